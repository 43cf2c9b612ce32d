"""Figures that are reckoned from those of the release: 1998 is 27 years ago, 2,340 is more than 2,000."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from pressrewrite.facts import NumberKind
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from pressrewrite.facts import Number
    from pressrewrite.grounding.claim import Claim

__all__ = ["counts_from_a_year", "within_bound"]

_BEHIND = Pattern(
    r"[ -]?(?:years? (?:ago|earlier|old|on)|-?year-old|-?year history|(?:st|nd|rd|th)? anniversary|anni fa"
    r"|jaar geleden|år sedan|lat temu|(?:лет|года?) назад|років тому|yıl önce|年前|周年|년 전|주년"
    r"|(?:वर्ष|साल) पहले|سال پہلے|سال پیش)"
)
_BEFORE = Pattern(r"(?:\bvor(?: rund| etwa)?|\bil y a|\bhace|\bhá|قبل|منذ|לפני)\s*\Z", re.IGNORECASE)
_YEARS = Pattern(r" ?(?:Jahre|ans?\b|años?|anos?|عام|سن|שנ)")
_LONGEST = 12
_COUNTS = frozenset({NumberKind.COUNT, NumberKind.ORDINAL, NumberKind.MEASURE})


def counts_from_a_year(claim: Claim, number: Number) -> bool:
    """Say whether a number of years leads from a year of the release to the day of its publication.

    Args:
        claim: The sentence.
        number: One of its numbers.
    """
    today = claim.material.source.item.published_on
    if today is None or number.value != number.value.to_integral_value() or number.kind not in _COUNTS:
        return False
    told = _BEHIND.match(claim.text, number.end) is not None or (
        _YEARS.match(claim.text, number.end) is not None
        and _BEFORE.search(claim.text[max(0, number.start - _LONGEST) : number.start]) is not None
    )
    if not told:
        return False
    year = today.year - int(number.value)
    return any(date.year == year for date in claim.material.different_dates)


# Words before a figure that promise more than it, or less.
_ABOVE = Pattern(
    r"(?:\b(?:more than|over|above|at least|mehr als|über|mindestens|plus de|au moins|más de|al menos|mais de"
    r"|pelo menos|più di|oltre|almeno|meer dan|ruim|minstens|fler än|över|minst|ponad|co najmniej|более|свыше"
    r"|больше|не менее)|أكثر من|ما لا يقل عن|יותר מ-|לפחות|超过|超過|逾|至少|少なくとも|최소)\s?\Z"
)
_BELOW = Pattern(
    r"(?:\b(?:less than|fewer than|under|below|nearly|almost|weniger als|unter|fast|knapp|moins de|près de"
    r"|presque|menos de|casi|quase|meno di|quasi|minder dan|bijna|färre än|nästan|prawie|менее|меньше|почти)"
    r"|أقل من|ما يقرب من|פחות מ-|כמעט|不到|近|将近|약)\s?\Z"
)
_FARTHEST = 24


def within_bound(claim: Claim, number: Number) -> bool:
    """Say whether a figure is a bound that one of the release keeps: "more than 2,000" of 2,340.

    The bound may be off by as much as its last digit that is no nought counts, and what the release counts
    with another figure is not meant.

    Args:
        claim: The sentence; in the language of the release, since a translation keeps the figure.
        number: One of its numbers.
    """
    step = _last_place(number)
    if not claim.same_language or step is None:
        return False
    before = claim.text[max(0, number.start - _FARTHEST) : number.start].lower()
    if _ABOVE.search(before):
        low, high = number.value, number.value + step
    elif _BELOW.search(before):
        low, high = number.value - step, number.value
    else:
        return False
    counted = {other.noun for other in claim.material.numbers}
    return any(
        other.kind is number.kind
        and other.unit == number.unit
        and not other.approximate
        and low < other.value < high
        and (number.noun not in counted or other.noun in {None, number.noun})
        for other in claim.material.numbers
    )


def _last_place(number: Number) -> Decimal | None:
    """What one more of the last digit that is no nought counts: a thousand in 2,000; else None."""
    value = number.value
    if value <= 0 or value != value.to_integral_value():
        return None
    exponent = int(value.normalize().as_tuple().exponent)
    return Decimal(10) ** exponent if exponent > 0 else None
