"""A limit of time over one call and all that it does."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from pressrewrite.errors import DeadlineExceeded, InvalidInput, shorten
from pressrewrite.providers.deadline import Deadline
from pressrewrite.providers.wrappers.steps import Ask
from pressrewrite.providers.wrappers.wrapper import Wrapper

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressrewrite.providers.base import Provider, Reply
    from pressrewrite.providers.wrappers.steps import Call, Steps

__all__ = ["Timeout"]


class Timeout(Wrapper):
    """Gives one call so many seconds, with all attempts, pauses and waiting below it.

    An async call is ended when the moment comes. A sync call cannot be; there all that waits below respects
    the deadline: `Retry`, the limits and the transport. How long to wait for a connection or for the next
    bytes is set in `transport.Timeouts`.

    Args:
        provider: The writer behind it.
        total_s: How many seconds.
        clock: A clock that never goes back, in seconds.

    Raises:
        InvalidInput: It leaves no time, or what was given is no writer.

    Example:
        >>> from pressrewrite.providers import Extractive
        >>> Timeout(Extractive(), 60).total_s
        60
    """

    def __init__(
        self, provider: Provider, total_s: float, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(provider)
        if not total_s > 0:
            raise InvalidInput(f"total_s={shorten(total_s)} leaves no time.", hint="Give seconds above 0.")
        self.total_s = total_s
        self._clock = clock

    def steps(self, call: Call) -> Steps:
        """Ask under a deadline.

        Raises:
            DeadlineExceeded: The time is over.
        """
        deadline = Deadline.after(self.total_s, self._clock)
        try:
            reply: Reply = yield Ask(provider=self.provider, request=call.request, deadline=deadline)
        except DeadlineExceeded as error:
            error.provider, error.model = error.provider or self.name, error.model or self.model
            raise
        return reply
