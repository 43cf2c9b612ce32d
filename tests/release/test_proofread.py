"""A release held against itself."""

from __future__ import annotations

import json
import time
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

import pressrewrite as pr
from pressrewrite.errors import InvalidInput

if TYPE_CHECKING:
    from pathlib import Path


def _day(written: str | None) -> date | None:
    """Read the day of a row where it is written as ISO 8601."""
    try:
        return date.fromisoformat((written or "")[:10])
    except ValueError:
        return None


def kinds(title: str, body: str, language: str = "en") -> list[tuple[str, str]]:
    """List what a release contradicts in itself."""
    item = pr.SourceItem(title=title, publisher="Harbour Office", body=body, language=language)
    return [(found.kind, found.text) for found in pr.proofread(item)]


@pytest.mark.parametrize(
    ("title", "body", "language", "found"),
    [
        ("Port plants 500 trees", "The port planted 300 trees this year.", "en", [("headline_figure", "500")]),
        ("Port raises $40 million", "The port raised $14 million.", "en", [("headline_figure", "$40 million")]),
        ("Hafen pflanzt 500 Bäume", "Der Hafen hat 300 Bäume gepflanzt.", "de", [("headline_figure", "500")]),
        ("Reef opens", "It opens on Monday, 4 March 2025.", "en", [("weekday", "Monday, 4 March 2025")]),
        ("Riff öffnet", "Es öffnet am Montag, 4. März 2025.", "de", [("weekday", "Montag, 4. März 2025")]),
        ("الميناء يزرع 500 شجرة", "زرع الميناء 300 شجرة هذا العام.", "ar", [("headline_figure", "500")]),
        ("港が500本を植樹", "港は300本を植樹した。", "ja", [("headline_figure", "500")]),
        ("افتتاح الشعاب", "يفتتح يوم الاثنين 4 مارس 2025.", "ar", [("weekday", "الاثنين 4 مارس 2025")]),
        ("礁が再開", "2025年3月4日（月曜日）に再開する。", "ja", [("weekday", "2025年3月4日（月曜日）")]),
        ("Survey", "The budget is split: 45% coral, 40% boats and 30% pay.", "en", [("percent_sum", "45% coral, 40% boats and 30%")]),
    ],
)  # fmt: skip
def test_planted_contradictions_are_found(
    title: str, body: str, language: str, found: list[tuple[str, str]]
) -> None:
    """A figure, a weekday or shares that cannot be true are found at their words."""
    assert kinds(title, body, language) == found


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Port plants 500 trees", "The port planted 300 oaks and 200 limes, 500 trees in all."),
        ("Port raises $1.07 million", "The port raised $1,074,035."),
        ("Reef opens", "It opens on Tuesday, 4 March 2025."),
        ("Survey", "The budget is split: 45% coral, 40% boats and 15% pay."),
        ("Survey", "Of respondents, 60% use mail, 55% use chat and 40% use the phone."),
        ("Survey", "Guests of the restaurant: 60% came by bus, 55% by ferry, 40% on foot."),
        ("Port plants 500 trees", "The port planted 300 trees and 200 trees, after 100 trees last year."),
        ("Reef opens", "It opens on Monday."),
    ],
)
def test_what_agrees_is_silent(title: str, body: str) -> None:
    """Sums, rounded figures and right weekdays give no finding."""
    assert kinds(title, body) == []


def test_an_embargo_after_publication_is_found() -> None:
    """A release that was published before its embargo ended says so."""
    item = pr.SourceItem(
        title="Reef",
        publisher="Port",
        body="It opens.",
        published_at=date(2025, 3, 1),
        embargo_until=datetime(2025, 3, 5, tzinfo=UTC),
    )
    assert [found.kind for found in pr.proofread(item)] == ["embargo"]


