"""Quotations that run over several sentences: what of each sentence is quoted, and who is named for it.

A sentence in the middle of a quotation has no mark of its own; only its paragraph shows that it is quoted.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from pressrewrite.models import PartKind
from pressrewrite.release import QuoteMarks, find_quotations, find_quote_marks
from pressrewrite.release.quotations import OPENING
from pressrewrite.text import BlockKind, blocks
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pressrewrite.models import Article
    from pressrewrite.text import Block

__all__ = [
    "SINGLE",
    "Saying",
    "Spoken",
    "is_open",
    "opens",
    "running",
    "spoken",
    "spoken_in",
    "spoken_of",
    "spoken_whole",
    "statements",
]

_START = attrgetter("start")
_MOST_RUNNING = 12
_CLOSED = ".!?,…"
SINGLE = Pattern(
    r"(?<![\w'’])['‘](?P<words>[^\W\d_][^'‘’\n]{0,300}(?:(?<=\w)['’](?=\w)[^'‘’\n]{0,200}){0,4})(?<=[\w.,!?…])['’](?!\w)"
)
"""Single quotation marks: an apostrophe stands between or behind letters, an opening mark before a word."""

_MARK = Pattern(rf"{OPENING.pattern}|(?<!\w)'(?=\w)")


class Saying(NamedTuple):
    """Words that a text gives to somebody.

    Attributes:
        words: What is said, all of it, whatever sentence it stands in.
        start: Where its speaker is named, as offsets in the sentence.
        end: Where that ends.
        office: What else is said of the speaker; in "Acme's boss, Ann Lee, said" the name stands there.
    """

    words: str
    start: int
    end: int
    office: str = ""


class Spoken(NamedTuple):
    """What of a sentence stands between quotation marks, wherever those marks stand.

    Attributes:
        marks: The stretches, as offsets in the sentence; a mark outside it is moved to its edge.
        sayings: What is said by speakers that the sentence names.
    """

    marks: tuple[QuoteMarks, ...] = ()
    sayings: tuple[Saying, ...] = ()


def spoken(
    text: str, parts: Sequence[tuple[int, int]], language: str, *, layout: Iterable[Block] | None = None
) -> list[Spoken]:
    """Say for each sentence of a text what of it is quoted.

    Args:
        text: The text.
        parts: Where its sentences stand, in order.
        language: BCP 47 tag of the text.
        layout: Its paragraphs where they are known.

    Returns:
        One for each sentence.

    Example:
        >>> text = 'Ann Lee said: "It was dark. We waited." Then it dawned.'
        >>> [len(one.marks) for one in spoken(text, [(0, 27), (28, 39), (40, 55)], "en")]
        [1, 1, 0]
    """
    if not parts or _MARK.search(text) is None:
        return [Spoken()] * len(parts)
    known = blocks(text) if layout is None else layout
    stretches = [(block.start, block.end) for block in known if block.kind is not BlockKind.TABLE]
    marks = [found for stretch in stretches for found in _marks(text, *stretch)]
    if not marks:
        return [Spoken()] * len(parts)
    begins, ends = [one.start for one in marks], [one.end for one in marks]
    clipped = [
        tuple(_clipped(marks[bisect_right(ends, start) : bisect_left(begins, end)], start, end))
        for start, end in parts
    ]
    sayings = [one for group in _groups(clipped, parts) for one in _sayings(text, parts, group, language)]
    named = [one.start for one in sayings]
    # Of many quotations each sentence is shown its own few.
    return [
        Spoken(
            here,
            tuple(
                one._replace(start=one.start - start, end=one.end - start)
                for one in sayings[bisect_left(named, start) : bisect_left(named, end)]
                if one.end <= end
            ),
        )
        for here, (start, end) in zip(clipped, parts, strict=True)
    ]


def _groups(clipped: Sequence[tuple[QuoteMarks, ...]], parts: Sequence[tuple[int, int]]) -> Iterator[range]:
    """The sentences that one quotation runs through, as ranges; most hold one sentence."""
    begun = 0
    for at, here in enumerate(clipped):
        start, end = parts[at]
        behind = clipped[at + 1] if at + 1 < len(clipped) else ()
        if here and behind and here[-1].inner[1] == end - start and behind[0].inner[0] == 0:
            continue
        yield range(begun, at + 1)
        begun = at + 1


def _sayings(text: str, parts: Sequence[tuple[int, int]], group: range, language: str) -> Iterator[Saying]:
    """What is said by whom in some sentences; who is named in another one may have said something else."""
    start, end = parts[group[0]][0], parts[group[-1]][1]
    if _MARK.search(text, start, end) is None:
        return
    speeches = find_quotations(text, [(start, end, PartKind.BODY)], language)
    sayings = [
        Saying(one.span.text, one.speaker.start, one.speaker.end, one.role.text if one.role else "")
        for one in speeches
        if one.speaker is not None
    ]
    yield from sorted(sayings, key=_START)


def _marks(text: str, start: int, end: int) -> list[QuoteMarks]:
    """The quotations of a paragraph, in order; between single marks only speech of several sentences."""
    found = list(find_quote_marks(text, start, end))
    if "'" not in text:
        return found
    starts = [one.start for one in found]
    for match in SINGLE.finditer(text, start, end):
        inner = match.span("words")
        inside = text[inner[0] : inner[1] - 1]
        closed = text[inner[1] - 1] in _CLOSED and any(f"{mark} " in inside for mark in _CLOSED)
        at = bisect_left(starts, match.end())
        if closed and not (at and found[at - 1].end > match.start()):
            found.append(QuoteMarks(start=match.start(), end=match.end(), inner=inner))
    return sorted(found, key=_START)


def _clipped(marks: Sequence[QuoteMarks], start: int, end: int) -> Iterable[QuoteMarks]:
    for found in marks:
        first, last = max(found.inner[0], start), min(found.inner[1], end)
        if first < last:
            yield QuoteMarks(
                start=max(found.start, start) - start,
                end=min(found.end, end) - start,
                inner=(first - start, last - start),
            )


def spoken_in(sentences: Sequence[str], language: str) -> list[Spoken]:
    """Say for each sentence of one paragraph what of it is quoted.

    Args:
        sentences: The sentences, in order.
        language: BCP 47 tag of their language.
    """
    parts, at = [], 0
    for sentence in sentences:
        parts.append((at, at + len(sentence)))
        at += len(sentence) + 1
    return spoken(" ".join(sentences), parts, language)


def spoken_of(article: Article) -> dict[int, Spoken]:
    """Say for each sentence of an article's text and quotations what of it is quoted.

    Args:
        article: The article.

    Returns:
        By the identity of each sentence; headline and key points are not in it.
    """
    found: dict[int, Spoken] = {}
    for section in article.sections:
        for paragraph in section.paragraphs:
            texts = [sentence.text for sentence in paragraph.sentences]
            here = spoken_in(texts, article.language)
            found |= {id(one): quoted for one, quoted in zip(paragraph.sentences, here, strict=True)}
    for quotation in article.quotations:
        found |= {id(piece): spoken_whole(piece.text) for piece in quotation.pieces}
    return found


def spoken_whole(text: str) -> Spoken:
    """Say of words that are set as a quotation, without marks, that all of them are quoted.

    Args:
        text: The words.
    """
    return Spoken((QuoteMarks(start=0, end=len(text), inner=(0, len(text))),))


def statements(sentences: Sequence[str], language: str) -> list[range]:
    """Part the sentences of a paragraph where no quotation runs on.

    Args:
        sentences: The sentences, in order.
        language: BCP 47 tag of their language.

    Returns:
        Ranges of their places; sentences of one range belong to one quotation, most ranges hold one sentence.

    Example:
        >>> statements(['Lee said: "It was dark.', 'We waited."', "Then it dawned."], "en")
        [range(0, 2), range(2, 3)]
    """
    quoted = spoken_in(sentences, language)
    lengths = [(0, len(sentence)) for sentence in sentences]
    return list(_groups([here.marks for here in quoted], lengths))


def is_open(sentences: Sequence[str], language: str) -> bool:
    """Say whether a paragraph ends within a quotation, which goes on in the next one.

    Args:
        sentences: The sentences of the paragraph, in order.
        language: BCP 47 tag of their language.

    Example:
        >>> is_open(['"It was dark.'], "en"), is_open(['"It was dark."'], "en")
        (True, False)
    """
    if not sentences:
        return False
    marks = spoken_in(sentences, language)[-1].marks
    return bool(marks) and marks[-1].inner[1] == len(sentences[-1])


def opens(sentence: str) -> bool:
    """Say whether a sentence begins with a mark that opens a quotation.

    Args:
        sentence: The sentence.
    """
    return _MARK.match(sentence) is not None


def running(before: Sequence[str], text: str, language: str) -> tuple[Spoken, list[str]]:
    """Say what of a sentence is quoted while those behind it are not yet written.

    Args:
        before: The sentences of a quotation that was not closed.
        text: The sentence.
        language: BCP 47 tag of its language.

    Returns:
        What is quoted of it, and the sentences of a quotation that is still open behind it.
    """
    # A mark at its head opens another paragraph of the same speech.
    sentences = [text] if opens(text) else [*before, text]
    here = spoken_in(sentences, language)[-1]
    goes_on = bool(here.marks) and here.marks[-1].inner[1] == len(text)
    # A mark that is never closed must not make a quotation of all that follows.
    return here, sentences if goes_on and len(sentences) < _MOST_RUNNING else []
