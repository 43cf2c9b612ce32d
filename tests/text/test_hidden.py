"""What hides in a text is found, and only that."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.text import find_hidden, visible

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("safe text\n\tand more", []),
        ("a\u202eb\u202c", [("bidi_control", 1, 2), ("bidi_control", 3, 4)]),
        ("a\u200b\u200bb", [("zero_width", 1, 3)]),
        ("a\x00\ud800b", [("control", 1, 3)]),
        ("soft\xadly", [("soft_hyphen", 4, 5)]),
        ("hi\U000e0041\U000e0042", [("tag_character", 2, 4)]),
        ("a\u200db", [("zero_width", 1, 2)]),
        ("a\ufe0f\U000e0100\U000e0101", [("zero_width", 1, 4)]),
        ("می\u200cخواهم", []),
        ("ශ්\u200dරී", []),
        ("क्\u200dष", []),
        ("\U0001f468\u200d\U0001f469\u200d\U0001f467 ❤\ufe0f", []),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f", []),
        ("ประเทศ\u200bไทย", []),
        ("", []),
    ],
)
def test_kinds(text: str, expected: list[tuple[str, int, int]]) -> None:
    """Each kind is named with its place, runs are one, and the spelling of scripts and emoji is left alone."""
    assert [(run.kind, run.start, run.end) for run in find_hidden(text)] == expected


@given(ANY_TEXT)
def test_visible_text_is_clean(text: str) -> None:
    """What is shown holds nothing hidden and can be encoded, whatever came in."""
    shown = visible(text)
    assert find_hidden(shown) == ()
    shown.encode("utf-8")


@given(ANY_TEXT)
def test_runs_are_in_order_and_apart(text: str) -> None:
    """Runs lie inside the text, in order, and never touch one of their own kind."""
    runs = find_hidden(text)
    assert all(0 <= run.start < run.end <= len(text) for run in runs)
    for before, after in pairwise(runs):
        assert before.end <= after.start
        assert before.end < after.start or before.kind != after.kind


def test_reads_as_before() -> None:
    """A smuggled instruction loses its cover and the visible words stay."""
    assert visible("Pay\u200b 10\u202e0\u202c \x07euros\ud83d") == "Pay 100 euros"