@pytest.mark.parametrize(
    ("published", "until", "late"),
    [
        ("2025-03-05T23:30:00+00:00", "2025-03-06T00:00:00+09:00", False),
        ("2025-03-05T08:00:00+00:00", "2025-03-05T18:00:00+00:00", True),
        ("2025-03-05T18:00:00+00:00", "2025-03-05T18:00:00+00:00", False),
    ],
)
def test_an_embargo_is_a_moment(published: str, until: str, *, late: bool) -> None:
    """Hours and zones decide, not the days as they are written."""
    item = pr.SourceItem(
        title="Reef",
        publisher="Port",
        body="It opens.",
        published_at=datetime.fromisoformat(published),
        embargo_until=datetime.fromisoformat(until),
    )
    assert bool(pr.proofread(item)) is late


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("D'une part, 45 % viennent en bus, 40 % en train et 30 % en vélo.", "fr"),
        ("Der Anteil der Frauen stieg auf 45 %, in Bremen auf 40 % und in Kiel auf 30 %.", "de"),
    ],
)
def test_several_percentages_are_no_shares_of_one_whole(body: str, language: str) -> None:
    """Percentages that nobody calls parts of one whole may add up to anything."""
    assert kinds("Survey", body, language) == []


def test_years_are_no_figures_of_a_headline() -> None:
    """A year with the sign of its era written onto it, as in Urdu, is a year and not a count."""
    assert kinds("منصوبہ 2016ء", "یہ منصوبہ 2012ء میں شروع ہوا۔", "ur") == []


def test_wrong_input_is_refused() -> None:
    """What is no release is a typed error."""
    with pytest.raises(InvalidInput, match="A SourceItem was expected"):
        pr.proofread("text")  # type: ignore[arg-type]


def test_the_right_weekday_is_named() -> None:
    """The finding says which day it was."""
    item = pr.SourceItem(title="Riff", publisher="P", body="Am Montag, 4. März 2025.", language="de")
    (found,) = pr.proofread(item)
    assert found.source_says == "Dienstag"
    assert item.text[found.start : found.end] == found.text


HOSTILE = {
    "one long number": "9" * 20_000,
    "numbers": "12 345 67,8 " * 1_700,
    "things": "".join(f"{count} trees " for count in range(100, 2_100)),
    "one thing, many values": "".join(f"The reef covers {count} hectares. " for count in range(100, 750)),
    "rows": "a | 1 | 2\n" * 2_000,
    "totals": "Alpha | 12\nTotal | 99\n" * 900,
    "colons": "ab: 12\n" * 2_800,
    "gaps": "  1  " * 4_000,
    "bars": "|" * 20_000,
    "blanks": "a" + " " * 19_998 + "b",
    "speech": "“a b c d e f g.”\n\n" * 1_100,
    "open marks": "“" * 20_000,
    "dates": "It opens on 4 March 2025. " * 770,
    "no spaces": "面積は340ヘクタール。" * 1_500,
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_ends_quickly(body: str) -> None:
    """Twenty thousand characters of anything take no longer than a release."""
    begun = time.process_time()
    item = pr.SourceItem(title="Reef of 340 hectares", publisher="Port", body=body, language="en")
    for one in pr.proofread(item):
        assert item.text[one.start : one.end] == one.text
    assert time.process_time() - begun < 30


@pytest.mark.parametrize("wrong", [None, b"text", {"title": "Reef"}, 7])
def test_wrong_types_are_refused(wrong: object) -> None:
    """What is no release says what was expected and how to make one."""
    with pytest.raises(InvalidInput, match="A SourceItem was expected"):
        pr.proofread(wrong)  # type: ignore[arg-type]


def test_a_title_alone_has_nothing_to_contradict() -> None:
    """Without a body there is no second place."""
    assert pr.proofread(pr.SourceItem(title="Port plants 500 trees", publisher="Port")) == ()


def test_shared_releases_are_almost_silent(shared: Path) -> None:
    """Over 122 real releases in 26 languages there is one finding at the most: a quotation without speaker."""
    rows = (shared / "data" / "releases.jsonl").read_text(encoding="utf-8").splitlines()
    found = [
        (row.get("id"), one.kind, one.text)
        for row in map(json.loads, rows)
        for one in pr.proofread(
            pr.SourceItem(
                title=row["title"],
                publisher=row["publisher"],
                body=row["body"],
                language=row["language"],
                published_at=_day(row.get("date")),
            )
        )
    ]
    assert len(found) <= 1, found
