"""The number of a text: its value, how finely it is written, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Number", "NumberKind"]


class NumberKind(StrEnum):
    """What a number says."""

    COUNT = "count"
    PERCENT = "percent"
    POINTS = "points"
    MONEY = "money"
    MULTIPLE = "multiple"
    FRACTION = "fraction"
    ORDINAL = "ordinal"
    MEASURE = "measure"
    CODE = "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number that a text names.

    Attributes:
        start: Where its words begin in the text.
        end: Where they end.
        text: The words themselves.
        value: The value with its magnitude applied: 1070000 for "$1.07 million".
        step: The size of the last written digit: 10000 for "1.07 million", 1 for "1,074,035".
        kind: What it says; a code (an id, a version, "COVID-19") is compared digit by digit.
        unit: The canonical unit ("USD", "percent", "km"); `None` for a bare count.
        noun: The casefolded word right behind a count; `None` if there is none.
        approximate: Whether the text marks it as rounded: "about", "nearly", "more than".
        spelled: Whether it is made of number words.
        soft: Whether it is weak evidence: a small bare count, the numeral of a list, a score.
    """

    start: int
    end: int
    text: str
    value: Decimal
    step: Decimal
    kind: NumberKind
    unit: str | None
    noun: str | None
    approximate: bool
    spelled: bool
    soft: bool
