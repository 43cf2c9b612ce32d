"""Numbers and addresses of a sentence, held against those of the release."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

from pressrewrite.facts import NumberKind, numbers_agree
from pressrewrite.facts.number_customs import DOTTED_ORDINALS
from pressrewrite.facts.units import common_factor
from pressrewrite.grounding.reckoning import counts_from_a_year, within_bound
from pressrewrite.grounding.renderings import figure_of_speech, written_otherwise
from pressrewrite.models import Severity
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from pressrewrite.facts import Number
    from pressrewrite.grounding.claim import Claim

__all__ = ["agreeing_numbers", "check_links", "check_numbers"]

_KINDS = {NumberKind.MONEY: "money", NumberKind.PERCENT: "percentage", NumberKind.POINTS: "percentage"}
# What agrees otherwise than by its size.
_FREE = frozenset({NumberKind.PERCENT, NumberKind.FRACTION, NumberKind.POINTS, NumberKind.CODE})
# "One of the reasons" is no count.
_NO_COUNT = 1
_DEGREES = frozenset({"°", "°C", "°F", None})
_NTH = {NumberKind.ORDINAL, NumberKind.FRACTION}
# The numeral of a list at the head of a line.
_LIST_MARK = Pattern(r"[.)）、](?:\s|\Z)")
# Digits that no figure but a telephone number or an id has.
_LONG = 5
_BESIDE = 20
_RUNS = Pattern(r"\d{1,40}")
# More different figures than any release has; a bound for text that is nothing but figures.
_MOST_VALUES = 3_000
# Hundreds and thousands of people are nobody's count.
_ROUND = frozenset({10, 60, 100, 1000, 10_000})


def check_numbers(claim: Claim) -> None:
    """Find numbers that the release does not hold, or holds for something else."""
    for number in claim.numbers:
        if _weak(number, claim):
            continue
        agreeing = agreeing_numbers(claim, number)
        if agreeing:
            _check_place(claim, number, agreeing)
        elif (
            _nth(claim, number)
            or written_otherwise(claim, number)
            or counts_from_a_year(claim, number)
            or within_bound(claim, number)
        ):
            continue
        elif _stands_for_another(claim, number) or not (_literal(claim, number) or _as_date(claim, number)):
            says = _instead(claim, number)
            severity = Severity.WARNING if number.soft and number.spelled else Severity.ERROR
            claim.report(_kind(number), (number.start, number.end), says=says, severity=severity)


def _nth(claim: Claim, number: Number) -> bool:
    """Whether "a third" is a share here and the third one there, or the other way round."""
    if not number.spelled or number.kind not in _NTH:
        return False
    word = number.text.split()[-1]
    return any(
        other.kind in _NTH and other.spelled and other.text.split()[-1] == word
        for other in claim.material.numbers
    )


def _kind(number: Number) -> str:
    return _KINDS.get(number.kind, "number")


def _weak(number: Number, claim: Claim) -> bool:
    if not claim.same_language and figure_of_speech(claim, number):
        return True
    if claim.text.endswith(("[^", "[", "⟦"), 0, number.start) and claim.text.startswith(
        ("]", "⟧"), number.end
    ):
        return True  # the mark of a footnote
    if number.soft and not claim.text[: number.start].strip() and _LIST_MARK.match(claim.text, number.end):
        # "7. maçta" is the seventh game.
        dotted = claim.base in DOTTED_ORDINALS and claim.text[number.end + 2 : number.end + 3].islower()
        return not dotted
    if not number.spelled:
        return False
    if abs(number.value) <= _NO_COUNT and number.kind in {NumberKind.COUNT, NumberKind.ORDINAL}:
        return True
    # Another language counts in words where this one uses a plural or a pronoun.
    if not claim.same_language:
        half = number.kind is NumberKind.FRACTION and number.value * 2 == 1
        return number.soft or half or number.value in _ROUND
    return number.soft and number.kind is NumberKind.ORDINAL


def agreeing_numbers(claim: Claim, number: Number) -> list[Number]:
    """Give the numbers of the release that agree with one; of equal ones only so many are looked at.

    Args:
        claim: The sentence.
        number: One of its numbers.
    """
    key = (number.value, number.step, number.kind, number.unit, number.approximate)
    known = claim.agreements.get(key)
    if known is None:
        alike = claim.material.numbers_like
        exact = [one for one in alike.get(number.value, ()) if _same(claim, number, one)]
        others = itertools.islice(alike.items(), _MOST_VALUES)
        rounded = [
            one
            for value, ones in others
            if value != number.value and not _far(number, ones[0]) and _same(claim, number, ones[0])
            for one in ones
        ]
        known = claim.agreements[key] = [*exact, *rounded]
    return known


def _far(number: Number, other: Number) -> bool:
    """Whether two figures are too far apart for any rounding; said quickly, since most pairs are."""
    if number.kind in _FREE or other.kind in _FREE or number.unit != other.unit or number.unit == "°":
        return False
    one, two = abs(number.value), abs(other.value)
    return one * 9 > two * 10 or two * 9 > one * 10


def _same(claim: Claim, number: Number, other: Number) -> bool:
    """Whether two numbers agree; other languages have one word for percent and percentage points."""
    if number.value == other.value and other.kind is NumberKind.FRACTION and not claim.same_language:
        return number.kind is not NumberKind.PERCENT  # 0.5インチ for "half an inch"
    if numbers_agree(number, other):
        return not (_more_exact(claim, number, other) or _said_in_its_unit(claim, number, other))
    if (
        number.unit in {"kg", "lb", "km-kg"}
        and other.unit == "GBP"
        and other.text.endswith(("pound", "pounds"))
    ):
        return numbers_agree(number, replace(other, kind=NumberKind.MEASURE, unit="lb"))
    if not claim.same_language and _below_zero(number, other):
        return numbers_agree(replace(number, value=abs(number.value)), other)
    if not claim.same_language and number.unit == other.unit == "°":
        # Degrees of which neither text says the scale.
        return numbers_agree(replace(number, unit="°C"), other)
    if claim.base == "zh" and number.kind is other.kind is NumberKind.MULTIPLE:
        # 增长一倍, grown by one time, is doubled.
        return not claim.same_language and number.value + 1 == other.value
    shares = {NumberKind.PERCENT, NumberKind.POINTS}
    if number.kind in shares and other.kind is NumberKind.POINTS and other.text.endswith("basis points"):
        return not claim.same_language and number.value * 100 == other.value
    return not claim.same_language and {number.kind, other.kind} == shares and number.value == other.value


def _below_zero(number: Number, other: Number) -> bool:
    """Whether degrees have a sign here and a word there: "-12 °C", "minus 12 degrees", "12 below zero"."""
    return number.value < 0 < other.value and {number.unit, other.unit} <= _DEGREES


def _more_exact(claim: Claim, number: Number, other: Number) -> bool:
    """Whether a translation writes more digits than the release does: no translator knows them."""
    return (
        not claim.same_language
        and number.unit == other.unit
        and number.value != other.value
        and number.step < other.step
    )


def _said_in_its_unit(claim: Claim, number: Number, other: Number) -> bool:
    """Whether a measure is converted although the release itself gives it in this unit: "300 km (190 miles)"."""
    if number.unit is None or other.unit is None or number.unit == other.unit or number.value == other.value:
        return False
    units = number.unit.split("-")
    return any(
        each.unit is not None
        and each.value != other.value
        and min(abs(each.start - other.end), abs(other.start - each.end)) <= _BESIDE
        and any(each.unit == unit or common_factor(each.unit, unit) == 1 for unit in units)
        for each in claim.material.numbers
    )


def _literal(claim: Claim, number: Number) -> bool:
    """Whether the very digits stand in the release inside a code, a score or a version."""
    if number.kind in {NumberKind.MONEY, NumberKind.PERCENT, NumberKind.POINTS}:
        return False
    digits = "".join(sign for sign in number.text if sign.isalnum() or sign == ".")
    if not digits.isdecimal():
        return False
    value = str(int(digits[:40]))
    return value in claim.material.literals or (
        len(value) >= _LONG and f" {value} " in claim.material.joined_digits
    )


def _as_date(claim: Claim, number: Number) -> bool:
    if number.value != number.value.to_integral_value():
        return False
    value = int(number.value)
    if number.kind is NumberKind.CODE and len(number.text) == 2:  # noqa: PLR2004 - FY25
        return any(date.year == 2000 + value for date in claim.material.dates)
    return any(value in {date.year, date.day} for date in claim.material.dates)


def _check_place(claim: Claim, number: Number, agreeing: list[Number]) -> None:
    """A sentence that repeats a source sentence has to repeat its numbers, not those of another one."""
    nearest = claim.nearest
    if nearest is None:
        return
    here = [other for other in agreeing if claim.stands_in(other, nearest.number)]
    mine = sum(numbers_agree(each, number) for each in claim.numbers)
    # The same numbers in another order are the same numbers.
    if len(here) >= mine and not _exchanged(claim, number, here):
        return
    cited = claim.cited and any(claim.material.sentence_at(other.start) in claim.cited for other in agreeing)
    if cited and not here:
        return
    # Only where other numbers stand in its place; a number that was added may come from the next sentence.
    theirs = _in_its_place(claim, number)
    if theirs is not None and not numbers_agree(number, theirs):
        claim.report(_kind(number), (number.start, number.end), says=theirs.text)


def _exchanged(claim: Claim, number: Number, here: list[Number]) -> bool:
    """Whether what is counted here has another number in the sentence that this one repeats."""
    nearest = claim.nearest
    if number.noun is None or nearest is None or any(other.noun == number.noun for other in here):
        return False
    return any(
        other.noun == number.noun
        and not numbers_agree(number, other)
        and claim.stands_in(other, nearest.number)
        for other in claim.material.numbers
    )


def _stands_for_another(claim: Claim, number: Number) -> bool:
    """Whether the sentence that this one repeats has another number in this place."""
    theirs = _in_its_place(claim, number)
    if theirs is None or numbers_agree(number, theirs):
        return False
    # Part of a telephone number, with its first zero or without it.
    return f"{number.value:f}" not in {run.lstrip("0") for run in _RUNS.findall(theirs.text)}


def _in_its_place(claim: Claim, number: Number) -> Number | None:
    """The number that stands in the source sentence where this one stands here."""
    for edit in claim.edits:
        if not (
            edit.mine and edit.theirs and edit.mine[0].start < number.end and number.start < edit.mine[-1].end
        ):
            continue
        start, end = edit.theirs[0].start, edit.theirs[-1].end
        return next(
            (other for other in claim.material.numbers if start < other.end and other.start < end), None
        )
    return None


def _instead(claim: Claim, number: Number) -> str | None:
    """The number that stands where this one stands, or the nearest one of its kind in the evidence."""
    theirs = _in_its_place(claim, number)
    if theirs is not None:
        return theirs.text
    key = (number.kind, number.noun, number.unit is None)
    if key not in claim.others:
        same = (
            other
            for other in claim.material.numbers
            if other.kind is number.kind
            and any(claim.stands_in(other, at) for at in claim.evidence)
            and (number.noun is None or other.noun == number.noun or number.unit is not None)
        )
        claim.others[key] = next((other.text for other in same if not _mentioned(claim, other)), None)
    return claim.others[key]


def _mentioned(claim: Claim, other: Number) -> bool:
    """Whether any number of the sentence says what one of the release says."""
    return any(numbers_agree(mine, other) for mine in claim.different_numbers)


def _bare_host(claim: Claim, key: str) -> bool:
    """Whether the release names a site without www: "join us at PostgreSQL.org"."""
    if "/" in key or "@" in key:
        return False
    place = claim.material.low.find(key)
    around = claim.material.low[max(0, place - 1) : place] + claim.material.low[place + len(key) :][:1]
    return place >= 0 and not any(sign.isalnum() or sign in "@-/" for sign in around)


def check_links(claim: Claim) -> None:
    """Find addresses that the release does not hold letter by letter."""
    known = {link.key for link in claim.material.links}
    for link in claim.links:
        if link.key not in known and not _bare_host(claim, link.key):
            claim.report("link", (link.start, link.end))
