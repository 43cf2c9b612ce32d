"""The numbers of a text, in the digits and words of its language."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from pressrewrite.facts.number_agreement import numbers_agree
from pressrewrite.facts.number_customs import (
    DOTTED_ORDINALS,
    decimal_strokes,
    is_article_sign,
    is_burmese_letter,
    is_nth,
    with_half,
)
from pressrewrite.facts.number_digits import Marks, format_number, observed_marks, read_digits
from pressrewrite.facts.number_ideographs import find_ideographs
from pressrewrite.facts.number_join import join_numbers
from pressrewrite.facts.number_lexicon import Lexicon, lexicon
from pressrewrite.facts.number_sections import MAGNITUDE_SIGNS, add_sections
from pressrewrite.facts.number_types import Number, NumberKind
from pressrewrite.facts.number_words import find_spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Number", "NumberKind", "find_numbers", "format_number", "numbers_agree"]

_DIGITS = re.compile(
    # One digit begins both kinds, so that the engine leaps from one number to the next.
    r"\d(?:\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}(?![\d]))+(?:[.,٫]\d+)?"
    r"|\d*(?:[.,٫٬،’'．，·]\d+)*)"
)
_PHONE = re.compile(
    r"\d{1,5}(?:[-–.]\d{2,5}){2,6}(?!\d)"
    r"|0\d{1,4}[)\s/-]{1,2}\d[\d \u00a0\u202f-]{4,14}\d"
    r"|\d[\d ()/.-]{6,20}\d"
)
_TIME = re.compile(r"[:：]\d{2}(?::\d{2})?(?!\d)")
_RATIO = re.compile(r"[/⁄](\d{1,4})(?![\d/]|[.,]\d)")
_ORDINAL_END = re.compile(
    r"(?:st|nd|rd|th|er|re|ère|e|ème|eme|nd|nde|º|ª|°|o|a|\.º|\.ª)(?![^\W\d_])|-(?:й|я|е|го|му|м|ой|ая|ое|ый|х)(?!\w)"
)
_PLURAL_END = re.compile(r"['’]?s(?![^\W\d_])")
_NOUN = re.compile(r"[ \u00a0-]?([^\W\d_]{1,40})")
_ROUNDED_BEHIND = re.compile(
    r"\+|余|超|強|弱|近く|以上|程度|多(?=[人名个個万])|左右|여 ?[가-힣]|이상|가량|정도| or (?:so|more)"
)
_VULGAR = re.compile(r"[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]")
_WORD_BEHIND_HYPHEN = re.compile(r"([^\W\d_]{1,20})[-‐‑]\Z")
_OPEN_WORDS = frozenset("mid pre post sub under over top early late aged age non semi".split())
_MILLION = re.compile(r"m(?![^\W\d_])")
_MILLION_OF = re.compile(r"m (?:people|children|women|men|[a-z]{3,20}s)\b")
_GAPS = re.compile(r"[\u00a0-]")
_TENTHS = re.compile(r"(?:割|成(?![立功果长長员員分為为]))(?:(\d)分)?")
_HEBREW_PREFIX = re.compile(r"(?:^|\s)[בלמכהוש][ ]?\Z")
_LIST_MARK = re.compile(r"[.)）、]\s")
_CJK = frozenset({"ja", "zh", "ko"})
# Their academies group digits by a space, their newspapers by a point.
_SPACED_TOO = frozenset({"es", "pt", "ca", "gl", "it"})
_LAST_ALPHABET = "\u0590"
_DOZENS = 100
_SOFT_LIMIT = 12
_SHORT = 3
# A letter with its hyphen: an ending of an ordinal, and no unit.
_ONE_LETTER = 2
_MAX_TOKEN = 200
_WINDOW = 28
_BLANKS = " \u00a0"
_MAX_NUMBERS = 20_000


def find_numbers(text: str, language: str, *, skip: Sequence[tuple[int, int]] = ()) -> tuple[Number, ...]:
    """The numbers of a text, in order.

    Args:
        text: Text of one language.
        language: Its language tag.
        skip: Sorted spans that are not to be read as numbers: dates, links.
    """
    return _Finder(text, language, skip).find()


def _lower(text: str) -> str:
    """The text in lower case, with every character in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := character.lower()) == 1 else character for character in text)


