"""Which days a relative word means."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.release import resolve_moment

WORDS = ["today", "tonight", "yesterday", "tomorrow"] + [
    f"{step}_{unit}" for step in ("last", "this", "next") for unit in ("week", "month", "year")
]


@pytest.mark.parametrize(
    ("when", "base", "first", "last"),
    [
        ("today", "2025-04-24", "2025-04-24", "2025-04-24"),
        ("tonight", "2025-04-24", "2025-04-24", "2025-04-24"),
        ("yesterday", "2025-01-01", "2024-12-31", "2024-12-31"),
        ("yesterday", "2024-03-01", "2024-02-29", "2024-02-29"),
        ("tomorrow", "2024-12-31", "2025-01-01", "2025-01-01"),
        ("this_week", "2025-04-21", "2025-04-21", "2025-04-27"),
        ("this_week", "2025-04-27", "2025-04-21", "2025-04-27"),
        ("last_week", "2025-01-01", "2024-12-23", "2024-12-29"),
        ("next_week", "2024-12-31", "2025-01-06", "2025-01-12"),
        ("this_month", "2024-02-10", "2024-02-01", "2024-02-29"),
        ("last_month", "2025-01-15", "2024-12-01", "2024-12-31"),
        ("next_month", "2024-12-31", "2025-01-01", "2025-01-31"),
        ("this_month", "2024-12-05", "2024-12-01", "2024-12-31"),
        ("this_year", "2025-04-24", "2025-01-01", "2025-12-31"),
        ("last_year", "2025-01-01", "2024-01-01", "2024-12-31"),
        ("next_year", "2025-12-31", "2026-01-01", "2026-12-31"),
    ],
)
def test_words(when: str, base: str, first: str, last: str) -> None:
    """Days, weeks from Monday, months and years are counted right, across the ends of months and years."""
    found = resolve_moment(when, date.fromisoformat(base))
    assert found == (date.fromisoformat(first), date.fromisoformat(last))


@given(st.sampled_from(WORDS), st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_spans_are_whole(when: str, base: date) -> None:
    """Weeks have seven days and begin on Monday, months and years are whole, last < this < next."""
    first, last = resolve_moment(when, base)
    assert first <= last
    if when.endswith("week"):
        assert (first.weekday(), (last - first).days) == (0, 6)
    if when.endswith(("month", "year")):
        assert first.day == 1
        assert resolve_moment(when.replace("last", "this").replace("next", "this"), first) == (first, last)
    if when.startswith("this"):
        assert first <= base <= last
        assert resolve_moment(when.replace("this", "last"), base)[1] < first
        assert last < resolve_moment(when.replace("this", "next"), base)[0]


@pytest.mark.parametrize("when", ["", "now", "this_century", "after_week", "week", "last"])
def test_unknown_words(when: str) -> None:
    """A word that nobody defined is an error, not a guess."""
    with pytest.raises(KeyError):
        resolve_moment(when, date(2025, 4, 24))


@pytest.mark.parametrize(
    ("when", "base"),
    [
        ("yesterday", date.min),
        ("tomorrow", date.max),
        ("last_week", date.min),
        ("next_week", date.max),
        ("last_month", date.min),
        ("next_month", date.max),
        ("this_month", date.max),
        ("last_year", date.min),
        ("next_year", date.max),
    ],
)
def test_ends_of_the_calendar(when: str, base: date) -> None:
    """What lies outside of the calendar raises one kind of error; what lies within is found."""
    if when == "this_month":
        assert resolve_moment(when, base) == (date(9999, 12, 1), date.max)
        return
    with pytest.raises(OverflowError):
        resolve_moment(when, base)
