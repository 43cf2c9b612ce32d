"""Writers: each turns a `Request` into a `Reply`.

Adapters of services are imported when they are first touched, and their SDKs when they are first asked.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pressrewrite.providers.base import Provider, Reply, Request, StreamingProvider
from pressrewrite.providers.extractive import Extractive
from pressrewrite.providers.registry import provider

if TYPE_CHECKING:
    from pressrewrite.providers import wrappers
    from pressrewrite.providers.gemini import Gemini
    from pressrewrite.providers.gguf import Gguf
    from pressrewrite.providers.google_generativeai import GoogleGenerativeAI
    from pressrewrite.providers.local import Local
    from pressrewrite.providers.openai import OpenAI
    from pressrewrite.providers.settings import Settings
    from pressrewrite.providers.transport import Timeouts

_HOMES = {
    "Gemini": "gemini",
    "Gguf": "gguf",
    "GoogleGenerativeAI": "google_generativeai",
    "Local": "local",
    "OpenAI": "openai",
    "Settings": "settings",
    "Timeouts": "transport",
}

__all__ = [
    "Extractive",
    "Gemini",
    "Gguf",
    "GoogleGenerativeAI",
    "Local",
    "OpenAI",
    "Provider",
    "Reply",
    "Request",
    "Settings",
    "StreamingProvider",
    "Timeouts",
    "provider",
    "wrappers",
]
# A room that costs time to enter and that not everybody needs.
_ROOMS = frozenset({"wrappers"})


def __getattr__(name: str) -> Any:
    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
