"""East Asian numbers whose digits and magnitudes take turns: 「2兆873億」, 1만 6,700."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from pressrewrite.facts.number_digits import read_digits

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressrewrite.facts.number_digits import Marks

__all__ = ["MAGNITUDE_SIGNS", "add_sections"]

MAGNITUDE_SIGNS = re.compile(r" ?([十百千万萬億憶亿兆십백천만억조]+)")
_NEXT = re.compile(r" ?(\d+(?:[.,]\d+)*)")
_VALUES = dict(
    zip(
        "十百千万萬億憶亿兆십백천만억조",
        (10, 100, 1000, 10**4, 10**4, 10**8, 10**8, 10**8, 10**12, 10, 100, 1000, 10**4, 10**8, 10**12),
        strict=True,
    )
)
_MYRIAD = 10_000


def add_sections(
    text: str,
    first: tuple[Decimal, Decimal, int],
    marks: Marks,
    language: str,
    *,
    skipped: Callable[[int, int], bool],
) -> tuple[Decimal, Decimal, int]:
    """Add up the sections of an East Asian number.

    Args:
        text: The text.
        first: The value of the first digits, the size of their last one, and where they end.
        marks: The marks of decimals and of groups.
        language: The base language of the text.
        skipped: Whether a span is something else that was read before: a date, a link.

    Returns:
        The same of the whole number.
    """
    value, step, end = first
    total, last, hundreds = Decimal(0), Decimal(0), Decimal(0)
    while (match := MAGNITUDE_SIGNS.match(text, end)) is not None:
        factor = Decimal(1)
        for sign in match[1]:
            factor *= _VALUES[sign]
        if last and factor >= last:
            # 2천500만: what is smaller than ten thousand belongs to the next large sign.
            if last >= _MYRIAD or factor < _MYRIAD:
                break
            total, value = total - hundreds, value + hundreds
        hundreds = hundreds + value * factor if factor < _MYRIAD else Decimal(0)
        total, step, end, last = total + value * factor, step * factor, match.end(), factor
        value = Decimal(0)
        following = _NEXT.match(text, end)
        if following is None:
            break
        part = read_digits(following[1], marks)
        if part is None or part[0] >= last:
            break
        behind = MAGNITUDE_SIGNS.match(text, following.end())
        # Korean puts a space between the sections: 1만 6,700명.
        if behind is None and text[end] == " " and (language != "ko" or skipped(*following.span(1))):
            break
        value, step, end = *part, following.end()
    return total + value, step, end
