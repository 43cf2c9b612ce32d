"""Label lines vanish, the words behind them stay, and forms are left alone."""

from __future__ import annotations

import pytest

from pressrewrite.drafts.labels import LabelKind, read_label, strip_labels


@pytest.mark.parametrize(
    ("line", "kind", "rest"),
    [
        ("Headline: Ferry returns", LabelKind.HEADLINE, "Ferry returns"),
        ("**Headline:** Ferry returns", LabelKind.HEADLINE, "Ferry returns"),
        ("**Headline: Ferry returns**", LabelKind.HEADLINE, "Ferry returns"),
        ("**Headline**: Ferry returns", LabelKind.HEADLINE, "Ferry returns"),
        ("## Title: Ferry returns", LabelKind.HEADLINE, "Ferry returns"),
        ("Headline 2 (short): Ferry", LabelKind.HEADLINE, "Ferry"),
        ("**Headline**", LabelKind.HEADLINE, ""),
        ("【見出し】フェリー再開", LabelKind.HEADLINE, "フェリー再開"),
        ("見出し：フェリー再開", LabelKind.HEADLINE, "フェリー再開"),
        ("العنوان: عودة العبّارة", LabelKind.HEADLINE, "عودة العبّارة"),
        ("**Titel:** Fähre fährt", LabelKind.HEADLINE, "Fähre fährt"),
        ("Titre : Le ferry revient", LabelKind.HEADLINE, "Le ferry revient"),
        ("Título: El ferry", LabelKind.HEADLINE, "El ferry"),
        ("Titolo: Il traghetto", LabelKind.HEADLINE, "Il traghetto"),
        ("标题：渡轮恢复", LabelKind.HEADLINE, "渡轮恢复"),
        ("제목: 여객선", LabelKind.HEADLINE, "여객선"),
        ("Заголовок: Паром", LabelKind.HEADLINE, "Паром"),
        ("כותרת: המעבורת", LabelKind.HEADLINE, "המעבורת"),
        ("Pamagat: Lantsa", LabelKind.HEADLINE, "Lantsa"),
        ("Subtitle: After two years", LabelKind.DEK, "After two years"),
        ("Introduction:", LabelKind.PART, ""),
        ("**Fazit:**", LabelKind.PART, ""),
        ("本文：", LabelKind.PART, ""),
        ("Assistant: yes", LabelKind.SPEAKER, "yes"),
    ],
)
def test_labels_are_read(line: str, kind: LabelKind, rest: str) -> None:
    """A label is known by its word and its colon or bold, whatever marks surround it."""
    label = read_label(line)
    assert label is not None
    assert (label.kind, label.rest) == (kind, rest)


@pytest.mark.parametrize(
    "line",
    [
        "The book has the Title: Ferries",
        "Titles: many",
        "Title",
        "**Introduction**",
        "Bodywork: done",
        "",
        "**",
    ],
)
def test_other_lines_hold_no_label(line: str) -> None:
    """A label inside a sentence, or its word alone, is none."""
    assert read_label(line) is None


def test_bare_labels_vanish_and_words_stay() -> None:
    """Of a labelled article nothing is left but the article."""
    text = "Headline:\nFerry returns\n\nIntroduction:\nIt sails.\n\nBody:\nTwo.\n\nConclusion:\nAll is well."
    cleaned, removed = strip_labels(text)
    assert cleaned == "Ferry returns\n\nIt sails.\n\nTwo.\n\nAll is well."
    assert removed == ("Headline", "Introduction", "Body", "Conclusion")


@pytest.mark.parametrize(
    "text",
    [
        "Lead: Jane Doe\nBody: 5 people",
        "One\n\nTwo\n\nThree\n\nFour\n\nTitle: Deputy Director",
        "AI: the next frontier\n\nIt is here.",
        "No label at all",
    ],
)
def test_lines_of_a_form_stay(text: str) -> None:
    """What only looks like a label comes out unchanged."""
    assert strip_labels(text) == (text, ())
