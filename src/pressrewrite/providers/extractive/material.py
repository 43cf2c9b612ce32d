"""The story as the embedded writer sees it: what leans on what, and how much each sentence says."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from pressrewrite.models import PartKind
from pressrewrite.release import find_quote_marks, is_background, leading, line_kind, words_for
from pressrewrite.text import comparable, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressrewrite.models import Brief, QuotedSpeech, StorySentence

__all__ = ["Material", "Paragraph", "Unit", "count_words", "gather", "terms"]

_DENSE = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff]")
_TOKEN = re.compile(r"\w+")
_DENSE_RUN = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff]+")
# Function words are short in every alphabet.
_FUNCTION_WORD = 3
_QUOTED_SHARE, _OPENING_SHARE = 0.55, 0.33


def count_words(text: str) -> int:
    """Count words; in scripts without spaces two characters count as one."""
    dense = len(_DENSE.findall(text))
    return len(text.split()) + dense // 2 if dense else len(text.split())


def terms(text: str) -> frozenset[str]:
    """Give what a sentence is about: its longer words, or pairs of characters in scripts without spaces."""
    folded = text.lower()
    found = {word for word in _TOKEN.findall(folded) if len(word) > _FUNCTION_WORD or word.isdigit()}
    for run in () if folded.isascii() else _DENSE_RUN.findall(folded):
        found.update(run[at : at + 2] for at in range(len(run) - 1))
    return frozenset(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One sentence of the story.

    Attributes:
        sentence: The sentence.
        words: How many words it has.
        terms: What it is about.
        leans: Whether it cannot stand without the sentence before it.
        score: How central it is to the story.
    """

    sentence: StorySentence
    words: int
    terms: frozenset[str]
    leans: bool
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of the story, or one bullet.

    Attributes:
        units: Its sentences.
        kind: The part it is.
        heading: The subhead above it.
        order: Its place in the story.
        announces: Whether it ends with a colon, so that what follows belongs to it.
        speech: Whether it is somebody's direct speech.
        background: Whether it stands in a part that says what it means or how it came about.
    """

    units: tuple[Unit, ...]
    kind: PartKind
    heading: StorySentence | None
    order: int
    announces: bool
    speech: bool
    background: bool

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(unit.words for unit in self.units)

    @property
    def leans(self) -> bool:
        """Whether it cannot stand without the paragraph before it."""
        return self.units[0].leans


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Everything the writer may choose from.

    Attributes:
        paragraphs: All paragraphs of the story in order.
        quotations: Direct speech, by the number of the paragraph's part.
        subheads: Subheads before the first paragraph.
        words: How many words the story has without direct speech.
    """

    paragraphs: tuple[Paragraph, ...]
    quotations: dict[int, tuple[QuotedSpeech, ...]]
    subheads: tuple[StorySentence, ...]
    words: int


def gather(brief: Brief) -> Material:
    """Collect the story of a release.

    Args:
        brief: The job.
    """
    quotations = _by_part(brief)
    language = brief.source.language
    leaning = _Leaning(leading("leaning", language), frozenset(words_for("pointing", language)))
    topics = {sentence.number: terms(sentence.text) for sentence in brief.story}
    weights = _weights(topics.values())
    paragraphs: list[Paragraph] = []
    for heading, run in _runs(brief.story, comparable(plain(brief.item.title))):
        units = tuple(
            Unit(
                sentence=sentence,
                words=count_words(sentence.text),
                terms=topics[sentence.number],
                leans=leaning.leans(sentence, run[at - 1] if at else None),
                score=_score(topics[sentence.number], weights),
            )
            for at, sentence in enumerate(run)
        )
        paragraphs.append(
            Paragraph(
                units=units,
                kind=run[0].kind,
                heading=heading,
                order=len(paragraphs),
                announces=run[-1].text[-1:] in ":：",
                speech=_is_speech(run, quotations.get(run[0].part, ())),
                background=heading is not None and is_background(heading.text),
            )
        )
    opening = takewhile(lambda sentence: sentence.kind is PartKind.SUBHEAD, brief.story)
    return Material(
        paragraphs=tuple(paragraphs),
        quotations=quotations,
        subheads=tuple(opening),
        words=sum(paragraph.words for paragraph in paragraphs if not paragraph.speech),
    )


