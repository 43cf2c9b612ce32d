"""The headings, paragraphs, bullets and quotations of an article in plain text or Markdown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from pressrewrite.drafts.headings import topic_of
from pressrewrite.text import BlockKind, blocks
from pressrewrite.text.pattern import Pattern

__all__ = ["Element", "ElementKind", "ends_sentence", "read_elements"]


class ElementKind(StrEnum):
    """What a stretch of lines is."""

    HEADING = "heading"
    TEXT = "text"
    BULLET = "bullet"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One heading, paragraph, bullet, row of a table or block quotation.

    Attributes:
        kind: What it is.
        words: Its words without the mark of the line, other markup included.
        marked: Whether a mark made it a heading (`#`, bold, a colon), and not its shape alone.
        lines: How many lines it had.
        speaker: Who is named behind a dash under it.
        open_mark: Whether its mark (■, ◆) stands before headings and before bullets alike.
    """

    kind: ElementKind
    words: str
    marked: bool = False
    lines: int = 1
    speaker: str | None = None
    open_mark: bool = False


_NOTHING = Pattern(r"[\s.…·*_=~`\[\]()-]*")
_FENCE = Pattern(r"\s{0,3}(?:```|~~~)[\w+-]{0,20}\s*")
_UNDERLINE = Pattern(r"\s{0,3}(?:={3,}|-{3,})\s*")
_HASHES = Pattern(r"\s{0,3}#{1,6}[ \t\u3000]+(?P<words>\S.*?)[ \t#]*")
_BOLD = Pattern(
    r"\s*(?:[0-9]{1,2}[.)]\s+)?(?P<mark>\*\*\*|\*\*|__)(?P<words>[^*\n]{1,200}?)(?P=mark)\s*(?P<colon>[:：]?)\s*"
)
_QUOTE = Pattern(r"\s{0,3}>\s?(?:>\s?)*(?P<words>.*)")
_BULLET = Pattern(
    r"\s*(?:…\s*(?=[-•*]))?(?:[-*+•·●▪◦‣⁃・○–—▶►➤✓✔]|\(?[0-9]{1,2}\)|[0-9]{1,2}\.(?!\s+\w+\s+[0-9]{4})(?!\s*[0-9])"
    r"|[①-⑳])(?:[ \t\u00a0\u3000]+|(?<=[•●・①-⑳]))(?P<words>\S.*)"
)
_GEOMETRIC = Pattern(r"\s*(?P<mark>[■◆◇▼□▽★☆])\s*(?P<words>\S.*)")
_BRACKETED = Pattern(r"\s*[【〖](?P<words>[^【】〖〗\n]{1,60})[】〗]\s*")
_DASHED = Pattern(r"\s*(?:[—–―]+|--)\s*(?P<words>\S.{0,118})")
_INDENTED = Pattern(r"(?: {2,}|\t)\S")
_CLOSING_QUOTE = '"”“»«」』’'
_SAID = Pattern(r"[\"“„«「『].*[\"”“»」』]\s*(?:[—–―]|--?)\s*\S")
_CELL_RULE = Pattern(r"[\s|:+-]*")
_DENSE = Pattern("[\u0e00-\u0e7f\u3040-\u9fff]")
_TERMINAL = ".!?…。！？｡．؟۔।॥"
_CLOSERS = "\"'”’»›」』）)]】〉》*_ \u00a0"
_INNER_END = Pattern(r"[.!?؟।][\"'”’»)]*\s+\S|[。！？](?=.)")
_LONGEST_COLON, _LONGEST_DENSE_COLON = 100, 50
_LONGEST_HEADING = 150


def ends_sentence(words: str) -> bool:
    """Say whether words end as a sentence does, closing quotation marks and emphasis aside.

    Args:
        words: One line or paragraph.
    """
    return words.rstrip(_CLOSERS)[-1:] in {*_TERMINAL}


