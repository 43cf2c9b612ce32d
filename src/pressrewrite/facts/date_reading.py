"""Reading what one shape of a date has matched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from pressrewrite.facts.date_shapes import ERAS, KANJI, date_shapes, named_groups
from pressrewrite.facts.date_words import date_words
from pressrewrite.facts.times import read_clock
from pressrewrite.text import base_language

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

__all__ = ["Date", "read_match"]

_Groups: TypeAlias = "Mapping[str, tuple[str, int, int]]"

_MONTHS, _DAYS, _CENTURY, _SHORT = 12, 31, 100, 10
_EARLIEST, _LATEST = 1000, 2299
_BUDDHIST, _BUDDHIST_FROM, _BUDDHIST_TO = 543, 2400, 2650
_DAY_SIGNS = "日일"
_BRACKETED = dict(zip("月火水木金土日월화수목금토일", (*range(7), *range(7)), strict=True))
# A leap year: without a year, 29 February is a day.
_ANY_YEAR = 2024
# Where the shortest date of CLDR begins with the day, three figures are read so; in English nobody knows.
_UNKNOWN_ORDER = frozenset("en zh ja ko mn hu lt sv".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A date, or a time of day, as it stands in a text. What is not said is None.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        text: The words themselves.
        year: The year, of our era.
        month: 1 to 12.
        day: 1 to 31.
        weekday: Monday is 0; only where a weekday is written.
        quarter: 1 to 4.
        decade: Whether `year` stands for the ten years that begin with it, as in "1990s".
        hour: 0 to 24, of a time that belongs to the date or stands alone.
        minute: 0 to 59.
        zone: The time zone as written.
        relative: Whether the date was reckoned from the day of publication: "yesterday".
        ambiguous: Whether day and month may be the other way round: 03/04/2025.
        alternative: Month and day of the other reading.
    """

    start: int
    end: int
    text: str
    year: int | None
    month: int | None
    day: int | None
    weekday: int | None = None
    quarter: int | None = None
    decade: bool = False
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    relative: bool = False
    ambiguous: bool = False
    alternative: tuple[int, int] | None = None


def read_match(match: re.Match[str], text: str, language: str) -> tuple[Date, ...]:
    """Read a match of the shapes of a language.

    Args:
        match: The match, in the text in lower case.
        text: The text as written.
        language: BCP 47 tag.

    Returns:
        One date, two of a range ("3-5 May"), or none when no calendar has it.
    """
    groups = named_groups(match, date_shapes(language))
    start, end = match.span()
    while end > start and text[end - 1].isspace():
        end -= 1
    words = {name: found for name, (found, _, _) in groups.items()}
    if "hh" in words:
        zone = text[slice(*groups["z"][1:])] if "z" in groups else None
        clock = read_clock(words, zone)
        if clock is None:
            return ()
        time = Date(start=start, end=end, text=text[start:end], year=None, month=None, day=None,
                    hour=clock.hour, minute=clock.minute, zone=clock.zone)  # fmt: skip
        return (time,)
    if "w" in words:
        weekday = date_words(language).weekdays[words["w"]]
        return (
            Date(
                start=start, end=end, text=text[start:end], year=None, month=None, day=None, weekday=weekday
            ),
        )
    if "dec" in words:
        year = int(words["dec"])
        if "cent" in words:
            year += (int(words["cent"]) - 1) * _CENTURY
        year += 0 if year >= _CENTURY else 1900
        return (
            Date(start=start, end=end, text=text[start:end], year=year, month=None, day=None, decade=True),
        )
    if "a" in words:
        return _three_figures(words, start, end, text, language)
    if "q" in words:
        year_of, quarter = _year(words, language), _quarter(words["q"], language)
        return (Date(start=start, end=end, text=text[start:end], year=year_of, month=None, day=None,
                     quarter=quarter),)  # fmt: skip
    return _calendar(words, groups, start, end, text, language)


def _calendar(
    words: Mapping[str, str], groups: _Groups, start: int, end: int, text: str, language: str
) -> tuple[Date, ...]:
    year = _year(words, language)
    if "m" not in words and "d" not in words:
        return _years(words, groups, year, start, end, text)
    month = _month(words.get("m"), language)
    day, later = _number(words.get("d")), _number(words.get("e"))
    if later is not None and day is not None and later <= day and groups["m"][1] < groups["d"][1]:
        # "مارس ۲-۲": March, and the score of a game.
        begin, stop = groups["m"][1:]
        return (Date(start=begin, end=stop, text=text[begin:stop], year=year, month=month, day=None),)
    if not _exists(year, month, day) or not _exists(year, month, later):
        return ()
    if later is None and day is None and _clipped(words, groups, text, language):
        begin, stop = groups["y"][1:]
        return (Date(start=begin, end=stop, text=text[begin:stop], year=year, month=None, day=None),)
    if later is None:
        return (Date(start=start, end=end, text=text[start:end], year=year, month=month, day=day,
                     weekday=_BRACKETED.get(words.get("wd", ""))),)  # fmt: skip
    if day is not None and later <= day and groups["e"][2] < groups["m"][1]:
        return ()
    # Of two days that share a month, each has the words that are its own.
    cut = groups["e"][1]
    first_end = max(groups["d"][2], groups["m"][2] if groups["m"][2] < cut else 0)
    first_end += text[first_end] in _DAY_SIGNS
    first = Date(start=start, end=first_end, text=text[start:first_end], year=year, month=month, day=day)
    return (first, Date(start=cut, end=end, text=text[cut:end], year=year, month=month, day=later))


