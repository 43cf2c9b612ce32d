"""Trying again."""

import asyncio
import pickle
import random
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.errors import (
    AccessDenied,
    ConnectionFailed,
    InvalidInput,
    ProviderError,
    QuotaExhausted,
    RateLimited,
    ServiceUnavailable,
    StreamInterrupted,
    TimedOut,
)
from pressrewrite.providers import Provider, Reply, Request, StreamingProvider
from pressrewrite.providers.deadline import Deadline, held
from pressrewrite.providers.events import AttemptFailed, AttemptStarted, Event, ReplyReceived
from pressrewrite.providers.wrappers import Retry
from pressrewrite.providers.wrappers.retry import Schedule
from pressrewrite.testing import Scripted

Ask = Callable[[Any, Request], Reply]
seconds = st.floats(0, 500, allow_nan=False)
schedules = st.builds(
    Schedule,
    attempts=st.integers(1, 12),
    base_s=seconds,
    cap_s=seconds,
    total_s=seconds,
    longest_hint_s=seconds,
)


@given(schedules, st.integers(1, 200), st.none() | seconds, st.floats(0, 1))
def test_a_pause_keeps_its_bounds(schedule: Schedule, attempt: int, hint: float | None, drawn: float) -> None:
    """No pause is longer than its cap; with a hint none is shorter than the hint, and none beyond all caps."""
    pause = schedule.pause(attempt, hint_s=hint, drawn=drawn)
    if hint is None:
        assert 0 <= pause <= min(schedule.cap_s, schedule.base_s * 2.0**attempt)
    else:
        assert hint <= pause <= max(hint, schedule.cap_s, schedule.longest_hint_s)


@given(schedules, st.lists(st.none() | seconds, min_size=14, max_size=14), st.none() | seconds, st.integers())
def test_a_whole_schedule_never_exceeds_its_caps(
    schedule: Schedule, hints: list[float | None], left: float | None, seed: int
) -> None:
    """Whatever a service says, the attempts, the time of all and the time to a deadline are kept."""
    rng = random.Random(seed)  # noqa: S311 - a test
    elapsed, attempt = 0.0, 1
    for hint in hints:
        error = RateLimited("slow down", retry_after_s=hint)
        remaining = None if left is None else left - elapsed
        pause = schedule.next_pause(error, attempt, elapsed_s=elapsed, left_s=remaining, drawn=rng.random())
        if pause is None:
            break
        assert hint is None or hint <= schedule.longest_hint_s
        elapsed += pause
        attempt += 1
    assert attempt <= schedule.attempts
    assert elapsed <= schedule.total_s
    assert left is None or elapsed == 0 or elapsed < left


@pytest.mark.parametrize(
    "wrong",
    [{"attempts": 0}, {"base_s": -1}, {"cap_s": float("nan")}, {"total_s": -0.1}, {"longest_hint_s": -1}],
)
def test_a_schedule_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    """A bound below zero, or no attempt at all, is an error that names what was given."""
    with pytest.raises(InvalidInput, match=next(iter(wrong))):
        Retry(Scripted([]), **wrong)


def test_retry_is_a_writer_and_streams_when_the_writer_does(job: Request) -> None:
    """Name, model and need of a prompt are those of the writer behind it; so is whether it streams."""

    class Plain:
        name, model, reads_prompt = "plain", None, False

        def generate(self, request: Request) -> Reply:
            del request
            return Reply(text="Done.")

        async def agenerate(self, request: Request) -> Reply:
            return self.generate(request)

    streaming, plain = Retry(Scripted(["Done."])), Retry(Plain())
    assert (streaming.name, streaming.model, streaming.reads_prompt) == ("scripted", "scripted-1", True)
    assert (plain.name, plain.model, plain.reads_prompt) == ("plain", None, False)
    assert isinstance(streaming, StreamingProvider)
    assert isinstance(plain, Provider)
    assert not isinstance(plain, StreamingProvider)
    assert plain.generate(job).text == "Done."
    with pytest.raises(InvalidInput, match="no writer"):
        Retry("gemini")  # type: ignore[arg-type]


