"""The sentences of a text, in any language, with exact offsets.

One scan finds every mark that may end a sentence; what stands before and after it decides. The rules are
those of scripts (which marks end sentences, whether there are capital letters) and small tables of languages
(abbreviations, words that begin sentences). Each candidate looks at a bounded stretch around it, so the time
is linear.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pressrewrite.text.abbreviations import Abbreviations, abbreviations
from pressrewrite.text.layout import Block, BlockKind, blocks
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Segment", "SegmentKind", "segment", "segment_blocks"]


class SegmentKind(StrEnum):
    """What a segment of text is."""

    SENTENCE = "sentence"
    HEADING = "heading"
    BULLET = "bullet"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A sentence, a heading, a sentence of a bullet, or a row of a table.

    Attributes:
        start: Where it begins in the text; the first character is no white space.
        end: Where it ends; the last character is no white space.
        kind: What it is.
        block: The number of the block it stands in.
    """

    start: int
    end: int
    kind: SegmentKind
    block: int


_STRONG = "。！？｡۔؟।॥။።፧։៕។༎᙮"
_CLOSING = "\"'”’»›“‘«』」）)\\]】〉》｣❞❜*_"
_MARK = rf"[.!?…．;\u037e{_STRONG}]"
# A danda typed as a vertical bar counts only after a letter of India.
_BAR = r"(?<=[\u0900-\u0dff])[ \u00a0]?\|(?![|])"
# Footnote marks belong to the sentence.
_BEHIND_MARK = (
    rf"(?P<more>[.!?…！？。|{_CLOSING}{_STRONG}]*(?:[ \u00a0\u202f][»”\"](?=\s|$))?)"
    r"(?P<notes>(?:\[[0-9]{1,3}\])*[¹²³⁴-⁹⁰]*)"
)
# Where one sign begins all candidates, the engine leaps from one to the next.
_CANDIDATE = Pattern(rf"(?P<mark>{_MARK}){_BEHIND_MARK}")
_CANDIDATE_OR_BAR = Pattern(rf"(?P<mark>{_MARK}|{_BAR}){_BEHIND_MARK}")
_BRACKETS = Pattern("[「『（〈《【(」』）〉》】)“”\n]")
_BRACKET_OPENS = Pattern("[「『（〈《【(“]")
_PAIRS = {"」": "「", "』": "『", "）": "（", "〉": "〈", "》": "《", "】": "【", ")": "("}
_OPENERS_OF_QUOTES = "\"'“„‘‚«»‹›「『（(【[〈《¿¡*_—–-•·"
_LONGEST_BRACKET, _LONGEST_QUOTATION = 250, 600
_LOOK_BACK, _LOOK_AHEAD = 48, 64
_EAST_ASIAN = frozenset({"ja", "zh", "yue", "wuu", "lzh"})
# 「…。」と述べた / 「…。」という: what goes on after a quotation with its own full stop.
_GOES_ON_JA = Pattern(r"[とっのはがをにもでやか、,]|など|ほか|[（(]")
_GOES_ON_ZH = Pattern(
    r"[,，、；;：:的]|[^。！？“”「」\n]{0,12}?(?:说|說|表示|指出|称|稱|道|问|問|强调|強調|认为|認為|补充)"
)
_GOES_ON_KO = Pattern("이?라고|고 |라며|면서|이?라는|며 ")
_EXCLAIMED_ON = Pattern(r"[とのはがをにもでや、]")
_WORD = Pattern(r"[^\W\d_](?:[\w'’-]*\w)?")
_TOKEN = Pattern(r"(?:[^\W\d_](?:\u0640|[\w'’-])*\.[ \u00a0\u202f]?){0,4}[\w'’№/º\u0900-\u0dff-]+$")
_SPACED_ABBREVIATION = Pattern(r"(?<![\w.])(?:[^\W\d_]{1,3}\.[ \u00a0\u202f]){1,3}[^\W\d_]{1,4}$")
_ACRONYM = Pattern(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,3}")
_NUMBER = Pattern(r"(?:^|[^\w.,])\(?([0-9]{1,4})$")
_DATE_CHAIN = Pattern(r"[0-9]{4}\. ?[0-9]{1,2}\. ?[0-9]{1,2}$|[0-9]{4}\. ?[0-9]{1,2}$|(?<![0-9])[0-9]{4}$")
_INITIAL = Pattern(r"[^\W\d_]\.")
_PART = Pattern(r"[.'’-]")
_ROMAN = frozenset(
    """
    i ii iii iv v vi vii viii ix x xi xii xiii xiv xv
    """.split()
)
_NAME_PARTICLES = frozenset(
    """
    de la le van von di da del della el al bin ben den der das dos du ter
    """.split()
)
_DOMAINS = frozenset(["com", "net", "org", "gov", "edu", "info", "biz"])
_ORDINAL_DOT = frozenset(
    """
    de gsw lb da no nb nn fi cs sk sl hr sr bs hu et lv is pl tr eu
    """.split()
)
_ARABIC = Pattern("[\u0620-\u06ff]{3,}$")
_THAI_OPENERS = Pattern(
    "(?<=[^\\s]) +(?=(?:นอกจากนี้|นอกจากนั้น|อย่างไรก็ตาม|อย่างไรก็ดี|ทั้งนี้|ขณะเดียวกัน|ในขณะเดียวกัน|ดังนั้น|ด้วยเหตุนี้))"
)
_SHORTEST_THAI = 40
# Days and centuries are written with a full stop, and have two digits.
_ORDINAL_DIGITS = 2
_INVISIBLE_ONLY = Pattern("[\\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]*")


