"""In what company the words of a sentence stand in the release: which names, which order, turned or not.

It goes into the score of a sentence and makes no finding: a writer who says the same may put words in other
company.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

from pressrewrite.facts import polarity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressrewrite.facts import Word
    from pressrewrite.grounding.claim import Claim

__all__ = ["far_from_names", "out_of_order", "turned_in_company"]

# How far a word may stand from the name it goes with: a sentence and a little more, in words.
_NEAR = 25
# The words around an opposite, here and in the release, and how far before a word its negation stands.
_AROUND, _AROUND_THERE, _NEGATED = 5, 6, 4
_MOST_PLACES, _MOST_TURNED = 40, 2


def far_from_names(claim: Claim) -> float:
    """Give the share of its known words that stand far, in the release, from the name they stand beside here.

    Args:
        claim: The sentence.

    Returns:
        0 to 1; 0 where the sentence holds no name of the release.
    """
    positions, telling = claim.material.stem_index.places, claim.told_stems
    names: list[tuple[int, str]] = []
    others: list[tuple[int, str]] = []
    at = 0
    for key, word in zip(claim.stems, claim.words, strict=True):
        if key not in telling:
            continue
        if key in positions:
            named = word.capital and (word is not claim.words[0] or _always_capital(claim, key))
            (names if named else others).append((at, key))
        at += 1
    if not names or not others:
        return 0.0
    places = [at for at, _ in names]
    far = sum(not _meet(positions[names[_beside(places, at)][1]], positions[key]) for at, key in others)
    return far / len(others)


def _always_capital(claim: Claim, key: str) -> bool:
    """Whether a word at the head of a sentence is a name: the release never writes it small."""
    return all(
        _word_at(claim, place).capital for place in claim.material.stem_index.places[key][:_MOST_PLACES]
    )


def _word_at(claim: Claim, place: int) -> Word:
    number, at = claim.material.stem_index.place_in(place)
    return claim.material.sentences[number].words[at]


def _beside(places: Sequence[int], at: int) -> int:
    """Which of some places is nearest to one; of two that are as near the first one."""
    behind = bisect_left(places, at)
    if not behind or behind == len(places):
        return min(behind, len(places) - 1)
    return behind - 1 if at - places[behind - 1] <= places[behind] - at else behind


def _meet(some: Sequence[int], others: Sequence[int]) -> bool:
    """Whether a word stands somewhere near another one."""
    for place in some[:_MOST_PLACES]:
        following = bisect_left(others, place - _NEAR)
        if following < len(others) and others[following] <= place + _NEAR:
            return True
    return False


def out_of_order(claim: Claim) -> float:
    """Give the share of neighbours that stand the other way round in the sentence it shares most words with.

    Args:
        claim: The sentence.
    """
    if not claim.ranked:
        return 0.0
    stems = claim.material.sentences[claim.ranked[0][1]].stems
    first = dict(zip(reversed(stems), range(len(stems) - 1, -1, -1), strict=True))
    places = [first[key] for key in claim.telling if key in first]
    pairs = list(pairwise(places))
    return sum(after < before for before, after in pairs) / len(pairs) if pairs else 0.0


def turned_in_company(claim: Claim) -> float:
    """Count the words whose opposite stands in the release among the same words, negations considered.

    Args:
        claim: The sentence.

    Returns:
        0 to 2; a word that the release only has with a negation, or without one, counts half.
    """
    turned = 0.0
    table = polarity(claim.base)
    for at, key in enumerate(claim.stems):
        if key in table.opposites:
            turned += _turned(claim, at, key)
    return min(turned, _MOST_TURNED)


def _turned(claim: Claim, at: int, key: str) -> float:
    table, places = polarity(claim.base), claim.material.stem_index.places
    # Most words with an opposite meet neither themselves nor it in the release.
    if key not in places and table.opposites[key].isdisjoint(places):
        return 0.0
    telling = claim.told_stems
    around = claim.stems[max(0, at - _AROUND) : at + _AROUND + 1]
    company = {other for other in around if other in telling and other != key}
    negated = any(word.key in table.negations for word in claim.words[max(0, at - _NEGATED) : at])
    same = next(_negated_there(claim, key, company), None)
    if same == negated:
        return 0.0
    against = next(
        (there for other in table.opposites[key] for there in _negated_there(claim, other, company)), None
    )
    if against is not None:
        return float(against == negated)
    return 0.0 if same is None else 0.5


def _negated_there(claim: Claim, key: str, company: set[str]) -> Iterator[bool]:
    """For each place of the release where a word stands in some company: whether it is negated."""
    index = claim.material.stem_index
    negations = polarity(claim.base).negations
    for place in index.places.get(key, ())[:_MOST_PLACES]:
        number, at = index.place_in(place)
        sentence = claim.material.sentences[number]
        around = sentence.stems[max(0, at - _AROUND_THERE) : at + _AROUND_THERE + 1]
        if not company.isdisjoint(around):
            yield any(word in negations for word in sentence.keys[max(0, at - _NEGATED) : at])
