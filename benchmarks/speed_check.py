"""How fast articles are held against their releases, and whether time grows with their length and no faster.

    python benchmarks/speed_check.py

Texts are made from the example releases, every release another one, so that nothing is remembered from one check to
the next. Seconds of a machine say little about another one; so the same run times ROUGE-L where `rouge-score` is
installed (see quality/requirements.txt), and the growth is a ratio. Exit code 1 when eight times the text, or eight
times the release, takes more than eight times as long, with half as much again for noise. Where both grow the work is
larger: more sentences are looked up among more sentences that share a word with them.
"""

from __future__ import annotations

import itertools
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pressrewrite as pr
from pressrewrite.text import segment

EXAMPLES = Path(__file__).parents[1] / "examples"
ARTICLE, RELEASE, PAIRS, REPEATS = 640, 2_500, 150, 3
GROWTH = 1.5
LONG = 1_000_000


def sentences() -> list[str]:
    """All sentences of the English examples."""
    found = []
    for path in sorted(EXAMPLES.glob("*.txt")):
        item = pr.read_release(path)
        if item.language == "en" and item.body:
            parts = (item.body[part.start : part.end] for part in segment(item.body, "en"))
            found += [" ".join(part.split()) for part in parts if len(part) > 40]
    return found


def text_of(stock: list[str], characters: int, rng: random.Random) -> str:
    """Put sentences together, with figures of their own, until the text is long enough."""
    pieces: list[str] = []
    length = 0
    while length < characters:
        piece = f"{rng.choice(stock)[:-1]} ({rng.randrange(10_000)} of {rng.randrange(10_000)})."
        pieces.append(piece)
        length += len(piece) + 1
    return " ".join(pieces)[:characters]


def pairs(stock: list[str], article: int, release: int, count: int) -> Iterator[tuple[str, pr.SourceItem]]:
    """Make texts and releases, each release another one."""
    rng = random.Random(5)
    for number in range(count):
        body = text_of(stock, release, rng)
        item = pr.SourceItem(title=f"Release {number}", publisher="Publisher", body=body, language="en")
        # Half of it stands in the release, half of it does not.
        yield f"{body[: article // 2]} {text_of(stock, article // 2, rng)}", item


def seconds(run: Callable[[], object]) -> float:
    """Time one call by the clock of this process, which others on the machine do not move."""
    begun = time.process_time()
    run()
    return time.process_time() - begun


def fastest(make: Callable[[int], Callable[[], object]]) -> float:
    """Take the best of a few runs; each gets texts of its own."""
    return min(seconds(make(number)) for number in range(REPEATS))


def throughput(stock: list[str]) -> None:
    """Print articles a second, beside ROUGE-L on the same texts."""
    jobs = list(pairs(stock, ARTICLE, RELEASE, PAIRS))
    for text, item in jobs[:10]:
        pr.check(text, item)
    jobs = [(text, item.model_copy(update={"title": f"{item.title} again"})) for text, item in jobs]
    ours = PAIRS / seconds(lambda: [pr.check(text, item) for text, item in jobs])
    print(
        f"check: {ours:.0f} articles of {ARTICLE} characters a second, against {RELEASE}, every release new"
    )
    try:
        from rouge_score import rouge_scorer
    except ImportError:
        print("rouge-score is not installed; nothing to compare with")
        return
    scorer = rouge_scorer.RougeScorer(["rougeL"], use_stemmer=True)
    theirs = PAIRS / seconds(lambda: [scorer.score(item.body or "", text) for text, item in jobs])
    print(f"rouge-score: {theirs:.0f} a second on the same texts; check does {ours / theirs:.2f} of that")


def growth(stock: list[str]) -> bool:
    """Print how time grows with the length of text, of release and of both; say whether it keeps proportion."""
    serial = itertools.count()

    def spent(text_times: int, release_times: int) -> float:
        def make(_: int) -> Callable[[], object]:
            article, release = 4 * ARTICLE * text_times, 4 * RELEASE * release_times
            ((text, item),) = pairs(stock, article, release, 1)
            fresh = item.model_copy(update={"title": f"Release {next(serial)} of this run"})
            return lambda: pr.check(text, fresh)

        return fastest(make)

    once = spent(1, 1)
    held = True
    ways: dict[str, Callable[[int], float]] = {
        "the text": lambda times: spent(times, 1),
        "the release": lambda times: spent(1, times),
        "both": lambda times: spent(times, times),
    }
    for what, run in ways.items():
        ratios = {times: run(times) / once for times in (1, 2, 4, 8)}
        print(f"time as {what} grows:", ", ".join(f"{times}x {ratio:.1f}" for times, ratio in ratios.items()))
        held = held and (what == "both" or ratios[8] <= 8 * GROWTH)
    return held


def long_release(stock: list[str]) -> None:
    """Print what the first article about a release of a megabyte costs."""
    ((text, item),) = pairs(stock, ARTICLE, LONG, 1)
    print(f"a release of {LONG:,} characters: {seconds(lambda: pr.check(text, item)):.2f} s")


def main() -> int:
    """Measure and print."""
    stock = sentences()
    assert len(stock) > 20, "the examples hold too few sentences"
    throughput(stock)
    in_proportion = growth(stock)
    long_release(stock)
    return 0 if in_proportion else 1


if __name__ == "__main__":
    sys.exit(main())
