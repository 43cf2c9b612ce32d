from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pressrewrite.facts.dates import Date, adds_to, dates_agree, find_dates, format_date

_LOCALES = (
    "en",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "ru",
    "ar",
    "he",
    "ja",
    "ko",
    "zh",
    "pl",
    "tr",
    "hi",
    "fa",
    "th",
)


def _days(text: str, language: str) -> list[tuple[int | None, int | None, int | None]]:
    return [(found.year, found.month, found.day) for found in find_dates(text, language)]


def _one(text: str, language: str = "en") -> Date:
    (found,) = find_dates(text, language)
    return found


@given(day=st.dates(date(1900, 1, 1), date(2099, 12, 31)), language=st.sampled_from(_LOCALES))
@settings(deadline=None, max_examples=300)
def test_what_is_written_is_read(day: date, language: str) -> None:
    """The long date of a language is found as one date, with nothing lost."""
    assert _days(format_date(day, language), language) == [(day.year, day.month, day.day)]


@pytest.mark.parametrize(
    ("text", "language"), [("سال‌های ۲۰۰۸-۲۰۰۹", "fa"), ("2008-2009 तक", "hi"), ("٢٠٠٨-٢٠٠٩", "ar")]
)
def test_years_are_read_in_the_figures_of_their_language(text: str, language: str) -> None:
    """A year begins with 19 or 20 in every script."""
    assert _days(text, language) == [(2008, None, None), (2009, None, None)]


@given(
    day=st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    language=st.sampled_from(_LOCALES),
    length=st.sampled_from(("full", "long", "medium")),
)
@settings(deadline=None, max_examples=300)
def test_every_length_of_cldr_that_names_the_month_is_read(day: date, language: str, length: str) -> None:
    """Full, long and medium dates of CLDR are found, and a weekday in them is the right one."""
    from babel import dates

    written = dates.format_date(day, length, locale=language)
    if not any(letter.isalpha() for letter in written):
        return
    found = _one(written, language)
    assert (found.year, found.month, found.day) == (day.year, day.month, day.day)
    assert found.weekday in {None, day.weekday()}
    assert length != "full" or found.weekday is not None


