"""Requests and tokens in a minute."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.errors import DeadlineExceeded, InvalidInput, ServiceUnavailable
from pressrewrite.models import Usage
from pressrewrite.providers import Reply, Request
from pressrewrite.providers.deadline import Deadline, held
from pressrewrite.providers.wrappers import Limiter, RateLimit
from pressrewrite.providers.wrappers.estimate import input_tokens, output_tokens
from pressrewrite.testing import Scripted

Ask = Callable[[Any, Request], Reply]
# Quarters of seconds, so that sums are exact.
arrivals = st.lists(
    st.tuples(st.integers(0, 160).map(lambda quarters: quarters / 4), st.integers(0, 120)), max_size=40
)


class Hand:
    """A clock that is set by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@given(arrivals, st.none() | st.integers(1, 5), st.none() | st.integers(1, 100))
def test_no_minute_holds_more_than_is_allowed(
    arrived: list[tuple[float, int]], most: int | None, tokens: int | None
) -> None:
    """However requests come, any sixty seconds hold at most so many requests and tokens, and nobody is overtaken."""
    clock = Hand()
    limiter = Limiter(requests_per_minute=most, tokens_per_minute=tokens, clock=clock)
    places = []
    for pause, size in arrived:
        clock.now += pause
        places.append(limiter.place(size))
        assert places[-1].at >= clock.now
    moments = [place.at for place in places]
    assert moments == sorted(moments)
    for at in moments:
        window = [place for place in places if at - 60 < place.at <= at]
        assert most is None or len(window) <= most
        # One that is larger than the limit goes alone.
        assert (
            tokens is None
            or sum(place.tokens for place in window) <= tokens
            or (sum(place.tokens > 0 for place in window) == 1)
        )


def test_nobody_waits_longer_than_needed() -> None:
    """The third request of two a minute waits until the first is a minute old, and the fourth for the second."""
    clock = Hand()
    limiter = Limiter(requests_per_minute=2, clock=clock)
    first = limiter.place(0)
    clock.now = 10.0
    assert [first.at, limiter.place(0).at, limiter.place(0).at, limiter.place(0).at] == [0, 10, 60, 70]


def test_what_was_really_used_is_counted() -> None:
    """An estimate that was too high gives room to those who come later; one that was too low takes it."""
    clock = Hand()
    limiter = Limiter(tokens_per_minute=100, clock=clock)
    place = limiter.place(90)
    limiter.correct(place, 30)
    assert limiter.place(70).at == 0
    limiter.correct(place, 99)
    later = limiter.place(20)
    assert later.at == 60
    limiter.give_up(later)
    limiter.give_up(later)
    clock.now = 61
    assert limiter.place(100).at == 61
    # A count that comes after its minute is over changes nothing any more.
    limiter.correct(place, 5_000)
    assert limiter.place(1).at == 121


@pytest.mark.parametrize("wrong", [{"requests_per_minute": 0}, {"tokens_per_minute": -1}])
def test_a_limit_that_lets_nothing_through_is_refused(wrong: dict[str, Any]) -> None:
    """A limit of zero would wait for ever, so it is an error."""
    with pytest.raises(InvalidInput, match="lets nothing through"):
        Limiter(**wrong)


@pytest.mark.parametrize("given", [{}, {"requests_per_minute": 1, "limiter": Limiter(requests_per_minute=1)}])
def test_numbers_or_a_limiter(given: dict[str, Any]) -> None:
    """Either of the two is given, not both and not none."""
    with pytest.raises(InvalidInput, match="Either numbers or a limiter"):
        RateLimit(Scripted([]), **given)


def test_those_that_are_too_many_wait(job: Request, ask: Ask, clock: Any) -> None:
    """Of three requests with two a minute the third sleeps once, and writers that share a limiter share it."""
    limiter = Limiter(requests_per_minute=2, clock=clock)
    one, two = (RateLimit(Scripted(["Done."] * 2), limiter=limiter, sleep=clock.sleep) for _ in range(2))
    assert [ask(writer, job).text for writer in (one, two, one)] == ["Done."] * 3
    assert clock.slept == [60.0]


def test_tokens_are_estimated_before_and_corrected_after(job: Request, ask: Ask, clock: Any) -> None:
    """The estimate is of the characters of the prompt by three and of the words asked for; then usage counts."""
    expected = input_tokens(job) + output_tokens(job, Scripted([]))
    assert job.prompt is not None
    assert input_tokens(job) == -(-sum(len(message.content) for message in job.prompt.messages) // 3)
    limiter = Limiter(tokens_per_minute=expected + 100, clock=clock)
    used = Reply(text="Done.", usage=Usage(input_tokens=60, output_tokens=40))
    failed = ServiceUnavailable("down")
    failed.usage = (10, 10)
    writer = RateLimit(Scripted([used, failed, used, used]), limiter=limiter, sleep=clock.sleep)
    ask(writer, job)
    with pytest.raises(ServiceUnavailable):
        ask(RateLimit(Scripted([failed]), limiter=Limiter(requests_per_minute=1)), job)
    assert clock.slept == []
    with pytest.raises(ServiceUnavailable):
        ask(writer, job)
    # 100 and 20 are used by now, so a third request of the estimate has no room in this minute.
    ask(writer, job)
    assert clock.slept == [60.0]


def test_nobody_waits_past_a_deadline(job: Request, clock: Any) -> None:
    """A place behind the deadline is not taken: the error comes at once, and the place stays free."""
    limiter = Limiter(requests_per_minute=1, clock=clock)
    writer = Scripted(["Done."] * 3)
    limited = RateLimit(writer, limiter=limiter, sleep=clock.sleep)
    limited.generate(job)
    with held(Deadline.after(30, clock)), pytest.raises(DeadlineExceeded):
        limited.generate(job)
    assert (writer.calls, clock.slept) == (1, [])
    clock.now += 60
    limited.generate(job)
    assert clock.slept == []


def test_a_task_that_is_cancelled_gives_its_place_back(job: Request) -> None:
    """Who leaves while waiting does not use up a request."""
    limiter = Limiter(requests_per_minute=1)
    limited = RateLimit(Scripted(["Done."] * 2), limiter=limiter)

    async def left() -> None:
        await limited.agenerate(job)
        task = asyncio.create_task(limited.agenerate(job))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(left())
    assert 59 < limiter.wait_s(limiter.place(0)) <= 60


def test_threads_and_tasks_share_a_limiter(job: Request) -> None:
    """Twenty requests of threads and of two event loops get twenty different moments of the same line."""
    slept: list[float] = []
    limiter = Limiter(requests_per_minute=1, clock=lambda: 0.0)
    limited = RateLimit(Scripted(lambda _: "Done."), limiter=limiter, sleep=slept.append)

    async def five() -> None:
        await asyncio.gather(*(limited.agenerate(job) for _ in range(5)))

    threads = [threading.Thread(target=limited.generate, args=(job,)) for _ in range(10)]
    threads += [threading.Thread(target=lambda: asyncio.run(five())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(slept) == [60.0 * number for number in range(1, 20)]
