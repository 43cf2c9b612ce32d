"""The number words of a language, read from a table and made into patterns."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib import resources

from pressrewrite.facts.number_types import NumberKind

__all__ = ["LAST_OF_LATIN_AND_CYRILLIC", "Lexicon", "Word", "lexicon"]

_CJK = frozenset({"ja", "zh", "ko"})
# Words of these languages take endings without a gap, so nothing is asked of the letter behind a term.
_UNBOUNDED = _CJK
LAST_OF_LATIN_AND_CYRILLIC = 0x530
"""The letters of both alphabets stand before this code point."""
_TABLE = "data/numbers.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A number word: what it is worth and what part of a number it makes."""

    role: str
    value: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The tables and patterns of one language."""

    language: str
    words: dict[str, Word]
    articles: frozenset[str]
    joiners: frozenset[str]
    prefixes: frozenset[str]
    bare: frozenset[str]
    suffixes: dict[str, tuple[NumberKind, str]]
    before: dict[str, tuple[NumberKind, str]]
    magnitudes: dict[str, Decimal]
    spelled: re.Pattern[str] | None
    heads: frozenset[str] | None
    magnitude: re.Pattern[str]
    suffix: re.Pattern[str]
    prefix: re.Pattern[str]
    approximate: re.Pattern[str]
    rounded: tuple[str, ...]
    ahead: tuple[str, ...]
    cased: frozenset[str]
    between: re.Pattern[str]
    link: re.Pattern[str] | None
    nth: re.Pattern[str] | None


@cache
def _table() -> dict[str, dict[str, str]]:
    """The file of number words."""
    text = resources.files("pressrewrite.facts").joinpath(_TABLE).read_text(encoding="utf-8")
    return tomllib.loads(text)


def _terms(language: str, key: str, *, shared: bool = True) -> list[str]:
    """The terms of a key: those of the language, then English ones and those every text may use."""
    sources = [language, "any", "en"] if shared else [language]
    found: list[str] = []
    for source in dict.fromkeys(sources):
        found += _table().get(source, {}).get(key, "").split()
    return found


def _pairs(language: str, key: str, *, shared: bool = True) -> dict[str, str]:
    """The `word:value` pairs of a key; the language's own win."""
    pairs: dict[str, str] = {}
    for term in _terms(language, key, shared=shared):
        word, _, value = term.rpartition(":")
        pairs.setdefault(word.lower().replace("_", " "), value)
    return pairs


def _value(text: str) -> Decimal:
    """A value of the table, which may be a fraction."""
    over, _, under = text.partition("/")
    return Decimal(over) if not under else (Decimal(over) / Decimal(under)).quantize(Decimal("0.000001"))


def alternatives(terms: list[str], *, bounded: bool) -> str:
    """A group of the terms, longest first; a gap in a term is a space or a hyphen."""
    parts = []
    for term in sorted(dict.fromkeys(terms), key=len, reverse=True):
        escaped = re.escape(term.lower()).replace("_", "[ \\u00a0-]").replace("\\ ", "[ \\u00a0-]")
        ends_in_letter = term[-1].isalpha()
        # "160km의": a letter of another script ends a Latin unit, where words are not kept apart.
        end = r"(?![^\W\d_])" if bounded else r"(?![a-z])" if term.isascii() else ""
        parts.append(escaped + (end if ends_in_letter else ""))
    return "|".join(parts) if parts else r"(?!)"


def _german() -> dict[str, str]:
    """German numbers written as one word: fünfundzwanzig, zweihundert, dreitausend."""
    ones = "ein zwei drei vier fünf sechs sieben acht neun".split()
    tens = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
    found = {
        f"{one}und{ten}": 10 * (j + 2) + i + 1 for j, ten in enumerate(tens) for i, one in enumerate(ones)
    }
    small = {one: i + 1 for i, one in enumerate(ones)} | {
        "zehn": 10,
        "zwölf": 12,
        "fünfzehn": 15,
        "zwanzig": 20,
    }
    found |= {f"{one}hundert": 100 * value for one, value in small.items()}
    found |= {f"{one}tausend": 1000 * value for one, value in small.items()}
    return {word: str(value) for word, value in found.items()}


def _words(language: str) -> dict[str, Word]:
    """Every number word of a language with its role."""
    roles = (
        ("magnitudes", "magnitude"),
        ("whole", "whole"),
        ("words", "cardinal"),
        ("multiples", "multiple"),
        ("ordinals", "ordinal"),
        ("fractions", "fraction"),
    )
    found: dict[str, Word] = {}
    for key, role in roles:
        for word, value in _pairs(language, key, shared=False).items():
            if value != "0" or role == "cardinal":
                found.setdefault(word, Word(role=role, value=_value(value)))
            if key == "fractions" and word in found and found[word].role == "ordinal":
                found[word] = Word(role="ordinal-fraction", value=found[word].value)
    if language == "fa":
        # سوم is irregular, and in the table: چهل و هفتم, چهل و هفتمین.
        ordinals = {
            f"{word}{end}": Word(role="ordinal", value=entry.value)
            for word, entry in found.items()
            if entry.role == "cardinal" and entry.value
            for end in ("م", "مین")
        }
        found = ordinals | found
    if language == "de":
        found |= {word: Word(role="cardinal", value=Decimal(value)) for word, value in _german().items()}
    return found


