"""Written dates in many languages."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.locales import format_date
from pressrewrite.release.calendar import find_date

DAY = date(2025, 4, 24)


@pytest.mark.parametrize(
    ("text", "language", "words", "day"),
    [
        ("April 24, 2025", "en", "April 24, 2025", DAY),
        ("on Thursday, 24 April 2025,", "en", "Thursday, 24 April 2025", DAY),
        ("24th of April 2025", "en", "24th of April 2025", DAY),
        ("April 24th, 2025", "en", "April 24th, 2025", DAY),
        ("Apr. 24, 2025", "en", "Apr. 24, 2025", DAY),
        ("Sept. 5, 2025", "en", "Sept. 5, 2025", date(2025, 9, 5)),
        ("April 24", "en", "April 24", None),
        ("2025-04-24", "en", "2025-04-24", DAY),
        ("24.04.2025", "de", "24.04.2025", DAY),
        ("24. April 2025", "de", "24. April 2025", DAY),
        ("3. März 2025", "de", "3. März 2025", date(2025, 3, 3)),
        ("1er avril 2025", "fr", "1er avril 2025", date(2025, 4, 1)),
        ("24 de abril de 2025", "es", "24 de abril de 2025", DAY),
        ("24 de abril del 2025", "es", "24 de abril del 2025", DAY),
        ("24 de abril de 2025", "pt", "24 de abril de 2025", DAY),
        ("24 aprile 2025", "it", "24 aprile 2025", DAY),
        ("24 april 2025", "nl", "24 april 2025", DAY),
        ("24 апреля 2025 года", "ru", "24 апреля 2025 года", DAY),
        ("24 апреля 2025 г.", "ru", "24 апреля 2025 г.", DAY),
        ("24 квітня 2025 року", "uk", "24 квітня 2025 року", DAY),
        ("2025年4月24日", "ja", "2025年4月24日", DAY),
        ("２０２５年４月２４日", "ja", "２０２５年４月２４日", DAY),
        ("令和7年4月24日", "ja", "令和7年4月24日", DAY),
        ("令和元年5月1日", "ja", "令和元年5月1日", date(2019, 5, 1)),
        ("平成31年4月30日", "ja", "平成31年4月30日", date(2019, 4, 30)),
        ("2025/4/24", "ja", "2025/4/24", DAY),
        ("2025年4月24日", "zh", "2025年4月24日", DAY),
        ("2025년 4월 24일", "ko", "2025년 4월 24일", DAY),
        ("2025. 4. 24.", "ko", "2025. 4. 24.", DAY),
        ("24 أبريل 2025", "ar", "24 أبريل 2025", DAY),
        ("٢٤ أبريل ٢٠٢٥", "ar", "٢٤ أبريل ٢٠٢٥", DAY),
        ("24 نيسان 2025", "ar", "24 نيسان 2025", DAY),
        ("24 באפריל 2025", "he", "24 באפריל 2025", DAY),
        ("24 अप्रैल 2025", "hi", "24 अप्रैल 2025", DAY),
        ("24 जनवरी 2025", "hi", "24 जनवरी 2025", date(2025, 1, 24)),
        ("24 April 2025", "tlh", "24 April 2025", DAY),
        ("03/04/2025", "en", "03/04/2025", None),
        ("31 February 2025", "en", "31 February 2025", None),
        ("2025-13-01", "en", "2025-13-01", None),
    ],
)
def test_dates(text: str, language: str, words: str, day: date | None) -> None:
    """A date is found as it is written; a day is said only when day, month and year are beyond doubt."""
    found = find_date(text, language)
    assert found is not None
    assert text[found.start : found.end] == words
    assert found.day == day


@pytest.mark.parametrize(
    "text", ["", "April", "24", "2025", "may be 20", "Version 16.1.2", "1,234,567", "12:30"]
)
def test_no_dates(text: str) -> None:
    """A month, a year or a version alone is no date."""
    assert find_date(text, "en") is None


LANGUAGES = ["ar", "de", "en", "es", "fr", "he", "hi", "it", "ja", "ko", "nl", "pt", "ru", "sv", "uk", "zh"]


@given(st.dates(date(1970, 1, 1), date(2100, 1, 1)), st.sampled_from(LANGUAGES))
def test_long_dates_of_cldr(day: date, language: str) -> None:
    """The long date of CLDR is read back in each of these languages."""
    found = find_date(format_date(day, language), language)
    assert found is not None
    assert found.day == day
