"""Sentences with gaps."""

from __future__ import annotations

from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from pressrewrite.errors import LocaleError
from pressrewrite.locales.templates import fill, holds, placeholders

HOSTILE = [
    "{publisher}",
    "{title}",
    "{title.__class__}",
    "{0}",
    "{",
    "}}",
    "%s %(title)s",
    "\\g<0> \\1",
    "$title",
    "",
    "a\nb",
    "\u202e",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_put_in_as_it_is(value: str) -> None:
    """Whatever a value holds, it is never read as a template, a pattern or an attribute."""
    assert fill("{publisher}: “{title}”", publisher=value, title="T") == f"{value}: “T”"
    assert fill("{publisher}: “{title}”", publisher="P", title=value) == f"P: “{value}”"


@given(st.text(), st.text())
def test_filling_is_putting_pieces_together(first: str, second: str) -> None:
    """For any text, the result is the words around the gaps and the values between them."""
    assert fill("a {x} b {y} c", x=first, y=second) == "a " + first + " b " + second + " c"


@given(st.text())
def test_text_without_gaps_stays(text: str) -> None:
    """A template without gaps comes back unchanged, stray braces included."""
    if not placeholders(text):
        assert fill(text) == text


def test_numbers_are_written_out() -> None:
    """A count can be given as a number."""
    assert fill("{count} of {total}", count=3, total=12) == "3 of 12"


def test_a_gap_may_be_called_template() -> None:
    """The name of the parameter is free for a gap."""
    assert fill("{template}", template="x") == "x"


@pytest.mark.parametrize(
    ("values", "named"),
    [({}, "{title}"), ({"titel": "x"}, "{titel}"), ({"title": "x", "url": "y"}, "{url}")],
)
def test_values_and_gaps_must_agree(values: dict[str, str], named: str) -> None:
    """A forgotten, misspelt or surplus value is an error that names it, never a gap in front of a reader."""
    with pytest.raises(LocaleError) as caught:
        fill("“{title}”", **values)
    assert named in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("template", "names", "accepted"),
    [
        ("No gap.", (), True),
        ("{a} and {b}", ("b", "a"), True),
        ("{a}", (), False),
        ("No gap.", ("a",), False),
        ("{a} {a}", ("a",), False),
        ("{a} {c}", ("a", "b"), False),
        ("{a} {", ("a",), False),
        ("{A}", (), False),
        ("{a.b}", (), False),
        ("{a!r}", ("a",), False),
        ("{{a}}", ("a",), False),
        ("  ", (), False),
    ],
)
def test_a_template_holds_exactly_its_gaps(template: str, names: tuple[str, ...], accepted: bool) -> None:  # noqa: FBT001
    """A field takes a template with the declared gaps, each once, and no other brace."""
    adapter: TypeAdapter[str] = TypeAdapter(Annotated[str, holds(*names)])
    if accepted:
        assert adapter.validate_python(template) == template
    else:
        with pytest.raises(ValidationError):
            adapter.validate_python(template)
