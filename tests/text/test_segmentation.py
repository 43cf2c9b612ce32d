"""Sentences in forty languages, at their exact places, in linear time."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.text import (
    Block,
    BlockKind,
    SegmentKind,
    blocks,
    identify,
    plain,
    segment,
    segment_blocks,
    visible,
)

GOLD = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines()
]
RELEASES = Path(__file__).parents[2].parent / "shared" / "data" / "releases.jsonl"


def _sentences(text: str, language: str) -> list[str]:
    whole = (Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH),)
    return [text[found.start : found.end] for found in segment_blocks(text, whole, language)]


@pytest.mark.parametrize(("language", "marked"), GOLD)
def test_gold(language: str, marked: str) -> None:
    """A text is cut exactly where the table marks it."""
    assert _sentences(marked.replace("¦", ""), language) == [part.strip() for part in marked.split("¦")]


def test_gold_is_broad() -> None:
    """The table holds at least 120 cases in at least 20 languages."""
    assert len(GOLD) >= 120
    assert len({language for language, _ in GOLD}) >= 20


def test_kinds_and_blocks() -> None:
    """Headings, bullets and rows are segments of their own kind, numbered by their block."""
    text = "Big news\n\nIt came. It stays.\n\n- One. Two.\n\na\tb\nc\td"
    found = [(s.block, s.kind, text[s.start : s.end]) for s in segment(text, "en")]
    assert found == [
        (0, SegmentKind.HEADING, "Big news"),
        (1, SegmentKind.SENTENCE, "It came."),
        (1, SegmentKind.SENTENCE, "It stays."),
        (2, SegmentKind.BULLET, "- One."),
        (2, SegmentKind.BULLET, "Two."),
        (3, SegmentKind.TABLE_ROW, "a\tb"),
        (3, SegmentKind.TABLE_ROW, "c\td"),
    ]


def _assert_exact(text: str, language: str) -> None:
    found = segment(text, language)
    at = 0
    for part in found:
        assert not visible(text[at : part.start]).strip()
        content = text[part.start : part.end]
        assert content
        assert content == content.strip()
        at = part.end
    assert not visible(text[at:]).strip()
    known = blocks(text)
    assert all(known[part.block].start <= part.start < part.end <= known[part.block].end for part in found)
    assert segment_blocks(text, known, language) == found


@given(
    st.one_of(
        st.text(st.characters(codec=None, exclude_categories=()), max_size=60),
        st.text(st.sampled_from("aAbé.!?…。「」“”\"'()|।۔1 \n\u00a0\u200b•-；"), max_size=80),
    ),
    st.sampled_from(["en", "de", "ja", "zh-Hant", "ar", "hi", "th", "ko", "el", "und", "no_such"]),
)
def test_exact_places(text: str, language: str) -> None:
    """Segments rejoin to the input: between them lies only what cannot be seen, and none has outer white space."""
    _assert_exact(text, language)


@pytest.mark.skipif(not RELEASES.exists(), reason="needs the shared releases")
def test_every_release() -> None:
    """Every real release is cut at exact places."""
    for line in RELEASES.read_text(encoding="utf-8").splitlines():
        release = json.loads(line)
        _assert_exact(release["body"], release["language"])


HOSTILE = [
    "a.",
    " ",
    "「",
    '"',
    "x",
    "[",
    "[](",
    "<a ",
    "**",
    '. "',
    "(x) ",
    "a\n",
    "a\t",
    "| ",
    "• ",
    "A. ",
    "-  ",
    "<!--",
    "\\#",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_linear_time(unit: str) -> None:
    """Input made to exhaust patterns costs no more than time in proportion to its length."""
    text = unit * (50_000 // len(unit))
    begin = time.process_time()
    for language in ("en", "ja", "th"):
        segment(text, language)
    plain(text)
    identify(text)
    assert time.process_time() - begin < 60
