"""The tables of a release: rows with a label and figures, marked with pipes, tabs, gaps or a colon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressrewrite.facts import NumberKind, find_words
from pressrewrite.release.proofreading.vocabulary import content_key
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.facts import Number
    from pressrewrite.release.proofreading.reading import Reading

__all__ = ["Row", "Table", "find_tables"]

_LINE = Pattern(r"[^\n]+")
_CELL = Pattern(r"[^|\t]+")
_GAP = Pattern(r"[^\s](?:[^ \n]| (?! ))*")
_RULE = frozenset("|-–—:=+ \t")
_LABELLED = Pattern(r"\s*[-–—*•]?\s*(?P<label>[^:：\n]{2,50})[:：]\s*(?P<cell>[^\n]{1,40})\Z")
_LONGEST_LINE = 400
_MOST_WORDS = 6
_MOST_ROWS = 400
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table.

    Attributes:
        start: Where its line begins.
        end: Where it ends.
        keys: The content words of its label.
        label: The folded words of its label, all of them.
        cells: The figure of each further column; None where there is none.
    """

    start: int
    end: int
    keys: frozenset[str]
    label: tuple[str, ...]
    cells: tuple[Number | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows that follow one another.

    Attributes:
        start: Where the first begins.
        end: Where the last ends.
        rows: The rows that hold a label and a figure, in order.
    """

    start: int
    end: int
    rows: tuple[Row, ...]


def find_tables(reading: Reading) -> tuple[Table, ...]:
    """Find the tables of the body; one row alone is none.

    Args:
        reading: The release.
    """
    tables: list[Table] = []
    rows: list[Row] = []
    start = reading.body_start
    for place, end, row in _lines(reading):
        if row is None and place < end:
            _close(tables, rows, start)
            rows, start = [], end
        elif row is not None:
            start = place if not rows else start
            # The head of a table holds no figures; a row without any below it is a gap.
            if rows or any(row.cells):
                rows.append(row)
    _close(tables, rows, start)
    return tuple(tables)


def _close(tables: list[Table], rows: list[Row], start: int) -> None:
    if sum(any(row.cells) for row in rows) >= _FEWEST_ROWS:
        tables.append(Table(start=start, end=rows[-1].end, rows=tuple(rows[:_MOST_ROWS])))


def _lines(reading: Reading) -> Iterator[tuple[int, int, Row | None]]:
    """Each line with the row it is; a row without figures is a head, a line that is no row parts tables."""
    for match in _LINE.finditer(reading.text, reading.body_start):
        start, end = match.span()
        words = match[0].strip()
        if not words:
            continue
        if _RULE.issuperset(words):
            # The rule under the head of a table.
            yield start, start, None
            continue
        yield start, end, _row(reading, start, end) if len(words) <= _LONGEST_LINE else None


def _row(reading: Reading, start: int, end: int) -> Row | None:
    text = reading.text
    line = text[start:end]
    if "|" in line or "\t" in line:
        spans = [match.span() for match in _CELL.finditer(text, start, end)]
    elif "  " in line.strip():
        spans = [match.span() for match in _GAP.finditer(text, start, end)]
    else:
        match = _LABELLED.match(text, start, end)
        spans = [match.span("label"), match.span("cell")] if match else []
        if not match or not _is_figure(reading, spans[1]):
            return None
    # Between pipes an empty cell keeps its column; the edges of a line are no cells.
    if spans and not text[slice(*spans[0])].strip():
        spans = spans[1:]
    if len(spans) < len(("label", "cell")):
        return None
    words = find_words(text[slice(*spans[0])])
    if not words or len(words) > _MOST_WORDS * 2:
        return None
    keys = [content_key(word.key, reading.language) for word in words]
    cells = tuple(_cell(reading, span) for span in spans[1:])
    return Row(
        start=start,
        end=end,
        keys=frozenset(key for key in keys if key is not None),
        label=tuple(word.key for word in words),
        cells=cells,
    )


def _is_figure(reading: Reading, span: tuple[int, int]) -> bool:
    """Whether what stands behind a colon is one figure with its unit, and not a sentence that holds one."""
    inside = reading.numbers_in(*span)
    if len(inside) != 1 or inside[0].kind is NumberKind.CODE:
        return False
    rest = reading.text[span[0] : inside[0].start] + " " + reading.text[inside[0].end : span[1]]
    return len(rest.split()) <= len(("unit", "of"))


def _cell(reading: Reading, span: tuple[int, int]) -> Number | None:
    """The figure of a cell that holds one figure and little else."""
    inside = reading.numbers_in(*span)
    if len(inside) != 1 or inside[0].kind is NumberKind.CODE:
        return None
    rest = reading.text[span[0] : inside[0].start] + " " + reading.text[inside[0].end : span[1]]
    return inside[0] if len(rest.split()) <= len(("unit", "of", "it")) else None
