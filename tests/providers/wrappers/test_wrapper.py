"""What every wrapper is."""

import asyncio
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import Future
from typing import Any

import pytest

import pressrewrite as pr
from pressrewrite.errors import AccessDenied, InvalidInput, StreamInterrupted
from pressrewrite.providers import Extractive, Provider, Reply, Request, StreamingProvider
from pressrewrite.providers.local import Local
from pressrewrite.providers.wrappers import (
    Budget,
    Cache,
    CircuitBreaker,
    ConcurrencyLimit,
    Fallback,
    Observed,
    Purse,
    RateLimit,
    Retry,
    Timeout,
    Wrapper,
    resilient,
)
from pressrewrite.providers.wrappers.steps import Call, Sleep, Steps, Wait, Work
from pressrewrite.providers.wrappers.wrapper import writers
from pressrewrite.testing import Scripted

Ask = Callable[[Any, Request], Reply]

WRAPPERS: dict[str, Callable[[Provider, Any], Wrapper]] = {
    "budget": lambda writer, _: Budget(writer, tokens=100_000),
    "cache": lambda writer, folder: Cache(writer, folder / "replies.sqlite"),
    "circuit": lambda writer, _: CircuitBreaker(writer),
    "concurrency": lambda writer, _: ConcurrencyLimit(writer, 2),
    "observed": lambda writer, _: Observed(writer, repr),
    "plain": lambda writer, _: Wrapper(writer),
    "rate": lambda writer, _: RateLimit(writer, requests_per_minute=60),
    "retry": lambda writer, _: Retry(writer),
    "timeout": lambda writer, _: Timeout(writer, 60),
}


class Plain:
    """A writer that does not stream and cannot be closed."""

    name, model, reads_prompt = "plain", "plain-1", False

    def generate(self, request: Request) -> Reply:
        del request
        return Reply(text="Done.")

    async def agenerate(self, request: Request) -> Reply:
        return self.generate(request)


@pytest.mark.parametrize("kind", sorted(WRAPPERS))
def test_a_wrapper_is_what_it_stands_before(kind: str, job: Request, ask: Ask, tmp_path: Any) -> None:
    """It is a writer of the same name and model, streams when that one does, and brings its reply unchanged."""
    reply = Reply(text="Done.", provider="scripted", model="scripted-1", finish="stop")
    with WRAPPERS[kind](Scripted([reply]), tmp_path) as wrapper:
        assert isinstance(wrapper, StreamingProvider)
        assert (wrapper.name, wrapper.model, wrapper.reads_prompt) == ("scripted", "scripted-1", True)
        assert ask(wrapper, job) == reply
        assert wrapper.next_after(reply, 0.0) is None


@pytest.mark.parametrize("kind", sorted(WRAPPERS))
def test_a_wrapper_does_not_claim_to_stream(kind: str, job: Request, tmp_path: Any) -> None:
    """Before a writer that does not stream it does not either, and closing does no harm."""
    with WRAPPERS[kind](Plain(), tmp_path) as wrapper:
        assert isinstance(wrapper, Provider)
        assert not isinstance(wrapper, StreamingProvider)
        assert (wrapper.model, wrapper.reads_prompt, wrapper.generate(job).text) == (
            "plain-1",
            False,
            "Done.",
        )

    async def closed() -> None:
        async with WRAPPERS[kind](Plain(), tmp_path) as another:
            assert (await another.agenerate(job)).text == "Done."

    asyncio.run(closed())


@pytest.mark.parametrize("kind", sorted(WRAPPERS))
def test_a_wrapper_shows_no_key(kind: str, tmp_path: Any) -> None:
    """Its representation names what it stands before, and no secret."""
    with WRAPPERS[kind](Local("m", api_key="secret-of-a-test"), tmp_path) as wrapper:
        assert "Local(model='m')" in repr(wrapper)
        assert "secret-of-a-test" not in repr(wrapper) + str(vars(wrapper))


def test_only_writers_can_be_wrapped() -> None:
    """A name is no writer; the error says how to make one."""
    with pytest.raises(InvalidInput, match=r"provider\(NAME\)"):
        Wrapper("gemini")  # type: ignore[arg-type]


