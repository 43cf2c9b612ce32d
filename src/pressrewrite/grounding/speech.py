"""Quotations of a sentence, held against the release word for word, and against who said them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.facts import find_words, is_dense, is_small, stem, without_offices
from pressrewrite.grounding.material import flat
from pressrewrite.grounding.spoken import SINGLE, spoken
from pressrewrite.models import Severity
from pressrewrite.text import segment
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pressrewrite.grounding.claim import Claim
    from pressrewrite.grounding.spoken import Saying
    from pressrewrite.models import Span

__all__ = ["check_quotations", "check_speakers"]

_GAP = Pattern(r"\s*(?:\[[^\]]{0,80}\]|…|\.\.\.|\. \. \.)\s*")
_IN_NAMES = frozenset("of the and for de la s".split())
_EDGE = " ,.;:!?。，、！？،؛-–—"
_STOPS = tuple(".!?…。！？।؟۔")
_CLOSING = "\"'”’»」』)）"
_FEWEST_WORDS = 3
# Who is named by his office alone.
_NOBODY = frozenset(
    ("", *"同社 当社 同氏 同局 同省 同市 彼 彼女 氏 该公司 該公司 公司 他 她 그 그녀 그는".split())
)
# Languages that decline names.
_CASES = frozenset("ru uk be pl cs sk sl hr sr bs bg el lt lv et fi hu tr az".split())
# So short a sentence ("It was hard.") anybody may have said as well.
_SHORTEST_SAID = 12
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
            if _shortened_name(claim, start, end) or (not speech and _inflected(claim, words)):
                continue
            severity = Severity.ERROR if speech else Severity.WARNING
            says = _said_instead(claim) if speech else None
            claim.report("quotation", at, says=says, severity=severity)
        elif speech and not claim.material.quotes_somebody and not _is_title(claim, words):
            # The release quotes nobody: there is nothing that could have been translated.
            claim.report("quotation", at)
        elif speech:
            claim.translates_speech = True


def _said_instead(claim: Claim) -> str | None:
    """What somebody says in the sentence of the release that this one leans on."""
    leaned = claim.leaned
    if leaned is None:
        return None
    for speech in claim.material.speeches:
        start, end = max(speech.span.start, leaned.start), min(speech.span.end, leaned.end)
        if start < end:
            return claim.material.source.text[start:end]
    return None


def _is_title(claim: Claim, words: str) -> bool:
    """Whether marks hold the title of a work in a line that is no sentence: «A look inside: 9.6» (video)."""
    return not words.rstrip().endswith(_STOPS) and not claim.text.rstrip().rstrip(_CLOSING).endswith(_STOPS)


def check_speakers(claim: Claim) -> None:
    """Find words of the release that are given to somebody else than the release gives them to."""
    if not claim.same_language:
        return
    for saying in _sayings(claim):
        who = claim.text[saying.start : saying.end]
        named = _names_in(who, claim.base)
        theirs = _said_by(claim, saying.words) if named else []
        if not theirs:
            continue
        if is_dense(who):
            if without_offices(who) not in _NOBODY and not _alike(who, theirs):
                claim.report("speaker", (saying.start, saying.end), says=theirs[0].text)
            continue
        known = {word.key for span in theirs for word in find_words(span.text)}
        shown = {stem(key) for key in known}
        also = _names_in(saying.office, claim.base)
        if any(key in known or stem(key) in shown for key in (*named, *also)):
            continue
        claim.report("speaker", (saying.start, saying.end), says=theirs[0].text)


def _sayings(claim: Claim) -> Iterable[Saying]:
    """What the sentence gives to whom: as its paragraph shows, else as it shows itself."""
    if claim.spoken is not None:
        return claim.spoken.sayings
    return spoken(claim.text, [(0, len(claim.text))], claim.language)[0].sayings if claim.quotes else ()


def _names_in(who: str, language: str) -> set[str]:
    """What names somebody among the words for a speaker; "the minister" names nobody."""
    words = find_words(who)
    if is_dense(who):
        return {word.key for word in words}
    return {word.key for word in words if word.capital and not is_small(word.key, language)}


def _alike(who: str, theirs: Sequence[Span]) -> bool:
    """Whether two signs of a name in Chinese or Japanese, offices left out, stand in the other one."""
    bare = without_offices(who)
    others = " ".join(without_offices(span.text) for span in theirs)
    pairs = [bare[at : at + 2] for at in range(len(bare) - 1)]
    return not pairs or any(pair in others for pair in pairs)


def _said_by(claim: Claim, words: str) -> list[Span]:
    """Whom the release names as the speaker of words, or of a sentence of them, with the office."""
    pieces = [flat(words[part.start : part.end]).strip(_EDGE) for part in segment(words, claim.language)]
    wanted = [flat(words).strip(_EDGE), *(piece for piece in pieces if len(piece) >= _SHORTEST_SAID)]
    return [
        span
        for said, spans in claim.material.said
        if any(piece and piece in said for piece in wanted)
        for span in spans
    ]


def _inflected(claim: Claim, words: str) -> bool:
    """Whether a name in quotation marks stands in the release under another ending: «Волна», «Волну»."""
    if claim.base not in _CASES:
        return False
    return all(claim.material.declines(word.key) for word in find_words(words))


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
    for match in SINGLE.finditer(claim.text):
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
