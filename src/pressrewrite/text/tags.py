"""Language tags: one spelling for each, the name a reader knows it by, and the way it is written.

The rules are BCP 47 (RFC 5646); names, aliases, likely scripts and directions are those of CLDR, through
Babel.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

from pressrewrite.errors import InvalidLanguageTag, shorten
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["base_language", "canonical_tag", "direction", "language_name"]

_SHAPE = Pattern(
    r"(?P<language>[a-z]{2,3})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?P<extensions>(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)"
    r"(?P<private>-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE | re.ASCII,
)
_LONGEST_TAG = 100
_RIGHT_TO_LEFT = frozenset(
    """
    Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Sogd Sogo Syrc Thaa Yezi
    """.split()
)


@lru_cache(maxsize=1)
def _names() -> Mapping[str, Mapping[str, str]]:
    from babel import Locale

    english = Locale("en")
    return {"languages": english.languages, "scripts": english.scripts, "territories": english.territories}


@lru_cache(maxsize=4)
def _supplement(
    name: Literal["language_aliases", "likely_subtags", "territory_aliases"],
) -> Mapping[str, Any]:
    from babel.core import get_global

    return get_global(name)


def _invalid(tag: object, problem: str) -> InvalidLanguageTag:
    return InvalidLanguageTag(
        f"{shorten(tag)} is not a usable language tag: {problem}.",
        hint='Use a BCP 47 tag such as "en", "pt-BR" or "zh-Hant", or "und" when the language is not known.',
    )


@lru_cache(maxsize=1024)
def canonical_tag(tag: str) -> str:
    """Bring a language tag into its one spelling: `"EN_us"` becomes `"en-US"`.

    Deprecated codes become the current ones (`"iw"` becomes `"he"`), three-letter codes the two-letter ones
    where they exist (`"deu"` becomes `"de"`). Extensions and private-use parts are kept in lower case.

    Args:
        tag: A BCP 47 tag; underscores are read as hyphens. `"und"` stands for an unknown language.

    Returns:
        The canonical tag.

    Raises:
        InvalidLanguageTag: The tag is malformed, or its language, script or region is none that CLDR names.
    """
    if not isinstance(tag, str):
        raise _invalid(tag, f"it is of type {type(tag).__name__}, and text was expected")
    given = tag.strip().replace("_", "-")
    match = _SHAPE.fullmatch(given) if len(given) <= _LONGEST_TAG else None
    if match is None:
        raise _invalid(
            tag,
            "it is not well formed, and a language code with optional script and region was expected",
        )
    language, script = match["language"].lower(), (match["script"] or "").title()
    language, _, alias_script = _supplement("language_aliases").get(language, language).partition("_")
    script = script or (alias_script if len(alias_script) == len("Latn") else "")
    region = (match["region"] or "").upper()
    if region:
        region = (_supplement("territory_aliases").get(region) or [region])[0]
    for part, kind in ((language, "languages"), (script, "scripts"), (region, "territories")):
        if part and part not in _names()[kind]:
            raise _invalid(tag, f"{part!r} is none of the {kind} that CLDR knows")
    rest = "".join(match[name] or "" for name in ("variants", "extensions", "private")).lower()
    return "-".join(part for part in (language, script, region) if part) + rest


def base_language(tag: str) -> str:
    """Give the language alone: `"pt-BR"` becomes `"pt"`.

    Args:
        tag: A BCP 47 tag, canonical or not.

    Raises:
        InvalidLanguageTag: The tag is not usable.
    """
    return canonical_tag(tag).partition("-")[0]


def _script(tag: str) -> str:
    parts = canonical_tag(tag).split("-")
    if len(parts) > 1 and len(parts[1]) == len("Latn"):
        return parts[1]
    region = next((part for part in parts[1:] if part.isupper() or part.isdigit()), "")
    likely = _supplement("likely_subtags")
    full = (region and likely.get(f"{parts[0]}_{region}")) or likely.get(parts[0]) or ""
    return next((part for part in full.split("_") if len(part) == len("Latn")), "")


@lru_cache(maxsize=1024)
def direction(tag: str) -> Literal["ltr", "rtl"]:
    """Say which way text of a language runs, for the `dir` attribute of HTML.

    The script decides, so `"ur"` runs right to left and `"ur-Latn"` left to right; an unknown language runs
    left to right.

    Args:
        tag: A BCP 47 tag.

    Raises:
        InvalidLanguageTag: The tag is not usable.
    """
    return "rtl" if _script(tag) in _RIGHT_TO_LEFT else "ltr"


@lru_cache(maxsize=1024)
def language_name(tag: str, *, in_language: str) -> str:
    """Name a language in the words of a reader's language: `"fr"` in `"de"` is „Französisch“.

    Args:
        tag: The language to name.
        in_language: The reader's language.

    Returns:
        The name as CLDR gives it; where the reader's language has none, the English one; else the tag.

    Raises:
        InvalidLanguageTag: One of the tags is not usable.
    """
    wanted = canonical_tag(tag)
    parts = [part for part in wanted.split("-") if len(part) != 1]
    for reader in (canonical_tag(in_language), base_language(in_language), "en"):
        names = _locale_names(reader)
        for size in range(len(parts), 0, -1):
            name = names.get("_".join(parts[:size]))
            if name:
                return name
    return wanted


@lru_cache(maxsize=128)
def _locale_names(tag: str) -> Mapping[str, str]:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag.replace("-", "_")).languages
    except (UnknownLocaleError, ValueError):
        return {}
