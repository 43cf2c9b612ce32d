"""The blocks of a plain text: paragraphs, headings, bullets and tables, with exact offsets.

Blank lines part blocks. Within a run of lines the shape decides: lines that were only wrapped belong
together, lines of a list do not. Nothing but white space lies between two blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Block", "BlockKind", "blocks"]


class BlockKind(StrEnum):
    """What a block of text is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    TABLE = "table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph, heading, bullet or table.

    Attributes:
        start: Where it begins in the text; the first character is no white space.
        end: Where it ends; the last character is no white space.
        kind: What it is.
    """

    start: int
    end: int
    kind: BlockKind


class _Line(NamedTuple):
    start: int
    end: int
    text: str

    @property
    def width(self) -> int:
        return self.end - self.start


_MARKER = Pattern(
    r"(?:[-–—*+•·●▪◦‣⁃○■□◆◇►▶➢➤✓✔・※]"
    r"|\(?[0-9]{1,2}\)|\([a-zA-Z]\)|[a-z]\)|\([ivx]{1,4}\)"
    r"|[0-9]{1,2}\.(?!\s+\w+\s+[0-9]{4}(?![/–-]))(?!\s*[0-9]))[ \t\u00a0\u3000]+(?=\S)"
    r"|[•●▪■◆►▶➢➤※](?=\w)",
)
_END_MARK = Pattern(r"[-–—*#=_~\\\s]+(?:[0-9]{1,3}[-–—*#=_~\\\s]+)?")
_FITTING_WORD = Pattern(r"[^\s\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+|\S")
_CONTINUES = Pattern("[.,;:!?%®™©)\\]’”»、。，]")
_TERMINAL = ".!?…。！？｡．؟۔।॥။։።៕"
_CLOSERS = "\"'”’»›」』）)]】〉》*_ \u00a0"
# A sentence that ends, then three or more spaces; or an inline bullet after a sentence or a colon.
_INNER_BREAK = Pattern(
    r"(?<=[.!?…:;。！？”\"»)])"
    # ... unless the sentence goes on in small letters or in a link: converters pad wrapped lines with spaces.
    r"(?:[ \t\u00a0]{3,}(?![ \t\u00a0a-zß-öø-ÿ\[(,])|[ \t\u00a0]+(?=(?:[-–*]|\\-)[ \t\u00a0]{2,}\S)"
    r"|[ \t\u00a0]*(?=[•●▪][ \t\u00a0]))",
)
_INLINE_DOT = Pattern(r"(?<=[ \t\u00a0])(?=[•●▪■][ \t\u00a0]*\S)")
_DOT = Pattern(r"[•●▪■]")
_MARKDOWN_HEADING = Pattern(r"#{1,6}[ \t]+\S|\*\*[^*]+\*\*$")
_COLUMN_GAP = Pattern(r"(?<=\S)(?:\t+| {3,})(?=\S)")
# A bullet, or what is the same at the beginning of every inner break; said at once of most lines.
_MAY_BREAK = Pattern(
    r"[•●▪■.!?…:;。！？”\"»)](?:(?<=[•●▪■])|[ \t\u00a0]{3}|[ \t\u00a0]+(?:[-–*]|\\-)[ \t\u00a0]{2})"
)
_UNCASED = Pattern("[\u0590-\u08ff\u0900-\u109f\u1200-\u139f\u1780-\u17ff\u3040-\u9fff\uac00-\ud7af]")
_IDEOGRAPHS = Pattern("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")

_NARROWEST_WRAP, _NARROWEST_PAIR, _WIDEST_WRAP = 40, 60, 120
_CUT_OFF = 120
_LONGEST_HEADING, _LONGEST_DENSE_HEADING, _MOST_HEADING_WORDS = 100, 45, 16
_MARKED_COLUMNS = 2


def _lines(text: str) -> Iterator[list[_Line]]:
    """Runs of lines that are not blank, each line without its outer white space."""
    run: list[_Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        content = raw.strip()
        if content:
            begin = start + len(raw) - len(raw.lstrip())
            run.append(_Line(begin, begin + len(content), content))
        elif run:
            yield run
            run = []
        start += len(raw)
    if run:
        yield run


def _is_bullet(line: str) -> bool:
    return _MARKER.match(line) is not None and _END_MARK.fullmatch(line) is None


def _is_row(line: str) -> bool:
    """Whether a line looks like a row of a table."""
    if "\t" not in line and "|" not in line and "   " not in line:
        return False
    if line.startswith("|") and line.endswith("|") and len(line) > 1:
        return True
    gaps = [
        gap
        for gap in _COLUMN_GAP.finditer(line)
        if gap[0][0] == "\t" or line[gap.start() - 1] not in _TERMINAL
    ]
    if not gaps:
        return line.count(" | ") >= _MARKED_COLUMNS
    return not _is_bullet(line) and (len(gaps) > 1 or gaps[0][0][0] == "\t" or line[-1].isdigit())


def _ends_sentence(line: str) -> bool:
    return line.rstrip(_CLOSERS)[-1:] in _TERMINAL if line.rstrip(_CLOSERS) else False


def _wrap_width(run: Sequence[_Line]) -> int:
    """The width a run of lines was wrapped to, or 0 when its lines end where their author ended them."""
    width = max(line.width for line in run)
    narrowest = _NARROWEST_PAIR if len(run) == len(("line", "rest")) else _NARROWEST_WRAP
    if not narrowest <= width <= _WIDEST_WRAP:
        return 0
    # A trade mark that a converter put on a line of its own says nothing about the width.
    pairs = [(line, after) for line, after in pairwise(run) if line.width > 1 and after.width > 1]
    full = sum(_fills(line, after, width) for line, after in pairs)
    return width if pairs and full * 4 >= len(pairs) * 3 else 0


def _fills(line: _Line, after: _Line, width: int) -> bool:
    word = _FITTING_WORD.match(after.text)
    return line.width + 1 + (len(word[0]) if word else 0) > width


def _joined(line: _Line, after: _Line, width: int) -> bool:
    """Whether a line goes on in the next one."""
    if _is_bullet(after.text) or _END_MARK.fullmatch(after.text):
        return False
    first = after.text[0]
    if first.islower() or _CONTINUES.match(first):
        return True
    if len(line.text) == 1 and line.text in "®™©":
        # A converter put the mark on a line of its own; the sentence goes on behind it.
        return True
    if width:
        return _fills(line, after, width)
    # A long line that stops in the middle of its sentence was broken by a converter.
    last = line.text[-1]
    if line.width < _CUT_OFF or after.width < _NARROWEST_WRAP or not first.isalpha():
        return False
    return last == "," or (last.isalpha() and not _UNCASED.match(last))


def _is_heading(text: str, start: int, end: int) -> bool:
    if end - start > _LONGEST_HEADING:
        return False
    content = text[start:end]
    if _MARKDOWN_HEADING.match(content):
        return True
    if content[0].islower() or content[-1] in ":;,،、，؛" or _ends_sentence(content):
        return False
    if not any(map(str.isalpha, content)) or "://" in content or "@" in content:
        return False
    limit = _LONGEST_DENSE_HEADING if _IDEOGRAPHS.search(content) else _LONGEST_HEADING
    return len(content) <= limit and len(content.split()) <= _MOST_HEADING_WORDS


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """The parts of a stretch between inner breaks, and whether each begins with an inline bullet."""
    content = text[start:end]
    if not _MAY_BREAK.search(content):
        yield start, end, False
        return
    dotted = _DOT.match(content) or re.search(r"[:.!?][ \t\u00a0]*[•●▪■][ \t\u00a0]", content)
    breaks = list(_INNER_BREAK.finditer(content))
    if dotted:
        first = dotted.start()
        breaks += [found for found in _INLINE_DOT.finditer(content) if found.start() > first]
        breaks.sort(key=lambda found: found.start())
    at = 0
    inline = False
    for found in breaks:
        if found.start() > at:
            yield start + at, start + found.start(), inline
        inline = _MARKER.match(content, found.end()) is not None
        at = max(at, found.end())
    if at < len(content):
        yield start + at, end, inline


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())


def _groups(run: Sequence[_Line]) -> Iterator[tuple[list[_Line], bool]]:
    """Lines of a run that belong together, and whether they are rows of a table."""
    width = _wrap_width(run)
    group: list[_Line] = []
    is_table = False
    rows = [_is_row(line.text) for line in run]
    for at, line in enumerate(run):
        beside = (at > 0 and rows[at - 1]) or (at + 1 < len(run) and rows[at + 1])
        in_table = rows[at] and beside
        joins = bool(group) and in_table == is_table and (in_table or _joined(group[-1], line, width))
        if group and not joins:
            yield group, is_table
            group = []
        group.append(line)
        is_table = in_table
    if group:
        yield group, is_table


def _run_blocks(text: str, run: Sequence[_Line]) -> Iterator[Block]:
    groups = list(_groups(run))
    # A run of many lines is an address, a menu or a list: only its first line can be a heading, above prose.
    for number, (group, is_table) in enumerate(groups):
        start, end = group[0].start, group[-1].end
        if is_table:
            yield Block(start=start, end=end, kind=BlockKind.TABLE)
            continue
        above_prose = number + 1 < len(groups) and _above_prose(groups[number + 1][0], text)
        for begin, stop, inline in _pieces(text, start, end):
            begin, stop = _trimmed(text, begin, stop)  # noqa: PLW2901
            kind = BlockKind.PARAGRAPH
            if inline or (begin == start and _is_bullet(group[0].text)):
                kind = BlockKind.BULLET
            elif (
                len(group) == 1
                and (begin, stop) == (start, end)
                and (len(groups) == 1 or above_prose)
                and _is_heading(text, begin, stop)
            ):
                kind = BlockKind.HEADING
            if begin < stop:
                yield Block(start=begin, end=stop, kind=kind)


def _above_prose(group: Sequence[_Line], text: str) -> bool:
    return not _is_heading(text, group[0].start, group[-1].end)


def blocks(text: str) -> tuple[Block, ...]:
    """Find the paragraphs, headings, bullets and tables of a plain text.

    A single line end joins when the next line begins with a small letter or a stray mark, or when the lines
    were wrapped to a width; the lines of a list stay apart. Three spaces after a sentence part paragraphs,
    and so does a bullet that a converter left inside a line ("administration. -   The Federal").

    Args:
        text: Any text.

    Returns:
        The blocks in order; between them lies nothing but white space.
    """
    return tuple(block for run in _lines(text) for block in _run_blocks(text, run))
