"""Writers by name: `"extractive"`, `"openai:MODEL"`, `"local:MODEL@URL"`, and what packages register."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from pressrewrite.errors import InvalidInput, UnknownProvider, shorten
from pressrewrite.providers.extractive import Extractive
from pressrewrite.providers.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressrewrite.providers.base import Provider

__all__ = ["provider"]

_GROUP = "pressrewrite.providers"
# Where each built-in adapter stands; it is imported when it is asked for.
_BUILT_IN = {
    "gemini": ("pressrewrite.providers.gemini", "Gemini"),
    "gguf": ("pressrewrite.providers.gguf", "Gguf"),
    "google-generativeai": ("pressrewrite.providers.google_generativeai", "GoogleGenerativeAI"),
    "local": ("pressrewrite.providers.local", "Local"),
    "openai": ("pressrewrite.providers.openai", "OpenAI"),
}
# These take an address behind the model, and a way of asking for JSON.
_ADDRESSED = frozenset({"local", "openai"})
_NAMED = frozenset({"gguf", "openai"})


def provider(spec: str) -> Provider:
    """Make a writer from its name.

    Args:
        spec: `NAME`, `NAME:MODEL`, or either with settings behind a question mark:
            `gemini:gemini-2.5-flash?temperature=0.2`. A local server is `local:MODEL@http://127.0.0.1:8080/v1`,
            a model file on the disk `gguf:PATH`; `openai:MODEL@URL` another service that speaks like OpenAI.
            Keys come from the environment. An installed package adds names through entry points of the group
            `pressrewrite.providers`; each is called with what stands behind the colon (or None).

    Raises:
        UnknownProvider: No writer of that name is built in or installed.
        InvalidInput: A setting is wrong, the model is not named, or there is no such file.
        MissingExtra: The writer needs a package that is not installed.
        NotConfigured: A key is needed and there is none.

    Example:
        >>> provider("extractive").model is None
        True
        >>> provider("local:qwen3@http://127.0.0.1:8080/v1?temperature=0.2").settings.temperature
        0.2
    """
    if not isinstance(spec, str):
        raise InvalidInput(
            f"The name of a writer was expected, not {shorten(spec)}.", hint="Give one such as 'extractive'."
        )
    name, _, behind = spec.partition(":")
    if name == Extractive.name and not behind:
        return Extractive()
    if name in _BUILT_IN:
        return _built_in(name, behind)
    makers = _installed()
    if name not in makers:
        known = ", ".join(sorted({Extractive.name, *_BUILT_IN, *makers}))
        raise UnknownProvider(
            f"There is no writer named {shorten(spec)}.",
            hint=f"Known here: {known}. Any object with the members of providers.Provider can be "
            "given instead of a name.",
        )
    return makers[name](behind or None)


def _built_in(name: str, behind: str) -> Provider:
    what, _, query = behind.partition("?")
    options = dict(parse_qsl(query, keep_blank_values=True))
    arguments: dict[str, Any] = {}
    if name in _ADDRESSED:
        what, _, address = what.partition("@")
        arguments |= {"base_url": address} if address else {}
        arguments |= {"form": options.pop("form")} if "form" in options else {}
    if name in _NAMED and not what:
        raise InvalidInput(f"{name}: names no model.", hint=f"Give one behind the colon: {name}:....")
    module, kind = _BUILT_IN[name]
    arguments["settings"] = Settings.read(options)
    maker: Callable[..., Provider] = getattr(import_module(module), kind)
    return maker(what, **arguments) if what else maker(**arguments)


@cache
def _installed() -> dict[str, Callable[[str | None], Provider]]:
    return {point.name: point.load() for point in entry_points(group=_GROUP)}
