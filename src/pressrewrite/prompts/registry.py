"""Strategies by name: `"explainer"`, `"translation"` and the others."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.prompts.strategies import (
    Classic,
    Explainer,
    KeyPoints,
    NewsArticle,
    ThreeSentences,
    TitleOnly,
    Translation,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressrewrite.prompts.base import PromptStrategy

__all__ = ["available", "strategy"]

_MAKERS: dict[str, Callable[..., PromptStrategy]] = {
    made.name: made
    for made in (Classic, Explainer, KeyPoints, NewsArticle, ThreeSentences, TitleOnly, Translation)
}


def available() -> tuple[str, ...]:
    """List the strategies that have a name, sorted.

    Example:
        >>> available()
        ('classic', 'explainer', 'key_points', 'news_article', 'three_sentences', 'title_only', 'translation')
    """
    return tuple(sorted(_MAKERS))


def strategy(name: str, **settings: Any) -> PromptStrategy:
    """Make a strategy from its name.

    Args:
        name: One of `available()`; `-` stands for `_`, and case does not matter.
        **settings: What the strategy is set to, such as `length="short"`.

    Returns:
        The strategy.

    Raises:
        InvalidInput: There is no strategy of that name, or it has no such setting or value.

    Example:
        >>> strategy("news-article", length="short").length.value
        'short'
    """
    if not isinstance(name, str):
        raise InvalidInput(
            f"The name of a strategy was expected, not {shorten(name)}.", hint="Give one such as 'explainer'."
        )
    maker = _MAKERS.get(name.strip().lower().replace("-", "_"))
    if maker is None:
        raise InvalidInput(
            f"There is no strategy named {shorten(name)}.",
            hint=f"Known are {', '.join(available())}. Any object with the members of prompts.PromptStrategy "
            "can be given instead of a name.",
        )
    known = tuple(inspect.signature(maker).parameters)
    strange = sorted(settings.keys() - set(known))
    if strange:
        raise InvalidInput(
            f"The strategy {shorten(name)} has no setting {shorten(strange[0])}.",
            hint=f"It has {', '.join(known)}." if known else "It has no settings.",
        )
    try:
        return maker(**settings)
    except ValueError as error:
        if isinstance(error, InvalidInput):
            raise
        raise InvalidInput(f"{error}.", hint="Give one of the values that the setting knows.") from None
