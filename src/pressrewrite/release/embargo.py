"""The embargo line of a release, read to a moment where it states one."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from pressrewrite.release.calendar import find_date

__all__ = ["is_embargo_line", "read_embargo"]

_LINE = re.compile(
    r"\W*(?:(?:strictly\s+|under\s+)?embargo(?:ed|\b)|not for (?:publication|release|broadcast)[^\n]{0,40}(?:before|until)"
    r"|sperrfrist|sous embargo|embargad[oa] hasta|sotto embargo|под эмбарго|эмбарго|報道解禁|解禁日時|解禁|엠바고"
    r"|(?:محظور|حظر) النشر|אמברגו)",
    re.IGNORECASE,
)
_LIFTED = re.compile(r"embargo\s+(?:lifted|aufgehoben|levé)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<!\d)(?P<h>\d{1,2})(?:[:.h時시](?P<m>\d{2})?分?|(?=\s*[ap]\.?\s?m\b))(?::\d{2})?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"|(?<!\d)(?P<h2>[01]\d|2[0-3])(?P<m2>[0-5]\d)\s*(?=hrs|hours|uhr|h\b|[A-Z]{2,4}\b)",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*(?P<sign>[+\u2212-])(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?\b")
# Abbreviations name an offset; "ET" and its like name a place's clock, which summer time moves.
_ZONES: dict[str, float | str] = {
    "UTC": 0, "GMT": 0, "Z": 0, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EST": -5, "EDT": -4,
    "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "JST": 9, "KST": 9, "MSK": 3, "AEST": 10, "AEDT": 11,
    "SGT": 8, "HKT": 8, "ET": "America/New_York", "CT": "America/Chicago", "PT": "America/Los_Angeles",
}  # fmt: skip
_ZONE = re.compile(r"(?<![A-Za-z])(" + "|".join(sorted(_ZONES, key=len, reverse=True)) + r")(?![A-Za-z])")
_LAST_HOUR, _NOON = 24, 12


def is_embargo_line(line: str) -> bool:
    """Say whether a line states an embargo."""
    return _LINE.match(line) is not None and _LIFTED.search(line) is None


def read_embargo(line: str, language: str) -> datetime | None:
    """Read the moment at which an embargo ends.

    Args:
        line: The embargo line.
        language: BCP 47 tag of the release.

    Returns:
        The moment with its zone; None unless date, year, clock and zone all stand in the line.

    Example:
        >>> read_embargo("EMBARGOED UNTIL 00:01 GMT, 24 April 2025", "en").isoformat()
        '2025-04-24T00:01:00+00:00'
        >>> read_embargo("EMBARGOED UNTIL Thursday", "en") is None
        True
    """
    dated = find_date(line, language)
    if dated is None or dated.day is None:
        return None
    rest = line[: dated.start] + " " * (dated.end - dated.start) + line[dated.end :]
    clock = _CLOCK.search(rest)
    zone = _zone(rest[clock.end() :] if clock else "") or _zone(rest)
    if clock is None or zone is None:
        return None
    hour = int(clock["h"] or clock["h2"])
    minute = int(clock["m"] or clock["m2"] or 0)
    half = (clock["half"] or "").lower()[:1]
    if half and hour > _NOON:
        return None
    hour = hour % _NOON + _NOON * (half == "p") if half else hour
    if hour > _LAST_HOUR or minute > 59:  # noqa: PLR2004 - minutes of an hour
        return None
    # Some offices write the end of a day as 24:00.
    day = dated.day + timedelta(days=hour // _LAST_HOUR)
    return datetime(day.year, day.month, day.day, hour % _LAST_HOUR, minute, tzinfo=zone)


def _zone(words: str) -> tzinfo | None:
    offset = _OFFSET.search(words)
    if offset is not None:
        minutes = int(offset["h"]) * 60 + int(offset["m"] or 0)
        if minutes > _LAST_HOUR * 60:
            return None
        return timezone(timedelta(minutes=-minutes if offset["sign"] != "+" else minutes))
    named = _ZONE.search(words)
    if named is None:
        return None
    zone = _ZONES[named[1]]
    return ZoneInfo(zone) if isinstance(zone, str) else timezone(timedelta(hours=zone))
