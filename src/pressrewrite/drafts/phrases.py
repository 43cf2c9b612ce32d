"""The words that chat models write around an article, as patterns."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources

from pressrewrite.text import canonical_tag

__all__ = ["holds", "listed", "lowered", "pattern", "running", "spoken"]

_GAP = r"[^.!?。！？\n]{0,60}?"
# Japanese, Chinese and Thai write no spaces, Arabic and Hebrew put small words in front of a word.
_NO_START = re.compile(r"[\u0590-\u06ff\u0e00-\u0e7f\u3040-\u9fff]")
# Korean hangs its particles on the end.
_NO_END = re.compile(r"[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]")
# CLDR files Tagalog under Filipino; the table keeps the code that models and feeds write.
_ALIASES = {"fil": "tl"}
# What a pattern that ignores case takes for a letter of the phrases, and `str.lower` does not.
_TAKEN_FOR = str.maketrans("İıſᲀᲁᲂᲃᲄᲅᲆᲇ", "iisвдосттъѣ")


@cache
def _tables() -> dict[str, dict[str, list[str]]]:
    raw = resources.files("pressrewrite.drafts").joinpath("data/phrases.toml").read_text(encoding="utf-8")
    return tomllib.loads(raw)


def spoken(*tags: str) -> tuple[str, ...]:
    """Bring language tags to the keys of the tables, English always among them.

    Args:
        tags: BCP 47 tags; `"und"` adds nothing.

    Returns:
        The keys, sorted and each once, so that they can be the key of a cache.

    Raises:
        InvalidLanguageTag: One of the tags is not usable.
    """
    bases = {canonical_tag(tag).partition("-")[0] for tag in tags}
    return tuple(sorted({"en"} | {_ALIASES.get(base, base) for base in bases - {"und"}}))


def listed(table: str) -> tuple[str, ...]:
    """Give the phrases of a table in all languages, longest first.

    Args:
        table: Its name in `data/phrases.toml`.
    """
    phrases = {phrase for words in _tables()[table].values() for phrase in words}
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


def lowered(text: str) -> str:
    """Bring a text into small letters without moving any character, for the patterns of `running`.

    Args:
        text: Any text.
    """
    small = text.lower()
    if len(small) == len(text):
        return small
    # A few capitals (İ) become two characters.
    return "".join(low if len(low := mark.lower()) == 1 else mark for mark in text)


@cache
def pattern(*tables: str) -> re.Pattern[str]:
    """Make one pattern of the phrases of some tables in all languages; it ignores case.

    Args:
        tables: Their names in `data/phrases.toml`.
    """
    return re.compile(_source(tables, None), re.IGNORECASE)


def holds(text: str, *tables: str, since: int = 0) -> bool:
    """Say whether a phrase of some tables stands in a text, as `pattern` would, in a tenth of the time.

    Args:
        text: Any text.
        tables: Their names in `data/phrases.toml`.
        since: Where the phrase may begin.
    """
    # The engine leaps to where a phrase may begin only when it need not ignore case.
    small = lowered(text.translate(_TAKEN_FOR))
    return any(known.search(small, since) is not None for known in _in_small_letters(tables))


@cache
def _in_small_letters(tables: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """The phrases that begin where a word begins, which is asked before any is tried; and the others."""
    first = _by_first(tables, None)
    words = [mark for mark in first if mark not in _PARTS and not _NO_START.match(mark)]
    ways = (rf"(?<={re.escape(mark)})(?:{_rests(first.pop(mark))})" for mark in words)
    begun = rf"[{re.escape(''.join(words))}](?<!\w.)(?:{'|'.join(ways)})"
    return re.compile(begun), re.compile(_joined(first))


@cache
def running(table: str, languages: tuple[str, ...]) -> re.Pattern[str]:
    """Make a pattern that runs through a long text quickly; the text must be `lowered`.

    Args:
        table: Its name in `data/phrases.toml`.
        languages: The languages to take, as `spoken` gives them.

    Returns:
        A pattern for `finditer`; one that never matches when there is no phrase.
    """
    return re.compile(_source((table,), languages))


def _source(tables: tuple[str, ...], languages: tuple[str, ...] | None) -> str:
    return _joined(_by_first(tables, languages))


def _joined(first: dict[str, list[str]]) -> str:
    return "(?:" + "|".join(_branch(mark, first[mark]) for mark in sorted(first)) + ")" if first else r"(?!)"


def _by_first(tables: tuple[str, ...], languages: tuple[str, ...] | None) -> dict[str, list[str]]:
    """The phrases by their first character."""
    phrases = {
        phrase
        for table in tables
        for language, words in _tables()[table].items()
        if languages is None or language in languages
        for phrase in words
    }
    first: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=lambda phrase: (-len(phrase), phrase)):
        first.setdefault(phrase[0], []).append(phrase)
    return first


def _branch(mark: str, phrases: list[str]) -> str:
    """All phrases that begin with the same character: the engine leaps from one of those to the next."""
    if mark in _PARTS:
        return "|".join(map(_expression, phrases))
    bound = "" if _NO_START.match(mark) else rf"(?<!\w{re.escape(mark)})"
    return f"{re.escape(mark)}{bound}(?:{_rests(phrases)})"


def _rests(phrases: list[str]) -> str:
    """What stands behind the first character of phrases."""
    return "|".join(_expression(phrase, begin=1) for phrase in phrases)


def _expression(phrase: str, begin: int = 0) -> str:
    """A phrase, or the rest of one, in the small language that the head of the TOML file explains."""
    made = "".join(_PARTS.get(mark) or re.escape(mark) for mark in phrase[begin:])
    return made + ("" if phrase[-1] == "*" or _NO_END.match(phrase[-1]) else r"(?!\w)")


_PARTS = {" ": r"\s{1,4}", "'": "['’]", "…": _GAP, "*": r"\w*"}
