"""People beside their office, in scripts without capital letters."""

from __future__ import annotations

import pytest

import pressrewrite as pr
from pressrewrite.facts import find_persons, stem, without_offices


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("ja", "社長の田中一郎は「受け入れる」と述べた。", ["田中一郎"]),
        ("ja", "社長の発言は「重い」と受け止められた。", []),
        ("ja", "衆議院議員全員が任期を終えた。", []),
        ("ja", "大統領の記者会見が開かれた。", []),
        ("zh", "公司总经理王强说：“我们接受。”", ["王强"]),
        ("zh", "总经理办公室表示，会议延期。", []),
        ("zh", "秘书长何小平表示欢迎。", ["何小平"]),
        ("ko", "김서윤 대표는 결과를 밝혔다.", ["김서윤"]),
        ("ko", "외교부 장관은 말을 아꼈다.", []),
        ("ar", "وقال الرئيس التنفيذي خالد الحربي إن الشركة تقبل القرار.", ["خالد الحربي"]),
        ("ar", "وقال الرئيس التنفيذي إن الشركة تقبل القرار.", []),
        ("he", "מנכ״לית דנה לוי אמרה כי המפעל ייפתח.", ["דנה לוי"]),
        ("hi", "निदेशक मीरा सूद ने कहा कि काम पूरा है।", ["मीरा सूद"]),
        ("ur", "ترجمان احمد خان نے کہا کہ کام مکمل ہے۔", ["احمد خان"]),
        ("zh", "公司總經理陳志強表示，工廠將開業。", ["陳志強"]),
        *[
            ("zh", f"公司总经理{word}表示，新工厂将于五月开业。", [])
            for word in (
                "今天 再次 同时 随后 周二 周日 最后 此前 日前 进一步 就此 对此 同日 向记者 于今日 高度 高兴地 曾多次 曾公开 任内多次 "
                "马上 顾问 方面 万一 尤其 于五月 华东区 武汉厂 李先生 王女士 于是 周二再次"
            ).split()
        ],
        ("zh", "公司总经理还说，新工厂将开业。", []),
        ("ja", "監督の最新作は「春」と題される。", []),
        ("ja", "社長の新方針が「拡大」と語られた。", []),
        ("ja", "会長の後任が「決まった」と述べた。", []),
        ("ja", "責任者の一人は「残念だ」と話した。", []),
        ("ja", "担当者の原因説明は「不十分だ」と述べた。", []),
        ("ja", "社長の本田工場は「重要だ」と語られた。", []),
        ("ja", "社長の清水建設は「重要だ」と語られた。", []),
        ("ja", "会長の福島訪問は「重要だ」と語られた。", []),
        ("ja", "社長の木村は「重要だ」と語った。", ["木村"]),
        ("ja", "社長の鈴木氏は出席した。", ["鈴木"]),
        ("ja", "社長の小早川氏は出席した。", ["小早川"]),
        ("ja", "監督の佐々木さんは「嬉しい」と語った。", ["佐々木"]),
        ("ja", "社長の田中 一郎は「嬉しい」と述べた。", ["田中 一郎"]),
        ("ja", "監督のジョン・スミスは「嬉しい」と述べた。", ["ジョン・スミス"]),
        ("ko", "한국의 장관은 말을 아꼈다.", []),
        ("ko", "정부의 장관은 말을 아꼈다.", []),
        ("ko", "이번에 대표는 결과를 밝혔다.", []),
        ("ko", "이어서 대표는 결과를 밝혔다.", []),
        ("ko", "정치권 의원은 말을 아꼈다.", []),
        ("ko", "김민서 대표는 결과를 밝혔다.", ["김민서"]),
        ("ar", "قال المدير العام مؤكدا مجددا أن المصنع سيفتح.", []),
        ("ar", "قال المدير العام كذلك أيضا إن المصنع سيفتح.", []),
        ("ar", "قال الرئيس التنفيذي للشركة اليوم إن المصنع سيفتح.", []),
        ("ar", "قال المدير العام لمجموعة النور في دبي إن المصنع سيفتح.", []),
        ("ar", "قال الأمين العام ردا عليه إن المصنع سيفتح.", []),
        ("ar", "قال المتحدث الرسمي باسم الشركة إن المصنع سيفتح.", []),
        ("ar", "قالت المديرة العامة ليلى منصور إن المصنع سيفتح.", ["ليلى منصور"]),
        ("he", "השר לביטחון פנים אמר כי המפעל ייפתח.", []),
        ("he", "הדובר מטעם החברה אמר כי המפעל ייפתח.", []),
        ("he", "יו״ר ועדת הכספים אמר כי המפעל ייפתח.", []),
        ("he", "השר בנימין לוי אמר כי המפעל ייפתח.", ["בנימין לוי"]),
        ("hi", "अध्यक्ष और निदेशक ने कहा कि काम पूरा है।", []),
        ("hi", "अध्यक्ष महोदय जी ने कहा कि काम पूरा है।", []),
        ("hi", "निदेशक श्री शर्मा ने कहा कि काम पूरा है।", []),
        ("hi", "मुख्यमंत्री कार्यालय टीम ने कहा कि काम पूरा है।", []),
        ("hi", "निदेशक जीत वर्मा ने कहा कि काम पूरा है।", ["जीत वर्मा"]),
        ("ur", "ترجمان دفتر خارجہ نے کہا کہ کام مکمل ہے۔", []),
        ("ur", "صدر ایوان تجارت نے کہا کہ کام مکمل ہے۔", []),
        ("en", "President Ada Lund said so.", []),
    ],
)
def test_an_office_proves_a_name(language: str, text: str, names: list[str]) -> None:
    """What stands beside an office and before a verb of saying is a person; other words there are none."""
    found = list(find_persons(text, language))
    assert [name.text for name in found] == names
    assert all(text[name.start : name.end] == name.text for name in found)


