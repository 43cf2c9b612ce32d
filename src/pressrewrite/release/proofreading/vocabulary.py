"""The words by which a release says that it counts, compares or shares out, in each language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from pressrewrite.facts import find_words, fold, is_dense, is_small, stem
from pressrewrite.text import base_language

__all__ = ["content_key", "cues", "says_any", "words_of"]

# Letters that are written onto a word: "and the", "in the".
_WRITTEN_ON = {
    "ar": ("وال", "بال", "لل", "ال", "و", "ب", "ل"),
    "he": ("וה", "בה", "ה", "ו", "ב", "ל", "מ", "ש"),
}
_SHORTEST = 3
_KEPT = 6


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    path = resources.files("pressrewrite.release").joinpath("data/proofreading.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def cues(table: str, language: str) -> tuple[tuple[str, ...], ...]:
    """Give the cues of one language as runs of folded words.

    Args:
        table: Name of the table in `data/proofreading.toml`.
        language: BCP 47 tag.

    Returns:
        One run of words for each cue; empty for a language that the table does not know.

    Example:
        >>> ("the", "rest") in cues("shares", "en")
        True
    """
    listed = _tables()[table].get(base_language(language), ())
    return tuple(tuple(word.key for word in find_words(cue)) for cue in listed)


def says_any(keys: list[str], table: str, language: str) -> frozenset[tuple[str, ...]]:
    """Pick the cues that stand among the words: as whole words, so that "the rest" is not "the restaurant".

    Args:
        keys: The folded words of a sentence, in order.
        table: Name of the table.
        language: BCP 47 tag.

    Example:
        >>> sorted(says_any(["the", "rest", "is", "coral"], "shares", "en"))
        [('the', 'rest')]
    """
    known = frozenset(keys)
    return frozenset(
        cue
        for cue in cues(table, language)
        if known.issuperset(cue)
        and any(tuple(keys[at : at + len(cue)]) == cue for at, key in enumerate(keys) if key == cue[0])
    )


def content_key(key: str, language: str) -> str | None:
    """Bring a folded word into the form in which it meets its other endings; None when it says nothing.

    Args:
        key: A folded word.
        language: Base tag.

    Example:
        >>> content_key("hectares", "en"), content_key("the", "en"), content_key("الشعاب", "ar")
        ('hectar', None, 'شعاب')
    """
    if is_small(key, language) or key.isdecimal():
        return None
    for front in _WRITTEN_ON.get(language, ()):
        if key.startswith(front) and len(key) - len(front) >= _SHORTEST:
            key = key[len(front) :]
            break
    if len(key) < _SHORTEST and not is_dense(key):
        return None
    short = stem(key)
    return short if language == "en" or is_dense(key) else fold(short)[:_KEPT]


def words_of(text: str, language: str) -> list[str]:
    """Give the content words of a short text in the form in which they meet.

    Args:
        text: A few words.
        language: Base tag.

    Example:
        >>> words_of("340 hectares", "en")
        ['hectar']
    """
    keys = (content_key(word.key, language) for word in find_words(text))
    return [key for key in keys if key is not None]
