"""Dates stand beside the words they explain; addresses become links where they stand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.locales import available, locale
from pressrewrite.models import Gloss
from pressrewrite.render.glosses import Run, joined, with_glosses, with_link

DAY = date(2025, 4, 24)


def gloss(start: int, end: int, text: str = "24 April 2025") -> Gloss:
    """Make a date beside the characters from start to end."""
    return Gloss(start=start, end=end, first=DAY, last=DAY, text=text)


@pytest.mark.parametrize(
    ("text", "at", "inline", "shown"),
    [
        ("It opens today.", [(9, 14)], "{phrase} ({date})", "It opens today (D)."),
        ("Today it opens today.", [(15, 20), (0, 5)], "{phrase} ({date})", "Today (D) it opens today (D)."),
        ("本日開放。", [(0, 2)], "{phrase}（{date}）", "本日（D）開放。"),
        ("today", [(0, 5)], "({date}) {phrase}", "(D) today"),
        ("today", [(0, 9), (3, 3), (0, 5), (2, 4)], "{phrase} ({date})", "today (D)"),
        ("", [], "{phrase} ({date})", ""),
    ],
)
def test_dates_in_place(text: str, at: list[tuple[int, int]], inline: str, shown: str) -> None:
    """Each date stands right beside its word; one that fits nowhere is left out."""
    runs = with_glosses(text, [gloss(start, end, "D") for start, end in at], inline)
    assert joined(runs) == shown
    assert joined(run for run in runs if not run.gloss) == text


@pytest.mark.parametrize("tag", available())
def test_every_locale(tag: str) -> None:
    """The pattern of every language shows phrase and date."""
    shown = joined(with_glosses("a today b", [gloss(2, 7)], locale(tag).gloss.inline))
    assert "today" in shown
    assert "24 April 2025" in shown


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=5))
def test_nothing_is_lost(text: str, at: list[tuple[int, int]]) -> None:
    """Whatever the offsets are, the sentence itself stays whole."""
    runs = with_glosses(text, [gloss(start, end) for start, end in at], "{phrase} ({date})")
    assert joined(run for run in runs if not run.gloss) == text


@pytest.mark.parametrize(
    ("text", "linked"),
    [
        ("See https://a.example/b.", True),
        ("(https://a.example/b)", True),
        ("掲載先：https://a.example/bで読める", True),
        ("See https://a.example/bcd", False),
        ("See https://a.example/b/c", False),
        ("See https://a.example/b.html", False),
        ("See nothing", False),
    ],
)
def test_links_in_place(text: str, linked: bool) -> None:  # noqa: FBT001
    """The very address becomes a link, a longer one that begins alike does not."""
    runs = with_link((Run(text=text),), "https://a.example/b")
    assert joined(runs) == text
    assert [run.url for run in runs if run.url] == (["https://a.example/b"] if linked else [])


def test_unsafe_links() -> None:
    """An address that may not be followed stays text."""
    runs = (Run(text="javascript:alert(1)"),)
    assert with_link(runs, "javascript:alert(1)") == runs