@pytest.mark.parametrize(
    "who", "张庆捷 余凌云 韩长赋 李民 鲁炜 张立新 何小平 范龙佩 杜家毫 雷添良 黄崇福 王强 王伟".split()
)
def test_chinese_names_are_certain_with_a_surname_and_a_verb(who: str) -> None:
    """A frequent surname between an office and a verb of saying leaves no doubt."""
    (found,) = find_persons(f"研究所所长{who}介绍说，规模较大。", "zh")
    assert (found.text, found.certain) == (who, True)


@pytest.mark.parametrize(
    ("language", "text", "certain"),
    [
        ("zh", "公司总经理王伟（左）出席。", False),
        ("ja", "社長の小早川氏は出席した。", True),
        ("ja", "社長の田中一郎は「嬉しい」と述べた。", True),
        ("ja", "社長の田中一郎は「嬉しい」。", False),
        ("ja", "監督のジョン・スミスは「嬉しい」と述べた。", False),
        ("ko", "김서윤 대표는 결과를 밝혔다.", False),
        ("ar", "وقال الرئيس التنفيذي خالد الحربي إن الشركة تقبل القرار.", True),
        ("ar", "زار الرئيس التنفيذي خالد الحربي في دبي.", False),
    ],
)
def test_only_what_is_proved_is_certain(language: str, text: str, *, certain: bool) -> None:
    """Without a surname or a verb of saying the words may be something else."""
    (found,) = find_persons(text, language)
    assert found.certain is certain


@pytest.mark.parametrize(
    ("who", "bare"),
    [("社長の西村香織", "西村香織"), ("西村社長", "西村"), ("总经理王强", "王强"), ("박서윤 소장", "박서윤")],
)
def test_offices_are_left_out(who: str, bare: str) -> None:
    """Two speakers of one office are still two people."""
    assert without_offices(who) == bare


