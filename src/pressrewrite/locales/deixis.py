"""Finding the phrases whose date depends on when a text was published: "today", "last month"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, cast, get_args

from pressrewrite.locales.catalog import has_locale, locale

__all__ = ["DeicticPhrase", "When", "find_deixis"]

# "today (28 December 2016)", 「本日（20日）」: the release says itself which day it means.
_DATED_ALREADY = r"(?!\s{0,3}[(（][^()（）]{0,30}\d)"

When: TypeAlias = Literal[
    "today",
    "tonight",
    "yesterday",
    "tomorrow",
    "this_week",
    "last_week",
    "next_week",
    "this_month",
    "last_month",
    "next_month",
    "this_year",
    "last_year",
    "next_year",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeicticPhrase:
    """A phrase such as "today" at its place in a text.

    Attributes:
        start: Where it begins, in characters.
        end: Where it ends; a gloss fits right here.
        text: The phrase as written.
        when: Which time it means, seen from the day of publication.
    """

    start: int
    end: int
    text: str
    when: When


def find_deixis(text: str, tag: str) -> tuple[DeicticPhrase, ...]:
    """Find every phrase whose date depends on when the text was published.

    Args:
        text: Running text.
        tag: Its language; a language without a locale file has no phrases, never the English ones.

    Returns:
        The phrases in their order; they do not overlap. The longest one wins: "heute Abend" before "heute".
        One that the text dates itself, as in "today (15 May)", is left out.

    Example:
        >>> [found.when for found in find_deixis("It opened today, a year after today's plan.", "en")]
        ['today']
    """
    if not has_locale(tag):
        return ()
    language = locale(tag).tag
    # Most sentences hold none of the phrases, and looking for plain words costs a twentieth of the pattern.
    folded = text.lower()
    if not any(word in folded for word in _rare_words(language)):
        return ()
    pattern, meanings = _compiled(language)
    found = ((match, meanings[_plain(match[0])]) for match in pattern.finditer(text))
    return tuple(
        DeicticPhrase(start=match.start(), end=match.end(), text=match[0], when=when)
        for match, when in found
        if when
    )


@cache
def _compiled(language: str) -> tuple[re.Pattern[str], dict[str, When | None]]:
    rules = locale(language).deixis
    meanings: dict[str, When | None] = dict.fromkeys(map(_plain, rules.idioms))
    for when in get_args(When):
        meanings |= dict.fromkeys(map(_plain, getattr(rules, when)), cast("When", when))
    # Idioms are matched like the phrases they contain, so that they use the text up first.
    phrases = "|".join(_spelled(phrase, r"\s+") for phrase in sorted(meanings, key=len, reverse=True))
    # A look behind needs a fixed width, hence one white space and no more.
    behind = "".join("(?<!" + _spelled(before, r"\s") + ")" for before in rules.not_preceded_by)
    ahead = "".join("(?!" + _spelled(after, r"\s+") + ")" for after in rules.not_followed_by)
    if rules.words_are_spaced:
        endings = "|".join([*map(re.escape, rules.endings), r"(?![\w-])"])
        behind, ahead = rf"(?<![\w-]){behind}", rf"(?={endings}){ahead}"
    return re.compile(f"{behind}(?:{phrases}){ahead}{_DATED_ALREADY}", re.IGNORECASE), meanings


@cache
def _rare_words(language: str) -> tuple[str, ...]:
    """A word of every phrase, the longest: none of the phrases stands in a text without one of these."""
    _, meanings = _compiled(language)
    phrases = (phrase for phrase, when in meanings.items() if when is not None)
    return tuple({max(phrase.replace("'", " ").split(), key=len) for phrase in phrases})


def _spelled(phrase: str, space: str) -> str:
    return "".join({" ": space, "'": "['’]"}.get(letter) or re.escape(letter) for letter in phrase)


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().replace("’", "'").split())
