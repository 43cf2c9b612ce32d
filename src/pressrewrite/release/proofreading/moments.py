"""One event with two days, and a beginning with two years."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from pressrewrite.facts import dates_agree, find_words
from pressrewrite.models import Severity
from pressrewrite.release.proofreading.bindings import Binder
from pressrewrite.release.proofreading.slips import is_slip
from pressrewrite.release.proofreading.vocabulary import cues, says_any, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.facts import Date
    from pressrewrite.models import Finding
    from pressrewrite.release.proofreading.bindings import Binding
    from pressrewrite.release.proofreading.reading import Reading

__all__ = ["find_two_moments"]

_MOST_DATES = 60
_BESIDE = 40
_WORDS_BESIDE = 4
_FEWEST, _MANY = 2, 3
_Bound = tuple["Date", "Binding"]


def find_two_moments(reading: Reading) -> Iterator[Finding]:
    """Find one event for which the release gives two days, and one founding with two years (`two_values`).

    Args:
        reading: The release.
    """
    binder = Binder(reading)
    found: dict[int, Finding] = {}
    for one, other in (*_two_years(reading, binder), *_two_days(reading, binder)):
        place = (other.start, other.end)
        found.setdefault(other.start, reading.finding("two_values", place, Severity.WARNING, one.text))
    yield from found.values()


def _two_years(reading: Reading, binder: Binder) -> Iterator[tuple[Date, Date]]:
    """Years beside a word for what happens to a thing once: founded, born."""
    if not cues("once", reading.language):
        return
    years = [
        date
        for date in reading.dates
        if date.year
        and date.month is None
        and not date.relative
        and not date.decade
        and _begins(reading, date)
    ]
    bound = [
        (date, binding)
        for date in years[:_MOST_DATES]
        if (binding := binder.bind((date.start, date.end))) is not None
    ]
    crowds = Counter(binding.sentence for _, binding in bound)
    said = {
        key for cue in cues("once", reading.language) for key in words_of(" ".join(cue), reading.language)
    }
    for (one, left), (other, right) in combinations(bound, 2):
        if one.year == other.year or crowds[left.sentence] > 1 or crowds[right.sentence] > 1:
            continue
        mine, theirs = left.words - said, right.words - said
        # Two houses may have been founded: the years are of one when its name stands beside both, or when
        # they look alike and nothing else is named.
        if left.names & right.names or (
            is_slip(str(one.year), str(other.year)) and (not mine or not theirs or mine & theirs)
        ):
            yield one, other


def _begins(reading: Reading, date: Date) -> bool:
    sentence = reading.sentences[reading.sentence_of(date.start)]
    before = find_words(reading.text[max(sentence.start, date.start - _BESIDE) : date.start])
    after = find_words(reading.text[date.end : min(sentence.end, date.end + _BESIDE)])
    keys = [word.key for word in before[-_WORDS_BESIDE:]], [word.key for word in after[:_WORDS_BESIDE]]
    return any(says_any(side, "once", reading.language) for side in keys)


def _two_days(reading: Reading, binder: Binder) -> Iterator[tuple[Date, Date]]:
    """Days beside the same words that differ in one of day, month and year."""
    days = [
        date
        for date in reading.dates
        if date.month
        and date.day
        and not date.relative
        and not date.ambiguous
        and date.start >= reading.body_start
    ]
    bound: list[_Bound] = []
    for date in days[:_MOST_DATES]:
        binding = binder.bind((date.start, date.end))
        if binding is not None and not binding.contrasts and not binding.listed:
            bound.append((date, binding))
    crowds = Counter(reading.sentence_of(date.start) for date in days)
    for (one, left), (other, right) in combinations(bound, 2):
        # Where two days stand in one sentence they are the two ends of something.
        if left.sentence == right.sentence or crowds[left.sentence] > 1 or crowds[right.sentence] > 1:
            continue
        if dates_agree(one, other) or dates_agree(other, one) or not _near_miss(one, other):
            continue
        if left.names - right.words and right.names - left.words:
            continue
        shared = left.words & right.words
        told = left.words <= right.words or right.words <= left.words
        if len(shared) >= (_FEWEST if told else _MANY) and len(shared) * 2 > min(
            len(left.words), len(right.words)
        ):
            yield one, other


def _near_miss(one: Date, other: Date) -> bool:
    """Whether two days differ in one of their parts only."""
    parts = zip((one.day, one.month, one.year), (other.day, other.month, other.year), strict=True)
    return sum(left != right for left, right in parts if left is not None and right is not None) <= 1
