"""A regular expression that is compiled when it is first used.

The patterns of this room name the marks of dozens of scripts, and compiling them all would take longer
than importing the rest of the library; most programs need a few of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Pattern"]


class Pattern:
    """The methods of a compiled regular expression, without the cost until one of them is called.

    Args:
        source: The regular expression.
        flags: Flags of the `re` module.
    """

    __slots__ = ("_flags", "_source", "findall", "finditer", "fullmatch", "match", "search", "split", "sub")

    findall: Callable[..., list[Any]]
    finditer: Callable[..., Iterator[re.Match[str]]]
    fullmatch: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    split: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, source: str, flags: int = 0) -> None:
        """Keep the expression; a wrong one is found when it is first used."""
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        """Compile the expression, and keep its methods for the next time."""
        if name.startswith("_") or name not in self.__slots__:
            message = (
                f"{name!r} is no method of Pattern; one of {', '.join(self.__slots__[2:])} was expected. "
                "Compile the expression with `re` for the others."
            )
            raise AttributeError(message)
        compiled = re.compile(self._source, self._flags)
        for method in self.__slots__:
            if not method.startswith("_"):
                setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
