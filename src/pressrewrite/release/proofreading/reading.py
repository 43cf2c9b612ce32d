"""A release as the checks read it: its text, figures, dates and sentences, each looked for once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from pressrewrite.facts import find_dates, find_links, find_numbers
from pressrewrite.models import Finding, Severity, SourceText
from pressrewrite.release.anatomy import anatomy
from pressrewrite.text import base_language

if TYPE_CHECKING:
    from pressrewrite.facts import Date, Number
    from pressrewrite.models import Anatomy, NumberedSentence, SourceItem

__all__ = ["Reading"]


class Reading:
    """One release with all that the checks look for in it.

    Args:
        item: The release.

    Example:
        >>> from pressrewrite.models import SourceItem
        >>> reading = Reading(
        ...     SourceItem(title="Reef", publisher="Port", body="It has 340 corals.", language="en")
        ... )
        >>> [(number.text, reading.sentence_of(number.start)) for number in reading.numbers]
        [('340', 1)]
    """

    def __init__(self, item: SourceItem) -> None:
        self.item = item
        self.source = SourceText(item)
        self.text = self.source.text
        self.language = base_language(item.language)
        self.dates: tuple[Date, ...] = find_dates(self.text, item.language, published=item.published_on)
        taken = [(date.start, date.end) for date in self.dates]
        taken += [(link.start, link.end) for link in find_links(self.text)]
        self.numbers: tuple[Number, ...] = find_numbers(self.text, item.language, skip=sorted(taken))

    @property
    def body_start(self) -> int:
        """Where the body begins."""
        return self.source.body_start

    @property
    def sentences(self) -> tuple[NumberedSentence, ...]:
        """The sentences; number 0 is the title."""
        return self.source.sentences

    @cached_property
    def anatomy(self) -> Anatomy:
        """The parts of the release."""
        return anatomy(self.source)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_of(self, place: int) -> int:
        """Say in which sentence a character stands: the last one that begins before it."""
        return max(0, bisect_right(self._starts, place) - 1)

    @cached_property
    def _number_starts(self) -> list[int]:
        return [number.start for number in self.numbers]

    def numbers_in(self, start: int, end: int) -> tuple[Number, ...]:
        """Give the figures that begin in a stretch of the text.

        Args:
            start: Where it begins.
            end: Where it ends.
        """
        first = bisect_left(self._number_starts, start)
        return self.numbers[first : bisect_left(self._number_starts, end)]

    def finding(self, kind: str, at: tuple[int, int], severity: Severity, says: str | None = None) -> Finding:
        """Make a finding about the words at a place.

        Args:
            kind: Its stable name.
            at: Where the words begin and end.
            severity: How much it matters.
            says: What the release says in another place.
        """
        return Finding(
            kind=kind, text=self.text[slice(*at)], start=at[0], end=at[1], severity=severity, source_says=says
        )
