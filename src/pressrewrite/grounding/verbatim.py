"""The first check: does a sentence stand in the release word for word?

It needs no model and no language: what it finds is certain, and of what it does not find it says nothing but
`NOT_CHECKABLE`.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pressrewrite.facts import find_words
from pressrewrite.models import Sentence, Span, Verdict
from pressrewrite.release import clean_title, notice, shorten_headline, story_text, whole_title
from pressrewrite.text import comparable, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressrewrite.models import (
        Anatomy,
        DraftQuotation,
        DraftSentence,
        QuotedSpeech,
        SourceText,
        StorySentence,
    )

__all__ = ["Verbatim"]

_STOPS = frozenset(".!?…。！？।؟۔")


class Verbatim:
    """Holds sentences against one release, word for word.

    Words are compared without regard to case, kinds of quotation marks and dashes, white space and invisible
    characters. A whole sentence has to match: half of one can say the opposite.

    Args:
        source: The text of the release.
        anatomy: Its parts.
        story: The sentences of its story.
        language: BCP 47 tag of the article.
    """

    def __init__(
        self, source: SourceText, anatomy: Anatomy, story: tuple[StorySentence, ...], language: str
    ) -> None:
        self.story = story
        self.source = source
        self.anatomy = anatomy
        self.language = language

    def sentence(self, draft: DraftSentence) -> Sentence:
        """Check one sentence of an article."""
        if draft.fields:
            return self._stated(draft)
        numbers = self._valid(draft.evidence)
        if self._is_told(draft.text, numbers):
            return self._verdict(draft.text, numbers, supported=True)
        wanted = comparable(draft.text)
        cited = any(self._repeats(number, wanted) for number in numbers) or self._joined(wanted, numbers)
        if not cited and wanted in self._index:
            numbers, cited = (self._index[wanted],), True
        return self._verdict(draft.text, numbers, supported=cited and bool(wanted))

    def headline(self, draft: DraftSentence) -> Sentence:
        """Check a headline; the title without its furniture, or cut at a clause, is still the title."""
        if comparable(draft.text) in self._headlines:
            return self._verdict(draft.text, self._valid(draft.evidence) or (0,), supported=True)
        return self.sentence(draft)

    def speech(self, draft: DraftQuotation) -> tuple[tuple[Sentence, ...], Span | None]:
        """Check what somebody is said to have said, and that it was this person.

        Returns:
            The pieces, and where the release names the speaker of them. Words that stand in the release are
            not supported under a name or an office that it does not give them.
        """
        pieces = tuple(map(self.quotation, draft.pieces))
        theirs = [speech for piece in draft.pieces for speech in self._heard(piece.text)]
        named = [speech for speech in theirs if speech.speaker is not None]
        speaker = next((one.speaker for one in named if _is_named(draft.speaker, one)), None)
        role = comparable(plain(draft.role or ""))
        offices = (comparable(plain(one.role.text)) for one in named if one.role is not None)
        known = not role or any(role in office for office in offices) or role in self._told
        if (draft.speaker is None or speaker is not None) and known:
            return pieces, speaker
        verdict, reason = Verdict.NOT_CHECKABLE, "speaker_not_checked"
        if draft.speaker is not None and speaker is None and named:
            verdict, reason = Verdict.CONTRADICTED, "speaker"
        doubted = {"verdict": verdict, "reason": reason}
        return tuple(
            piece.model_copy(update=doubted) if piece.verdict is Verdict.SUPPORTED else piece
            for piece in pieces
        ), speaker

    def quotation(self, draft: DraftSentence) -> Sentence:
        """Check the words of a quotation: they must be whole sentences of one quotation of the release."""
        heard = self._heard(draft.text)
        if heard:
            span = _narrow(heard[0].span, draft.text)
            return Sentence(text=draft.text, spans=(span,), verdict=Verdict.SUPPORTED)
        return self._verdict(draft.text, self._valid(draft.evidence), supported=False)

    def _heard(self, text: str) -> list[QuotedSpeech]:
        """The quotations of the release in which words stand as they were said."""
        wanted = comparable(plain(text))
        return [one for one in self.anatomy.quotations if _says(comparable(plain(one.span.text)), wanted)]

    def fragment(self, draft: DraftSentence) -> Sentence:
        """Check a stretch of words, such as a figure, against the sentences it names."""
        wanted = comparable(draft.text)
        numbers = tuple(n for n in self._valid(draft.evidence) if self._holds(n, wanted))
        return self._verdict(draft.text, numbers, supported=bool(numbers and wanted))

    def _verdict(self, text: str, numbers: tuple[int, ...], *, supported: bool) -> Sentence:
        spans = tuple(_narrow(self._span(number), text) for number in numbers)
        if supported and spans:
            return Sentence(text=text, spans=spans, verdict=Verdict.SUPPORTED)
        reason = "wording_not_checked" if spans else "not_found_word_for_word"
        return Sentence(text=text, spans=spans, verdict=Verdict.NOT_CHECKABLE, reason=reason)

    def _stated(self, draft: DraftSentence) -> Sentence:
        """A sentence of the notice: it must be the very sentence that the fields make."""
        made = {sentence.text: sentence.fields for sentence in notice(self.source.item, self.language)}
        spans = tuple(self._span(number) for number in self._valid(draft.evidence))
        if draft.text not in made:
            return Sentence(text=draft.text, spans=spans, reason="wording_not_checked")
        return Sentence(text=draft.text, spans=spans, fields=made[draft.text], verdict=Verdict.SUPPORTED)

    def _valid(self, numbers: Iterable[int]) -> tuple[int, ...]:
        # A model may cite sentences that do not exist, or that no reader of the release sees.
        return tuple(sorted(filter(self.source.is_seen, set(numbers))))

    def _span(self, number: int) -> Span:
        told = self._story.get(number)
        if told is not None:
            return self.source.span(told[0].start, told[-1].end)
        return self.source.sentence_span(number)

    def _is_told(self, text: str, numbers: tuple[int, ...]) -> bool:
        """Whether it is a sentence of the story letter by letter; most are, and looking costs nothing."""
        return len(numbers) == 1 and any(one.text == text for one in self._story.get(numbers[0], ()))

    def _repeats(self, number: int, wanted: str) -> bool:
        told = self._story.get(number, ())
        return any(comparable(one.text) == wanted for one in told) or wanted in self._forms(number)

    def _holds(self, number: int, wanted: str) -> bool:
        told = self._story.get(number, ())
        if any(wanted in comparable(one.text) for one in told):
            return True
        return any(wanted in form for form in self._forms(number))

    def _forms(self, number: int) -> frozenset[str]:
        """The ways to repeat a source sentence: as it stands, or without dateline and bullet."""
        sentence = self.source.sentences[number]
        raw = self.source.seen[sentence.start : sentence.end]
        forms = {comparable(plain(raw)), comparable(story_text(raw, sentence.kind))}
        forms.update(comparable(told.text) for told in self._story.get(number, ()))
        return frozenset(forms - {""})

    def _joined(self, wanted: str, numbers: tuple[int, ...]) -> bool:
        if not numbers[1:] or not wanted:
            return False
        told = [comparable(self._story[n][-1].text) for n in numbers if n in self._story]
        return len(told) == len(numbers) and wanted in {" ".join(told), "".join(told)}

    @cached_property
    def _story(self) -> dict[int, list[StorySentence]]:
        # A label that runs into its sentence has the number of that sentence.
        found: dict[int, list[StorySentence]] = {}
        for sentence in self.story:
            found.setdefault(sentence.number, []).append(sentence)
        return found

    @cached_property
    def _told(self) -> str:
        """The whole text in the spelling for comparing."""
        return comparable(plain(self.source.seen))

    @cached_property
    def _index(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for sentence in self.source.sentences:
            for form in self._forms(sentence.number):
                found.setdefault(form, sentence.number)
        return found

    @cached_property
    def _headlines(self) -> frozenset[str]:
        title = self.source.item.title
        titles = [title]
        for sentence in self.source.sentences[1:4]:
            whole = whole_title(title, self.source.seen[sentence.start : sentence.end])
            titles.extend([whole] if whole else [])
        forms = {
            form
            for one in titles
            for form in (plain(one), clean_title(one), shorten_headline(clean_title(one)))
        }
        return frozenset(comparable(form) for form in forms)


def _says(speech: str, wanted: str) -> bool:
    """Whether words are a run of whole sentences of a speech; half of one can say the opposite."""
    at = speech.find(wanted) if wanted else -1
    while at >= 0:
        before, after = speech[:at].rstrip(), speech[at + len(wanted) :].lstrip()
        begins = not before or before[-1] in _STOPS
        if begins and (not after or wanted[-1] in _STOPS or after[0] in _STOPS):
            return True
        at = speech.find(wanted, at + 1)
    return False


def _is_named(name: str | None, speech: QuotedSpeech) -> bool:
    """Whether a name is that of a speaker, with or without office and first name."""
    if name is None or speech.speaker is None:
        return False
    said = {word.key for word in find_words(plain(name))}
    known = {word.key for word in find_words(plain(speech.speaker.text))}
    office = {word.key for word in find_words(plain(speech.role.text))} if speech.role else set()
    return bool(said & known) and (said <= known | office or known <= said)


def _narrow(span: Span, text: str) -> Span:
    """Make the span as tight as the words, where they stand in it letter by letter."""
    at = span.text.find(text)
    if at < 0 or not text:
        return span
    return Span(start=span.start + at, end=span.start + at + len(text), text=text)
