"""How likely it is that all of a sentence is supported: its findings, and how many of its words are known."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from pressrewrite.models import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressrewrite.grounding.claim import Claim
    from pressrewrite.models import Finding

__all__ = ["score"]

# The weights of a logistic model, fitted once over eight public sets of English sentences with human labels,
# each set weighing the same, and rounded; see docs/quality.md. They rank sentences; they make no finding.
_BIAS = -2.7
_UNPAIRED, _APART, _UNSEEN, _ALONE = 0.85, 1.25, 0.15, 0.05
_POINTS_BACK, _PER_TEN_WORDS, _REWORDED = 0.4, 0.4, 1.0
_ERRORS = {
    "number": 1.8,
    "money": 1.8,
    "percentage": 1.8,
    "date": 1.4,
    "name": 1.75,
    "place": 1.6,
    "negation": 1.0,
    "opposite": 0.95,
    "quotation": 0.8,
    "role": 0.3,
}
_ERROR, _WARNING = 1.8, 0.5
_MOST_OF_A_KIND, _MOST_ALONE, _MOST_WORDS, _REACH = 2, 4, 25, 3
_OTHER_LANGUAGE = 0.6
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
        against += count * (_ERRORS.get(kind, _ERROR) if severity is Severity.ERROR else _WARNING)
    return 1 / (1 + math.exp(against))


def _overlap(claim: Claim) -> float:
    """What speaks against a sentence: its words, pairs of words and neighbours that the release lacks."""
    telling, material = claim.telling, claim.material
    if not telling:
        return 0.0
    pairs = list(pairwise(claim.stems))
    paired = sum(pair in material.pairs for pair in pairs) / len(pairs) if pairs else 1.0
    seen = sum(key in material.stems for key in telling) / len(telling)
    places = [frozenset(material.postings.get(key, ())) for key in telling]
    met = near = 0
    alone = set(range(len(telling)))
    for at, here in enumerate(places):
        for other in range(at + 1, min(at + 1 + _REACH, len(places))):
            near += 1
            if not here.isdisjoint(places[other]):
                met += 1
                alone -= {at, other}
    together = met / near if near else seen
    return (
        _UNPAIRED * (1 - paired)
        + _APART * (1 - together)
        + _UNSEEN * (1 - seen)
        + _ALONE * min(len(alone), _MOST_ALONE)
        + _PER_TEN_WORDS * min(len(telling), _MOST_WORDS) / 10
        + (_POINTS_BACK if claim.words[0].key in _POINTING_BACK else 0.0)
    )