@pytest.mark.parametrize(
    ("written", "language"),
    [
        ("3 May 2024", "en"), ("May 3, 2024", "en"), ("May 3rd, 2024", "en"), ("the 3rd of May 2024", "en"),
        ("2024-05-03", "en"), ("3.5.2024", "en"), ("3-May-2024", "en"), ("3. Mai 2024", "de"), ("03.05.24", "de"),
        ("3 de mayo de 2024", "es"), ("le 3 mai 2024", "fr"), ("3 de maio de 2024", "pt"), ("3 мая 2024 года", "ru"),
        ("03/05/2024", "fr"), ("3 maja 2024 r.", "pl"), ("3. května 2024", "cs"), ("3 травня 2024 року", "uk"),
        ("3 Mayıs 2024", "tr"), ("3 مايو 2024", "ar"), ("3 أيار 2024", "ar"), ("3 ماي 2024", "ar"), ("٣ مايو ٢٠٢٤", "ar"),
        ("3 במאי 2024", "he"), ("2024年5月3日", "ja"), ("令和6年5月3日", "ja"), ("二〇二四年五月三日", "zh"),
        ("2024년 5월 3일", "ko"), ("3 พฤษภาคม 2567", "th"), ("3 พ.ค. 2567", "th"), ("၂၀၂၄ မေ ၃", "my"), ("3 मई 2024", "hi"),
        ("3 مئی 2024", "ur"), ("3 tháng 5 năm 2024", "vi"), ("2024. május 3.", "hu"), ("3. toukokuuta 2024", "fi"),
        ("3 May 2024", "ja"),
    ],
)  # fmt: skip
def test_a_day_is_read_in_the_order_of_its_language(written: str, language: str) -> None:
    """Day, month and year are read in every order, script and era, and English in every language."""
    assert _days(written, language) == [(2024, 5, 3)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("in March 2024", "en", [(2024, 3, None)]),
        ("on May 3", "en", [(None, 5, 3)]),
        ("in 2024 and in 2003", "en", [(2024, None, None), (2003, None, None)]),
        ("9月に", "ja", [(None, 9, None)]),
        ("2024年度", "ja", [(2024, None, None)]),
        ("3日、", "ja", [(None, None, 3)]),
        ("w maju", "pl", [(None, 5, None)]),
        ("в мае", "ru", [(None, 5, None)]),
        ("عام 2024", "ar", [(2024, None, None)]),
        ("since 1843", "en", [(1843, None, None)]),
        ("2023 2024", "en", [(2023, None, None), (2024, None, None)]),
        ("des de 1987", "ca", [(1987, None, None)]),
        ("عام2020", "ar", [(2020, None, None)]),
        ("في فبراير2021", "ar", [(2021, 2, None)]),
        ("14 مارس2021", "ar", [(2021, 3, 14)]),
        ("14 сентября 2023г.", "ru", [(2023, 9, 14)]),
    ],
)
def test_what_is_not_said_stays_unknown(
    text: str, language: str, expected: list[tuple[int | None, int | None, int | None]]
) -> None:
    """A part of a date has only the fields that are written."""
    assert _days(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("2,003 people", "en"), ("$2000", "en"), ("2000%", "en"), ("2000 km", "en"), ("model-2004-33", "en"),
        ("number 120034", "en"), ("it was 1500", "en"), ("in 1622 adults", "en"), ("+44 113 343 2049", "en"), ("2024.55", "en"), ("It may march", "en"), ("May said so", "en"), ("The Sun said", "en"),
        ("in his 40s", "en"), ("3日間", "ja"), ("3か月", "ja"), ("週4日", "ja"), ("3개월", "ko"), ("3点あります", "ja"), ("三个月", "zh"),
        ("12 شوال 1445 هـ", "ar"), ("45 Maybe 99", "en"), ("31.2.2024", "de"), ("cei mai mari", "ro"), ("version 3.5.24", "en"),
        ("25:61", "en"), ("", "en"), ("בשנות ה-40 לחייו", "he"),
    ],
)  # fmt: skip
def test_other_figures_and_words_are_no_dates(text: str, language: str) -> None:
    """Amounts, durations, identifiers, impossible days and common words are left alone."""
    assert find_dates(text, language) == ()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("3-5 May", "en", [(None, 5, 3), (None, 5, 5)]),
        ("May 3-5, 2024", "en", [(2024, 5, 3), (2024, 5, 5)]),
        ("24 and 25 April", "en", [(None, 4, 24), (None, 4, 25)]),
        ("du 3 au 5 mai 2024", "fr", [(2024, 5, 3), (2024, 5, 5)]),
        ("5月3日から5日", "ja", [(None, 5, 3), (None, 5, 5)]),
        ("2023/24", "en", [(2023, None, None), (2024, None, None)]),
        ("2019–2021", "en", [(2019, None, None), (2021, None, None)]),
        ("1950～53年の", "ja", [(1950, None, None), (1953, None, None)]),
        ("2001-3", "en", [(2001, None, None), (2003, None, None)]),
        ("1999-00", "en", [(1999, None, None), (2000, None, None)]),
    ],
)
def test_a_range_is_two_dates(
    text: str, language: str, expected: list[tuple[int | None, int | None, int | None]]
) -> None:
    """Both ends of a range have the month and the year that they share."""
    assert _days(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "hour", "minute", "zone"),
    [
        ("3 p.m. EST", "en", 15, None, "EST"), ("12 am", "en", 0, None, None), ("15:30 UTC+3", "en", 15, 30, "UTC+3"),
        ("15.30 Uhr", "de", 15, 30, None), ("15h30", "fr", 15, 30, None), ("kl. 15.30", "sv", 15, 30, None),
        ("午後3時30分", "ja", 15, 30, None), ("오후 3시", "ko", 15, None, None), ("下午3点", "zh", 15, None, None),
        ("周六晚7点"[2:], "zh", 19, None, None), ("저녁 8시", "ko", 20, None, None), ("12 noon", "en", 12, None, None),
        ("12 midnight", "en", 0, None, None),
        ("24:00", "en", 24, 0, None), ("3 مساءً", "ar", 15, None, None), ("9:05 a.m. GMT", "en", 9, 5, "GMT"),
    ],
)  # fmt: skip
def test_a_time_alone_has_no_date(
    text: str, language: str, hour: int, minute: int | None, zone: str | None
) -> None:
    """A time of day is read in the manner of its language, its zone as it is written."""
    found = _one(text, language)
    assert (found.hour, found.minute, found.zone) == (hour, minute, zone)
    assert (found.year, found.month, found.day) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "language", "month"),
    [("בתיקו 2-2 במרץ", "he", 3), ("0-1 בפברואר", "he", 2), ("2:2 במרץ", "he", 3), ("در فوریه ۱-۰", "fa", 2),
     ("در مارس ۲-۲", "fa", 3), ("در فوریه 1 بر 0", "fa", 2), ("closed until Oct.", "en", 10)],
)  # fmt: skip
def test_a_score_beside_a_month_is_no_day(text: str, language: str, month: int) -> None:
    """The score of a game in March is no day of March; and a clipped month behind "until" is a month."""
    assert _days(text, language) == [(None, month, None)]


