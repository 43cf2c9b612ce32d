"""One thing with two values: figures, days and years that are bound to the same words and differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from pressrewrite.facts import NumberKind, is_dense, numbers_agree
from pressrewrite.models import Severity
from pressrewrite.release.proofreading.bindings import Binder, apart
from pressrewrite.release.proofreading.slips import digits_of, is_slip, is_turned, significant
from pressrewrite.release.proofreading.vocabulary import words_of
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressrewrite.facts import Number
    from pressrewrite.models import Finding
    from pressrewrite.release.proofreading.bindings import Binding
    from pressrewrite.release.proofreading.reading import Reading

__all__ = ["find_two_values"]

_SMALL = 12
# Figures of one sort that are compared with one another; a bound for text that is nothing but figures.
_MOST_ALIKE = 120
_MOST_FIGURES = 3_000
_KINDS = frozenset({NumberKind.COUNT, NumberKind.PERCENT, NumberKind.MONEY, NumberKind.MEASURE})
_LONG, _MIDDLE, _FEWEST = 4, 3, 2
_LONGEST_WORD = 40
_WORD_BEFORE = Pattern(r"([^\W\d_]{2,39}) ?\Z")
# There a capital says that a word is a noun, not that it is a name.
_NOUNS_CAPITAL = frozenset({"de"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    number: Number
    digits: str
    binding: Binding
    crowded: bool = False


def find_two_values(reading: Reading) -> Iterator[Finding]:
    """Find one thing for which the release gives two values (`two_values`).

    Two figures of the same unit are held to be about one thing when the words around them are the same, and
    the fewer words are shared the more the digits have to look like a slip: one wrong, or two that changed
    places. Two values that stand in one sentence are meant to differ, and so are those of two names, two
    days, a plan and a result.

    Args:
        reading: The release.
    """
    binder = Binder(reading)
    told: set[int] = set()
    for alike in _groups(reading, binder):
        counts = Counter(value.number.value for value in alike)
        beside = _standing_together(alike)
        for one, other in combinations(alike, 2):
            pair = frozenset((one.number.value, other.number.value))
            if len(pair) == 1 or not _differ(one.number, other.number):
                continue
            # Of two values the one that is given less often is the slip, of two equals the later one.
            few, many = (
                (one, other) if counts[one.number.value] < counts[other.number.value] else (other, one)
            )
            odd = counts[few.number.value] == 1 < counts[many.number.value]
            known = pair in beside and not odd
            if not _one_thing(one, other, odd=odd, known=known, lone=len(counts) == _FEWEST):
                continue
            if few.number.start not in told:
                told.add(few.number.start)
                place = (few.number.start, few.number.end)
                yield reading.finding("two_values", place, Severity.WARNING, many.number.text)


def _groups(reading: Reading, binder: Binder) -> Iterable[list[_Value]]:
    """Figures that may be about one thing: of one unit, or counts of things with one name."""
    numbers = _told_figures(reading)
    places = [(number.start, number.end) for number in numbers]
    groups: defaultdict[tuple[str, ...], list[_Value]] = defaultdict(list)
    for at, number in enumerate(numbers):
        binding = binder.bind(places[at], (*places[max(0, at - 1) : at], *places[at + 1 : at + 2]))
        if binding is None:
            continue
        value = _Value(number=number, digits=digits_of(number), binding=binding)
        for sort in _sorts(value, reading.language):
            groups[sort].append(value)
    return [_crowding(group[:_MOST_ALIKE]) for group in groups.values() if len(group) > 1]


def _told_figures(reading: Reading) -> list[Number]:
    """The figures that say how much there is of something; a title's only where the body bears them out."""
    numbers = [
        number
        for number in reading.numbers
        if number.kind in _KINDS and not number.soft and abs(number.value) > _SMALL
    ][:_MOST_FIGURES]
    body = [number for number in numbers if number.start >= reading.body_start]
    return [
        number
        for number in numbers
        if not _is_label(reading, number)
        and (
            number.start >= reading.body_start
            or any(number.kind is other.kind and numbers_agree(number, other) for other in body)
        )
    ]


def _crowding(alike: list[_Value]) -> list[_Value]:
    """Mark the figures that stand beside another one of their sort: "99 countries, of which 98 countries"."""
    values = {(value.binding.sentence, value.number.value) for value in alike}
    crowds = Counter(sentence for sentence, _ in values)
    return [replace(value, crowded=crowds[value.binding.sentence] > 1) for value in alike]


