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
_SUMMED = frozenset({NumberKind.COUNT, NumberKind.MONEY, NumberKind.MEASURE})
# What may stand between the thousands and the rest of a number, where both are written on their own.
_SUMS = {
    "ar": (" و", "ًا و", "اً و", "ا و", " و "),
    "fa": (" و ", " و"),
    "ur": (" ",),
    "hi": (" ",),
    "tr": (" ",),
    "ru": (" ",),
    "es": (" ",),
    "pt": (" e ", " "),
}
_BETWEEN = {
    "en": ("between ", "and"),
    "es": ("entre ", "y"),
    "fr": ("entre ", "et"),
    "pt": ("entre ", "e"),
    "it": ("tra ", "e"),
    "de": ("zwischen ", "und"),
    "nl": ("tussen ", "en"),
    "ru": ("между ", "и"),
    "ar": ("بين ", "و"),
    "he": ("בין ", "ל-"),
    "fa": ("بین ", "و"),
}
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
                whole = _sum(first, number, gap, text, lexicon.language)
                if whole is not None:
                    joined[-1] = whole
                    continue
                if _is_zero(first):
                    joined.append(number)
                    continue
                if lexicon.between.fullmatch(gap) or _between(low, first, gap, lexicon.language):
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


def _sum(first: Number, last: Number, gap: str, text: str, language: str) -> Number | None:
    """The number of two that stand side by side, the greater first: 56 لاکھ 90 ہزار, 16 bin 700."""
    if gap not in _SUMS.get(language, ()) or first.kind is not NumberKind.COUNT or first.step < _THOUSAND:
        return None
    counts = last.kind in {
        NumberKind.COUNT,
        NumberKind.MONEY,
        NumberKind.MEASURE,
    } and last.start == first.end + len(gap)
    if not counts or first.unit is not None or not 0 < last.value < first.step or first.value % first.step:
        return None
    return replace(
        last,
        start=first.start,
        text=text[first.start : last.end],
        value=first.value + last.value,
        approximate=first.approximate,
        spelled=first.spelled and last.spelled,
        soft=False,
    )


def _is_zero(number: Number) -> bool:
    """Whether it is the zero of "12 degrees below zero", which begins no range."""
    return number.spelled and not number.value


def _between(low: str, first: Number, gap: str, language: str) -> bool:
    """Whether two numbers are the ends of "between 5 and 10 cm"."""
    words = _BETWEEN.get(language)
    return words is not None and gap.strip() == words[1] and low.endswith(words[0], 0, first.start)


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
    if last.kind is NumberKind.COUNT or first.kind is last.kind or first.value > last.value * _FAR:
        # "12 Millionen oder 0,86 %" are two ways to say one thing.
        return first
    return replace(first, kind=last.kind, unit=last.unit, noun=last.noun, soft=False)


def _score(first: Number, last: Number, gap: str) -> bool:
    """Whether two numbers are the score of a game: 3-1."""
    small = max(first.value, last.value) < 100  # noqa: PLR2004
    return (
        gap.strip() in set(_DASHES) and small and first.value >= last.value and last.kind is NumberKind.COUNT
    )
