"""Figures of the title that the body does not bear out."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from pressrewrite.facts import NumberKind, find_words, is_dense, is_small, numbers_agree
from pressrewrite.models import Severity, SourceScope
from pressrewrite.release.proofreading.vocabulary import content_key
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.facts import Number
    from pressrewrite.models import Finding
    from pressrewrite.release.proofreading.reading import Reading

__all__ = ["find_unborne_headline_figures"]

_SMALL = 12
# More figures than a title's total is ever made of; a bound for text that is nothing but figures.
_MOST_PARTS = 12
_MOST_RATIOS = 60
_FIGURES = frozenset({NumberKind.COUNT, NumberKind.PERCENT, NumberKind.MONEY, NumberKind.MEASURE})
_NEARBY = 24
_NAME_BEFORE = Pattern(r"\b([A-Z]\w{2,20})[ \u00a0]\Z")
_WORDS_BEHIND = 2


def find_unborne_headline_figures(reading: Reading) -> Iterator[Finding]:
    """Find figures of the title that stand nowhere in the body (`headline_figure`).

    Where the body has another figure for the same thing the finding is an error, otherwise a warning, and
    that only when the body is the full text and can be told to be about the thing.

    Args:
        reading: The release.
    """
    if reading.item.body is None:
        return
    body = [number for number in reading.numbers if number.start >= reading.body_start]
    for number in reading.numbers:
        if number.end > len(reading.item.title):
            break
        if number.spelled or number.kind is NumberKind.CODE or number.soft or abs(number.value) <= _SMALL:
            continue
        if any(numbers_agree(number, other) for other in body):
            continue
        place = (number.start, number.end)
        rivals = [other for other in body if _rival(number, other)]
        if rivals:
            if number.value not in _totals(rivals):
                yield reading.finding("headline_figure", place, Severity.ERROR, rivals[0].text)
        elif (version := _version(reading, number, body)) is not None:
            yield reading.finding("headline_figure", place, Severity.WARNING, version)
        elif _is_missing(reading, number, body):
            yield reading.finding("headline_figure", place, Severity.WARNING)


def _rival(number: Number, other: Number) -> bool:
    return (
        other.kind is number.kind
        and not other.soft
        and other.unit == number.unit
        and (other.noun == number.noun or number.unit is not None)
        and (number.noun is not None or number.unit is not None)
    )


def _version(reading: Reading, number: Number, body: list[Number]) -> str | None:
    """The figure that the body puts behind the same name: "PostgreSQL 16" for a title's "PostgreSQL 46"."""
    name = _name_before(reading, number)
    if name is None or number.kind is not NumberKind.COUNT:
        return None
    others = Counter(other.text for other in body if _name_before(reading, other) == name)
    text, count = others.most_common(1)[0] if others else ("", 0)
    # A body that names it once may speak of another one.
    return text if count > 1 else None


def _name_before(reading: Reading, number: Number) -> str | None:
    found = _NAME_BEFORE.search(reading.text, max(0, number.start - _NEARBY), number.start)
    return found[1] if found is not None else None


def _totals(parts: list[Number]) -> set[Decimal]:
    """Every sum that some of the figures make: a title may give the total of two of three."""
    totals = {Decimal(0)}
    for part in parts[:_MOST_PARTS]:
        totals |= {total + part.value for total in totals}
    return totals


def _is_missing(reading: Reading, number: Number, body: list[Number]) -> bool:
    """Whether a full text is about the thing and never gives its figure, nor others that it follows from."""
    if reading.item.scope is not SourceScope.FULL_TEXT or number.kind not in _FIGURES:
        return False
    digits = "".join(filter(str.isdecimal, number.text))
    if digits in reading.text[reading.body_start :]:
        # Read as part of a date, an address or a code there, but it stands there.
        return False
    if number.kind is NumberKind.COUNT and not _counts_something(reading, number):
        return False
    same = [other for other in body if other.kind is number.kind or number.kind is NumberKind.PERCENT]
    if number.kind is NumberKind.PERCENT and number.value in _ratios(same):
        return False
    return number.value not in _totals(same)


def _counts_something(reading: Reading, number: Number) -> bool:
    """Whether the body speaks of what a bare number counts; "America 250" is a name and counts nothing."""
    language = reading.language
    behind = find_words(reading.text[number.end : min(len(reading.item.title), number.end + _NEARBY)])
    if not behind or number.noun is None or is_small(behind[0].key, language):
        return False
    # The sign right behind a figure is its counter in Chinese, Japanese and Korean.
    words = behind[1:] if is_dense(behind[0].key) else behind[:_WORDS_BEHIND]
    wanted = {key for word in words if (key := content_key(word.key, language)) is not None}
    wanted = {key for key in wanted if not "\u3040" <= key <= "\u309f"}
    told = find_words(reading.text[reading.body_start :])
    return any(content_key(word.key, language) in wanted for word in told)


def _ratios(figures: list[Number]) -> set[Decimal]:
    """The shares and changes in per cent that any two figures make."""
    found: set[Decimal] = set()
    known = [figure.value for figure in figures[:_MOST_RATIOS] if figure.value > 0]
    for one in known:
        for other in known:
            share = (one / other * 100).to_integral_value()
            found.update((share, abs(share - 100)))
    return found