def read_elements(text: str) -> tuple[Element, ...]:
    """Find the parts of an article in the order of reading.

    Args:
        text: Plain text or Markdown, without what a model says around it.

    Returns:
        The elements; lines that hold nothing but dots, rules or fences are skipped.
    """
    reader = _Reader()
    for line in text.replace("\ufeff", "").splitlines():
        reader.take(line)
    reader.end_run()
    return tuple(_promoted(reader.elements))


class _Reader:
    """Takes lines one by one; lines of running text wait until their run is whole."""

    def __init__(self) -> None:
        self.elements: list[Element] = []
        self.run: list[str] = []
        self.more: list[str] = []
        self.after_blank = True

    def take(self, line: str) -> None:
        """Put one line where it belongs."""
        if not line.strip() or _NOTHING.fullmatch(line) or _FENCE.fullmatch(line):
            self._take_nothing(line)
            return
        if self._continues(line):
            self.more.append(line.strip())
            return
        found = self._element(line)
        if found is None:
            self.run.append(line)
        else:
            self.end_run()
            self._put(found)
        self.after_blank = False

    def _take_nothing(self, line: str) -> None:
        underlined = len(self.run) == 1 and _UNDERLINE.fullmatch(line) and not ends_sentence(self.run[0])
        if underlined and len(self.run[0]) <= _LONGEST_HEADING:
            words = self.run.pop().strip()
            self.elements.append(Element(kind=ElementKind.HEADING, words=words, marked=True))
        self.end_run()
        self.after_blank = True

    def _continues(self, line: str) -> bool:
        """Whether a line goes on with the bullet above it."""
        if self.after_blank or self.run or not self.elements:
            return False
        if self.elements[-1].kind is not ElementKind.BULLET or self._element(line) is not None:
            return False
        return _INDENTED.match(line) is not None or line[:1].islower()

    def _put(self, found: Element) -> None:
        last = self.elements[-1] if self.elements else None
        named = last is not None and last.speaker is not None
        if last is not None and found.speaker is not None and not found.words and not named:
            self.elements[-1] = replace(last, speaker=found.speaker)
        elif (
            last is not None
            and not self.after_blank
            and last.kind is found.kind is ElementKind.QUOTE
            and not named
        ):
            self.more.append(found.words)
        else:
            self._end_more()
            self.elements.append(found)

    def _end_more(self) -> None:
        """Put the lines that go on with the last element into it, all at once."""
        if self.more:
            last = self.elements[-1]
            words = "\n".join((last.words, *self.more)).strip()
            self.elements[-1] = replace(last, words=words, lines=last.lines + len(self.more))
            self.more = []

    def _quoted_above(self) -> bool:
        """Whether what stands above is somebody's words, so that a dash can name the speaker."""
        if self.run:
            return self.run[-1].rstrip(" *_")[-1:] in {*_CLOSING_QUOTE}
        if not self.elements:
            return False
        last = self.elements[-1]
        return last.kind is ElementKind.QUOTE or (
            last.kind is ElementKind.TEXT and last.words.rstrip(" *_")[-1:] in {*_CLOSING_QUOTE}
        )

    def _element(self, line: str) -> Element | None:
        quote = _QUOTE.fullmatch(line)
        if quote:
            dashed = _DASHED.fullmatch(quote["words"])
            words, speaker = ("", dashed["words"]) if dashed else (quote["words"], None)
            return Element(kind=ElementKind.QUOTE, words=words.strip(), speaker=speaker)
        dashed = _DASHED.fullmatch(line)
        if dashed and self._quoted_above() and not ends_sentence(line):
            return Element(kind=ElementKind.QUOTE, words="", speaker=dashed["words"])
        return _heading(line) or _bullet(line)

    def end_run(self) -> None:
        """Cut the waiting lines of running text into paragraphs."""
        self._end_more()
        if not self.run:
            return
        text = "\n".join(self.run)
        self.run = []
        for block in blocks(text):
            words = text[block.start : block.end]
            if block.kind is BlockKind.TABLE:
                self.elements += _rows(words)
                continue
            # A whole sentence in bold is emphasis, and `"It sails." — Ada Moe` is somebody's words.
            heads = block.kind is BlockKind.HEADING and not ends_sentence(words) and not _SAID.match(words)
            kind = ElementKind.HEADING if heads else ElementKind.TEXT
            # 「※」 marks a remark, not an item.
            if block.kind is BlockKind.BULLET and not words.startswith("※"):
                kind, words = ElementKind.BULLET, _unmarked(words)
            self.elements.append(Element(kind=kind, words=words, lines=words.count("\n") + 1))


