"""An article as plain text, for a terminal, an e-mail or a wire.

Lines are broken at 78 columns where a language puts spaces between its words. Characters that a terminal sets
twice as wide count two, and marks that stand on another letter count none.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from pressrewrite.render.escape import one_line
from pressrewrite.render.glosses import joined
from pressrewrite.render.layout import lay_out
from pressrewrite.render.manner import quotes_of, verdict_word
from pressrewrite.render.pieces import Format
from pressrewrite.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressrewrite.models import Article
    from pressrewrite.render.citations import Cited, Entry
    from pressrewrite.render.layout import Layout
    from pressrewrite.render.pieces import (
        Disclosed,
        Evidence,
        Facts,
        Heading,
        KeyPoints,
        LaidNote,
        Notes,
        Prose,
        Published,
        Quotations,
        Quote,
        Source,
    )

__all__ = ["to_text"]

_WIDTH = 78
_INDENT = "    "
_WIDE = frozenset({"W", "F"})
_NO_COLUMN = frozenset({"Mn", "Me", "Cf"})


def to_text(article: Article) -> str:
    """Write an article as plain text, its evidence as numbers that a list at the end explains.

    Args:
        article: Any article; control characters and escape sequences in its texts are gone.

    Returns:
        The text, ending in one line feed.
    """
    layout = lay_out(article)
    writer = _Writer(layout)
    return "\n\n".join(block for piece in layout.pieces for block in piece.written_by(writer)) + "\n"


class _Writer(Format[list[str]]):
    """Writes the pieces of one layout, each as a list of blocks."""

    def __init__(self, layout: Layout) -> None:
        self.manner = layout.manner
        self.colon = layout.manner.colon

    def heading(self, piece: Heading) -> list[str]:
        blocks = [self.underlined(piece.headline, "=")]
        return [*blocks, self.wrapped(self.sentence(piece.dek))] if piece.dek is not None else blocks

    def published(self, piece: Published) -> list[str]:
        parts = [self.sentence(piece.dateline)] if piece.dateline is not None else []
        if piece.when:
            parts.append(f"{piece.label}{self.colon}{piece.when}")
        return [self.wrapped(" · ".join((*parts, piece.publisher)))]

    def disclosed(self, piece: Disclosed) -> list[str]:
        said = self.manner.joint.join(joined(runs) for runs in piece.sentences)
        label = self.wrapped(f"{piece.label}{self.colon}", first="| ", rest="| ")
        return [f"{label}\n{self.wrapped(said, first='| ', rest='| ')}"]

    def key_points(self, piece: KeyPoints) -> list[str]:
        return [_underlined(piece.label, "-"), self.listed(piece.points)]

    def prose(self, piece: Prose) -> list[str]:
        blocks: list[str] = []
        if piece.heading is not None:
            blocks.append(self.underlined(piece.heading, "-"))
        elif piece.label is not None:
            blocks.append(_underlined(piece.label, "-"))
        for is_list, sentences in piece.paragraphs:
            said = self.manner.joint.join(self.sentence(each) for each in sentences)
            blocks.append(self.listed(sentences) if is_list else self.wrapped(said))
        return blocks

    def quotations(self, piece: Quotations) -> list[str]:
        return [_underlined(piece.label, "-"), *(self.quote(quote, piece.nameless) for quote in piece.quotes)]

    def quote(self, quote: Quote, nameless: str) -> str:
        marks = self.manner.quotes
        said = self.manner.joint.join(
            f"{marks.open}{joined(each.runs).strip()}{marks.close}{self.marks(each)}" for each in quote.pieces
        )
        role = self.manner.labels.list_separator + quote.role if quote.role else ""
        speaker = f"— {quote.speaker or nameless}{role}{_numbers(quote.marks)}"
        return "\n".join(self.wrapped(each, first=_INDENT, rest=_INDENT) for each in (said, speaker))

    def facts(self, piece: Facts) -> list[str]:
        rows = (
            self.wrapped(
                f"{row.label}{self.colon}"
                + self.manner.labels.list_separator.join(self.sentence(value) for value in row.values),
                rest="  ",
            )
            for row in piece.rows
        )
        return [_underlined(piece.label, "-"), "\n".join(rows)]

    def notes(self, piece: Notes) -> list[str]:
        return [_underlined(piece.label, "-"), *(self.note(note) for note in piece.notes)]

    def note(self, note: LaidNote) -> str:
        label = f"{note.label}{self.colon}" if note.label else ""
        said = joined(note.runs)
        if note.verbatim:
            lines = visible(said).strip("\r\n").splitlines()
            return "\n".join((self.wrapped(label), *(f"{_INDENT}{line}".rstrip() for line in lines)))
        return self.wrapped(f"{label}{said}{_numbers(note.marks)}")

    def source(self, piece: Source) -> list[str]:
        lines = [self.wrapped(line) for _, line in piece.lines]
        if piece.url:
            lines.append(self.wrapped(f"{piece.link}{self.colon}{piece.url}"))
        return [_underlined(piece.label, "-"), "\n".join(lines)]

    def evidence(self, piece: Evidence) -> list[str]:
        return [_underlined(piece.label, "-"), "\n".join(self.entry(entry) for entry in piece.entries)]

    def entry(self, entry: Entry) -> str:
        labels = self.manner.labels
        if entry.span is not None:
            quotes = quotes_of(entry.language)
            where = f"{labels.source} {entry.span.start}–{entry.span.end}"
            said = f"{quotes.open}{entry.span.text.strip()}{quotes.close} ({where})"
        else:
            said = "; ".join(f"{name}{self.colon}{value}" if value else name for name, value in entry.fields)
        number = f"[{entry.number}] "
        indent = " " * len(number)
        words = (verdict_word(labels, each) for each in entry.verdicts)
        verdicts = (self.wrapped(word, first=indent, rest=indent) for word in words)
        return "\n".join((self.wrapped(said, first=number, rest=indent), *verdicts))

    def sentence(self, cited: Cited) -> str:
        return joined(cited.runs).strip() + self.marks(cited)

    def marks(self, cited: Cited) -> str:
        word = verdict_word(self.manner.labels, cited.verdict)
        return _numbers(cited.marks) + (f" [{word}]" if cited.needs_word else "")

    def listed(self, sentences: Iterable[Cited]) -> str:
        return "\n".join(self.wrapped(self.sentence(each), first="* ", rest="  ") for each in sentences)

    def underlined(self, cited: Cited, line: str) -> str:
        return _underline(self.wrapped(self.sentence(cited)), line)

    def wrapped(self, text: str, *, first: str = "", rest: str = "") -> str:
        """Break a text into lines, `first` before the first of them and `rest` before the others."""
        shown = one_line(text)
        if not self.manner.words_are_spaced:
            return first + shown
        lines: list[str] = []
        line, width = first, _columns(first)
        begun = False
        for word in shown.split(" "):
            wide = _columns(word)
            if begun and width + 1 + wide > _WIDTH:
                lines.append(line)
                line, width, begun = rest, _columns(rest), False
            line, width = (f"{line} {word}", width + 1 + wide) if begun else (line + word, width + wide)
            begun = True
        return "\n".join((*lines, line))


def _underlined(label: str, line: str) -> str:
    return _underline(one_line(label), line)


def _underline(text: str, line: str) -> str:
    return f"{text}\n{line * min(_WIDTH, max(map(_columns, text.splitlines()), default=0))}"


def _numbers(numbers: Iterable[int]) -> str:
    shown = ", ".join(map(str, numbers))
    return f" [{shown}]" if shown else ""


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(character) in _WIDE for character in text)
    return len(text) + wide - sum(unicodedata.category(character) in _NO_COLUMN for character in text)
