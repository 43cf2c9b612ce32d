"""Percentages that are called shares of one whole and add up to more than it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pressrewrite.facts import NumberKind, find_words
from pressrewrite.models import Severity
from pressrewrite.release.proofreading.vocabulary import cues, says_any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.models import Finding
    from pressrewrite.release.proofreading.reading import Reading

__all__ = ["find_shares_beyond_the_whole"]

_WHOLE = Decimal(100)
# Rounded shares may add up to a little more than the whole.
_ROUNDING = Decimal("1.5")
_FEWEST_SHARES = 3


def find_shares_beyond_the_whole(reading: Reading) -> Iterator[Finding]:
    """Find sentences that share out one whole into more than a hundred per cent (`percent_sum`).

    Args:
        reading: The release.
    """
    shares = [number for number in reading.numbers if number.kind is NumberKind.PERCENT]
    if len(shares) < _FEWEST_SHARES or not cues("shares", reading.language):
        return
    at = 0
    for sentence in reading.sentences:
        inside = []
        while at < len(shares) and shares[at].start < sentence.end:
            if shares[at].start >= sentence.start:
                inside.append(shares[at])
            at += 1
        total = sum((share.value for share in inside), Decimal(0))
        if len(inside) < _FEWEST_SHARES or total <= _WHOLE + _ROUNDING:
            continue
        keys = [word.key for word in find_words(reading.text[sentence.start : sentence.end])]
        if says_any(keys, "shares", reading.language):
            place = (inside[0].start, inside[-1].end)
            yield reading.finding("percent_sum", place, Severity.WARNING, f"{total} %")
