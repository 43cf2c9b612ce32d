"""Days that no calendar has, weekdays that do not fit their date, and an embargo after publication."""

from __future__ import annotations

from datetime import date as calendar_date
from datetime import datetime
from typing import TYPE_CHECKING

from pressrewrite.models import Severity
from pressrewrite.text import base_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.models import Finding
    from pressrewrite.release.proofreading.reading import Reading

__all__ = ["find_late_embargo", "find_wrong_weekdays"]


def find_wrong_weekdays(reading: Reading) -> Iterator[Finding]:
    """Find dates whose weekday is another (`weekday`) and dates that do not exist (`date`).

    Args:
        reading: The release.
    """
    for date in reading.dates:
        if date.weekday is None or date.year is None or date.month is None or date.day is None:
            continue
        if date.relative or date.ambiguous:
            continue
        place = (date.start, date.end)
        try:
            day = calendar_date(date.year, date.month, date.day)
        except ValueError:
            yield reading.finding("date", place, Severity.ERROR)
            continue
        if day.weekday() != date.weekday:
            name = _weekday_name(day, reading.item.language)
            yield reading.finding("weekday", place, Severity.ERROR, name)


def _weekday_name(day: calendar_date, language: str) -> str:
    from babel.core import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(base_language(language))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    return str(locale.days["format"]["wide"][day.weekday()])


def find_late_embargo(reading: Reading) -> Iterator[Finding]:
    """Find an embargo that had not ended when the release was published; moments are compared, zones and all.

    Args:
        reading: The release.
    """
    item = reading.item
    published = item.published_at
    if published is None:
        return
    until = item.embargo_until or reading.anatomy.embargo_until
    if until is None:
        return
    # Of a bare day nobody knows the hour: only an embargo of a later day is a contradiction.
    if isinstance(published, datetime) and until.tzinfo is not None:
        late = until > published
    else:
        late = until.date() > (published.date() if isinstance(published, datetime) else published)
    if late:
        says = f"{until.isoformat()} / {published.isoformat()}"
        yield reading.finding("embargo", (0, len(item.title)), Severity.ERROR, says)
