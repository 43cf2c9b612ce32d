"""Dates as readers of a language write them."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.errors import InvalidInput
from pressrewrite.locales import available, format_date, format_moment, format_month, format_span

DAY = date(2025, 4, 24)

# tag: day, month, span inside a month, span over two months
TABLE = {
    "ar": ("24 أبريل 2025", "أبريل 2025", "24–26 أبريل 2025", "24 أبريل – 3 مايو 2025"),
    "de": ("24. April 2025", "April 2025", "24.–26. April 2025", "24. April – 3. Mai 2025"),
    "en": ("24 April 2025", "April 2025", "24–26 April 2025", "24 April – 3 May 2025"),
    "es": (
        "24 de abril de 2025",
        "abril de 2025",
        "24–26 de abril de 2025",
        "24 de abril – 3 de mayo de 2025",
    ),
    "fr": ("24 avril 2025", "avril 2025", "24–26 avril 2025", "24 avril – 3 mai 2025"),
    "he": ("24 באפריל 2025", "אפריל 2025", "24–26 באפריל 2025", "24 באפריל – 3 במאי 2025"),
    "it": ("24 aprile 2025", "aprile 2025", "24–26 aprile 2025", "24 aprile – 3 maggio 2025"),
    "ja": ("2025年4月24日", "2025年4月", "2025年4月24日～26日", "2025年4月24日～5月3日"),
    "ko": ("2025년 4월 24일", "2025년 4월", "2025년 4월 24일~26일", "2025년 4월 24일 ~ 5월 3일"),
    "pt": (
        "24 de abril de 2025",
        "abril de 2025",
        "24 – 26 de abril de 2025",
        "24 de abril – 3 de maio de 2025",
    ),
    "ru": (
        "24 апреля 2025 года",
        "апрель 2025 года",
        "24–26 апреля 2025 года",
        "24 апреля – 3 мая 2025 года",
    ),
    "zh": ("2025年4月24日", "2025年4月", "2025年4月24日至26日", "2025年4月24日至5月3日"),
}


def plain(text: str) -> str:
    """Write every kind of space as a space, and one mark for "to": editions of CLDR differ in both."""
    return re.sub(r" ?[–—~～至] ?", "–", " ".join(text.split()))


def test_the_table_is_complete() -> None:
    """Every language that is shipped has its dates in the table."""
    assert tuple(TABLE) == available()


@pytest.mark.parametrize(("tag", "expected"), TABLE.items(), ids=TABLE)
def test_dates(tag: str, expected: tuple[str, str, str, str]) -> None:
    """Day, month and span are written as the language writes them, the month in full."""
    written = (
        format_date(DAY, tag),
        format_month(2025, 4, tag),
        format_span(DAY, date(2025, 4, 26), tag),
        format_span(DAY, date(2025, 5, 3), tag),
    )
    assert tuple(map(plain, written)) == tuple(map(plain, expected))


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("nl", "24 april 2025"),
        ("hi", "24 अप्रैल 2025"),
        ("my", "2025 ဧပြီ 24"),
        ("en-US", "April 24, 2025"),
        ("en_GB", "24 April 2025"),
        ("pt-BR", "24 de abril de 2025"),
        ("zh-Hant-TW", "2025年4月24日"),
        ("de-CH-1996", "24. April 2025"),
        ("EN", "24 April 2025"),
        ("xx", "24 April 2025"),
        ("", "24 April 2025"),
        ("no such tag", "24 April 2025"),
        ("en-x-private", "24 April 2025"),
    ],
)
def test_other_tags(tag: str, expected: str) -> None:
    """Every language of CLDR is served, a region decides on the order, and anything else is English."""
    assert plain(format_date(DAY, tag)) == plain(expected)


@pytest.mark.parametrize(
    ("day", "tag", "expected"),
    [
        (date(2025, 5, 1), "fr", "1er mai 2025"),
        (date(2025, 5, 11), "fr", "11 mai 2025"),
        (date(2025, 5, 21), "fr", "21 mai 2025"),
        (date(2025, 10, 1), "he", "1 באוקטובר 2025"),
        (date(2025, 5, 1), "ru", "1 мая 2025 года"),
        (datetime(2025, 5, 1, 23, 59, tzinfo=timezone(timedelta(hours=-7))), "en", "1 May 2025"),
    ],
)
def test_days_that_need_care(day: date, tag: str, expected: str) -> None:
    """The first of a French month is ordered, and a moment keeps the day of its own time zone."""
    assert plain(format_date(day, tag)) == plain(expected)


@pytest.mark.parametrize(
    ("last", "tag", "expected"),
    [
        (DAY, "en", "24 April 2025"),
        (date(2026, 1, 3), "en", "24 April 2025 – 3 January 2026"),
        (date(2026, 1, 1), "fr", "24 avril 2025 – 1er janvier 2026"),
        (date(2026, 1, 3), "ru", "24 апреля 2025 года – 3 января 2026 года"),
        (datetime(2025, 4, 26, 9, 0, tzinfo=UTC), "en", "24–26 April 2025"),
    ],
)
def test_spans(last: date, tag: str, expected: str) -> None:
    """A span names what differs, in full words, and one day is a date."""
    assert plain(format_span(DAY, last, tag)) == plain(expected)


def test_backwards() -> None:
    """A span that runs backwards is an error that says so."""
    with pytest.raises(InvalidInput, match="runs backwards"):
        format_span(DAY, date(2025, 4, 1), "en")


@pytest.mark.parametrize(
    ("offset", "tag", "expected"),
    [
        (timedelta(0), "en", "24 April 2025, 15:20 UTC"),
        (timedelta(hours=-5), "en", "24 April 2025, 15:20 UTC-05:00"),
        (timedelta(hours=5, minutes=30), "de", "24. April 2025, 15:20 UTC+05:30"),
        (timedelta(hours=9), "ja", "2025年4月24日 15:20 UTC+09:00"),
        (timedelta(hours=3), "ar", "24 أبريل 2025، 15:20 UTC+03:00"),
        (None, "fr", "24 avril 2025, 15:20"),
    ],
)
def test_moments(offset: timedelta | None, tag: str, expected: str) -> None:
    """A moment keeps the offset it was given, and without one claims none."""
    zone = None if offset is None else timezone(offset)
    assert plain(format_moment(datetime(2025, 4, 24, 15, 20, tzinfo=zone), tag)) == plain(expected)


@given(
    st.sampled_from(sorted(locale_identifiers())), st.dates(min_value=date(1900, 1, 1)), st.integers(0, 800)
)
def test_every_language_of_cldr(name: str, first: date, days: int) -> None:
    """In every language of CLDR any date, span, month and moment can be written."""
    last = min(first.toordinal() + days, date.max.toordinal())
    written = [
        format_date(first, name),
        format_span(first, date.fromordinal(last), name),
        format_month(first.year, first.month, name),
        format_moment(datetime(first.year, first.month, first.day, 12, 0, tzinfo=UTC), name),
    ]
    assert all(text.strip() for text in written)


def test_babel_is_loaded_on_first_use() -> None:
    """Importing the room does not load Babel."""
    code = "import sys, pressrewrite.locales; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
