"""Figures that differ as a slip of the hand makes them differ."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pressrewrite.facts import Number

__all__ = ["digits_of", "is_slip", "is_turned", "significant"]

_LONG, _PAIR = 4, 2
_MOST_DIGITS = 30


def digits_of(number: Number) -> str:
    """Give the digits of a figure as far as it is written out: "107" for "$1.07 million".

    Args:
        number: The figure.
    """
    scaled = abs(number.value) / number.step if number.step else abs(number.value)
    if scaled >= Decimal(10) ** _MOST_DIGITS:
        return ""
    return str(int(scaled))


def significant(digits: str) -> int:
    """Count the digits that say something: zeros at the end only give the size.

    Example:
        >>> significant("1200"), significant("1203")
        (2, 4)
    """
    return len(digits.rstrip("0"))


def is_slip(one: str, other: str) -> bool:
    """Say whether two runs of digits differ by one slip: a wrong digit, two neighbours that changed places.

    Of long runs a digit too many or too few is one as well.

    Args:
        one: Digits.
        other: Digits.

    Example:
        >>> is_slip("340", "430"), is_slip("340", "349"), is_slip("12345", "1245"), is_slip("340", "510")
        (True, True, True, False)
    """
    if one == other or not one or not other:
        return False
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return (
            len(short) >= _LONG
            and len(long) - len(short) == 1
            and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
        )
    wrong = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    return len(wrong) == 1 or is_turned(one, other)


def is_turned(one: str, other: str) -> bool:
    """Say whether two neighbouring digits changed places, the slip that chance makes least.

    Args:
        one: Digits.
        other: Digits.

    Example:
        >>> is_turned("340", "430"), is_turned("340", "349")
        (True, False)
    """
    if len(one) != len(other):
        return False
    wrong = [at for at, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    return (
        len(wrong) == _PAIR
        and wrong[1] == wrong[0] + 1
        and one[wrong[0]] == other[wrong[1]]
        and one[wrong[1]] == other[wrong[0]]
    )