def _touches(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of some spans in order, none of which overlap, touches a span."""
    place = bisect_left(taken, (end,))
    return place > 0 and taken[place - 1][1] > start


class _Finder:
    """One reading of one text."""

    def __init__(self, text: str, language: str, skip: Sequence[tuple[int, int]]) -> None:
        self.written = text
        self.text = decimal_strokes(text) if language.startswith("fa") else text
        self.low = _lower(text)
        self.language = language
        self.lexicon: Lexicon = lexicon(language.replace("_", "-").partition("-")[0].lower())
        self.skip = skip
        self.starts = [start for start, _ in skip]
        self.loose = self.lexicon.language != "en"
        self.spaced = self.lexicon.language in _SPACED_TOO
        self.done = self.digits = 0
        self.marks: Marks = (".", ",")

    def find(self) -> tuple[Number, ...]:
        """Read the digits, then the words between them, then what belongs together."""
        found: list[Number] = []
        matches = list(islice(_DIGITS.finditer(self.text), _MAX_NUMBERS))
        if matches:
            # The dots of a time or a date say nothing of the marks of numbers.
            read = [match[0] for match in matches if not self._skipped(*match.span())]
            self.marks = observed_marks(read, self.language)
        for match in matches:
            for start, end in self._pieces(*match.span()):
                if start < self.done or self._skipped(start, end):
                    continue
                number = self._read(start, end)
                if number is not None:
                    found.append(number)
                    self.done = number.end
        taken = [(number.start, number.end) for number in found]
        spelled = find_spelled(self.text, self.low, self.lexicon, sorted([*taken, *self.skip]))
        if self.lexicon.language in {"ja", "zh"}:
            spelled += [
                number
                for number in find_ideographs(self.text)
                if not _touches(taken, number.start, number.end)
                and not self._skipped(number.start, number.end)
            ]
        if spelled:
            found = sorted([*found, *spelled], key=lambda number: number.start)
        joined = join_numbers(self.text, self.low, found, self.lexicon)
        if self.text is self.written:
            return tuple(joined)
        return tuple(replace(number, text=self.written[number.start : number.end]) for number in joined)

    def _skipped(self, start: int, end: int) -> bool:
        """Whether a span touches one that the caller has read already."""
        place = bisect_right(self.starts, start)
        if place and self.skip[place - 1][1] > start:
            return True
        return place < len(self.starts) and self.starts[place] < end

    def _pieces(self, start: int, end: int) -> list[tuple[int, int]]:
        """The numbers of a run of digits and marks: one, or those of a list without gaps ("1,2,3")."""
        token = self.text[start:end]
        if len(token) > _MAX_TOKEN:
            return [(start, end)]
        spaced = " " in token
        if spaced and not self.spaced and self.marks[1] != " " and token.count(" ") < 2:  # noqa: PLR2004
            cut = start + token.index(" ")
            return [*self._pieces(start, cut), *self._pieces(cut + 1, end)]
        listed = token.count(",") > 1 and "." not in token and read_digits(token, self.marks) is None
        if not listed:
            return [(start, end)]
        pieces, place = [], start
        for part in token.split(","):
            pieces.append((place, place + len(part)))
            place += len(part) + 1
        return pieces

    def _code(self, start: int, end: int, *, soft: bool = False) -> Number:
        """A number that is compared digit by digit."""
        token = self.text[start:end]
        digits = "".join(str(int(character)) for character in token if character.isdecimal())
        return Number(
            start=start,
            end=end,
            text=token,
            value=Decimal(digits[:60] or "0"),
            step=Decimal(1),
            kind=NumberKind.CODE,
            unit=None,
            noun=None,
            approximate=False,
            spelled=False,
            soft=soft,
        )

    def _glued(self, start: int) -> bool:
        """Whether letters stand right before the digits: B12, COVID-19."""
        before = self.text[start - 1] if start else " "
        if before.isalpha():
            return before < _LAST_ALPHABET
        if before in "-‐‑" and start > 1 and self.text[start - 2] < _LAST_ALPHABET:
            word = _WORD_BEHIND_HYPHEN.search(self.low, max(0, start - 22), start)
            return word is not None and word[1] not in _OPEN_WORDS
        return False

    def _special(self, start: int, end: int) -> Number | None:
        """What digits and their neighbours make that is no plain number: a phone number, a time, a share."""
        text = self.text
        after = text[end] if end < len(text) else " "
        if after in ":：" and (time := _TIME.match(text, end)) and end - start <= 2:  # noqa: PLR2004
            return self._code(start, time.end(), soft=True)
        if (
            after in "/⁄"
            and self.text[start:end].isdecimal()
            and (ratio := _RATIO.match(text, end))
            and end - start <= _SHORT + 1
        ):
            over, under = Decimal(text[start:end].replace(",", ".")), Decimal(ratio[1])
            if not 0 < over < under or over % 1:
                return self._code(start, ratio.end())
            return replace(
                self._code(start, ratio.end()),
                kind=NumberKind.FRACTION,
                step=Decimal("0.000001"),
                value=(over / under).quantize(Decimal("0.000001")),
            )
        international = start > 0 and text[start - 1] == "+"
        if (after in "-–)/" or international or text[start] == "0") and (phone := _PHONE.match(text, start)):
            number = self._code(start, phone.end())
            if international or len(str(number.value)) >= 7:  # noqa: PLR2004
                return number
        return None

    def _read(self, start: int, end: int) -> Number | None:
        """The number that begins at these digits."""
        prefix = None
        if start and self.low[max(0, start - 8) : start].rstrip(_BLANKS).endswith(self.lexicon.ahead):
            prefix = self.lexicon.prefix.search(self.low, max(0, start - 8), start)
        if prefix is None and self._glued(start):
            return self._code(start, end)
        before = self.text[start - 1] if start else " "
        numeral = self.text[end : end + 3].lstrip(" ").startswith(("進", "进制"))
        if (
            (before in "数數" and not self._ideograph(start - 2))
            or numeral
            or is_burmese_letter(self.text, start, end)
        ):
            # 「数百万」: some hundreds of thousands; 「10進」: decimal. No figure to compare.
            return None
        if before in "/⁄":
            return self._code(start, end)
        special = self._special(start, end)
        if special is not None:
            return special
        self.digits = start
        token = self.text[start:end]
        plain = read_digits(token, self.marks, loose=self.loose)
        if plain is None or (len(token) > 2 and token[0] == "0" and token.isdecimal()):  # noqa: PLR2004
            return self._code(start, end)
        value, step = plain
        opening = start
        if more := with_half(self.text, self.low, (start, end), self.lexicon.language):
            value, step, opening = value + more[0], *more[1:]
        known = self.lexicon.before[prefix[1]] if prefix else None
        money = known is not None and known[0] is NumberKind.MONEY
        value, step, end = self._magnitude(value, step, end, money=money)
        kind, unit, end = self._suffix(end, known)
        if kind is NumberKind.CODE:
            return self._code(start, end)
        east_asian = kind is NumberKind.COUNT and self.lexicon.language in _CJK
        if east_asian and (tenth := _TENTHS.match(self.text, end)):
            # 割 and 成 are tenths, 分 behind them are hundredths.
            value, step, end = value * 10 + Decimal(tenth[1] or 0), Decimal(1), tenth.end()
            kind, unit = NumberKind.PERCENT, "percent"
        return self._finish(prefix.start() if prefix else opening, end, (value, step), (kind, unit))

    def _ideograph(self, at: int) -> bool:
        """Whether an ideograph stands at a place: 定数435 is a number of members, 数10人 are some tens."""
        return at >= 0 and "\u4e00" <= self.text[at] <= "\u9fff"

    def _magnitude(
        self, value: Decimal, step: Decimal, end: int, *, money: bool
    ) -> tuple[Decimal, Decimal, int]:
        """Apply the magnitude behind the digits: "million", 「2兆873億」."""
        vulgar = _VULGAR.match(self.text, end)
        if vulgar is not None:
            value += Decimal(str(unicodedata.numeric(vulgar[0]))).quantize(Decimal("0.000001"))
            end = vulgar.end()
        if self.lexicon.language in _CJK and (sign := MAGNITUDE_SIGNS.match(self.text, end)):
            if sign[1] == "조" and is_article_sign(self.text, self.digits, sign.start(1)):
                return value, step, end
            return add_sections(
                self.text, (value, step, end), self.marks, self.lexicon.language, skipped=self._skipped
            )
        # "£3m" and "3m people" are millions, "3m" alone are metres.
        if self.text.startswith("m", end) and (_MILLION if money else _MILLION_OF).match(self.text, end):
            return value * 1_000_000, step * 1_000_000, end + 1
        match = self.lexicon.magnitude.match(self.low, end)
        while match is not None:
            if match[2] and self.text[match.start() : match.end()] not in self.lexicon.cased:
                break
            factor = self.lexicon.magnitudes[match[1] or match[2]]
            if step > 1 and factor < _DOZENS:
                break  # "150 thousand, a decade ago"
            value, step, end = value * factor, step * factor, match.end()
            match = self.lexicon.magnitude.match(self.low, end)
        return value, step, end

    def _behind(self, end: int) -> tuple[NumberKind, str, int] | None:
        """The unit behind a number."""
        match = self.lexicon.suffix.match(self.low, end)
        if match is None:
            return None
        term = match[1]
        # "5 g" are grams, "5G" is a network; short signs of units are told apart by their case.
        if len(term) <= _SHORT and term.isascii() and term.isalpha():
            known = self.lexicon.suffixes[term][0] in {NumberKind.MEASURE, NumberKind.MULTIPLE}
            if known and self.text[match.start(1) : match.end(1)] not in self.lexicon.cased:
                return None
        found = self.lexicon.suffixes.get(term) or self.lexicon.suffixes.get(
            " ".join(_GAPS.sub(" ", term).split())
        )
        return (*found, match.end()) if found is not None else None

    def _suffix(self, end: int, known: tuple[NumberKind, str] | None) -> tuple[NumberKind, str | None, int]:
        """What the words behind (or before) a number make of it."""
        behind = self._behind(end)
        if behind is not None and behind[2] - end == _ONE_LETTER and self.text[end] == "-":
            behind = None  # на 23-м этаже: on the 23rd floor
        if behind is not None:
            kind, unit, last = behind
            if known is None:
                return behind
            if kind is known[0]:
                return kind, known[1] if unit == "USc" or known[1] != "USD" else unit, last
        if known is not None:
            return *known, end
        after = self.text[end : end + 1]
        if after.isalpha() or after in "º°ª.-":
            ordinal = _ORDINAL_END.match(self.low, end)
            if ordinal is not None:
                return NumberKind.ORDINAL, None, ordinal.end()
            if after.isalpha() and after < _LAST_ALPHABET and _PLURAL_END.match(self.low, end) is None:
                return NumberKind.CODE, None, end
        return NumberKind.COUNT, None, end

    def _finish(
        self, start: int, end: int, size: tuple[Decimal, Decimal], what: tuple[NumberKind, str | None]
    ) -> Number:
        """The number with what its surroundings say of it."""
        value, step = size
        kind, unit = what
        text, low = self.text, self.low
        if (
            start
            and text[start - 1] in "-−"
            and (start == 1 or text[start - 2] in " \t\n(\u200e\u200f\u202f")
            and not _HEBREW_PREFIX.search(text, max(0, start - 4), start - 1)
        ):
            value, start = -value, start - 1
        ahead = text[max(0, start - 2) : start].rstrip(" ")[-1:]
        if ahead and ahead in "第제":
            kind, start = NumberKind.ORDINAL, text.rindex(ahead, 0, start)
        elif kind is NumberKind.COUNT and is_nth(text, end, self.lexicon.language):
            kind = NumberKind.ORDINAL
        noun = _NOUN.match(low, end) if kind is NumberKind.COUNT else None
        name = noun[1] if noun else None
        if name and self.lexicon.language in _CJK:
            name = name[0]
        soft = kind in {NumberKind.COUNT, NumberKind.ORDINAL} and value <= _SOFT_LIMIT and step == 1
        # "50. madde": the language writes its ordinals with a full stop.
        dotted = self.lexicon.language in DOTTED_ORDINALS and text[end + 2 : end + 3].islower()
        if not soft and not dotted and kind is NumberKind.COUNT and value <= 99:  # noqa: PLR2004
            heads_line = not text[:start].strip() or "\n" in text[max(0, start - 2) : start]
            soft = heads_line and _LIST_MARK.match(text, end) is not None
        return Number(
            start=start,
            end=end,
            text=text[start:end],
            value=value,
            step=step,
            kind=kind,
            unit=unit,
            noun=name,
            approximate=self._approximate(start, end),
            spelled=False,
            soft=soft,
        )

    def _approximate(self, start: int, end: int) -> bool:
        """Whether the words around a number mark it as rounded."""
        window = self.low[max(0, start - _WINDOW) : start]
        if window.rstrip(_BLANKS).endswith(self.lexicon.rounded):
            match = self.lexicon.approximate.search(window)
            if match is not None and (
                self.lexicon.language in _CJK or match.start() == 0 or not window[match.start() - 1].isalpha()
            ):
                return True
        return _ROUNDED_BEHIND.match(self.low, end) is not None
