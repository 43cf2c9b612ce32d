"""The parts of a press release: what is story, and what is furniture around it."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from pressrewrite.models.base import Model
from pressrewrite.models.evidence import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Anatomy", "Dateline", "Part", "PartKind", "QuotedSpeech", "Ticker"]


class PartKind(StrEnum):
    """What a stretch of a release is."""

    HEADLINE = "headline"
    """The title, also where the body repeats it."""
    SUBHEAD = "subhead"
    RELEASE_LINE = "release_line"
    """"For immediate release"."""
    EMBARGO = "embargo"
    DATELINE = "dateline"
    LEAD = "lead"
    BODY = "body"
    LIST = "list"
    TABLE = "table"
    BOILERPLATE = "boilerplate"
    """"About X"."""
    CONTACT = "contact"
    LEGAL = "legal"
    """Forward-looking statements, safe harbour, risk notices."""
    PAID_NOTICE = "paid_notice"
    """Who paid for the text, or that it was spread on somebody's behalf."""
    EDITOR_NOTES = "editor_notes"
    END_MARK = "end_mark"
    """###, -30-, ENDS."""
    FURNITURE = "furniture"
    """Pictures, navigation, hashtags, "view the original release", lists of links."""

    @property
    def in_story(self) -> bool:
        """Whether an article may be made of it."""
        return self in _STORY


_STORY = frozenset({PartKind.LEAD, PartKind.BODY, PartKind.LIST, PartKind.SUBHEAD})


class Part(Model):
    """A stretch of the release and what it is."""

    kind: PartKind
    span: Span


class QuotedSpeech(Model):
    """Words between quotation marks that somebody said."""

    span: Span
    """The words without their marks."""
    speaker: Span | None = None
    """The words that name who said it, where the release says so beside the quotation."""
    role: Span | None = None
    """The words that say what the speaker is ("chief executive of ...")."""
    marked: bool = True
    """Whether quotation marks stand around it; some offices only write "The minister said:" above."""


class Dateline(Model):
    """Where and when a release says it comes from."""

    span: Span
    place: str | None = None
    day: date | None = None
    """Only when the dateline itself holds a full date."""


class Ticker(Model):
    """A company's sign at an exchange, as in "(NASDAQ: DWTX)"."""

    exchange: str
    symbol: str
    span: Span


class Anatomy(Model):
    """What a release is made of; every character belongs to exactly one part.

    `"".join(part.span.text for part in anatomy.parts)` is the source text again.
    """

    language: str
    parts: tuple[Part, ...]
    """All parts in order, without a gap."""
    dateline: Dateline | None = None
    embargo_until: datetime | None = None
    """When the embargo that the text states ends; None without one, or when its time cannot be read."""
    under_embargo_line: bool = False
    """Whether the text carries an embargo line, readable or not."""
    quotations: tuple[QuotedSpeech, ...] = ()
    tickers: tuple[Ticker, ...] = ()
    paragraphs: int = Field(default=0, ge=0)
    """How many paragraphs of story there are."""

    def of_kind(self, *kinds: PartKind) -> tuple[Part, ...]:
        """Pick the parts of these kinds, in order."""
        return tuple(part for part in self.parts if part.kind in kinds)

    def text_of(self, kinds: Iterable[PartKind]) -> str:
        """Join the words of all parts of these kinds."""
        wanted = frozenset(kinds)
        return "".join(part.span.text for part in self.parts if part.kind in wanted)
