"""What a heading announces: key points, notes, background, quotations."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from pressrewrite.drafts.phrases import listed
from pressrewrite.locales import available, locale
from pressrewrite.text import comparable
from pressrewrite.text.pattern import Pattern

__all__ = ["Topic", "topic_of"]


class Topic(StrEnum):
    """A part of an article that has a place of its own."""

    KEY_POINTS = "key_points"
    NOTES = "notes"
    BACKGROUND = "background"
    QUOTATIONS = "quotations"


_EDGES = " \t*_#:：.。-–—■◆◇▼【】[]［］()（）"
_BRACKETED = Pattern(r"\s*[(（][^()（）]{0,60}[)）]\s*$")
_LONGEST = 80


@cache
def _topics() -> dict[str, Topic]:
    known: dict[str, Topic] = {}
    # A word that is listed under two topics belongs to the first of them.
    for topic in Topic:
        words = [*listed(topic), *(getattr(locale(tag).labels, topic) for tag in available())]
        for word in words:
            known.setdefault(_folded(word), topic)
    return known


def _folded(words: str) -> str:
    return comparable(words).strip(_EDGES)


def topic_of(heading: str) -> Topic | None:
    """Say which part of an article a heading opens, in any of the known languages.

    Args:
        heading: The words of the heading, with or without its colon and marks.

    Returns:
        The topic, or None for a heading of the article's own.

    Example:
        >>> topic_of("**Das Wichtigste in Kürze:**"), topic_of("Why coral grows")
        (<Topic.KEY_POINTS: 'key_points'>, None)
    """
    if len(heading) > _LONGEST:
        return None
    known = _topics().get(_folded(heading))
    return known or _topics().get(_folded(_BRACKETED.sub("", heading.rstrip(" *_:："))))