@pytest.mark.parametrize("times", [0, 1, 3])
def test_what_may_succeed_later_is_asked_again(
    times: int, job: Request, ask: Ask, clock: Any, halves: Any
) -> None:
    """A service that fails a few times costs pauses and no article; all requests and tokens are counted."""
    failing = ServiceUnavailable("down")
    failing.usage = (7, None)
    writer = Scripted([*[failing] * times, "Done."])
    reply = ask(Retry(writer, sleep=clock.sleep, rng=halves, clock=clock), job)
    assert (reply.text, reply.attempts, writer.calls) == ("Done.", times + 1, times + 1)
    assert reply.usage.input_tokens == (7 * times or None)
    assert clock.slept == [0.25, 0.5, 1.0][:times]


@pytest.mark.parametrize("kind", [AccessDenied, QuotaExhausted, ProviderError])
def test_what_will_not_change_is_asked_once(
    kind: type[ProviderError], job: Request, ask: Ask, clock: Any
) -> None:
    """An error that is not retryable is raised at once."""
    writer = Scripted([kind("no"), "Done."])
    with pytest.raises(kind) as caught:
        ask(Retry(writer, sleep=clock.sleep), job)
    assert (caught.value.attempts, writer.calls, clock.slept) == (1, 1, [])


@pytest.mark.parametrize("kind", [RateLimited, ServiceUnavailable, ConnectionFailed, TimedOut])
def test_the_last_error_keeps_its_class(
    kind: type[ProviderError], job: Request, ask: Ask, clock: Any
) -> None:
    """When nothing helps, the last error itself is raised, and says how many requests it took."""
    writer = Scripted(
        [ServiceUnavailable("down"), ServiceUnavailable("down"), kind("last", said="its words")]
    )
    with pytest.raises(kind) as caught:
        ask(Retry(writer, attempts=3, sleep=clock.sleep, clock=clock), job)
    assert type(caught.value) is kind
    assert (caught.value.attempts, caught.value.said, len(clock.slept)) == (3, "its words", 2)
    assert pickle.loads(pickle.dumps(caught.value)).attempts == 3  # noqa: S301 - our own bytes


def test_a_hint_of_the_service_goes_first(job: Request, ask: Ask, clock: Any, halves: Any) -> None:
    """What the service says is waited for, and a little more, so that not all come back at once."""
    writer = Scripted([RateLimited("slow down", retry_after_s=20), "Done."])
    ask(Retry(writer, sleep=clock.sleep, rng=halves, clock=clock), job)
    assert clock.slept == [20.25]


def test_a_hint_that_is_too_long_is_raised_at_once(job: Request, ask: Ask, clock: Any) -> None:
    """Nobody sleeps through an hour: the error is raised, with the hint in it."""
    writer = Scripted([RateLimited("slow down", retry_after_s=3600), "Done."])
    with pytest.raises(RateLimited) as caught:
        ask(Retry(writer, sleep=clock.sleep, clock=clock), job)
    assert (caught.value.retry_after_s, caught.value.attempts, clock.slept) == (3600, 1, [])


def test_the_time_of_all_attempts_is_kept(job: Request, ask: Ask, clock: Any, halves: Any) -> None:
    """A pause that would end behind `total_s` is not begun."""
    writer = Scripted([RateLimited("slow down", retry_after_s=20)] * 9)
    with pytest.raises(RateLimited) as caught:
        ask(
            Retry(writer, attempts=9, total_s=50, sleep=clock.sleep, rng=halves, clock=clock),
            job,
        )
    assert (caught.value.attempts, clock.slept) == (3, [20.25, 20.5])


def test_nobody_sleeps_past_a_deadline(job: Request, clock: Any) -> None:
    """Where less time is left than the pause would take, the error is raised now and not then."""
    writer = Scripted([RateLimited("slow down", retry_after_s=20), "Done."])
    retry = Retry(writer, sleep=clock.sleep, clock=clock)
    with held(Deadline.after(15, clock)), pytest.raises(RateLimited):
        retry.generate(job)
    assert clock.slept == []


