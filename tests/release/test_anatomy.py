"""The anatomy of a release: nothing is thrown away, and every part is what it says."""

from __future__ import annotations

import json
import time
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pressrewrite.models import Anatomy, PartKind, SourceItem, SourceText
from pressrewrite.release import anatomy

if TYPE_CHECKING:
    from pathlib import Path


def release(body: str | None, *, language: str = "en", title: str = "Reef reopens to divers") -> SourceItem:
    """Make a release."""
    return SourceItem(title=title, publisher="Port", body=body, language=language)


def whole(item: SourceItem) -> Anatomy:
    """Take a release apart and see that every character is in exactly one part."""
    source = SourceText(item)
    found = anatomy(source)
    at = 0
    for part in found.parts:
        assert part.span.start == at
        assert part.span.end > at
        assert part.span.text == source.text[at : part.span.end]
        at = part.span.end
    assert at == len(source.text)
    assert "".join(part.span.text for part in found.parts) == item.text
    spans = [
        span for quotation in found.quotations for span in (quotation.span, quotation.speaker, quotation.role)
    ]
    spans += [ticker.span for ticker in found.tickers]
    spans += [found.dateline.span] if found.dateline else []
    for span in spans:
        assert span is None or source.text[span.start : span.end] == span.text
    return found


def parts(body: str, *, language: str = "en", title: str = "Reef reopens to divers") -> list[tuple[str, str]]:
    """Give kind and words of every part behind the title."""
    found = whole(release(body, language=language, title=title))
    shown = [(part.kind.value, part.span.text.strip()) for part in found.parts]
    assert shown[0][0] == "headline"
    shown[0] = ("headline", shown[0][1].removeprefix(title).strip())
    return shown if shown[0][1] else shown[1:]


STORY = "The reef is open again after fourteen months of repair."
MORE = "Up to a hundred divers a day may now book a place by telephone."