def _protected(text: str, language: str) -> list[tuple[int, int]]:
    """The bracketed stretches inside which no sentence ends, outermost ones, in order."""
    stack: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    curly = language in _EAST_ASIAN
    for match in _BRACKETS.finditer(text):
        mark, at = match[0], match.start()
        if mark == "\n":
            continue
        opener = "“" if mark == "”" else _PAIRS.get(mark, "")
        if not opener:
            if mark != "“" or curly:
                stack.append((mark, at))
            continue
        depth = next((back for back in range(1, min(len(stack), 4) + 1) if stack[-back][0] == opener), 0)
        if not depth:
            continue
        start = stack[-depth][1]
        del stack[-depth:]
        if at - start <= (_LONGEST_BRACKET if opener in "(（" else _LONGEST_QUOTATION):
            while found and found[-1][0] > start:
                found.pop()
            found.append((start, at))
    return found


class _Cutter:
    """Decides, for one block of one language, which marks end a sentence."""

    __slots__ = ("end", "language", "start", "text", "words")

    def __init__(self, text: str, start: int, end: int, language: str, words: Abbreviations) -> None:
        self.text, self.start, self.end = text, start, end
        self.language, self.words = language, words

    def cuts(self) -> Iterator[int]:
        """Yield where sentences end, white space excluded, in order."""
        block = self.text[self.start : self.end]
        shield = _protected(block, self.language) if _BRACKET_OPENS.search(block) else []
        inside = 0
        begin = self.start
        candidate = _CANDIDATE_OR_BAR if "|" in block else _CANDIDATE
        for match in candidate.finditer(self.text, self.start, self.end):
            at = match.start() - self.start
            while inside < len(shield) and shield[inside][1] < at:
                inside += 1
            # A full stop inside brackets counts only when the closing one comes at once.
            shielded = inside < len(shield) and shield[inside][0] < at
            if shielded and match.end() - self.start <= shield[inside][1]:
                continue
            if match.end() < self.end and self._ends(match, begin):
                yield match.end()
                begin = match.end()

    def _ends(self, match: re.Match[str], begin: int) -> bool:
        mark = match["mark"].strip()
        after = match.end()
        nearby = self.text[after : min(after + _LOOK_AHEAD, self.end)]
        ahead = nearby.lstrip()
        spaced = len(ahead) < len(nearby)
        if mark in {";", "\u037e"}:
            return self.language == "el" and spaced and bool(ahead) and ahead[0].isupper()
        if mark in _STRONG or mark in "．|" or any(sign in _STRONG for sign in match["more"]):
            return self._strong_ends(match, ahead, spaced=spaced)
        if not spaced:
            return self._ends_unspaced(match, ahead, begin)
        if not ahead:
            return True
        return self._starts(ahead) and (
            self._full_stop_ends(match, ahead, begin) if mark == "." else self._call_ends(match, ahead)
        )

    def _strong_ends(self, match: re.Match[str], ahead: str, *, spaced: bool) -> bool:
        """Marks that always end a sentence, unless the sentence quotes one that ends there."""
        if match["mark"] == "．" and (
            ahead[:1].isdigit() or self.text[match.start() - 1 : match.start()].isdigit()
        ):
            return False
        quoted = any(sign in '」』）)”"》' for sign in match["more"]) and match["more"][-1] not in _STRONG
        if self.language == "ja":
            if quoted:
                return not _GOES_ON_JA.match(ahead)
            return spaced or match[0][-1] not in "！？" or not _EXCLAIMED_ON.match(ahead)
        if quoted and self.language in _EAST_ASIAN:
            return self._was_introduced(match) or not _GOES_ON_ZH.match(ahead)
        return not (quoted and ahead[:1].islower())

    def _was_introduced(self, match: re.Match[str]) -> bool:
        """Whether a colon stands before the quotation that ends here, so who said it is known."""
        lowest = max(self.start, match.start() - _LONGEST_QUOTATION)
        opened = max(self.text.rfind(mark, lowest, match.start()) for mark in "“「『")
        return opened > self.start and self.text[opened - 1] in "：:"

    def _ends_unspaced(self, match: re.Match[str], ahead: str, begin: int) -> bool:
        """A mark with no space behind it: "the release.The next", or the end of a quotation in Chinese."""
        if not ahead:
            return False
        mark = match["mark"]
        if self.language in _EAST_ASIAN and (mark in "!?" or match["more"][-1:] in "」』"):
            return bool(match["more"] or not ahead[0].isascii()) and not _EXCLAIMED_ON.match(ahead)
        if mark != "." or match["more"].strip('."”'):
            return False
        before = self.text[max(begin, match.start() - _LOOK_BACK) : match.start()]
        if _ARABIC.search(before) and "\u0620" <= ahead[0] <= "\u06ff":
            # ۷,۵۱۰.۲۰ is one number.
            return not (ahead[0].isdigit() and before[-1].isdigit())
        last = before.split()[-1] if before.split() else ""
        following = re.match(r"[^\W\d_][^\W\d_]+(?=[\s,])", ahead) or re.match(r"[A-ZÀ-Þ](?=\s)", ahead)
        return (
            len(last) > 1
            and last.isalpha()
            and last.islower()
            and following is not None
            and following[0][0].isupper()
            and not following[0].isupper() | (following[0].lower() in _DOMAINS)
        )

    def _starts(self, ahead: str) -> bool:
        """Whether a sentence can begin with what follows."""
        word = ahead.lstrip(_OPENERS_OF_QUOTES + " \u00a0")
        if not word:
            return ahead[0] not in "-–—"
        if word[0].islower():
            # "iPhone", "pgAdmin" and their like begin sentences although they begin small.
            return any(sign.isupper() for sign in word.split(None, 1)[0][1:4]) and ahead[0] not in "-–—"
        return word[0].isalnum() or ahead[0] in "¿¡$€£¥₹#@\U0001f300" or word[0] > "\u2000"

    def _call_ends(self, match: re.Match[str], ahead: str) -> bool:
        """An exclamation, a question or an ellipsis before a capital: the end, unless who said it follows."""
        if not _quoted(match):
            return True
        words = [word.lower() for word in _WORD.findall(ahead.split(",", 1)[0].split(".", 1)[0])[:5]]
        return not any(word in self.words.attributions for word in words)

    def _full_stop_ends(self, match: re.Match[str], ahead: str, begin: int) -> bool:
        if self.language == "ko" and _quoted(match) and _GOES_ON_KO.match(ahead):
            return False
        before = self.text[max(begin, match.start() - _LOOK_BACK) : match.start()]
        if not before or match["more"].startswith("."):
            return True
        if before[-1].isdigit():
            return self._number_ends(before, ahead, begin, match.start())
        if "." in before:
            found = _SPACED_ABBREVIATION.search(before) or _TOKEN.search(before)
        else:
            found = _TOKEN.search(before, before.rfind(" ") + 1)
        if found is None:
            return True
        return self._token_ends(
            found[0], ahead, begin=begin, at=match.start(), bracketed=")" in match["more"]
        )

    def _token_ends(self, token: str, ahead: str, *, begin: int, at: int, bracketed: bool) -> bool:
        """Whether a full stop after a token ends the sentence: not after abbreviations and initials."""
        words = self.words
        key = "".join(token.split()).replace("\u0640", "").lower().lstrip("'’(0123456789")
        last = _PART.split(key)[-1]
        follows = _WORD.match(ahead)
        opener = follows[0].lower() if follows else ""
        opens = opener in words.openers or opener.partition("'")[0] in words.openers
        number_follows = ahead[0].isdigit() or ahead[0] in "#(§№"
        if key in words.prefixes or (last in words.prefixes and (len(last) > 1 or "." not in key)):
            return False
        if _INITIAL.match(ahead) and len(last) == 1:
            return False
        if number_follows and (key in words.counters or last in words.counters):
            return False
        if key in _ROMAN and at - begin <= len(token) + 1:
            return False
        if len(last) == 1 and last.isalpha():
            initial = token[-1].isupper() or _is_uncased(last) or "." in key
            if initial and not (len(key) == 1 and opener in _NAME_PARTICLES):
                return opens and not (len(key) == 1 and _is_uncased(last))
            if initial:
                return False
        if key in words.tails or last in words.tails or (_ACRONYM.fullmatch(key) and not bracketed):
            return opens or (ahead[0] in '"“„«¿' and not number_follows)
        return True

    def _number_ends(self, before: str, ahead: str, begin: int, at: int) -> bool:
        """Whether a full stop after a number ends the sentence: not in "14. September"."""
        found = _NUMBER.search(before)
        if found is None:
            return True
        number = found[1]
        if at - begin <= len(number) + 1:
            return False
        if self.language in {"ko", "ja", "zh"} and (ahead[0].isdigit() or _DATE_CHAIN.search(before)):
            return not (ahead[0].isdigit() or ". " in found.string[-8:])
        if len(number) > _ORDINAL_DIGITS or self.language not in _ORDINAL_DOT:
            return True
        if ahead[0].isdigit():
            return False
        follows = _WORD.match(ahead)
        return (
            self.language not in {"de", "gsw", "lb"}
            or not follows
            or follows[0].lower() in self.words.openers
        )


