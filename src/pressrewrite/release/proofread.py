"""A release held against itself, before anybody rewrites it: figures, weekdays, shares and the embargo."""

from __future__ import annotations

from datetime import date as calendar_date
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.facts import (
    Date,
    Number,
    NumberKind,
    find_dates,
    find_links,
    find_numbers,
    is_dense,
    numbers_agree,
)
from pressrewrite.models import Finding, Severity, SourceItem, SourceText
from pressrewrite.release.anatomy import anatomy
from pressrewrite.text import base_language, comparable

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["proofread"]

_WHOLE = Decimal(100)
# Rounded shares may add up to a little more than the whole.
_ROUNDING = Decimal("1.5")
_FEWEST_SHARES = 3
_SMALL = 12
# More figures than a title's total is ever made of; a bound for text that is nothing but figures.
_MOST_PARTS = 12
# Words that say that percentages share out one whole, by language (own list). "Of respondents" is none of
# them: people may give several answers; nor is "share", which is one share among others.
_SHARES = {
    "en": ("breakdown", "is split", "are split", "is divided", "the rest", "the remaining"),
    "de": ("aufgeteilt", "verteilen sich", "verteilt sich", "die übrigen", "der rest"),
    "fr": ("se répartissent", "se répartit", "répartition", "le reste", "les autres"),
    "es": ("se reparten", "se reparte", "se distribuyen", "el resto"),
    "ar": ("توزعت", "تتوزع", "النسبة المتبقية"),
    "ja": ("内訳", "残り"),
}  # fmt: skip


def proofread(item: SourceItem) -> tuple[Finding, ...]:
    """Hold a release against itself and find what cannot all be true.

    Looked at: figures of the title against those of the body (`headline_figure`), weekdays that do not fit
    their date (`weekday`), days that no calendar has (`date`), shares of one whole that add up to more
    (`percent_sum`), and an embargo that had not ended when the release was published (`embargo`).

    Args:
        item: The release.

    Returns:
        What was found, in the order of the text; offsets count in `SourceText(item).text`.

    Raises:
        InvalidInput: What was given is no release.

    Example:
        >>> release = SourceItem(
        ...     title="Port plants 500 trees",
        ...     publisher="Port",
        ...     body="The port planted 300 trees.",
        ...     language="en",
        ... )
        >>> [(finding.kind, finding.text) for finding in proofread(release)]
        [('headline_figure', '500')]
    """
    if not isinstance(item, SourceItem):
        raise InvalidInput(
            f"A SourceItem was expected, not {shorten(item)}.",
            hint="Build one: SourceItem(title=..., publisher=..., body=...).",
        )
    source = SourceText(item)
    dates = find_dates(source.text, item.language, published=item.published_on)
    taken = [(date.start, date.end) for date in dates]
    taken += [(link.start, link.end) for link in find_links(source.text)]
    numbers = find_numbers(source.text, item.language, skip=sorted(taken))
    found = [
        *_headline(source, numbers),
        *_weekdays(source, dates),
        *_shares(source, numbers),
        *_embargo(source),
    ]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.kind)))


def _finding(
    source: SourceText, kind: str, at: tuple[int, int], severity: Severity, says: str | None = None
) -> Finding:
    return Finding(
        kind=kind, text=source.text[slice(*at)], start=at[0], end=at[1], severity=severity, source_says=says
    )


def _headline(source: SourceText, numbers: tuple[Number, ...]) -> Iterator[Finding]:
    """Figures of the title that stand nowhere in the body, which has another one for the same thing."""
    if source.item.body is None:
        return
    body = [number for number in numbers if number.start >= source.body_start]
    for number in numbers:
        if number.end > len(source.item.title) or number.spelled or number.kind is NumberKind.CODE:
            continue
        if number.soft or abs(number.value) <= _SMALL or any(numbers_agree(number, other) for other in body):
            continue
        rivals = [
            other
            for other in body
            if other.kind is number.kind
            and not other.soft
            and other.unit == number.unit
            and (other.noun == number.noun or number.unit is not None)
            and (number.noun is not None or number.unit is not None)
        ]
        if rivals and number.value not in _totals(rivals):
            yield _finding(
                source, "headline_figure", (number.start, number.end), Severity.ERROR, rivals[0].text
            )


def _totals(parts: list[Number]) -> set[Decimal]:
    """Every sum that some of the figures make: a title may give the total of two of three."""
    totals = {Decimal(0)}
    for part in parts[:_MOST_PARTS]:
        totals |= {total + part.value for total in totals}
    return totals


def _weekdays(source: SourceText, dates: tuple[Date, ...]) -> Iterator[Finding]:
    for date in dates:
        if date.weekday is None or date.year is None or date.month is None or date.day is None:
            continue
        if date.relative or date.ambiguous:
            continue
        try:
            day = calendar_date(date.year, date.month, date.day)
        except ValueError:
            yield _finding(source, "date", (date.start, date.end), Severity.ERROR)
            continue
        if day.weekday() != date.weekday:
            yield _finding(
                source, "weekday", (date.start, date.end), Severity.ERROR, _weekday_name(day, source.language)
            )


def _weekday_name(day: calendar_date, language: str) -> str:
    from babel.core import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(base_language(language))
    except (UnknownLocaleError, ValueError):
        locale = Locale.parse("en")
    return str(locale.days["format"]["wide"][day.weekday()])


def _shares(source: SourceText, numbers: tuple[Number, ...]) -> Iterator[Finding]:
    """Percentages of one sentence that are called shares of one whole and add up to more than it."""
    cues = _SHARES.get(base_language(source.language), ())
    shares = [number for number in numbers if number.kind is NumberKind.PERCENT]
    if len(shares) < _FEWEST_SHARES or not cues:
        return
    at = 0
    for sentence in source.sentences:
        inside = []
        while at < len(shares) and shares[at].start < sentence.end:
            if shares[at].start >= sentence.start:
                inside.append(shares[at])
            at += 1
        total = sum((share.value for share in inside), Decimal(0))
        if len(inside) < _FEWEST_SHARES or total <= _WHOLE + _ROUNDING:
            continue
        words = comparable(source.text[sentence.start : sentence.end])
        if any(_says(words, cue) for cue in cues):
            place = (inside[0].start, inside[-1].end)
            yield _finding(source, "percent_sum", place, Severity.WARNING, f"{total} %")


def _says(words: str, cue: str) -> bool:
    """Whether a cue stands there as whole words: "the rest" is not in "the restaurant"."""
    at = words.find(comparable(cue))
    if at < 0:
        return False
    return is_dense(cue) or not words[at + len(cue) : at + len(cue) + 1].isalnum()


def _embargo(source: SourceText) -> Iterator[Finding]:
    """An embargo that had not ended when the release was published; moments are compared, zones and all."""
    item = source.item
    published = item.published_at
    if published is None:
        return
    until = item.embargo_until or anatomy(item).embargo_until
    if until is None:
        return
    # Of a bare day nobody knows the hour: only an embargo of a later day is a contradiction.
    if isinstance(published, datetime) and until.tzinfo is not None:
        late = until > published
    else:
        late = until.date() > (published.date() if isinstance(published, datetime) else published)
    if late:
        says = f"{until.isoformat()} / {published.isoformat()}"
        yield _finding(source, "embargo", (0, len(item.title)), Severity.ERROR, says)
