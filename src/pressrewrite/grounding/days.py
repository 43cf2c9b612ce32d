"""Dates and times of a sentence, held against those of the release."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from pressrewrite.facts import dates_agree
from pressrewrite.models import Severity
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from pressrewrite.facts import Date
    from pressrewrite.grounding.claim import Claim

__all__ = ["check_dates"]

_SHORT_RANGE = Pattern(r"(\d\d)(\d\d)-(\d\d)")
_HALF_DAY = 12
_A_DAY = (9, 11)
# Stems of words that tell of the release itself, whose day is known.
_PUBLISHING = {
    "en": (
        "publish", "releas", "announc", "statement", "issued", "said", "says", "posted", "readout", "report",
    ),
    "ar": ("نشر", "بيان", "أعلن", "اعلن", "أصدر", "اصدر", "قال", "صرح", "ذكر", "إعلان"),
    "de": ("veröffentlich", "mitgeteilt", "mitteilung", "teilte", "erklär", "gab", "sagte", "bekannt"),
    "fr": ("publi", "annonc", "communiqué", "déclar", "indiqu"),
    "es": ("public", "anunci", "comunicado", "declar", "dijo", "inform"),
    "pt": ("public", "anunci", "comunicado", "declar", "disse", "inform"),
    "it": ("pubblic", "annunci", "comunicato", "dichiar", "detto"),
    "ja": ("発表", "公開", "公表", "述べ", "明らか", "掲載", "リリース"),
    "zh": ("发布", "發布", "公布", "宣布", "表示", "声明"),
    "ko": ("발표", "공개", "밝혔", "말했", "보도자료"),
    "ru": ("опубликов", "сообщ", "объяв", "заяв"),
    "he": ("פרס", "הודיע", "אמר", "הודע", "מסר"),
}  # fmt: skip


def check_dates(claim: Claim) -> None:
    """Find dates that the release does not hold, or holds for something else."""
    known = claim.material.different_dates
    for date in claim.dates:
        if _is_time_only(date) and not claim.material.has_times:
            continue
        if _one_day(date) and not claim.same_language:
            continue
        if any(_holds(date, other) for other in known) and _clock_holds(date, known):
            _check_copied(claim, date)
        elif any(dates_agree(date, other) for other in claim.material.published):
            _check_day_of_release(claim, date)
        elif not (
            _only_weekday(date)
            or _year_as_number(claim, date)
            or _two_years(claim, date)
            or _as_decade(claim, date)
            or _with_stroke(claim, date)
        ):
            claim.report("date", (date.start, date.end), says=_other_date(claim, date))


def _holds(date: Date, other: Date) -> bool:
    """Whether a date of the release says all of a date but its year, which may be said elsewhere."""
    if (date.day is not None and other.day is None) or (date.month is not None and other.month is None):
        return False
    if date.minute and other.hour is not None and other.minute is None:
        return False  # "14:10" for "2 p.m."
    if dates_agree(date, other):
        return True
    # "3:30 in the afternoon" is said in words that stand apart from the figures in many languages.
    early = date.hour is not None and date.hour < _HALF_DAY and other.hour == date.hour + _HALF_DAY
    return early and dates_agree(replace(date, hour=other.hour), other)


def _clock_holds(date: Date, known: tuple[Date, ...]) -> bool:
    """Whether the time of a day is one of the release, which may say the day and the time apart."""
    if date.hour is None or not _has_day(date):
        return True
    times = [other for other in known if other.hour is not None]
    alone = replace(date, year=None, month=None, day=None, weekday=None, quarter=None)
    return not times or any(
        _holds(alone, replace(other, year=None, month=None, day=None, weekday=None)) for other in times
    )


def _has_day(date: Date) -> bool:
    return (date.year, date.month, date.day, date.weekday) != (None, None, None, None)


def _as_decade(claim: Claim, date: Date) -> bool:
    """Whether a year is the decade of the release: many languages write "the decade of 1990"."""
    if date.year is None or date.year % 10 or date.month is not None or claim.same_language:
        return False
    return any(other.decade and other.year == date.year for other in claim.material.dates)


def _with_stroke(claim: Claim, date: Date) -> bool:
    """Whether a translation writes out a day that the release writes as two figures; 9/11 is always a day."""
    if date.month is None or date.day is None or (date.month, date.day) not in claim.material.slashed:
        return False
    return not claim.same_language or (date.month, date.day) == _A_DAY


def _check_copied(claim: Claim, date: Date) -> None:
    """A sentence that repeats a source sentence has to repeat its dates, not those of another one."""
    if claim.nearest is None:
        return
    theirs = [other for other in claim.material.dates if claim.stands_in(other, claim.nearest.number)]
    here = sum(_holds(date, other) for other in theirs)
    mine = sum(dates_agree(each, date) for each in claim.dates)
    if theirs and here < mine and _replaced(claim, date):
        says = next((other.text for other in theirs if not dates_agree(date, other)), None)
        claim.report("date", (date.start, date.end), says=says)


def _check_day_of_release(claim: Claim, date: Date) -> None:
    """The day on which a release appeared is not the day of what it tells, unless of the release itself."""
    if date.day is None or any(cue in claim.plain for cue in _PUBLISHING.get(claim.base, ())):
        return
    other = next((each.text for each in claim.material.dates if each.day is not None), None)
    if other is not None or claim.material.is_title_only:
        severity = Severity.WARNING if other is None else Severity.ERROR
        claim.report("date", (date.start, date.end), says=other, severity=severity)


def _is_time_only(date: Date) -> bool:
    return date.hour is not None and not _has_day(date)


def _two_years(claim: Claim, date: Date) -> bool:
    """Whether "2007-11" are the years 2007 to 2011 of the release, and no November."""
    match = _SHORT_RANGE.fullmatch(date.text)
    if match is None:
        return False
    years = {other.year for other in claim.material.dates}
    first, last = int(match[1] + match[2]), int(match[1] + match[3])
    return first < last and {first, last} <= years


def _one_day(date: Date) -> bool:
    """「1日」 is the first of a month, and a day as well."""
    return date.day == 1 and date.month is None and date.year is None and date.weekday is None


def _only_weekday(date: Date) -> bool:
    return date.weekday is not None and date.hour is None and not (date.day or date.month or date.year)


def _year_as_number(claim: Claim, date: Date) -> bool:
    if date.year is None or date.month is not None or date.quarter is not None:
        return False
    return str(date.year) in claim.material.literals or date.year in claim.material.short_years


def _replaced(claim: Claim, date: Date) -> bool:
    return any(
        edit.mine and edit.theirs and edit.mine[0].start < date.end and date.start < edit.mine[-1].end
        for edit in claim.edits
    )


def _other_date(claim: Claim, date: Date) -> str | None:
    near = claim.dates_of_evidence
    same = (other.text for other in near if (other.day is None) == (date.day is None))
    return next(same, next((other.text for other in near or claim.material.dates), None))
