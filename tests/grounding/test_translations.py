"""Articles in another language than their release: what translators write differently is no finding."""

from __future__ import annotations

import pytest

import pressrewrite as pr


def found(text: str, language: str, body: str, source: str = "en") -> list[tuple[str, str]]:
    """List kinds and words of the findings of a text against a release of one paragraph."""
    release = pr.SourceItem(title="Release", publisher="Harbour Office", body=body, language=source)
    return [(one.kind, one.text) for one in pr.check(text, release, language=language).findings]


@pytest.mark.parametrize(
    ("text", "language", "body"),
    [
        ("鯨は10年後に戻った。", "ja", "The whales returned a decade later."),
        ("10代の少年3人が助けられた。", "ja", "Three teenage boys were rescued."),
        ("港は1か月で2回目の閉鎖となった。", "ja", "The port was closed for the second time in the past month."),
        ("3 回目の検査だった。", "ja", "It was a third inspection of the quay."),
        ("第1ピリオドで決まった。", "ja", "It was settled in the opening period."),
        ("1日の会議だった。", "ja", "It was an all-day meeting."),
        ("費用は1憶ユーロだった。", "ja", "It cost €100 million."),
        ("午後9時半に始まる。", "ja", "It starts at 9.30pm."),
        ("1秒当たり350,000回を処理する。", "ja", "It handles 350,000 a second."),
        ("10進数以外も使える。", "ja", "Numbers other than decimal ones can be used."),
        ("北京語を学ぶ。", "ja", "Pupils learn Mandarin."),
        ("詳細はdesk@port.exampleへ送信してください。", "ja", "Write to desk@port.example for details."),
        ("フェニックスで始まった。", "ja", "It began in Phoenix."),
        ("彼は「それは全く真実ではない」と述べた。", "ja", "He said: 'That is completely untrue, all of it.'"),
        ("حدث ذلك في ثمانينيات القرن العشرين.", "ar", "It happened in the 1980s."),
        ("اتصل على الرقم 116123.", "ar", "Call 116 123."),
        ("يبلغ وزنه 550 رطلا.", "ar", "It weighs 550 pounds."),
        ("Das Tier wog 250 Kilo.", "de", "The 550 pound animal was moved."),
        ("Es waren 27 ºC.", "de", "It was 80 degrees."),
        ("Es war etwa 6 Grad wärmer.", "de", "It was about 10 degrees warmer."),
        ("Rufen Sie 0800\u00a0555\u00a0111 an.", "de", "Call 0800 555 111."),
        ("Die Sommerkollektion 2019 wurde gezeigt.", "de", "The SS19 collection was shown."),
        ("Winde von 136 km/h wurden gemessen.", "de", "Winds of 85 mph were measured."),
        ("Звоните по номеру 1 510-984-1525.", "ru", "Call 510-984-1525."),
        ("מה חדש ב -10", "he", "What is new in 10"),
        ("ยานปรากฏตัวในอเมริกา", "th", "The vessel appeared in America."),
        ("Postgres は無料だ。", "ja", "PostgreSQL is free."),
        ("12.55'te başlıyor.", "tr", "It starts at 12:55 p.m."),
        ("Empieza a las 19.30.", "es", "It starts at 7:30pm."),
        ("À 23 heures, il ferma.", "fr", "It closed at 11pm."),
        ("11 Eylül'den beri kapalı.", "tr", "It has been closed since 9/11."),
        ("自9·11以来关闭。", "zh", "It has been closed since 9/11."),
        ("В середине 90-х было иначе.", "ru", "It was different in the mid-90s."),
        ("Em meados da década de 1990 era diferente.", "pt", "It was different in the mid-90s."),
        ("它在21世纪初开业。", "zh", "It opened in the early 2000s."),
        ("افتُتح في أوائل القرن الـ21.", "ar", "It opened in the early 2000s."),
        ("Температура -12 °C.", "ru", "It was minus 12 degrees Celsius."),
        ("销量增长了一倍。", "zh", "Sales doubled."),
        ("0.5インチの雨が降る。", "ja", "Half an inch of rain will fall."),
        ("1マイル離れている。", "ja", "It is a mile away."),
        ("もう1台がすぐ外にあった。", "ja", "Another van stood just outside."),
        ("過去100年で減った。", "ja", "They declined over the past century."),
        ("제2차 세계대전에서 침몰했다.", "ko", "It was sunk in World War II."),
        ("In der zweiten Hälfte war er besser.", "de", "He was better in the final period."),
        ("Er ist 1,93 m groß.", "de", "He is 6-foot-4."),
        ("그의 키는 193센티미터다.", "ko", "He is 6ft 4in tall."),
        ("Das Haus hat 223 Quadratmeter.", "de", "The house covers 2,400 square feet."),
        ("金利は0.25ポイント下がった。", "ja", "The rate fell by 25 basis points."),
        ("Venceram por 6/4 e 7/6.", "pt", "They won 6-4, 7-6."),
        ("회원 20명 중 5명이 왔다.", "ko", "Five of the 20 members came; 5 of them stayed."),
        ("Sie wuchs um 12 Millionen oder 0,86 %.", "de", "It grew by 12 million, or 0.86%."),
        ("فريق آدم كييف يفوز.", "ar", "Adam Keefe's men win."),
        ("Besuchen Sie https://www.port.example.", "de", "Join us at Port.example."),
        ("Email отправлен.", "ru", "The message was sent."),
        ("«Заглянем вместе под крышку люка: 9.6» (видео)", "ru", "A Look Below The Hatch: 9.6"),
        ("「帽子をかぶったまま外に出るなよ」と言った。", "ja", "He said: 'Do not go out there with that hat."),
    ],
)  # fmt: skip
def test_what_translators_write_differently_is_no_finding(text: str, language: str, body: str) -> None:
    """Decades, degrees, teenagers, counters and telephone numbers are the same things in other words."""
    assert found(text, language, body) == []


