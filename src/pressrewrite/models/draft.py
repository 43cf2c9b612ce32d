"""What a writer hands back. It is untrusted: all of it is looked up again before it becomes an `Article`."""

from __future__ import annotations

from enum import StrEnum

from pressrewrite.models.base import Model

__all__ = [
    "Draft",
    "DraftParagraph",
    "DraftQuotation",
    "DraftSection",
    "DraftSentence",
    "ParagraphKind",
    "SectionKind",
]


class SectionKind(StrEnum):
    """What a section is for."""

    LEAD = "lead"
    BODY = "body"
    BACKGROUND = "background"
    """What it means, how it came about."""
    NOTICE = "notice"
    """The short notice that is written when only a title is known."""


class ParagraphKind(StrEnum):
    """How a paragraph is laid out."""

    TEXT = "text"
    LIST = "list"


class DraftSentence(Model):
    """One sentence and the numbers of the source sentences it rests on (0 is the title)."""

    # The numbers stand before the words, so that a model commits to its sources before it writes.
    evidence: tuple[int, ...] = ()
    text: str
    fields: tuple[str, ...] = ()
    """Fields of the `SourceItem` that it states; only the embedded writer fills this."""


class DraftParagraph(Model):
    """Sentences that belong together."""

    kind: ParagraphKind = ParagraphKind.TEXT
    sentences: tuple[DraftSentence, ...]


class DraftSection(Model):
    """Paragraphs under one heading, or under none."""

    kind: SectionKind = SectionKind.BODY
    heading: DraftSentence | None = None
    paragraphs: tuple[DraftParagraph, ...] = ()


class DraftQuotation(Model):
    """What somebody said, in one or more pieces, without quotation marks."""

    pieces: tuple[DraftSentence, ...]
    """One without pieces says nothing and is left out; a whole article is not refused for it."""
    speaker: str | None = None
    role: str | None = None


class Draft(Model):
    """The article as its writer handed it in."""

    headline: DraftSentence
    dek: DraftSentence | None = None
    key_points: tuple[DraftSentence, ...] = ()
    sections: tuple[DraftSection, ...] = ()
    quotations: tuple[DraftQuotation, ...] = ()
    figures: tuple[DraftSentence, ...] = ()
    """Short stretches with a figure, for the box of facts."""
    notes: tuple[str, ...] = ()