@pytest.mark.parametrize(
    ("text", "language", "weekday", "hour"),
    [
        ("Friday, 3 May 2024 at 3 p.m.", "en", 4, 15),
        ("3 p.m. on Friday, May 3, 2024", "en", 4, 15),
        ("Freitag, 3. Mai 2024 um 15.30 Uhr", "de", 4, 15),
        ("viernes 3 de mayo de 2024 a las 15:30", "es", 4, 15),
        ("2024年5月3日（金）午後3時", "ja", 4, 15),
        ("2024-05-03T15:30", "en", None, 15),
    ],
)
def test_weekday_date_and_time_are_one(text: str, language: str, weekday: int | None, hour: int) -> None:
    """What belongs together is one date, in either order, and its text is the whole of it."""
    found = _one(text, language)
    assert (found.year, found.month, found.day) == (2024, 5, 3)
    assert (found.weekday, found.hour) == (weekday, hour)
    assert found.text == text


def test_a_weekday_alone_is_only_a_weekday() -> None:
    """No day is worked out from "on Monday"."""
    found = _one("It opens on Monday.")
    assert (found.weekday, found.day) == (0, None)
    assert _one("am Freitagabend", "de").weekday == 4


def test_a_weekday_goes_with_the_date_behind_it() -> None:
    """Between two dates, the weekday is that of the second."""
    first, second = find_dates("3 May, Monday 6 May", "en")
    assert (first.weekday, second.weekday) == (None, 0)


@pytest.mark.parametrize(
    ("text", "language", "year"),
    [
        ("Q3 2024", "en", 2024), ("Q3", "en", None), ("3Q24", "en", 2024), ("the third quarter of 2024", "en", 2024),
        ("3. Quartal 2024", "de", 2024), ("3e trimestre 2024", "fr", 2024), ("tercer trimestre de 2024", "es", 2024),
        ("第3四半期", "ja", None), ("2024年第三季度", "zh", 2024), ("الربع الثالث من عام 2024", "ar", 2024), ("3분기", "ko", None),
    ],
)  # fmt: skip
def test_quarters_are_read(text: str, language: str, year: int | None) -> None:
    """A quarter is read with its year, when that stands beside it."""
    found = _one(text, language)
    assert (found.quarter, found.year) == (3, year)


@pytest.mark.parametrize(
    ("text", "language"),
    [("the 1990s", "en"), ("the 90s", "en"), ("1990er", "de"), ("1990年代に", "ja"), ("años 90", "es")],
)
def test_decades_are_no_years(text: str, language: str) -> None:
    """A decade bears the year it begins with, and a mark."""
    found = _one(text, language)
    assert (found.year, found.decade) == (1990, True)


def test_a_decade_is_borne_out_by_its_years_only() -> None:
    """The source's 1995 bears out "the 1990s"; its "1990s" does not bear out 1995."""
    decade, year = _one("the 1990s"), _one("in 1995")
    assert dates_agree(decade, year)
    assert not dates_agree(year, decade)
    assert not dates_agree(decade, _one("in 2005"))