def _runs(
    sentences: tuple[StorySentence, ...], title: str
) -> Iterator[tuple[StorySentence | None, list[StorySentence]]]:
    """Give the sentences of each paragraph, with the subhead above it."""
    heading: StorySentence | None = None
    for _, group in groupby(sentences, key=lambda sentence: sentence.part):
        run: list[StorySentence] = []
        for sentence in group:
            # "Background:" is a subhead that the layout could not tell from a sentence.
            if sentence.kind is PartKind.SUBHEAD or _is_label(sentence):
                heading = sentence
            elif not _is_furniture(sentence.text, title):
                run.append(sentence)
        if run:
            yield heading, run


_LONGEST_LABEL, _LONGEST_FURNITURE = 40, 200


def _is_furniture(text: str, title: str) -> bool:
    """Whether a sentence is no story: an invitation to click, or the title once more."""
    if len(text) > _LONGEST_FURNITURE and "://" not in text:
        return False
    return line_kind(text) is not None or (
        abs(len(text) - len(title)) < len(title) and comparable(text) == title
    )


def _is_label(sentence: StorySentence) -> bool:
    return (
        sentence.kind is PartKind.BODY
        and len(sentence.text) <= _LONGEST_LABEL
        and sentence.text[-1] in ":："
        and is_background(sentence.text)
    )


def _by_part(brief: Brief) -> dict[int, tuple[QuotedSpeech, ...]]:
    found: dict[int, list[QuotedSpeech]] = {}
    parts = brief.anatomy.parts
    at = 0
    for quotation in brief.anatomy.quotations:
        while parts[at].span.end <= quotation.span.start:
            at += 1
        found.setdefault(at, []).append(quotation)
    return {part: tuple(quotations) for part, quotations in found.items()}


def _is_speech(run: list[StorySentence], quotations: tuple[QuotedSpeech, ...]) -> bool:
    spoken = sum(len(quotation.span.text) for quotation in quotations)
    # A paragraph that opens with a named person's words is theirs, also when "said X, head of ..." is long.
    opens = (
        bool(quotations)
        and quotations[0].span.start - run[0].start <= 1
        and quotations[0].speaker is not None
    )
    return spoken > (_OPENING_SHARE if opens else _QUOTED_SHARE) * (run[-1].end - run[0].start)


_ALL_QUOTED = 0.9
_QUOTES = '"“„«»‘’「『”'
_POINTING_REACH = 4
_OPENERS = "\"'“”„«»‘’「『([*_ \u00a0"


@dataclass(frozen=True, slots=True)
class _Leaning:
    """What makes a sentence lean on the one before it, in one language."""

    openers: re.Pattern[str]
    pointing: frozenset[str]

    def leans(self, sentence: StorySentence, before: StorySentence | None) -> bool:
        text = sentence.text.lstrip(_OPENERS)
        if before is not None and before.text[-1:] in ":：":
            return True
        if sentence.text[:1] in _QUOTES and _is_all_quoted(sentence.text):
            # Words between quotation marks need the sentence that says whose they are.
            return True
        if self.openers.match(text) is not None or text[:1].islower():
            return True
        # "Out of these, 17 were sold": the pointing word need not be the first.
        first = text.split(None, _POINTING_REACH)[:_POINTING_REACH]
        return any(word.strip(".,;:،").lower() in self.pointing for word in first)


def _is_all_quoted(text: str) -> bool:
    spoken = sum(marks.end - marks.start for marks in find_quote_marks(text, 0, len(text)))
    return spoken > _ALL_QUOTED * len(text)


def _weights(topics: Iterable[frozenset[str]]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for topic in topics:
        counts.update(topic)
    return {term: math.log(1 + count) for term, count in counts.items() if count > 1}


def _score(topic: frozenset[str], weights: dict[str, float]) -> float:
    """Centrality: how much of what the story keeps coming back to stands in one sentence."""
    if not topic:
        return 0.0
    return sum(weights.get(term, 0.0) for term in topic) / math.sqrt(len(topic) + 6)
