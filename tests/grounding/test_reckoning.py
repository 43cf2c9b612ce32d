"""Figures that are reckoned from those of the release: years from a year, bounds of a figure."""

from __future__ import annotations

import pytest

import pressrewrite as pr

DATED = pr.SourceItem(
    title="Fine",
    publisher="Desk",
    published_at="2025-03-03T09:00:00Z",  # type: ignore[arg-type]  # pydantic reads it
    body="The fine must be paid by 30 April 2025. The airline was founded in 1998 by Peter Holm.",
    language="en",
)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "SkyHop was set up 27 years ago by Peter Holm.", False),
        ("en", "SkyHop was set up 28 years ago by Peter Holm.", True),
        ("en", "It employs 27 people.", True),
        ("de", "Die Gesellschaft wurde vor 27 Jahren gegründet.", False),
        ("de", "Die Gesellschaft wurde vor 29 Jahren gegründet.", True),
        ("fr", "La compagnie a été fondée il y a 27 ans.", False),
        ("ja", "27年前に設立された。", False),
        ("ja", "37年前に設立された。", True),
        ("ar", "تأسست الشركة قبل 27 عاما.", False),
        ("ko", "27년 전에 설립됐다.", False),
    ],
)
def test_years_are_counted_from_a_year_of_the_release(language: str, text: str, wrong: bool) -> None:  # noqa: FBT001
    """Founded in 1998 is 27 years ago in 2025, and no other number of years."""
    kinds = [found.kind for found in pr.check(text, DATED, language=language).findings]
    assert ("number" in kinds) is wrong


def test_without_a_day_of_publication_no_years_are_counted() -> None:
    """Nothing is guessed: from what day should they count?"""
    item = DATED.model_copy(update={"published_at": None})
    assert [found.kind for found in pr.check("It was set up 27 years ago.", item).findings] == ["number"]


STAFF = pr.SourceItem(
    title="Staff",
    publisher="Desk",
    body="The firm employs 2,340 people and earned $45.2 million. It has 19 plants.",
    language="en",
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("More than 2,000 people work there.", []),
        ("Over 2,300 people work there.", []),
        ("Almost 2,400 people work there.", []),
        ("It earned more than $45 million.", []),
        ("It earned almost $50 million.", []),
        ("More than 3,000 people work there.", ["3,000"]),
        ("Fewer than 2,000 people work there.", ["2,000"]),
        ("More than 1,000 people work there.", ["1,000"]),
        ("It has more than 2,000 plants.", ["2,000"]),
        ("It earned more than $46 million.", ["$46 million"]),
    ],
)
def test_a_bound_has_to_be_kept(text: str, wrong: list[str]) -> None:
    """More than 2,000 are 2,340, but neither more than 3,000 nor fewer than 2,000."""
    assert [found.text for found in pr.check(text, STAFF).findings] == wrong