@pytest.mark.parametrize(
    ("body", "language", "expected"),
    [
        (STORY, "en", [("lead", STORY)]),
        ("Reef reopens to divers", "en", [("headline", "Reef reopens to divers")]),
        (
            f"Reef reopens to divers - Port of Ellery\n\n{STORY}",
            "en",
            [("headline", "Reef reopens to divers - Port of Ellery"), ("lead", STORY)],
        ),
        (
            f"**Reef reopens to divers**\n\n{STORY}",
            "en",
            [("headline", "**Reef reopens to divers**"), ("lead", STORY)],
        ),
        ("Reef reopens to divers on Monday.", "en", [("lead", "Reef reopens to divers on Monday.")]),
        (
            f"FOR IMMEDIATE RELEASE\n\n{STORY}\n\n###",
            "en",
            [("release_line", "FOR IMMEDIATE RELEASE"), ("lead", STORY), ("end_mark", "###")],
        ),
        (
            f"EMBARGOED UNTIL 00:01 GMT, 24 April 2025\n\n{STORY}",
            "en",
            [("embargo", "EMBARGOED UNTIL 00:01 GMT, 24 April 2025"), ("lead", STORY)],
        ),
        (f"LISBON, 3 May 2025 - {STORY}", "en", [("dateline", "LISBON, 3 May 2025 -"), ("lead", STORY)]),
        (f"3 May 2025\n\n{STORY}", "en", [("dateline", "3 May 2025"), ("lead", STORY)]),
        (f"{STORY} (end)", "en", [("lead", STORY), ("end_mark", "(end)")]),
        (
            "港は再び開かれました。多くの人が訪れています。（以上）",
            "ja",
            [("lead", "港は再び開かれました。多くの人が訪れています。"), ("end_mark", "（以上）")],
        ),
        (
            f"{STORY}\n\n{MORE}\n\nAbout Port\n\nThe port runs the harbour.\n\nContact: Ann Lee, ann@port.example",
            "en",
            [
                ("lead", STORY),
                ("body", MORE),
                ("boilerplate", "About Port\n\nThe port runs the harbour."),
                ("contact", "Contact: Ann Lee, ann@port.example"),
            ],
        ),
        (
            f"{STORY}\n\nWhat divers need\n\n{MORE}\n\nNotes to editors\n\n1. The reef lies off the coast.",
            "en",
            [
                ("lead", STORY),
                ("subhead", "What divers need"),
                ("body", MORE),
                ("editor_notes", "Notes to editors\n\n1. The reef lies off the coast."),
            ],
        ),
        (
            f"{STORY}\n\n{MORE}\n\nForward-Looking Statements\n\nThe future is open.\n\n-30-",
            "en",
            [
                ("lead", STORY),
                ("body", MORE),
                ("legal", "Forward-Looking Statements\n\nThe future is open."),
                ("end_mark", "-30-"),
            ],
        ),
        (
            f"{STORY}\n\nHarbour Wire has been retained by Port Ltd to produce and distribute this text.",
            "en",
            [
                ("lead", STORY),
                (
                    "paid_notice",
                    "Harbour Wire has been retained by Port Ltd to produce and distribute this text.",
                ),
            ],
        ),
        (
            f"{STORY} Divers must bring:\n\n- a lamp\n- a buoy",
            "en",
            [("lead", f"{STORY} Divers must bring:"), ("list", "- a lamp"), ("list", "- a buoy")],
        ),
        (
            f"{STORY} Divers must bring:\nA lamp\nA buoy\n\n{MORE}",
            "en",
            [("lead", f"{STORY} Divers must bring:"), ("list", "A lamp"), ("list", "A buoy"), ("body", MORE)],
        ),
        (
            f"Contents\n\nThe reef\n\nThe harbour\n\nThe town\n\nThe reef\n\n{STORY}",
            "en",
            [
                ("furniture", "Contents\n\nThe reef\n\nThe harbour\n\nThe town"),
                ("subhead", "The reef"),
                ("lead", STORY),
            ],
        ),
        (
            f"{STORY}\n\n{MORE}\n\nRelated links",
            "en",
            [("lead", STORY), ("body", MORE), ("furniture", "Related links")],
        ),
        (f"![A reef](reef.jpg)\n\n{STORY}", "en", [("furniture", "![A reef](reef.jpg)"), ("lead", STORY)]),
        (
            f"{STORY}\n\nDepth\tPlaces\n10\t40\n20\t60",
            "en",
            [("lead", STORY), ("table", "Depth\tPlaces\n10\t40\n20\t60")],
        ),
        (
            "Das Riff ist nach vierzehn Monaten wieder offen.\n\nBis zu hundert Taucher dürfen am Tag kommen.\n\nÜber das Hafenamt\n\nDas Amt leitet den Hafen.\n\nPressekontakt: Ann Lee",
            "de",
            [
                ("lead", "Das Riff ist nach vierzehn Monaten wieder offen."),
                ("body", "Bis zu hundert Taucher dürfen am Tag kommen."),
                ("boilerplate", "Über das Hafenamt\n\nDas Amt leitet den Hafen."),
                ("contact", "Pressekontakt: Ann Lee"),
            ],
        ),
        (
            "プレスリリース\n\n2025年4月24日(木)\n\n港は再び開かれました。多くの人が訪れています。\n\n以上",
            "ja",
            [
                ("release_line", "プレスリリース"),
                ("dateline", "2025年4月24日(木)"),
                ("lead", "港は再び開かれました。多くの人が訪れています。"),
                ("end_mark", "以上"),
            ],
        ),
        (
            "للنشر الفوري\n\nالقاهرة، 24 أبريل 2025 - أعيد افتتاح الميناء اليوم أمام جميع الزوار.\n\nنبذة عن الميناء\n\nيدير المكتب الميناء.",
            "ar",
            [
                ("release_line", "للنشر الفوري"),
                ("dateline", "القاهرة، 24 أبريل 2025 -"),
                ("lead", "أعيد افتتاح الميناء اليوم أمام جميع الزوار."),
                ("boilerplate", "نبذة عن الميناء\n\nيدير المكتب الميناء."),
            ],
        ),
    ],
)
def test_parts(body: str, language: str, expected: list[tuple[str, str]]) -> None:
    """Each stretch of a release is the part that a reader of that language takes it for."""
    assert parts(body, language=language) == expected


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("24 April 2025", "en"),
        ("Thursday, April 24, 2025", "en"),
        ("Thursday 24 April 2025", "en"),
        ("24. April 2025", "de"),
        ("Donnerstag, 24. April 2025", "de"),
        ("24 avril 2025", "fr"),
        ("jeudi 24 avril 2025", "fr"),
        ("24 de abril de 2025", "es"),
        ("24 aprile 2025", "it"),
        ("24 апреля 2025 года", "ru"),
        ("2025年4月24日", "ja"),
        ("令和7年4月24日(木)", "ja"),
        ("2025年4月24日 10:00", "zh"),
        ("2025년 4월 24일", "ko"),
        ("2025. 4. 24.(목)", "ko"),
        ("24 أبريل 2025", "ar"),
        ("24 באפריל 2025", "he"),
        ("24 जनवरी 2025", "hi"),
    ],
)
def test_a_date_alone(line: str, language: str) -> None:
    """A line that holds nothing but a date is the dateline, and its day is read."""
    found = whole(release(f"{line}\n\n{STORY}", language=language))
    assert found.dateline is not None
    assert found.dateline.span.text == line
    assert found.dateline.day in {date(2025, 4, 24), date(2025, 1, 24)}
    assert [part.kind for part in found.parts] == [PartKind.HEADLINE, PartKind.DATELINE, PartKind.LEAD]


