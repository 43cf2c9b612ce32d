"""What a sentence claims beyond what a release can hold: an agenda, a story behind a bare title."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pressrewrite.facts import fold
from pressrewrite.models import Severity
from pressrewrite.text import comparable

if TYPE_CHECKING:
    from pressrewrite.grounding.claim import Claim

__all__ = ["check_scope"]

# What a release that was only imagined likes to have; the same thing in every language (own list).
_AGENDA: dict[str, tuple[str, ...]] = {
    "en": ("agenda", "topics discussed", "points discussed", "items discussed"),
    "ar": ("جدول الأعمال", "جدول أعمال", "أجندة", "المحاور", "محاور"),
    "ja": ("議題", "アジェンダ"), "zh": ("议程", "議程", "议题"), "ko": ("의제", "안건"), "he": ("סדר היום",),
    "de": ("tagesordnung", "agenda"), "fr": ("ordre du jour", "agenda"), "es": ("orden del día", "agenda", "temario"),
    "pt": ("ordem do dia", "agenda", "pauta"), "it": ("ordine del giorno", "agenda"), "ru": ("повестка", "повестке", "повестку"),
}  # fmt: skip
_HELD = 0.5


def check_scope(claim: Claim) -> None:
    """Find an agenda where the release has none, and whole sentences that a bare title cannot hold."""
    _check_agenda(claim)
    if claim.material.is_title_only and claim.same_language and claim.telling:
        held = sum(key in claim.material.stems for key in claim.telling)
        if held < _HELD * len(claim.telling) and not claim.findings:
            claim.report("beyond_title", (0, len(claim.text)), severity=Severity.WARNING)
    elif claim.material.is_title_only and not claim.findings and not (claim.numbers or claim.dates):
        claim.report("beyond_title", (0, len(claim.text)), severity=Severity.WARNING)


@cache
def _cues(language: str) -> tuple[tuple[str, str], ...]:
    """The words for an agenda, as they are listed and as texts are compared."""
    return tuple((cue, comparable(cue)) for cue in _AGENDA.get(language, ()))


def _check_agenda(claim: Claim) -> None:
    for cue, plain in _cues(claim.base):
        if plain not in claim.plain:
            continue
        known = _AGENDA.get(claim.material.language, ())
        if not known or any(fold(word) in claim.material.flat for word in known):
            return
        shown = claim.text.casefold().find(cue)
        place = (shown, shown + len(cue)) if shown >= 0 else (0, len(claim.text))
        claim.report("agenda", place)
        return
