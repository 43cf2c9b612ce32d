"""Dates as they are written in datelines and embargo lines: month names of CLDR, digits of every script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from pressrewrite.text import base_language

__all__ = ["WrittenDate", "date_pattern", "find_date"]

# "मई" is a month of two letters; in Latin script two letters are more often a word.
_SHORTEST_MONTH, _SHORTEST_FOREIGN_MONTH = 3, 2
_MONTHS_OF_YEAR = 12
# The same calendar has three sets of Arabic names, by region; English is everywhere.
_ALSO = {"ar": ("ar_LB", "ar_TN"), "no": ("nb",), "zh": ("zh_Hant",)}
# American news style writes "Sept. 5"; CLDR has "Sep".
_STYLED = {"sept": 9}
# The year in which the first year of a Japanese era began, less one.
_ERAS = {"令和": 2018, "平成": 1988}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDate:
    """A date as it stands in a text.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        day: The day; None when the year, or the order of day and month, is not said.
    """

    start: int
    end: int
    day: date | None


@cache
def _months(language: str) -> dict[str, int]:
    from babel.core import Locale, UnknownLocaleError

    found: dict[str, int] = dict(_STYLED)
    base = base_language(language)
    for tag in ("en", base, *_ALSO.get(base, ())):
        try:
            months = Locale.parse(tag).months
        except (UnknownLocaleError, ValueError):
            continue
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in months[context][width].items():
                    key = name.rstrip(".").lower()
                    shortest = _SHORTEST_MONTH if key.isascii() else _SHORTEST_FOREIGN_MONTH
                    if len(key) >= shortest and not key[0].isdigit():
                        found.setdefault(key, number)
    return found


@cache
def _weekdays(language: str) -> frozenset[str]:
    # Not any word before a comma: "LISBON, 3 May" has its place there.
    from babel.core import Locale, UnknownLocaleError

    found: set[str] = set()
    for tag in ("en", base_language(language)):
        try:
            days = Locale.parse(tag).days
        except (UnknownLocaleError, ValueError):
            continue
        for width in ("wide", "abbreviated"):
            found.update(name.rstrip(".") for name in days["format"][width].values())
    return frozenset(found)


@cache
def date_pattern(language: str) -> re.Pattern[str]:
    """Make the pattern of a written date in one language (and in English).

    Args:
        language: BCP 47 tag.

    Returns:
        A pattern whose named groups are day, month and year under several names.
    """
    months = "|".join(re.escape(name) for name in sorted(_months(language), key=len, reverse=True))
    days = "|".join(re.escape(name) for name in sorted(_weekdays(language), key=len, reverse=True))
    weekday = rf"(?:(?<!\w)(?:{days})\.?,?\s+)?"
    # Not \b: a month in Hindi ends in a vowel sign, which is no letter to a regular expression.
    end = r"(?!\w)"
    return re.compile(
        rf"{weekday}(?P<d1>\d{{1,2}})(?:\.|º|er|st|nd|rd|th)?\s+(?:de\s+|d'|di\s+|of\s+|ב)?(?P<m1>{months}){end}\.?,?"
        rf"(?:\s+(?:de\s+|del\s+)?(?P<y1>\d{{4}})(?:\s+(?:года|г\.|року|р\.))?)?"
        rf"|{weekday}(?P<m2>{months}){end}\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:,?\s+(?P<y2>\d{{4}}))?(?!\d)"
        r"|(?P<y3>\d{4})\s?[年년]\s?(?P<m3>\d{1,2})\s?[月월]\s?(?P<d3>\d{1,2})\s?[日일]"
        r"|(?P<era>令和|平成)\s?(?P<y6>\d{1,2}|元)\s?年\s?(?P<m6>\d{1,2})\s?月\s?(?P<d6>\d{1,2})\s?日"
        r"|(?P<y4>\d{4})(?:[-/]|\.\s?)(?P<m4>\d{1,2})(?:[-/]|\.\s?)(?P<d4>\d{1,2})\.?(?!\d)"
        r"|(?P<d5>\d{1,2})\.(?P<m5>\d{1,2})\.(?P<y5>\d{4})(?!\d)"
        r"|\d{1,2}/\d{1,2}/\d{4}(?!\d)",
        re.IGNORECASE,
    )


def find_date(text: str, language: str) -> WrittenDate | None:
    """Find the first date in a short text.

    Args:
        text: A dateline, an embargo line.
        language: BCP 47 tag of the text.

    Returns:
        The first date; its `day` only when day, month and year all stand there. `03/04/2025` is found and not
        read, since nobody can say whether March or April is meant.

    Example:
        >>> find_date("BERLIN, 3. März 2025 -", "de").day
        datetime.date(2025, 3, 3)
        >>> find_date("April 25 (KUNA)", "en").day is None
        True
    """
    match = date_pattern(language).search(text)
    if match is None:
        return None
    return WrittenDate(start=match.start(), end=match.end(), day=_day(match, language))


def _day(match: re.Match[str], language: str) -> date | None:
    groups = match.groupdict()
    for way in "123456":
        day, month, year = groups.get(f"d{way}"), groups.get(f"m{way}"), groups.get(f"y{way}")
        if not (day and month and year):
            continue
        number = int(month) if month.isdecimal() else _months(language).get(month.lower())
        try:
            counted = 1 if year == "元" else int(year)
            return date(counted + _ERAS.get(groups["era"] or "", 0), number or 0, int(day))
        except ValueError:
            return None
    return None
