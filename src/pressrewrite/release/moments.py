"""Which days "today", "last week" or "this year" mean, counted from the day of the release."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

__all__ = ["resolve_moment"]

_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_STEPS = {"last": -1, "this": 0, "next": 1}
_WEEK = 7
_MONTHS = 12


def resolve_moment(when: str, base: date) -> tuple[date, date]:
    """Give the first and the last day that a relative word means.

    Args:
        when: `today`, `tonight`, `yesterday`, `tomorrow`, or `this`, `last`, `next` with `_week`, `_month`,
            `_year`. Weeks begin on Monday (ISO 8601).
        base: The day of the release.

    Raises:
        KeyError: The word is not one of these.
        OverflowError: The day lies outside of the calendar.

    Example:
        >>> [day.isoformat() for day in resolve_moment("last_month", date(2025, 1, 15))]
        ['2024-12-01', '2024-12-31']
    """
    if when in _DAYS:
        day = base + timedelta(days=_DAYS[when])
        return day, day
    step_name, _, unit = when.partition("_")
    step = _STEPS[step_name]
    if unit == "week":
        first = base - timedelta(days=base.weekday()) + timedelta(days=_WEEK * step)
        return first, first + timedelta(days=_WEEK - 1)
    if unit not in {"month", "year"}:
        raise KeyError(when)
    months = base.year * _MONTHS + base.month - 1
    year, month = divmod(months + step * (_MONTHS if unit == "year" else 1), _MONTHS)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"The year {year} lies outside of the calendar, which has the years 1 to 9999.")
    if unit == "year":
        return date(year, 1, 1), date(year, _MONTHS, 31)
    return date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1])