@pytest.mark.parametrize(
    ("one", "other"), [("والشركه", "الشركه"), ("ستطعن", "تطعن"), ("للشركه", "شركه"), ("بالقرار", "القرار")]
)
def test_arabic_words_meet_without_what_is_joined_to_them(one: str, other: str) -> None:
    """And, the, to, by and the sign of the future are written together with the word."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize("word", ["وزير", "سوق", "فيل", "سنه", "الى"])
def test_short_arabic_words_keep_their_letters(word: str) -> None:
    """A root is not cut."""
    assert stem(word) == word


ARABIC = pr.SourceItem(
    title="غرامة على شركة الواحة",
    publisher="الهيئة",
    body="قالت الرئيسة التنفيذية سارة العتيبي: «نقبل القرار». ولن تطعن الشركة في القرار.",
    language="ar",
)
JAPANESE = pr.SourceItem(
    title="課徴金",
    publisher="委員会",
    body="社長の西村香織は「決定を受け入れます。規則を厳しくしました。」と述べた。",
    language="ja",
)
GERMAN = pr.SourceItem(
    title="Bußgeld", publisher="Amt", body="Vorstandschefin Petra Seidel sagte nichts.", language="de"
)
CHINESE = pr.SourceItem(
    title="新工厂", publisher="公司", body="公司总经理王伟表示，新工厂将于五月开业。", language="zh"
)
HINDI = pr.SourceItem(
    title="बैठक", publisher="मंत्रालय", body="प्रधानमंत्री नरेन्द्र मोदी ने कहा कि काम पूरा है।", language="hi"
)
GERMAN_FIRMS = pr.SourceItem(
    title="Aus Köln",
    publisher="Amt",
    body=(
        "Das Unternehmen Siemens baut. Die Stadt Köln plant. Der Flughafen Berlin wächst. Der Verband Bitkom warnt. "
        "Aus Köln kam Lob. Im Werk arbeitet Dr. Eva Wolf. Petra Seidel, Sprecherin, schwieg. Laut Minister Jonas Wendt genügt das."
    ),
    language="de",
)
RUSSIAN = pr.SourceItem(
    title="Штраф", publisher="Служба", body="Компания «Волна» заплатит штраф.", language="ru"
)


@pytest.mark.parametrize(
    ("item", "text", "kinds"),
    [
        (ARABIC, "وقال الرئيس التنفيذي خالد الحربي إن الشركة تقبل القرار.", ["name"]),
        (ARABIC, "وقالت الرئيسة التنفيذية سارة العتيبي إن الشركة تقبل القرار.", []),
        (ARABIC, "لن تطعن الشركة في القرار.", []),
        (ARABIC, "ستطعن الشركة في القرار.", ["negation"]),
        (JAPANESE, "社長の田中一郎は「決定を受け入れます。」と述べた。", ["speaker"]),
        (JAPANESE, "西村社長は「決定を受け入れます。」と述べた。", []),
        (GERMAN, "Vorstandschef Klaus Seidel sagte nichts.", ["name"]),
        (GERMAN, "Die Kölner Firmenchefin Seidel sagte nichts.", []),
        (CHINESE, "公司总经理今天表示，新工厂将于五月开业。", []),
        (CHINESE, "公司总经理李强表示，新工厂将于五月开业。", ["name"]),
        (HINDI, "प्रधानमंत्री नरेंद्र मोदी ने कहा कि काम पूरा है।", []),
        (GERMAN_FIRMS, "Sprecher Klaus Seidel schwieg.", ["name"]),
        (GERMAN_FIRMS, "Der Minister Frank Wendt sagte das.", ["name"]),
        (GERMAN_FIRMS, "Die Forscherin Anna Wolf arbeitet.", ["name"]),
        (GERMAN_FIRMS, "Die Forscherin Dr. Eva Wolf arbeitet.", []),
        (GERMAN_FIRMS, "Minister Jonas Wendt sagte das.", []),
        (GERMAN_FIRMS, "Der Konzern Siemens baut.", []),
        (GERMAN_FIRMS, "Die Metropole Köln plant.", []),
        (GERMAN_FIRMS, "Am Airport Berlin gibt es Wachstum.", []),
        (GERMAN_FIRMS, "Der Branchenverband Bitkom warnt.", []),
        (GERMAN_FIRMS, "Laut Messe Köln kam Lob.", []),
        (GERMAN_FIRMS, "Im Sommer Messe Köln: Lob.", []),
        (RUSSIAN, "«Волну» оштрафовали.", []),
    ],
)
def test_people_are_held_against_the_release(item: pr.SourceItem, text: str, kinds: list[str]) -> None:
    """Another person in the same office is found; a short or declined form of the same name is not."""
    found = pr.check(text, item).findings
    assert [one.kind for one in found] == kinds
