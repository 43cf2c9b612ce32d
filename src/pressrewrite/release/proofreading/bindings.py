"""What a figure or a day is bound to: the words, names and contrasts around it in its sentence."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pressrewrite.facts import find_names, find_words, is_dense
from pressrewrite.models import PartKind
from pressrewrite.release.proofreading.vocabulary import content_key, says_any
from pressrewrite.text import SegmentKind
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressrewrite.facts import Word
    from pressrewrite.models import NumberedSentence
    from pressrewrite.release.proofreading.reading import Reading

__all__ = ["Binder", "Binding", "apart"]

# Content words on either side; what stands further away in a long sentence is about something else.
_REACH = 6
_FARTHEST = 160
# A contrast belongs to the value only right beside it.
_NEAR, _NEAR_DENSE = 4, 12
_BESIDE = 2
_BEHIND = 2
_BREAKS = frozenset(',;:.!?()،؛。、，：；（）|\n"“”„«»')
_LIST_MARKS = frozenset("-–—*•+")
# "Series B", "Phase 2", "Q3": letters and small numerals behind a name.
_LABEL = Pattern(r"\b[A-Z][^\W\d_]{1,20} ([A-Z]|\d{1,2}|[IVX]{1,4})(?![\w.,%])|\b([A-Z]\d{1,2})\b")
# Who is to be asked and what only looks like the release are no part of what it tells.
_OUTSIDE = frozenset({PartKind.CONTACT, PartKind.FURNITURE, PartKind.TABLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """What a value is bound to.

    Attributes:
        words: The content words near it.
        near: The last content words before it.
        behind: The first content words right behind it, up to the next mark.
        names: The words of names near it.
        contrasts: The words that set it apart from a value of the same thing.
        labels: What tells like things apart: the days, letters and numerals of names ("Series B", "Phase 2").
        sentence: The number of its sentence.
        listed: Whether it stands in a list, whose items are alike and meant to differ.
    """

    words: frozenset[str]
    near: frozenset[str]
    behind: tuple[str, ...]
    names: frozenset[str]
    contrasts: frozenset[tuple[str, ...]]
    labels: frozenset[str]
    sentence: int
    listed: bool


def apart(one: Binding, other: Binding) -> bool:
    """Say whether two bindings name different people and places, or different days, phases, series.

    Args:
        one: What a value is bound to.
        other: What another value is bound to.
    """
    if one.names - other.words and other.names - one.words:
        return True
    return bool(one.labels - other.labels and other.labels - one.labels)


class Binder:
    """Binds the values of one release to the words around them.

    Args:
        reading: The release.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._names: dict[int, list[tuple[int, int, tuple[str, ...]]]] = {}

    @cached_property
    def _outside(self) -> list[tuple[int, int]]:
        return [
            (part.span.start, part.span.end)
            for part in self.reading.anatomy.parts
            if part.kind in _OUTSIDE and part.span.start >= self.reading.body_start
        ]

    def bind(self, at: tuple[int, int], taken: Sequence[tuple[int, int]] = ()) -> Binding | None:
        """Bind the value at a place.

        Args:
            at: Where the value stands.
            taken: Where the nearest values of the same sort stand; words beyond them are theirs.

        Returns:
            Its binding; None outside the story and in tables.
        """
        number = self.reading.sentence_of(at[0])
        sentence = self.reading.sentences[number]
        if sentence.kind is SegmentKind.TABLE_ROW or at[1] > sentence.end:
            return None
        if any(start <= at[0] < end for start, end in self._outside):
            return None
        low = max([sentence.start, at[0] - _FARTHEST, *(end for _, end in taken if end <= at[0])])
        high = min([sentence.end, at[1] + _FARTHEST, *(start for start, _ in taken if start >= at[1])])
        left = find_words(self.reading.text[low : at[0]])
        right = find_words(self.reading.text[at[1] : high])
        beside = _NEAR_DENSE if is_dense(self.reading.text[low:high]) else _NEAR
        # What a sentence begins with holds for all of it: "Last year, ...".
        opening = left[:_NEAR] if low == sentence.start else []
        near = [word.key for word in (*left[-beside:], *right[:beside])]
        before = [key for _, key in self._contents(left)][-_REACH:]
        after = [key for _, key in self._contents(right)][:_REACH]
        words = frozenset((*before, *after))
        return Binding(
            words=words,
            behind=tuple(self._behind(right, at[1])),
            names=words & self._named(number, sentence, low, high),
            near=frozenset(before[-_BESIDE:]),
            contrasts=says_any(near, "contrasts", self.reading.language)
            | says_any([word.key for word in opening], "contrasts", self.reading.language),
            labels=self._labels(sentence, low, at[0]) | self._labels(sentence, at[1], high),
            sentence=number,
            listed=sentence.kind is SegmentKind.BULLET or self.reading.text[sentence.start] in _LIST_MARKS,
        )

    def _contents(self, words: list[Word]) -> Iterator[tuple[Word, str]]:
        """Content words; in scripts without spaces each two neighbours that are no endings of grammar."""
        language = self.reading.language
        for at, word in enumerate(words):
            if not is_dense(word.key):
                key = content_key(word.key, language)
                if key is not None:
                    yield word, key
                continue
            if _is_kana(word.key):
                continue
            pair = [word.key, words[at + 1].key if at + 1 < len(words) else ""]
            joined = (
                pair[1] and words[at + 1].start == word.end and is_dense(pair[1]) and not _is_kana(pair[1])
            )
            alone = not at or words[at - 1].end != word.start or _is_kana(words[at - 1].key)
            if joined or alone:
                yield word, "".join(pair) if joined else word.key

    def _behind(self, words: list[Word], shift: int) -> Iterator[str]:
        """The first words behind a value, up to the next mark."""
        text, last, given = self.reading.text, shift, 0
        for word in words:
            if given >= _BEHIND or not _BREAKS.isdisjoint(text[last : shift + word.start]):
                return
            last = shift + word.end
            key = word.key if is_dense(word.key) else content_key(word.key, self.reading.language)
            if key is not None:
                given += 1
                yield key

    def _labels(self, sentence: NumberedSentence, low: int, high: int) -> frozenset[str]:
        reading = self.reading
        first = bisect_left(self._dated, sentence.start)
        days = {
            f"{date.year}-{date.month}-{date.day}-{date.quarter}"
            for date in reading.dates[first : bisect_left(self._dated, sentence.end)]
            if date.year or date.month or date.day or date.quarter
        }
        marks = {match[1] or match[2] for match in _LABEL.finditer(reading.text, low, high)}
        return frozenset(days | marks)

    @cached_property
    def _dated(self) -> list[int]:
        return [date.start for date in self.reading.dates]

    def _named(self, number: int, sentence: NumberedSentence, low: int, high: int) -> frozenset[str]:
        if number not in self._names:
            words = self.reading.text[sentence.start : sentence.end]
            self._names[number] = [
                (sentence.start + name.start, sentence.start + name.end, name.keys)
                for name in find_names(words, find_words(words), self.reading.language)
                if name.certain
            ]
        return frozenset(
            key
            for start, end, keys in self._names[number]
            if start >= low and end <= high
            for name_key in keys
            if (key := content_key(name_key, self.reading.language)) is not None
        )


def _is_kana(key: str) -> bool:
    """Whether a character is of the script that Japanese writes its grammar in."""
    return "\u3040" <= key <= "\u309f"
