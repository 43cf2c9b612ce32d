"""Long speech between quotation marks that nobody in the release is said to have spoken."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING

from pressrewrite.facts import find_names, find_words, is_dense
from pressrewrite.models import Severity
from pressrewrite.release.proofreading.vocabulary import cues
from pressrewrite.release.words import words_for
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.models import Finding
    from pressrewrite.models.anatomy import QuotedSpeech
    from pressrewrite.release.proofreading.reading import Reading

__all__ = ["find_speech_without_speaker"]

_FEWEST_WORDS, _FEWEST_DENSE = 6, 14
_STOPS = ".!?。！？…।۔؟"
_MARKS = ' \u00a0\t*_“”„«»「」『』"‘’‹›()'
_LINE, _SAME, _TOLD, _NAME_WORDS = 90, 40, 160, 3
# So many paragraphs further on, a heading between them, speech may still be that of the speaker named last.
_GOES_ON = 2
# A text in which nobody is ever said to speak is an interview or a play; a few findings say as much as many.
_MOST = 20
_ANNOUNCED = Pattern(r"\b(?:announc|annonc|anunci|annunci)\w{1,6}|発表|宣布|발표")
_COLONS = frozenset(":：")
_DASHES = frozenset("-–—―~")
_OPENING = frozenset('“„«「『"‘')
_QUOTES = frozenset('“”„«»「」"')
_DENSE_SAY = {
    "ja": ("述べ", "話し", "語", "説明", "コメント", "強調", "言", "発言", "という", "と、", "談"),
    "zh": (
        "表示",
        "指出",
        "说",
        "說",
        "称",
        "稱",
        "强调",
        "強調",
        "认为",
        "認為",
        "道",
        "写",
        "寫",
        "谈",
        "談",
    ),
    "ko": ("말", "밝", "전했", "강조", "덧붙", "라고", "라며", "설명", "고 "),
}


def find_speech_without_speaker(reading: Reading) -> Iterator[Finding]:
    """Find speech of six words and more that no sentence attributes (`quotation_speaker`).

    Only speech that stands as a sentence of its own is looked at: words quoted inside a sentence belong to
    who tells them, and a title is no speech. It has a speaker when its paragraph, or the line before or
    behind it, names one or says that somebody spoke, and it may go on from the attributed speech before it.

    Args:
        reading: The release.
    """
    if not words_for("say", reading.language) and reading.language not in _DENSE_SAY:
        return
    paragraphs = _paragraphs(reading)
    spoken = -_GOES_ON - 1
    given = 0
    for quotation in reading.anatomy.quotations:
        number = _paragraph_of(paragraphs, quotation.span.start)
        if number < 0:
            continue
        if (
            quotation.speaker is None
            and quotation.marked
            and number - spoken > _GOES_ON
            and _is_long(quotation.span.text)
            and _stands_alone(reading, quotation, paragraphs[number])
            and not _attributed(reading, paragraphs, number)
            and not _told_within(reading, quotation)
        ):
            place = (quotation.span.start, quotation.span.end)
            yield reading.finding("quotation_speaker", place, Severity.WARNING)
            given += 1
            if given == _MOST:
                return
            continue
        spoken = number


def _paragraphs(reading: Reading) -> list[tuple[int, int]]:
    shift = reading.body_start
    return [(block.start + shift, block.end + shift) for block in reading.source.blocks]


def _paragraph_of(paragraphs: list[tuple[int, int]], place: int) -> int:
    return bisect_right(paragraphs, (place, place)) - 1


def _is_long(words: str) -> bool:
    return len(words) >= _FEWEST_DENSE if is_dense(words) else len(words.split()) >= _FEWEST_WORDS


def _stands_alone(reading: Reading, quotation: QuotedSpeech, paragraph: tuple[int, int]) -> bool:
    """Whether the speech begins where a sentence does and ends where one does."""
    text = reading.text
    before = text[paragraph[0] : quotation.span.start].rstrip(_MARKS)
    behind = text[quotation.span.end : paragraph[1]].lstrip(_MARKS + _STOPS + ",，、")
    ends = quotation.span.text.rstrip(_MARKS)[-1:] in _STOPS
    begins = not before or before[-1] in _STOPS
    return begins and (ends or not behind)


def _attributed(reading: Reading, paragraphs: list[tuple[int, int]], number: int) -> bool:
    """Whether the paragraph, or the one before or behind it, says who spoke, be it with a pronoun."""
    language = reading.language
    outside = _outside_of_speech(reading, *paragraphs[number])
    if _says(outside, language) or _names(outside, language):
        return True
    before = reading.text[slice(*paragraphs[number - 1])] if number else ""
    # What is told right before may be told on in the teller's own words.
    if before[-1:] in _COLONS or _tells(before[-_TOLD:], language) or _is_name_line(before, language):
        return True
    behind = reading.text[slice(*paragraphs[number + 1])] if number + 1 < len(paragraphs) else ""
    if behind[:1] in _OPENING:
        # The speech may go on there, and its speaker be named there.
        return _says(behind, language) and behind.rstrip()[-1:] not in _OPENING
    return _is_name_line(behind, language)


def _is_name_line(words: str, language: str) -> bool:
    """Whether a line of its own names a speaker: "- Ann Lee", "Ann Lee, director", "Ann Lee"."""
    if not words or len(words) > _LINE:
        return False
    if words[0] in _DASHES or _tells(words, language):
        return True
    short = len(words.split()) <= _NAME_WORDS and words[0].isalpha()
    return (short or "," in words) and _names(words, language)


def _told_within(reading: Reading, quotation: QuotedSpeech) -> bool:
    """Whether the speech is told between its own marks ("... - says X. - ...") or stands elsewhere too."""
    words = quotation.span.text
    if reading.text.count(words[:_SAME]) > 1 or not _QUOTES.isdisjoint(words):
        return True
    return any(dash in words for dash in (" - ", "— ", "– ")) and _says(words, reading.language)


def _outside_of_speech(reading: Reading, start: int, end: int) -> str:
    """The words of a paragraph that are not spoken."""
    pieces, at = [], start
    spoken = reading.anatomy.quotations
    # Speech has no speech within it, so starts and ends are in one order.
    for quotation in spoken[bisect_right(spoken, start, key=_end) :]:
        if quotation.span.start >= end:
            break
        pieces.append(reading.text[at : quotation.span.start])
        at = quotation.span.end
    pieces.append(reading.text[at:end])
    return " ".join(pieces)


def _end(quotation: QuotedSpeech) -> int:
    return quotation.span.end


def _says(words: str, language: str) -> bool:
    """Whether somebody is said to have spoken."""
    if any(sign in words for sign in _DENSE_SAY.get(language, ())):
        return True
    keys = [word.key for word in find_words(words)]
    told = f" {' '.join(keys)} "
    return any(f" {verb} " in told for verb in _verbs(language))


def _tells(words: str, language: str) -> bool:
    """Whether a paragraph tells what somebody said; one that only announces tells nobody's words."""
    return _says(_ANNOUNCED.sub(" ", words), language)


@cache
def _verbs(language: str) -> tuple[str, ...]:
    verbs = (*words_for("say", language), *(" ".join(cue) for cue in cues("speech", language)))
    return tuple(" ".join(word.key for word in find_words(verb)) for verb in verbs)


def _names(words: str, language: str) -> bool:
    """Whether a person may be named: two words with capitals, in a language that has them."""
    # With a full stop, so that a line of capitals is no heading.
    return any(len(name.keys) > 1 for name in find_names(f"{words}.", find_words(words), language))
