"""A service that is left alone."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from pressrewrite.errors import AccessDenied, CircuitOpen, InvalidInput, ServiceUnavailable
from pressrewrite.providers import Reply, Request
from pressrewrite.providers.wrappers import Circuit, CircuitBreaker, Retry
from pressrewrite.testing import Scripted

Ask = Callable[[Any, Request], Reply]
DOWN = ServiceUnavailable("down")


def fail(breaker: CircuitBreaker, job: Request, ask: Ask, times: int) -> None:
    """Let it fail so many times."""
    for _ in range(times):
        with pytest.raises(ServiceUnavailable):
            ask(breaker, job)


def test_it_opens_after_so_many_failures_and_closes_with_a_reply(job: Request, ask: Ask, clock: Any) -> None:
    """Three failures open it; nothing is sent until the rest is over; then one request decides."""
    writer = Scripted([*[DOWN] * 3, DOWN, "Done.", "Done."])
    breaker = CircuitBreaker(writer, failures=3, rest_s=30, clock=clock)
    fail(breaker, job, ask, 3)
    clock.now += 10
    with pytest.raises(CircuitOpen) as caught:
        ask(breaker, job)
    assert (caught.value.retry_after_s, caught.value.attempts, caught.value.provider) == (20, 0, "scripted")
    assert writer.calls == 3
    clock.now += 20
    fail(breaker, job, ask, 1)
    with pytest.raises(CircuitOpen):
        ask(breaker, job)
    clock.now += 30
    assert [ask(breaker, job).text for _ in range(2)] == ["Done.", "Done."]


def test_half_open_lets_one_through(clock: Any) -> None:
    """While one request tries the service, all others are turned away."""
    circuit = Circuit(failures=1, rest_s=30, clock=clock)
    admitted = circuit.admit()
    assert admitted is not None
    circuit.failed(admitted)
    clock.now += 30
    trying = circuit.admit()
    assert trying is not None
    assert [circuit.admit(), circuit.admit()] == [None, None]
    circuit.left(trying)
    again = circuit.admit()
    assert again is not None
    circuit.worked(again)
    assert None not in {circuit.admit(), circuit.admit()}


def test_a_request_from_before_decides_nothing(clock: Any) -> None:
    """A slow request that was sent before the circuit opened neither closes nor opens it."""
    circuit = Circuit(failures=1, rest_s=30, clock=clock)
    slow, quick = circuit.admit(), circuit.admit()
    assert slow is not None
    assert quick is not None
    circuit.failed(quick)
    circuit.worked(slow)
    assert circuit.admit() is None
    clock.now += 20
    circuit.failed(slow)
    assert circuit.rest() == 10


def test_a_reply_and_time_start_the_count_anew(job: Request, ask: Ask, clock: Any) -> None:
    """Failures count in a row, and only those of the last minute."""
    writer = Scripted([DOWN, "Done.", DOWN, DOWN, "Done."])
    breaker = CircuitBreaker(writer, failures=2, within_s=60, clock=clock)
    fail(breaker, job, ask, 1)
    ask(breaker, job)
    fail(breaker, job, ask, 1)
    clock.now += 61
    fail(breaker, job, ask, 1)
    assert ask(breaker, job).text == "Done."


def test_what_is_wrong_with_one_request_does_not_count(job: Request, ask: Ask, clock: Any) -> None:
    """An error that is not retryable says nothing about the service."""
    breaker = CircuitBreaker(Scripted([AccessDenied("no")] * 3), failures=1, clock=clock)
    for _ in range(3):
        with pytest.raises(AccessDenied):
            ask(breaker, job)


def test_retry_waits_for_the_circuit(job: Request, ask: Ask, clock: Any, halves: Any) -> None:
    """Before a circuit, `Retry` waits as long as it rests, and counts only what was sent."""
    writer = Scripted([DOWN, "Done."])
    breaker = CircuitBreaker(writer, failures=1, rest_s=30, clock=clock)
    with pytest.raises(ServiceUnavailable):
        ask(breaker, job)
    reply = ask(Retry(breaker, sleep=clock.sleep, rng=halves, clock=clock), job)
    assert (reply.attempts, writer.calls, clock.slept) == (1, 2, [30.25])


def test_a_cancelled_trial_lets_the_next_one_try(job: Request, clock: Any) -> None:
    """A trial that was cancelled told nothing, so another one may try."""

    class Hanging:
        name, model, reads_prompt = "hanging", "hanging-1", True

        def generate(self, request: Request) -> Reply:
            del request
            message = "down"
            raise ServiceUnavailable(message)

        async def agenerate(self, request: Request) -> Reply:
            del request
            await asyncio.sleep(60)
            return Reply(text="Done.")

    breaker = CircuitBreaker(Hanging(), failures=1, rest_s=30, clock=clock)
    with pytest.raises(ServiceUnavailable):
        breaker.generate(job)
    clock.now += 30

    async def cancelled() -> None:
        task = asyncio.create_task(breaker.agenerate(job))
        await asyncio.sleep(0)
        assert breaker.circuit.admit() is None
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancelled())
    assert breaker.circuit.admit() is not None


@pytest.mark.parametrize("wrong", [{"failures": 0}, {"within_s": 0}, {"rest_s": -1}])
def test_a_circuit_that_makes_no_sense_is_refused(wrong: dict[str, Any]) -> None:
    """Numbers out of range are an error."""
    with pytest.raises(InvalidInput, match="make no circuit"):
        CircuitBreaker(Scripted([]), **wrong)
