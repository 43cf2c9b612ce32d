"""A limit of time over one call."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest

from pressrewrite.errors import DeadlineExceeded, InvalidInput, RateLimited, TimedOut
from pressrewrite.providers import Reply, Request
from pressrewrite.providers.deadline import remaining
from pressrewrite.providers.local import Local
from pressrewrite.providers.transport import Timeouts
from pressrewrite.providers.wrappers import Retry, Timeout
from pressrewrite.testing import ChaosServer, Scripted

Ask = Callable[[Any, Request], Reply]


def test_all_below_knows_the_deadline_and_nobody_else(job: Request, ask: Ask) -> None:
    """While the writer is asked a deadline holds; before and behind it none does, in streams as well."""
    left: list[float | None] = []

    def answer(_: Request) -> str:
        left.append(remaining())
        return "Done."

    assert ask(Timeout(Scripted(answer), 60), job).text == "Done."
    assert left[0] is not None
    assert 59 < left[0] <= 60
    assert remaining() is None


def test_between_two_pieces_of_a_stream_no_deadline_holds(job: Request) -> None:
    """The caller's own work between two pieces is not under the deadline of the stream."""
    pieces = Timeout(Scripted(["The reef is open."]), 60).stream(job)
    assert isinstance(next(pieces), str)
    assert remaining() is None
    assert isinstance(list(pieces)[-1], Reply)


def test_the_earlier_of_two_deadlines_counts(job: Request, ask: Ask, clock: Any) -> None:
    """A longer time inside a shorter one does not lengthen it."""
    left: list[float | None] = []

    def answer(_: Request) -> str:
        left.append(remaining())
        return "Done."

    ask(Timeout(Timeout(Scripted(answer), 600, clock=clock), 5, clock=clock), job)
    assert left == [5]


def test_retries_below_end_with_the_time(job: Request, ask: Ask, clock: Any, halves: Any) -> None:
    """`Retry` makes no pause that would end behind the deadline, and its error stays the service's."""
    writer = Scripted([RateLimited("slow down", retry_after_s=20)] * 9)
    retry = Retry(writer, attempts=9, sleep=clock.sleep, rng=halves, clock=clock)
    with pytest.raises(RateLimited) as caught:
        ask(Timeout(retry, 45, clock=clock), job)
    assert (caught.value.attempts, clock.slept) == (3, [20.25, 20.5])


def test_an_async_call_is_ended(job: Request) -> None:
    """A writer that hangs is cancelled when the time is over, and the error names it."""

    class Hanging:
        name, model, reads_prompt = "hanging", "hanging-1", True

        def generate(self, request: Request) -> Reply:
            raise NotImplementedError

        async def agenerate(self, request: Request) -> Reply:
            del request
            await asyncio.sleep(60)
            return Reply()

    with pytest.raises(DeadlineExceeded) as caught:
        asyncio.run(Timeout(Hanging(), 0.01).agenerate(job))
    assert (caught.value.provider, caught.value.model) == ("hanging", "hanging-1")
    assert "total_s" in caught.value.hint


def test_a_timeout_of_the_writer_is_no_deadline(job: Request) -> None:
    """A `TimeoutError` that comes from below before the time is over is not taken for the deadline."""

    def impatient(_: Request) -> str:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        asyncio.run(Timeout(Scripted(impatient), 60).agenerate(job))


@pytest.mark.parametrize("fault", ["slow_headers", "slow_body"])
def test_the_transport_waits_no_longer_than_the_deadline(fault: str, job: Request, ask: Ask) -> None:
    """A server that says nothing is left when the time is over, long before the transport's own timeouts."""
    with ChaosServer([fault], slow_s=3) as server, Local("m", base_url=server.chat_url) as writer:
        begun = time.monotonic()
        with pytest.raises(DeadlineExceeded) as caught:
            ask(Timeout(writer, 0.2), job)
        assert time.monotonic() - begun < 1.5
    assert caught.value.provider == "local"


def test_a_deadline_that_is_over_sends_nothing(job: Request, clock: Any) -> None:
    """Where no time is left, no request leaves."""
    with ChaosServer() as server, Local("m", base_url=server.chat_url) as writer:

        def late(_: Request) -> str:
            clock.now += 6
            return writer.generate(job).text

        with pytest.raises(DeadlineExceeded):
            Timeout(Scripted(late), 5, clock=clock).generate(job)
        assert server.requests == 0


def test_without_a_deadline_the_transport_keeps_its_own_time(job: Request) -> None:
    """The read timeout of the transport stays a retryable `TimedOut`."""
    with (
        ChaosServer(["slow_headers"], slow_s=3) as server,
        Local("m", base_url=server.chat_url, timeouts=Timeouts(read=0.1)) as writer,
        pytest.raises(TimedOut),
    ):
        Timeout(writer, 30).generate(job)


@pytest.mark.parametrize("wrong", [0, -1, float("nan")])
def test_a_time_that_is_none_is_refused(wrong: float) -> None:
    """A timeout leaves some time."""
    with pytest.raises(InvalidInput, match="leaves no time"):
        Timeout(Scripted([]), wrong)
