"""Strategies by name."""

from __future__ import annotations

from typing import Any

import pytest

import pressrewrite as pr
from pressrewrite.errors import InvalidInput
from pressrewrite.prompts import PromptStrategy, available, strategy


@pytest.mark.parametrize("name", available())
def test_every_name_makes_its_strategy(name: str) -> None:
    """Each listed name makes a strategy that calls itself so, however the name is written."""
    made = strategy(name)
    assert isinstance(made, PromptStrategy)
    assert made.name == name
    for spelled in (name.replace("_", "-"), name.upper(), f" {name} "):
        assert strategy(spelled).fingerprint == made.fingerprint
    assert pr.Rewriter(strategy=name).strategy.fingerprint == made.fingerprint


def test_the_list_is_that_of_the_room() -> None:
    """`pr.prompts` lists what there is, sorted."""
    assert pr.prompts.available() == tuple(sorted(available()))
    assert {"classic", "explainer", "news_article", "translation"} <= {*available()}


@pytest.mark.parametrize(
    ("name", "settings", "told"),
    [
        ("haiku", {}, "no strategy named 'haiku'"),
        ("", {}, "no strategy named"),
        (7, {}, "name of a strategy was expected, not 7"),
        ("translation", {"length": "short"}, "has no setting 'length'"),
        ("classic", {"audience": "all"}, "has no setting 'audience'"),
        ("explainer", {"length": "endless"}, "endless"),
        ("explainer", {"audience": "x" * 300}, "300 characters"),
    ],
)
def test_what_is_no_strategy(name: Any, settings: dict[str, Any], told: str) -> None:
    """An unknown name, setting or value is named, and what would do is said."""
    with pytest.raises(InvalidInput, match=told) as caught:
        strategy(name, **settings)
    assert caught.value.hint


def test_settings_reach_the_strategy() -> None:
    """What is given beside a name is what the strategy is made with."""
    made = strategy("key-points", length="long", audience="nurses")
    assert made.fingerprint == pr.prompts.KeyPoints(length="long", audience="nurses").fingerprint


@pytest.mark.parametrize("wrong", [7, object()])
def test_a_rewriter_wants_a_strategy(wrong: Any) -> None:
    """Something that is neither a name nor a strategy is refused before anything is written."""
    with pytest.raises(InvalidInput, match="no strategy"):
        pr.Rewriter(strategy=wrong)
