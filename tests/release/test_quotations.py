"""Direct speech and its speakers, in a dozen languages and every order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.models import PartKind, QuotedSpeech
from pressrewrite.release import find_quote_marks
from pressrewrite.release.quotations import find_quotations


def quotations(text: str, language: str, *, subheads: tuple[int, ...] = ()) -> tuple[QuotedSpeech, ...]:
    """Find the quotations of paragraphs that blank lines part."""
    paragraphs = []
    at = 0
    for number, paragraph in enumerate(text.split("\n\n")):
        kind = PartKind.SUBHEAD if number in subheads else PartKind.BODY
        paragraphs.append((at, at + len(paragraph), PartKind.LEAD if not number else kind))
        at += len(paragraph) + 2
    return find_quotations(text, paragraphs, language)


Q = "“The reef has healed faster than we hoped,” "


@pytest.mark.parametrize(
    ("text", "language", "words", "speaker", "role"),
    [
        (Q + "said Ann Lee.", "en", "The reef has healed faster than we hoped", "Ann Lee", None),
        (
            Q + "said Ann Lee, director of the port.",
            "en",
            "The reef has healed faster than we hoped",
            "Ann Lee",
            "director of the port",
        ),
        (Q + "Ann Lee said.", "en", "The reef has healed faster than we hoped", "Ann Lee", None),
        (
            Q + "Ann Lee, director of the port, said.",
            "en",
            "The reef has healed faster than we hoped",
            "Ann Lee",
            "director of the port",
        ),
        (
            Q + "said Dr. Ann B. Lee, Ph.D.",
            "en",
            "The reef has healed faster than we hoped",
            "Dr. Ann B. Lee",
            None,
        ),
        (Q + "according to Ann Lee.", "en", "The reef has healed faster than we hoped", "Ann Lee", None),
        (Q + "she said.", "en", "The reef has healed faster than we hoped", None, None),
        (Q + "he added.", "en", "The reef has healed faster than we hoped", None, None),
        (Q + "it is told.", "en", "The reef has healed faster than we hoped", None, None),
        (
            "Ann Lee said: “The reef is open again for everybody.”",
            "en",
            "The reef is open again for everybody.",
            "Ann Lee",
            None,
        ),
        (
            "In a statement, Ann Lee said, “The reef is open again.”",
            "en",
            "The reef is open again.",
            "Ann Lee",
            None,
        ),
        (
            '"The reef is open again today," said Ann Lee.',
            "en",
            "The reef is open again today",
            "Ann Lee",
            None,
        ),
        (
            "‘The reef isn’t closed any more,’ said Ann Lee.",
            "en",
            "The reef isn’t closed any more",
            "Ann Lee",
            None,
        ),
        (
            "„Das Riff ist endlich wieder offen“, sagte Ann Lee, Leiterin des Hafens.",
            "de",
            "Das Riff ist endlich wieder offen",
            "Ann Lee",
            "Leiterin des Hafens",
        ),
        (
            "»Das Riff ist endlich wieder offen«, so Ann Lee.",
            "de",
            "Das Riff ist endlich wieder offen",
            "Ann Lee",
            None,
        ),
        (
            "Ann Lee erklärt: „Das Riff ist endlich wieder offen.“",
            "de",
            "Das Riff ist endlich wieder offen.",
            "Ann Lee",
            None,
        ),
        (
            "„Das Riff ist endlich wieder offen“, sagte sie.",
            "de",
            "Das Riff ist endlich wieder offen",
            None,
            None,
        ),
        (
            "« Le récif est de nouveau ouvert », a déclaré Ann Lee.",
            "fr",
            "Le récif est de nouveau ouvert",
            "Ann Lee",
            None,
        ),
        (
            "« Le récif est de nouveau ouvert », explique Ann Lee, directrice du port.",
            "fr",
            "Le récif est de nouveau ouvert",
            "Ann Lee",
            "directrice du port",
        ),
        (
            "«El arrecife está abierto de nuevo», dijo Ana López, directora del puerto.",
            "es",
            "El arrecife está abierto de nuevo",
            "Ana López",
            "directora del puerto",
        ),
        (
            "Ana López afirmó: “El arrecife está abierto de nuevo”.",
            "es",
            "El arrecife está abierto de nuevo",
            "Ana López",
            None,
        ),
        (
            "“O recife está aberto de novo”, disse Ana Lopes.",
            "pt",
            "O recife está aberto de novo",
            "Ana Lopes",
            None,
        ),
        (
            "«La barriera è di nuovo aperta», ha dichiarato Anna Leone, direttrice del porto.",
            "it",
            "La barriera è di nuovo aperta",
            "Anna Leone",
            "direttrice del porto",
        ),
        (
            "“Het rif is eindelijk weer open”, zegt Anna de Leeuw.",
            "nl",
            "Het rif is eindelijk weer open",
            "Anna de Leeuw",
            None,
        ),
        (
            "”Revet är äntligen öppet igen”, säger Anna Lejon.",
            "sv",
            "Revet är äntligen öppet igen",
            "Anna Lejon",
            None,
        ),
        (
            "«Риф снова открыт для всех», — сказала Анна Львова.",
            "ru",
            "Риф снова открыт для всех",
            "Анна Львова",
            None,
        ),
        ("«Риф снова открыт для всех», — сказал он.", "ru", "Риф снова открыт для всех", None, None),
        (
            "「港は再び開かれました。」と山田所長は述べました。",
            "ja",
            "港は再び開かれました。",
            "山田所長",
            None,
        ),
        (
            "山田所長は次のように述べています。「港は再び開かれました。」",
            "ja",
            "港は再び開かれました。",
            "山田所長",
            None,
        ),
        (
            "王主任表示：“港口今天已经重新开放了，欢迎大家。”",
            "zh",
            "港口今天已经重新开放了，欢迎大家。",
            "王主任",
            None,
        ),
        (
            "“港口今天已经重新开放了，欢迎大家。”王主任说。",
            "zh",
            "港口今天已经重新开放了，欢迎大家。",
            "王主任",
            None,
        ),
        (
            "“산호초가 오늘 다시 모두에게 열렸습니다”라고 김민수 청장이 말했다.",
            "ko",
            "산호초가 오늘 다시 모두에게 열렸습니다",
            "김민수 청장",
            None,
        ),
        (
            "김민수 청장은 “산호초가 오늘 다시 모두에게 열렸다”고 말했다.",
            "ko",
            "산호초가 오늘 다시 모두에게 열렸다",
            "김민수 청장",
            None,
        ),
        (
            "قالت مريم حسن: «أعيد افتتاح الميناء اليوم للجميع».",
            "ar",
            "أعيد افتتاح الميناء اليوم للجميع",
            "مريم حسن",
            None,
        ),
        (
            "«أعيد افتتاح الميناء اليوم للجميع»، قالت مريم حسن.",
            "ar",
            "أعيد افتتاح الميناء اليوم للجميع",
            "مريم حسن",
            None,
        ),
        (
            '"הנמל נפתח היום מחדש לכולם", אמרה מרים חסון.',
            "he",
            "הנמל נפתח היום מחדש לכולם",
            "מרים חסון",
            None,
        ),
        ("“The reef is open again today,” said Ann Lee.", "tlh", "The reef is open again today", None, None),
    ],
)
def test_speakers(text: str, language: str, words: str, speaker: str | None, role: str | None) -> None:
    """Speech is found without its marks, and its speaker where the release names one beside it."""
    (found,) = quotations(text, language)
    assert found.span.text == words
    assert (found.speaker and found.speaker.text) == speaker
    assert (found.role and found.role.text) == role
    assert found.marked
    for span in (found.span, found.speaker, found.role):
        assert span is None or text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The so-called “smart” harbour is open.", "en"),
        ("She read “The Old Man and the Sea” to them.", "en"),
        ("The tanker “Aurora Borealis Commemorative Southern Star” ran aground.", "en"),
        ("Das „Netz der Häfen“ wächst.", "de"),
        ("「交通空白」の解消を目指します。", "ja"),
        ("“一带一路”建设取得进展。", "zh"),
        ('It is 5\' 10" and 6" wide.', "en"),
        ("The divers' and the swimmers' reef isn't the boats'.", "en"),
        ("No mark at all.", "en"),
        ("“”", "en"),
        ("A mark that “ stands alone for itself here.", "en"),
        ("It ends with a mark“", "en"),
    ],
)
def test_no_speech(text: str, language: str) -> None:
    """Scare quotes, titles, inches and apostrophes are no speech."""
    assert quotations(text, language) == ()


@pytest.mark.parametrize("blank", ["\u2003\u2003", "\t\t\t", "\u3000\u3000", " , ", "..", "\u2028\u2029"])
def test_blank_speakers(blank: str) -> None:
    """White space of any width names nobody."""
    (found,) = quotations(f"“The reef is open again today,” said {blank}.", "en")
    assert found.speaker is None


def _named(found: tuple[QuotedSpeech, ...]) -> list[tuple[str, str | None]]:
    return [(said.span.text, said.speaker.text if said.speaker else None) for said in found]


def test_interrupted() -> None:
    """The second half of a quotation that "said X" interrupts belongs to X as well."""
    text = "“The reef is open again,” said Ann Lee. “We want it to stay that way.”"
    assert _named(quotations(text, "en")) == [
        ("The reef is open again", "Ann Lee"),
        ("We want it to stay that way.", "Ann Lee"),
    ]


def test_two_speakers() -> None:
    """Two people in one paragraph keep their own words."""
    text = "“The reef is open again,” said Ann Lee. “Nobody told the divers so,” said Bo Dahl."
    assert _named(quotations(text, "en")) == [
        ("The reef is open again", "Ann Lee"),
        ("Nobody told the divers so", "Bo Dahl"),
    ]


def test_across_paragraphs() -> None:
    """A quotation whose mark is not closed goes on in the next paragraph, and so does its speaker."""
    text = "Ann Lee said: “The reef is open again.\n\n“We want it to stay that way.”\n\n“Nobody asked the divers about it.”"
    assert _named(quotations(text, "en")) == [
        ("The reef is open again.", "Ann Lee"),
        ("We want it to stay that way.", "Ann Lee"),
        ("Nobody asked the divers about it.", None),
    ]


def test_announced() -> None:
    """A speaker who is announced with a colon owns the quotation in the next paragraph."""
    text = "The reef is open.\n\nAnn Lee, director of the port, said:\n\n“The reef is open again today.”"
    (found,) = quotations(text, "en")
    assert found.speaker is not None
    assert found.speaker.text == "Ann Lee"


def test_statement_without_marks() -> None:
    """Below "X said:" stands X's statement, marks or not; whose the paragraphs behind it are, nobody says."""
    text = (
        "The reef is open.\n\nThe minister Ann Lee said:\n\nThe reef is open again today.\n\n"
        "It was a long way.\n\nWhat happens next\n\nDivers come on Monday."
    )
    found = quotations(text, "en", subheads=(4,))
    assert _named(found) == [
        ("The reef is open again today.", "The minister Ann Lee"),
        ("It was a long way.", None),
    ]
    assert not any(quotation.marked for quotation in found)