@pytest.mark.parametrize(
    ("text", "language", "body", "kind"),
    [
        ("2909年7月に始まった。", "ja", "It began in July 2009.", "date"),
        ("حدث ذلك في يونيو 2517.", "ar", "It happened in June 2017.", "date"),
        ("費用は1億2,507万ポンドだった。", "ja", "It cost £125m.", "money"),
        ("306 km nördlich", "de", "300 km (190 miles) north", "number"),
        ("午後9時半に始まる。", "ja", "It starts at 5.30pm.", "date"),
        ("Umsatz sank um 20 %.", "de", "Sales rose by 20%.", "opposite"),
        ("انخفضت المبيعات بنسبة 20%.", "ar", "Sales increased by 20%.", "opposite"),
        ("売上は20%減少した。", "ja", "Sales increased by 20%.", "opposite"),
        ("В 14:10 всё закрыли.", "ru", "It closed at 2pm.", "date"),
        ("周四凌晨5点40分开始。", "zh", "It began at 4.40 am on Thursday.", "date"),
        ("2018年9月29日星期六晚上8点开始。", "zh", "It begins at 7 p.m. ET tonight, Saturday, September 29, 2018.", "date"),
        ("50. madde yürürlüğe girdi.", "tr", "Article 60 came into force.", "number"),
        ("Il gagne 3 à 1.", "fr", "They win 4-1 at home, and much later they draw 3-3.", "number"),
        ("速度は810キロに達した。", "ja", "It reached 800 kph (497 mph).", "number"),
        ("«Мы очень рады этому новому причалу».", "ru", "The port has a new quay.", "quotation"),
        ("Счет был 25:19.", "ru", "The score was 21-19 in the end.", "number"),
        ("Er lebt in Jamaika.", "de", "He lives abroad.", "place"),
    ],
)  # fmt: skip
def test_what_a_translation_gets_wrong_is_found(text: str, language: str, body: str, kind: str) -> None:
    """A wrong year, invented digits, a wrong conversion and a figure that went the other way are findings."""
    assert [one for one, _ in found(text, language, body)] == [kind]


@pytest.mark.parametrize(
    ("text", "language", "body", "kinds"),
    [
        ("10 people came to the quay.", "en", "Follow us on X.", ["number"]),
        ("11 Menschen kamen zum Kai.", "de", "Xi Jinping opened the quay.", ["number"]),
        ("14 Menschen kamen.", "de", "Henry XIV opened the quay.", ["number"]),
        ("4 people came to the quay.", "en", "The patients got IV fluids on the quay.", ["number"]),
        ("5 Menschen kamen zum Kai.", "de", "It was Port v. Harbour in court.", ["number"]),
        ("They met after World War 2.", "en", "They met after World War II.", []),
        ("1. Dünya Savaşı'nda battı.", "tr", "It sank in World War I.", []),
        ("Er lebte unter Ludwig 14. am Hof.", "de", "He lived under Louis XIV at court.", []),
        ("The phase 3 trial began.", "en", "The phase III trial began.", []),
    ],
)
def test_roman_figures_number_what_stands_before_them(
    text: str, language: str, body: str, kinds: list[str]
) -> None:
    """World War II is the second one, but X is a site, Xi a name, IV a drip and v. a versus."""
    assert [kind for kind, _ in found(text, language, body)] == kinds


HALVES = "Sales grew in the first half of 2025 to a new high. Profit rose 4 percent in the third quarter."


