"""Names as they stand in a text: runs of words with capital letters, and Latin names inside other scripts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressrewrite.facts.words import fold, is_small, small_words
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressrewrite.facts.words import Word

__all__ = ["Name", "acronym_of", "find_names", "is_title"]

# German writes every noun with a capital letter: there a capital alone says nothing.
_NOUNS_CAPITAL = frozenset({"de", "gsw", "lb", "nds"})
_PARTICLES = frozenset(
    "of de la le van von der den del della di da dos du al el bin ibn ben ter and for the y et und".split()
)
_TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sir dame lord lady president minister secretary senator governor general
    colonel captain major director chairman chairwoman chair chief ceo cfo coo officer judge justice king queen
    prince princess pope bishop rev st mme mlle m mm sr sra srta dra dott sig signora herr frau hr fr mw dhr pan pani g n the a an
    """.split()
)
_ENDS_SENTENCE = frozenset('.!?:;…•\n"“”„«»—–*|')
# Words that begin a sentence before a name, and are no part of it.
_OPENERS = frozenset(
    """
    despite during besides instead meanwhile moreover furthermore additionally overall finally currently recently
    earlier later today yesterday tomorrow soon eventually previously initially thus hence therefore following
    unlike including last next almost nearly roughly approximately
    """.split()
)
# "Anfang Mai", "Ende der Woche": these go with any noun.
_TIMES = frozenset("anfang mitte ende prozent millionen milliarden euro".split())
_AFTER_NAMES = frozenset({"jr", "sr"})
_AFTER_FIRMS = frozenset("inc llc ltd corp co plc gmbh ag sa".split())
_LONGEST_TITLE = 4
_LETTERS = Pattern(r"[A-Za-zÀ-ÖØ-öø-ɏ]")
_JOINED = frozenset({" ", "\u00a0", " & ", "-", "‑", "'", "’", ". ", ".", " '", "/", " (", "&"})
_SHORTEST = 2
_REACH = 3
_LONGEST_GAP = 3
_HEADING_SHARE = 0.65
_FEWEST_FOR_HEADING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name as it stands in a text.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        text: The very words.
        keys: The folded words that carry it; titles and particles are left out.
        certain: Whether it is a name beyond doubt: not a single word that begins a sentence.
    """

    start: int
    end: int
    text: str
    keys: tuple[str, ...]
    certain: bool


def find_names(text: str, words: Sequence[Word], language: str) -> tuple[Name, ...]:
    """Find names by their capital letters.

    A text in which most words have capitals is a heading and holds no names of its own. In a language whose
    nouns all have capitals only acronyms are taken.

    Args:
        text: A sentence.
        words: Its words.
        language: Base language of the sentence.

    Returns:
        The names in order.
    """
    if not any(word.capital for word in words) or _is_heading(text, words, language):
        return ()
    nouns = language in _NOUNS_CAPITAL
    return tuple(
        name
        for run in _runs(text, words)
        if (name := _named(text, run, words[0], language, nouns=nouns)) is not None
    )


def _is_heading(text: str, words: Sequence[Word], language: str) -> bool:
    if text.rstrip()[-1:] in {".", "!", "?"}:
        return False
    small = small_words(language)
    telling = [word for word in words if word.key not in small and text[word.start].isalpha()]
    if len(telling) < _FEWEST_FOR_HEADING:
        return False
    return sum(word.capital for word in telling) > _HEADING_SHARE * len(telling)


def _runs(text: str, words: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    held: list[Word] = []
    for word in words:
        if not run and not word.capital:
            continue
        previous = held[-1] if held else run[-1] if run else None
        joined = previous is not None and _joins(text, previous, word)
        if run and joined and (word.capital or (word.key.isdecimal() and not held)):
            run += [*held, word]
            held = []
        elif (
            run
            and joined
            and word.key
            in {
                "of",
                "de",
                "la",
                "van",
                "von",
                "der",
                "den",
                "del",
                "di",
                "da",
                "dos",
                "du",
                "al",
                "el",
                "bin",
                "ibn",
                "s",
                "y",
            }
        ):
            held.append(word)
        else:
            if run:
                yield run
            run, held = ([word] if word.capital else []), []
    if run:
        yield run


def _joins(text: str, previous: Word, word: Word) -> bool:
    """Whether two words may belong to one name; a stop stands behind initials and titles only."""
    gap = text[previous.end : word.start]
    if gap not in _JOINED:
        return False
    short = len(previous.key) <= _LONGEST_TITLE and previous.key not in _AFTER_NAMES | _AFTER_FIRMS
    return not gap.startswith(".") or short or previous.key in _TITLES


def _named(text: str, run: list[Word], first: Word, language: str, *, nouns: bool) -> Name | None:
    opens = run[0] is first or _opens_clause(text, run[0].start)
    # "Yesterday Prof. Lee": what stands before a title is no part of the name.
    titles = [at for at, word in enumerate(run[:_REACH]) if word.key in _TITLES]
    if titles and opens:
        run, opens = run[titles[-1] + 1 :], False
    while run and (
        (run[0].key in _TITLES) or (opens and (is_small(run[0].key, language) or run[0].key in _OPENERS))
    ):
        run = run[1:]
        opens = False
    while run and (run[-1].key == "s" or run[-1].key in _PARTICLES):
        run = run[:-1]
    if not run:
        return None
    keys = tuple(word.key for word in run if _carries(text, word, language))
    start, end = run[0].start, run[-1].end
    shown = text[start:end]
    letters = [word for word in run if len(word.key) >= _SHORTEST and not word.key.isdecimal()]
    if not keys or not letters:
        return None
    acronym = len(run) == 1 and shown.isupper() and len(shown) >= _SHORTEST
    if nouns and not acronym:
        return _pair_of_nouns(text, run, language)
    certain = acronym or len(letters) > 1 or not opens
    return Name(start=start, end=end, text=shown, keys=keys, certain=certain)


def _pair_of_nouns(text: str, run: list[Word], language: str) -> Name | None:
    """Where all nouns have capitals, two of them side by side are most often a first and a last name."""
    pair = run[-2:]
    if len(pair) < 2 or text[pair[0].end : pair[1].start] != " " or pair[0].key in _TIMES:  # noqa: PLR2004
        return None
    keys = tuple(word.key for word in pair if _carries(text, word, language))
    if len(keys) < 2 or not all(key.isalpha() for key in keys):  # noqa: PLR2004
        return None
    start, end = pair[0].start, pair[1].end
    return Name(start=start, end=end, text=text[start:end], keys=keys, certain=False)


def _carries(text: str, word: Word, language: str) -> bool:
    if word.key in _PARTICLES or word.key in _AFTER_NAMES or word.key == "s":
        return False
    # "WHO" is no pronoun.
    shown = text[word.start : word.end]
    return not is_small(word.key, language) or (shown.isupper() and len(shown) >= _SHORTEST)


def _opens_clause(text: str, start: int) -> bool:
    before = text[max(0, start - _LONGEST_GAP) : start].rstrip(" \u00a0")
    bullet = before == "-" or (before[-1:] == "-" and before[-2:-1].isspace())
    return not before or bullet or before[-1] in _ENDS_SENTENCE or not _LETTERS.match(text[start])


def is_title(key: str) -> bool:
    """Say whether a folded word is a title or a form of address, and no part of a name."""
    return key in _TITLES


def acronym_of(words: Sequence[str]) -> str:
    """Make the acronym of a name: "Royal Navy Museum" gives "rnm".

    Args:
        words: The words of a name.

    Example:
        >>> acronym_of(["World", "Health", "Organization"])
        'who'
    """
    return "".join(fold(word)[:1] for word in words if fold(word) not in _PARTICLES)
