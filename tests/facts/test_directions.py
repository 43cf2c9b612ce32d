"""Which way a figure went."""

from __future__ import annotations

import pytest

from pressrewrite.facts import Direction, find_direction, polarity
from pressrewrite.locales import available


@pytest.mark.parametrize(
    ("text", "figure", "language", "up"),
    [
        ("Sales rose by 20% last year.", "20%", "en", True),
        ("A decrease of 207% was seen.", "207%", "en", False),
        ("Up to 20% of them left.", "20%", "en", None),
        ("Sales did not rise by 20%.", "20%", "en", None),
        ("Es gab 20 Anträge.", "20", "de", None),
        ("Der Umsatz stieg um 20 %.", "20 %", "de", True),
        ("Le chiffre a baissé de 20 %.", "20 %", "fr", False),
        ("وانخفضت المبيعات بنسبة 20%", "20%", "ar", False),
        ("売上は20%増加した", "20%", "ja", True),
        ("매출은 20% 감소했다", "20%", "ko", False),
        ("Sales rose 20%.", "20%", "xx", None),
        ("فروخت 2 فیصد بڑھی لیکن آمدنی 4.8 فیصد کم ہوئی۔", "4.8 فیصد", "ur", False),
        ("پولیس نے 20 افراد گرفتار کیے۔", "20", "ur", None),
    ],
)
def test_direction_of_a_figure(text: str, figure: str, language: str, up: bool | None) -> None:  # noqa: FBT001
    """The nearest word of the clause decides; a negation, a limit or no such word decides nothing."""
    start = text.index(figure)
    direction = find_direction(text, start, start + len(figure), language)
    assert (direction.up if direction else None) is up
    assert direction is None or isinstance(direction, Direction)


@pytest.mark.parametrize("language", available())
def test_every_locale_has_both_ways(language: str) -> None:
    """Every language of the locales has words for both ways, and none of them for either."""
    table = polarity(language)
    assert table.up
    assert table.down
    assert not set(table.up) & set(table.down)
