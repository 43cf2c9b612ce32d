"""Holes go, with the sentence that does not stand without them; brackets of editors stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.drafts.placeholders import mend_placeholders


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Oslo, [Current Date] – The ferry sails again.", "Oslo – The ferry sails again."),
        ("[City, Date] – The ferry sails again.", "The ferry sails again."),
        ("[Ort, Datum] – Die Fähre fährt wieder.", "Die Fähre fährt wieder."),
        ("The office said on [Current Date] that it sails.", "The office said that it sails."),
        ("On [Date], the office said it sails.", "The office said it sails."),
        ("Le [date], le port a annoncé un plan.", "Le port a annoncé un plan."),
        ("Der Hafen hat am [Datum] einen Plan vorgelegt.", "Der Hafen hat einen Plan vorgelegt."),
        ("Am [Datum] hat der Hafen einen Plan vorgelegt. Gut so, hieß es.", "Gut so, hieß es."),
        ("أعلن الميناء في [التاريخ] عن خطة جديدة.", "أعلن الميناء عن خطة جديدة."),
        ("[日付]、港湾局は再開の計画を発表した。", "港湾局は再開の計画を発表した。"),
        ("2025年XX月XX日、港湾局は計画を発表した。", "港湾局は計画を発表した。"),
        ("港务局于[日期]宣布了一项新计划。", "港务局宣布了一项新计划。"),
        ("By [Your Name]\nThe ferry sails.", "The ferry sails."),
        ("The plan is by [Company Name] and good. It sails.", "It sails."),
        ("〇〇大臣は計画を発表した。船は出た。", "船は出た。"),
        ("More at the site of the port ([insert link here]).", "More at the site of the port."),
        ("[Insert Quote from Minister]", ""),
        ("{{company_name}} opens a line. The ferry sails.", "The ferry sails."),
        ("Profits rose XX% in the year. It sails again.", "It sails again."),
        ("- On [Date], the office said it sails.", "- The office said it sails."),
        ("FOR RELEASE\n[Date]\n\nIt sails.", "FOR RELEASE\n\nIt sails."),
    ],
)
def test_holes_are_mended(text: str, expected: str) -> None:
    """A hole at an edge goes alone, any other takes its sentence along; both are reported."""
    mended, removed = mend_placeholders(text)
    assert mended == expected
    assert removed


@pytest.mark.parametrize(
    "text",
    [
        "The ferry [sic] sails, and [the company] said so [1].",
        "“We are happy [to be freed],” she said, “and [today] we sail.”",
        "See [Date](https://a.example/b) and [link][2].",
        "Super Bowl XX drew a crowd.",
        "二〇〇八年に開業した。",
        "〇〇七は映画だ。",
        "Members of [the House] met on [Friday].",
        "(INSERT/UPDATE/DELETE)",
        "○ 一つ目\n○ 二つ目",
    ],
)
def test_brackets_of_editors_stay(text: str) -> None:
    """Brackets, circles and Roman numerals that mean something are left alone."""
    assert mend_placeholders(text) == (text, ())


@given(st.text(alphabet="[]{}()XxDate月日年〇○ .,–\nありa"))
def test_mending_never_fails_and_says_what_it_did(text: str) -> None:
    """Whatever the text, it is unchanged exactly when nothing is reported."""
    mended, removed = mend_placeholders(text)
    assert bool(removed) or mended == text
