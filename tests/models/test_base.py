"""What every model has in common."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from pressrewrite.models.base import Model


class Berth(Model):
    """A model for these tests."""

    number: int
    """Which one."""


def test_frozen() -> None:
    """A model cannot be changed once it is made."""
    berth = Berth(number=1)
    with pytest.raises(ValidationError, match="frozen"):
        berth.number = 2  # type: ignore[misc]


def test_closed() -> None:
    """A key that nobody knows is refused, not dropped."""
    with pytest.raises(ValidationError, match="Extra inputs"):
        Berth.model_validate({"number": 1, "length": 2})


def test_errors_are_silent_about_the_input() -> None:
    """An error names the field and never repeats what was put in."""
    with pytest.raises(ValidationError) as caught:
        Berth.model_validate({"number": "hunter2"})
    assert "number" in str(caught.value)
    assert "hunter2" not in str(caught.value)


def test_docstrings_reach_the_schema() -> None:
    """The JSON schema explains fields in the words of the code."""
    assert Berth.model_json_schema()["properties"]["number"]["description"] == "Which one."
