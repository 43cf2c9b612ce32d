"""What the findings of a sentence come to: each thing said once, and one verdict."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import itemgetter
from typing import TYPE_CHECKING

from pressrewrite.models import Severity, Verdict

if TYPE_CHECKING:
    from pressrewrite.grounding.claim import Claim
    from pressrewrite.models import Finding

__all__ = ["settled", "verdict_of"]

_CONTRADICTING = frozenset({"negation", "opposite", "role"})


def settled(findings: list[Finding]) -> tuple[Finding, ...]:
    """Say each thing once, in the order of the text, whatever the order in which the checks ran.

    Args:
        findings: What the checks reported.
    """
    ordered = sorted(findings, key=lambda found: (found.start, found.end, found.kind))
    covers = [
        [(found.start, found.end) for found in ordered if found.kind == kind] for kind in ("place", "speaker")
    ]
    names = [found for found in ordered if found.kind == "name" and found.source_says]
    starts = [found.start for found in names]
    kept = []
    for found in ordered:
        if found.kind == "beyond_title" and len(findings) > 1:
            continue  # the others say what it is that the title does not hold
        if found.kind == "name" and any(_covered(found, spans) for spans in covers):
            continue
        if found.kind == "place" and found.source_says is None:
            inside = names[bisect_left(starts, found.start) : bisect_left(starts, found.end)]
            says = next((name.source_says for name in inside if name.end <= found.end), None)
            kept.append(found.model_copy(update={"source_says": says}) if says else found)
        else:
            kept.append(found)
    return tuple(kept)


def _covered(found: Finding, spans: list[tuple[int, int]]) -> bool:
    """Whether one of some spans holds a finding; those of one kind never overlap."""
    at = bisect_right(spans, found.start, key=itemgetter(0)) - 1
    return at >= 0 and found.end <= spans[at][1]


def verdict_of(claim: Claim, findings: tuple[Finding, ...]) -> tuple[Verdict, str]:
    """Say what can be said of a sentence, and why it is no more.

    Args:
        claim: The sentence.
        findings: What was found in it.
    """
    errors = [found for found in findings if found.severity is Severity.ERROR]
    if errors:
        against = any(found.source_says or found.kind in _CONTRADICTING for found in errors)
        return (Verdict.CONTRADICTED if against else Verdict.UNSUPPORTED), errors[0].kind
    if findings:
        return Verdict.NOT_CHECKABLE, findings[0].kind
    traced = bool(claim.numbers or claim.dates or claim.links or claim.quotes)
    if not claim.same_language:
        if claim.translates_speech:
            return Verdict.NOT_CHECKABLE, "translated_quotation"
        return (Verdict.PARTLY if traced else Verdict.NOT_CHECKABLE), "other_language"
    telling = claim.told_stems
    held = sum(key in claim.material.stems for key in telling)
    partly = (telling and held == len(telling)) or (traced and held * 2 >= len(telling))
    return (Verdict.PARTLY if partly else Verdict.NOT_CHECKABLE), "wording_not_checked"
