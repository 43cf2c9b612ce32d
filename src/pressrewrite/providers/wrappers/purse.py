"""What may be spent, what is spent, and what is set aside for requests under way."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pressrewrite.errors import BudgetExceeded, InvalidInput, NotConfigured, shorten
from pressrewrite.providers.wrappers.prices import cost_of, currency_of

if TYPE_CHECKING:
    from pressrewrite.providers.base import Tokens
    from pressrewrite.providers.wrappers.prices import Prices

__all__ = ["Purse", "Reserve", "Spent"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What was spent.

    Attributes:
        input_tokens: Tokens that were read, as far as services told.
        output_tokens: Tokens that were written, as far as services told.
        money: What they cost; None as soon as the cost of one request is not known.
        currency: The money, ISO 4217.
        requests: How many requests there were.
        untold: Replies of whose tokens the service told nothing; they count with their estimate.
    """

    input_tokens: int = 0
    output_tokens: int = 0
    money: Decimal | None = None
    currency: str = "USD"
    requests: int = 0
    untold: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Reserve:
    """What is set aside for one request.

    Attributes:
        provider: The writer.
        model: Its model; None when none takes part, which costs nothing.
        input_tokens: Tokens that it will read, estimated.
        output_tokens: Tokens that it will write, estimated.
        money: What that costs; None when the price is not known.
    """

    provider: str
    model: str | None
    input_tokens: int
    output_tokens: int
    money: Decimal | None


