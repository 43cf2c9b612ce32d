"""How fast the embedded writer is, how its time grows, and what importing the library costs.

    python benchmarks/writer.py

Prints releases a second on one core (releases of 500 words, made of the shipped examples), time for bodies
of 32 KB to 1 MB as a ratio to the smallest, and the seconds of `import pressrewrite`. Figures of one run compare
with one another; machines differ. Seconds of the embedded writer are seconds of its core (CPU time), so that
other work on the machine does not count.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

import pressrewrite as pr

EXAMPLES = Path(__file__).parents[1] / "examples"
WORDS = 500
SECONDS = 5.0
NAMES = ("postgresql-16.txt", "frank-adverts.txt", "dogwood-results.txt")


def of_words(item: pr.SourceItem, words: int) -> pr.SourceItem:
    """Cut a release at a paragraph, or repeat it, so that it has about so many words."""
    paragraphs = (item.body or "").split("\n\n")
    kept: list[str] = []
    count = at = 0
    while count < words:
        paragraph = paragraphs[at % len(paragraphs)]
        # Repeated paragraphs must differ, or the writer would see one sentence many times.
        kept.append(paragraph.replace("PostgreSQL 16", f"PostgreSQL {16 + at // len(paragraphs)}"))
        count += len(paragraph.split())
        at += 1
    return item.model_copy(update={"body": "\n\n".join(kept)})


def seconds_of(item: pr.SourceItem, rewriter: pr.Rewriter) -> float:
    """Time one rewrite."""
    start = time.process_time()
    rewriter.rewrite(item)
    return time.process_time() - start


def throughput(rewriter: pr.Rewriter) -> None:
    """Releases of 500 words a second."""
    items = [of_words(pr.read_release(EXAMPLES / name), WORDS) for name in NAMES]
    for item in items:
        rewriter.rewrite(item)
    done = 0
    start = time.process_time()
    while time.process_time() - start < SECONDS:
        for item in items:
            rewriter.rewrite(item)
        done += len(items)
    spent = time.process_time() - start
    mean = statistics.fmean(len((item.body or "").split()) for item in items)
    print(f"{done / spent:8.0f} releases a second ({mean:.0f} words each, one core)")


def growth(rewriter: pr.Rewriter) -> None:
    """Time per megabyte for growing bodies."""
    base = pr.read_release(EXAMPLES / NAMES[0])
    first = 0.0
    for size in (32_000, 125_000, 250_000, 500_000, 1_000_000):
        item = of_words(base, size // 7)
        spent = min(seconds_of(item, rewriter) for _ in range(3))
        rate = spent / len(item.text)
        first = first or rate
        print(f"{len(item.text):9,} characters  {spent * 1000:8.1f} ms  {rate / first:5.2f} x per character")


def imports() -> None:
    """Seconds of `import pressrewrite` in a fresh interpreter, without the interpreter's own start."""
    code = "import time; t = time.perf_counter(); import pressrewrite; print(time.perf_counter() - t)"
    runs = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
        for _ in range(7)
    ]
    print(f"{statistics.median(runs):8.3f} s to import pressrewrite (median of {len(runs)}, limit 0.15)")


if __name__ == "__main__":
    rewriter = pr.Rewriter()
    throughput(rewriter)
    growth(rewriter)
    imports()