def test_a_coroutine_function_may_let_the_time_pass(job: Request) -> None:
    """In async calls `sleep` may be awaited, as `asyncio.sleep` is."""
    slept: list[float] = []

    async def sleep(pause: float) -> None:
        slept.append(pause)
        await asyncio.sleep(0)

    writer = Scripted([TimedOut("late"), "Done."])
    reply = asyncio.run(Retry(writer, sleep=sleep).agenerate(job))
    assert (reply.attempts, len(slept)) == (2, 1)


def test_a_stream_is_not_begun_anew_once_words_have_arrived(job: Request, clock: Any) -> None:
    """What a reader has seen is not written a second time: the error says what arrived."""
    writer = Scripted([StreamInterrupted("broke off", partial="The reef is"), "Done."])
    seen = ""
    stream = Retry(writer, sleep=clock.sleep).stream(job)
    while len(seen) < len("The reef is"):
        seen += str(next(stream))
    with pytest.raises(StreamInterrupted) as caught:
        next(stream)
    assert seen == "The reef is"
    assert (caught.value.partial, writer.calls, clock.slept) == ("The reef is", 1, [])


def test_a_task_that_is_cancelled_is_not_tried_again(job: Request) -> None:
    """Cancelling ends the call at once, also in the middle of a pause."""
    writer = Scripted([TimedOut("late")] * 4)

    async def cancelled() -> None:
        task = asyncio.create_task(Retry(writer, base_s=60, cap_s=60).agenerate(job))
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancelled())
    assert writer.calls == 1


def test_a_fault_of_the_program_is_not_tried_again(job: Request, ask: Ask, clock: Any) -> None:
    """An error that is none of a writer's goes through as it is."""

    def broken(_: Request) -> str:
        message = "a bug"
        raise KeyError(message)

    writer = Scripted(broken)
    with pytest.raises(KeyError):
        ask(Retry(writer, sleep=clock.sleep), job)
    assert writer.calls == 1


def test_every_attempt_is_told(job: Request, ask: Ask, clock: Any, halves: Any) -> None:
    """A listener hears each begin and end, how long the pause is, and that the last failure has none."""
    heard: list[Event] = []
    retry = Retry(
        Scripted([TimedOut("late"), "Done.", TimedOut("late"), AccessDenied("no")]),
        sleep=clock.sleep,
        rng=halves,
        clock=clock,
        on_event=heard.append,
    )
    ask(retry, job)
    with pytest.raises(AccessDenied):
        ask(retry, job)
    assert [type(event) for event in heard] == [
        AttemptStarted,
        AttemptFailed,
        AttemptStarted,
        ReplyReceived,
    ] + [
        AttemptStarted,
        AttemptFailed,
    ] * 2
    failed = [event for event in heard if isinstance(event, AttemptFailed)]
    assert [(event.attempt, event.code, event.pause_s) for event in failed] == [
        (1, "timed_out", 0.25),
        (1, "timed_out", 0.25),
        (2, "access_denied", None),
    ]
    started = [event for event in heard if isinstance(event, AttemptStarted)]
    assert started[0].request == job.fingerprint
    assert started[0].prompt is None


def test_many_calls_share_one_retry(job: Request) -> None:
    """Calls in flight at once do not disturb each other's counting."""
    counts: dict[int, int] = {}

    class Flaky:
        name, model, reads_prompt = "flaky", "flaky-1", True

        def generate(self, request: Request) -> Reply:
            raise NotImplementedError

        async def agenerate(self, request: Request) -> Reply:
            del request
            await asyncio.sleep(0)
            me = id(asyncio.current_task())
            counts[me] = counts.get(me, 0) + 1
            if counts[me] < 3:
                message = "late"
                raise TimedOut(message)
            return Reply(text="Done.")

    async def all_at_once() -> list[Reply]:
        retry = Retry(Flaky(), base_s=0)
        return await asyncio.gather(*(asyncio.create_task(retry.agenerate(job)) for _ in range(50)))

    assert {reply.attempts for reply in asyncio.run(all_at_once())} == {3}
