"""A moment by which all must be done, known to everything below without being handed down.

It travels in a context variable: a wrapper sets it, and what waits (`Retry`, the limits, the transport) asks
how much is left. A thread of yours that should know it is started with `contextvars.copy_context().run`.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressrewrite.errors import DeadlineExceeded

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

__all__ = ["Deadline", "aheld", "current", "exceeded", "held", "remaining"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A moment by which all must be done.

    Attributes:
        at: The moment, in seconds of its clock.
        clock: A clock that never goes back.

    Example:
        >>> Deadline(at=12.0, clock=lambda: 10.0).remaining()
        2.0
    """

    at: float
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def after(cls, seconds: float, clock: Callable[[], float] = time.monotonic) -> Deadline:
        """Make the one that lies so many seconds ahead."""
        return cls(at=clock() + seconds, clock=clock)

    def remaining(self) -> float:
        """Give the seconds that are left; none are left, never fewer."""
        return max(0.0, self.at - self.clock())


_HELD: ContextVar[Deadline | None] = ContextVar("pressrewrite_deadline", default=None)


def current() -> Deadline | None:
    """Give the deadline that holds here, or None."""
    return _HELD.get()


def remaining() -> float | None:
    """Give the seconds that are left here; None when no deadline holds.

    Example:
        >>> remaining() is None
        True
        >>> with held(Deadline.after(60)):
        ...     59 < (remaining() or 0) <= 60
        True
    """
    deadline = _HELD.get()
    return None if deadline is None else deadline.remaining()


def exceeded(*, attempts: int = 0) -> DeadlineExceeded:
    """Make the error that says that no time is left.

    Args:
        attempts: How many requests were sent, as far as it is known.
    """
    error = DeadlineExceeded(
        "The time that was given for all attempts together is over.",
        hint="Give more time: wrappers.Timeout(..., total_s=...).",
    )
    error.attempts = attempts
    return error


@contextmanager
def held(deadline: Deadline | None) -> Iterator[None]:
    """Hold everything inside to a deadline; of two that hold, the earlier one counts.

    Args:
        deadline: The deadline; None changes nothing.

    Raises:
        DeadlineExceeded: Nothing is left of it.
    """
    outer = _HELD.get()
    if deadline is None or (outer is not None and outer.remaining() <= deadline.remaining()):
        deadline = outer
    if deadline is not None and deadline.remaining() <= 0:
        raise exceeded()
    token = _HELD.set(deadline)
    try:
        yield
    finally:
        _HELD.reset(token)


@asynccontextmanager
async def aheld(deadline: Deadline | None) -> AsyncIterator[None]:
    """Do what `held` does, and end what is under way when the moment comes."""
    if deadline is None:
        yield
        return
    scope = asyncio.timeout(deadline.remaining())
    try:
        with held(deadline):
            async with scope:
                yield
    except TimeoutError:
        if scope.expired():
            # What was under way was sent; how often it had been before, nobody can tell any more.
            raise exceeded(attempts=1) from None
        raise
