"""What a text admits about itself: a refusal, a guess, another language than asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.drafts.phrases import lowered, running, spoken
from pressrewrite.models import Flag, FlagKind
from pressrewrite.text import base_language, identify, language_name
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    import re

__all__ = ["find_admissions", "shortened"]

_BOUNDARY = Pattern(r"[.!?。！？؟।\n]")
_DENSE = Pattern("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LETTER = Pattern(r"[^\W\d_]")
_LONGEST_DETAIL, _MOST_FLAGS = 120, 10
_LOOK_BACK, _LOOK_AHEAD, _QUOTE_LOOK = 60, 120, 400
# Names in a foreign script are seldom longer than this; whole sentences of it are another language.
_LEAST_OTHER_SCRIPT, _LEAST_SAME_SCRIPT, _PLENTY = 24, 60, 400
_PAIRS = (("“", "”"), ("„", "“”"), ("«", "»"), ("「", "」"), ("『", "』"))


def shortened(words: str, limit: int = _LONGEST_DETAIL) -> str:
    """Bring words onto one line and to a length that fits a flag.

    Args:
        words: What the flag is about.
        limit: The most characters.
    """
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def find_admissions(text: str, *, language: str, aside: str = "") -> tuple[Flag, ...]:
    """Report refusals, confessions of guessing and a wrong language; nothing is removed.

    Args:
        text: The article's text.
        language: The BCP 47 tag of the language it was asked to be in; `"und"` when any will do.
        aside: What the writer said around the article; it is searched for confessions too.

    Returns:
        The flags, at most ten of a kind.

    Raises:
        InvalidLanguageTag: The tag is not usable.
    """
    found = identify(text)
    languages = spoken(language, found)
    flags: list[Flag] = []
    for kind, table in ((FlagKind.REFUSAL, "refusal"), (FlagKind.GUESSING, "guessing")):
        details: dict[str, None] = {}
        for part in filter(None, (aside, text)):
            _collect(part, running(table, languages), details)
        flags += [Flag(kind=kind, detail=detail) for detail in details]
    other = _other_language(text, asked=language, found=found)
    if other:
        name = language_name(other, in_language="en")
        flags.append(Flag(kind=FlagKind.WRONG_LANGUAGE, detail=f"{name} ({other})"))
    return tuple(flags)


def _collect(text: str, phrases: re.Pattern[str], details: dict[str, None]) -> None:
    past = 0
    for match in phrases.finditer(lowered(text)):
        if match.start() < past or _quoted(text, match.start()):
            continue
        boundary = _BOUNDARY.search(text, match.end())
        past = boundary.end() if boundary else len(text)
        end = min(past, match.end() + _LOOK_AHEAD)
        begin = max(0, match.start() - _LOOK_BACK)
        before = [mark.end() for mark in _BOUNDARY.finditer(text, begin, match.start())]
        details[shortened(text[before[-1] if before else begin : end])] = None
        if len(details) >= _MOST_FLAGS:
            return


def _quoted(text: str, at: int) -> bool:
    """Whether somebody else says it: an open quotation mark stands before it in its line."""
    line = text[max(text.rfind("\n", max(0, at - _QUOTE_LOOK), at), at - _QUOTE_LOOK, 0) : at]
    if line.count('"') % 2:
        return True
    return any(line.rfind(opening) > max(line.rfind(mark) for mark in closing) for opening, closing in _PAIRS)


def _base(tag: str) -> str:
    return base_language(tag) if tag != "und" else tag


def _other_language(text: str, *, asked: str, found: str) -> str:
    """The language that the text is in, when it is surely not the one that was asked for."""
    want, have = _base(asked), _base(found)
    if "und" in {want, have} or want == have:
        return ""
    letters = len(_LETTER.findall(text[:4000])) + len(_DENSE.findall(text[:4000]))
    if _is_latin(want) != _is_latin(have) or (not _is_latin(want) and _script_of(want) != _script_of(have)):
        return found if letters >= _LEAST_OTHER_SCRIPT else ""
    if letters >= _PLENTY:
        return found
    # A short text of the same script is another language only when both halves of it say so.
    middle = text.find(" ", len(text) // 2)
    halves = (text[:middle], text[middle:])
    agreed = all(_base(identify(half)) == have for half in halves)
    return found if letters >= _LEAST_SAME_SCRIPT and agreed else ""


def _script_of(base: str) -> str:
    """A sample of how a language is written, by the script of its own name."""
    import unicodedata

    name = language_name(base, in_language=base)
    return unicodedata.name(name[0], "LATIN").partition(" ")[0]


def _is_latin(base: str) -> bool:
    return _script_of(base) == "LATIN"
