"""Ranks the same rows with lexical measures that everybody has at hand, beside the score of the checks.

    pip install -r benchmarks/quality/requirements.txt
    python benchmarks/quality/gate.py --peers

The AUROC of whole answers says how often one with an error scores lower than one without.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import measure
from rank_bm25 import BM25Okapi
from rapidfuzz import fuzz
from rouge_score import rouge_scorer

from pressrewrite.grounding import check

if TYPE_CHECKING:
    from collections.abc import Callable

_ROUGE = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=True)
OURS = "pressrewrite"


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
    "rapidfuzz": fuzz.partial_ratio,
    "rouge-l": lambda source, text: _ROUGE.score(source, text)["rougeL"].precision,
    "bm25": bm25,
    "overlap": overlap,
}


def table(folder: Path, ours: dict[str, float | None]) -> dict[str, dict[str, float]]:
    """Measure every set with every measure.

    Args:
        folder: Where the sets lie.
        ours: What the score of the checks reached on each set in this run; measured here where it is missing.

    Returns:
        The AUROC by set and measure; ours first.
    """
    figures: dict[str, dict[str, float]] = {}
    for name in measure.ENGLISH:
        rows = measure.rows(folder / f"{name}.jsonl.gz")
        labels = [row["label"] for row in rows]
        mine = ours.get(name)
        if mine is None:
            scores = [check(row["text"], measure.item(row["source"])).score for row in rows]
            mine = measure.auroc(scores, labels)
        figures[name] = {OURS: mine}
        for key, score in MEASURES.items():
            figures[name][key] = measure.auroc([score(row["source"], row["text"]) for row in rows], labels)
    return figures
