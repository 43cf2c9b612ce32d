"""What a prompt strategy is, and the name of its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.models import Brief, Length, Message, Prompt
from pressrewrite.prompts import NewsArticle, PromptStrategy, TitleOnly, fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable


class Haiku:
    name, version, length = "haiku", "1", Length.SHORT
    fingerprint = fingerprint("haiku", "1", {})

    def render(self, brief: Brief) -> Prompt:
        ask = Message(role="user", content=f"A haiku about: {brief.item.title}")
        return Prompt(strategy=self.name, version=self.version, fingerprint=self.fingerprint, messages=(ask,))


@pytest.mark.parametrize("strategy", [Haiku(), NewsArticle(), TitleOnly()])
def test_protocol(strategy: PromptStrategy, brief: Callable[..., Brief]) -> None:
    """Anything with the members is a strategy; ten lines are enough and there is nothing to inherit from."""
    assert isinstance(strategy, PromptStrategy)
    prompt = strategy.render(brief())
    assert (prompt.strategy, prompt.version) == (strategy.name, strategy.version)
    assert prompt.fingerprint == strategy.fingerprint


def test_what_is_no_strategy() -> None:
    """Something without these members is none."""
    assert not isinstance("haiku", PromptStrategy)


def test_fingerprint() -> None:
    """Name, version and every setting count; the order of the settings does not."""
    names = [
        fingerprint("a", "1", {}),
        fingerprint("b", "1", {}),
        fingerprint("a", "2", {}),
        fingerprint("a", "1", {"x": 1}),
        fingerprint("a", "1", {"x": "1"}),
        fingerprint("a", "1", {"x": None}),
        fingerprint("a", "1", {"y": 1}),
        fingerprint("a1", "", {}),
    ]
    assert len(set(names)) == len(names)
    assert all(len(name) == 16 and int(name, 16) >= 0 for name in names)
    assert fingerprint("a", "1", {"x": 1, "y": 2}) == fingerprint("a", "1", {"y": 2, "x": 1})


SETTINGS: st.SearchStrategy[dict[str, Any]] = st.dictionaries(
    st.text("abc", max_size=2), st.integers(0, 3), max_size=3
)


@given(SETTINGS, SETTINGS)
def test_fingerprints_differ_with_settings(first: dict[str, Any], second: dict[str, Any]) -> None:
    """Two strategies have the same fingerprint only when their settings are the same."""
    assert (fingerprint("a", "1", first) == fingerprint("a", "1", second)) == (first == second)
