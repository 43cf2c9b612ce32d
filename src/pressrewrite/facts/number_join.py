"""Numbers that belong together: the ends of a range, "one in three"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from pressrewrite.facts.number_types import Number, NumberKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressrewrite.facts.number_lexicon import Lexicon

__all__ = ["join_numbers"]

_GAP = 24
_DASHES = "-–—−－~〜～"
_MOST_OF = 10
_THOUSAND, _FAR = 1000, 100
_DECIMALS = re.compile(r"\d[.,٫](\d{1,2})(?!\d)")


def join_numbers(text: str, low: str, numbers: Sequence[Number], lexicon: Lexicon) -> list[Number]:
    """Join the numbers that make one fraction, and give the first end of a range the unit of the last.

    Args:
        text: The text that holds them.
        low: The text in lower case.
        numbers: Its numbers, in order.
        lexicon: The words of its language.
    """
    joined: list[Number] = []
    for number in numbers:
        if joined:
            first = joined[-1]
            gap = low[first.end : number.start] if number.start - first.end <= _GAP else None
            if gap is not None:
                share = _share(text, first, number, gap, lexicon)
                if share is not None:
                    joined[-1] = share
                    continue
                if lexicon.between.fullmatch(gap):
                    joined[-1] = _first_end(first, number)
                    if _score(first, number, gap):
                        joined[-1] = replace(joined[-1], soft=True)
                        joined.append(replace(number, soft=True))
                        continue
        joined.append(number)
    return joined


def _share(text: str, first: Number, last: Number, gap: str, lexicon: Lexicon) -> Number | None:
    """The fraction of "one in three" or 「3人に1人」."""
    if first.kind is not NumberKind.COUNT or last.kind is not NumberKind.COUNT:
        return None
    if lexicon.link is not None and lexicon.link.fullmatch(gap):
        part, whole = first, last
    elif lexicon.nth is not None and lexicon.nth.fullmatch(gap):
        part, whole = last, first
    else:
        return None
    if not 0 < part.value < whole.value or part.value > _MOST_OF or part.step != 1:
        return None
    value = (part.value / whole.value).quantize(Decimal("0.000001"))
    return replace(
        first,
        end=last.end,
        text=text[first.start : last.end],
        value=value,
        step=Decimal("0.000001"),
        kind=NumberKind.FRACTION,
        unit=None,
        noun=None,
        soft=False,
        spelled=first.spelled and last.spelled,
    )


def _first_end(first: Number, last: Number) -> Number:
    """The first number of a range with the unit and the magnitude that are written behind the last."""
    if first.kind not in {NumberKind.COUNT, last.kind} or last.kind in {NumberKind.CODE, NumberKind.ORDINAL}:
        return first
    if first.step <= 1 and first.value < last.value / _THOUSAND and first.value < _THOUSAND:
        decimals = _DECIMALS.search(last.text)
        factor = last.step * 10 ** (len(decimals[1]) if decimals else 0)
        # "From 300 to 2 million" are three hundred; "from 2.4 to 2.7 million" are both millions.
        near = first.value * factor <= last.value * _FAR
        if factor >= _THOUSAND and near and not last.value % last.step and not first.spelled:
            first = replace(first, value=first.value * factor, step=first.step * factor, soft=False)
    if last.kind is NumberKind.COUNT or first.kind is last.kind:
        return first
    return replace(first, kind=last.kind, unit=last.unit, noun=last.noun, soft=False)


def _score(first: Number, last: Number, gap: str) -> bool:
    """Whether two numbers are the score of a game: 3-1."""
    small = max(first.value, last.value) < 100  # noqa: PLR2004
    return (
        gap.strip() in set(_DASHES) and small and first.value >= last.value and last.kind is NumberKind.COUNT
    )
