"""Tables against the prose around them, and their last row against those above it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from pressrewrite.facts import NumberKind, find_words, is_dense, numbers_agree
from pressrewrite.models import Severity
from pressrewrite.release.proofreading.slips import digits_of, is_slip, significant
from pressrewrite.release.proofreading.tables import find_tables
from pressrewrite.release.proofreading.vocabulary import content_key, says_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.facts import Number, Word
    from pressrewrite.models import Finding
    from pressrewrite.release.proofreading.reading import Reading
    from pressrewrite.release.proofreading.tables import Row, Table

__all__ = ["find_wrong_table_figures"]

_NEAR = 60
_MOST_PARTS = 12
_FEWEST_PARTS = 2
_SCALES = tuple(Decimal(10) ** power for power in (0, 3, 6, 9))
_WHOLE = Decimal(100)
_WORDS_BEHIND = 3
_MOST_ALIKE = 20
_NO_VALUES = frozenset({NumberKind.CODE, NumberKind.ORDINAL})
_FEWEST_DIGITS = 2
_LEAST, _MOST = Decimal("0.3"), Decimal(3)


def find_wrong_table_figures(reading: Reading) -> Iterator[Finding]:
    """Find prose that gives another figure than the row it speaks of, and totals that are no sum.

    `table_figure`: beside the words of a row's label stands a figure that is in no cell of the row, and that
    looks like one of them with a slip, or is the only figure of its sentence. `table_sum`: a row that calls
    itself the total is neither the sum of the rows above it nor that of some of them.

    Args:
        reading: The release.
    """
    tables = find_tables(reading)
    if not tables:
        return
    for table in tables:
        yield from _wrong_totals(reading, table)
    yield from _wrong_prose(reading, tables)


def _wrong_totals(reading: Reading, table: Table) -> Iterator[Finding]:
    above: list[Row] = []
    for row in table.rows:
        if not says_any(list(row.label), "totals", reading.language):
            above.append(row)
            continue
        if len(above) >= _FEWEST_PARTS:
            yield from _wrong_cells(reading, above, row)
        above = []


def _wrong_cells(reading: Reading, above: list[Row], row: Row) -> Iterator[Finding]:
    for column, total in enumerate(row.cells):
        cells = [each.cells[column] if column < len(each.cells) else None for each in above]
        parts = [cell for cell in cells if cell is not None]
        # A column with a gap may leave out what the total counts, and shares need not share one whole.
        if total is None or len(parts) < max(_FEWEST_PARTS, len(above)) or len(parts) > _MOST_PARTS:
            continue
        if total.kind is NumberKind.PERCENT and total.value != _WHOLE:
            continue
        if any(part.kind is not parts[0].kind or part.unit != parts[0].unit for part in parts):
            continue
        rounding = max(total.step, *(part.step for part in parts)) * len(parts) / 2
        exact = all(part.step == 1 for part in parts) and total.step == 1
        values = [_signed(reading, part) for part in parts]
        reached = any(abs(total.value - some) <= (0 if exact else rounding) for some in _sums(values))
        if not reached:
            place = (total.start, total.end)
            yield reading.finding("table_sum", place, Severity.WARNING, f"{sum(values, Decimal(0)):f}")


def _signed(reading: Reading, number: Number) -> Decimal:
    """The value of a cell; accountants put brackets around what is taken off."""
    before = reading.text[max(0, number.start - 2) : number.start]
    return -abs(number.value) if "(" in before or "（" in before else number.value


def _sums(values: list[Decimal]) -> set[Decimal]:
    """All sums of two values and more: "of which" rows are parts of other rows."""
    sums: set[tuple[Decimal, bool]] = {(Decimal(0), False)}
    single: set[Decimal] = set()
    for value in values:
        single_before = set(single)
        sums |= {(total + value, True) for total, many in sums if many}
        sums |= {(one + value, True) for one in single_before}
        single.add(value)
    return {total for total, many in sums if many}


def _wrong_prose(reading: Reading, tables: tuple[Table, ...]) -> Iterator[Finding]:
    ends = [table.end for table in tables]
    rows = _by_word(tables)
    for number in reading.numbers:
        at = bisect_right(ends, number.start)
        if (
            number.soft
            or number.kind in _NO_VALUES
            or (at < len(tables) and tables[at].start <= number.start)
        ):
            continue
        row = _row_of(reading, number, rows)
        cells = [cell for cell in row.cells if cell is not None] if row is not None else []
        if cells and not any(_same(number, cell) for cell in cells):
            place = (number.start, number.end)
            yield reading.finding("table_figure", place, Severity.WARNING, cells[0].text)


def _by_word(tables: tuple[Table, ...]) -> dict[str, list[Row]]:
    """The rows under one of the words of their labels."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for table in tables:
        for row in table.rows:
            word = min(row.keys, default=None)
            if word is not None and len(found[word]) < _MOST_ALIKE:
                found[word].append(row)
    return found


