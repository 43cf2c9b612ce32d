"""Ranks the same rows with lexical measures that everybody has at hand, beside the score of the checks.

pip install rapidfuzz rouge-score rank-bm25
python benchmarks/quality/peers.py FOLDER_OF_THE_DATA
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))

import measure
from rank_bm25 import BM25Okapi
from rapidfuzz import fuzz
from rouge_score import rouge_scorer

from pressrewrite.grounding import check

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUGE = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=True)


def tokens(text: str) -> list[str]:
    """Cut a text into small words."""
    return re.findall(r"\w+", text.lower())


def bm25(source: str, text: str) -> float:
    """Give the best BM25 score of a sentence of the source, for the weakest sentence of the text."""
    parts = [tokens(part) for part in re.split(r"(?<=[.!?])\s+", source)]
    index = BM25Okapi([part for part in parts if part] or [["-"]])
    return min(
        float(max(index.get_scores(words))) / len(words)
        for words in (tokens(part) for part in re.split(r"(?<=[.!?])\s+", text))
        if words
    )


def overlap(source: str, text: str) -> float:
    """Give the share of the words of a text that stand in the source."""
    words, known = tokens(text), set(tokens(source))
    return sum(word in known for word in words) / max(1, len(words))


MEASURES: dict[str, Callable[[str, str], float]] = {
    "pressrewrite": lambda source, text: check(text, measure.item(source)).score,
    "rapidfuzz": fuzz.partial_ratio,
    "rouge-l": lambda source, text: _ROUGE.score(source, text)["rougeL"].precision,
    "bm25": bm25,
    "overlap": overlap,
}


def main() -> None:
    """Print a row for each set and a column for each measure: AUROC of whole answers."""
    print("| set |", " | ".join(MEASURES), "|")
    print("|---|" + "---|" * len(MEASURES))
    totals = dict.fromkeys(MEASURES, 0.0)
    for name in measure.ENGLISH:
        rows = measure.rows(Path(sys.argv[1]) / "faithfulness" / f"{name}.jsonl.gz")
        labels = [row["label"] for row in rows]
        figures = []
        for key, score in MEASURES.items():
            figure = measure.auroc([score(row["source"], row["text"]) for row in rows], labels)
            totals[key] += figure / len(measure.ENGLISH)
            figures.append(f"{figure:.3f}")
        print(f"| `{name}` |", " | ".join(figures), "|")
    print("| mean |", " | ".join(f"{total:.3f}" for total in totals.values()), "|")


if __name__ == "__main__":
    main()
