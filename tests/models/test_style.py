"""What a desk may ask for."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from pressrewrite.models import Background, Honorifics, HouseStyle, NumberStyle, ReadingLevel


def test_nothing_is_asked_for_by_itself() -> None:
    """A house style without settings changes nothing."""
    style = HouseStyle()
    assert style.numbers is NumberStyle.AS_RELEASED
    assert style.honorifics is Honorifics.AS_RELEASED
    assert (style.spelling, style.banned_words, style.headline_characters) == (None, (), None)
    assert (ReadingLevel("easy"), Background("labelled")) == (ReadingLevel.EASY, Background.LABELLED)


def test_words_are_cleaned() -> None:
    """Tags are canonical, and banned words stand on one visible line."""
    style = HouseStyle(spelling="EN_gb", banned_words=(" world-\u200bclass\n offer ",))
    assert style.spelling == "en-GB"
    assert style.banned_words == ("world-class offer",)
    assert HouseStyle.model_validate_json(style.model_dump_json()) == style


@pytest.mark.parametrize(
    "changes",
    [
        {"spelling": "not a tag"},
        {"numbers": "roman"},
        {"honorifics": "some"},
        {"banned_words": ("",)},
        {"banned_words": ("\u200b",)},
        {"banned_words": ("x" * 81,)},
        {"banned_words": ("x",) * 201},
        {"headline_characters": 0},
        {"headline_characters": 301},
        {"fonts": "small"},
    ],
)
def test_what_cannot_be_meant_is_refused(changes: dict[str, Any]) -> None:
    """Unknown styles, empty or endless words, and headlines of no length are refused."""
    with pytest.raises(ValidationError):
        HouseStyle(**changes)