def test_embargo() -> None:
    """An embargo line is read where it can be, and known where it cannot."""
    read = whole(release(f"EMBARGOED UNTIL 00:01 GMT, 24 April 2025\n\n{STORY}"))
    assert read.under_embargo_line
    assert read.embargo_until is not None
    assert read.embargo_until.isoformat() == "2025-04-24T00:01:00+00:00"
    unread = whole(release(f"EMBARGOED UNTIL Thursday\n\n{STORY}"))
    assert unread.under_embargo_line
    assert unread.embargo_until is None
    assert not whole(release(f"Embargo lifted\n\n{STORY}")).under_embargo_line
    assert not whole(release("The embargo on corals is news. It was lifted by the town.")).under_embargo_line


@pytest.mark.parametrize(
    ("text", "tickers"),
    [
        ("Port Ltd (NYSE: PRT) said", [("NYSE", "PRT")]),
        ("Port Ltd (Nasdaq: PRT; TSX-V: PT.B) said", [("Nasdaq", "PRT"), ("TSX-V", "PT.B")]),
        ("港湾(TSE：7203)は", [("TSE", "7203")]),
        ("Port (LSE:PRT, Euronext Paris: PRT)", [("LSE", "PRT"), ("Euronext Paris", "PRT")]),
        ("Port (NYSE American: “PRT”)", [("NYSE American", "PRT")]),
        ("The aim: Better reefs", []),
        ("AIM: to open the reef", []),
        ("Time: 10:30", []),
    ],
)
def test_tickers(text: str, tickers: list[tuple[str, str]]) -> None:
    """Signs at exchanges are found with their places, and other colons are none."""
    assert [(ticker.exchange, ticker.symbol) for ticker in whole(release(text)).tickers] == tickers


def test_quotations_stand_in_the_story() -> None:
    """Speech in the story is found; what stands in the boilerplate is not quoted."""
    body = f"{STORY} “The reef has healed at last,” said Ann Lee.\n\n{MORE}\n\nAbout Port\n\n“The port is the best of all ports,” said Bo Dahl."
    found = whole(release(body))
    assert [
        (quotation.span.text, quotation.speaker and quotation.speaker.text) for quotation in found.quotations
    ] == [("The reef has healed at last", "Ann Lee")]
    assert found.paragraphs == 2


def test_title_only() -> None:
    """A title alone is all headline."""
    found = whole(release(None))
    assert [part.kind for part in found.parts] == [PartKind.HEADLINE]
    assert found.dateline is None
    assert not found.quotations
    assert anatomy(release(None)) == found


def test_titles_of_marks() -> None:
    """A title without a letter makes no headline of the story."""
    for title in ("…", "<b></b>", "***", "—"):
        found = whole(release(f"{STORY}\n\n{MORE}", title=title))
        assert [part.kind for part in found.parts][1:] == [PartKind.LEAD, PartKind.BODY]


def _front_matter(path: Path) -> SourceItem:
    _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return SourceItem(
        title=fields["title"], publisher=fields["publisher"], language=fields["language"], body=body
    )


def test_examples(examples: Path) -> None:
    """Every release that ships with the project comes apart without a gap, and all but the title-only one have a lead."""
    files = sorted(examples.glob("*.txt"))
    assert len(files) > 10
    for path in files:
        item = _front_matter(path)
        kinds = [part.kind for part in whole(item).parts]
        assert (PartKind.LEAD in kinds) == (item.body is not None), path.name


@pytest.mark.parametrize("name", ["releases.jsonl", "titles_only.jsonl"])
def test_corpus(shared: Path, name: str) -> None:
    """Every release of the corpus comes apart without a gap or an exception."""
    for line in (shared / "data" / name).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        item = SourceItem(
            title=row["title"], publisher=row["publisher"], body=row["body"], language=row["language"]
        )
        whole(item)


