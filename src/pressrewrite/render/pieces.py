"""The parts of an article as typed pieces, and what a format must be able to write.

A format is a class with one method for each kind of piece. One that forgets a part cannot be made at all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from pressrewrite.render.bidi import Direction
    from pressrewrite.render.citations import Cited, Entry
    from pressrewrite.render.glosses import Run

__all__ = [
    "Disclosed",
    "Evidence",
    "FactRow",
    "Facts",
    "Format",
    "Heading",
    "KeyPoints",
    "LaidNote",
    "Notes",
    "Piece",
    "Prose",
    "Published",
    "Quotations",
    "Quote",
    "Source",
]

T = TypeVar("T")


class Piece(ABC):
    """One part of an article, in the order of reading."""

    __slots__ = ()

    @abstractmethod
    def written_by(self, form: Format[T]) -> T:
        """Have a format write this piece."""


class Format(ABC, Generic[T]):
    """What writes pieces: HTML, Markdown, plain text."""

    @abstractmethod
    def heading(self, piece: Heading) -> T:
        """Write headline and the sentence under it."""

    @abstractmethod
    def published(self, piece: Published) -> T:
        """Write the line that says where, when and by whom."""

    @abstractmethod
    def disclosed(self, piece: Disclosed) -> T:
        """Write how the article was made."""

    @abstractmethod
    def key_points(self, piece: KeyPoints) -> T:
        """Write the key points."""

    @abstractmethod
    def prose(self, piece: Prose) -> T:
        """Write a section."""

    @abstractmethod
    def quotations(self, piece: Quotations) -> T:
        """Write what was said."""

    @abstractmethod
    def facts(self, piece: Facts) -> T:
        """Write the box of facts."""

    @abstractmethod
    def notes(self, piece: Notes) -> T:
        """Write the notes."""

    @abstractmethod
    def source(self, piece: Source) -> T:
        """Write whose release it is."""

    @abstractmethod
    def evidence(self, piece: Evidence) -> T:
        """Write the list of the evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Piece):
    """Headline and the sentence under it."""

    headline: Cited
    dek: Cited | None

    def written_by(self, form: Format[T]) -> T:
        """Have a format write the headline."""
        return form.heading(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Piece):
    """Where the release says it comes from, when it was published, and by whom."""

    dateline: Cited | None
    label: str
    when: str | None
    machine_time: str | None
    publisher: str

    def written_by(self, form: Format[T]) -> T:
        """Have a format write the line of publication."""
        return form.published(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclosed(Piece):
    """What the reader is told before the first sentence."""

    label: str
    sentences: tuple[tuple[Run, ...], ...]

    def written_by(self, form: Format[T]) -> T:
        """Have a format write the disclosure."""
        return form.disclosed(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPoints(Piece):
    """The article in a few sentences."""

    label: str
    points: tuple[Cited, ...]

    def written_by(self, form: Format[T]) -> T:
        """Have a format write the key points."""
        return form.key_points(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose(Piece):
    """A section: its heading (the writer's own, or one of the locale's labels, or none) and its paragraphs.

    Attributes:
        heading: The writer's heading.
        label: The locale's, where the writer gave none and one is needed.
        paragraphs: Each with whether it is a list.
    """

    heading: Cited | None
    label: str | None
    paragraphs: tuple[tuple[bool, tuple[Cited, ...]], ...]

    def written_by(self, form: Format[T]) -> T:
        """Have a format write the section."""
        return form.prose(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What one person said."""

    pieces: tuple[Cited, ...]
    speaker: str | None
    role: str | None
    marks: tuple[int, ...]
    """The evidence that names the speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotations(Piece):
    """What was said, word for word."""

    label: str
    quotes: tuple[Quote, ...]
    nameless: str
    """What stands in place of a speaker without a name."""

    def written_by(self, form: Format[T]) -> T:
        """Have a format write the quotations."""
        return form.quotations(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """One row of the box of facts."""

    label: str
    values: tuple[Cited, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts(Piece):
    """The box of facts."""

    label: str
    rows: tuple[FactRow, ...]

    def written_by(self, form: Format[T]) -> T:
        """Have a format write the box of facts."""
        return form.facts(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidNote:
    """One note under the article.

    Attributes:
        label: What it is, where that needs saying.
        runs: Its words.
        language: BCP 47 tag of the words.
        direction: Which way they run.
        marks: The evidence they rest on.
        verbatim: Whether line ends and spaces matter, as in a prompt.
    """

    label: str | None
    runs: tuple[Run, ...]
    language: str
    direction: Direction
    marks: tuple[int, ...]
    verbatim: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes(Piece):
    """Everything said under the article."""

    label: str
    notes: tuple[LaidNote, ...]

    def written_by(self, form: Format[T]) -> T:
        """Have a format write the notes."""
        return form.notes(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Piece):
    """Whose release it is, on which terms, and where to read it.

    Attributes:
        label: The heading.
        lines: What is said; each with whether it is one of the locale's own sentences.
        link: The words of the link.
        url: Where the release can be read, an address that may be linked or not.
    """

    label: str
    lines: tuple[tuple[bool, str], ...]
    link: str
    url: str | None

    def written_by(self, form: Format[T]) -> T:
        """Have a format write the source."""
        return form.source(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence(Piece):
    """The words of the release that the article rests on, by number."""

    label: str
    entries: tuple[Entry, ...]

    def written_by(self, form: Format[T]) -> T:
        """Have a format write the list of evidence."""
        return form.evidence(self)
