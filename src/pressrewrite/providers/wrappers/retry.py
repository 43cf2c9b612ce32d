"""Trying again: the one owner of retries."""

from __future__ import annotations

import logging
import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tenacity import Retrying

from pressrewrite.errors import InvalidInput, ProviderError, shorten
from pressrewrite.providers.deadline import remaining
from pressrewrite.providers.wrappers.observed import Attempt
from pressrewrite.providers.wrappers.steps import Ask, Sleep
from pressrewrite.providers.wrappers.tally import Tally
from pressrewrite.providers.wrappers.wrapper import Wrapper

if TYPE_CHECKING:
    from collections.abc import Callable

    from tenacity import RetryCallState

    from pressrewrite.providers.base import Provider, Reply
    from pressrewrite.providers.events import Listener
    from pressrewrite.providers.wrappers.steps import Call, Steps

__all__ = ["Retry", "Schedule"]

_LOG = logging.getLogger(__name__)
# Doubling stops here; beyond it every cap has been reached and floats would overflow.
_MOST_DOUBLINGS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When the next attempt is made, if at all. It reads no clock and draws no number.

    Attributes:
        attempts: The most attempts.
        base_s: The longest pause behind the first attempt, in seconds; it doubles with each.
        cap_s: The longest pause that is not asked for by a service.
        total_s: The most seconds from the first attempt's begin to the last one's.
        longest_hint_s: The longest wait that a service may ask for; of a longer one the error is raised.

    Example:
        >>> schedule = Schedule()
        >>> [schedule.pause(n, hint_s=None, drawn=1.0) for n in (1, 2, 3, 9)]
        [0.5, 1.0, 2.0, 30.0]
        >>> schedule.pause(1, hint_s=20.0, drawn=0.0)
        20.0
    """

    attempts: int = 4
    base_s: float = 0.5
    cap_s: float = 30.0
    total_s: float = 120.0
    longest_hint_s: float = 60.0

    def __post_init__(self) -> None:
        if self.attempts < 1:
            raise InvalidInput(
                f"attempts={shorten(self.attempts)} leaves nothing to do.", hint="Give 1 or more."
            )
        for name in ("base_s", "cap_s", "total_s", "longest_hint_s"):
            if not getattr(self, name) >= 0:
                raise InvalidInput(
                    f"{name}={shorten(getattr(self, name))} is no number of seconds.", hint="Give 0 or more."
                )

    def pause(self, attempt: int, *, hint_s: float | None, drawn: float) -> float:
        """Give the pause behind an attempt that failed: any up to its bound, so that callers do not meet.

        A service's hint comes first; what is drawn is added, so that not all who were told the same come
        back at the same moment.

        Args:
            attempt: Which attempt failed, from 1.
            hint_s: When the service asks to come back.
            drawn: A random number from 0 to 1.
        """
        bound = min(self.cap_s, self.base_s * 2.0 ** min(attempt - 1, _MOST_DOUBLINGS))
        if hint_s is None:
            return bound * drawn
        return min(hint_s + bound * drawn, max(hint_s, self.cap_s, self.longest_hint_s))

    def next_pause(
        self, error: ProviderError, attempt: int, *, elapsed_s: float, left_s: float | None, drawn: float
    ) -> float | None:
        """Give the pause behind an attempt, or None when its error is to be raised.

        Args:
            error: What the attempt raised.
            attempt: Which attempt it was, from 1.
            elapsed_s: Seconds since the first one began.
            left_s: Seconds that a deadline leaves; None when there is none.
            drawn: A random number from 0 to 1.
        """
        hint = error.retry_after_s
        if not error.retryable or attempt >= self.attempts:
            return None
        if hint is not None and hint > self.longest_hint_s:
            return None
        pause = self.pause(attempt, hint_s=hint, drawn=drawn)
        if elapsed_s + pause > self.total_s or (left_s is not None and pause >= left_s):
            return None
        return pause


class _Decided:
    """What was decided behind an attempt, in the two shapes that tenacity asks for."""

    def __init__(self) -> None:
        self.pause: float | None = None

    def again(self, state: RetryCallState) -> bool:
        failed = state.outcome is not None and state.outcome.failed
        return failed and self.pause is not None

    def wait(self, _: RetryCallState) -> float:
        return self.pause or 0.0


class Retry(Wrapper):
    """Asks again when the very same call may succeed later. Adapters never do that themselves.

    Pauses grow exponentially with full jitter; what a service says about when to come back goes first. The
    reply counts all requests in `attempts` and what failed attempts used; so does the last error, which keeps
    its class. A stream is begun anew only as long as no word of it has reached the caller.

    Args:
        provider: The writer behind it.
        attempts: The most attempts.
        base_s: The longest pause behind the first attempt, in seconds; it doubles with each.
        cap_s: The longest pause that is not asked for by a service.
        total_s: The most seconds from the first attempt's begin to the last one's.
        longest_hint_s: The longest wait that a service may ask for; a longer one is raised at once, with the
            hint in the error's `retry_after_s`.
        on_event: Who is told of every attempt.
        sleep: What lets time pass; a function, or a coroutine function for async calls.
        rng: Where random numbers come from.
        clock: A clock that never goes back, in seconds.

    Raises:
        InvalidInput: A number is out of its range, or what was given is no writer.

    Example:
        >>> from pressrewrite.providers import Extractive
        >>> Retry(Extractive(), attempts=2).schedule.attempts
        2
    """

    def __init__(  # noqa: PLR0913 - each bound has its own name
        self,
        provider: Provider,
        *,
        attempts: int = 4,
        base_s: float = 0.5,
        cap_s: float = 30.0,
        total_s: float = 120.0,
        longest_hint_s: float = 60.0,
        on_event: Listener | None = None,
        sleep: Callable[[float], Any] | None = None,
        rng: random.Random | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(provider, sleep=sleep)
        self.schedule = Schedule(
            attempts=attempts, base_s=base_s, cap_s=cap_s, total_s=total_s, longest_hint_s=longest_hint_s
        )
        self.on_event = on_event
        self._rng = rng if rng is not None else random.Random()  # noqa: S311 - no secret depends on it
        self._clock = clock

    def steps(self, call: Call) -> Steps:
        """Ask until there is a reply, or nothing that helps to wait for."""
        begun, tally, decided = self._clock(), Tally(), _Decided()
        pauses: list[float] = []
        retrying = Retrying(sleep=pauses.append, retry=decided.again, wait=decided.wait, reraise=True)
        received: list[Reply] = []
        for managed in retrying:
            if pauses:
                yield Sleep(pauses.pop())
            number = managed.retry_state.attempt_number
            attempt = Attempt(self.on_event, self.provider, call.request, number=number)
            with managed:
                try:
                    reply = yield Ask(provider=self.provider, request=call.request)
                except ProviderError as error:
                    decided.pause = self._decide(error, call, number, self._clock() - begun)
                    attempt.failed(error, pause_s=decided.pause)
                    tally.add(error)
                    tally.tell(error)
                    raise
                except BaseException as error:
                    decided.pause = None
                    attempt.ended(error)
                    raise
                attempt.received(reply)
                received.append(reply)
        # tenacity leaves its loop with a reply, or by raising the last error.
        return tally.over(received[0])

    def _decide(self, error: ProviderError, call: Call, number: int, elapsed_s: float) -> float | None:
        pause = None
        if not call.streamed:
            pause = self.schedule.next_pause(
                error, number, elapsed_s=elapsed_s, left_s=remaining(), drawn=self._rng.random()
            )
        _LOG.info(
            "%s: attempt %d failed (%s); %s",
            error.provider or self.name,
            number,
            error.code,
            "giving up" if pause is None else f"again in {pause:.2f} s",
        )
        return pause
