"""Years that are counted from a year of the release: founded in 1998, so 27 years ago in 2025."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressrewrite.facts import NumberKind
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from pressrewrite.facts import Number
    from pressrewrite.grounding.claim import Claim

__all__ = ["counts_from_a_year"]

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
