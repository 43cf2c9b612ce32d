"""How well and how fast texts are cut into sentences, beside other splitters when they are installed.

Run it from the root of the project: `python benchmarks/sentences.py`. The gold table is that of the tests;
speed and memory are measured on the shared releases when they lie beside the project, else on the gold table.
"""

from __future__ import annotations

import json
import time
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path

from pressrewrite.text import Block, BlockKind, segment, segment_blocks

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "text" / "sentences.tsv"
RELEASES = ROOT.parent / "shared" / "data" / "releases.jsonl"

Splitter = Callable[[str, str], Iterable[int]]


def _ours(text: str, language: str) -> list[int]:
    whole = Block(start=0, end=len(text), kind=BlockKind.PARAGRAPH)
    return [found.end for found in segment_blocks(text, (whole,), language)]


def _splitters() -> dict[str, Splitter]:
    splitters: dict[str, Splitter] = {"pressrewrite": _ours}
    try:
        import sentencex
    except ImportError:
        pass
    else:
        splitters["sentencex"] = lambda text, language: [
            found["end_index"] for found in sentencex.get_sentence_boundaries(language, text)
        ]
    try:
        import pysbd
    except ImportError:
        return splitters
    known: dict[str, object] = {}

    def split(text: str, language: str) -> list[int]:
        if language not in known:
            served = language if language in pysbd.languages.LANGUAGE_CODES else "en"
            known[language] = pysbd.Segmenter(language=served, clean=False, char_span=True)
        return [found.end for found in known[language].segment(text)]  # type: ignore[attr-defined]

    return splitters | {"pysbd": split}


def _marks(text: str, ends: Iterable[int]) -> set[int]:
    """Cuts as counts of visible characters, so that it does not matter who keeps the spaces."""
    return {len("".join(text[:end].split())) for end in ends if text[end:].strip()}


def _accuracy(split: Splitter, gold: list[tuple[str, str]]) -> tuple[int, float, float, float]:
    hits = wrong = missed = exact = 0
    for language, marked in gold:
        parts = marked.split("¦")
        text = "".join(parts)
        wanted = _marks(text, (len("".join(parts[: number + 1])) for number in range(len(parts))))
        found = _marks(text, split(text, language))
        hits, wrong, missed = (
            hits + len(wanted & found),
            wrong + len(found - wanted),
            missed + len(wanted - found),
        )
        exact += wanted == found
    return exact, hits / (hits + wrong), hits / (hits + missed), 2 * hits / (2 * hits + wrong + missed)


def _speed(split: Splitter, texts: list[tuple[str, str]]) -> float:
    for text, language in texts:
        split(text, language)
    begin = time.perf_counter()
    for text, language in texts:
        split(text, language)
    return sum(len(text) for text, _ in texts) / (time.perf_counter() - begin)


def main() -> None:
    """Print the table."""
    gold = [tuple(line.split("\t")) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    cases = [(language, marked) for language, marked in gold]
    texts = [(marked.replace("¦", ""), language) for language, marked in cases]
    if RELEASES.exists():
        rows = [json.loads(line) for line in RELEASES.read_text(encoding="utf-8").splitlines()]
        texts = [(row["body"], row["language"]) for row in rows]
    print(
        f"{len(cases)} gold cases in {len({language for language, _ in cases})} languages; {len(texts)} texts for speed"
    )
    print(f"{'':14}{'exact':>8}{'P':>7}{'R':>7}{'F1':>7}{'characters/s':>16}")
    for name, split in _splitters().items():
        exact, precision, recall, f1 = _accuracy(split, cases)
        speed = _speed(split, texts)
        print(f"{name:14}{exact:8}{precision:7.3f}{recall:7.3f}{f1:7.3f}{speed:16,.0f}")
    print(
        f"{'with blocks':14}{'':29}{_speed(lambda text, language: [len(segment(text, language))], texts):16,.0f}"
    )
    large = "\n\n".join(text for text, _ in texts)
    large *= 10_000_000 // len(large) + 1
    large = large[:10_000_000]
    for size in (1_000_000, 10_000_000):
        begin = time.perf_counter()
        count = len(segment(large[:size], "en"))
        print(f"{size:,} characters: {count:,} segments in {time.perf_counter() - begin:.2f} s")
    tracemalloc.start()
    segment(large[:1_000_000], "en")
    print(f"peak memory for 1,000,000 characters: {tracemalloc.get_traced_memory()[1] / 2**20:.1f} MiB")


if __name__ == "__main__":
    main()
