"""No more tokens and no more money than were given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.errors import InvalidInput, ProviderError
from pressrewrite.providers.wrappers.estimate import input_tokens, output_tokens
from pressrewrite.providers.wrappers.purse import Purse
from pressrewrite.providers.wrappers.steps import Ask
from pressrewrite.providers.wrappers.wrapper import Wrapper, writers

if TYPE_CHECKING:
    from decimal import Decimal

    from pressrewrite.providers.base import Provider, Reply
    from pressrewrite.providers.wrappers.prices import Prices
    from pressrewrite.providers.wrappers.purse import Spent
    from pressrewrite.providers.wrappers.steps import Call, Steps

__all__ = ["Budget"]


class Budget(Wrapper):
    """Refuses to send what the budget does not reach for.

    Before a request is sent, its estimate is set aside (the characters of the prompt by three, and the most
    that may be written), so that many in flight cannot overshoot together; what the service counted takes its
    place. Failed and repaired attempts count. A price that is not known is never taken for zero.

    Put it under `Retry`, so that each attempt counts by itself, and under `Fallback`, so that each writer is
    paid at its own price: `Fallback([Retry(Budget(a, purse=p)), Retry(Budget(b, purse=p))])`.

    Args:
        provider: The writer behind it.
        tokens: The most tokens, read and written together.
        money: The most money, in the currency of the prices.
        prices: A table by model, or a function such as `published_prices()` gives.
        purse: One that is shared with other writers, instead of the three.
        unknown_prices: Whether a model without a price may be asked although money is limited.

    Raises:
        InvalidInput: A limit is none, or writers of different prices stand behind and money is counted.
        NotConfigured: Money is limited and there are no prices.

    Example:
        >>> from pressrewrite.providers import Extractive
        >>> Budget(Extractive(), tokens=100_000).spent.requests
        0
    """

    def __init__(
        self,
        provider: Provider,
        *,
        tokens: int | None = None,
        money: Decimal | None = None,
        prices: Prices | None = None,
        purse: Purse | None = None,
        unknown_prices: bool = False,
    ) -> None:
        super().__init__(provider)
        if purse is not None and (tokens, money, prices) != (None, None, None):
            raise InvalidInput(
                "Either limits or a purse were expected.",
                hint="Give purse= alone, or tokens=, money=, prices=.",
            )
        self.purse = purse or Purse(tokens=tokens, money=money, prices=prices, unknown_prices=unknown_prices)
        models = {writer.model for writer in writers(provider) if writer.model is not None}
        if len(models) > 1 and (money is not None or prices is not None or self.purse.money is not None):
            raise InvalidInput(
                f"{len(models)} models stand behind one budget of money, and each has its own price.",
                hint="Put a Budget with the same purse= on each writer, under the Fallback.",
            )
        self._model = next(iter(models), None)

    @property
    def spent(self) -> Spent:
        """What was spent until now: tokens, and money where all prices are known."""
        return self.purse.spent

    def steps(self, call: Call) -> Steps:
        """Set the estimate aside, ask, and settle."""
        read = input_tokens(call.request) if self.reads_prompt else 0
        written = output_tokens(call.request, self.provider) if self.reads_prompt else 0
        reserve = self.purse.reserve(self.name, self._model, read, written)
        try:
            reply: Reply = yield Ask(provider=self.provider, request=call.request)
        except ProviderError as error:
            self.purse.settle(
                reserve, error.usage, model=error.model, requests=error.attempts, answered=False
            )
            raise
        except BaseException:
            self.purse.give_back(reserve)
            raise
        if reply.cached:
            self.purse.give_back(reserve)
        else:
            used = (reply.usage.input_tokens, reply.usage.output_tokens)
            free = reply.draft is not None and reply.model is None
            self.purse.settle(reserve, (0, 0) if free else used, model=reply.model, requests=reply.attempts)
        return reply
