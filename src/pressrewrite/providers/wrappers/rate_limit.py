"""No more requests and tokens in a minute than a service allows."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import InvalidInput, ProviderError, shorten
from pressrewrite.providers.deadline import exceeded, remaining
from pressrewrite.providers.wrappers.estimate import input_tokens, output_tokens
from pressrewrite.providers.wrappers.steps import Ask, Sleep
from pressrewrite.providers.wrappers.wrapper import Wrapper

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressrewrite.providers.base import Provider, Reply
    from pressrewrite.providers.wrappers.steps import Call, Steps

__all__ = ["Limiter", "Place", "RateLimit"]

_MINUTE_S = 60.0


@dataclass(slots=True, eq=False)
class Place:
    """A request's place in the minute.

    Attributes:
        at: When it may be sent, in seconds of the limiter's clock.
        tokens: How many tokens it is counted with.
        counts: Whether it lies in the last minute, or ahead.
    """

    at: float
    tokens: int
    counts: bool = True


class Limiter:
    """Gives each request its moment, so that no sixty seconds hold more than is allowed.

    It is a sliding window. Places are given in the order in which they are asked for; each caller then
    sleeps once until its moment, so nobody looks again and again and nobody is overtaken. One limiter may
    stand behind several writers, threads and event loops at once.

    Args:
        requests_per_minute: The most requests in any sixty seconds; None sets no limit.
        tokens_per_minute: The most tokens; None sets no limit. A request that alone is larger waits until it
            is alone.
        clock: A clock that never goes back, in seconds.

    Raises:
        InvalidInput: A limit is no positive number.

    Example:
        >>> limiter = Limiter(requests_per_minute=2, clock=lambda: 0.0)
        >>> [limiter.place(0).at for _ in range(3)]
        [0.0, 0.0, 60.0]
    """

    def __init__(
        self,
        *,
        requests_per_minute: int | None = None,
        tokens_per_minute: int | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        for name, value in (
            ("requests_per_minute", requests_per_minute),
            ("tokens_per_minute", tokens_per_minute),
        ):
            if value is not None and value < 1:
                raise InvalidInput(f"{name}={shorten(value)} lets nothing through.", hint="Give 1 or more.")
        self.requests_per_minute, self.tokens_per_minute = requests_per_minute, tokens_per_minute
        self.clock = clock
        self._lock = threading.Lock()
        self._places: deque[Place] = deque()
        # Of all places that count, so that a limit that is not reached costs no adding up.
        self._tokens = 0

    def place(self, tokens: int, *, within_s: float | None = None) -> Place:
        """Take the next free place.

        Args:
            tokens: How many tokens the request is estimated at.
            within_s: How far ahead it may lie.

        Raises:
            DeadlineExceeded: It lies further ahead; nothing was taken.
        """
        with self._lock:
            now = self.clock()
            while self._places and self._places[0].at <= now - _MINUTE_S:
                self._forget(self._places.popleft())
            # Nobody is overtaken: no place lies before the last one that was given.
            at = max(now, self._places[-1].at) if self._places else now
            at = max(at, self._free_for_requests(), self._free_for_tokens(at, tokens))
            if within_s is not None and at - now >= within_s:
                raise exceeded()
            place = Place(at, tokens)
            self._places.append(place)
            self._tokens += tokens
            return place

    def correct(self, place: Place, tokens: int) -> None:
        """Count a request with the tokens that it really took; those who come later feel it."""
        with self._lock:
            self._tokens += tokens - place.tokens if place.counts else 0
            place.tokens = tokens

    def give_up(self, place: Place) -> None:
        """Give a place back that was not used."""
        with self._lock:
            if place.counts:
                self._places.remove(place)
                self._forget(place)

    def wait_s(self, place: Place) -> float:
        """Give the seconds until a place's moment."""
        return max(0.0, place.at - self.clock())

    def _forget(self, place: Place) -> None:
        self._tokens -= place.tokens
        place.counts = False

    def _free_for_requests(self) -> float:
        most = self.requests_per_minute
        if most is None or len(self._places) < most:
            return 0.0
        return self._places[-most].at + _MINUTE_S

    def _free_for_tokens(self, at: float, tokens: int) -> float:
        """The first moment from `at` on at which the minute before it leaves room for the tokens."""
        most = self.tokens_per_minute
        if most is None or self._tokens + tokens <= most:
            return 0.0
        counted = [place for place in self._places if place.at > at - _MINUTE_S]
        used = sum(place.tokens for place in counted)
        for place in counted:
            if used + tokens <= most:
                break
            used -= place.tokens
            at = place.at + _MINUTE_S
        return at


class RateLimit(Wrapper):
    """Sends no more requests and tokens in a minute than is allowed, and lets the rest wait in order.

    Tokens are estimated before (the characters of the prompt by three, and what may be written) and corrected
    after by what the service counted.

    Args:
        provider: The writer behind it.
        requests_per_minute: The most requests in any sixty seconds.
        tokens_per_minute: The most tokens in any sixty seconds, read and written together.
        limiter: One that is shared with other writers, instead of the two numbers.
        sleep: What lets time pass; a function, or a coroutine function for async calls.

    Raises:
        InvalidInput: There is no limit, or it is no positive number.

    Example:
        >>> from pressrewrite.providers import Extractive
        >>> both = Limiter(requests_per_minute=60)
        >>> [RateLimit(Extractive(), limiter=both).limiter is both for _ in range(2)]
        [True, True]
    """

    def __init__(
        self,
        provider: Provider,
        *,
        requests_per_minute: int | None = None,
        tokens_per_minute: int | None = None,
        limiter: Limiter | None = None,
        sleep: Callable[[float], Any] | None = None,
    ) -> None:
        super().__init__(provider, sleep=sleep)
        numbers = (requests_per_minute, tokens_per_minute)
        if (limiter is None) == (numbers == (None, None)):
            raise InvalidInput(
                "Either numbers or a limiter were expected.",
                hint="Give requests_per_minute=, tokens_per_minute= or both, or limiter= alone.",
            )
        self.limiter = limiter or Limiter(
            requests_per_minute=requests_per_minute, tokens_per_minute=tokens_per_minute
        )

    def steps(self, call: Call) -> Steps:
        """Take a place, wait for its moment, ask, and correct the count."""
        expected = input_tokens(call.request) + output_tokens(call.request, self.provider)
        place = self.limiter.place(expected, within_s=remaining())
        sent = False
        try:
            wait = self.limiter.wait_s(place)
            if wait > 0:
                yield Sleep(wait)
            sent = True
            reply: Reply = yield Ask(provider=self.provider, request=call.request)
        except ProviderError as error:
            self._correct(place, error.usage)
            raise
        finally:
            if not sent:
                self.limiter.give_up(place)
        self._correct(place, (reply.usage.input_tokens, reply.usage.output_tokens))
        return reply

    def _correct(self, place: Place, used: tuple[int | None, int | None]) -> None:
        if None not in used:
            self.limiter.correct(place, sum(count or 0 for count in used))
