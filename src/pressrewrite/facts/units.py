"""What a number counts: names of units that mean the same, and units that measure the same."""

from __future__ import annotations

from decimal import Decimal

__all__ = ["common_factor", "same_unit", "temperatures"]

# The size of a unit in the first unit of its row; all of these factors are exact by definition.
# A speed stands with the lengths: 「時速85マイル」 says "an hour" before the number.
_FAMILIES = (
    {
        "m": "1",
        "km": "1000",
        "cm": "0.01",
        "mm": "0.001",
        "mi": "1609.344",
        "ft": "0.3048",
        "in": "0.0254",
        "km/h": "1000",
        "mph": "1609.344",
    },
    {"kg": "1", "g": "0.001", "mg": "0.000001", "t": "1000", "lb": "0.45359237", "st": "6.35029318"},
    {
        "m²": "1",
        "km²": "1000000",
        "ha": "10000",
        "ft²": "0.09290304",
        "ac": "4046.8564224",
        "mi²": "2589988.110336",
    },
    {"GB": "1", "MB": "0.001", "TB": "1000"},
    {"MW": "1", "kW": "0.001", "GW": "1000"},
    {"MWh": "1", "kWh": "0.001", "GWh": "1000", "TWh": "1000000"},
)
_SIZES = {unit: (family, Decimal(size)) for family, row in enumerate(_FAMILIES) for unit, size in row.items()}
# A degree alone may be one of either scale.
_DEGREE = "°"
_DEGREES = frozenset({_DEGREE, "°C", "°F"})
_ICE = Decimal(32)
# A table may lack the word for "square" of a language, and reads the length alone.
_SQUARES = {"m²": "m", "km²": "km", "ft²": "ft", "mi²": "mi"}
_TWINS = {"YEN": "JPY", "YUAN": "CNY"}


def same_unit(one: str, other: str) -> bool:
    """Whether two names can mean one unit.

    Args:
        one: A unit; a sign of two currencies names both ("YEN-YUAN").
        other: Another one.
    """
    if one == other or (_DEGREE in {one, other} and {one, other} <= _DEGREES):
        return True
    if _SQUARES.get(one) == other or _SQUARES.get(other) == one:
        return True
    meanings = [{_TWINS.get(part, part) for part in unit.split("-")} for unit in (one, other)]
    return bool(meanings[0] & meanings[1])


def common_factor(one: str, other: str) -> Decimal | None:
    """How many of the other unit make one of the first.

    Args:
        one: A unit of length, mass, speed ...
        other: Another one.

    Returns:
        The factor, or `None` if the two do not measure the same.
    """
    first, second = _SIZES.get(one), _SIZES.get(other)
    if first is None or second is None or first[0] != second[0]:
        return None
    return first[1] / second[1]


def temperatures(value: Decimal, unit: str, other: str) -> tuple[Decimal, ...]:
    """Give a temperature on the other scale: as a point on it, and as a distance between two points.

    Args:
        value: So many degrees.
        unit: Their scale, "°C" or "°F", or "°" where the text does not say.
        other: The scale that is wanted.

    Example:
        >>> [round(found) for found in temperatures(Decimal(80), "°F", "°C")]
        [27, 44]
    """
    if other == "°C" and unit in {_DEGREE, "°F"}:
        return (value - _ICE) * 5 / 9, value * 5 / 9
    if other == "°F" and unit in {_DEGREE, "°C"}:
        return value * 9 / 5 + _ICE, value * 9 / 5
    return ()
