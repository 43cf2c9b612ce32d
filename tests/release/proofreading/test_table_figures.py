"""Prose against tables, and totals against their column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "language", "text", "says"),
    [
        ("Revenue rose to 421.5 million euros, up from 398.1 million.\n\n| | 2025 | 2024 |\n|---|---|---|\n| Revenue | 412.5 | 398.1 |\n| Profit | 51.2 | 48.9 |\n", "en", "421.5 million euros", "412.5"),
        ("Revenue rose to 421.5 million euros.\n\nRevenue\t412.5\t398.1\nProfit\t51.2\t48.9\n", "en", "421.5 million euros", "412.5"),
        ("Revenue rose to 421.5 million euros.\n\n                 2025    2024\nRevenue         412.5    398.1\nProfit           51.2    48.9\n", "en", "421.5 million euros", "412.5"),
        ("Revenue was 500 million euros.\n\n| | 2025 | 2024 |\n|---|---|---|\n| Revenue | 412.5 | 398.1 |\n| Profit | 51.2 | 48.9 |\n", "en", "500 million euros", "412.5"),
        ("Der Umsatz stieg auf 421,5 Millionen Euro.\n\n| Umsatz | 412,5 | 398,1 |\n| Gewinn | 51,2 | 48,9 |\n| Summe | 463,7 | 447,0 |\n", "de", "421,5 Millionen Euro", "412,5"),
        ("売上高は4215億円となった。\n\n| 売上高 | 4125億円 | 3981億円 |\n| 営業利益 | 512億円 | 489億円 |\n", "ja", "4215億円", "4125億円"),
        ("ارتفعت الإيرادات إلى 421.5 مليون دولار.\n\n| الإيرادات | 412.5 | 398.1 |\n| الأرباح | 51.2 | 48.9 |\n", "ar", "421.5 مليون دولار", "412.5"),
        ("Le chiffre d'affaires atteint 421,5 millions d'euros.\n\nChiffre d'affaires : 412,5 millions\nRésultat : 51,2 millions\n", "fr", "421,5 millions d'euros", "412,5 millions"),
    ],
)  # fmt: skip
def test_prose_against_a_table_is_found(
    found: Callable[..., list[tuple[str, str, str | None]]],
    body: str,
    language: str,
    text: str,
    says: str | None,
) -> None:
    """A figure beside the label of a row that is in none of its cells is found."""
    assert found(body, language) == [("table_figure", text, says)]


@pytest.mark.parametrize(
    ("body", "language", "text", "says"),
    [
        ("| Species | Count |\n|---|---|\n| Oak | 120 |\n| Lime | 80 |\n| Elm | 45 |\n| Total | 255 |\n", "en", "255", "245"),
        ("| Eiche | 120 |\n| Linde | 80 |\n| Summe | 210 |\n", "de", "210", "200"),
        ("| Chêne | 120 |\n| Tilleul | 80 |\n| Total | 210 |\n", "fr", "210", "200"),
        ("| بلوط | 120 |\n| زيزفون | 80 |\n| المجموع | 210 |\n", "ar", "210", "200"),
        ("| 樫 | 120本 |\n| 菩提樹 | 80本 |\n| 合計 | 210本 |\n", "ja", "210", "200"),
    ],
)  # fmt: skip
def test_totals_that_are_no_sum_are_found(
    found: Callable[..., list[tuple[str, str, str | None]]],
    body: str,
    language: str,
    text: str,
    says: str | None,
) -> None:
    """A total that is not the sum of the rows above it is found, and the sum is named."""
    assert found(body, language) == [("table_sum", text, says)]


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Revenue rose to 412.5 million euros, up from 398.1 million.\n\n| | 2025 | 2024 |\n|---|---|---|\n| Revenue | 412.5 | 398.1 |\n| Profit | 51.2 | 48.9 |\n", "en"),
        ("Revenue rose by 14.4 million euros to 412.5 million.\n\n| | 2025 | 2024 |\n|---|---|---|\n| Revenue | 412.5 | 398.1 |\n| Profit | 51.2 | 48.9 |\n", "en"),
        ("| Trees | 200 |\n| of which oaks | 120 |\n| Shrubs | 80 |\n| Total | 280 |\n", "en"),
        ("| Oak | 60% |\n| Lime | 70% |\n| Total | 65% |\n", "en"),
        ("| Oak | 120 |\n| Lime | – |\n| Elm | 45 |\n| Total | 245 |\n", "en"),
        ("| Income | 120 |\n| Costs | (45) |\n| Total | 75 |\n", "en"),
        ("| Oak | 12.4 |\n| Lime | 8.3 |\n| Elm | 4.4 |\n| Total | 25.0 |\n", "en"),
        ("The port sold 17% of its oaks.\n\n| Oaks | 120 |\n| Limes | 80 |\n", "en"),
        ("Last year the port had 210 oaks.\n\n| Oaks | 120 |\n| Limes | 80 |\n", "en"),
        ("The port has 9 oaks at the quay.\n\n| Oaks | 120 |\n| Limes | 80 |\n", "en"),
        ("Revenue rose to 413 million euros, an increase of 3.6%.\n\n| | 2025 | 2024 |\n|---|---|---|\n| Revenue | 412.5 | 398.1 |\n| Profit | 51.2 | 48.9 |\n", "en"),
        ("| Species | Count |\n|---|---|\n| Oak | 120 |\n| Lime | 80 |\n| Elm | 45 |\n| Total | 245 |\n", "en"),
    ],
)  # fmt: skip
def test_tables_that_agree_are_silent(
    found: Callable[..., list[tuple[str, str, str | None]]], body: str, language: str
) -> None:
    """Rounded figures, differences, steps and right totals give no finding."""
    assert found(body, language) == []
