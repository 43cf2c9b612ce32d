"""Dates beside words such as "today": worked out from the day of the release, never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.locales import fill, find_deixis, format_date, format_month, locale
from pressrewrite.models import Gloss, Sentence
from pressrewrite.release import find_quote_marks, resolve_moment
from pressrewrite.text import base_language

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pressrewrite.models import Anatomy, SourceItem

__all__ = ["Glosser"]


class Glosser:
    """Puts the date meant beside "today", "last week" and their like.

    The words themselves stay as they are, and nothing is put inside a direct quotation. The day counted from
    is the full date of the dateline, else the day of publication; without either nothing is added.

    Args:
        item: The release.
        anatomy: Its parts.
        language: BCP 47 tag of the article.
    """

    def __init__(self, item: SourceItem, anatomy: Anatomy, language: str) -> None:
        self.language = language
        stated = anatomy.dateline.day if anatomy.dateline else None
        self.base: date | None = stated or item.published_on

    def add(self, sentence: Sentence) -> Sentence:
        """Give the sentence with its glosses."""
        if self.base is None or sentence.fields:
            return sentence
        glosses = tuple(self._glosses(sentence.text, self.base))
        return sentence.model_copy(update={"glosses": glosses}) if glosses else sentence

    def _glosses(self, text: str, base: date) -> Iterator[Gloss]:
        found = find_deixis(text, self.language)
        if not found:
            return
        quoted = [(marks.start, marks.end) for marks in find_quote_marks(text, 0, len(text))]
        for phrase in found:
            if any(start <= phrase.start < end for start, end in quoted):
                continue
            try:
                first, last = resolve_moment(phrase.when, base)
            except (OverflowError, ValueError):
                continue
            yield Gloss(
                start=phrase.start,
                end=phrase.end,
                first=first,
                last=last,
                text=self._words(phrase.when, first),
            )

    def _words(self, when: str, first: date) -> str:
        if when.endswith("_week"):
            return fill(locale(self.language).gloss.week, date=format_date(first, self.language))
        if when.endswith("_month"):
            return format_month(first.year, first.month, self.language)
        if when.endswith("_year"):
            # Japanese and Chinese write the year with its sign.
            sign = {"ja": "年", "zh": "年", "ko": "년"}.get(base_language(self.language), "")
            return f"{first.year}{sign}"
        return format_date(first, self.language)
