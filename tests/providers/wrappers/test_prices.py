"""What a request costs."""

import sys
from decimal import Decimal

import pytest

from pressrewrite.errors import InvalidInput, MissingExtra
from pressrewrite.providers.wrappers import Price, published_prices
from pressrewrite.providers.wrappers.prices import cost_of, currency_of

EURO = Price(input_per_million=Decimal("0.10"), output_per_million=Decimal("0.40"), currency="EUR")
DOLLAR = Price(input_per_million=Decimal(1), output_per_million=Decimal(2))


def test_money_is_exact() -> None:
    """Prices are decimal numbers, so that ten million small amounts add up."""
    assert EURO.of(3, 1) == Decimal("0.0000007")
    assert DOLLAR.of(0, 0) == 0


def test_a_model_that_is_not_in_the_table_has_no_price() -> None:
    """Unknown is None, never zero."""
    cost = cost_of({"m": DOLLAR})
    assert cost("any", "m", 1_000_000, 500_000) == 2
    assert cost("any", "m-2026", 1, 1) is None
    assert cost_of(cost) is cost


def test_one_table_has_one_currency() -> None:
    """Euros and dollars do not add up."""
    assert (currency_of({"m": EURO}), currency_of(None)) == ("EUR", "USD")
    with pytest.raises(InvalidInput, match="EUR, USD"):
        currency_of({"m": EURO, "n": DOLLAR})


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Published prices need a package, and the error says how to install it."""
    monkeypatch.setitem(sys.modules, "genai_prices", None)
    with pytest.raises(MissingExtra, match=r"pressrewrite\[prices\]"):
        published_prices()


def test_published_prices_are_read_from_the_package() -> None:
    """Known models of known houses have prices; unknown ones have none."""
    pytest.importorskip("genai_prices")
    cost = published_prices()
    flash = cost("gemini", "gemini-2.5-flash", 1_000_000, 0)
    mini = cost("openai", "gpt-5-mini", 1_000_000, 0)
    assert flash is not None
    assert mini is not None
    assert flash > 0 < mini
    assert cost("openai", "no-such-model", 1, 1) is None
    assert cost("local", "qwen3", 1, 1) is None