def _row_of(reading: Reading, number: Number, rows: dict[str, list[Row]]) -> Row | None:
    """The row that the words beside a figure name, if the figure can only be one of its cells."""
    sentence = reading.sentences[reading.sentence_of(number.start)]
    if number.start >= sentence.end:
        return None
    low = max(sentence.start, number.start - _NEAR)
    low = max([low, *(other.end for other in reading.numbers_in(low, number.start))])
    before = find_words(reading.text[low : number.start])
    high = min(sentence.end, number.end + _NEAR // 2)
    behind = find_words(reading.text[number.end : high])[:_WORDS_BEHIND]
    if says_any([word.key for word in before[-1:]], "steps", reading.language):
        return None
    sides = (before, behind) if number.kind is NumberKind.COUNT else (before,)
    named = [row for side in sides for row in _rows_named(side, rows, reading.language)]
    longest = max((len(row.keys) for row in named), default=0)
    best = [row for row in named if len(row.keys) == longest]
    # Of two rows with one label nobody knows which is meant.
    if len(best) != 1 or says_any(list(best[0].label), "totals", reading.language):
        return None
    cells = [cell for cell in best[0].cells if cell is not None]
    apart = says_any([word.key for word in (*before, *behind)], "contrasts", reading.language)
    # Last year's figure is no slip of this year's; where a table has both, it stands in it.
    if apart and len(cells) == 1:
        return None
    alone = not apart and len(reading.numbers_in(sentence.start, sentence.end)) == 1
    return best[0] if any(_meant(number, cell, alone=alone) for cell in cells) else None


def _rows_named(words: list[Word], rows: dict[str, list[Row]], language: str) -> Iterator[Row]:
    """The rows whose labels the words hold."""
    keys = {key for word in words if (key := content_key(word.key, language)) is not None}
    for key in sorted(keys & rows.keys()):
        yield from (row for row in rows[key] if _named(row, keys, words))


def _named(row: Row, keys: set[str], words: list[Word]) -> bool:
    """Whether the words hold the label of a row; in scripts without spaces sign by sign."""
    if is_dense("".join(row.label)):
        return len(row.label) > 1 and "".join(row.label) in "".join(word.key for word in words)
    return row.keys <= keys


def _meant(number: Number, cell: Number, *, alone: bool) -> bool:
    """Whether a figure can stand for a cell: by its digits, or as the only figure, of about the same size."""
    if (number.kind is NumberKind.PERCENT) != (cell.kind is NumberKind.PERCENT):
        return False
    if number.unit is not None and cell.unit is not None and number.unit != cell.unit:
        return False
    digits = digits_of(number)
    if significant(digits) >= _FEWEST_DIGITS and is_slip(digits, digits_of(cell)):
        return True
    if not alone or not cell.value:
        return False
    return any(_LEAST <= abs(number.value / (cell.value * scale)) <= _MOST for scale in _SCALES)


def _same(number: Number, cell: Number) -> bool:
    """Whether a figure gives a cell, rounded or in another scale: the table may count in thousands."""
    if numbers_agree(number, cell) or numbers_agree(cell, number):
        return True
    return any(
        abs(abs(number.value) - abs(cell.value) * scale) * 2 <= max(number.step, cell.step * scale)
        for scale in _SCALES
    )
