"""Thousands of rewrites against services of which every third answer is some kind of failure.

    python benchmarks/chaos.py [--items 5000] [--share 0.3] [--seed 0]

Each release is rewritten through an adapter (`Local` and `Gemini` by turns) behind `wrappers.Retry`, where
that is installed, 64 at a time, against a `ChaosServer` that draws faults of all kinds. Then the books are
balanced, and the run fails when one of these does not hold:

* every item ended as an article, or as a typed error of this library;
* the requests that replies and errors report add up to those that the server counted;
* so do the tokens, in and out;
* no key stands in any error, log or file.
"""

from __future__ import annotations

import argparse
import asyncio
import io
import logging
import sys
import tempfile
import time
import traceback
from collections import Counter
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pressrewrite as pr
from pressrewrite.errors import PressRewriteError, ProviderError
from pressrewrite.providers.gemini import Gemini
from pressrewrite.providers.local import Local
from pressrewrite.providers.transport import Timeouts
from pressrewrite.testing import ChaosServer, Fault

if TYPE_CHECKING:
    from pressrewrite.providers import Reply, Request

IN_FLIGHT = 64
KEYS = ("chaos-key-of-local-4711", "chaos-key-of-gemini-0815")
SLOW_S, PATIENCE_S = 2.0, 1.0


@dataclass
class Books:
    """What replies and errors reported of requests and tokens."""

    requests: int = 0
    input_tokens: int = 0
    output_tokens: int = 0
    errors: Counter[str] = field(default_factory=Counter)

    def add(self, attempts: int, into: int | None, out: int | None) -> None:
        """Write one outcome down."""
        self.requests += attempts
        self.input_tokens += into or 0
        self.output_tokens += out or 0


class Booked:
    """A writer that keeps books on the one behind it."""

    reads_prompt = True

    def __init__(self, writer: Any, books: Books) -> None:
        self._writer, self._books = writer, books
        self.name, self.model = writer.name, writer.model

    def generate(self, request: Request) -> Reply:
        """Write, and write it down."""
        try:
            reply: Reply = self._writer.generate(request)
        except ProviderError as error:
            self._failed(error)
            raise
        return self._done(reply)

    async def agenerate(self, request: Request) -> Reply:
        """Write, and write it down."""
        try:
            reply: Reply = await self._writer.agenerate(request)
        except ProviderError as error:
            self._failed(error)
            raise
        return self._done(reply)

    def _done(self, reply: Reply) -> Reply:
        self._books.add(reply.attempts, reply.usage.input_tokens, reply.usage.output_tokens)
        return reply

    def _failed(self, error: ProviderError) -> None:
        self._books.add(error.attempts, *error.usage)
        self._books.errors[error.code] += 1


def retried(writer: Any) -> Any:
    """Put the retries around a writer, where they are installed."""
    if find_spec("pressrewrite.providers.wrappers") is None:
        return writer
    wrappers = import_module("pressrewrite.providers.wrappers")
    return wrappers.Retry(writer, attempts=5, base_s=0.02, cap_s=0.2)


def release(number: int) -> pr.SourceItem:
    """Make a release that differs from all others."""
    return pr.SourceItem(
        title=f"Reef {number} reopens",
        publisher="Harbour Office",
        body=f"The reef number {number} is open again. Divers may come on Monday, the office said.",
        language="en",
    )


@dataclass
class Run:
    """One run: the outcomes and where they are kept."""

    folder: Path
    ended: Counter[str] = field(default_factory=Counter)
    untyped: list[str] = field(default_factory=list)
    leaks: list[str] = field(default_factory=list)

    def keep(self, number: int, outcome: pr.Article | Exception) -> None:
        """Count an outcome, write it into a file as an application would, and look for keys in it."""
        if isinstance(outcome, pr.Article):
            self.ended["article"] += 1
            shown = outcome.model_dump_json()
        else:
            self.ended[getattr(outcome, "code", type(outcome).__name__)] += 1
            shown = "\n".join((repr(vars(outcome)), *traceback.format_exception(outcome)))
            if not isinstance(outcome, PressRewriteError):
                self.untyped.append(shown)
        (self.folder / f"{number}.txt").write_text(shown, encoding="utf-8")


