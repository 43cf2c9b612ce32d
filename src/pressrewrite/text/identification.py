"""Which language a text is written in, by its scripts, its letters and its small words.

The first choice is the script, and for most of the languages of the world it is the last one. Among languages
of one script each small word and each rare letter votes with a weight that falls with the number of languages
that share it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from pressrewrite.text import profiles, small_words
from pressrewrite.text.pattern import Pattern

__all__ = ["identify"]

_SAMPLES, _SAMPLE_LENGTH = 8, 500
_DENSE = {"Hani": 3.0, "Kana": 3.0, "Hang": 2.5, "Thai": 1.0}
# Product and company names are Latin in every script, so Latin letters count for less than those beside them.
_LATIN_SHARE = 0.3
_LEAST_EVIDENCE, _LEAST_LEAD = 0.3, 1.05
_MUCH_EVIDENCE = 4.0
_ENDING_WEIGHT, _LETTER_WEIGHT, _LETTER_CAP = 0.35, 0.5, 6
# The vowel signs of the Indic scripts are no letters to `re`, and belong to their words.
_WORD = Pattern("(?:[^\\W\\d_]|[\u0300-\u036f\u0900-\u0963\u0971-\u0dff])+(?:['’][^\\W\\d_]+)?")
_RANGE = Pattern("(.)(?:-(.))?", re.DOTALL)
_ELISION = Pattern(r"['’]")
_ADDRESS = Pattern(r"(?:https?://|www\.)\S{1,300}|\S{1,80}@\S{1,80}")
_LETTERS = {
    "Latn": profiles.LATIN_LETTERS,
    "Cyrl": profiles.CYRILLIC_LETTERS,
    "Arab": profiles.ARABIC_LETTERS,
}
_FAMILIES = (
    frozenset({"cs", "sk"}),
    frozenset({"da", "no", "sv"}),
    frozenset({"id", "ms"}),
    frozenset({"hr", "sr-Latn", "sl"}),
    frozenset({"es", "pt", "gl", "ca"}),
)
_DEFAULTS = {"Arab": "ar", "Deva": "hi", "Cyrl": "ru"}


def _sample(text: str) -> str:
    """A bounded part of a text: slices at even distances, so that a foreign beginning does not decide."""
    size = _SAMPLES * _SAMPLE_LENGTH
    if len(text) <= size:
        return text
    step = (len(text) - _SAMPLE_LENGTH) // (_SAMPLES - 1)
    return "\n".join(text[number * step : number * step + _SAMPLE_LENGTH] for number in range(_SAMPLES))


@lru_cache(maxsize=1)
def _ranges() -> tuple[list[int], list[tuple[int, str]]]:
    """The ranges of code points of the scripts: their sorted starts, and for each its end and script."""
    found: list[tuple[int, int, str]] = []
    for name, marks, _ in profiles.SCRIPTS:
        found += [(ord(low), ord(high or low), name) for low, high in _RANGE.findall(marks)]
    found.sort()
    return [start for start, _, _ in found], [(end, name) for _, end, name in found]


def _script_sizes(characters: Counter[str]) -> dict[str, float]:
    starts, ends = _ranges()
    sizes: dict[str, float] = {}
    for character, count in characters.items():
        at = bisect_right(starts, ord(character)) - 1
        if at >= 0 and ord(character) <= ends[at][0]:
            name = ends[at][1]
            sizes[name] = sizes.get(name, 0.0) + count * _DENSE.get(name, 1.0)
    return sizes


def _leading_script(characters: Counter[str]) -> str:
    sizes = _script_sizes(characters)
    latin = sizes.pop("Latn", 0.0)
    if not sizes:
        return "Latn" if latin else ""
    east_asian = sizes.get("Hani", 0.0) + sizes.get("Kana", 0.0)
    if east_asian and sizes.get("Kana", 0.0) >= east_asian * 0.08:
        sizes["Kana"] = east_asian
    leading = max(sizes, key=sizes.__getitem__)
    return leading if sizes[leading] >= latin * _LATIN_SHARE else "Latn"


@lru_cache(maxsize=8)
def _votes(script: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """For each word of a script's languages: who shares it, and with which weight."""
    owners: dict[str, list[str]] = {}
    for language, words in small_words.WORDS[script].items():
        for word in dict.fromkeys(words.split()):
            owners.setdefault(word, []).append(language)
    # A word of one letter stands in initials, units and formulas as well.
    return {
        word: tuple(
            (language, (0.5 if len(word) == 1 else 1.0) / len(languages) ** 0.7) for language in languages
        )
        for word, languages in owners.items()
    }


