"""All kinds of chatter together, on made-up answers and on real releases."""

from __future__ import annotations

import json
import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.drafts import strip_chatter
from pressrewrite.models import FlagKind

if TYPE_CHECKING:
    from pathlib import Path

MADE_UP = """\
Okay, let's craft an article.
Here's a possible article:
Title: Ferry returns
Oslo, [Current Date] – The ferry sails.
I hope this helps!

42
"""
PAGE = """\
Fähre fährt

Die Fähre fährt wieder, sagt der Hafen.
Die KI hat uns die Nachricht überbracht.
Ich habe Gemini die folgende Frage gestellt.
Warum fährt sie?
7
"""
REPORTED_ONLY = {FlagKind.REFUSAL, FlagKind.GUESSING, FlagKind.WRONG_LANGUAGE}


@pytest.mark.parametrize(
    ("answer", "language", "text", "kinds"),
    [
        (
            MADE_UP,
            "en",
            "Ferry returns\nOslo – The ferry sails.",
            ["chat_preamble"] * 2
            + ["view_counter", "closing_offer", "label_line", "placeholder", "guessing"],
        ),
        (
            PAGE,
            "de",
            "Fähre fährt\n\nDie Fähre fährt wieder, sagt der Hafen.\n",
            ["view_counter", "prompt_leak"],
        ),
        ("<think>Hm.</think>Ferry returns", "en", "Ferry returns", ["chat_preamble"]),
        ("はい、承知いたしました。\n\nフェリー再開", "ja", "フェリー再開", ["chat_preamble"]),
        ("Ferry returns.", "en", "Ferry returns.", []),
        ("", "en", "", []),
    ],
)
def test_an_answer_becomes_its_article(answer: str, language: str, text: str, kinds: list[str]) -> None:
    """Everything around the article goes at once, and each removal is reported in its kind."""
    cleaned = strip_chatter(answer, language=language)
    assert cleaned.text.rstrip("\n") == text.rstrip("\n")
    assert [str(flag.kind) for flag in cleaned.flags] == kinds


@given(st.text())
def test_any_text_comes_out_unchanged_or_reported(text: str) -> None:
    """What nothing was reported about is the very text that was given."""
    cleaned = strip_chatter(text, language="und")
    assert cleaned.text == text or any(flag.kind not in REPORTED_ONLY for flag in cleaned.flags)


@pytest.mark.parametrize(
    "line", ["- a b\n", "[Date] ", "x:\n", '{"', "Possible reasons. ", "I hope this helps! "]
)
def test_time_is_linear(line: str) -> None:
    """A megabyte of the worst lines takes seconds, not minutes."""
    text = (line * 1_000_000)[:1_000_000]
    begin = time.process_time()
    strip_chatter(text, language="en")
    assert time.process_time() - begin < 20


def test_real_releases_come_out_unchanged(shared: Path) -> None:
    """No sentence of a real release is taken for chatter, in none of the 26 languages."""
    for line in (shared / "data" / "releases.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for text in (row["body"], f"{row['title']}\n\n{row['body']}"):
            assert strip_chatter(text, language=row["language"]).text == text


def test_shipped_releases_come_out_unchanged(examples: Path) -> None:
    """The same holds for the examples of the project."""
    for path in sorted(examples.glob("*.txt")):
        body = path.read_text(encoding="utf-8").split("---\n", 2)[2]
        assert strip_chatter(body, language="und").text == body


def test_real_answers_are_cleaned(shared: Path) -> None:
    """Of real answers, preambles, labels, counters and feet are gone, and each is reported."""
    marks = ("Okay", "はい、", "بالتأكيد", "Headline:", "Title:", "Introduction:", "KI hat", "AIが", "Gemini")
    for line in (shared / "data" / "bad_outputs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        cleaned = strip_chatter(row["text"], language=row["lang"])
        assert [mark for mark in marks if mark in cleaned.text] == []
        assert not cleaned.text.strip().splitlines()[-1].isdigit()
        assert cleaned.text == row["text"] or cleaned.flags
