"""The locale files: which there are, which one serves a language tag, and reading them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import ValidationError

from pressrewrite.errors import LocaleError, shorten
from pressrewrite.locales.schema import Locale

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["available", "has_locale", "load", "locale"]

_DEFAULT = "en"

# Codes that older software and language identifiers still write for languages that are here (IANA registry).
_ALIASES = {"arb": "ar", "cmn": "zh", "iw": "he"}


def locale(tag: str) -> Locale:
    """Get all that the library says in a language, or in English where the language has no file.

    Args:
        tag: A BCP 47 tag; case does not matter and `_` stands for `-`. Regions and scripts fall back to the
            language: `pt-BR` is served by `pt`, `zh-Hant` by `zh`.

    Returns:
        The locale; its `tag` says which language it really is.

    Raises:
        LocaleError: The file of that language is wrong.

    Example:
        >>> locale("pt-BR").tag, locale("nl").tag
        ('pt', 'en')
    """
    language = _language(tag)
    return _cached(language if language in available() else _DEFAULT)


def has_locale(tag: str) -> bool:
    """Say whether a language has texts of its own, so that nothing falls back to English.

    Args:
        tag: A BCP 47 tag.

    Example:
        >>> has_locale("de-AT"), has_locale("nl")
        (True, False)
    """
    return _language(tag) in available()


@cache
def available() -> tuple[str, ...]:
    """List the languages that have texts of their own, sorted."""
    names = (file.name for file in _folder().iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


def load(tag: str, folder: Traversable) -> Locale:
    """Read and check one locale file, without a cache: for those who write a new one.

    Args:
        tag: The language; the file is `<tag>.toml`.
        folder: Where it lies.

    Raises:
        LocaleError: The file is absent, is no TOML in UTF-8, or a key is missing, unknown or wrong. The
            message names the file and the key.
    """
    import tomllib

    name = f"{tag}.toml"
    try:
        tables = tomllib.loads((folder / name).read_text(encoding="utf-8"))
    except OSError as error:
        message = f"The locale file {name} could not be read: {error.strerror}."
        raise LocaleError(message, hint="Put a file of that name into the folder of the locales.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = f"The locale file {name} is not a TOML file in UTF-8: {error}."
        raise LocaleError(message, hint="Correct the file at that place.") from error
    try:
        return Locale.model_validate({**tables, "tag": tag})
    except ValidationError as error:
        hint = "en.toml holds every key with its placeholders; follow it."
        raise LocaleError(_explain(name, error), hint=hint) from error


@cache
def _cached(language: str) -> Locale:
    return load(language, _folder())


def _folder() -> Traversable:
    from importlib.resources import files

    return files("pressrewrite.locales") / "data"


def _language(tag: str) -> str:
    language = tag.replace("_", "-").partition("-")[0].lower()
    return _ALIASES.get(language, language)


def _explain(name: str, error: ValidationError) -> str:
    problems = error.errors(include_url=False)
    first = problems[0]
    key = ".".join(str(part) for part in first["loc"])
    given = "" if first["type"] in {"missing", "extra_forbidden"} else f" (given: {shorten(first['input'])})"
    others = f" There are {len(problems) - 1} more problems in it." if problems[1:] else ""
    return f"The locale file {name} is wrong at {key}: {first['msg']}{given}.{others}"