@pytest.mark.parametrize(
    ("text", "language", "body", "kinds"),
    [
        ("Der Umsatz stieg im ersten Halbjahr 2025 um 30 Prozent.", "de", HALVES, ["percentage"]),
        ("Der Gewinn stieg im dritten Quartal um 15 Prozent.", "de", HALVES, ["percentage"]),
        ("Es dauerte 30 Minuten.", "de", HALVES, ["number"]),
        ("Es dauerte 30 Minuten.", "de", "It took half an hour.", []),
        ("Es dauerte 15 Minuten.", "de", "It took a quarter of an hour.", []),
        ("Es dauerte 10 Jahre.", "de", "It took a decade.", []),
        ("Es kamen 14 Schiffe.", "de", "It took a fortnight.", ["number"]),
        ("2 Menschen starben.", "de", "Both sides signed.", ["number"]),
        ("Es geschah 2 Mal.", "de", "It happened twice.", []),
        ("12 œufs sont cassés.", "fr", "A dozen eggs are broken.", []),
        ("12 % des œufs sont cassés.", "fr", "A dozen eggs are broken.", ["percentage"]),
        ("Das kostet 100 Euro.", "de", "It was the sale of the century.", ["money"]),
    ],
)
def test_an_english_word_stands_for_a_figure_of_its_kind(
    text: str, language: str, body: str, kinds: list[str]
) -> None:
    """A decade is ten years and half an hour thirty minutes; neither is a share, money or a number of ships."""
    assert [kind for kind, _ in found(text, language, body)] == kinds


RECIPE = "Add 1/4 cup of milk to the dough. The book is out on 12 May."


@pytest.mark.parametrize(
    ("text", "language", "body", "kinds"),
    [
        ("The book is out on 4 January.", "en", RECIPE, ["date"]),
        ("Das Buch erscheint am 4. Januar.", "de", RECIPE, ["date"]),
        ("Der Hafen ist seit dem 11. September zu.", "de", "It has been closed since 9/11.", []),
        ("It has been closed since September 11.", "en", "It has been closed since 9/11.", []),
    ],
)
def test_a_fraction_is_no_day(text: str, language: str, body: str, kinds: list[str]) -> None:
    """A quarter of a cup is not the fourth of January; 9/11 is a day in every language."""
    assert [kind for kind, _ in found(text, language, body)] == kinds


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("1. The king (1494-1547) reigned.\n2. He fell.", "The king (12 May 1494 – 31 March 1547) reigned. He fell."),
        ("The band played 2007-11.", "The band played from 2007 to 2011."),
        ("It began at 2:00 PM.", "It began at 14:00."),
        ('He said he "doesn\'t want to be near me".', "' he does n't want to be near me , ' he said"),
        ("The Angoulême branch rules.", "The Angoule\u0302me branch rules."),
        ("Chris Eubank Sr. boxed.", "Chris Eubank boxed."),
        ("Despite Costa's work, it closed.", "Costa worked hard and it closed."),
        ("Man Utd won the game.", "Manchester United won the game."),
        ("He added a third for the visitors.", "He scored a third goal for the visitors."),
        ("Two decades later it closed.", "It closed 20 years later."),
        ("Costs fell by 5%, while sales rose 3%.", "Sales rose 3%. Costs fell by 5%."),
    ],
)  # fmt: skip
def test_the_same_in_other_forms_is_no_finding(text: str, body: str) -> None:
    """Lives in brackets, numerals of lists, clocks, tokenised text and short forms of names."""
    assert found(text, "en", body) == []


SPEECH = (
    'The port opened. "We built this reef for the children of the town," said Ann Lee, the mayor. '
    '"It will cost us nothing at all in the end," Bob Ray added.'
)


@pytest.mark.parametrize(
    ("text", "language", "body", "kinds"),
    [
        ('Bob Ray said: "We built this reef for the children of the town".', "en", SPEECH, ["speaker"]),
        ('"We built this reef for the children of the town," said Mayor Lee.', "en", SPEECH, []),
        ('The mayor said: "We built this reef for the children".', "en", SPEECH, []),
        ("佐藤氏は「この港は町の子どもたちのために作りました」と述べた。", "ja", "田中市長は「この港は町の子どもたちのために作りました」と述べた。", ["speaker"]),
        ("计划通过了。", "zh", "计划没有通过。", ["negation"]),
        ("この計画は議会で可決された。", "ja", "この計画は議会で可決されなかった。", ["negation"]),
        ("この港の売上は去年より増加した。", "ja", "この港の売上は去年より減少した。", ["opposite"]),
    ],
)  # fmt: skip
def test_who_said_it_and_which_way_it_turned(text: str, language: str, body: str, kinds: list[str]) -> None:
    """Words given to somebody else, and sentences turned round in scripts without spaces, are findings."""
    assert [kind for kind, _ in found(text, language, body, source=language)] == kinds


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Der Hafen hat das Riff im Mai wieder geöffnet und 300 Bäume gepflanzt.", "de"),
        ("港は5月に再開した。", "ja"),
        ("The reef.", "en"),
    ],
)
def test_a_text_says_its_language_itself(text: str, language: str) -> None:
    """Without a tag a text is read in the language that it plainly speaks, else in that of the release."""
    release = pr.SourceItem(title="Reef", publisher="Port", body="The port reopened the reef.", language="en")
    assert pr.check(text, release) == pr.check(text, release, language=language)
