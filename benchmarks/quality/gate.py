"""Compares the measured quality of the checks with its floors; exit code 1 when a figure fell under its floor.

    python benchmarks/quality/gate.py [FOLDER OF THE DATA]

Floors stand in `baseline.json` beside this file, with the SHA-256 of the data they hold for. No run lowers one.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import measure

HERE = Path(__file__).parent
FILES = (
    "faithfulness/planted_errors.jsonl.gz",
    "faithfulness/ntrex_crosslingual.jsonl.gz",
    *(f"faithfulness/{name}.jsonl.gz" for name in measure.ENGLISH),
    "parallel_releases.jsonl",
)


def corpus_sha(data: Path) -> str:
    """Fingerprint the files that are measured on."""
    digest = hashlib.sha256()
    for name in FILES:
        digest.update((data / name).read_bytes())
    return digest.hexdigest()


def main() -> int:
    """Measure, print every figure beside its floor, and say which fell."""
    shared = os.environ.get("PRESSREWRITE_SHARED", str(HERE.parents[2] / "shared"))
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(shared) / "data"
    if not data.is_dir():
        print("The data is not on this machine; nothing was measured.")
        return 0
    baseline = json.loads((HERE / "baseline.json").read_text(encoding="utf-8"))
    if corpus_sha(data) != baseline["corpus_sha256"]:
        print("The data is not the data that the floors were measured on; set new floors by hand.")
        return 1
    figures = {
        **measure.planted(data / "faithfulness"),
        **measure.across(data / "faithfulness"),
        **measure.parallel(data),
        **measure.responses(data / "faithfulness"),
    }
    floors: dict[str, float] = baseline["floors"]
    fallen = [name for name, floor in floors.items() if figures.get(name, 0.0) < floor]
    for name in sorted(figures):
        mark = "  FELL" if name in fallen else ""
        print(f"{name:42} {figures[name]:.4f}  floor {floors.get(name, 0.0):.4f}{mark}")
    return 1 if fallen else 0


if __name__ == "__main__":
    sys.exit(main())
