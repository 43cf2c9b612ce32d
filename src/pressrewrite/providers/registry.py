"""Writers by name: `"extractive"` now, and whatever an installed package registers."""

from __future__ import annotations

from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING

from pressrewrite.errors import UnknownProvider, shorten
from pressrewrite.providers.extractive import Extractive

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressrewrite.providers.base import Provider

__all__ = ["provider"]

_GROUP = "pressrewrite.providers"


def provider(spec: str) -> Provider:
    """Make a writer from its name.

    Args:
        spec: `NAME` or `NAME:MODEL`. Built in is `extractive`. An installed package adds names through entry
            points of the group `pressrewrite.providers`; each is called with what stands behind the colon
            (or None).

    Raises:
        UnknownProvider: No writer of that name is built in or installed.

    Example:
        >>> provider("extractive").model is None
        True
    """
    name, _, model = spec.partition(":")
    if name == Extractive.name and not model:
        return Extractive()
    makers = _installed()
    if name not in makers:
        known = ", ".join(sorted({Extractive.name, *makers}))
        raise UnknownProvider(
            f"There is no writer named {shorten(spec)}.",
            hint=f"Known here: {known}. Any object with the members of providers.Provider can be "
            "given instead of a name.",
        )
    return makers[name](model or None)


@cache
def _installed() -> dict[str, Callable[[str | None], Provider]]:
    return {point.name: point.load() for point in entry_points(group=_GROUP)}
