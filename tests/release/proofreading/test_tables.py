"""The tables of a release."""

from __future__ import annotations

import pytest

import pressrewrite as pr
from pressrewrite.release.proofreading.reading import Reading
from pressrewrite.release.proofreading.tables import find_tables


def read(body: str) -> list[list[tuple[str, list[str]]]]:
    """List the labels and figures of each table."""
    reading = Reading(pr.SourceItem(title="Reef", publisher="Port", body=body, language="en"))
    return [
        [(" ".join(row.label), [cell.text if cell else "" for cell in row.cells]) for row in table.rows]
        for table in find_tables(reading)
    ]


@pytest.mark.parametrize(
    "body",
    [
        "| | 2025 |\n|---|---|\n| Oak trees | 120 |\n| Limes | 80 |",
        "Oak trees\t120\nLimes\t80",
        "Tree          Count\nOak trees       120\nLimes            80",
        "Oak trees: 120\nLimes: 80",
        "- Oak trees: 120\n- Limes: 80",
        "Some prose stands above.\n\nOak trees | 120\nLimes | 80\n\nAnd some below, of 30 trees.",
    ],
)
def test_rows_are_found_however_they_are_marked(body: str) -> None:
    """Pipes, tabs, gaps and colons make the same rows."""
    assert read(body) == [[("oak trees", ["120"]), ("limes", ["80"])]]


@pytest.mark.parametrize(
    "body",
    [
        "Oak trees: 120",
        "The port planted oaks: 120 of them stand at the quay.\nThe rest: 80 limes stand at the park now.",
        "He said: we have 120 oaks, 80 limes\nand 20 elms.",
        "Doors open: 18:00\nDoors close: 20:00",
    ],
)
def test_prose_and_single_lines_are_no_table(body: str) -> None:
    """A line alone, a sentence with a colon and the hours of a day make no rows."""
    assert read(body) == []


def test_an_empty_cell_keeps_its_column() -> None:
    """What is not known stays unknown and moves nothing."""
    assert read("| Oak | – | 12 |\n| Lime | 80 | 13 |") == [[("oak", ["", "12"]), ("lime", ["80", "13"])]]
