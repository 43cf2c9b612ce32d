"""What a sentence is held against: the sentences of a release with their words and facts, worked out once."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING

from pressrewrite.facts import (
    Date,
    find_dates,
    find_keys,
    find_links,
    find_numbers,
    find_places,
    find_words,
    first_words_of_places,
    one_nasal,
    small_words,
    stem,
)
from pressrewrite.grounding.lazy import lazy
from pressrewrite.grounding.pairs import figure_pairs
from pressrewrite.grounding.roman import roman_figures
from pressrewrite.grounding.stems import StemIndex, read_sentences
from pressrewrite.models import SourceScope
from pressrewrite.release.anatomy import anatomy
from pressrewrite.text import base_language, comparable
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from pressrewrite.facts import Link, Number, Word
    from pressrewrite.grounding.stems import SourceSentence
    from pressrewrite.models import QuotedSpeech, SourceText, Span

__all__ = ["SourceMaterial", "flat", "flatten"]

# A look behind stands where the engine has found its first sign: looking at every place would take longer.
_APOSTROPHE_OUTSIDE = Pattern(r"'(?:(?<!\w.)|(?!\w))")
# Text that went through a tokeniser: "does n't", "the port 's".
_TOKENISED = Pattern(r" (?<=\w )(?=(?:n't|'(?:s|re|ve|ll|d|m))(?!\w))")
# The same figure, written as another house writes it.
_DIGIT = Pattern("[0-9]")
_RUN = Pattern(r"\d(?<!\d\d)(?<!\d[.,]\d)\d{0,39}(?![\d]|[.,]\d)")
_GROUPS = Pattern(r",(?<=[0-9],)(?=[0-9]{3}(?![0-9]))")
_PERCENT = Pattern(r"(?<=[0-9])(?: ?per ?cent\b| %)")
_QUOTED = Pattern(
    "[\"“”„«»「」『』‟]|(?<!\\w)['‘][^'‘’\n]{2,300}['’](?!\\w)|(?:^|[:,] ?|\n)['‘](?=[^\\W\\d_])"
)
_CAPITAL = Pattern(r"[A-ZÀ-Ž][^\W\d_]+")
_CAPITALS = Pattern(
    r"[A-ZÀ-Ž][^\W\d_]*\.?(?:[ -](?:(?:de|van|von|der|bin|al|el|of)[ -])?[A-ZÀ-Ž][^\W\d_]*\.?){0,8}"
)
_HEIGHT = Pattern(r"(?<![\d.])([3-8])(?:[ -]?(?:ft|foot|feet)[ -]?|['’′] ?)(1[01]|\d)(?!\d)")
_WEIGHT = Pattern(r"(?<![\d.])(\d{1,2}) ?(?:st|stone)s? ?(1[0-3]|\d) ?(?:lb|pound)")
_STROKE = Pattern(
    r"(?<![\d/.])(?<!\d[ -])(1[0-2]|0?[1-9])/(0?[1-9]|[12]\d|3[01])(?![\d/]|[.,]\d)"
    # A quarter of a cup is no fourth of January.
    r"(?! ?(?:of\b|cups?\b|tea|table|t(?:b)?sp|inch|in\b|mile|ounce|oz|pound|lbs?\b|pint|quart|gallon|acre"
    r"|hour|ton|yard|f(?:oo|ee)?t\b|stick|slice|share|[\"”″%]))"
)
_VERSION = Pattern(r"(?<![\d.,])(\d{1,4})\.\d{1,3}(?![\d,%]|\.\d| (?:per|million|billion))")
_DOTTED = Pattern(r"[A-Z](?<!\w.)\.(?:[A-Z]\.){1,5}")
_SPACED = Pattern(r"\d[\d \u00a0\u202f().-]{3,24}\d")
_GAPS = Pattern(r"[^0-9]")
_SHORT_YEAR = Pattern(r"(?<![A-Za-z])(?:FY|CY|SS|AW|FW|Q[1-4] ?|H[12] ?)['’]?(\d{2})(?!\d)")
# The fewest letters that are left of a declined name, and the most that its ending has.
_ROOT, _ENDING = 3, 2
# Bounds for text that is nothing but figures.
_MOST_ALIKE, _MOST_DATES = 50, 1_000
_ENDS = frozenset(".!?。！？।॥؟۔;:")


def flat(text: str) -> str:
    """Bring words into the form in which quotations are compared: no case, no marks, single spaces."""
    return flatten(comparable(text))


def flatten(plain: str) -> str:
    """Bring words into the form of `flat` that are `comparable` already."""
    if " '" in plain or " n'" in plain:
        plain = _TOKENISED.sub("", plain)
    if "'" in plain:
        plain = _APOSTROPHE_OUTSIDE.sub("", plain)
    bare = " ".join(plain.replace('"', "").replace("`", "").split())
    if not _DIGIT.search(bare):
        return bare
    bare = _GROUPS.sub("", bare)
    return _PERCENT.sub("%", bare) if "%" in bare or "cent" in bare else bare


class SourceMaterial:
    """A release, ready for many sentences to be held against it.

    Args:
        source: The text of the release.
    """

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.language = base_language(source.language)
        self.is_title_only = source.item.scope is SourceScope.TITLE_ONLY
        self._spans: dict[int, Span] = {}

    @lazy
    def words(self) -> list[Word]:
        """Every word of the release."""
        return find_words(self.source.seen)

    @lazy
    def sentences(self) -> tuple[SourceSentence, ...]:
        """Every sentence with its words."""
        return read_sentences(self.source)

    @lazy
    def stem_index(self) -> StemIndex:
        """Where the words stand."""
        return StemIndex(self.sentences, self.language)

    @lazy
    def flat(self) -> str:
        """The whole text as quotations are compared with it."""
        item = self.source.item
        return flat(f"{self.source.seen}\n{item.publisher}")

    @lazy
    def index(self) -> dict[str, int]:
        """For each sentence as it is compared, without its last mark, its number."""
        found: dict[str, int] = {}
        for sentence in self.source.sentences:
            form = flat(self.source.seen[sentence.start : sentence.end]).rstrip(" .。!?")
            if form:
                found.setdefault(form, sentence.number)
        return found

    def run_of_sentences(self, wanted: str) -> tuple[Span, ...] | None:
        """Find the sentences that a longer one repeats one behind the other.

        Args:
            wanted: A sentence in the form of `flat`.

        Returns:
            Their spans; None when it does not begin and end where sentences of the release do.
        """
        wanted = wanted.rstrip(" .。!?")
        at = self.flat.find(wanted)
        if at < 0 or not wanted:
            return None
        before, after = self.flat[:at].rstrip(), self.flat[at + len(wanted) :].lstrip()
        if (before and before[-1] not in _ENDS) or (after and after[0] not in _ENDS):
            return None
        rest, spans = wanted, []
        for sentence in self.source.sentences:
            form = flat(self.source.seen[sentence.start : sentence.end])
            # The last one has to be whole: what stands before a colon can be the opposite of the sentence.
            if form and rest and (rest.startswith(form) or form.rstrip(" .。!?") == rest):
                spans.append(self.source.sentence_span(sentence.number))
                rest = rest[len(form) :].lstrip()
                if not rest:
                    break
        return tuple(spans) or None

    @lazy
    def dates(self) -> tuple[Date, ...]:
        """Every date of the text."""
        item = self.source.item
        return find_dates(self.source.seen, item.language, published=item.published_on)

    @lazy
    def published(self) -> tuple[Date, ...]:
        """When the release was published, as dates that a sentence may name."""
        item = self.source.item
        days = [item.published_on, item.embargo_until.date() if item.embargo_until else None]
        return tuple(
            Date(
                start=0,
                end=0,
                text=day.isoformat(),
                year=day.year,
                month=day.month,
                day=day.day,
                weekday=day.weekday(),
            )
            for day in days
            if day is not None
        )

    @lazy
    def links(self) -> tuple[Link, ...]:
        """Every address of the text and of the record."""
        return find_links(f"{self.source.seen} {self.source.item.url or ''}")

    @lazy
    def numbers(self) -> tuple[Number, ...]:
        """Every number of the text that is no date and no part of an address."""
        taken = [(date.start, date.end) for date in self.dates]
        taken += [(link.start, link.end) for link in find_links(self.source.seen)]
        return find_numbers(self.source.seen, self.source.language, skip=sorted(taken))

    @lazy
    def numbers_like(self) -> dict[Decimal, list[Number]]:
        """The numbers by value, at most so many of each."""
        found: dict[Decimal, list[Number]] = {}
        for number in self.numbers:
            same = found.setdefault(number.value, [])
            if len(same) < _MOST_ALIKE:
                same.append(number)
        return found

    @lazy
    def values(self) -> list[Decimal]:
        """The values of its numbers in order, each once."""
        return sorted(self.numbers_like)

    @lazy
    def years(self) -> frozenset[int]:
        """The years that it names."""
        return frozenset(date.year for date in self.dates if date.year is not None)

    @lazy
    def different_dates(self) -> tuple[Date, ...]:
        """The dates of the text, each once, and of a text that is nothing but dates only the first ones."""
        found = {
            (
                date.year,
                date.month,
                date.day,
                date.weekday,
                date.quarter,
                date.decade,
                date.hour,
                date.minute,
            ): date
            for date in reversed(self.dates)
        }
        return tuple(sorted(found.values(), key=lambda date: date.start))[:_MOST_DATES]

    @lazy
    def has_times(self) -> bool:
        """Whether the text names a time of day."""
        return any(date.hour is not None for date in self.dates)

    @lazy
    def literals(self) -> frozenset[str]:
        """Every run of digits, as it stands: part of an id or of a score as well."""
        return frozenset(str(int(match[0])) for match in _RUN.finditer(self.source.seen))

    @lazy
    def speeches(self) -> tuple[QuotedSpeech, ...]:
        """Its direct speech, with the speakers that it names."""
        return anatomy(self.source).quotations

    @lazy
    def heard(self) -> list[str]:
        """Its direct speech as words are compared."""
        return [flat(speech.span.text) for speech in self.speeches]

    @lazy
    def said(self) -> list[tuple[str, tuple[Span, ...]]]:
        """What of it somebody is named for, with the name and the office."""
        return [
            (words, tuple(span for span in (speech.speaker, speech.role) if span is not None))
            for words, speech in zip(self.heard, self.speeches, strict=True)
            if speech.speaker is not None
        ]

    @lazy
    def quotes_somebody(self) -> bool:
        """Whether anything of the text stands in quotation marks."""
        return _QUOTED.search(self.source.seen) is not None

    @lazy
    def _beginnings(self) -> frozenset[str]:
        return frozenset(
            key[:end] for key in self.keys for end in range(max(_ROOT, len(key) - _ENDING), len(key) + 1)
        )

    def declines(self, key: str) -> bool:
        """Say whether a folded word stands in the text, perhaps under another ending of a letter or two."""
        return len(key) > _ROOT and key[: max(_ROOT, len(key) - _ENDING)] in self._beginnings

    @lazy
    def solid(self) -> str:
        """The text and the publisher without white space, as scripts without spaces are compared."""
        return "".join(f"{self.source.text}{self.source.item.publisher}".split())

    @lazy
    def low(self) -> str:
        """The text in lower case."""
        return self.source.seen.lower()

    @lazy
    def bodies(self) -> tuple[tuple[str, Decimal], ...]:
        """The heights in centimetres and the weights in kilograms that are written in two units: 6ft 2in."""
        text, inch, pound = self.source.seen, Decimal("2.54"), Decimal("0.45359237")
        heights = (int(match[1]) * 12 + int(match[2]) for match in _HEIGHT.finditer(text))
        weights = (int(match[1]) * 14 + int(match[2]) for match in _WEIGHT.finditer(text))
        return (*(("cm", inch * size) for size in heights), *(("kg", pound * size) for size in weights))

    @lazy
    def slashed(self) -> frozenset[tuple[int, int]]:
        """The days that are written as two figures with a stroke, the month first: 9/11."""
        text = self.source.seen
        if "/" not in text:
            return frozenset()
        return frozenset((int(match[1]), int(match[2])) for match in _STROKE.finditer(text))

    @lazy
    def roman(self) -> frozenset[tuple[str, Decimal]]:
        """Its Roman figures, each with the word before it: World War II."""
        return roman_figures(self.source.seen, small_words(self.language))

    @lazy
    def joined_digits(self) -> str:
        """Every figure with the gaps in it closed, as whole numbers between spaces: "116 123" is 116123."""
        runs = (_GAPS.sub("", match[0]) for match in _SPACED.finditer(self.source.seen))
        return f" {' '.join(runs)} "

    @lazy
    def versions(self) -> frozenset[int]:
        """The figures that stand before a point and another figure, as those of versions do: 10.1."""
        return frozenset(int(match[1]) for match in _VERSION.finditer(self.source.seen))

    @lazy
    def short_years(self) -> frozenset[int]:
        """The years that are written as two figures behind letters: FY25, SS19."""
        return frozenset(2000 + int(match[1]) for match in _SHORT_YEAR.finditer(self.source.seen))

    @lazy
    def _more_keys(self) -> list[str]:
        """The folded words of the publisher and of the address, and acronyms without their full stops."""
        item = self.source.item
        dotted = (match[0].replace(".", "").lower() for match in _DOTTED.finditer(self.source.text))
        return [*find_keys(f"{item.publisher} {item.url or ''}"), *dotted]

    @lazy
    def keys(self) -> frozenset[str]:
        """Every folded word of the text, of the publisher and of the address."""
        told = chain.from_iterable(sentence.keys for sentence in self.sentences)
        return frozenset(chain(told, self._more_keys))

    @lazy
    def nasals(self) -> frozenset[str]:
        """Every word in `keys` as one of the two Hindi ways spells it."""
        return frozenset(map(one_nasal, self.keys))

    @lazy
    def stems(self) -> frozenset[str]:
        """The stem of every word in `keys`."""
        return frozenset(chain(self.stem_index.places, map(stem, self._more_keys)))

    @lazy
    def figure_pairs(self) -> tuple[list[frozenset[int]], set[frozenset[int]]]:
        """Its scores and ranges, and every two figures that stand near one another."""
        return figure_pairs(self.source.text)

    @lazy
    def latin_names(self) -> tuple[tuple[str, ...], ...]:
        """The runs of words with Latin capitals: what a name in another script may render."""
        text = f"{self.source.text}\n{self.source.item.publisher}"
        runs = (tuple(_CAPITAL.findall(match[0])) for match in _CAPITALS.finditer(text))
        return tuple(dict.fromkeys(run for run in runs if run))

    def makes_acronym(self, key: str) -> bool:
        """Say whether a name of the text has an acronym."""
        return any(key in sentence.acronyms for sentence in self.sentences if sentence.may_make(key))

    @lazy
    def places(self) -> frozenset[str]:
        """The keys of the places that the text, the publisher and the address name."""
        publisher = self.source.item.publisher
        found = (
            *find_places(self.source.seen, self._words_of_places(), self.language, unsure=True),
            *find_places(publisher, find_words(publisher), self.language, unsure=True),
        )
        return frozenset(place.key for place in found)

    def _words_of_places(self) -> list[Word]:
        """The words of the sentences in which a place may be named, and its name may end."""
        first = first_words_of_places(self.keys, self.language, unsure=True)
        if first is None:
            return self.words
        found: list[Word] = []
        left = 0
        for sentence in self.sentences:
            here = first.keys() & sentence.keys
            if here:
                left = max(left, len(sentence.keys) + max(first[key] for key in here) - 1)
            if left > 0:
                found += sentence.words
                left -= len(sentence.keys)
        return found

    def span_of(self, number: int) -> Span:
        """Give the span of a sentence; several sentences of an article rest on the same one."""
        span = self._spans.get(number)
        if span is None:
            span = self._spans[number] = self.source.sentence_span(number)
        return span

    def sentence_at(self, offset: int) -> int:
        """Give the number of the sentence in which an offset lies."""
        starts = self._starts
        return max(0, bisect_right(starts, offset) - 1)

    @lazy
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.source.sentences]
