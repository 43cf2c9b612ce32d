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
        ("en", "President Ada Lund said so.", []),
    ],
)
def test_an_office_proves_a_name(language: str, text: str, names: list[str]) -> None:
    """What stands beside an office and before a verb of saying is a person; other words there are none."""
    found = list(find_persons(text, language))
    assert [name.text for name in found] == names
    assert all(text[name.start : name.end] == name.text for name in found)


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
        (RUSSIAN, "«Волну» оштрафовали.", []),
    ],
)
def test_people_are_held_against_the_release(item: pr.SourceItem, text: str, kinds: list[str]) -> None:
    """Another person in the same office is found; a short or declined form of the same name is not."""
    found = pr.check(text, item).findings
    assert [one.kind for one in found] == kinds
