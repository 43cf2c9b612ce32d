"""How often the language of a text is named rightly, beside other identifiers when they are installed.

Run it from the root of the project: `python benchmarks/languages.py`. It needs the shared data beside the
project.
"""

from __future__ import annotations

import gzip
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pressrewrite.text import identify

DATA = Path(__file__).parents[2] / "shared" / "data"
CURRENT = {"iw": "he", "nb": "no", "in": "id"}
PARAGRAPH = 60

Identifier = Callable[[str], str]


def _base(tag: str) -> str:
    code = tag.partition("-")[0]
    return CURRENT.get(code, code)


def _identifiers() -> dict[str, Identifier]:
    found: dict[str, Identifier] = {"pressrewrite": identify}
    try:
        import pycld2
    except ImportError:
        pass
    else:

        def compact(text: str) -> str:
            try:
                return str(pycld2.detect(text.encode("utf-8", "ignore"))[2][0][1])
            except pycld2.error:
                return "und"

        found["pycld2"] = compact
    try:
        import py3langid
    except ImportError:
        return found
    return found | {"py3langid": lambda text: str(py3langid.classify(text)[0])}


def _rows(name: str) -> list[dict[str, Any]]:
    path = DATA / name
    with (
        gzip.open(path, "rt", encoding="utf-8")
        if path.suffix == ".gz"
        else path.open(encoding="utf-8") as lines
    ):
        return [json.loads(line) for line in lines]


def _sets() -> dict[str, list[tuple[str, str]]]:
    releases, parallel = _rows("releases.jsonl"), _rows("parallel_releases.jsonl")
    crosslingual = _rows("faithfulness/ntrex_crosslingual.jsonl.gz")
    answers = _rows("faithfulness/mushroom.jsonl.gz")
    return {
        "releases": [(row["body"], row["language"]) for row in releases],
        # Press kits carry the English title in every language.
        "titles of releases": [
            (r["title"], r["language"]) for r in releases if not r["title"].startswith("Postgre")
        ],
        "titles only": [(row["title"], row["language"]) for row in _rows("titles_only.jsonl")],
        "parallel releases": [("\n\n".join(row["paragraphs"]), row["language"]) for row in parallel],
        "their paragraphs": [
            (p, row["language"]) for row in parallel for p in row["paragraphs"] if len(p) >= PARAGRAPH
        ],
        "news sentences": [(row[code], code) for row in crosslingual for code in ("en", "ar", "ja", "de")],
        "encyclopedia pages": [(row["source"], row["lang"]) for row in answers if row["source"]],
        "short answers": [(row["text"], row["lang"]) for row in answers],
    }


def main() -> None:
    """Print the table."""
    if not DATA.exists():
        sys.exit(f"The shared data is not there; it was expected in {DATA}. Put it beside the project.")
    identifiers = _identifiers()
    for identifier in identifiers.values():
        identifier("The first call loads the tables.")
    print(f"{'':20}{'texts':>7}" + "".join(f"{name:>24}" for name in identifiers))
    for name, texts in _sets().items():
        line = f"{name:20}{len(texts):7}"
        for identifier in identifiers.values():
            begin = time.perf_counter()
            right = sum(_base(identifier(text)) == _base(label) for text, label in texts)
            each = (time.perf_counter() - begin) / len(texts) * 1e6
            line += f"{right / len(texts):12.1%}{each:9,.0f} µs"
        print(line)


if __name__ == "__main__":
    main()
