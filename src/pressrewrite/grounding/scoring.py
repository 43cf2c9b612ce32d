"""How likely it is that all of a sentence is supported: its findings, and how many of its words are known."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING

from pressrewrite.grounding.company import far_from_names, out_of_order, turned_in_company
from pressrewrite.grounding.figures import agreeing_numbers
from pressrewrite.models import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from pressrewrite.grounding.claim import Claim
    from pressrewrite.models import Finding

__all__ = ["score"]

_start = attrgetter("start")

# The weights of a logistic model, fitted once over eight public sets of English sentences with human labels,
# each set weighing the same, and rounded; see docs/quality.md. They rank sentences; they make no finding.
_BIAS = -3.26
_UNPAIRED, _APART, _DISTANT, _LOOSE = 0.15, 1.0, 0.75, 0.45
_POINTS_BACK, _PER_TEN_WORDS, _REWORDED = 0.2, 0.24, 1.0
_POINTS_NOWHERE, _FAR_FROM_NAMES, _OUT_OF_ORDER, _TURNED = 2.0, 0.55, 0.25, 0.5
_ERRORS = {
    "number": 2.6,
    "money": 2.6,
    "percentage": 2.6,
    "date": 1.5,
    "name": 1.5,
    "place": 2.5,
    "negation": 2.5,
    "opposite": 2.8,
    "quotation": 0.6,
    "role": 2.0,
}
_ERROR, _WARNING, _FAULTY = 1.5, 0.5, 0.4
_WARNINGS = {"opposite": 1.0, "place": 1.4, "name": 0.1}
_MOST_OF_A_KIND, _MOST_WORDS, _REACH, _BESIDE = 2, 25, 3, 2
_OTHER_LANGUAGE = 0.6
# How far around a figure its company is looked for, in characters: here, and in the release.
_AROUND, _AROUND_THERE, _MOST_PLACES = 40, 90, 12
_POINTING_BACK = frozenset("he she they it them his her their".split())


def score(claim: Claim, findings: Sequence[Finding]) -> float:
    """Estimate how likely all of a sentence is supported, 0 to 1.

    Args:
        claim: The sentence.
        findings: What was found in it.
    """
    against = _BIAS + _REWORDED + (_overlap(claim) if claim.same_language else _OTHER_LANGUAGE)
    counted: dict[tuple[str, Severity], int] = {}
    for found in findings:
        key = (found.kind, found.severity)
        counted[key] = min(_MOST_OF_A_KIND, counted.get(key, 0) + 1)
    for (kind, severity), count in counted.items():
        against += count * _weight(kind, severity)
    likely = 1 / (1 + math.exp(against))
    faulty = any(found.severity is Severity.ERROR for found in findings)
    # What is found to be wrong is never more likely right than not, however well the rest of it fits.
    return min(likely, _FAULTY + likely / 10) if faulty else likely


def _weight(kind: str, severity: Severity) -> float:
    return _ERRORS.get(kind, _ERROR) if severity is Severity.ERROR else _WARNINGS.get(kind, _WARNING)


def _together(places: Sequence[AbstractSet[int]], reach: int, alone: float) -> float:
    """The share of neighbouring words that stand in one place of the release."""
    met = near = 0
    for at, here in enumerate(places):
        beside = places[at + 1 : at + 1 + reach]
        near += len(beside)
        if here:
            met += len(beside) - sum(map(here.isdisjoint, beside))
    return met / near if near else alone


def _overlap(claim: Claim) -> float:
    """What speaks against a sentence: its words, pairs of words and neighbours that the release lacks."""
    telling, material = claim.telling, claim.material
    index = material.stem_index
    if not telling:
        return 0.0
    count = len(claim.stems) - 1
    paired = sum(map(index.pairs.__contains__, pairwise(claim.stems))) / count if count else 1.0
    seen = sum(map(material.stems.__contains__, telling)) / len(telling)
    sentences = list(map(index.holding, telling))
    blocks = list(map(index.blocks, telling))
    return (
        _UNPAIRED * (1 - paired)
        + _APART * (1 - _together(sentences, _REACH, seen))
        + _DISTANT * (1 - _together(blocks, _BESIDE, seen))
        + (_LOOSE * _loose(claim) if claim.numbers else 0.0)
        + _PER_TEN_WORDS * min(len(telling), _MOST_WORDS) / 10
        + _FAR_FROM_NAMES * far_from_names(claim)
        + _OUT_OF_ORDER * out_of_order(claim)
        + _TURNED * turned_in_company(claim)
        + _pointing(claim)
    )


def _pointing(claim: Claim) -> float:
    """What a pronoun at the head of a sentence tells: at the head of a text it stands for nobody."""
    if claim.words[0].key not in _POINTING_BACK:
        return 0.0
    return _POINTS_BACK + (_POINTS_NOWHERE if claim.opens else 0.0)


def _loose(claim: Claim) -> float:
    """How far the figures of a sentence stand in other company than in the release, 0 to 1 on the average."""
    telling = claim.told_stems
    apart = 0.0
    figures = 0
    for number in claim.numbers:
        places = agreeing_numbers(claim, number)[:_MOST_PLACES]
        if not places:
            continue
        figures += 1
        first = bisect_left(claim.words, number.start - _AROUND, key=_start)
        last = bisect_left(claim.words, number.end + _AROUND, key=_start)
        company = {
            key
            for key, word in zip(claim.stems[first:last], claim.words[first:last], strict=True)
            if key in telling and not word.key.isdecimal() and not number.start <= word.start < number.end
        }
        if company:
            apart += 1 - max(_shared(claim, company, other.start) for other in places)
    return apart / figures if figures else 0.0


def _shared(claim: Claim, company: set[str], at: int) -> float:
    """The share of some words that stand near a place of the release, in its sentence."""
    sentence = claim.material.sentences[claim.material.sentence_at(at)]
    first = bisect_right(sentence.words, at - _AROUND_THERE, key=_start)
    last = bisect_left(sentence.words, at + _AROUND_THERE, key=_start)
    return len(company.intersection(sentence.stems[first:last])) / len(company)
