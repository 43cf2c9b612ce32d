"""Negations and opposites of a sentence, held against the sentence it leans on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.facts import NumberKind, find_direction, is_small, polarity, stem
from pressrewrite.grounding.figures import agreeing_numbers
from pressrewrite.models import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressrewrite.facts import Word
    from pressrewrite.grounding.claim import Claim
    from pressrewrite.grounding.stems import SourceSentence

__all__ = ["check_directions", "check_polarity"]

_REACH = 4
# How far behind such a word its day stands, in characters.
_DAY_BEHIND = 12
_BEFORE = 5
# Figures that are themselves a change, and words that stand right beside them.
_CHANGES = frozenset({NumberKind.PERCENT, NumberKind.POINTS, NumberKind.MULTIPLE})
_BESIDE, _MOST_LIKE = 20, 12
_UNSPACED = frozenset({"ja", "zh", "ko"})


def check_polarity(claim: Claim) -> None:
    """Find a negation or an opposite that the source sentence lacks, or has where this one has none."""
    table = polarity(claim.base)
    if not claim.same_language or not table.negations:
        return
    if claim.base in _UNSPACED:
        _check_parts(claim)
        return
    leaned = claim.leaned
    if leaned is None:
        return
    mine = _negations(claim.words, table.negations)
    theirs = _negations(leaned.words, table.negations)
    for at in mine:
        word = claim.words[at]
        if claim.nearest is None and at + 1 < len(claim.words) and claim.words[at + 1].key == "only":
            continue  # "not only" turns nothing round
        added = not theirs or (
            claim.nearest is not None and len(mine) > len(theirs) and _inserted(claim, word)
        )
        if added and (claim.nearest is not None or _turned(claim, at, leaned)):
            # What is shown of "didn't" is the whole word.
            first = claim.words[at - 1].start if word.key == "t" else word.start
            # Worded anew, the negation may belong to another clause: worth a look, no proof.
            severity = Severity.WARNING if claim.nearest is None else Severity.ERROR
            claim.report("negation", (first, word.end), severity=severity)
    if claim.nearest is not None and len(theirs) > len(mine):
        _check_lost(claim, leaned, theirs)
    _check_opposites(claim, leaned)
    _check_sides(claim)


def _check_parts(claim: Claim) -> None:
    """Languages that write negations and opposites as parts of words: only beside a source sentence."""
    if claim.nearest is None:
        return
    table = polarity(claim.base)
    text = claim.material.source.text
    there = text[claim.nearest.start : claim.nearest.end]
    for edit in claim.edits:
        if not edit.mine:
            continue
        at = (edit.mine[0].start, edit.mine[-1].end)
        mine = claim.text[slice(*at)]
        theirs = text[edit.theirs[0].start : edit.theirs[-1].end] if edit.theirs else ""
        for word, others in table.opposites.items():
            against = next((other for other in others if other in theirs and word in mine), None)
            if against is not None and word not in theirs and against not in mine:
                claim.report("opposite", at, says=theirs)
    turned = [word for word in table.negations if claim.text.count(word) != there.count(word)]
    if sum(map(claim.text.count, turned)) != sum(map(there.count, turned)) and claim.edits:
        changed = next((edit for edit in claim.edits if edit.mine), None)
        at = (changed.mine[0].start, changed.mine[-1].end) if changed else (0, len(claim.text))
        claim.report("negation", at)


def _negations(words: Sequence[Word], negations: frozenset[str]) -> list[int]:
    return [
        at
        for at, word in enumerate(words)
        if word.key in negations and (word.key != "t" or (at and words[at - 1].end + 1 == word.start))
    ]


def _inserted(claim: Claim, word: Word) -> bool:
    return any(word in edit.mine for edit in claim.edits)


def _turned(claim: Claim, at: int, leaned: SourceSentence) -> bool:
    """Whether the word that the negation turns stands in the source sentence, unturned."""
    for key, word in zip(
        claim.stems[at + 1 : at + 1 + _REACH], claim.words[at + 1 : at + 1 + _REACH], strict=True
    ):
        if not is_small(word.key, claim.base):
            return key in leaned.stems
    return False


def _check_lost(claim: Claim, leaned: SourceSentence, theirs: list[int]) -> None:
    """A negation of the source sentence that is gone although the words behind it are here."""
    kept = set(claim.stems)
    for at in theirs:
        word = leaned.words[at]
        removed = any(word in edit.theirs and len(edit.theirs) <= _REACH for edit in claim.edits)
        behind = [key for key in leaned.stems[at + 1 : at + 3] if not is_small(key, claim.base)]
        if removed and behind and all(key in kept for key in behind):
            if _negated_here(claim, behind[0]):
                continue
            turned = next(w for w, key in zip(claim.words, claim.stems, strict=True) if key == behind[0])
            says = claim.material.source.text[
                word.start : leaned.words[min(at + 2, len(leaned.words) - 1)].end
            ]
            claim.report("negation", (turned.start, turned.end), says=says)
            return


def _negated_here(claim: Claim, key: str) -> bool:
    """Whether a word stands behind a negation in the sentence as well: "no scoring", "hasn't scored"."""
    at = claim.stems.index(key)
    negations = polarity(claim.base).negations
    return any(word.key in negations for word in claim.words[max(0, at - _REACH) : at])


def _check_opposites(claim: Claim, leaned: SourceSentence) -> None:
    opposites = polarity(claim.base).opposites
    stems, kept = set(leaned.stems), set(claim.stems)
    pairs: list[tuple[Word, set[str]]] = []
    if claim.nearest is not None:
        for edit in claim.edits:
            there = {stem(word.key) for word in edit.theirs}
            pairs += [(word, there) for word in edit.mine]
    else:
        pairs = [
            (word, stems) for word, key in zip(claim.words, claim.stems, strict=True) if key not in stems
        ]
    for word, there in pairs:
        # Where both stand here, each has its own clause.
        against = (opposites.get(stem(word.key), frozenset()) & there) - kept
        if against and stem(word.key) not in there and _same_company(claim, leaned, word, against):
            # Worded anew, the opposite may stand in another clause: worth a look, no proof.
            severity = Severity.ERROR if claim.nearest is not None else Severity.WARNING
            other = next((w for w in leaned.words if stem(w.key) in against), None)
            says = claim.material.source.text[other.start : other.end] if other else None
            claim.report("opposite", (word.start, word.end), says=says, severity=severity)


def _check_sides(claim: Claim) -> None:
    """Find what has moved to the other side of a day: "after 30 April" for "by 30 April"."""
    table = polarity(claim.base)
    for edit in claim.edits:
        if len(edit.mine) != 1 or len(edit.theirs) != 1:
            continue
        mine, theirs = edit.mine[0], edit.theirs[0]
        turned = (mine.key in table.sooner and theirs.key in table.later) or (
            mine.key in table.later and theirs.key in table.sooner
        )
        if turned and any(0 < date.start - mine.end <= _DAY_BEHIND for date in claim.dates):
            says = claim.material.source.text[theirs.start : theirs.end]
            claim.report("opposite", (mine.start, mine.end), says=says)


def _same_company(claim: Claim, leaned: SourceSentence, word: Word, against: frozenset[str]) -> bool:
    """Whether a word and its opposite in the source sentence stand among the same words."""
    if claim.nearest is not None:
        return True
    at = claim.words.index(word)
    mine = _around(claim.words, claim.stems, at, claim.base)
    return any(
        mine & _around(leaned.words, leaned.stems, place, claim.base)
        for place, key in enumerate(leaned.stems)
        if key in against
    )


def _around(words: Sequence[Word], stems: Sequence[str], at: int, language: str) -> set[str]:
    low, high = max(0, at - _REACH), at + _REACH + 1
    return {
        key
        for place, (key, word) in enumerate(zip(stems[low:high], words[low:high], strict=True), low)
        if place != at and not is_small(word.key, language)
    }


def check_directions(claim: Claim) -> None:
    """Find a figure that rises here and falls in the release, or the other way round, in any languages."""
    material = claim.material
    text = material.source.text
    for number in claim.numbers:
        if number.soft or number.kind in {NumberKind.CODE, NumberKind.ORDINAL, NumberKind.FRACTION}:
            continue
        mine = find_direction(claim.text, number.start, number.end, claim.base)
        if mine is None:
            continue
        found = [
            find_direction(text, other.start, other.end, material.language)
            for other in agreeing_numbers(claim, number)[:_MOST_LIKE]
        ]
        theirs = [direction for direction in found if direction is not None]
        if not theirs or any(direction.up == mine.up for direction in theirs):
            continue
        beside = max(mine.distance, theirs[0].distance) <= _BESIDE and number.kind in _CHANGES
        claim.report(
            "opposite",
            (mine.start, mine.end),
            says=text[theirs[0].start : theirs[0].end],
            severity=Severity.ERROR if beside else Severity.WARNING,
        )