def test_parallel_corpus(shared: Path) -> None:
    """The same release comes apart in every language: each translation has a lead, most have a boilerplate."""
    rows = [
        json.loads(line)
        for line in (shared / "data" / "parallel_releases.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    boilerplate = 0
    for row in rows:
        title, *paragraphs = row["paragraphs"]
        item = SourceItem(
            title=title, publisher="PostgreSQL", body="\n\n".join(paragraphs), language=row["language"]
        )
        kinds = {part.kind for part in whole(item).parts}
        assert PartKind.LEAD in kinds, (row["group"], row["language"])
        boilerplate += PartKind.BOILERPLATE in kinds
    assert boilerplate * 4 >= len(rows) * 3


SCRAPS = [
    "LISBON, 3 May 2025 - ", "FOR IMMEDIATE RELEASE", "###", "\\# \\# \\#", "About Port", "Contact: a@b.example", "\n", "\n\n",
    "\r\n", "\r\n\r\n", "\x00", "\u202e", "\u200b", "\u2028", "- ", "* ", "1. ", "“", "”", "「", "」", '"', "<b>", "<script>", "</script>",
    "[a](b)", "**", "a\tb\n", "| a | b |\n", "Word ", "word. ", "EMBARGOED UNTIL 10:00 GMT ", "24 April 2025", ":", "said Ann Lee. ",
    "以上", "(end)", "について", "港は開きました。", "أعيد افتتاح الميناء. ", "**A LABEL HERE:** ", "(NYSE: AB)", "   ", "\u3000",
]  # fmt: skip


@given(
    st.text(max_size=500) | st.lists(st.sampled_from(SCRAPS), max_size=60).map("".join),
    st.text(min_size=1, max_size=30),
    st.sampled_from(["en", "de", "ja", "zh", "ko", "ar", "he", "th", "und"]),
)
def test_any_text(body: str, title: str, language: str) -> None:
    """Whatever is handed in, the parts join to it and every span holds its own words."""
    try:
        item = release(body, title=title, language=language)
    except ValidationError:
        return
    whole(item)


HOSTILE = {
    "one word": ("a", 1_000_000),
    "line ends": ("\n", 1_000_000),
    "straight marks": ('"', 100_000),
    "open marks": ("“", 100_000),
    "open marks behind a word": ("a “", 50_000),
    "open brackets of speech": ("a 「", 50_000),
    "short speech": ('"a." ', 40_000),
    "speech": ("“We are very glad of it,” said Ann Lee. ", 4_000),
    "short speech in order": ("“We are very glad of it.” said Ann. ", 8_000),
    "headings": ("About X\n", 10_000),
    "headings in a row": ("A Heading\n\n", 10_000),
    "headings and ends": ("A Heading\n\n###\n\n", 6_000),
    "bullets": ("- ", 100_000),
    "list": ("- a\n", 20_000),
    "brackets": ("(", 100_000),
    "numbers": ("1 ", 100_000),
    "spaces": ("a" + " " * 50_000 + "b", 8),
    "tags": ("<", 100_000),
    "scripts": ("<script></script>", 10_000),
    "open scripts": ("<script>", 20_000),
    "links": ("[a](b)", 20_000),
    "addresses": ("http://", 20_000),
    "mail": ("a@", 100_000),
    "stars": ("*", 100_000),
    "labels": ("**AB CD:** ", 20_000),
    "dashes": ("A - ", 50_000),
    "dates": ("3 May 2025 ", 20_000),
    "embargoes": ("EMBARGOED UNTIL 10:00\n\n", 6_000),
    "datelines": ("LISBON, 3 May 2025 -\n\n", 6_000),
    "colons": ("He said:\n\n", 8_000),
    "ends": ("(end) ", 30_000),
    "Japanese": ("港は「開いた。」と述べ", 20_000),
    "tickers": ("NYSE Euronext : ", 20_000),
    "paragraphs": (f"{STORY}\n\n", 3_000),
}


def _seconds(text: str) -> float:
    try:
        item = release(text)
    except ValidationError:
        return 0.0
    start = time.process_time()
    anatomy(item)
    return time.process_time() - start


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_the_text(name: str) -> None:
    """Eight times the text takes nowhere near sixty-four times the time, whatever it is made of.

    The bound is loose on purpose: it catches squares. What is counted is the processor's time, and the better
    of two runs, so that neither a busy machine nor a collection of garbage breaks it.
    """
    unit, times = HOSTILE[name]
    small = _seconds(unit * max(times // 8, 1))
    large = min(_seconds(unit * times) for _ in range(2))
    assert large < 32 * max(small, 0.01), (name, small, large)


def test_ten_megabytes() -> None:
    """A body of ten megabytes comes apart."""
    start = time.process_time()
    whole(release(f"{STORY} {MORE} " * 85_000))
    assert time.process_time() - start < 60