@lru_cache(maxsize=8)
def _letter_votes(script: str) -> dict[str, tuple[tuple[str, float], ...]]:
    votes: dict[str, tuple[tuple[str, float], ...]] = {}
    for letters, shared in _LETTERS.get(script, {}).items():
        languages = shared.split()
        weight = _LETTER_WEIGHT / len(languages) if languages else 0.0
        for letter in letters:
            votes[letter] = tuple((language, weight) for language in languages)
    return votes


@lru_cache(maxsize=1)
def _endings() -> dict[str, tuple[tuple[str, float], ...]]:
    owners: dict[str, list[str]] = {}
    for language, endings in small_words.ENDINGS.items():
        for ending in endings.split():
            owners.setdefault(ending, []).append(language)
    return {
        ending: tuple((language, _ENDING_WEIGHT / len(languages)) for language in languages)
        for ending, languages in owners.items()
    }


def _words_of(text: str) -> Counter[str]:
    words: Counter[str] = Counter()
    for word in _WORD.findall(text):
        words[word] += 1
        if "'" in word or "’" in word:
            # "l'entreprise", "nell'ultima": the article before the apostrophe is a small word of its own.
            words.update(_ELISION.split(word))
    small: Counter[str] = Counter()
    for word, count in words.items():
        small[word.lower()] += count
    return small


def _vote(text: str, characters: Counter[str], script: str) -> dict[str, float]:
    scores: dict[str, float] = {}
    votes, endings = _votes(script), _endings() if script == "Latn" else {}
    for word, count in _words_of(text).items():
        shares = votes.get(word, ())
        for language, weight in shares:
            scores[language] = scores.get(language, 0.0) + weight * count
        if endings and not shares and len(word) > 4:  # noqa: PLR2004 - shorter words are all ending
            for size in (3, 4, 5):
                for language, weight in endings.get(word[-size:], ()):
                    scores[language] = scores.get(language, 0.0) + weight * min(count, 2)
    letters: Counter[str] = Counter()
    for character, count in characters.items():
        letters[character.lower()] += count
    total = sum(letters.values()) or 1
    for letter, shares in _letter_votes(script).items():
        count = letters.get(letter, 0)
        if count:
            # A letter of a foreign name must not outvote the words of a long text.
            strength = min(count, max(_LETTER_CAP, total // 60))
            for language, weight in shares:
                scores[language] = scores.get(language, 0.0) + weight * strength
    return scores


def _han(text: str) -> str:
    """Chinese or Japanese, for text in ideographs alone or nearly so."""
    marks = set(text)
    simplified = len(marks & (set(profiles.HAN_SIMPLIFIED) - set(profiles.HAN_TRADITIONAL)))
    traditional = len(marks & (set(profiles.HAN_TRADITIONAL) - set(profiles.HAN_SIMPLIFIED)))
    japanese = len(
        marks & (set(profiles.HAN_JAPANESE) - set(profiles.HAN_SIMPLIFIED) - set(profiles.HAN_TRADITIONAL)),
    )
    if japanese > max(simplified, traditional) or (
        japanese and not simplified and re.search("[ぁ-ん]", text)
    ):
        return "ja"
    return "zh-Hant" if traditional > simplified else "zh"


def identify(text: str, *, default: str = "und") -> str:
    """Say which language a text is written in.

    Only a sample of a long text is read, so the time is bounded. Names of products in Latin letters do not
    outweigh the script they stand in.

    Args:
        text: Any text; a title is enough when it holds a word or a letter that tells.
        default: What to answer when nothing tells.

    Returns:
        A BCP 47 tag: a language, or `"zh-Hant"` for Chinese in traditional characters.
    """
    sample = _ADDRESS.sub(" ", _sample(text))
    characters = Counter(sample)
    script = _leading_script(characters)
    if not script:
        return default
    if script == "Hani":
        return _han(sample)
    if script not in small_words.WORDS:
        language = next(language for name, _, language in profiles.SCRIPTS if name == script)
        return "yi" if language == "he" and re.search("[\u05f0-\u05f2]", sample) else language
    scores = _vote(sample, characters, script)
    order = tuple(small_words.WORDS[script])
    ranked = sorted(
        scores.items(), key=lambda item: (-item[1], order.index(item[0]) if item[0] in order else len(order))
    )[:2]
    if not ranked:
        return _DEFAULTS.get(script, default)
    (best, evidence), (second, runner_up) = ranked[0], ranked[1] if len(ranked) > 1 else ("", 0.0)
    # Between close relatives a line may hold nothing that parts them; one of the two is the better answer.
    related = any(best in family and second in family for family in _FAMILIES)
    sure = evidence >= _LEAST_EVIDENCE and (related or evidence >= runner_up * _LEAST_LEAD)
    # A long text of close relatives (Danish and Norwegian) has a small lead and much evidence.
    return best if sure or evidence >= _MUCH_EVIDENCE else _DEFAULTS.get(script, default)
