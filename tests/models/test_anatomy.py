"""The parts of a release as data."""

from __future__ import annotations

import pytest

from pressrewrite.models import Anatomy, Part, PartKind, Span

TEXT = "Title\n\nLead.\n\nAbout Port\n\nContact: Ann"
ANATOMY = Anatomy(
    language="en",
    parts=(
        Part(kind=PartKind.HEADLINE, span=Span.of(TEXT, 0, 7)),
        Part(kind=PartKind.LEAD, span=Span.of(TEXT, 7, 14)),
        Part(kind=PartKind.BOILERPLATE, span=Span.of(TEXT, 14, 26)),
        Part(kind=PartKind.CONTACT, span=Span.of(TEXT, 26, len(TEXT))),
    ),
)


@pytest.mark.parametrize("kind", PartKind)
def test_only_story_is_in_the_story(kind: PartKind) -> None:
    """An article is made of lead, body, lists and subheads, and of nothing else."""
    assert kind.in_story == (kind.value in {"lead", "body", "list", "subhead"})


def test_parts_are_picked_in_order() -> None:
    """Parts and their words are found by kind, in the order of the release."""
    assert [part.span.text for part in ANATOMY.of_kind(PartKind.CONTACT, PartKind.LEAD)] == [
        "Lead.\n\n",
        "Contact: Ann",
    ]
    assert ANATOMY.text_of([PartKind.BOILERPLATE, PartKind.CONTACT]) == "About Port\n\nContact: Ann"
    assert ANATOMY.of_kind(PartKind.EMBARGO) == ()


def test_round_trip() -> None:
    """An anatomy goes through JSON without loss."""
    assert Anatomy.model_validate_json(ANATOMY.model_dump_json()) == ANATOMY
