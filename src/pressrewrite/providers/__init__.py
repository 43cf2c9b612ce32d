"""Writers: each turns a `Request` into a `Reply`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pressrewrite.providers.base import Provider, Reply, Request, StreamingProvider
from pressrewrite.providers.extractive import Extractive
from pressrewrite.providers.registry import provider

if TYPE_CHECKING:
    from pressrewrite.providers import wrappers

# Rooms that cost time to enter and that not everybody needs.
_ROOMS = frozenset({"wrappers"})

__all__ = ["Extractive", "Provider", "Reply", "Request", "StreamingProvider", "provider", "wrappers"]


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