def test_whole_statement() -> None:
    """A release that is one announcement and then nothing but the words announced belongs to one speaker."""
    text = "The minister Ann Lee said:\n\nThe reef is open again today.\n\nIt was a long way."
    assert {speaker for _, speaker in _named(quotations(text, "en"))} == {"The minister Ann Lee"}


@pytest.mark.parametrize(
    ("line", "language", "speaker"),
    [
        ("Dazu sagte Ann Lee:", "de", "Ann Lee"),
        ("Zum Abschluss erklärte der Minister Ann Lee:", "de", "der Minister Ann Lee"),
        ("Ann Lee sagte in Berlin:", "de", "Ann Lee"),
        ("Sobre el puerto, afirmó la ministra Ana López:", "es", "la ministra Ana López"),
        ("Ana López dijo en Madrid:", "es", "Ana López"),
        ("À cette occasion, a déclaré Anne Lion:", "fr", "Anne Lion"),
        ("Anne Lion a déclaré à Paris:", "fr", "Anne Lion"),
        ("Per l’occasione ha dichiarato Anna Leone:", "it", "Anna Leone"),
        ("Op de kade zei Anna de Leeuw:", "nl", "Anna de Leeuw"),
        ("На встрече сказала Анна Львова:", "ru", "Анна Львова"),
        ("Анна Львова сказала в Москве:", "ru", "Анна Львова"),
        ("تعليقا على القرار، قالت مريم حسن:", "ar", "مريم حسن"),
        ("Ann Lee said in London:", "en", "Ann Lee"),
        ("In London, Ann Lee said:", "en", "Ann Lee"),
    ],
)
def test_order_of_words(line: str, language: str, speaker: str) -> None:
    """What stands before the verb is not taken for the speaker where the speaker stands behind it."""
    found = quotations(f"x\n\n{line}\n\n“Abcd efgh ijkl mnop qrst.”", language)
    assert _named(found) == [("Abcd efgh ijkl mnop qrst.", speaker)]


