"""A pattern costs nothing until it is used, and then behaves like a compiled one."""

from __future__ import annotations

import re

import pytest

from pressrewrite.text.pattern import Pattern


def test_behaves_like_a_compiled_expression() -> None:
    """Each method answers as that of `re` does, on the first call and on later ones."""
    pattern = Pattern("b+", re.IGNORECASE)
    for _ in range(2):
        assert pattern.sub("x", "aBb") == "ax"
        assert [found[0] for found in pattern.finditer("bab")] == ["b", "b"]
        assert pattern.fullmatch("a") is None


def test_other_methods() -> None:
    """A method that is not offered is named, with those that are."""
    with pytest.raises(AttributeError, match="'scanner' is no method of Pattern; one of findall"):
        Pattern("a").scanner  # noqa: B018
