"""An article as Markdown (CommonMark, with footnotes where a reader's software knows them).

Every text is written on one line of its own block, so nothing in it can begin a heading, a table or a list.
A footnote always holds more than one word with a dot between: software without footnotes would otherwise take
`[^1]: word` for the address of a link.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressrewrite.render.escape import (
    markdown_code,
    markdown_line,
    markdown_link,
    markdown_text,
    one_line,
    safe_url,
)
from pressrewrite.render.glosses import joined
from pressrewrite.render.layout import lay_out
from pressrewrite.render.manner import quotes_of, verdict_word
from pressrewrite.render.pieces import Format

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressrewrite.models import Article
    from pressrewrite.render.citations import Cited, Entry
    from pressrewrite.render.glosses import Run
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

__all__ = ["to_markdown"]

_SPACES = frozenset(" \t\r\n")
# A heading may end in a run of # that CommonMark takes for decoration.
_CLOSING = re.compile(r"(?<=\s)#+$")


def to_markdown(article: Article) -> str:
    """Write an article as Markdown, its evidence as footnotes.

    Args:
        article: Any article; whatever markup its texts hold is shown as text.

    Returns:
        CommonMark, ending in one line feed.
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
        blocks = [f"# {self.title(piece.headline)}"]
        if piece.dek is not None:
            words = self.running(piece.dek.runs)
            blocks.append((f"**{words}**" if words else "") + self.marks(piece.dek))
        return blocks

    def published(self, piece: Published) -> list[str]:
        parts = [self.sentence(piece.dateline)] if piece.dateline is not None else []
        if piece.when:
            parts.append(f"{markdown_text(piece.label)}{self.colon}{markdown_text(piece.when)}")
        parts.append(markdown_text(piece.publisher))
        return [markdown_line(" · ".join(parts))]

    def disclosed(self, piece: Disclosed) -> list[str]:
        said = self.manner.joint.join(self.running(runs) for runs in piece.sentences)
        return [f"> **{markdown_text(piece.label)}**\n>\n> {markdown_line(said)}"]

    def key_points(self, piece: KeyPoints) -> list[str]:
        return [_heading(piece.label), self.listed(piece.points)]

    def prose(self, piece: Prose) -> list[str]:
        blocks: list[str] = []
        if piece.heading is not None:
            blocks.append(f"## {self.title(piece.heading)}")
        elif piece.label is not None:
            blocks.append(_heading(piece.label))
        for is_list, sentences in piece.paragraphs:
            text = self.listed(sentences) if is_list else markdown_line(self.sentences(sentences))
            blocks.append(text)
        return blocks

    def quotations(self, piece: Quotations) -> list[str]:
        return [_heading(piece.label), *(self.quote(quote, piece.nameless) for quote in piece.quotes)]

    def quote(self, quote: Quote, nameless: str) -> str:
        marks = self.manner.quotes
        said = self.manner.joint.join(
            f"{marks.open}{self.running(each.runs)}{marks.close}{self.marks(each)}" for each in quote.pieces
        )
        name = markdown_text(quote.speaker or nameless)
        role = self.manner.labels.list_separator + markdown_text(quote.role) if quote.role else ""
        return f"> {markdown_line(said)}\n>\n> — {name}{role}{_numbers(quote.marks)}"

    def facts(self, piece: Facts) -> list[str]:
        rows = (
            f"- **{markdown_text(row.label)}**{self.colon}"
            + self.manner.labels.list_separator.join(self.sentence(value) for value in row.values)
            for row in piece.rows
        )
        return [_heading(piece.label), "\n".join(rows)]

    def notes(self, piece: Notes) -> list[str]:
        return [_heading(piece.label), *(self.note(note) for note in piece.notes)]

    def note(self, note: LaidNote) -> str:
        label = f"**{markdown_text(note.label)}**" if note.label else ""
        if note.verbatim:
            return f"{label}\n\n{markdown_code(joined(note.runs))}"
        said = self.running(note.runs)
        said = f"{label}{self.colon}{said}" if label else markdown_line(said)
        return said + _numbers(note.marks)

    def source(self, piece: Source) -> list[str]:
        blocks = [_heading(piece.label), *(markdown_line(markdown_text(line)) for _, line in piece.lines)]
        if piece.url:
            words = piece.link if safe_url(piece.url) else piece.url
            blocks.append(markdown_line(markdown_link(words, piece.url)))
        return blocks

    def evidence(self, piece: Evidence) -> list[str]:
        return [_heading(piece.label), "\n".join(self.entry(entry) for entry in piece.entries)]

    def entry(self, entry: Entry) -> str:
        labels = self.manner.labels
        parts = [_stated(entry, self.colon)]
        if entry.span is not None:
            parts.append(f"{markdown_text(labels.source)} {entry.span.start}–{entry.span.end}")
        parts += (verdict_word(labels, verdict) for verdict in entry.verdicts)
        # A line of one word would be a link definition; the dot behind it is what a definition may not hold.
        return f"[^{entry.number}]: {' · '.join(parts)}{' ·' if len(parts) == 1 else ''}"

    def title(self, cited: Cited) -> str:
        marks = self.marks(cited)
        words = self.running(cited.runs)
        return words + marks if marks else _CLOSING.sub(r"\\\g<0>", words)

    def listed(self, sentences: Iterable[Cited]) -> str:
        return "\n".join(f"- {markdown_line(self.sentence(each))}" for each in sentences)

    def sentences(self, sentences: Iterable[Cited]) -> str:
        return self.manner.joint.join(self.sentence(each) for each in sentences)

    def sentence(self, cited: Cited) -> str:
        return self.running(cited.runs) + self.marks(cited)

    def marks(self, cited: Cited) -> str:
        numbers = _numbers(cited.marks)
        if not cited.needs_word:
            return numbers
        # Emphasis that ends in a bracket would not close before a letter (CommonMark 6.2).
        return f"{numbers} (*{markdown_text(verdict_word(self.manner.labels, cited.verdict))}*)"

    def running(self, runs: Iterable[Run]) -> str:
        written = [
            markdown_link(run.text, run.url) if run.url is not None else _inner(run.text) for run in runs
        ]
        return "".join(written).strip(" ")


def _inner(text: str) -> str:
    """Escape a piece of a line; the spaces at its ends belong to the line."""
    words = markdown_text(text)
    before, after = text[:1] in _SPACES, text[-1:] in _SPACES
    return f"{' ' if before else ''}{words}{' ' if words and after else ''}"


def _heading(label: str) -> str:
    return f"## {markdown_text(label)}"


def _numbers(numbers: Iterable[int]) -> str:
    return "".join(f"[^{number}]" for number in numbers)


def _stated(entry: Entry, colon: str) -> str:
    if entry.span is not None:
        quotes = quotes_of(entry.language)
        return f"{quotes.open}{markdown_text(one_line(entry.span.text))}{quotes.close}"
    stated = (
        markdown_text(name) + (colon + markdown_text(value) if value else "") for name, value in entry.fields
    )
    return "; ".join(stated)
