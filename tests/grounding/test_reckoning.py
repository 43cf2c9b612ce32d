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
    body="The firm employs 2,340 people and earned $45.2 million. It has 19 plants. Sales rose 4.2 percent.",
    language="en",
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("More than 2,000 people work there.", []),
        ("Over 2,300 people work there.", []),
        ("Almost 2,400 people work there.", []),
        ("It earned more than $45 million.", []),
        ("Sales rose more than 4 percent.", []),
        ("Sales rose more than 5 percent.", ["5 percent"]),
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


MIXED = pr.SourceItem(
    title="Guests",
    publisher="Desk",
    body=(
        "The fair had 91 volunteers and 2,340 guests. Sales came to $1.2 million, of which 2,120 tickets were a part. "
        "It sold 88 cakes."
    ),
    language="en",
)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Nearly 100 volunteers helped.", []),
        ("More than 2,000 happy guests came.", []),
        ("No fewer than 2,000 guests came.", ["2,000"]),
        ("No more than 2,000 guests came.", ["2,000"]),
        ("There were not more than 2,000 guests.", ["2,000"]),
        ("Nearly 100 hospitals took part.", ["100"]),
        ("Nearly 90 hospitals took part.", ["90"]),
        ("Nearly 3,000 tickets were sold.", ["3,000"]),
        ("Sales came to nearly $10 million.", ["$10 million"]),
        ("Sales came to more than $1 million.", []),
    ],
)
def test_a_bound_is_one_of_the_same_thing(text: str, wrong: list[str]) -> None:
    """Nearly 100 volunteers are 91, but 91 volunteers are not nearly 100 hospitals, nor 12 nearly 100."""
    assert [
        found.text for found in pr.check(text, MIXED).findings if found.kind in {"number", "money"}
    ] == wrong


@pytest.mark.parametrize(
    ("language", "body", "text", "wrong"),
    [
        ("de", "Die Firma hat 2.300 Menschen und 12 Werke.", "Mehr als 2000 Beschäftigte hat die Firma.", []),
        (
            "de",
            "Die Firma hat 2.300 Bäume und 12 Werke.",
            "Mehr als 2000 Beschäftigte hat die Firma.",
            ["2000"],
        ),
        ("en", "Sales grew 24%. Costs fell 3%.", "More than 20% of the dogs barked.", ["20%"]),
        ("de", "Die Firma hat 2.300 Menschen.", "Nicht mehr als 2000 Menschen hat die Firma.", ["2000"]),
        ("ru", "На заводе работает 2340 человек.", "На заводе работает не более 2000 человек.", ["2000"]),
        ("ru", "На заводе работает 2340 человек.", "На заводе работает более 2000 человек.", []),
        (
            "fr",
            "Le site compte 2 340 personnes.",
            "Le site ne compte pas plus de 2 000 personnes.",
            ["2 000"],
        ),
        ("fr", "Le site compte 2 340 personnes.", "Le site compte plus de 2 000 personnes.", []),
        ("ko", "공장에는 2,340명이 일한다.", "공장에는 약 4,000명이 일한다.", ["4,000"]),
        ("zh", "工厂有2340人。", "工厂近4000人。", ["4000"]),
        ("zh", "工厂有2340人。", "工厂有不超过2000人。", ["2000"]),
    ],
)
def test_a_bound_in_other_languages(language: str, body: str, text: str, wrong: list[str]) -> None:
    """A negation turns a bound round, and about is no bound."""
    item = pr.SourceItem(title="Werk", publisher="Desk", body=body, language=language)
    numbers = [
        found.text
        for found in pr.check(text, item, language=language).findings
        if found.kind in {"number", "percentage"}
    ]
    assert numbers == wrong


MUSEUM = DATED.model_copy(
    update={"body": "The museum opened in 1998. Anna Lee, 41, has led it since 2015."},
)


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("en", "The museum opened 27 years ago.", False),
        ("en", "The museum opened 10 years ago.", True),
        ("en", "Anna Lee, 27 years old, has led the museum.", True),
        ("en", "The museum was opened by the 27-year-old Anna Lee.", True),
        ("en", "Anna Lee is 27 years old and has led the museum, opened in 1998.", True),
        ("en", "The museum is 27 years old.", False),
        ("de", "Es wurde vor 10 Jahren gebaut und empfängt Gäste.", True),
    ],
)
def test_years_count_from_a_year_of_the_same_sentence(language: str, text: str, wrong: bool) -> None:  # noqa: FBT001
    """The year of another sentence and the age of a person are not reckoned."""
    kinds = [found.kind for found in pr.check(text, MUSEUM, language=language).findings]
    assert ("number" in kinds) is wrong
