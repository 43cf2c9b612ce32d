"""What a request costs: from a table of one's own, or from the published prices. Unknown is never zero."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from typing import Any, TypeAlias

from pressrewrite.errors import InvalidInput, MissingExtra, shorten

__all__ = ["Cost", "Price", "Prices", "cost_of", "currency_of", "published_prices"]

_MILLION = Decimal(1_000_000)
# The same house under the name that the collection of prices gives it.
_HOUSES = {"gemini": "google", "google-generativeai": "google"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a model costs.

    Attributes:
        input_per_million: For a million tokens that it reads.
        output_per_million: For a million tokens that it writes.
        currency: ISO 4217 code of the money.

    Example:
        >>> price = Price(input_per_million=Decimal("0.25"), output_per_million=Decimal(2))
        >>> price.of(1_000_000, 500_000)
        Decimal('1.25')
    """

    input_per_million: Decimal
    output_per_million: Decimal
    currency: str = "USD"

    def of(self, input_tokens: int, output_tokens: int) -> Decimal:
        """Give what so many tokens cost."""
        return (input_tokens * self.input_per_million + output_tokens * self.output_per_million) / _MILLION


Cost: TypeAlias = Callable[[str, str, int, int], Decimal | None]
"""Gives the price of tokens read and written by a model of a writer; None when it is not known."""

Prices: TypeAlias = Mapping[str, Price] | Cost
"""A table by model, or a function."""


def cost_of(prices: Prices) -> Cost:
    """Make a function of either kind of prices.

    Args:
        prices: A table by model, or such a function.

    Example:
        >>> cost = cost_of({"m": Price(input_per_million=Decimal(1), output_per_million=Decimal(1))})
        >>> cost("local", "m", 1_000_000, 0), cost("local", "another", 1, 0)
        (Decimal('1'), None)
    """
    if not isinstance(prices, Mapping):
        return prices
    table = dict(prices)

    def cost(provider: str, model: str, input_tokens: int, output_tokens: int) -> Decimal | None:
        del provider
        price = table.get(model)
        return None if price is None else price.of(input_tokens, output_tokens)

    return cost


def currency_of(prices: Prices | None) -> str:
    """Give the money that prices are in; published prices are in US dollars.

    Raises:
        InvalidInput: A table mixes several.
    """
    found = {price.currency for price in prices.values()} if isinstance(prices, Mapping) else set()
    if len(found) > 1:
        raise InvalidInput(
            f"The prices are in several currencies: {shorten(', '.join(sorted(found)))}.",
            hint="Write all of them in one.",
        )
    return next(iter(found), "USD")


def published_prices() -> Cost:
    """Give the prices that services publish, as the package `genai-prices` collects them; no network is used.

    Raises:
        MissingExtra: The package is not installed.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            package: Any = import_module("genai_prices")
    except ImportError as error:
        raise MissingExtra("Published prices", extra="prices") from error

    def cost(provider: str, model: str, input_tokens: int, output_tokens: int) -> Decimal | None:
        usage = package.Usage(input_tokens=input_tokens, output_tokens=output_tokens)
        try:
            found = package.calc_price(usage, model_ref=model, provider_id=_HOUSES.get(provider, provider))
        except LookupError:
            return None
        total: Decimal = found.total_price
        return total

    return cost
