"""The numbers of the evidence: the same words of the release always carry the same number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pressrewrite.models import SourceScope, Verdict
from pressrewrite.render.glosses import Run, joined
from pressrewrite.render.manner import tag_and_direction

if TYPE_CHECKING:
    from pressrewrite.locales import Locale
    from pressrewrite.models import Sentence, SourceRecord, Span
    from pressrewrite.render.bidi import Direction

__all__ = ["Citation", "Cited", "Entry", "Register"]

_Key: TypeAlias = "tuple[int, int] | tuple[str, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A sentence of the article, ready to be shown.

    Attributes:
        runs: Its words.
        verdict: What can be said of it.
        marks: The numbers of its evidence.
        place: Its own number, in the order of reading.
    """

    runs: tuple[Run, ...]
    verdict: Verdict
    marks: tuple[int, ...]
    place: int

    @property
    def needs_word(self) -> bool:
        """Whether its verdict is read without opening anything: all but supported sentences that show why."""
        return self.verdict is not Verdict.SUPPORTED or not self.marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """One sentence that rests on an entry."""

    place: int
    verdict: Verdict
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One piece of evidence: words of the release, or fields of its record.

    Attributes:
        number: What the marks in the text say.
        span: The words of the release and where they stand; None when only fields are stated.
        fields: Names and values of those fields, in the reader's language.
        language: BCP 47 tag of the words.
        direction: Which way they run.
        cited_by: The sentences that rest on it.
    """

    number: int
    span: Span | None
    fields: tuple[tuple[str, str], ...]
    language: str
    direction: Direction
    cited_by: tuple[Citation, ...]

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What can be said of the sentences that rest on it, each verdict once."""
        return tuple(dict.fromkeys(citation.verdict for citation in self.cited_by))


class Register:
    """Gives out the numbers while an article is walked in the order of reading.

    Args:
        source: The record of the release.
        language: The reader's language.
        texts: What the library says in it.
    """

    def __init__(self, source: SourceRecord, language: str, texts: Locale) -> None:
        self._source = source
        self._language = language
        self._texts = texts
        self._spans: dict[_Key, Span | None] = {}
        self._numbers: dict[_Key, int] = {}
        self._cited_by: dict[_Key, list[Citation]] = {}
        self._places = 0

    def cite(self, sentence: Sentence, runs: tuple[Run, ...]) -> Cited:
        """Number the evidence of a sentence.

        Args:
            sentence: The sentence.
            runs: Its words as they are shown.
        """
        self._places += 1
        keys = [self._key(span) for span in sentence.spans]
        if not keys and sentence.fields:
            keys = [self._enter(sentence.fields, None)]
        keys = list(dict.fromkeys(keys))
        citation = Citation(place=self._places, verdict=sentence.verdict, words=joined(runs))
        for key in keys:
            self._cited_by[key].append(citation)
        marks = tuple(self._numbers[key] for key in keys)
        return Cited(runs=runs, verdict=sentence.verdict, marks=marks, place=self._places)

    def point_at(self, spans: tuple[Span, ...]) -> tuple[int, ...]:
        """Number words of the release that are shown without a verdict: a speaker's name, a notice."""
        return tuple(dict.fromkeys(self._numbers[self._key(span)] for span in spans))

    def entries(self) -> tuple[Entry, ...]:
        """List all evidence that has been numbered so far."""
        language, way = tag_and_direction(self._source.language)
        return tuple(
            Entry(
                number=number,
                span=self._spans[key],
                fields=() if self._spans[key] is not None else self._stated(key),
                language=language,
                direction=way,
                cited_by=tuple(self._cited_by[key]),
            )
            for key, number in self._numbers.items()
        )

    def _key(self, span: Span) -> _Key:
        return self._enter((span.start, span.end), span)

    def _enter(self, key: _Key, span: Span | None) -> _Key:
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._spans[key] = span
            self._cited_by[key] = []
        return key

    def _stated(self, names: _Key) -> tuple[tuple[str, str], ...]:
        source, words = self._source, self._texts.prompt
        told = self._texts.disclosure
        given = {
            SourceScope.TITLE_ONLY: told.given_title,
            SourceScope.SUMMARY: told.given_summary,
            SourceScope.FULL_TEXT: told.given_full,
        }
        # Only these are looked up: the names may come from outside.
        known = {
            "title": (words.title_label, source.title),
            "publisher": (words.publisher_label, source.publisher),
            "published_at": (words.published_label, source.published_text(self._language)),
            "url": (words.url_label, source.url),
            "licence": (self._texts.labels.licence, source.licence),
            "scope": (self._texts.labels.disclosure, given[source.scope]),
        }
        stated = (known.get(str(name), (str(name), None)) for name in names)
        return tuple((label, value or "") for label, value in stated)