async def rewrite_all(rewriters: list[pr.Rewriter], items: int, run: Run) -> None:
    """Rewrite all releases, 64 at a time."""
    numbers = iter(range(items))

    async def worker() -> None:
        for number in numbers:
            try:
                outcome: pr.Article | Exception = await rewriters[number % len(rewriters)].arewrite(
                    release(number)
                )
            except Exception as error:  # noqa: BLE001 - what is not typed is what the run looks for
                outcome = error
            run.keep(number, outcome)

    await asyncio.gather(*(worker() for _ in range(IN_FLIGHT)))


def chaos(items: int, share: float, seed: int, folder: Path) -> tuple[Run, Books, ChaosServer, str]:
    """Run, and hand back all that was counted."""
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.DEBUG)
    run, books = Run(folder), Books()
    patience = Timeouts(connect=10, read=PATIENCE_S, total=30)
    server = ChaosServer(
        share=share,
        among=tuple(Fault),
        seed=seed,
        slow_s=SLOW_S,
        retry_after_s=0.05,
        huge_bytes=33_000_000,
        keep=0,
    )
    try:
        with server:
            local = Local("chaos-1", base_url=server.chat_url, api_key=KEYS[0], timeouts=patience)
            gemini = Gemini("chaos-2", base_url=server.gemini_url, api_key=KEYS[1], timeouts=patience)
            rewriters = [pr.Rewriter(provider=retried(Booked(each, books))) for each in (local, gemini)]
            asyncio.run(rewrite_all(rewriters, items, run))
            # A slow answer whose reader has left is not sent; the server learns of it in its own time.
            time.sleep(0.2)
    finally:
        logging.getLogger().removeHandler(handler)
    for path in sorted(folder.iterdir()):
        text = path.read_text(encoding="utf-8")
        run.leaks += [path.name for key in KEYS if key in text]
    run.leaks += ["the log" for key in KEYS if key in log.getvalue()]
    return run, books, server, log.getvalue()


def main() -> None:
    """Run and balance the books."""
    parser = argparse.ArgumentParser(description="Rewrites against services that fail.")
    parser.add_argument("--items", type=int, default=5000)
    parser.add_argument("--share", type=float, default=0.3)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        run, books, server, log = chaos(options.items, options.share, options.seed, Path(folder))
    taken = time.perf_counter() - begun
    with_retry = find_spec("pressrewrite.providers.wrappers") is not None
    print(
        f"{options.items} items, {options.share:.0%} faults, retries: {'yes' if with_retry else 'not installed'}"
    )
    print(f"{taken:.1f} s, {options.items / taken:.0f} items a second; {len(log.splitlines())} lines of log")
    print(
        f"faults served: {sum(server.served.values()) - server.served[Fault.SUCCESS]} of {len(server.served) - 1} kinds"
    )
    print("ended as:", ", ".join(f"{name} {count}" for name, count in run.ended.most_common()))
    print("errors on the way:", ", ".join(f"{name} {count}" for name, count in books.errors.most_common()))
    balance = {
        "items": (sum(run.ended.values()), options.items),
        "requests": (books.requests, server.requests),
        "input tokens": (books.input_tokens, server.input_tokens),
        "output tokens": (books.output_tokens, server.output_tokens),
        "outcomes without a type": (len(run.untyped), 0),
        "places with a key": (len(run.leaks), 0),
    }
    for name, (found, wanted) in balance.items():
        print(f"{name:<26} {found:>12,} of {wanted:>12,}  {'ok' if found == wanted else 'WRONG'}")
    for each in run.untyped[:3]:
        print(each, file=sys.stderr)
    if any(found != wanted for found, wanted in balance.values()):
        sys.exit(1)


if __name__ == "__main__":
    main()
