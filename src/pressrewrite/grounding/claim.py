"""One sentence of an article, taken apart and laid beside the source sentences it seems to rest on."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from pressrewrite.facts import find_dates, find_links, find_numbers, find_words, small_words, stem
from pressrewrite.grounding.lazy import lazy
from pressrewrite.models import Finding, Severity
from pressrewrite.release import find_quote_marks
from pressrewrite.text import base_language, comparable

if TYPE_CHECKING:
    from pressrewrite.facts import Date, Link, Number, Word
    from pressrewrite.grounding.material import SourceMaterial
    from pressrewrite.grounding.spoken import Spoken
    from pressrewrite.grounding.stems import SourceSentence
    from pressrewrite.release import QuoteMarks

__all__ = ["Claim", "Edit"]

_CLOSE_COPY = 0.7
# Korean joins verb and ending, so one change of an ending is a change of a word.
_CLOSE_COPIES = {"ko": 0.55}
_FEWEST_WORDS, _FEWEST_FOR_ALL, _MORE_WORDS = 5, 3, 2
# No sentence; comparing two of them word by word would square the time.
_MOST_WORDS = 300
_MOST_EVIDENCE, _MOST_ALIKE = 3, 4
_WORTH, _LEANS = 0.25, 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """Words of a sentence that stand where its source sentence has other words, or none.

    Attributes:
        mine: The words of the sentence.
        theirs: The words of the source sentence.
    """

    mine: tuple[Word, ...]
    theirs: tuple[Word, ...]


@dataclass(kw_only=True)
class Claim:
    """One sentence held against the release.

    Attributes:
        text: The sentence.
        language: Its language, a BCP 47 tag.
        material: The release.
        cited: Numbers of the source sentences that the writer says it rests on.
        opens: Whether it is the first sentence of its text.
        spoken: What of it is quoted, where that is known by its paragraph.
        findings: What the checks reported so far.
        told: Where the findings of each kind stand, in order.
        translates_speech: Whether it holds a quotation that was translated, whose wording nobody can compare.
        agreements: The numbers of the release that agree with a number, by what decides it.
        others: What the release says instead of a number, by what decides it.
    """

    text: str
    language: str
    material: SourceMaterial
    cited: tuple[int, ...] = ()
    opens: bool = False
    spoken: Spoken | None = None
    findings: list[Finding] = field(default_factory=list)
    told: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    translates_speech: bool = False
    agreements: dict[tuple[object, ...], list[Number]] = field(default_factory=dict)
    others: dict[tuple[object, ...], str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.base = base_language(self.language)
        self.same_language = self.base == self.material.language

    def report(
        self, kind: str, at: tuple[int, int], *, says: str | None = None, severity: Severity = Severity.ERROR
    ) -> None:
        """Add a finding, unless one of the same kind stands at the same place.

        Args:
            kind: Its kind.
            at: The words it is about, as offsets in the sentence.
            says: What the release says instead.
            severity: How much it matters.
        """
        # Those of one kind never overlap, so only the two neighbours can.
        told = self.told.setdefault(kind, [])
        place = bisect_left(told, at)
        if any(start < at[1] and at[0] < end for start, end in told[max(0, place - 1) : place + 1]):
            return
        told.insert(place, at)
        self.findings.append(
            Finding(
                kind=kind,
                text=self.text[at[0] : at[1]],
                start=at[0],
                end=at[1],
                severity=severity,
                source_says=says,
            )
        )

    @lazy
    def plain(self) -> str:
        """The sentence as texts are compared, without regard to case and kinds of marks."""
        return comparable(self.text)

    @lazy
    def words(self) -> list[Word]:
        """The words of the sentence."""
        return find_words(self.text)

    @lazy
    def stems(self) -> tuple[str, ...]:
        """The stem of each word."""
        return tuple([stem(word.key) for word in self.words])

    @lazy
    def telling(self) -> tuple[str, ...]:
        """The stems that say something."""
        small = small_words(self.base)
        return tuple(
            [
                key
                for key, word in zip(self.stems, self.words, strict=True)
                if word.key not in small and key not in small
            ]
        )

    @lazy
    def told_stems(self) -> frozenset[str]:
        """The stems that say something, each once."""
        return frozenset(self.telling)

    @lazy
    def dates(self) -> tuple[Date, ...]:
        """The dates of the sentence."""
        return find_dates(self.text, self.language, published=self.material.source.item.published_on)

    @lazy
    def links(self) -> tuple[Link, ...]:
        """The addresses of the sentence."""
        return find_links(self.text)

    @lazy
    def taken(self) -> list[tuple[int, int]]:
        """Where its dates and addresses stand, which are no numbers and no names."""
        dates = [(date.start, date.end) for date in self.dates]
        return sorted(dates + [(link.start, link.end) for link in self.links])

    @lazy
    def numbers(self) -> tuple[Number, ...]:
        """The numbers of the sentence that are no dates."""
        return find_numbers(self.text, self.language, skip=self.taken)

    @lazy
    def quotes(self) -> tuple[QuoteMarks, ...]:
        """What stands between quotation marks."""
        if self.spoken is not None:
            return self.spoken.marks
        return tuple(find_quote_marks(self.text, 0, len(self.text)))

    @lazy
    def own_quotes(self) -> tuple[QuoteMarks, ...]:
        """The quotations that begin and end in the sentence."""
        return tuple(one for one in self.quotes if one.start < one.inner[0] and one.inner[1] < one.end)

    @lazy
    def ranked(self) -> list[tuple[int, int]]:
        """The source sentences that share most of its words: how many they share, and their numbers."""
        return self.material.stem_index.ranked(self.telling, most=_MOST_ALIKE)

    @lazy
    def different_numbers(self) -> tuple[Number, ...]:
        """Its numbers, of those that look the same to the release only the first."""
        found: dict[tuple[object, ...], Number] = {}
        for one in self.numbers:
            # Codes, shares and amounts are compared by their words as well.
            found.setdefault((one.value, one.step, one.kind, one.unit, one.approximate, one.text), one)
        return tuple(found.values())

    @lazy
    def dates_of_evidence(self) -> tuple[Date, ...]:
        """The dates of the source sentences it rests on."""
        return tuple(
            date for date in self.material.dates if any(self.stands_in(date, at) for at in self.evidence)
        )

    @lazy
    def evidence(self) -> tuple[int, ...]:
        """The source sentences it rests on: those that are cited, else those that share most of its words."""
        cited = tuple(sorted(filter(self.material.source.is_seen, set(self.cited))))
        if cited:
            return cited
        ranked = self.ranked[:_MOST_EVIDENCE]
        total = len(self.told_stems) or 1
        found = [number for count, number in ranked if count / total >= _WORTH]
        return tuple(sorted(found or [number for _, number in ranked[:1]]))

    @lazy
    def nearest(self) -> SourceSentence | None:
        """The source sentence it repeats but for a few words; None when it is worded anew."""
        if not self.same_language or not _FEWEST_FOR_ALL <= len(self.words) <= _MOST_WORDS:
            return None
        best: SourceSentence | None = None
        share = 0.0
        needed = _CLOSE_COPIES.get(self.base, _CLOSE_COPY)
        telling = len(self.told_stems)
        for count, number in self.ranked:
            # Of most sentences it is plain without counting that too few words are shared.
            if len(self.stems) - (telling - count) < needed * len(self.stems):
                continue
            sentence = self.material.sentences[number]
            found = self._share(sentence)
            if found > share:
                best, share = sentence, found
        if best is not None and len(self.words) < _FEWEST_WORDS:
            # So few words are a copy only when all of them stand there, and hardly any other.
            return best if share == 1 and len(best.words) <= len(self.words) + _MORE_WORDS else None
        return best if share >= needed else None

    @lazy
    def leaned(self) -> SourceSentence | None:
        """The source sentence it repeats, or else the one that holds half of what it says."""
        if self.nearest is not None:
            return self.nearest
        total = len(self.told_stems)
        if self.ranked and total and self.ranked[0][0] / total >= _LEANS:
            return self.material.sentences[self.ranked[0][1]]
        return None

    def stands_in(self, fact: Number | Date, number: int) -> bool:
        """Say whether a fact of the release stands in one of its sentences.

        Args:
            fact: The fact.
            number: The number of the sentence.
        """
        sentence = self.material.source.sentences[number]
        return sentence.start <= fact.start < sentence.end

    def _share(self, sentence: SourceSentence) -> float:
        """The share of its words that stand in a source sentence, as often as they stand there."""
        left: dict[str, int] = {}
        for key in sentence.stems:
            left[key] = left.get(key, 0) + 1
        shared = 0
        for key in self.stems:
            if left.get(key, 0) > 0:
                left[key] -= 1
                shared += 1
        return shared / len(self.stems)

    @lazy
    def edits(self) -> tuple[Edit, ...]:
        """Where it differs from the sentence it repeats; empty when it repeats none."""
        nearest = self.nearest
        if nearest is None:
            return ()
        # Junk heuristics would hide frequent words; and both sides are short.
        matcher = SequenceMatcher(None, nearest.stems, self.stems, autojunk=False)
        return tuple(
            Edit(mine=tuple(self.words[c:d]), theirs=nearest.words[a:b])
            for tag, a, b, c, d in matcher.get_opcodes()
            if tag != "equal"
        )
