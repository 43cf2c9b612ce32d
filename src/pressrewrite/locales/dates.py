"""Dates as a reader of the language writes them, from CLDR, in every language that CLDR knows.

The month is always a word, or marked by the script as in 4月, so no reader can take it for the day. A tag
without a region that is English gives day, month, year: the order that the rest of the world expects.
Babel is imported where it is used, so that importing the library does not pay for it.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

from pressrewrite.errors import InvalidInput

if TYPE_CHECKING:
    import babel

__all__ = ["format_date", "format_moment", "format_month", "format_span"]

_ENGLISH = "en_GB"

# Where running text differs from what CLDR writes. French orders the first of a month. Russian spells out the
# word for year in sentences, and CLDR's "г." would put two full stops at the end of one. Hebrew
# writes "in" before the month, which CLDR forgets in spans over two months.
_IN_PROSE: dict[str, tuple[re.Pattern[str], str]] = {
    "fr": (re.compile(r"(?<!\d)1(?= \w)"), "1er"),
    "ru": (re.compile(r"(?<=\d)(\s)г\."), r"\1года"),
    "he": (re.compile(r"(?<=\d )(?=[א-ת])(?!ב)"), "ב"),
}

# CLDR keeps ranges with short or padded months and days only; the letters of its patterns are widened. Where
# months are counted the short form is the one that is written: 4月, and not 四月 beside days in figures.
_COUNTED_MONTHS = frozenset({"ja", "ko", "yue", "zh"})
_WIDER = ((re.compile(r"(?<![ML])([ML])\1\1(?![ML])"), r"\1\1\1\1"), (re.compile(r"dd"), "d"))


def format_date(value: date | datetime, tag: str) -> str:
    """Write a date out for readers of a language.

    Args:
        value: The day; of a `datetime`, the day in its own time zone.
        tag: A BCP 47 tag; a language that CLDR does not know is served in English.

    Example:
        >>> format_date(date(2025, 4, 24), "en")
        '24 April 2025'
    """
    from babel import dates

    cldr = _cldr(tag)
    return _as_prose(dates.format_date(value, "long", locale=cldr), cldr)


def format_moment(value: datetime, tag: str) -> str:
    """Write a date, its time and the offset from UTC out for readers of a language.

    Args:
        value: The moment. Its offset is kept as given; without one, none is written.
        tag: A BCP 47 tag.

    Returns:
        Plain text, the time in 24 hours because that is read alike everywhere.

    Example:
        >>> from datetime import timezone
        >>> format_moment(datetime(2025, 4, 24, 15, 20, tzinfo=timezone.utc), "de")
        '24. April 2025, 15:20 UTC'
    """
    from babel import dates

    offset = value.strftime("%z")
    zone = f" UTC{offset[:3]}:{offset[3:5]}".removesuffix("+00:00") if offset else ""
    pattern = str(dates.get_datetime_format("long", locale=_cldr(tag))).replace("'", "")
    return pattern.replace("{0}", f"{value:%H:%M}{zone}").replace("{1}", format_date(value, tag))


def format_month(year: int, month: int, tag: str) -> str:
    """Write a month of a year out for readers of a language.

    Args:
        year: The year, 1 to 9999.
        month: The month, 1 to 12.
        tag: A BCP 47 tag.

    Example:
        >>> format_month(2025, 4, "fr")
        'avril 2025'
    """
    from babel import dates

    cldr = _cldr(tag)
    return _as_prose(dates.format_skeleton("yMMMM", date(year, month, 1), locale=cldr), cldr)


def format_span(first: date, last: date, tag: str) -> str:
    """Write the days from one to another out for readers of a language.

    Args:
        first: The first day.
        last: The last day; the same day gives a single date.
        tag: A BCP 47 tag.

    Raises:
        InvalidInput: The last day comes before the first.

    Example:
        >>> format_span(date(2025, 4, 24), date(2025, 4, 26), "de")
        '24.–26. April 2025'
    """
    from babel import dates

    first, last = _day(first), _day(last)
    if last < first:
        message = (
            f"The span from {first} to {last} runs backwards; the last day must not come before the first."
        )
        raise InvalidInput(message, hint="Swap the two days.")
    if first == last:
        return format_date(first, tag)
    cldr = _cldr(tag)
    differs = "y" if first.year != last.year else "M" if first.month != last.month else "d"
    patterns = cldr.interval_formats
    parts = (patterns.get("yMMMMd") or patterns.get("yMMMd", {})).get(differs)
    if not parts:
        return f"{format_date(first, tag)} – {format_date(last, tag)}"
    written = (
        dates.parse_pattern(_widen(part, cldr)).apply(day, cldr)
        for part, day in zip(parts, (first, last), strict=True)
    )
    return _as_prose("".join(written), cldr)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _widen(pattern: str, cldr: babel.Locale) -> str:
    if cldr.language in _COUNTED_MONTHS:
        return pattern
    for narrow, wide in _WIDER:
        pattern = narrow.sub(wide, pattern)
    return pattern


def _as_prose(text: str, cldr: babel.Locale) -> str:
    if rule := _IN_PROSE.get(cldr.language):
        return rule[0].sub(rule[1], text)
    return text


@cache
def _cldr(tag: str) -> babel.Locale:
    from babel import Locale, UnknownLocaleError

    subtags = tag.replace("_", "-").split("-")
    # Variants and extensions (`de-CH-1996`, `en-u-ca-buddhist`) say nothing about the words of a date.
    for length in range(len(subtags), 0, -1):
        try:
            found = Locale.parse("-".join(subtags[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
        return Locale.parse(_ENGLISH) if found.language == "en" and not found.territory else found
    return Locale.parse(_ENGLISH)