def _is_label(reading: Reading, number: Number) -> bool:
    """Whether a figure belongs to the name before it: "Section 232", "PostgreSQL 16"."""
    if number.kind is not NumberKind.COUNT:
        return False
    start = reading.sentences[reading.sentence_of(number.start)].start
    before = _WORD_BEFORE.search(reading.text, max(start, number.start - _LONGEST_WORD), number.start)
    if before is None or before.start() == start or not before[1][0].isupper():
        return False
    return number.noun is None or reading.language not in _NOUNS_CAPITAL


def _sorts(value: _Value, language: str) -> set[tuple[str, ...]]:
    number = value.number
    found: set[tuple[str, ...]] = set()
    if number.unit is not None:
        found.add((number.kind.value, number.unit))
    if number.kind is NumberKind.MEASURE:
        # "340 hectares" meets "the 340-hectare reef", which counts hectares.
        found |= {(word,) for word in words_of(number.text, language)}
    if number.kind is NumberKind.COUNT:
        found |= {(word,) for word in value.binding.behind}
        if significant(value.digits) >= _LONG:
            found.add((number.kind.value,))
    return found


def _standing_together(alike: list[_Value]) -> set[frozenset[object]]:
    """The pairs of values that stand in one sentence anywhere: whoever wrote it knew them apart."""
    by_sentence: defaultdict[int, set[object]] = defaultdict(set)
    for value in alike:
        by_sentence[value.binding.sentence].add(value.number.value)
    return {
        frozenset(pair)
        for values in by_sentence.values()
        for pair in combinations(sorted(values, key=str), 2)
    }


def _differ(one: Number, other: Number) -> bool:
    return not numbers_agree(one, other) and not numbers_agree(other, one)


def _one_thing(one: _Value, other: _Value, *, odd: bool, known: bool, lone: bool) -> bool:
    """Whether two figures are bound to the same words, as tightly as their digits ask for."""
    left, right = one.binding, other.binding
    digits = min(significant(one.digits), significant(other.digits))
    slip = one.number.step == other.number.step and is_slip(one.digits, other.digits)
    if slip and digits > _LONG + 1:
        # Two figures of six digits and more do not look alike by chance, not even in one line of a table.
        return True
    if known or left.sentence == right.sentence or (left.listed and right.listed):
        return False
    if slip and digits > _LONG:
        return True
    if left.contrasts ^ right.contrasts or apart(left, right):
        return False
    return _slipped(one, other, digits, odd=odd, lone=lone) if slip else _same_words(one, other)


def _slipped(one: _Value, other: _Value, digits: int, *, odd: bool, lone: bool) -> bool:
    """Whether two figures that look alike share the words that figures of so few digits have to share."""
    left, right = one.binding, other.binding
    shared = len(left.words & right.words)
    if digits >= _MIDDLE and shared >= (1 if digits >= _LONG else _FEWEST):
        return True
    if left.contrasts or right.contrasts:
        return False
    bound = _bound(left, right) + _bound(right, left)
    if lone and shared and bound and is_turned(one.digits, other.digits):
        return True
    if digits >= _MIDDLE or one.crowded or other.crowded or shared < _FEWEST or bound < _FEWEST:
        return False
    if one.number.kind is NumberKind.PERCENT or digits == 1:
        # Half of all percentages and of all round figures look like another one.
        return shared >= _MIDDLE and (left.words <= right.words or right.words <= left.words)
    return (odd and shared >= _MIDDLE) or shared * 2 >= min(len(left.words), len(right.words))


def _bound(one: Binding, other: Binding) -> bool:
    """Whether what stands right beside one value stands near the other: its subject, or what it counts."""
    if any(word in other.words for word in one.behind):
        return True
    # Pairs of signs overlap, and one that holds an ending of grammar is found nowhere else.
    dense = any(map(is_dense, one.near))
    return bool(one.near & other.words) if dense else bool(one.near) and one.near <= other.words


def _same_words(one: _Value, other: _Value) -> bool:
    """Whether two figures that do not look alike say the same of the same thing, word for word."""
    left, right = one.binding, other.binding
    if one.number.kind is NumberKind.PERCENT or one.number.approximate or other.number.approximate:
        return False
    if left.contrasts or right.contrasts or left.behind[:1] != right.behind[:1]:
        return False
    fewer, more = sorted((left.words, right.words), key=len)
    return fewer <= more and len(fewer) >= (_FEWEST if fewer == more else _MIDDLE)
