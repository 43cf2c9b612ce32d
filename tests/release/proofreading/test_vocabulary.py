"""The words by which a release counts, compares and shares out."""

from __future__ import annotations

import pytest

from pressrewrite.locales import available
from pressrewrite.release.proofreading.vocabulary import content_key, cues, says_any, words_of


@pytest.mark.parametrize("table", ["contrasts", "once", "shares", "totals"])
def test_every_language_of_the_locales_has_its_words(table: str) -> None:
    """No check is left out in a language that articles are written in."""
    assert [language for language in available() if not cues(table, language)] == []


@pytest.mark.parametrize(
    ("words", "language", "said"),
    [
        ("the rest are boats", "en", True),
        ("guests of the restaurant", "en", False),
        ("内訳は次のとおり", "ja", True),
        ("the rest", "und", False),
    ],
)
def test_cues_are_whole_words(words: str, language: str, *, said: bool) -> None:
    """A cue is found as whole words, sign by sign where there are no spaces, and in its own language."""
    keys = list(words) if language == "ja" else words.split()
    assert bool(says_any(keys, "shares", language)) is said


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("reefs", "reef", "en"),
        ("hektaren", "hektare", "de"),
        ("الشعاب", "وشعاب", "ar"),
        ("הגשר", "גשר", "he"),
    ],
)
def test_endings_and_written_on_letters_do_not_part_words(one: str, other: str, language: str) -> None:
    """Words meet whatever is written onto them."""
    assert content_key(one, language) == content_key(other, language)


def test_small_words_and_figures_say_nothing() -> None:
    """What stands in every sentence binds nothing."""
    assert words_of("of the 340 reefs", "en") == ["reef"]