class Purse:
    """Holds the tokens and the money of a budget; shared between writers, threads and tasks.

    Args:
        tokens: The most tokens, read and written together; None sets no limit.
        money: The most money, in the currency of the prices; None sets no limit.
        prices: A table by model, or a function such as `published_prices()` gives; None knows no price.
        unknown_prices: Whether a model without a price may be asked although money is limited.

    Raises:
        InvalidInput: A limit is none, or the prices mix currencies.
        NotConfigured: Money is limited and there are no prices.

    Example:
        >>> purse = Purse(tokens=1_000)
        >>> reserve = purse.reserve("local", "m", 300, 300)
        >>> purse.settle(reserve, (250, 400))
        >>> purse.spent.output_tokens, purse.left_tokens
        (400, 350)
    """

    def __init__(
        self,
        *,
        tokens: int | None = None,
        money: Decimal | None = None,
        prices: Prices | None = None,
        unknown_prices: bool = False,
    ) -> None:
        for name, value in (("tokens", tokens), ("money", money)):
            if value is not None and value < 0:
                raise InvalidInput(f"{name}={shorten(value)} is no budget.", hint="Give 0 or more.")
        if isinstance(money, float):
            raise InvalidInput("Money was given as float.", hint='Give Decimal("2.50").')
        if money is not None and prices is None and not unknown_prices:
            raise NotConfigured(
                "Money is limited and there are no prices.",
                hint='Give prices={"MODEL": Price(...)} or prices=published_prices().',
            )
        self.tokens, self.money, self.unknown_prices = tokens, money, unknown_prices
        self.currency = currency_of(prices)
        self._cost = cost_of(prices) if prices is not None else None
        self._lock = threading.Lock()
        self._input = self._output = self._requests = self._untold = 0
        # Beside what services told, what was estimated where they told nothing.
        self._estimated = 0
        self._known = Decimal(0)
        self._unpriced = self._cost is None
        self._reserved_tokens, self._reserved_money = 0, Decimal(0)

    @property
    def spent(self) -> Spent:
        """What was spent until now."""
        with self._lock:
            return Spent(
                input_tokens=self._input,
                output_tokens=self._output,
                money=None if self._unpriced else self._known,
                currency=self.currency,
                requests=self._requests,
                untold=self._untold,
            )

    @property
    def left_tokens(self) -> int | None:
        """Tokens that are neither spent nor set aside; None when they are not limited."""
        with self._lock:
            return None if self.tokens is None else self.tokens - self._taken_tokens()

    def price(self, provider: str, model: str | None, tokens: tuple[int, int]) -> Decimal | None:
        """Give what tokens cost; None when it is not known. Where no model takes part, nothing is paid.

        Args:
            provider: The writer.
            model: Its model.
            tokens: Tokens read and written.
        """
        if model is None:
            return Decimal(0)
        return None if self._cost is None else self._cost(provider, model, *tokens)

    def reserve(self, provider: str, model: str | None, input_tokens: int, output_tokens: int) -> Reserve:
        """Set aside what a request will take.

        Args:
            provider: The writer.
            model: Its model.
            input_tokens: Tokens that it will read, estimated.
            output_tokens: Tokens that it will write, estimated.

        Raises:
            BudgetExceeded: So much is not left; nothing was sent.
            NotConfigured: Money is limited and the price of the model is not known; nothing was sent.
        """
        money = self.price(provider, model, (input_tokens, output_tokens))
        if money is None and self.money is not None and not self.unknown_prices:
            error = NotConfigured(
                f"Money is limited and the price of {shorten(model)} is not known.",
                hint="Add it to `prices`, or say unknown_prices=True.",
                provider=provider,
                model=model,
            )
            error.attempts = 0
            raise error
        needed = input_tokens + output_tokens
        with self._lock:
            self._check_tokens(needed, provider, model)
            self._check_money(money or Decimal(0), provider, model)
            self._reserved_tokens += needed
            self._reserved_money += money or 0
        return Reserve(
            provider=provider,
            model=model,
            input_tokens=input_tokens,
            output_tokens=output_tokens,
            money=money,
        )

    def settle(
        self,
        reserve: Reserve,
        used: Tokens,
        *,
        model: str | None = None,
        requests: int = 1,
        answered: bool = True,
    ) -> None:
        """Put what was really used in the place of what was set aside.

        Args:
            reserve: What was set aside.
            used: Tokens read and written, where the service told.
            model: The model that answered, as the service names it.
            requests: How many requests it took.
            answered: Whether there was a reply; a failure of which nothing is told cost nothing.
        """
        told = None not in used
        read, written = (count or 0 for count in used)
        money = self._settled_money(reserve, (read, written), model, told=told, answered=answered)
        with self._lock:
            self._release(reserve)
            self._input += read
            self._output += written
            self._requests += requests
            if answered and not told:
                self._untold += 1
                expected = (reserve.input_tokens, reserve.output_tokens)
                self._estimated += sum(
                    guess for count, guess in zip(used, expected, strict=True) if count is None
                )
            self._known += money or 0
            # Where a count is missing, so is a part of the cost.
            guessed = not told and (answered or used != (None, None)) and reserve.model is not None
            self._unpriced = self._unpriced or money is None or guessed

    def give_back(self, reserve: Reserve) -> None:
        """Take back what was set aside for a request that was never sent or never ended."""
        with self._lock:
            self._release(reserve)

    def _settled_money(
        self, reserve: Reserve, used: tuple[int, int], model: str | None, *, told: bool, answered: bool
    ) -> Decimal | None:
        if answered and not told:
            return reserve.money
        if used == (0, 0):
            return Decimal(0)
        # Services name a dated version of the model that was asked; the table may know either.
        for name in dict.fromkeys((model or reserve.model, reserve.model)):
            found = self.price(reserve.provider, name, used)
            if found is not None:
                return found
        return None

    def _release(self, reserve: Reserve) -> None:
        self._reserved_tokens -= reserve.input_tokens + reserve.output_tokens
        self._reserved_money -= reserve.money or 0

    def _taken_tokens(self) -> int:
        return self._input + self._output + self._estimated + self._reserved_tokens

    def _check_tokens(self, needed: int, provider: str, model: str | None) -> None:
        if self.tokens is not None and self._taken_tokens() + needed > self.tokens:
            left = self.tokens - self._taken_tokens()
            raise _spent(
                f"{max(0, left):,} of {self.tokens:,} tokens are left, about {needed:,} needed",
                provider,
                model,
            )

    def _check_money(self, needed: Decimal, provider: str, model: str | None) -> None:
        taken = self._known + self._reserved_money
        if self.money is not None and needed and taken + needed > self.money:
            left = max(Decimal(0), self.money - taken)
            raise _spent(
                f"{left:.4f} of {self.money} {self.currency} are left, about {needed:.4f} needed",
                provider,
                model,
            )


def _spent(what: str, provider: str, model: str | None) -> BudgetExceeded:
    error = BudgetExceeded(
        f"The budget does not reach: {what}.",
        hint="Nothing was sent. Raise it, or go on with the embedded writer, which costs nothing.",
        provider=provider,
        model=model,
    )
    error.attempts = 0
    return error
