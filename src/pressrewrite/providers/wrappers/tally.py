"""How many requests one job took and what they used, over attempts that failed and the one that did not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressrewrite.errors import ProviderError
    from pressrewrite.providers.base import Reply

__all__ = ["Tally"]


@dataclass(slots=True)
class Tally:
    """Adds up the attempts of one job.

    Attributes:
        requests: How many requests the attempts that failed took.
        input_tokens: Tokens that they read, as far as it is known; None when nothing is.
        output_tokens: Tokens that they wrote.

    Example:
        >>> from pressrewrite.errors import TimedOut
        >>> tally = Tally()
        >>> tally.add(TimedOut("late")), tally.add(TimedOut("late"))
        (None, None)
        >>> tally.requests, tally.input_tokens
        (2, None)
    """

    requests: int = 0
    input_tokens: int | None = None
    output_tokens: int | None = None

    def add(self, error: ProviderError) -> None:
        """Count an attempt that failed."""
        self.requests += error.attempts
        self.input_tokens = _plus(self.input_tokens, error.usage[0])
        self.output_tokens = _plus(self.output_tokens, error.usage[1])

    def tell(self, error: ProviderError) -> ProviderError:
        """Write onto the last error, which was counted, what all attempts took together."""
        error.attempts = self.requests
        error.usage = (self.input_tokens, self.output_tokens)
        return error

    def over(self, reply: Reply) -> Reply:
        """Give the reply with what the attempts before it took."""
        if not self.requests and self.input_tokens is None and self.output_tokens is None:
            return reply
        used = {
            "input_tokens": _plus(reply.usage.input_tokens, self.input_tokens),
            "output_tokens": _plus(reply.usage.output_tokens, self.output_tokens),
        }
        return replace(
            reply,
            attempts=reply.attempts + self.requests,
            usage=reply.usage.model_copy(update=used),
        )


def _plus(one: int | None, two: int | None) -> int | None:
    """What is known of two counts: the sum, or the one that is known."""
    if one is None or two is None:
        return two if one is None else one
    return one + two
