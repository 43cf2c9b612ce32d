"""A moment by which all must be done."""

import asyncio
import contextvars
import threading

import pytest

from pressrewrite.errors import DeadlineExceeded
from pressrewrite.providers.deadline import Deadline, aheld, current, exceeded, held, remaining


def test_it_holds_inside_and_nowhere_else() -> None:
    """Inside the block the rest of the time is known; behind it no deadline holds."""
    deadline = Deadline.after(60)
    with held(deadline):
        assert current() is deadline
        assert 59 < (remaining() or 0) <= 60
        with held(None):
            assert current() is deadline
    assert (current(), remaining()) == (None, None)


def test_the_earlier_one_counts() -> None:
    """A deadline inside another one can only be earlier."""
    near, far = Deadline(at=5, clock=lambda: 0), Deadline(at=50, clock=lambda: 0)
    with held(near), held(far):
        assert remaining() == 5
    with held(far), held(near):
        assert remaining() == 5


def test_one_that_is_over_lets_nobody_in() -> None:
    """Where nothing is left, nothing is begun; time left is never below zero."""
    over = Deadline(at=5, clock=lambda: 7)
    assert over.remaining() == 0
    with pytest.raises(DeadlineExceeded), held(over):
        pytest.fail("it was let in")
    assert not exceeded().retryable
    assert (exceeded().attempts, exceeded(attempts=2).attempts) == (0, 2)


def test_tasks_know_their_own() -> None:
    """Two tasks under two deadlines do not see each other's, and a task is ended when its moment comes."""

    async def under(seconds: float) -> float:
        async with aheld(Deadline.after(seconds)):
            await asyncio.sleep(0.001)
            return remaining() or 0

    async def both() -> list[float]:
        return list(await asyncio.gather(under(60), under(600)))

    near, far = asyncio.run(both())
    assert near <= 60
    assert far > 500

    async def late() -> None:
        async with aheld(Deadline.after(0.005)):
            await asyncio.sleep(60)

    with pytest.raises(DeadlineExceeded):
        asyncio.run(late())


def test_a_thread_is_told_by_its_context() -> None:
    """A new thread knows no deadline, unless it runs in a copy of the context."""
    seen: list[float | None] = []
    with held(Deadline(at=5, clock=lambda: 0)):
        context = contextvars.copy_context()
        threads = [
            threading.Thread(target=lambda: seen.append(remaining())),
            threading.Thread(target=lambda: context.run(lambda: seen.append(remaining()))),
        ]
        for thread in threads:
            thread.start()
            thread.join()
    assert seen == [None, 5]
