"""Finding dates and times in running text, and comparing those of a claim with those of a source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from pressrewrite.facts.date_reading import Date, read_match
from pressrewrite.facts.date_shapes import UNSPACED, date_shapes
from pressrewrite.facts.date_words import date_words
from pressrewrite.facts.times import same_zone
from pressrewrite.locales.deixis import find_deixis
from pressrewrite.text import base_language
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Date", "adds_to", "dates_agree", "find_dates", "format_date"]

_LONGEST_GAP = 14
# What stands between a weekday, a date and a time that belong together.
_JOINED = Pattern(
    r"\.?(?:[,،]?[\s\u200e\u200f]{0,2}(?:(?:at|on|um|à|às|a\slas|a\sla|alle(?:\sore)?|ore|kl\.?|klo|в|о|om|the|den|dem|der|le|el|il|"
    r"al|am|på|ב|في|الموافق|الساعة|بتاريخ|على|saat|te|u|o|godz\.|von|from|ngày|ที่|de|a|as|starting\sat|,|،|،)\s?)?(?:الساعة\s)?"
    r"|\s?[(（【])",
    0,
)
_SCORE = Pattern(r"(?<![\d:])(\d{1,2})[-–:](\d{1,2})(?!\d|[-–:]\d)")
_CLOSING = frozenset(")）】")
# Words before a name that is also a common English word.
_BEFORE_MONTH = Pattern(
    r"(?<!\w)(?:in|of|since|by|until|till|last|next|this|early|late|mid|from|during|through|before|after|between|and|to)"
    r"[\s-]$"
)
_COUNTING = Pattern(
    r"(?:\b(?:(?:more|fewer|less) than|over|nearly|almost|at least|(?:mehr|weniger) als|über|fast|knapp"
    r"|plus de|moins de|près de|au moins|más de|menos de|casi|mais de|quase|più di|meno di|oltre|quasi|almeno"
    r"|meer dan|minder dan|ruim|bijna|fler än|färre än|nästan|ponad|prawie|более|свыше|почти|менее)"
    r"|(?:أكثر|أقل) من|نحو|حوالي|יותר מ-|פחות מ-|כ-)\s?\Z"
)
_COUNTED = Pattern(r"\s[^\W\d_]")
_TODAY = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_YEARS = {"this_year": 0, "last_year": -1, "next_year": 1}
_MONTHS = {"this_month": 0, "last_month": -1, "next_month": 1}
# The shapes of a year name its first figures; languages with figures of their own mean the same.
_NATIVE_DIGITS = frozenset({"ar", "fa", "ur", "hi", "mr", "ne", "ps", "ckb"})
_DIGITS = {ord(row) + value: str(value) for row in "٠۰०" for value in range(10)}
# Letters that are written onto the word: "in May" is one word in Hebrew.
_PREFIXES = {"he": "בלמהוכש", "ar": "وبلفك"}
_YEAR_MONTHS = 12
# Persian for May, and far more often the beginning of a verb.
_PREFIXES_OF_VERBS = frozenset({"می", "مه"})


def find_dates(text: str, language: str, *, published: date | None = None) -> tuple[Date, ...]:
    """Find the dates and times of a text.

    Args:
        text: Running text, without markup.
        language: BCP 47 tag of the text. English dates are found in every language.
        published: The day from which "yesterday" counts; without it, such words are not read.

    Returns:
        The dates in their order; they do not overlap. Nothing is guessed: a year that is not said stays None.

    Example:
        >>> [(found.day, found.month) for found in find_dates("From 3 to 5 May", "en")]
        [(3, 5), (5, 5)]
        >>> find_dates("The office closed in March 2024.", "en")[0].month
        3
    """
    base = base_language(language)
    found = list(_joined(_scan(text, base), text, base))
    if published is not None:
        found = _with_relative(found, text, language, published)
    return tuple(found)


def dates_agree(claim: Date, source: Date) -> bool:
    """Tell whether a source bears a date out, as far as both say the same things.

    Args:
        claim: The date of the claim.
        source: A date of the source.

    Returns:
        Whether they share something, and all that they share is equal.
    """
    if claim.decade != source.decade:
        return _within_decade(claim, source)
    if claim.zone and source.zone and not same_zone(claim.zone, source.zone):
        return False
    shared = 0
    for mine, other in zip(_moment(claim), _moment(source), strict=True):
        if mine is None or other is None:
            continue
        if mine != other:
            return _turned(claim, source)
        shared += 1
    return shared > 0


def adds_to(claim: Date, source: Date) -> bool:
    """Tell whether a claim names a year, month or day that the source does not.

    Args:
        claim: The date of the claim.
        source: The date of the source.
    """
    mine, other = (claim.year, claim.month, claim.day), (source.year, source.month, source.day)
    return any(one is not None and two is None for one, two in zip(mine, other, strict=True))


def format_date(value: date, language: str) -> str:
    """Write a date out for readers of a language, in the long form of CLDR.

    Args:
        value: The day.
        language: BCP 47 tag.

    Example:
        >>> format_date(date(2024, 5, 3), "de")
        '3. Mai 2024'
    """
    from pressrewrite.locales.dates import format_date as written

    return written(value, language)


def _scan(text: str, base: str) -> Iterator[Date]:
    lower = text.replace("İ", "i").lower()
    if len(lower) != len(text):
        lower = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    if base in _NATIVE_DIGITS:
        lower = lower.translate(_DIGITS)
    anchors, shapes, _ = date_shapes(base)
    done = 0
    for anchor in anchors.finditer(lower):
        start = anchor.start()
        if start < done or (start and not _begins(lower, start, base)):
            continue
        match = shapes.match(lower, start)
        if match is None or not match[0]:
            continue
        for date_found in read_match(match, text, base):
            done = date_found.end
            yield date_found


def _begins(lower: str, start: int, base: str) -> bool:
    """Tell whether a date may begin here, and not in the middle of a word or a number."""
    before = lower[start - 1]
    if not before.isalnum():
        return before not in "-–:" or not _ends_score(lower, start)
    figure = lower[start].isdecimal()
    if before.isdecimal():
        return base in UNSPACED and not figure
    if before == "t" and figure:
        return start > 1 and lower[start - 2].isdecimal()
    # A figure may be written onto a word of another script, but not as in "b2024".
    if base in UNSPACED or (figure and not before.isascii()):
        return True
    prefixes = _PREFIXES.get(base, "")
    return before in prefixes and (
        start == 1 or not lower[start - 2].isalnum() or lower[start - 2] in prefixes
    )


def _ends_score(lower: str, start: int) -> bool:
    """Tell whether a figure is the second one of a score, and no day: "2-2 במרץ", two all in March."""
    score = _SCORE.search(lower, max(0, start - 4), min(len(lower), start + 3))
    return score is not None and score.start(2) == start and not 0 < int(score[1]) < int(score[2])


def _joined(found: Iterator[Date], text: str, base: str) -> Iterator[Date]:
    items = list(found)
    for place, item in enumerate(items):
        if place + 1 == len(items):
            break
        following = items[place + 1]
        both = _join(item, following, text)
        # "3 May, Monday 6 May": the weekday goes with the date behind it.
        if both and "weekday" in _kinds(following) and "date" in _kinds(item) and place + 2 < len(items):
            after = _join(following, items[place + 2], text)
            both = None if after and "date" in _kinds(items[place + 2]) else both
        if both:
            items[place + 1] = both
        elif _counts(item, text, base):
            yield item
    if items and _counts(items[-1], text, base):
        yield items[-1]


def _join(first: Date, second: Date, text: str) -> Date | None:
    if second.start - first.end > _LONGEST_GAP:
        return None
    kinds = [_kinds(first), _kinds(second)]
    if kinds[0] & kinds[1] or first.decade or second.decade:
        return None
    gap = text[first.end : second.start].lower()
    if not _JOINED.fullmatch(gap):
        return None
    end = second.end
    if gap.strip() in {"(", "（", "【"}:
        if text[end : end + 1] not in _CLOSING:
            return None
        end += 1
    dated = first if "date" in kinds[0] else second
    if "date" in kinds[0] | kinds[1] and dated.day is None:
        return None
    clock = first if "time" in kinds[0] else second
    weekday = first.weekday if first.weekday is not None else second.weekday
    return replace(dated, start=first.start, end=end, text=text[first.start : end], weekday=weekday,
                   hour=clock.hour, minute=clock.minute, zone=clock.zone)  # fmt: skip


def _kinds(item: Date) -> set[str]:
    dated = (
        item.year is not None or item.month is not None or item.day is not None or item.quarter is not None
    )
    return {
        name
        for name, has in (
            ("date", dated),
            ("weekday", item.weekday is not None),
            ("time", item.hour is not None),
        )
        if has
    }


def _counts(item: Date, text: str, base: str) -> bool:
    """Leave out a name alone that is a common word or a clipped one: "may", "Sun"."""
    if item.month is None and item.year is not None and item.text.isdecimal():
        # "More than 2000 people": what is counted is no year.
        counted = _COUNTING.search(text[max(0, item.start - 24) : item.start].lower())
        return counted is None or not _COUNTED.match(text, item.end)
    words = date_words(base)
    name = item.text.lower()
    if name in _PREFIXES_OF_VERBS and base == "fa":
        return False
    if name in words.months:
        if name not in words.short_months:
            return base != "en" or item.text[:1].isupper()
        before = text[max(0, item.start - 12) : item.start].lower()
        if base == "en" and text[item.end : item.end + 1] == "." and item.text[0].isupper():
            return bool(_BEFORE_MONTH.search(before)) or before.endswith(" on ")
        return name in {"may", "march"} and item.text[0].isupper() and bool(_BEFORE_MONTH.search(before))
    if name in words.weekdays:
        return name not in words.short_weekdays and (base != "en" or item.text[:1].isupper())
    return True


def _with_relative(found: list[Date], text: str, language: str, published: date) -> list[Date]:
    taken = list(found)
    for phrase in find_deixis(text, language):
        if any(item.start < phrase.end and phrase.start < item.end for item in found):
            continue
        year, month, day = _reckoned(phrase.when, published)
        if year is not None:
            taken.append(
                Date(
                    start=phrase.start,
                    end=phrase.end,
                    text=phrase.text,
                    year=year,
                    month=month,
                    day=day,
                    relative=True,
                )
            )
    return sorted(taken, key=lambda item: item.start)


def _reckoned(when: str, published: date) -> tuple[int | None, int | None, int | None]:
    if when in _TODAY:
        day = published + timedelta(days=_TODAY[when])
        return day.year, day.month, day.day
    if when in _YEARS:
        return published.year + _YEARS[when], None, None
    if when in _MONTHS:
        months = published.year * _YEAR_MONTHS + published.month - 1 + _MONTHS[when]
        return months // _YEAR_MONTHS, months % _YEAR_MONTHS + 1, None
    return None, None, None


def _moment(item: Date) -> tuple[int | None, ...]:
    weekday = item.weekday
    if weekday is None and item.year and item.month and item.day:
        weekday = date(item.year, item.month, item.day).weekday()
    quarter = item.quarter
    return (item.year, item.month, item.day, weekday, quarter, item.hour, item.minute)


def _turned(claim: Date, source: Date) -> bool:
    """Try the other reading of 03/04/2025, of either side."""
    for one, two in ((claim, source), (source, claim)):
        if one.alternative is not None:
            month, day = one.alternative
            other = replace(one, month=month, day=day, ambiguous=False, alternative=None)
            if dates_agree(other, two):
                return True
    return False


def _within_decade(claim: Date, source: Date) -> bool:
    # A year bears out its decade; a decade does not bear out a year.
    if source.decade or claim.year is None or source.year is None:
        return False
    return claim.year // 10 == source.year // 10
