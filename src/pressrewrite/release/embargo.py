"""The embargo line of a release, read to a moment where it states one."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pressrewrite.release.calendar import find_date

__all__ = ["is_embargo_line", "read_embargo"]

# An embargo on oil is news; one that is followed by a time, a colon or nothing is a line for the desk.
_AHEAD = r"(?=\W*(?:$|\n|\d|until|till|to\b|for (?:release|publication)|bis|jusqu|hasta|fino|até|tot|до|ate\b|material))"
_LINE = re.compile(
    rf"\W*(?:this (?:press |news |media )?release is )?(?:(?:strictly\s+|under\s+(?:strict\s+)?)?embargo(?:ed)?\b(?:{_AHEAD}|\s*[:：–—-]\s)"
    r"|not for (?:publication|release|broadcast)[^\n]{0,40}(?:before|until)|sperrfrist|sous embargo|embargad[oa] (?:hasta|até)"
    rf"|sotto embargo|onder embargo|под эмбарго|эмбарго{_AHEAD}|報道解禁|解禁(?:日時|日|時間|[:：])|엠바고"
    r"|(?:محظور|حظر) النشر|אמברגו)",
    re.IGNORECASE,
)
_LIFTED = re.compile(r"embargo\s+(?:lifted|aufgehoben|levé)", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<!\d)(?P<h>\d{1,2})(?:[:.h時时点點시](?P<m>\d{2})?분?|(?=\s*(?:[ap]\.?\s?m\b|uhr\b)))(?::\d{2})?\s*(?P<half>[ap]\.?\s?m\b\.?)?"
    r"|(?<!\d)(?P<h2>[01]\d|2[0-3])(?P<m2>[0-5]\d)\s*(?=hrs|hours|uhr|h\b|[A-Z]{2,4}\b)"
    r"|\b(?P<noon>noon)\b",
    re.IGNORECASE,
)
# East Asia writes the half of the day before the hour: 午後3時 is 15:00.
_HALF_BEFORE = re.compile(r"(?:(?P<a>午前|上午|早上|凌晨|오전)|(?P<p>午後|下午|晚上|오후))\s*\Z")
# Other ways to name it are not read, and twelve hours too early is worse than not to know.
_HALF_IN_WORDS = re.compile(
    r"\b(?:evening|afternoon|tonight|abends|nachmittags|du soir|de l['’]après-midi|de la (?:tarde|noche)|da (?:tarde|noite)|"
    r"del pomeriggio|di sera|вечера|дня)\b|مساء|ظهر|بعد الظهر|בערב|אחר הצהריים|אחה[\"״]צ",
    re.IGNORECASE,
)
_OFFSET = r"(?P<sign>[+\u2212\u2013-])\s?(?P<h>\d{1,2})(?::?(?P<m>\d{2}))?(?!\d)"
_NAMED_OFFSET = re.compile(rf"(?:UTC|GMT)\s?{_OFFSET}")
_BARE_OFFSET = re.compile(rf"\s?\(?{_OFFSET}")
# Abbreviations name an offset; "ET" and its like name a place's clock, which summer time moves.
_ZONES: dict[str, float | str] = {
    "UTC": 0, "GMT": 0, "Z": 0, "BST": 1, "CET": 1, "MEZ": 1, "CEST": 2, "MESZ": 2, "EST": -5, "EDT": -4,
    "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7, "JST": 9, "KST": 9, "MSK": 3, "AEST": 10, "AEDT": 11,
    "SGT": 8, "HKT": 8, "ET": "America/New_York", "CT": "America/Chicago", "PT": "America/Los_Angeles",
    "日本時間": 9, "北京时间": 8, "北京時間": 8, "한국시간": 9, "한국 시간": 9, "МСК": 3,
}  # fmt: skip
_ZONE = re.compile(r"(?<![A-Za-z])(" + "|".join(sorted(_ZONES, key=len, reverse=True)) + r")(?![A-Za-z])")
_LAST_HOUR, _NOON, _MINUTES, _FARTHEST = 24, 12, 60, 14


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
    if clock is None:
        return None
    zone = _zone(rest[clock.end() :], beside_clock=True) or _zone(rest[: clock.start()], beside_clock=False)
    time = _time(clock, rest)
    if zone is None or time is None:
        return None
    try:
        # Some offices write the end of a day as 24:00.
        day = dated.day + timedelta(days=time[0] // _LAST_HOUR)
        return datetime(day.year, day.month, day.day, time[0] % _LAST_HOUR, time[1], tzinfo=zone)
    except OverflowError:
        return None


def _time(clock: re.Match[str], line: str) -> tuple[int, int] | None:
    if clock["noon"]:
        return _NOON, 0
    hour, minute = int(clock["h"] or clock["h2"]), int(clock["m"] or clock["m2"] or 0)
    before = _HALF_BEFORE.search(line[: clock.start()])
    half = (clock["half"] or (before and ("p" if before["p"] else "a")) or "").lower()[:1]
    if half:
        if hour > _NOON:
            return None
        hour = hour % _NOON + _NOON * (half == "p")
    elif hour <= _NOON and _HALF_IN_WORDS.search(line):
        return None
    if minute >= _MINUTES or hour > _LAST_HOUR or (hour == _LAST_HOUR and minute):
        return None
    return hour, minute


def _zone(words: str, *, beside_clock: bool) -> tzinfo | None:
    """Find the zone: "GMT+2" before "GMT", and a bare "+02:00" only where it touches the clock."""
    named = _ZONE.search(words)
    offset = _NAMED_OFFSET.search(words)
    if offset is None and named is None and beside_clock:
        offset = _BARE_OFFSET.match(words)
    if offset is not None:
        minutes = int(offset["h"]) * _MINUTES + int(offset["m"] or 0)
        if minutes > _FARTHEST * _MINUTES:
            return None
        return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes))
    if named is None:
        return None
    zone = _ZONES[named[1]]
    try:
        return ZoneInfo(zone) if isinstance(zone, str) else timezone(timedelta(hours=zone))
    except ZoneInfoNotFoundError:
        # Some systems carry no table of zones; the moment is then unknown, as it is without a zone.
        return None