def test_three_figures_in_english_may_be_turned() -> None:
    """03/04/2025 agrees with either reading; where one figure can be no month, nothing is in doubt."""
    found = _one("03/04/2025")
    assert found.ambiguous
    assert found.alternative is not None
    for other in ("4 March 2025", "3 April 2025"):
        assert dates_agree(_one(other), found)
        assert dates_agree(found, _one(other))
    assert not dates_agree(_one("5 April 2025"), found)
    assert not _one("13/04/2025").ambiguous


def test_relative_words_count_from_publication() -> None:
    """Without a day of publication, "yesterday" is not read; with it, it is a day like others."""
    published = date(2024, 3, 1)
    text = "It opened yesterday; last month it was shut."
    assert find_dates(text, "en") == ()
    day, month = find_dates(text, "en", published=published)
    assert (day.year, day.month, day.day, day.relative) == (2024, 2, 29, True)
    assert (month.year, month.month, month.day) == (2024, 2, None)
    assert dates_agree(_one("29 February 2024"), day)


def test_dates_agree_on_what_both_say() -> None:
    """What one side leaves out is no disagreement, and dates that share no field do not agree."""
    full = _one("Friday, 3 May 2024, 15:30")
    assert dates_agree(_one("May 3"), full)
    assert dates_agree(_one("2024年5月3日", "ja"), full)
    assert dates_agree(_one("on Friday"), _one("3 May 2024"))
    assert not dates_agree(_one("on Monday"), _one("3 May 2024"))
    assert not dates_agree(_one("May 4"), full)
    assert not dates_agree(_one("16:30"), full)
    assert not dates_agree(_one("in 2024"), _one("May 3"))


def test_zones_are_compared_by_what_they_mean() -> None:
    """EST, EDT and Eastern Time are one zone, GMT and UTC are; others disagree, and a missing one does not."""
    assert dates_agree(_one("3 p.m. EST"), _one("3 p.m. Eastern Time"))
    assert dates_agree(_one("15:00 GMT"), _one("15:00 UTC"))
    assert dates_agree(_one("15.00 Uhr MESZ", "de"), _one("3 p.m. CEST"))
    assert dates_agree(_one("15:00"), _one("15:00 UTC"))
    assert not dates_agree(_one("3 p.m. EST"), _one("3 p.m. PST"))


def test_a_claim_may_add_to_its_source() -> None:
    """A year that the source does not name is an addition; saying less is none."""
    assert adds_to(_one("May 3, 2024"), _one("May 3"))
    assert not adds_to(_one("May 3"), _one("May 3, 2024"))


@given(
    text=st.text(alphabet="12 0359-/.:,年月日三MayPmSun3rdQ'مايوبמאי", max_size=60),
    language=st.sampled_from(_LOCALES),
)
@settings(deadline=None, max_examples=300)
def test_spans_are_exact_and_apart(text: str, language: str) -> None:
    """Whatever the text, nothing fails, spans hold their words, and none overlap."""
    end = 0
    for found in find_dates(text, language):
        assert end <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        end = found.end


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    """A Turkish capital I with a dot is two characters in lower case; spans still hold."""
    text = "İİİ 3 Mayıs 2024"
    assert _one(text, "tr").text == "3 Mayıs 2024"


@pytest.mark.parametrize("piece", ["1", "a", " ", "5 ", "(", "2024-", "1.", "一", "3 to ", "q"])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """A tenth of a megabyte of one thing is done in a moment."""
    begin = time.process_time()
    find_dates(piece * (100_000 // len(piece)), "ja")
    assert time.process_time() - begin < 30


@pytest.mark.parametrize(
    ("language", "text", "years"),
    [
        ("en", "More than 2000 people came.", []),
        ("en", "It opened in 2000.", [2000]),
        ("en", "It has run since before 2000.", [2000]),
        ("de", "Mehr als 2000 Beschäftigte kamen.", []),
        ("fr", "Plus de 2000 personnes sont venues.", []),
        ("ru", "Более 2000 человек пришли.", []),
    ],
)
def test_what_is_counted_is_no_year(language: str, text: str, years: list[int]) -> None:
    """Four digits behind "more than" and before a noun count things."""
    assert [date.year for date in find_dates(text, language)] == years