def _clipped(words: Mapping[str, str], groups: _Groups, text: str, language: str) -> bool:
    """Tell whether a clipped name is one word of several before the year: Catalan "des de 1987"."""
    if "y" not in words or words.get("m") not in date_words(language).short_months or "y2" in words:
        return False
    between = text[groups["m"][2] : groups["y"][1]]
    return any(letter.isalpha() for letter in between) and words["m"] not in {"may", "march"}


def _years(
    words: Mapping[str, str], groups: _Groups, year: int | None, start: int, end: int, text: str
) -> tuple[Date, ...]:
    if year is None:
        return ()
    if "y" not in words or "y2" not in words:
        return (Date(start=start, end=end, text=text[start:end], year=year, month=None, day=None),)
    _, begin, stop = groups["y2"]
    second = int(words["y2"])
    cut = groups["y"][2]
    if second < _CENTURY:
        if second < _SHORT and text[stop - 2 : stop - 1] in "-–—/~" and second > year % _SHORT:
            second += year % _CENTURY - year % _SHORT  # 2001-3
        if second != (year + 1) % _CENTURY and not (
            second > year % _CENTURY and (second > _MONTHS or stop - begin == 1)
        ):
            month = second if 0 < second <= _MONTHS and text[cut:begin] == "-" else None
            stop = end if month else cut
            return (Date(start=start, end=stop, text=text[start:stop], year=year, month=month, day=None),)
        second += year - year % _CENTURY + (_CENTURY if second < year % _CENTURY else 0)
    return (
        Date(start=start, end=cut, text=text[start:cut], year=year, month=None, day=None),
        Date(start=begin, end=stop, text=text[begin:stop], year=second, month=None, day=None),
    )


def _three_figures(
    words: Mapping[str, str], start: int, end: int, text: str, language: str
) -> tuple[Date, ...]:
    one, two, year = int(words["a"]), int(words["b"]), _year(words, language)
    readings = [(two, one), (one, two)]
    if words["sep"] == "." or base_language(language) not in _UNKNOWN_ORDER:
        readings = [(two, one)] if _exists(year, two, one) else [(one, two)]
    valid = [(month, day) for month, day in dict.fromkeys(readings) if _exists(year, month, day)]
    if not valid or year is None:
        return ()
    month, day = valid[0]
    other = valid[1] if len(valid) > 1 else None
    return (Date(start=start, end=end, text=text[start:end], year=year, month=month, day=day,
                 ambiguous=other is not None, alternative=other),)  # fmt: skip


def _year(words: Mapping[str, str], language: str) -> int | None:
    if "thai" in words:
        return int(words["thai"]) - _BUDDHIST if base_language(language) == "th" else None
    written = words.get("y") or words.get("y2")
    if not written:
        return None
    if "era" in words:
        return ERAS[words["era"]] + (1 if written == "元" else int(written))
    digits = "".join(KANJI.get(letter, letter) for letter in written.strip("'’"))
    year = int(digits)
    if len(digits) <= 2:  # noqa: PLR2004 - '24 and 3.5.24
        year += 2000 if year < 70 else 1900  # noqa: PLR2004 - as POSIX reads two figures
    if _BUDDHIST_FROM <= year <= _BUDDHIST_TO and base_language(language) == "th":
        year -= _BUDDHIST
    # Beside a month even a year that nobody lives to see is one: it has to be compared.
    return year if _EARLIEST <= year <= _LATEST or ("m" in words and year >= _EARLIEST) else None


def _month(written: str | None, language: str) -> int | None:
    if written is None:
        return None
    known = date_words(language).months.get(" ".join(written.split()))
    return known or _number(written)


def _quarter(written: str, language: str) -> int | None:
    return (
        int(written) if written.isdecimal() else date_words(language).quarters.get(" ".join(written.split()))
    )


def _number(written: str | None) -> int | None:
    if written is None:
        return None
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    high = int("".join(KANJI.get(letter, "9") for letter in tens) or 1) * 10 if ten else 0
    return high + int("".join(KANJI.get(letter, "99") for letter in ones) or 0)


def _exists(year: int | None, month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= _MONTHS:
        return False
    if day is None:
        return True
    if month is None:
        return 1 <= day <= _DAYS
    try:
        date(year or _ANY_YEAR, month, day)
    except ValueError:
        return False
    return True
