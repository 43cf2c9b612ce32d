"""Patterns made of plain phrases, and the completeness of their tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.drafts.phrases import _TAKEN_FOR, _tables, holds, listed, lowered, pattern, running, spoken
from pressrewrite.errors import InvalidLanguageTag
from pressrewrite.locales import available

if TYPE_CHECKING:
    from collections.abc import Callable

SHARED_BY_ALL = {"machine", "counter", "byline"}
WITHOUT_PREPOSITION = {"before_a_date"}


def test_every_language_has_every_table() -> None:
    """Each table speaks all the languages that have a locale, and Tagalog."""
    wanted = {*available(), "tl"}
    for name, table in _tables().items():
        if name in SHARED_BY_ALL:
            assert set(table) == {"all"}
        elif name not in WITHOUT_PREPOSITION:
            assert set(table) == wanted, name


def test_every_phrase_is_in_small_letters_and_stands_once() -> None:
    """A capital in a phrase would never match a lowered text, and a phrase listed twice is a slip."""
    for name, table in _tables().items():
        for language, words in table.items():
            assert [word for word in words if word != lowered(word) or word != word.strip()] == []
            assert sorted(set(words)) == sorted(words), (name, language)


@pytest.mark.parametrize(
    ("table", "text", "found"),
    [
        ("closing", "I HOPE  this helps", True),
        ("task", "let’s craft it", True),
        ("task", "outlet's craft", False),
        ("acknowledgement", "surely", False),
        ("work", "مقالاً", True),
        ("question", "I asked Gemini the following question", True),
        ("question", "I asked. Then came the following. A question", False),
        ("delivered", "Die KI hat uns die Nachrichten überbracht", True),
        ("before_a_date", "a", True),
        ("before_a_date", "ab", False),
    ],
)
def test_a_phrase_matches_its_words(table: str, text: str, found: bool) -> None:  # noqa: FBT001
    """Case, apostrophe and width of a space do not matter; the edges of words do."""
    assert bool(pattern(table).search(text)) is found


def test_running_patterns_keep_to_their_languages() -> None:
    """A phrase of one language is not found when only another was asked for."""
    assert running("guessing", spoken("de")).search("vermutlich")
    assert not running("guessing", spoken("fr")).search("vermutlich")
    assert running("guessing", spoken("fil")).search("marahil")


def test_spoken_names_the_keys_of_the_tables() -> None:
    """English is always among them, Filipino is Tagalog, an unknown language adds nothing."""
    assert spoken("zh-Hant", "und") == ("en", "zh")
    assert spoken("fil", "TL") == ("en", "tl")
    with pytest.raises(InvalidLanguageTag):
        spoken("not a tag")


def test_longer_phrases_come_first() -> None:
    """What is listed begins with the longest, so that a part of it never wins."""
    sizes = [len(word) for word in listed("label_headline")]
    assert sizes == sorted(sizes, reverse=True)


@given(st.text())
def test_lowering_moves_nothing(text: str) -> None:
    """Every character of a lowered text stands where it stood."""
    assert len(lowered(text)) == len(text)


def test_a_capital_of_two_characters_stays() -> None:
    """The dotted capital İ would become two characters and is left alone."""
    assert lowered("İSTANBUL A") == "İstanbul a"


TOLD = ("presenting", "task", "acknowledgement")


@given(
    st.lists(st.one_of(st.text(max_size=8), st.sampled_from([w for name in TOLD for w in listed(name)]))),
    st.sampled_from([str.upper, str.lower, str.title]),
    st.integers(min_value=0, max_value=20),
)
def test_what_is_said_quickly_is_what_the_pattern_says(
    parts: list[str], change: Callable[[str], str], since: int
) -> None:
    """A text holds a phrase exactly where the pattern that ignores case finds one."""
    text = change(" ".join(parts))
    since = min(since, len(text))
    assert holds(text, *TOLD, since=since) == (pattern(*TOLD).search(text, since) is not None)


def test_letters_that_only_patterns_take_for_others_are_known() -> None:
    """Of every letter the quick way thinks as a pattern that ignores case does."""
    every = "".join(map(chr, (*range(0xD800), *range(0xE000, 0x20000))))
    small = lowered(every.translate(_TAKEN_FOR))
    letters = {sign for name in _tables() for phrase in listed(name) for sign in phrase}
    for sign in letters:
        found = {match.start() for match in re.finditer(re.escape(sign), every, re.IGNORECASE)}
        assert found == {match.start() for match in re.finditer(re.escape(sign), small)}, sign