def test_steps_may_sleep_wait_and_work(job: Request, ask: Ask, clock: Any) -> None:
    """What a wrapper asks for is done in each of the four ways, and what came of it is sent back."""
    ticket: Future[None] = Future()
    ticket.set_result(None)
    done: list[Any] = []

    class Busy(Wrapper):
        def steps(self, call: Call) -> Steps:
            yield Sleep(3)
            yield Wait(ticket)
            done.append((yield Work(lambda: "worked")))
            return (yield from super().steps(call))

    assert ask(Busy(Scripted(["Done."]), sleep=clock.sleep), job).text == "Done."
    assert (clock.slept, done) == ([3], ["worked"])


def test_a_real_pause_takes_its_time(job: Request) -> None:
    """Without a `sleep` of the caller's, threads and tasks really wait."""

    class Pausing(Wrapper):
        def steps(self, call: Call) -> Steps:
            yield Sleep(0.005)
            return (yield from super().steps(call))

    begun = time.monotonic()
    Pausing(Plain()).generate(job)
    asyncio.run(Pausing(Plain()).agenerate(job))
    assert time.monotonic() - begun >= 0.01


def test_a_stream_that_ends_without_a_reply_is_an_error(job: Request) -> None:
    """A writer that forgets the last thing of a stream is told so."""

    class Forgetful(Plain):
        def stream(self, request: Request) -> Iterator[str | Reply]:
            del request
            yield "The reef"

        async def astream(self, request: Request) -> AsyncIterator[str | Reply]:
            del request
            yield "The reef"

    with pytest.raises(StreamInterrupted, match="without a reply"):
        list(Wrapper(Forgetful()).stream(job))

    async def whole() -> list[str | Reply]:
        return [piece async for piece in Wrapper(Forgetful()).astream(job)]

    with pytest.raises(StreamInterrupted, match="without a reply"):
        asyncio.run(whole())


def test_a_reader_who_stops_closes_the_stream(job: Request) -> None:
    """When the caller reads no further, the writer's stream is closed at once, not some time later."""
    closed: list[str] = []

    class Closing(Plain):
        def stream(self, request: Request) -> Iterator[str | Reply]:
            try:
                yield from ("The", " reef", self.generate(request))
            finally:
                closed.append("sync")

        async def astream(self, request: Request) -> AsyncIterator[str | Reply]:
            try:
                for piece in ("The", " reef", self.generate(request)):
                    yield piece
            finally:
                closed.append("async")

    stream: Any = Retry(Wrapper(Closing())).stream(job)
    next(stream)
    stream.close()

    async def stopped() -> None:
        pieces: Any = Retry(Wrapper(Closing())).astream(job)
        await anext(pieces)
        await pieces.aclose()
        assert closed == ["sync", "async"]

    asyncio.run(stopped())


def test_writers_are_found_behind_all_wrappers() -> None:
    """All that may write, in the order in which they are asked."""
    one, two, three = Local("a"), Local("b"), Extractive()
    assert writers(Retry(Fallback([Retry(one), Fallback([two]), three]))) == (one, two, three)


def test_resilient_builds_the_order_that_works_best(tmp_path: Any) -> None:
    """What is asked for is put on, the rest left out; the embedded writer stays bare."""
    full = resilient(
        Local("a"),
        Extractive(),
        total_s=60,
        most=2,
        requests_per_minute=60,
        purse=Purse(tokens=1),
        cache=tmp_path / "replies.sqlite",
    )
    assert isinstance(full, Cache)
    shown = repr(full)
    assert shown.startswith(
        "Cache(Fallback([Timeout(Retry(Budget(CircuitBreaker(ConcurrencyLimit(RateLimit(Local(model='a')))))))"
    )
    assert shown.count("Retry(") == 1
    full.close()
    assert repr(resilient(Local("a"))) == "Retry(CircuitBreaker(Local(model='a')))"
    with pytest.raises(InvalidInput, match="no writer"):
        resilient()


def test_resilient_writes_when_the_service_does_not(job: Request) -> None:
    """Retries, limits and a last resort together still give an article."""
    writer = resilient(Scripted([AccessDenied("no")]), Extractive(), most=1, tokens_per_minute=1_000_000)
    assert writer.generate(job).provider == "extractive"


def test_wrappers_are_reached_from_the_top_and_load_late() -> None:
    """`pr.providers.wrappers` is there, and `import pressrewrite` does not load it."""
    assert pr.providers.wrappers.Retry is Retry
    code = (
        "import sys, pressrewrite as pr; pr.providers; before = 'tenacity' in sys.modules; "
        "pr.providers.wrappers.Retry; print(before, 'tenacity' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "True"]
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = pr.providers.nothing
