"""Requests in flight."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from pressrewrite.errors import DeadlineExceeded, InvalidInput, ServiceUnavailable
from pressrewrite.providers import Reply, Request
from pressrewrite.providers.deadline import Deadline, held
from pressrewrite.providers.wrappers import ConcurrencyLimit, Gate
from pressrewrite.testing import Scripted

Ask = Callable[[Any, Request], Reply]


class Crowded:
    """Counts how many are inside at once."""

    name, model, reads_prompt = "crowded", "crowded-1", True

    def __init__(self) -> None:
        self.inside = self.most = self.calls = 0
        self._lock = threading.Lock()

    def _enter(self, by: int) -> None:
        with self._lock:
            self.inside += by
            self.calls += by > 0
            self.most = max(self.most, self.inside)

    def generate(self, request: Request) -> Reply:
        del request
        self._enter(1)
        threading.Event().wait(0.002)
        self._enter(-1)
        return Reply(text="Done.")

    async def agenerate(self, request: Request) -> Reply:
        del request
        self._enter(1)
        await asyncio.sleep(0.002)
        self._enter(-1)
        return Reply(text="Done.")


def test_threads_and_tasks_together_are_never_more_than_allowed(job: Request) -> None:
    """Sixty requests of threads and of two event loops pass, and never more than three at once."""
    writer = Crowded()
    limited = ConcurrencyLimit(writer, 3)

    async def ten() -> None:
        await asyncio.gather(*(limited.agenerate(job) for _ in range(10)))

    threads = [threading.Thread(target=limited.generate, args=(job,)) for _ in range(40)]
    threads += [threading.Thread(target=lambda: asyncio.run(ten())) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (writer.calls, writer.most, limited.gate.inside) == (60, 3, 0)


def test_the_line_is_kept() -> None:
    """Who came first goes in first, and who left the line is passed over."""
    gate = Gate(1)
    tickets = [gate.enter() for _ in range(4)]
    gate.leave(tickets[1])
    assert [ticket.done() and not ticket.cancelled() for ticket in tickets] == [True, False, False, False]
    gate.leave(tickets[0])
    assert [ticket.done() and not ticket.cancelled() for ticket in tickets] == [True, False, True, False]
    gate.leave(tickets[2])
    assert tickets[3].done()
    assert gate.inside == 1
    gate.leave(tickets[3])
    assert gate.inside == 0


def test_one_that_was_cancelled_in_line_is_passed_over() -> None:
    """A ticket that a task threw away while it was being called does not keep the others waiting."""
    gate = Gate(1)
    first, second, third = gate.enter(), gate.enter(), gate.enter()
    second.cancel()
    gate.leave(first)
    assert third.done()
    gate.leave(second)
    gate.leave(third)
    assert gate.inside == 0


def test_an_error_lets_the_next_one_in(job: Request, ask: Ask) -> None:
    """A request that fails goes out like any other."""
    limited = ConcurrencyLimit(Scripted([ServiceUnavailable("down"), "Done."]), 1)
    with pytest.raises(ServiceUnavailable):
        ask(limited, job)
    assert ask(limited, job).text == "Done."
    assert limited.gate.inside == 0


def test_a_stream_that_nobody_reads_on_goes_out(job: Request) -> None:
    """A reader who stops in the middle of a stream does not stay inside."""
    limited = ConcurrencyLimit(Scripted(["The reef is open."] * 2), 1)
    stream: Any = limited.stream(job)
    next(stream)
    assert limited.gate.inside == 1
    stream.close()
    assert limited.gate.inside == 0

    async def stopped() -> int:
        pieces: Any = limited.astream(job)
        await anext(pieces)
        await pieces.aclose()
        return limited.gate.inside

    assert asyncio.run(stopped()) == 0


def test_cancelled_tasks_leave_the_line(job: Request) -> None:
    """Of ten tasks that are cancelled inside and in line, none keeps a place."""
    limited = ConcurrencyLimit(Crowded(), 2)

    async def cancelled() -> None:
        tasks = [asyncio.create_task(limited.agenerate(job)) for _ in range(10)]
        await asyncio.sleep(0)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await limited.agenerate(job)

    asyncio.run(cancelled())
    assert limited.gate.inside == 0


def test_nobody_stands_in_line_past_a_deadline(job: Request) -> None:
    """Threads and tasks leave the line when their time is over, and say so."""
    gate = Gate(1)
    taken = gate.enter()
    limited = ConcurrencyLimit(Scripted(["Done."] * 3), gate=gate)
    with held(Deadline.after(0.005)), pytest.raises(DeadlineExceeded):
        limited.generate(job)
    with held(Deadline.after(0.005)), pytest.raises(DeadlineExceeded):
        asyncio.run(limited.agenerate(job))
    gate.leave(taken)
    assert (limited.generate(job).text, gate.inside) == ("Done.", 0)


@pytest.mark.parametrize("given", [{}, {"most": 0}, {"most": 1, "gate": Gate(1)}])
def test_a_limit_that_makes_no_sense_is_refused(given: dict[str, Any]) -> None:
    """Either a number of one or more is given, or a gate."""
    with pytest.raises(InvalidInput):
        ConcurrencyLimit(Scripted([]), **given)