def test_nobody_is_announced() -> None:
    """A colon without a speaker announces nobody."""
    assert quotations("The rules are these:\n\nDivers must carry a lamp.", "en") == ()
    assert quotations("She said:\n\nDivers must carry a lamp.", "en") == ()
    assert quotations("Ann Lee said:\n\nDivers must carry a lamp.", "tlh") == ()


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("a “b c” d", ["b c"]),
        ("“a ‘b’ c”", ["a ‘b’ c"]),
        ("「あ「い」う」え「お」", ["あ「い」う", "お"]),
        ("『あ「い」』", ["あ「い」"]),
        ("«a «b» c» «d»", ["a «b» c", "d"]),
        ("»a« und »b«", ["a", "b"]),
        ("„a“ und „b”", ["a", "b"]),
        ("‘don’t’", ["don’t"]),
        ('"a" and "b"', ["a", "b"]),
        ("“open to the end", ["open to the end"]),
        ("x “open", []),
        ("»open", []),
        ("〝あ〟", ["あ"]),
        ("x「「あ」", ["あ"]),
        ("「「あ」", ["「あ」"]),
        ("", []),
    ],
)
def test_marks(text: str, inner: list[str]) -> None:
    """The outermost marks are found, nested and foreign ones among them; an apostrophe closes nothing."""
    found = [text[slice(*marks.inner)] for marks in find_quote_marks(text, 0, len(text))]
    assert found == inner


