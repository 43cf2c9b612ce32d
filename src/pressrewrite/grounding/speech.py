"""Quotations of a sentence, held against the release word for word, and against who said them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.facts import find_words, is_dense, is_small, stem
from pressrewrite.grounding.material import flat
from pressrewrite.models import PartKind, Severity
from pressrewrite.release import find_quotations
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.grounding.claim import Claim
    from pressrewrite.models import Span

__all__ = ["check_quotations", "check_speakers"]

_GAP = Pattern(r"\s*(?:\[[^\]]{0,80}\]|…|\.\.\.|\. \. \.)\s*")
# An apostrophe stands between letters or behind them; a mark that opens stands before a word.
_SINGLE = Pattern(
    r"(?<![\w'’])['‘](?P<words>[^\W\d_][^'‘’\n]{0,300}(?:(?<=\w)['’](?=\w)[^'‘’\n]{0,200}){0,4})(?<=[\w.,!?…])['’](?!\w)"
)
_IN_NAMES = frozenset("of the and for de la s".split())
_EDGE = " ,.;:!?。，、！？،؛-–—"
_STOPS = tuple(".!?…。！？।؟۔")
_CLOSING = "\"'”’»」』)）"
_FEWEST_WORDS = 3
_FEWEST_DENSE = 8
# Terms of another language are put in marks; it takes more to be somebody's words.
_MORE_ABROAD = 2


def check_quotations(claim: Claim) -> None:
    """Find quotations that the release does not hold word for word; a translated one is only noted."""
    for start, end in _quoted(claim):
        words = claim.text[start:end]
        if not any(map(str.isalnum, words)) or _stands_there(claim, words):
            continue
        at = (max(0, start - 1), min(len(claim.text), end + 1))
        length, fewest = (
            (len(words), _FEWEST_DENSE) if is_dense(words) else (len(find_words(words)), _FEWEST_WORDS)
        )
        speech = length >= (fewest if claim.same_language else fewest + _MORE_ABROAD)
        if claim.same_language:
            if _shortened_name(claim, start, end):
                continue
            claim.report("quotation", at, severity=Severity.ERROR if speech else Severity.WARNING)
        elif speech and not claim.material.quotes_somebody and not _is_title(claim, words):
            # The release quotes nobody: there is nothing that could have been translated.
            claim.report("quotation", at)
        elif speech:
            claim.translates_speech = True


def _is_title(claim: Claim, words: str) -> bool:
    """Whether marks hold the title of a work in a line that is no sentence: «A look inside: 9.6» (video)."""
    return not words.rstrip().endswith(_STOPS) and not claim.text.rstrip().rstrip(_CLOSING).endswith(_STOPS)


def check_speakers(claim: Claim) -> None:
    """Find words of the release that are given to somebody else than the release gives them to."""
    if not claim.same_language or not claim.quotes:
        return
    for speech in find_quotations(claim.text, [(0, len(claim.text), PartKind.BODY)], claim.language):
        if speech.speaker is None:
            continue
        named = _names_in(speech.speaker, claim.base)
        theirs = _said_by(claim, flat(speech.span.text).strip(_EDGE))
        if not named or not theirs:
            continue
        known = {word.key for span in theirs for word in find_words(span.text)}
        shown = {stem(key) for key in known}
        if any(key in known or stem(key) in shown for key in named):
            continue
        claim.report("speaker", (speech.speaker.start, speech.speaker.end), says=theirs[0].text)


def _names_in(who: Span, language: str) -> set[str]:
    """What names somebody among the words for a speaker; "the minister" names nobody."""
    words = find_words(who.text)
    if is_dense(who.text):
        return {word.key for word in words}
    return {word.key for word in words if word.capital and not is_small(word.key, language)}


def _said_by(claim: Claim, words: str) -> list[Span]:
    """Whom the release names as the speaker of words, with the office."""
    material = claim.material
    found = []
    for speech in material.speeches:
        if speech.speaker is not None and words and words in flat(speech.span.text):
            found += [span for span in (speech.speaker, speech.role) if span is not None]
    return found


def _shortened_name(claim: Claim, start: int, end: int) -> bool:
    """Whether a quotation differs from the release only by a name that is given in short form."""
    nearest = claim.nearest
    if nearest is None or not claim.edits:
        return False
    first = next((word.start for word in claim.words if word.start >= start), end)
    for edit in claim.edits:
        if any(start <= word.start < end for word in edit.mine):
            return False
        if not edit.mine and not all(word.capital or word.key in _IN_NAMES for word in edit.theirs):
            return False
        if not edit.mine and edit.theirs[0].start == nearest.start and first == claim.words[0].start:
            return False
    return True


def _quoted(claim: Claim) -> Iterator[tuple[int, int]]:
    """What stands between quotation marks, single ones included."""
    taken = [quote.inner for quote in claim.quotes]
    yield from taken
    if "'" not in claim.text and "‘" not in claim.text:
        return
    for match in _SINGLE.finditer(claim.text):
        if not any(start <= match.start() < end for start, end in taken):
            yield match.span("words")


def _stands_there(claim: Claim, words: str) -> bool:
    """Whether every piece between ellipses and brackets stands in the release, in its order."""
    at = 0
    text = claim.material.flat
    for piece in _GAP.split(words):
        wanted = flat(piece).strip(_EDGE)
        if not wanted:
            continue
        at = text.find(wanted, at)
        while at >= 0 and not _whole(text, at, at + len(wanted)):
            at = text.find(wanted, at + 1)
        if at < 0:
            return False
        at += len(wanted)
    return True


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a place in the text begins and ends with whole words; scripts without spaces have none."""
    first, last = text[start], text[end - 1]
    before, after = text[start - 1 : start], text[end : end + 1]
    return (is_dense(first) or not (before.isalnum() and first.isalnum())) and (
        is_dense(last) or not (after.isalnum() and last.isalnum())
    )
