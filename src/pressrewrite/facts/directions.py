"""Which way a figure went: "up 40%", "a decrease of 207%", 20%減."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pressrewrite.facts.polarity import polarity

__all__ = ["Direction", "find_direction"]

_BEFORE, _BEHIND = 60, 32
_DENSE = frozenset({"ja", "zh"})
_PART_OF_WORD = frozenset({"ja", "zh", "ko", "hi"})
# Letters that Arabic and Hebrew write onto a word.
_PREFIXED = {"ar": "[وفبلكا]{0,3}", "he": "[ובלמהכש]{0,2}"}
_BREAK = re.compile(r"[,;:!?。،、，؛\n]|\.(?!\d)")
# "Up to 20%" says no direction, "20% lower than expected" compares with another thing.
_NO_DIRECTION = r"(?! to\b)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """Which way a figure went, with the word that says so.

    Attributes:
        up: Whether it rose.
        start: Where the word begins.
        end: Where it ends.
        distance: How many characters stand between the word and the figure.
    """

    up: bool
    start: int
    end: int
    distance: int


def _written(term: str) -> str:
    """The beginning of a word as an expression; two English ones are whole words."""
    if term not in {"up", "down"}:
        return re.escape(term)
    return term + r"(?!\w)" + (_NO_DIRECTION if term == "up" else "")


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    words = polarity(language)
    if not words.up:
        return None
    head = "" if language in _PART_OF_WORD else rf"(?<!\w){_PREFIXED.get(language, '')}"
    tail = "" if language in _DENSE else r"\w{0,12}"
    up, down = (
        "|".join(map(_written, sorted(terms, key=len, reverse=True))) for terms in (words.up, words.down)
    )
    return re.compile(rf"{head}(?:(?P<up>{up})|(?P<down>{down})){tail}", re.IGNORECASE)


def find_direction(text: str, start: int, end: int, language: str) -> Direction | None:
    """Say which way a figure went, by the nearest word of its clause that tells.

    Args:
        text: The text.
        start: Where the figure begins.
        end: Where it ends.
        language: Base language of the text.

    Returns:
        The direction, or None where no word tells, or a negation stands beside it.

    Example:
        >>> find_direction("Sales rose by 5%, costs fell 3%.", 14, 16, "en").up
        True
        >>> find_direction("Sales rose by 5%, costs fell 3%.", 29, 31, "en").up
        False
    """
    pattern = _pattern(language)
    if pattern is None:
        return None
    first = max(0, start - _BEFORE)
    breaks = [match.end() for match in _BREAK.finditer(text, first, start)]
    first = breaks[-1] if breaks else first
    stop = _BREAK.search(text, end, min(len(text), end + _BEHIND))
    last = stop.start() if stop else min(len(text), end + _BEHIND)
    found = [_made(match, start - match.end()) for match in pattern.finditer(text, first, start)]
    found += [_made(match, match.start() - end) for match in pattern.finditer(text, end, last)]
    if not found or _negated(text[first:last], language):
        return None
    return min(found, key=lambda direction: direction.distance)


def _made(match: re.Match[str], distance: int) -> Direction:
    return Direction(up=match["up"] is not None, start=match.start(), end=match.end(), distance=distance)


def _negated(clause: str, language: str) -> bool:
    negations = polarity(language).negations
    if language in _PART_OF_WORD:
        return any(term in clause for term in negations if len(term) > 1)
    return any(word in negations for word in re.findall(r"\w+", clause.lower()))
