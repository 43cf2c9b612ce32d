"""Dates beside "today", "last month" and their like."""

import pytest

import pressrewrite as pr


def glosses(body: str, language: str, published_at: str | None = "2025-04-24") -> list[tuple[str, str]]:
    """The words that got a date, with it."""
    item = pr.SourceItem.model_validate(
        {"title": "T 1", "publisher": "P", "body": body, "language": language, "published_at": published_at}
    )
    article = pr.Rewriter(postprocessors=()).rewrite(item)
    return [
        (s.text[g.start : g.end], g.text)
        for section in article.sections
        for p in section.paragraphs
        for s in p.sentences
        for g in s.glosses
    ]


@pytest.mark.parametrize(
    ("language", "body", "expected"),
    [
        (
            "en",
            "The reef opened today. It had closed last month.",
            [("today", "24 April 2025"), ("last month", "March 2025")],
        ),
        ("en", "The fair opens this week.", [("this week", "week of 21 April 2025")]),
        ("en", "The fair closed last year.", [("last year", "2024")]),
        ("de", "Die Brücke wurde gestern eröffnet.", [("gestern", "23. April 2025")]),
        ("ja", "橋は本日開通しました。", [("本日", "2025年4月24日")]),
        ("ja", "橋は昨年完成しました。", [("昨年", "2024年")]),
        ("ar", "افتتح الجسر اليوم أمام الزوار.", [("اليوم", "24 أبريل 2025")]),
        ("ko", "다리가 오늘 개통되었다.", [("오늘", "2025년 4월 24일")]),
        ("en", "In today’s market nothing is certain.", []),
        ("en", "“We open today,” said Ana Costa of the port to the press.", []),
        ("ta", "பாலம் இன்று திறக்கப்பட்டது.", []),
    ],
)
def test_the_date_meant_stands_beside_the_word(
    language: str, body: str, expected: list[tuple[str, str]]
) -> None:
    """Worked out from the day of publication, in the reader's language; never inside a quotation."""
    assert glosses(body, language) == expected


def test_nothing_is_guessed_without_a_date() -> None:
    """No day of publication, no date."""
    assert glosses("The reef opened today.", "en", None) == []


def test_the_datelines_own_date_goes_first() -> None:
    """A release dated the day before it was published means that day."""
    assert glosses("LISBON, 23 April 2025 – The reef opened today.", "en") == [("today", "23 April 2025")]


def test_the_edge_of_the_calendar_is_no_crash() -> None:
    """The day before the first day there is gets no date."""
    assert glosses("The reef closed yesterday.", "en", "0001-01-01") == []