def _suffixes(language: str) -> dict[str, tuple[NumberKind, str]]:
    """What may stand behind a number and what it makes of it."""
    found: dict[str, tuple[NumberKind, str]] = {}
    for term in _terms(language, "points"):
        found[term.lower().replace("_", " ")] = (NumberKind.POINTS, "points")
    for term in _terms(language, "percent"):
        found.setdefault(term.lower().replace("_", " "), (NumberKind.PERCENT, "percent"))
    for word, value in _pairs(language, "money").items():
        found.setdefault(word, (NumberKind.MONEY, value))
    for word, value in _pairs(language, "units").items():
        found.setdefault(word, (NumberKind.MEASURE, value))
    for term in _terms(language, "times"):
        found.setdefault(term.lower().replace("_", " "), (NumberKind.MULTIPLE, "times"))
    return found


def _magnitudes(language: str) -> dict[str, Decimal]:
    """The magnitudes behind digits; those of a language without a table are what CLDR abbreviates with."""
    found = {word: _value(value) for word, value in _pairs(language, "magnitudes").items()}
    if language in _table():
        return found
    from babel import Locale, UnknownLocaleError

    try:
        formats = Locale.parse(language).compact_decimal_formats
    except (UnknownLocaleError, ValueError):
        return found
    for style in ("long", "short"):
        for plural in (formats.get(style) or {}).values():
            for size, pattern in plural.items():
                text = str(getattr(pattern, "pattern", pattern))
                word = text.replace("0", "").replace("\u00a0", " ").replace("'", "").strip().lower()
                power = Decimal(size).scaleb(1 - text.count("0"))
                if word and not set(word) & set("¤;") and (len(word) > 1 or not word.isascii()):
                    found.setdefault(word, power)
    return found


def _heads(language: str, words: dict[str, Word]) -> frozenset[str] | None:
    """The first words of all terms, where letters alone tell where a word begins; None elsewhere."""
    heads = frozenset(re.split(r"[ -]", word, maxsplit=1)[0] for word in words)
    plain = all(head.isalpha() and head < chr(LAST_OF_LATIN_AND_CYRILLIC) for head in heads)
    return heads if plain and not _terms(language, "prefixes", shared=False) else None


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language.

    Args:
        language: The primary subtag of a language tag; an unknown one gets what every text may use.
    """
    bounded = language not in _UNBOUNDED
    words = _words(language)
    articles = _terms(language, "articles", shared=False)
    magnitudes = _magnitudes(language)
    glued = {word: _value(value) for word, value in _pairs(language, "glued").items()}
    suffixes = _suffixes(language)
    money = {term: kind for term, kind in suffixes.items() if kind[0] is NumberKind.MONEY}
    shares = dict.fromkeys(("%", "٪", "％", "yüzde", "百分之"), (NumberKind.PERCENT, "percent"))
    before = money | shares
    # "She won 48.7 per cent" names no currency of Korea.
    before.pop("won", None)
    lookahead = r"(?!\w)" if bounded else ""
    spelled = alternatives(list(words), bounded=False)
    links = _terms(language, "links", shared=False)
    nths = _terms(language, "nths", shared=False)
    ranges = alternatives(_terms(language, "ranges"), bounded=bounded)
    approx = alternatives(_terms(language, "approx"), bounded=False)
    return Lexicon(
        language=language,
        words=words,
        articles=frozenset(articles),
        joiners=frozenset(_terms(language, "joiners", shared=False)),
        prefixes=frozenset(_terms(language, "prefixes", shared=False)),
        bare=frozenset(_terms(language, "bare_magnitudes", shared=False)),
        suffixes=suffixes,
        before=before,
        magnitudes=magnitudes | glued,
        heads=_heads(language, words),
        spelled=re.compile(f"(?:{spelled}){lookahead}") if words else None,
        magnitude=re.compile(
            rf"[ \u00a0-]?({alternatives(list(magnitudes), bounded=True)})"
            rf"|({alternatives(list(glued), bounded=True)})"
        ),
        suffix=re.compile(
            rf"[ \u00a0\u202f-]?(?:de |d['’]|di )?({alternatives(list(suffixes), bounded=bounded)})"
        ),
        prefix=re.compile(rf"(?<![^\W\d_])({alternatives_before(list(before))})[ \u00a0]?\Z"),
        approximate=re.compile(rf"(?:{approx})[ \u00a0]?(?:the|los|las|les|die)?[ \u00a0]?\Z"),
        rounded=tuple(dict.fromkeys(term.replace("_", " ").lower() for term in _terms(language, "approx"))),
        ahead=tuple(before),
        cased=frozenset(
            term.partition(":")[0] for key in ("units", "glued", "times") for term in _terms(language, key)
        ),
        between=re.compile(rf"\s?(?:[-–—−－~〜～]|(?:{ranges}))\s?"),
        link=re.compile(rf"\s[^\W\d_]{{0,12}}\s?(?:{alternatives(links, bounded=True)})\s")
        if links
        else None,
        nth=_nth(nths, language),
    )


# Where any counter may stand in "1 of 5 households", 5가구 중 1가구.
_ANY_COUNTER = {
    "ko": r"[가-힣]{1,4} ?(?:중|가운데)(?:에서)? ?",
    # "Once in two years" is no share.
    "ja": r"(?![年月週日時分秒回度])[\u3400-\u9fff]{1,2}(?:に|のうち|中)",
    "tr": r"\s\w{1,12}[dt][ae]n\s",
}


def _nth(terms: list[str], language: str) -> re.Pattern[str] | None:
    """What stands between the two numbers of a share of which the whole is named first."""
    counters = _ANY_COUNTER.get(language)
    listed = rf"\s?(?:{alternatives(terms, bounded=False)})\s?" if terms else None
    either = "|".join(filter(None, (listed, counters)))
    return re.compile(either) if either else None


def alternatives_before(terms: list[str]) -> str:
    """A group of terms that stand before a number."""
    return "|".join(re.escape(term.lower()) for term in sorted(terms, key=len, reverse=True))
