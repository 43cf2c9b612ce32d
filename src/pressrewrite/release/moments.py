"""Which days "today", "last week" or "this year" mean, counted from the day of the release."""

from __future__ import annotations

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
    if unit == "month":
        months = base.year * _MONTHS + base.month - 1 + step
        return _month(months), _month(months + 1) - timedelta(days=1)
    if unit == "year":
        return date(base.year + step, 1, 1), date(base.year + step, _MONTHS, 31)
    raise KeyError(when)


def _month(months: int) -> date:
    return date(months // _MONTHS, months % _MONTHS + 1, 1)
