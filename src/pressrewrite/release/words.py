"""The words by which the parts of a press release are known, in each language."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from pressrewrite.text import base_language

__all__ = ["all_words", "leading", "words_for"]


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    raw = resources.files("pressrewrite.release").joinpath("data/words.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


def words_for(table: str, language: str) -> tuple[str, ...]:
    """Give the words of one language.

    Args:
        table: Name of the table in `data/words.toml`.
        language: BCP 47 tag.

    Returns:
        The words; empty for a language that the table does not know.
    """
    return tuple(_tables()[table].get(base_language(language), ()))


@cache
def all_words(table: str) -> tuple[str, ...]:
    """Give the words of all languages, longest first."""
    words = {word for words in _tables()[table].values() for word in words}
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


@cache
def leading(table: str, language: str | None = None) -> re.Pattern[str]:
    """Make a pattern that finds these words at the beginning of a text, ignoring case.

    Args:
        table: Name of the table.
        language: BCP 47 tag; None takes all languages at once.

    Returns:
        A pattern for `match`. Words of scripts with spaces match only as whole words.
    """
    words = all_words(table) if language is None else words_for(table, language)
    if not words:
        return re.compile(r"(?!)")
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("(?:" + "|".join(map(_bounded, ordered)) + ")", re.IGNORECASE)


def _bounded(word: str) -> str:
    # Japanese, Chinese and Thai write words without spaces, Korean glues particles on.
    dense = re.search(r"[\u0e00-\u0e7f\u3040-\u9fff]", word)
    return re.escape(word) + ("" if dense else r"(?![\w'’])")