def _heading(line: str) -> Element | None:
    hashes = _HASHES.fullmatch(line)
    bold = None if hashes else _BOLD.fullmatch(line)
    found = hashes or bold or _BRACKETED.fullmatch(line)
    if not found or (
        bold and (len(line) > _LONGEST_HEADING or (ends_sentence(found["words"]) and not bold["colon"]))
    ):
        return None
    return Element(kind=ElementKind.HEADING, words=found["words"].strip(), marked=True)


def _bullet(line: str) -> Element | None:
    found = _BULLET.fullmatch(line)
    if found:
        return Element(kind=ElementKind.BULLET, words=found["words"].strip())
    geometric = _GEOMETRIC.fullmatch(line)
    if not geometric:
        return None
    # 「■概要」 over a paragraph is a heading; one of several such lines is a bullet, which `_promoted` sees.
    words = geometric["words"].strip()
    short = len(words) <= _LONGEST_DENSE_COLON and not ends_sentence(words)
    kind = ElementKind.HEADING if short else ElementKind.BULLET
    return Element(kind=kind, words=words, marked=True, open_mark=True)


def _unmarked(words: str) -> str:
    head, newline, rest = words.partition("\n")
    found = _BULLET.fullmatch(head) or _GEOMETRIC.fullmatch(head)
    return (found["words"] if found else head) + newline + rest


def _rows(words: str) -> list[Element]:
    rows: list[Element] = []
    for line in words.splitlines():
        if _CELL_RULE.fullmatch(line):
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").replace("\t", "|").split("|")]
        joint = ": " if len(cells) == len(("name", "value")) else ", "
        rows.append(Element(kind=ElementKind.BULLET, words=joint.join(filter(None, cells))))
    return rows


def _promoted(elements: list[Element]) -> list[Element]:
    """Short lines that end with a colon, or hold nothing but a known name, are headings of what follows."""
    made: list[Element] = []
    for number, element in enumerate(elements):
        behind = elements[number + 1] if number + 1 < len(elements) else None
        if element.kind is ElementKind.TEXT and _announces(element, behind):
            made.append(replace(element, kind=ElementKind.HEADING, marked=True))
        elif element.kind is ElementKind.HEADING and _is_listed(elements, number):
            made.append(replace(element, kind=ElementKind.BULLET, marked=False))
        else:
            made.append(element)
    return made


def _announces(element: Element, behind: Element | None) -> bool:
    words = element.words.strip(" *_")
    if element.lines > 1 or element.speaker is not None:
        return False
    if topic_of(words) is not None:
        return behind is not None
    limit = _LONGEST_DENSE_COLON if _DENSE.search(words) else _LONGEST_COLON
    if words[-1:] not in {":", "："} or len(words) > limit or _INNER_END.search(words):
        return False
    # "She said:" over a quotation introduces it.
    return behind is None or behind.kind is not ElementKind.QUOTE


def _is_listed(elements: list[Element], number: int) -> bool:
    """Whether a line with a geometric mark is one of a list: a neighbour is such a line, too."""
    beside = elements[max(number - 1, 0) : number] + elements[number + 1 : number + 2]
    return elements[number].open_mark and any(element.open_mark for element in beside)
