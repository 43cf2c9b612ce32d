"""The sentences that an article may be made of, as a reader should see them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pressrewrite.models import PartKind, SourceItem, SourceText
from pressrewrite.release import anatomy, story, story_text
from pressrewrite.text import SegmentKind

if TYPE_CHECKING:
    from pathlib import Path

BODY = """FOR IMMEDIATE RELEASE

LISBON, 3 May 2025 - The reef is open again. Divers may come on Monday.

What divers need

- a **lamp**
- a buoy

**RULES FOR ALL:** Nobody may touch the coral in the reef.

# More

See [the plan](https://port.example) of the harbour &amp; the reef. (end)

About Port

The port runs the harbour."""


def test_story() -> None:
    """The story holds no dateline, no bullet and no markup; subheads stand among its sentences."""
    source = SourceText(SourceItem(title="Reef reopens", publisher="Port", body=BODY, language="en"))
    parts = anatomy(source)
    found = story(source, parts)
    assert [(sentence.kind.value, sentence.text) for sentence in found] == [
        ("lead", "The reef is open again."),
        ("lead", "Divers may come on Monday."),
        ("subhead", "What divers need"),
        ("list", "a lamp"),
        ("list", "a buoy"),
        ("subhead", "RULES FOR ALL"),
        ("body", "Nobody may touch the coral in the reef."),
        ("subhead", "More"),
        ("body", "See the plan of the harbour & the reef."),
    ]
    for sentence in found:
        numbered = source.sentences[sentence.number]
        assert numbered.start <= sentence.start < sentence.end <= numbered.end
        part = parts.parts[sentence.part]
        assert part.kind is sentence.kind
        assert part.span.start <= sentence.start < sentence.end <= part.span.end


@pytest.mark.parametrize(
    ("raw", "kind", "text"),
    [
        ("- a lamp", SegmentKind.BULLET, "a lamp"),
        ("• a lamp", SegmentKind.BULLET, "a lamp"),
        ("•a lamp", SegmentKind.BULLET, "a lamp"),
        ("\\- a lamp", SegmentKind.BULLET, "a lamp"),
        ("1. a lamp", SegmentKind.BULLET, "a lamp"),
        ("(2) a lamp", SegmentKind.BULLET, "a lamp"),
        ("b) a lamp", SegmentKind.BULLET, "a lamp"),
        ("・　ランプ", SegmentKind.BULLET, "ランプ"),
        ("-5 degrees", SegmentKind.BULLET, "-5 degrees"),
        ("1.5 metres", SegmentKind.BULLET, "1.5 metres"),
        ("## What divers need", SegmentKind.HEADING, "What divers need"),
        ("#reef", SegmentKind.HEADING, "#reef"),
        ("The *reef* is\n  open.", SegmentKind.SENTENCE, "The reef is open."),
        ("<script>x</script>", SegmentKind.SENTENCE, ""),
        ("- not a bullet", SegmentKind.SENTENCE, "- not a bullet"),
    ],
)
def test_story_text(raw: str, kind: SegmentKind, text: str) -> None:
    """Bullets, heading marks and markup go, words and figures stay."""
    assert story_text(raw, kind) == text


def test_sentences_without_words_are_left_out() -> None:
    """A row of marks is nothing to write about."""
    item = SourceItem(
        title="Reef", publisher="Port", body="The reef is open.\n\n<b></b>!!! A lamp.", language="en"
    )
    source = SourceText(item)
    assert all(any(map(str.isalnum, sentence.text)) for sentence in story(source, anatomy(source)))


def test_title_only() -> None:
    """Without a body there is no story."""
    source = SourceText(SourceItem(title="Reef", publisher="Port", language="en"))
    assert story(source, anatomy(source)) == ()


WORDS = st.text(max_size=400) | st.lists(
    st.sampled_from(
        [
            "LISBON, 3 May 2025 - ",
            "About Port",
            "\n\n",
            "\n",
            "- a",
            "**X Y ZQ:** ",
            "“It is so.” ",
            "Word. ",
            "(end)",
        ]
    )
).map("".join)


@given(WORDS, st.sampled_from(["en", "ja", "ar", "und"]))
def test_any_body(body: str, language: str) -> None:
    """Whatever a body holds, the sentences of its story stand in order, in their parts, at their places."""
    try:
        item = SourceItem(title="Reef", publisher="Port", body=body, language=language)
    except ValidationError:
        return
    source = SourceText(item)
    parts = anatomy(source)
    at = 0
    for sentence in story(source, parts):
        assert at <= sentence.start < sentence.end
        assert sentence.kind.in_story
        assert parts.parts[sentence.part].span.start <= sentence.start
        assert sentence.end <= parts.parts[sentence.part].span.end
        at = sentence.end


def test_corpus(shared: Path) -> None:
    """Nearly every release of the corpus with a text has a story with a lead."""
    rows = [
        json.loads(line)
        for line in (shared / "data" / "releases.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    without = []
    for row in rows:
        item = SourceItem(
            title=row["title"], publisher=row["publisher"], body=row["body"], language=row["language"]
        )
        source = SourceText(item)
        found = story(source, anatomy(source))
        if not any(sentence.kind is PartKind.LEAD for sentence in found):
            without.append(row["title"])
    assert len(without) * 50 <= len(rows), without
