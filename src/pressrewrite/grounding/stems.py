"""The words of a release, sentence by sentence, and where each of them stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import chain, pairwise, repeat
from operator import neg
from typing import TYPE_CHECKING

from pressrewrite.facts import acronym_of, end_of_word, find_keys, find_names, find_words, is_small, stem
from pressrewrite.grounding.lazy import lazy
from pressrewrite.text import base_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pressrewrite.facts import Word
    from pressrewrite.models import SourceText

__all__ = ["SourceSentence", "StemIndex", "read_sentences"]

_NOWHERE: frozenset[int] = frozenset()
_BLOCK = 6
_BEGINNING = 6


@dataclass(frozen=True, kw_only=True)
class SourceSentence:
    """One sentence of the release with its words.

    Attributes:
        number: Its number.
        start: Where it begins in the source text.
        end: Where it ends.
        keys: Its folded words.
        stems: The stem of each word.
        text: The whole text of the release as its reader sees it.
        at: Where its words begin in that text, and where they end.
        language: Base language of the release.
    """

    number: int
    start: int
    end: int
    keys: tuple[str, ...]
    stems: tuple[str, ...]
    text: str
    at: tuple[int, int]
    language: str

    # Of a release of hundreds of sentences an article leans on a few; only of those the places are needed.
    @lazy
    def words(self) -> tuple[Word, ...]:
        """Its words; offsets count in the source text."""
        return tuple(find_words(self.text[slice(*self.at)], at=self.at[0]))

    @lazy
    def acronyms(self) -> frozenset[str]:
        """The acronyms that its names make."""
        names = find_names(self.text, self.words, self.language)
        return frozenset(acronym_of(name.text.split()) for name in names if " " in name.text)

    @lazy
    def _initials(self) -> str:
        return "".join([key[0] for key in self.keys])

    def may_make(self, acronym: str) -> bool:
        """Say quickly whether the letters of an acronym begin words of it, in their order."""
        at = 0
        for letter in acronym:
            at = self._initials.find(letter, at) + 1
            if not at:
                return False
        return True


def read_sentences(source: SourceText) -> tuple[SourceSentence, ...]:
    """Give every sentence of a release with its words.

    Args:
        source: The text of the release.
    """
    text, found, done = source.seen, [], 0
    language = base_language(source.language)
    for sentence in source.sentences:
        # "ended.¹Next day" is two sentences; the word that both share belongs to the first.
        begin = max(sentence.start, done)
        done = end_of_word(text, sentence.end)
        keys = find_keys(text[begin:done])
        found.append(
            SourceSentence(
                number=sentence.number,
                start=sentence.start,
                end=sentence.end,
                keys=tuple(keys),
                stems=tuple(map(stem, keys)),
                text=text,
                at=(begin, done),
                language=language,
            )
        )
    return tuple(found)


class StemIndex:
    """Knows where the stems of a release stand; what is not asked for is not worked out.

    Args:
        sentences: The sentences of the release.
        language: Its base language.
    """

    def __init__(self, sentences: Sequence[SourceSentence], language: str) -> None:
        self._language = language
        self._stems = list(chain.from_iterable(sentence.stems for sentence in sentences))
        self._sentence_of = list(
            chain.from_iterable(repeat(sentence.number, len(sentence.stems)) for sentence in sentences)
        )
        self._holding: dict[str, frozenset[int]] = {}
        self._blocks: dict[str, frozenset[int]] = {}

    @lazy
    def places(self) -> dict[str, list[int]]:
        """For each stem, which words of the text have it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for at, key in enumerate(self._stems):
            found[key].append(at)
        return dict(found)

    def place_in(self, place: int) -> tuple[int, int]:
        """Give the number of the sentence in which a word of the text stands, and its place there."""
        number = self._sentence_of[place]
        return number, place - bisect_left(self._sentence_of, number)

    def holding(self, key: str) -> frozenset[int]:
        """Give the numbers of the sentences that hold a stem; none for a stem that says nothing."""
        known = self._holding.get(key)
        if known is not None:
            return known
        if key not in self.places or is_small(key, self._language):
            return _NOWHERE
        numbers = frozenset(map(self._sentence_of.__getitem__, self.places[key]))
        return self._holding.setdefault(key, numbers)

    @lazy
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every two stems that stand side by side."""
        return frozenset(pairwise(self._stems))

    @lazy
    def _beginnings(self) -> dict[str, list[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for key in self.places:
            if len(key) >= _BEGINNING:
                found[key[:_BEGINNING]].append(key)
        return dict(found)

    def blocks(self, key: str) -> frozenset[int]:
        """Give the stretches of a dozen words in which the beginning of a stem stands; they overlap."""
        begun = key[:_BEGINNING]
        known = self._blocks.get(begun)
        if known is not None:
            return known
        # A stem that is shorter than a beginning begins no other.
        stems = self._beginnings.get(begun) if len(begun) == _BEGINNING else [begun] * (begun in self.places)
        if not stems:
            return _NOWHERE
        found = [at // _BLOCK for same in stems for at in self.places[same]]
        return self._blocks.setdefault(begun, frozenset((*found, *(block + 1 for block in found))))

    def ranked(self, stems: Iterable[str], *, most: int = 3) -> list[tuple[int, int]]:
        """Rank the sentences by how many of the given stems they hold.

        Args:
            stems: Stems of a sentence, without those that say nothing.
            most: How many to give.

        Returns:
            Pairs of a count and a sentence's number, best first.
        """
        counts = Counter(chain.from_iterable(map(self.holding, set(stems))))
        # The first of equals wins.
        best = sorted(zip(map(neg, counts.values()), counts, strict=True))[:most]
        return [(-count, number) for count, number in best]
