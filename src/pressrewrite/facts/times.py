"""Times of day as they are written: 3 p.m., 15:30, 15.30 Uhr, 15h30, 午後3時, with the zone as given."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["CJK_HALVES", "Clock", "read_clock", "same_zone", "time_shapes"]

_HALF_DAY, _HOURS, _MINUTES = 12, 24, 60
_AFTERNOON = frozenset(
    "pm 午後 下午 傍晚 晚上 今晚 当晚 晚间 晚 오후 저녁 مساء مساءً م بعدازظهر อัง หลังเที่ยง".split()
)
_MORNING = frozenset("am midnight 午前 上午 凌晨 清晨 早上 早 오전 새벽 아침 صباحا صباحًا ص".split())

_S = r"[\s\u200e\u200f]{0,2}"
_ZONE = (
    r"(?:[\s(]{1,2}(?P<z>(?:utc|gmt)(?:\s?[+\-−±]\s?\d{1,2}(?::?\d{2})?)?"
    r"|(?:[ecmp][sd]?t|akst|hst|cest|bst|west|eest|eet|wet|jst|kst|ist|msk|sgt|hkt|aest|aedt|mez|mesz|wib|trt)"
    r"|(?:eastern|central|pacific|mountain)(?:\s(?:standard|daylight))?(?:\stime)?|мск|z)(?!\w)\)?)?"
)
_HALF = (
    r"(?:[\s\u00a0\u202f]{0,2}(?P<h>[ap]\.?[\s\u00a0]?m(?:\.(?!\w)|(?!\w))"
    r"|مساءً|مساء|صباحًا|صباحا|م(?!\w)|ص(?!\w)))"
)
CJK_HALVES = (
    "午前 午後 上午 下午 凌晨 清晨 早上 早 中午 正午 傍晚 晚上 今晚 当晚 晚间 晚 深夜 午夜 夜间 "
    "오전 오후 새벽 아침 저녁 정오 낮 밤"
).split()
"""What East Asian languages write before an hour to say which half of the day it belongs to."""
_CJK_HALF = rf"(?P<h>{'|'.join(sorted(CJK_HALVES, key=len, reverse=True))})"
_HOUR_WORD = r"uhr|hrs?|hours|Uhr|uur|часов|часа|ч\.|год\.|h(?:oras|eures)?(?!\w)|น\.|שעות"


# Names of one zone; summer time is not told apart, since texts write EST in July.
_ZONES = {
    name: names[0]
    for names in (
        ("utc", "gmt", "z"),
        ("et", "est", "edt", "eastern"),
        ("ct", "cst", "cdt", "central"),
        ("mt", "mst", "mdt", "mountain"),
        ("pt", "pst", "pdt", "pacific"),
        ("cet", "cest", "mez", "mesz"),
        ("eet", "eest"),
        ("msk", "мск"),
        ("aest", "aedt"),
    )
    for name in names
}


class Clock(NamedTuple):
    """A time of day.

    Attributes:
        hour: 0 to 24.
        minute: 0 to 59; None when only the hour is said.
        zone: As written.
    """

    hour: int
    minute: int | None
    zone: str | None


def time_shapes() -> tuple[str, ...]:
    """Name the shapes of a time that begin with a figure, or with the half of the day in East Asia.

    Returns:
        Regular expressions for text in lower case, with groups hh, mm, h (half of the day) and z (zone).
    """
    return (
        rf"(?P<hh>\d{{1,2}})[:：](?P<mm>\d{{2}})(?::\d{{2}}(?:[.,]\d{{1,6}})?)?(?![\d:])(?:\s?(?:{_HOUR_WORD}))?{_HALF}?{_ZONE}",
        rf"(?P<hh>\d{{1,2}})\.(?P<mm>\d{{2}})(?!\d)(?:\s?(?:uhr|hrs?(?!\w)|uur|น\.)|{_HALF}){_ZONE}",
        rf"(?:(?<=kl\.\s)|(?<=kl\s)|(?<=klo\s)|(?<=ore\s)|(?<=godz\.\s)|(?<=saat\s))(?P<hh>\d{{1,2}})[.:](?P<mm>\d{{2}})(?!\w){_ZONE}",
        rf"(?P<hh>\d{{1,2}}){_HALF}{_ZONE}",
        rf"(?P<hh>12)\s(?P<h>noon|midnight){_ZONE}",
        rf"(?P<hh>\d{{1,2}})\s?(?:uhr|uur)(?:\s(?P<mm>\d{{2}})(?!\d))?(?!\w){_ZONE}",
        rf"(?P<hh>\d{{1,2}})\s?h\s?(?P<mm>\d{{2}})?(?!\w){_ZONE}",
        rf"(?:{_CJK_HALF}\s?)?(?P<hh>\d{{1,2}})\s?(?:時(?![間点])|时(?!间)|시(?!간))(?:\s?(?P<mm>\d{{1,2}}(?=\s?[分분])|[半반])\s?[分분]?)?{_ZONE}",
        # 3点 alone is three points.
        rf"{_CJK_HALF}(?P<hh>\d{{1,2}})[点點](?:(?P<mm>\d{{1,2}}(?=分)|半)分?)?",
        r"(?P<hh>\d{1,2})[点點](?:(?P<mm>\d{1,2}(?=分)|半)分?|(?=[钟鐘整]))",
    )


def read_clock(groups: Mapping[str, str | None], written: str | None) -> Clock | None:
    """Read the groups of a time.

    Args:
        groups: The groups hh, mm and h.
        written: The zone as it stands in the text.

    Returns:
        The time, or None when no clock shows it.
    """
    if not groups.get("hh"):
        return None
    hour, minute = int(groups["hh"] or 0), groups.get("mm")
    half = "".join((groups.get("h") or "").replace(".", "").split())
    if half in _AFTERNOON and hour < _HALF_DAY:
        hour += _HALF_DAY
    elif half in _MORNING and hour == _HALF_DAY:
        hour = 0
    past = (_MINUTES // 2 if minute in "半반" else int(minute)) if minute else None
    if hour > _HOURS or (past or 0) >= _MINUTES or (hour == _HOURS and past):
        return None
    return Clock(hour=hour, minute=past, zone=written)


def same_zone(one: str, other: str) -> bool:
    """Tell whether two zones as written are one: EST and Eastern Time, GMT and UTC.

    Args:
        one: A zone.
        other: Another one.
    """
    return _plain_zone(one) == _plain_zone(other)


def _plain_zone(written: str) -> str:
    squeezed = "".join(written.lower().replace("−", "-").split())
    name = squeezed.removesuffix("time").removesuffix("standard").removesuffix("daylight")
    return _ZONES.get(name, name.replace("gmt", "utc"))
