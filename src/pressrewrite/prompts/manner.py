"""The lines of a prompt that say how to write: for whom, in which spelling, without which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.locales import fill, locale
from pressrewrite.models import Honorifics, NumberStyle, ReadingLevel
from pressrewrite.prompts.parts import marker_for
from pressrewrite.text import base_language, language_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.models import Brief, HouseStyle

__all__ = ["LONGEST_AUDIENCE", "manner_rules"]

LONGEST_AUDIENCE = 200
"""Characters that may describe the readers; more would be a second prompt."""


def manner_rules(
    brief: Brief, *, level: ReadingLevel, audience: str | None, style: HouseStyle
) -> tuple[str, ...]:
    """Give the lines about reading level, readers and house style, in the reader's language.

    Args:
        brief: The job.
        level: For whom the words are chosen.
        audience: A description of the readers on one line; it stands between markers, as data.
        style: What the desk wants; a spelling of another language than the article's says nothing.
    """
    return (*_readers(brief, level, audience), *_house(brief, style))


def _readers(brief: Brief, level: ReadingLevel, audience: str | None) -> Iterator[str]:
    words = locale(brief.language).prompt
    if level is ReadingLevel.EASY:
        yield words.level_easy
    elif level is ReadingLevel.EXPERT:
        yield words.level_expert
    if audience is not None:
        marker = marker_for(audience, kind="AUDIENCE")
        yield fill(words.audience_rule, audience=f"[{marker}] {audience} [{marker}]")


def _house(brief: Brief, style: HouseStyle) -> Iterator[str]:
    spoken = locale(brief.language)
    words = spoken.prompt
    if style.spelling is not None and base_language(style.spelling) == base_language(brief.language):
        name = language_name(style.spelling, in_language=spoken.tag)
        yield fill(words.spelling_rule, variant=f"{name} [{style.spelling}]")
    if style.numbers is NumberStyle.DIGITS:
        yield words.numbers_digits
    elif style.numbers is NumberStyle.WORDS:
        yield words.numbers_words
    if style.honorifics is Honorifics.KEEP:
        yield words.honorifics_keep
    elif style.honorifics is Honorifics.OMIT:
        yield words.honorifics_omit
    if style.banned_words:
        quotes = spoken.quotes
        banned = (f"{quotes.open}{word}{quotes.close}" for word in style.banned_words)
        yield fill(words.banned_rule, words=spoken.labels.list_separator.join(banned))
    if style.headline_characters is not None:
        yield fill(words.headline_rule, count=str(style.headline_characters))
