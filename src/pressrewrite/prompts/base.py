"""What a prompt strategy is: something that turns a `Brief` into a `Prompt`."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from pydantic import JsonValue

    from pressrewrite.models import Brief, Draft, Flag, Length, Prompt

__all__ = ["PromptStrategy", "ReviewingStrategy", "fingerprint"]


@runtime_checkable
class PromptStrategy(Protocol):
    """A way of asking for an article.

    Anything with these members is one; there is nothing to inherit from.

    Example:
        >>> from pressrewrite.models import Brief, Length, Message, Prompt
        >>> class Haiku:
        ...     name, version, length = "haiku", "1", Length.SHORT
        ...     fingerprint = fingerprint("haiku", "1", {})
        ...
        ...     def render(self, brief: Brief) -> Prompt:
        ...         ask = Message(role="user", content=f"A haiku, please, about: {brief.item.title}")
        ...         return Prompt(
        ...             strategy=self.name,
        ...             version=self.version,
        ...             fingerprint=self.fingerprint,
        ...             messages=(ask,),
        ...         )
        >>> isinstance(Haiku(), PromptStrategy)
        True
    """

    @property
    def name(self) -> str:
        """The name that stands in the record."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever the words of the prompt change."""
        ...

    @property
    def fingerprint(self) -> str:
        """Names the strategy with all its settings; make it with `fingerprint`."""
        ...

    @property
    def length(self) -> Length:
        """How long the article may become."""
        ...

    def render(self, brief: Brief) -> Prompt:
        """Make the prompt; the same brief gives the same prompt, byte for byte."""
        ...


@runtime_checkable
class ReviewingStrategy(PromptStrategy, Protocol):
    """A strategy that asks for something which can be looked up in the answer afterwards."""

    def review(self, brief: Brief, draft: Draft) -> tuple[Flag, ...]:
        """Say what an editor should know about how the draft keeps to what was asked.

        Args:
            brief: The job.
            draft: What the model handed in; untrusted.
        """
        ...


def fingerprint(name: str, version: str, settings: dict[str, JsonValue]) -> str:
    """Name a strategy with all its settings in sixteen hexadecimal digits.

    Args:
        name: Name of the strategy.
        version: Its version.
        settings: Everything that changes its words.
    """
    canonical = json.dumps([name, version, settings], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()[:16]