def _quoted(match: re.Match[str]) -> bool:
    return any(sign in "\"'”’»“" for sign in match["more"])


def _is_uncased(character: str) -> bool:
    return character.lower() == character.upper()


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _sentence_spans(
    text: str, block: Block, language: str, words: Abbreviations
) -> Iterator[tuple[int, int]]:
    cuts: Iterable[int] = _Cutter(text, block.start, block.end, language, words).cuts()
    if language == "th":
        cuts = sorted({*cuts, *_thai_cuts(text, block)})
    begin = block.start
    for cut in (*cuts, block.end):
        start, end = _trim(text, begin, cut)
        if start < end:
            yield start, end
        begin = cut


def _thai_cuts(text: str, block: Block) -> Iterator[int]:
    """Thai has no full stop; a space before a word such as "moreover" is the one place that is safe."""
    last = block.start
    for match in _THAI_OPENERS.finditer(text, block.start, block.end):
        if match.start() - last >= _SHORTEST_THAI:
            last = match.start()
            yield last


_KINDS = {BlockKind.PARAGRAPH: SegmentKind.SENTENCE, BlockKind.BULLET: SegmentKind.BULLET}


def segment_blocks(text: str, blocks: Iterable[Block], language: str) -> tuple[Segment, ...]:
    """Cut known blocks of a text into sentences.

    Args:
        text: The text the blocks were found in.
        blocks: Its blocks, in order.
        language: The BCP 47 tag of its language; `"und"` when it is not known.

    Returns:
        The segments in order.
    """
    base = language.replace("_", "-").partition("-")[0].lower()
    words = abbreviations(base)
    segments: list[Segment] = []
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.HEADING:
            spans: Iterable[tuple[int, int]] = ((block.start, block.end),)
            kind = SegmentKind.HEADING
        elif block.kind is BlockKind.TABLE:
            spans, kind = _rows(text, block), SegmentKind.TABLE_ROW
        else:
            spans, kind = _sentence_spans(text, block, base, words), _KINDS[block.kind]
        segments += [
            Segment(start=start, end=end, kind=kind, block=number)
            for start, end in spans
            if not _INVISIBLE_ONLY.fullmatch(text, start, end)
        ]
    return tuple(segments)


def _rows(text: str, block: Block) -> Iterator[tuple[int, int]]:
    at = block.start
    for line in text[block.start : block.end].splitlines(keepends=True):
        start, end = _trim(text, at, at + len(line))
        if start < end:
            yield start, end
        at += len(line)


def segment(text: str, language: str) -> tuple[Segment, ...]:
    """Cut a text into sentences, headings, bullets and rows of tables.

    Args:
        text: Any text.
        language: The BCP 47 tag of its language; `"und"` when it is not known.

    Returns:
        The segments in order. `text[s.start:s.end]` has no outer white space, and between two segments lies
        nothing but white space and invisible characters.
    """
    return segment_blocks(text, blocks(text), language)