@given(
    st.text('“”„"«»「」『』‘’〝〟a B.,:\n,', max_size=200),
    st.sampled_from(["en", "de", "ja", "zh", "ko", "ar", "und"]),
)
def test_any_marks(text: str, language: str) -> None:
    """However marks are thrown together, quotations lie in order, apart from one another, and hold their words."""
    at = 0
    for marks in find_quote_marks(text, 0, len(text)):
        assert at <= marks.start < marks.inner[0] <= marks.inner[1] <= marks.end <= len(text)
        at = marks.end
    for found in find_quotations(text, [(0, len(text), PartKind.LEAD)] if text else [], language):
        assert text[found.span.start : found.span.end] == found.span.text


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            'Ann Lee said: "We are proud of this new plant." Bob Stone said: "The town needed jobs very much."',
            ["Ann Lee", "Bob Stone"],
        ),
        ('"We are proud of this new plant." Ann Lee said.', ["Ann Lee"]),
        (
            'She said that "one important part of it was an apology." Her statement, which she said was long, told more.',
            [None],
        ),
    ],
)
def test_the_next_sentence_names_another_speaker(text: str, speakers: list[str | None]) -> None:
    """Behind a full stop somebody begins to speak; only "Lee said." looks back."""
    found = quotations(text, "en")
    assert [one.speaker.text if one.speaker else None for one in found] == speakers
