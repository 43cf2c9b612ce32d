"""No more requests at once than a service, or a machine, can stand."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future
from typing import TYPE_CHECKING

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.providers.wrappers.steps import Ask, Wait
from pressrewrite.providers.wrappers.wrapper import Wrapper

if TYPE_CHECKING:
    from pressrewrite.providers.base import Provider, Reply
    from pressrewrite.providers.wrappers.steps import Call, Steps

__all__ = ["ConcurrencyLimit", "Gate"]


class Gate:
    """Lets so many through at once, in the order in which they came; threads and tasks stand in one line.

    Args:
        most: How many may be inside.

    Raises:
        InvalidInput: It would let nobody through.

    Example:
        >>> gate = Gate(1)
        >>> first, second = gate.enter(), gate.enter()
        >>> second.done()
        False
        >>> gate.leave(first)
        >>> second.done()
        True
    """

    def __init__(self, most: int) -> None:
        if most < 1:
            raise InvalidInput(f"most={shorten(most)} lets nobody through.", hint="Give 1 or more.")
        self.most = most
        self._inside = 0
        self._lock = threading.Lock()
        self._line: deque[Future[None]] = deque()

    @property
    def inside(self) -> int:
        """How many are inside now."""
        return self._inside

    def enter(self) -> Future[None]:
        """Stand in line; the ticket is done when it is called. Each one must be given back with `leave`."""
        ticket: Future[None] = Future()
        with self._lock:
            if self._inside < self.most:
                self._inside += 1
                ticket.set_result(None)
            else:
                self._line.append(ticket)
        return ticket

    def leave(self, ticket: Future[None]) -> None:
        """Go out, or leave the line."""
        if ticket.cancel():
            with self._lock:
                if ticket in self._line:
                    self._line.remove(ticket)
            return
        while True:
            with self._lock:
                following = self._line.popleft() if self._line else None
                if following is None:
                    self._inside -= 1
                    return
            # One whose task was cancelled meanwhile does not want in any more.
            if following.set_running_or_notify_cancel():
                following.set_result(None)
                return


class ConcurrencyLimit(Wrapper):
    """Has no more requests in flight than is allowed, threads and tasks together; the rest wait in order.

    Args:
        provider: The writer behind it.
        most: How many may be in flight.
        gate: One that is shared with other writers, instead of the number.

    Raises:
        InvalidInput: There is no limit, or it would let nobody through.

    Example:
        >>> from pressrewrite.providers import Extractive
        >>> ConcurrencyLimit(Extractive(), 8).gate.most
        8
    """

    def __init__(self, provider: Provider, most: int | None = None, *, gate: Gate | None = None) -> None:
        super().__init__(provider)
        if gate is None and most is not None:
            gate = Gate(most)
        elif gate is None or most is not None:
            raise InvalidInput("Either a number or a gate was expected.", hint="Give most= or gate=.")
        self.gate = gate

    def steps(self, call: Call) -> Steps:
        """Stand in line, ask, and go out."""
        ticket = self.gate.enter()
        try:
            if not ticket.done():
                yield Wait(ticket)
            reply: Reply = yield Ask(provider=self.provider, request=call.request)
        finally:
            self.gate.leave(ticket)
        return reply
