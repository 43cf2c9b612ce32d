"""Roman figures that number what stands before them: World War II, Henry VIII, phase III."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

__all__ = ["LARGEST", "roman_figures"]

_VALUES = {
    figure: Decimal(value)
    for value, figure in enumerate(
        "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX XXI".split(), start=1
    )
}
LARGEST = max(_VALUES.values())
"""The largest number that is read in Roman figures."""
# What gets into a vein is no fourth of its kind.
_FIGURE = Pattern(
    r"([^\W\d_]{1,40})[ \u00a0-]([IVX]{1,5})(?![\w'’])(?! (?:fluid|drip|line|drug|infusion|antibiotic|bag))"
)
# Words behind which a thing has its numeral, whatever their case.
_NUMBERED = frozenset(
    "war chapter part phase article title type act stage class group level grade category division section "
    "volume appendix annex olympiad bowl".split()
)


def roman_figures(text: str, small: AbstractSet[str]) -> frozenset[tuple[str, Decimal]]:
    """Give the Roman figures of a text, each with the word before it in lower case.

    A single I, V or X is a pronoun or a name wherever the word before it does not take numerals.

    Args:
        text: The text, with its capitals.
        small: The function words of its language, which no figure numbers: "an IV".
    """
    found: set[tuple[str, Decimal]] = set()
    for match in _FIGURE.finditer(text):
        word, value = match[1].lower(), _VALUES.get(match[2])
        named = len(match[2]) > 1 and match[1][0].isupper() and word not in small
        if value is not None and (named or word in _NUMBERED):
            found.add((word, value))
    return frozenset(found)
