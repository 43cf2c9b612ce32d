"""Compares the measured quality of the checks with its floors; exit code 1 when a figure fell under its floor.

    python benchmarks/quality/gate.py [FOLDER OF THE DATA] [--peers] [--failures N] [--raise]
    python benchmarks/quality/gate.py --markdown | --check-docs

The rows in `own`, which ship with the project, are always measured; the shared data where it is. Floors stand in
`baseline.json` beside this file, with the SHA-256 of the rows they hold for. `--raise` lifts floors to what was
measured; no run lowers one. `--peers` ranks the same rows with measures that everybody has at hand. `--markdown`
writes the pinned figures into docs/quality.md, and `--check-docs` fails when the page shows others.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import measure
import page

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
FILES = (
    "faithfulness/planted_errors.jsonl.gz",
    "faithfulness/press_releases_insciout.jsonl.gz",
    "faithfulness/ntrex_crosslingual.jsonl.gz",
    *(f"faithfulness/{name}.jsonl.gz" for name in measure.ENGLISH),
    "parallel_releases.jsonl",
    "releases.jsonl",
)


def fingerprint(paths: Iterable[Path]) -> str:
    """Name the rows that are measured on."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()


def compare(figures: dict[str, float], floors: dict[str, float]) -> bool:
    """Print every figure beside its floor, and say whether all of them hold."""
    fallen = {name for name, floor in floors.items() if figures.get(name, 0.0) < floor}
    for name in sorted({*figures, *floors}):
        mark = "  FELL" if name in fallen else ""
        print(f"{name:42} {figures.get(name, 0.0):.4f}  floor {floors.get(name, 0.0):.4f}{mark}")
    return not fallen


def cut(figure: float) -> float:
    """Cut a figure to three digits, so that nothing is shown that was not reached."""
    return math.floor(figure * 1000 + 1e-9) / 1000


def lift(floors: dict[str, float], figures: dict[str, float]) -> None:
    """Raise floors to what was measured, cut to three digits; a lower figure changes none."""
    for name, figure in figures.items():
        floors[name] = max(floors.get(name, 0.0), cut(figure))


def gate_own(pinned: dict[str, Any], *, failures: int) -> tuple[dict[str, float], list[str], bool]:
    """Measure the rows that ship with the project."""
    figures, failing = measure.own()
    for row in failing[:failures]:
        print(f"    {row['id']} {row['kind']} | {row['text']} | {row['why']} | {row['findings']}")
    if fingerprint(sorted(measure.OWN.glob("*.jsonl"))) != pinned["sha256"]:
        print("The rows in own/ are not those that the floors were measured on; set new floors by hand.")
        return figures, [row["id"] for row in failing], False
    return figures, [row["id"] for row in failing], compare(figures, pinned["floors"])


def gate_shared(data: Path, baseline: dict[str, Any], *, failures: int) -> tuple[dict[str, float], bool]:
    """Measure the shared data."""
    if not data.is_dir():
        print("The shared data is not on this machine; only the rows of the project were measured.")
        return {}, True
    if fingerprint(data / name for name in FILES) != baseline["corpus_sha256"]:
        print("The data is not the data that the floors were measured on; set new floors by hand.")
        return {}, False
    figures = {
        **measure.planted(data / "faithfulness", failures=failures),
        **measure.places(data, failures=failures),
        **measure.place_names(failures=failures),
        **measure.across(data / "faithfulness", failures=failures),
        **measure.parallel(data, failures=failures),
        **measure.responses(data / "faithfulness"),
    }
    return figures, compare(figures, baseline["floors"])


def gate_peers(data: Path, figures: dict[str, float]) -> dict[str, dict[str, float]]:
    """Rank the same rows with other measures, and print one table."""
    try:
        import peers
    except ImportError as error:
        raise SystemExit(
            f"{error.name} is not installed. The peers need: "
            "pip install -r benchmarks/quality/requirements.txt"
        ) from None
    if not data.is_dir():
        raise SystemExit("The peers are compared on the shared data, which is not on this machine.")
    ours = {name: figures.get(f"{name}.auroc") for name in measure.ENGLISH}
    table = peers.table(data / "faithfulness", ours)
    print("\n".join(page.peer_table(table)))
    return table


def arguments() -> argparse.Namespace:
    """Read the command line."""
    shared = os.environ.get("PRESSREWRITE_SHARED", str(HERE.parents[2] / "shared"))
    parser = argparse.ArgumentParser(description="Measure the checks and compare with the floors.")
    parser.add_argument("data", nargs="?", type=Path, default=Path(shared) / "data")
    parser.add_argument("--peers", action="store_true", help="rank the same rows with other measures")
    parser.add_argument(
        "--failures", type=int, default=0, metavar="N", help="show up to N rows that fail of a kind"
    )
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to what was measured")
    parser.add_argument("--markdown", action="store_true", help="write the pinned figures into the page")
    parser.add_argument("--check-docs", action="store_true", help="fail when the page shows other figures")
    return parser.parse_args()


def main() -> int:
    """Measure, print every figure beside its floor, and say which fell."""
    options = arguments()
    baseline = json.loads(BASELINE.read_text(encoding="utf-8"))
    if options.markdown:
        page.write(baseline)
        return 0
    if page.differs(baseline):
        print("docs/quality.md shows other figures than baseline.json; run gate.py --markdown.")
        if options.check_docs:
            return 1
    elif options.check_docs:
        return 0
    own, missed, own_holds = gate_own(baseline["own"], failures=options.failures)
    shared, shared_holds = gate_shared(options.data, baseline, failures=options.failures)
    better = sorted(set(baseline["own"]["misses"]) - set(missed))
    if better:
        print("No longer missed:", *better)
    peers = gate_peers(options.data, shared) if options.peers else None
    if options.lift:
        lift(baseline["own"]["floors"], own)
        lift(baseline["floors"], shared)
        baseline["own"]["misses"] = missed
        if peers:
            baseline["peers"] = {
                name: {key: cut(figure) for key, figure in row.items()} for name, row in peers.items()
            }
        BASELINE.write_text(json.dumps(baseline, indent=2) + "\n", encoding="utf-8")
    return 0 if own_holds and shared_holds else 1


if __name__ == "__main__":
    sys.exit(main())
