"""Writes the figures of `baseline.json` into the page of the documentation, and says where the page differs.

Each table stands between two comments that name it; what is between them is never typed by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import measure

PAGE = Path(__file__).parents[2] / "docs" / "quality.md"


def tables(baseline: dict[str, Any]) -> dict[str, str]:
    """Make every generated table, by the name in its comments."""
    own = baseline["own"]
    made = {
        "own": f"{_extent()}\n\n{_figures(own['floors'])}",
        "misses": "\n".join(_misses(own["misses"])),
        "figures": _figures(baseline["floors"]),
    }
    if baseline.get("peers"):
        made["peers"] = "\n".join(peer_table(baseline["peers"]))
    return made


def _own_rows() -> dict[str, dict[str, Any]]:
    return {row["id"]: row for path in sorted(measure.OWN.glob("*.jsonl")) for row in measure.rows(path)}


def _extent() -> str:
    rows = _own_rows().values()
    wrong = sum(row["label"] for row in rows)
    languages = len({row["language"] for row in rows})
    return f"{len(rows)} rows in {languages} languages: {wrong} with an error, {len(rows) - wrong} faithful."


def _figures(floors: dict[str, float]) -> str:
    rows = [f"| `{name}` | {floor:.3f} |" for name, floor in sorted(floors.items())]
    return "\n".join(("| figure | value |", "|---|---|", *rows))


def _misses(names: list[str]) -> Iterator[str]:
    rows = _own_rows()
    yield "| row | kind | text | what it is | what the checks do |"
    yield "|---|---|---|---|---|"
    for name in names:
        row = rows[name]
        did = "nothing found" if row["label"] else "a finding"
        yield f"| `{name}` | {row['kind']} | {row['text']} | {row['why']} | {did} |"


def peer_table(figures: dict[str, dict[str, float]]) -> Iterator[str]:
    """Write what each measure reached, set by set, with the mean and how often it is the best of all.

    Args:
        figures: The AUROC of each measure, by set.
    """
    measures = list(next(iter(figures.values())))
    yield f"| set | {' | '.join(measures)} |"
    yield "|---" * (len(measures) + 1) + "|"
    for name, row in figures.items():
        yield f"| `{name}` | {' | '.join(f'{row[key]:.3f}' for key in measures)} |"
    means = [sum(row[key] for row in figures.values()) / len(figures) for key in measures]
    yield f"| mean | {' | '.join(f'{mean:.3f}' for mean in means)} |"
    wins = [sum(row[key] == max(row.values()) for row in figures.values()) for key in measures]
    yield f"| best on | {' | '.join(f'{won} of {len(figures)}' for won in wins)} |"


def written(text: str, made: dict[str, str]) -> str:
    """Put the tables between their comments.

    Args:
        text: The page.
        made: The tables by name.

    Raises:
        SystemExit: A table has no place in the page.
    """
    for name, table in made.items():
        pattern = re.compile(rf"(<!-- {name}: begin -->\n).*?(<!-- {name}: end -->)", re.DOTALL)
        if not pattern.search(text):
            raise SystemExit(f"{PAGE.name} has no comments '{name}: begin' and '{name}: end'.")
        text = pattern.sub(lambda found, table=table: f"{found[1]}\n{table}\n\n{found[2]}", text)
    return text


def differs(baseline: dict[str, Any]) -> bool:
    """Say whether the page shows other figures than the baseline."""
    text = PAGE.read_text(encoding="utf-8")
    return written(text, tables(baseline)) != text


def write(baseline: dict[str, Any]) -> None:
    """Write the figures into the page."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(written(text, tables(baseline)), encoding="utf-8")
