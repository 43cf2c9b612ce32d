"""Words that turn a statement round: negations, and pairs that say the opposite of each other."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pressrewrite.facts.words import fold, stem

__all__ = ["Polarity", "polarity"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Polarity:
    """The turning words of one language.

    Attributes:
        negations: Folded words such as "not".
        opposites: For the stem of a word, the stems that say the opposite.
        up: How words begin that say a figure rose.
        down: How words begin that say it fell.
        sooner: Folded words that put something before a day, such as "until".
        later: Folded words that put it behind the day, such as "since".
    """

    negations: frozenset[str]
    opposites: dict[str, frozenset[str]]
    up: tuple[str, ...] = ()
    down: tuple[str, ...] = ()
    sooner: frozenset[str] = frozenset()
    later: frozenset[str] = frozenset()


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = files("pressrewrite.facts").joinpath("data/polarity.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def polarity(language: str) -> Polarity:
    """Give the turning words of a language.

    Args:
        language: Base language, such as `en`.

    Returns:
        Its words; empty for a language without a table.

    Example:
        >>> sorted(polarity("en").opposites[stem("rise")])
        ['fall']
    """
    table = _tables().get(language, {})
    opposites: dict[str, set[str]] = {}
    for pair in table.get("antonyms", "").replace("\n", " | ").split("|"):
        sides = [stem(fold(word)) for word in pair.split()]
        if len(sides) == 2:  # noqa: PLR2004 - a pair
            opposites.setdefault(sides[0], set()).add(sides[1])
            opposites.setdefault(sides[1], set()).add(sides[0])
    return Polarity(
        negations=frozenset(map(fold, table.get("negations", "").split())),
        opposites={word: frozenset(others) for word, others in opposites.items()},
        up=tuple(dict.fromkeys(term.replace("_", " ") for term in table.get("up", "").split())),
        down=tuple(dict.fromkeys(term.replace("_", " ") for term in table.get("down", "").split())),
        sooner=frozenset(map(fold, table.get("sooner", "").split())),
        later=frozenset(map(fold, table.get("later", "").split())),
    )
