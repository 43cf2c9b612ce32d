"""The anatomy of a release: every character of it belongs to exactly one part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressrewrite.models import Anatomy, Dateline, Part, PartKind, SourceItem, SourceText, Span, Ticker
from pressrewrite.release.calendar import date_pattern, find_date
from pressrewrite.release.cues import (
    LONGEST_HEADING,
    ReleaseHints,
    content_kind,
    line_kind,
    opens_contact,
    section_kind,
)
from pressrewrite.release.dateline import find_dateline
from pressrewrite.release.embargo import is_embargo_line, read_embargo
from pressrewrite.release.headline import whole_title
from pressrewrite.release.quotations import find_quotations
from pressrewrite.text import Block, BlockKind, comparable, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["anatomy"]

_TAIL = frozenset(
    {PartKind.BOILERPLATE, PartKind.CONTACT, PartKind.LEGAL, PartKind.EDITOR_NOTES, PartKind.FURNITURE}
)
_CLOSING = _TAIL | {PartKind.END_MARK}
# Lists of links and contacts have short lines; a long paragraph early in a release is story again.
_SHORT_TAIL = frozenset({PartKind.CONTACT, PartKind.FURNITURE})
_STORY_OR_HEADING = frozenset({PartKind.LEAD, PartKind.BODY, PartKind.LIST, PartKind.SUBHEAD})
_LAST_WORD = re.compile(r"[(（](?:end|ends|ende|fin|完|了|以上|끝|انتهى)[)）]\s*\Z", re.IGNORECASE)
# Every name in the pattern below holds one of these.
_EXCHANGES = (
    "NYSE", "NASDAQ", "Nasdaq", "AMEX", "TSX", "CSE", "Cboe", "OTC", "LSE", "AIM", "ASX", "HKEX", "SEHK", "TSE",
    "TYO", "FSE", "FRA", "XETRA", "SIX", "KOSPI", "KOSDAQ", "KRX", "BSE", "NSE", "Euronext", "BMV", "B3",
)  # fmt: skip
_TICKER = re.compile(
    r"(?<![\w])(?P<exchange>NYSE American|NYSE Arca|NYSE|NASDAQ|Nasdaq(?:GS|GM|CM)?|AMEX|TSXV|"
    r"TSX-V|TSX|CSE|Cboe CA|"
    r"OTCQB|OTCQX|OTC Pink|OTC|LSE|AIM|ASX|HKEX|SEHK|TSE|TYO|FSE|FRA|XETRA|SIX|KOSPI|"
    r"KOSDAQ|KRX|BSE|NSE|Euronext[\w ]{0,12}|BMV|B3)"
    r"\s*[:：]\s*[“\"]?(?P<symbol>[A-Z0-9][A-Z0-9.\-]{0,9})(?![\w])"
)
# "**WITHDRAWING FROM ORGANISATIONS:** Today, ...": a heading that runs into its paragraph.
_RUN_IN_LABEL = re.compile(r"\*\*(?=[^*]{6,90}\*\*)(?:[^a-z*]+)(?::\*\*|\*\*:?)\s+(?=\S)")
_FIRST_BLOCKS = 14
_SHORTEST_RUN = 3
_SHORTEST_REPEAT = 12
# A line of this many words says something, even without a full stop.
_FEWEST_SAID = 8
_LONGEST_ITEM, _SHORTEST_LEAD = 100, 150
_TERMINAL = '.!?…。！？؟۔।။:："”’»」'
_FEWEST_TOLD = 20
_LONGEST_SITE, _LONGEST_ENDING = 40, 40
# "TITLE - Name of the site", "TITLE | Name"; a sentence that begins with the words of the title is story.
_SITE = re.compile(r"\s*[-|·»:]\s*\S")


def anatomy(item: SourceItem | SourceText) -> Anatomy:
    r"""Take a release apart.

    Nothing is thrown away: the parts follow one another without a gap, and joined they are the source text.

    Args:
        item: The release, or its text when that has been made already.

    Returns:
        The parts with dateline, embargo, quotations and tickers.

    Example:
        >>> release = SourceItem(
        ...     title="Reef reopens",
        ...     publisher="Port",
        ...     body="LISBON, 3 May 2025 - The reef is open.\n\nAbout Port\n\nPort runs the harbour.",
        ... )
        >>> [part.kind.value for part in anatomy(release).parts]
        ['headline', 'dateline', 'lead', 'boilerplate']
    """
    source = item if isinstance(item, SourceText) else SourceText(item)
    kinds = _Classifier(source).kinds()
    pieces = list(_pieces(source, kinds))
    parts = _partition(source, pieces)
    paragraphs = [(piece.start, piece.end, piece.kind) for piece in pieces if piece.kind in _STORY_OR_HEADING]
    embargo = next((part.span.text for part in parts if part.kind is PartKind.EMBARGO), None)
    return Anatomy(
        language=source.language,
        parts=parts,
        dateline=next((piece.dateline for piece in pieces if piece.dateline), None),
        embargo_until=read_embargo(embargo, source.language) if embargo is not None else None,
        under_embargo_line=embargo is not None,
        quotations=tuple(
            speech
            for speech in find_quotations(source.text, paragraphs, source.language)
            # Nobody said to a reader what stands in a comment of the page.
            if source.seen[speech.span.start : speech.span.end] == speech.span.text
        ),
        tickers=tuple(_tickers(source.text)),
        paragraphs=sum(kind is not PartKind.SUBHEAD for _, _, kind in paragraphs),
    )


def _tickers(text: str) -> Iterator[Ticker]:
    if not any(exchange in text for exchange in _EXCHANGES):
        return
    for match in _TICKER.finditer(text):
        yield Ticker(
            exchange=match["exchange"],
            symbol=match["symbol"],
            span=Span.of(text, match.start("exchange"), match.end("symbol")),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Piece:
    start: int
    end: int
    kind: PartKind
    dateline: Dateline | None = None


class _Classifier:
    """Says of every block of one release what it is."""

    def __init__(self, source: SourceText) -> None:
        self.source = source
        self.body = source.item.body or ""
        self.blocks = source.blocks
        self.title = comparable(plain(source.item.title))
        self.hints = ReleaseHints.of(self.body)
        self.tail: PartKind | None = None

    def words(self, block: Block) -> str:
        """Give the words of a block."""
        return self.body[block.start : block.end]

    def kinds(self) -> list[PartKind]:
        """Give the kind of every block, in order."""
        kinds = [self._kind(number, block) for number, block in enumerate(self.blocks)]
        self._settle_lists(kinds)
        self._settle_runs(kinds)
        self._settle_lead(kinds)
        return kinds

    def _kind(self, number: int, block: Block) -> PartKind:
        words = self.words(block)
        if number < _FIRST_BLOCKS and self._repeats_title(words, early=number < _SHORTEST_RUN):
            return PartKind.HEADLINE
        if number < _FIRST_BLOCKS and self._is_dateline(block):
            return PartKind.DATELINE
        late = block.start * 2 > len(self.body)
        is_heading = block.kind is BlockKind.HEADING
        shaped = line_kind(words)
        if shaped is PartKind.END_MARK:
            self.tail = self.tail or PartKind.EDITOR_NOTES
            return shaped
        if shaped is not None:
            self.tail = None if shaped is PartKind.RELEASE_LINE else self.tail
            return shaped
        if len(words) <= 2 * LONGEST_HEADING and is_embargo_line(words):
            return PartKind.EMBARGO
        shown = plain(words) if "](" in words else words
        is_label = len(words) <= LONGEST_HEADING and words[-1] in ":："
        opens = section_kind(shown, heading=is_heading or is_label)
        if opens is not None and (
            late or opens is not PartKind.BOILERPLATE or not is_heading or self._told(number)
        ):
            self.tail = opens if is_heading or late else self.tail
            return opens
        said = content_kind(words, late=late, hints=self.hints)
        if said is not None:
            # Nothing behind "For further information: ..." at the end of a release is story any more.
            self.tail = said if said is PartKind.CONTACT and late and opens_contact(words) else self.tail
            return said
        if not late and (is_heading or (self.tail in _SHORT_TAIL and len(words.split()) >= _FEWEST_TOLD)):
            self.tail = None
        if self.tail is not None:
            return self.tail
        return self._story(block)

    def _told(self, number: int) -> bool:
        """Whether a paragraph follows the heading; in a table of contents the next heading follows."""
        return number + 1 < len(self.blocks) and self.blocks[number + 1].kind is BlockKind.PARAGRAPH

    def _repeats_title(self, words: str, *, early: bool) -> bool:
        title = self.source.item.title
        # A line that completes a title that was cut off may be longer, others may not.
        longest = (
            2 * len(title) + 200 if title.rstrip().endswith(("…", "...")) else len(title) + 3 * _LONGEST_SITE
        )
        if not self.title or len(words) > longest:
            return False
        line = comparable(plain(words))
        if line == self.title or whole_title(title, words) is not None:
            return True
        # "TITLE - Name of the site", and the half of a title that a page prints on a line of its own.
        rest = line.removeprefix(self.title)
        if len(rest) < len(line) and len(rest) <= _LONGEST_SITE and _SITE.match(rest):
            return True
        # Further down, words of the title are a subhead.
        return early and len(line) >= _SHORTEST_REPEAT and line in self.title

    def _is_dateline(self, block: Block) -> bool:
        """Whether all of a block is a date, or a dateline without the sentence it belongs to."""
        words = self.words(block)
        if _is_date(words, self.source.language):
            return True
        if len(words) > LONGEST_HEADING:
            return False
        found = find_dateline(self.body, block.start, block.end, self.source.language)
        return found is not None and found.span.end == block.end

    def _story(self, block: Block) -> PartKind:
        return {
            BlockKind.HEADING: PartKind.SUBHEAD,
            BlockKind.BULLET: PartKind.LIST,
            BlockKind.TABLE: PartKind.TABLE,
            BlockKind.PARAGRAPH: PartKind.BODY,
        }[block.kind]

    def _settle_lists(self, kinds: list[PartKind]) -> None:
        """Short lines without a full stop behind a colon are a list, with or without bullets."""
        announced = False
        for number, kind in enumerate(kinds):
            words = self.words(self.blocks[number])
            if announced and kind in {PartKind.BODY, PartKind.SUBHEAD} and self._is_item(number):
                kinds[number] = PartKind.LIST
            else:
                announced = kind.in_story and words[-1] in ":："

    def _is_item(self, number: int) -> bool:
        words = self.words(self.blocks[number])
        if len(words) > _LONGEST_ITEM or words[-1] in _TERMINAL:
            return False
        before = self.body[self.blocks[number - 1].end : self.blocks[number].start]
        # A line on its own is an item only among others; a heading stands apart with blank lines.
        near = (
            number + 1 < len(self.blocks)
            and self.body[self.blocks[number].end : self.blocks[number + 1].start].count("\n") == 1
        )
        return before.count("\n") == 1 or near

    def _settle_runs(self, kinds: list[PartKind]) -> None:
        """Three headings in a row head nothing: they are a list behind a colon, or a table of contents."""
        at = 0
        while at < len(kinds):
            end = at
            while end < len(kinds) and kinds[end] is PartKind.SUBHEAD:
                end += 1
            if end - at >= _SHORTEST_RUN:
                announced = at > 0 and kinds[at - 1].in_story and self.words(self.blocks[at - 1])[-1] in ":："
                # The last of the run heads the paragraph that follows.
                heads = not announced and end < len(kinds) and kinds[end].in_story
                kind = PartKind.LIST if announced else PartKind.FURNITURE
                kinds[at : end - heads] = [kind] * (end - heads - at)
            at = max(end, at + 1)
        self._settle_bare_headings(kinds)

    def _settle_bare_headings(self, kinds: list[PartKind]) -> None:
        """A heading with nothing under it heads nothing."""
        only = PartKind.BODY not in kinds and PartKind.LIST not in kinds
        for number in range(len(kinds) - 1, -1, -1):
            following = kinds[number + 1] if number + 1 < len(kinds) else None
            if kinds[number] is not PartKind.SUBHEAD or (following is not None and following not in _CLOSING):
                continue
            long = len(self.words(self.blocks[number]).split()) >= _FEWEST_SAID
            kinds[number] = PartKind.BODY if only or long else PartKind.FURNITURE
            only = only and kinds[number] is not PartKind.BODY

    def _settle_lead(self, kinds: list[PartKind]) -> None:
        first = fallback = None
        for number, kind in enumerate(kinds):
            if kind is not PartKind.BODY:
                continue
            words = self.words(self.blocks[number])
            if len(words) < _SHORTEST_LEAD and words[-1] not in _TERMINAL:
                # Titles, places and names stand on lines of their own before the story begins.
                fallback = number if fallback is None or len(words) > _LONGEST_ITEM else fallback
                continue
            first = number if first is None else first
            if number >= _FIRST_BLOCKS:
                break
            block = self.blocks[number]
            if find_dateline(self.body, block.start, block.end, self.source.language) is not None:
                first = number
                break
        first = fallback if first is None else first
        if first is not None:
            kinds[first] = PartKind.LEAD


def _pieces(source: SourceText, kinds: list[PartKind]) -> Iterator[_Piece]:
    """Cut blocks where a part begins in the middle of one: behind the dateline, before "(end)"."""
    shift, text = source.body_start, source.text
    has_dateline = False
    for number, (block, kind) in enumerate(zip(source.blocks, kinds, strict=True)):
        start, end = block.start + shift, block.end + shift
        dated = None
        if not has_dateline and number < _FIRST_BLOCKS:
            if kind is PartKind.LEAD:
                dated = find_dateline(text, start, end, source.language)
            elif kind is PartKind.DATELINE:
                dated = find_dateline(text, start, end, source.language) or _bare_date(
                    text, start, end, source.language
                )
        if dated is not None:
            has_dateline = True
            yield _Piece(start=dated.span.start, end=dated.span.end, kind=PartKind.DATELINE, dateline=dated)
            rest = text[dated.span.end : end]
            start = dated.span.end + len(rest) - len(rest.lstrip())
            if start >= end:
                continue
        label = _RUN_IN_LABEL.match(text, start, end) if kind in {PartKind.LEAD, PartKind.BODY} else None
        if label is not None:
            yield _Piece(start=start, end=label.end(), kind=PartKind.SUBHEAD)
            start = label.end()
        ending = _LAST_WORD.search(text, max(start, end - _LONGEST_ENDING), end) if kind.in_story else None
        if ending is None or ending.start() == start:
            yield _Piece(start=start, end=end, kind=kind)
        else:
            yield _Piece(start=start, end=ending.start(), kind=kind)
            yield _Piece(start=ending.start(), end=end, kind=PartKind.END_MARK)


_CLOCK_AND_DAY = re.compile(
    r"[(（]\w{1,12}[)）]|\d{1,2}[:：時시.]\d{2}分?(?:\s*(?:Uhr|h|[AaPp]\.?[Mm]\.?))?|[\s,.~～–—|-]"
)


def _is_date(words: str, language: str) -> bool:
    """Whether a line holds a date and nothing else but weekday and clock."""
    if len(words) > LONGEST_HEADING // 2:
        return False
    match = date_pattern(language).search(words)
    if match is None:
        return False
    return not _CLOCK_AND_DAY.sub("", words[: match.start()] + " " + words[match.end() :])


def _bare_date(text: str, start: int, end: int, language: str) -> Dateline:
    found = find_date(text[start:end], language)
    return Dateline(span=Span.of(text, start, end), day=found.day if found else None)


def _partition(source: SourceText, pieces: list[_Piece]) -> tuple[Part, ...]:
    """Give every character to a part: white space goes to the part before it, like with like is joined."""
    starts: list[tuple[int, PartKind]] = [(0, PartKind.HEADLINE)]
    for piece in pieces:
        joins = piece.kind is starts[-1][1] and not piece.kind.in_story
        if not joins:
            starts.append((piece.start, piece.kind))
    ends = [start for start, _ in starts[1:]] + [len(source.text)]
    return tuple(
        Part(kind=kind, span=source.span(start, end)) for (start, kind), end in zip(starts, ends, strict=True)
    )
