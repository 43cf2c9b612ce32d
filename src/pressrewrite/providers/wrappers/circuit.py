"""Leaving a service alone that fails all the time."""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING

from pressrewrite.errors import CircuitOpen, InvalidInput, ProviderError, shorten
from pressrewrite.providers.wrappers.steps import Ask
from pressrewrite.providers.wrappers.wrapper import Wrapper

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressrewrite.providers.base import Provider, Reply
    from pressrewrite.providers.wrappers.steps import Call, Steps

__all__ = ["Circuit", "CircuitBreaker"]


class Circuit:
    """Closed while a service works, open while it rests, half open while one request tries it.

    It opens when so many requests in a row failed within the time given; a reply in between starts the count
    anew. After the rest one request is let through: its reply closes the circuit, its failure opens it again.

    Args:
        failures: How many failures in a row open it.
        within_s: In how many seconds they must lie.
        rest_s: How long it stays open.
        clock: A clock that never goes back, in seconds.

    Raises:
        InvalidInput: A number is out of its range.

    Example:
        >>> circuit = Circuit(failures=1, rest_s=30, clock=lambda: 0.0)
        >>> admitted = circuit.admit()
        >>> circuit.failed(admitted), circuit.admit(), circuit.rest()
        (None, None, 30.0)
    """

    def __init__(
        self,
        *,
        failures: int = 5,
        within_s: float = 60.0,
        rest_s: float = 30.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        if failures < 1 or not within_s > 0 or not rest_s > 0:
            raise InvalidInput(
                f"failures={shorten(failures)}, within_s={shorten(within_s)} and rest_s={shorten(rest_s)} "
                "make no circuit.",
                hint="Give 1 failure or more, and seconds above 0.",
            )
        self.failures, self.within_s, self.rest_s = failures, within_s, rest_s
        self._clock = clock
        self._lock = threading.Lock()
        self._recent: deque[float] = deque(maxlen=failures)
        self._opened: float | None = None
        self._trying = False
        # Counts how often it changed, so that a request from before does not decide what is now.
        self._age = 0

    def admit(self) -> int | None:
        """Let a request through and give what `failed`, `worked` and `left` ask for; None: it is open."""
        with self._lock:
            if self._opened is None:
                return self._age
            if self._trying or self._clock() < self._opened + self.rest_s:
                return None
            self._trying = True
            self._age += 1
            return self._age

    def rest(self) -> float:
        """Give the seconds until a request is let through."""
        with self._lock:
            return 0.0 if self._opened is None else max(0.0, self._opened + self.rest_s - self._clock())

    def failed(self, admitted: int) -> None:
        """Count a request that failed in a way that more requests will not mend."""
        with self._lock:
            if admitted != self._age:
                return
            now = self._clock()
            self._recent.append(now)
            full = len(self._recent) == self.failures and now - self._recent[0] <= self.within_s
            if self._trying or full:
                self._opened, self._trying = now, False
                self._recent.clear()
                self._age += 1

    def worked(self, admitted: int) -> None:
        """Count a request that was answered."""
        with self._lock:
            if admitted == self._age:
                self._recent.clear()
                self._opened, self._trying = None, False

    def left(self, admitted: int) -> None:
        """Forget a request that told nothing, such as one that was cancelled."""
        with self._lock:
            if admitted == self._age:
                self._trying = False


class CircuitBreaker(Wrapper):
    """Asks nothing of a service for a while that keeps failing, and raises `CircuitOpen` at once instead.

    Only errors that are `retryable` count: those of the service, not of one request.

    Args:
        provider: The writer behind it.
        failures: How many failures in a row open the circuit.
        within_s: In how many seconds they must lie.
        rest_s: How long it stays open; then one request tries the service.
        circuit: One that is shared with other writers, instead of the numbers.
        clock: A clock that never goes back, in seconds.

    Raises:
        InvalidInput: A number is out of its range, or what was given is no writer.

    Example:
        >>> from pressrewrite.providers import Extractive
        >>> CircuitBreaker(Extractive(), failures=3).circuit.failures
        3
    """

    def __init__(
        self,
        provider: Provider,
        *,
        failures: int = 5,
        within_s: float = 60.0,
        rest_s: float = 30.0,
        circuit: Circuit | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(provider)
        self.circuit = circuit or Circuit(failures=failures, within_s=within_s, rest_s=rest_s, clock=clock)

    def steps(self, call: Call) -> Steps:
        """Ask if the circuit lets it through, and tell it what came of that."""
        admitted = self.circuit.admit()
        if admitted is None:
            raise self._open()
        try:
            reply: Reply = yield Ask(provider=self.provider, request=call.request)
        except ProviderError as error:
            if error.retryable and not isinstance(error, CircuitOpen):
                self.circuit.failed(admitted)
            else:
                self.circuit.left(admitted)
            raise
        except BaseException:
            self.circuit.left(admitted)
            raise
        self.circuit.worked(admitted)
        return reply

    def _open(self) -> CircuitOpen:
        error = CircuitOpen(
            f"{self.name} failed {self.circuit.failures} times in a row, so it is left alone for a while.",
            hint="Come back after `retry_after_s`, or put another writer behind it: wrappers.Fallback.",
            provider=self.name,
            model=self.model,
            retry_after_s=self.circuit.rest(),
        )
        error.attempts = 0
        return error
