"""The words of a text as a check compares them: folded, without accents with offsets."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import NamedTuple

from pressrewrite.text import comparable
from pressrewrite.text.pattern import Pattern
from pressrewrite.text.small_words import WORDS

__all__ = [
    "Word",
    "end_of_word",
    "find_keys",
    "find_words",
    "fold",
    "is_dense",
    "is_small",
    "small_words",
    "stem",
]

_DENSE_SIGNS = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff"
_TOKEN = Pattern(
    # An accent that stands as a sign of its own belongs to the letter before it.
    rf"[{_DENSE_SIGNS}]|(?![{_DENSE_SIGNS}])[\w\u0900-\u0dff](?:(?![{_DENSE_SIGNS}])[\w\u0900-\u0dff\u0300-\u036f])*"
)
_SPACED_TOKEN = Pattern(r"[\w\u0900-\u0dff][\w\u0900-\u0dff\u0300-\u036f]*")
_ASCII_TOKEN = Pattern(r"[0-9A-Za-z_]+")
_DIVIDED = Pattern(
    rf"(?![{_DENSE_SIGNS}])[\w\u0900-\u0dff]((?:(?![{_DENSE_SIGNS}])[\w\u0900-\u0dff\u0300-\u036f])+)"
)
_DENSE = Pattern(rf"[{_DENSE_SIGNS}]")
_SHORTEST_STEM = 4
_SHORTEST_ROOT, _LONGEST_ROOT = 3, 4
# What is written short in names and headlines.
_SHORT_FORMS = {
    "utd": "united",
    "govt": "government",
    "dept": "department",
    "intl": "international",
    "univ": "university",
    "assn": "association",
    "assoc": "association",
    "corp": "corporation",
    "ltd": "limited",
    "bros": "brothers",
}
# Function words beyond the most frequent ones: none of them says what a sentence is about.
_MORE = {
    "en": """
        the a an am is are was were be been being do does did done so if then than too very can may might must shall should
        would could i me my mine you your yours he him his she her hers it its we us our ours they them their theirs
        who whom whose which what that this these those there here when where why how and or but nor yet for of at by
        with about into through to from up down in out on off over under again further once all any both each few
        more most other some such no not only own same just also s t d ll re ve m say says said saying according
        as while until since because although though however among within without upon per via like
    """,
}


class Word(NamedTuple):
    """One word of a text.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        key: Its folded form; equal for words that differ only in case, accents and width.
        capital: Whether it begins with a capital letter.
    """

    start: int
    end: int
    key: str
    capital: bool


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Bring a word into the form in which words are compared: no case, no accents, one spelling.

    Example:
        >>> fold("Müller")
        'muller'
    """
    if word.isascii():
        return word.lower()
    spelled = comparable(word)
    if spelled.isascii():
        return spelled
    bare = "".join(sign for sign in unicodedata.normalize("NFD", spelled) if not "\u0300" <= sign <= "\u036f")
    return unicodedata.normalize("NFC", bare).translate(_ARABIC)


# The ways to write one Arabic letter.
_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ک": "ك", "ی": "ي"})


def find_words(text: str, *, at: int = 0) -> list[Word]:
    """Cut a text into words; a character of a script without spaces is a word of its own.

    Args:
        text: Any text.
        at: Where it begins in a longer one, in which the offsets of the words are to count.

    Returns:
        The words in order.

    Example:
        >>> [word.key for word in find_words("The Café's 東京")]
        ['the', 'cafe', 's', '東', '京']
    """
    new, find, end = tuple.__new__, text.find, 0
    if text.isascii():
        # Most of the time goes here: one change of case for the whole text, and no call for each word.
        found = _ASCII_TOKEN.findall(low := text.lower())
        find = low.find
        return [
            new(
                Word,
                (
                    at + (start := find(key, end)),
                    at + (end := start + len(key)),
                    key,
                    "A" <= text[start] <= "Z",
                ),
            )
            for key in found
        ]
    token = _TOKEN if _DENSE.search(text) else _SPACED_TOKEN
    # Between two words no word stands, so each is found where it begins; a match for each would cost more.
    return [
        new(
            Word,
            (
                at + (start := find(shown, end)),
                at + (end := start + len(shown)),
                fold(shown),
                shown[0].isupper(),
            ),
        )
        for shown in token.findall(text)
    ]


def find_keys(text: str) -> list[str]:
    """Give the folded words of a text without their places, for a third of what `find_words` costs.

    Args:
        text: Any text.

    Example:
        >>> find_keys("The Café's 東京")
        ['the', 'cafe', 's', '東', '京']
    """
    if text.isascii():
        return _ASCII_TOKEN.findall(text.lower())
    token = _TOKEN if _DENSE.search(text) else _SPACED_TOKEN
    return list(map(fold, token.findall(text)))


def end_of_word(text: str, at: int) -> int:
    """Say where the word ends that a cut at an offset divides; the offset itself where it divides none.

    Args:
        text: Any text.
        at: Where it is cut; not 0.

    Example:
        >>> end_of_word("ended.¹Next day", 7)
        11
    """
    divided = _DIVIDED.match(text, at - 1)
    return divided.end() if divided else at


def is_dense(text: str) -> bool:
    """Say whether a text is written in a script without spaces between words."""
    sample = text[:400]
    return len(_DENSE.findall(sample)) * 3 > sum(map(str.isalpha, sample))


@lru_cache(maxsize=64)
def _small(language: str) -> frozenset[str]:
    words: list[str] = []
    for by_language in WORDS.values():
        words += by_language.get(language, "").split()
    # The profile of English holds words of the news, which are not small.
    listed = _MORE.get(language, " ".join(words))
    return frozenset(map(fold, listed.split()))


def small_words(language: str) -> frozenset[str]:
    """Give the folded function words of a language (base tag)."""
    return _small(language)


def is_small(key: str, language: str) -> bool:
    """Say whether a folded word is a function word of a language (base tag)."""
    return key in _small(language)


def _arabic_stem(key: str) -> str:
    """Cut "and", "the" and the sign of the future off a folded Arabic word, where enough of it is left."""
    if key[0] in "وف" and len(key) > _LONGEST_ROOT:
        key = key[1:]
    for prefix in ("بال", "كال", "لل", "ال"):
        if key.startswith(prefix) and len(key) - len(prefix) >= _SHORTEST_ROOT:
            return key[len(prefix) :]
    if key[0] == "س" and len(key) > _LONGEST_ROOT and key[1] in "يتنا":
        return key[1:]
    return key


@lru_cache(maxsize=50_000)
def stem(key: str) -> str:
    """Cut common endings off a folded Latin word, so that "announced" and "announces" meet.

    Light on purpose: it makes words alike that differ in an ending, and never proves anything by itself.

    Example:
        >>> stem("announced"), stem("announces"), stem("companies"), stem("company")
        ('announc', 'announc', 'compan', 'compan')
    """
    if not key.isascii():
        return _arabic_stem(key) if "\u0621" <= key[0] <= "\u064a" else key
    if not key.isalpha():
        return key
    key = _SHORT_FORMS.get(key, key)
    for ending in ("ies", "ied", "ing", "ed", "es", "ly", "al", "s", "y", "e"):
        if key.endswith(ending) and len(key) - len(ending) >= _SHORTEST_STEM:
            key = key[: -len(ending)]
            break
    if len(key) > _SHORTEST_STEM and key[-1] == key[-2]:
        return key[:-1]
    return key
