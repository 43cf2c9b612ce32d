"""Names in other scripts: where they stand in Japanese, Arabic and Hebrew, and what Latin ones they sound like.

Soft evidence on purpose. Consonants are brought into few classes, and vowels are left out, so that
ショルツ, شولتس and Scholz meet; that two names meet proves nothing, but one that meets no name of a release
at all was not in it.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from pressrewrite.facts.names import Name
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_foreign_names", "skeleton", "sounds_alike"]

# Classes of consonants: lips, teeth, hissing, throat; letters that one script cannot tell apart share one.
_LATIN_PAIRS = (
    ("tch", "S"), ("sch", "S"), ("cz", "S"), ("tz", "S"), ("ts", "S"), ("ch", "C"), ("sh", "S"), ("zh", "S"), ("ph", "F"),
    ("augh", ""), ("ough", ""), ("gh", "K"), ("ck", "K"), ("kn", "N"), ("wr", "R"), ("wh", "W"), ("th", "T"), ("ce", "S"), ("ci", "S"), ("cy", "S"),
    ("ge", "C"), ("gi", "C"), ("gy", "C"), ("qu", "K"), ("x", "KS"),
)  # fmt: skip
_LATIN = dict(zip("bpfvtdszkcqgjrlmn", "BBFVTTSSKKKKCRLMN", strict=True))
_ARABIC = dict(zip("بپتطدضثذجچشسصزظكقغخگفڤرلمن", "BBTTTTTTCSSSSSSKKKKKFVRLMN", strict=True))
_HEBREW = dict(zip("בפףתטדצץזסשקכךגחרלמםנן", "BBBTTTSSSSSKKKCKRLMMNN", strict=True))
_KANA_ROWS = (
    ("カキクケコガギグゲゴ", "K"), ("サシスセソザジズゼゾ", "S"), ("タテトダデド", "T"), ("チツヂヅ", "S"),
    ("ナニヌネノン", "N"), ("バビブベボパピプペポ", "B"), ("マミムメモ", "M"), ("ラリルレロ", "R"), ("ヴ", "V"), ("フ", "F"),
)  # fmt: skip
_KANA = {sign: kind for row, kind in _KANA_ROWS for sign in row}
_SIGNS = _LATIN | _ARABIC | _HEBREW | _KANA
# Sounds that are written in more than one way: j and g, v and b or f or w, r and l, ch.
_NEAR = {
    "C": "CKST",
    "V": "VBF",
    "B": "BVF",
    "F": "FVB",
    "L": "LR",
    "R": "RL",
    "S": "SCT",
    "T": "TSC",
    "K": "KC",
    "N": "NM",
    "M": "MN",
}
_FEWEST = 2
_HALF, _LITTLE, _CLOSE, _SAME, _LONG = 0.5, 0.3, 0.3, 0.35, 4
_PART = r"[ァ-ヺー]{2,14}"
_ROLES = "氏|さん|博士|教授|夫人|大統領|副大統領|首相|大臣|長官|議員|知事|市長|会長|社長|代表|研究員|報道官|大使|監督|選手|判事|検事|司令官|将軍|CEO"
_JAPANESE = Pattern(rf"(?P<name>{_PART}(?:[・･゠=]{_PART}){{0,3}})(?=(?:{_ROLES})(?![名族]))(?P<said>)")
_ARABIC_WORD = r"[\u0621-\u064a]{3,14}"
_ARABIC_NAMES = Pattern(
    r"(?<![\u0621-\u064a])(?:و|ف)?(?:"
    r"(?:السيد|السيدة|الدكتور|الدكتورة|البروفيسور|البروفيسورة|الزميل|الزميلة|الجنرال|السفير|السفيرة|النائب|النائبة|السيناتور)"
    rf"\s(?P<name>(?!ال){_ARABIC_WORD}(?:\s(?!ال){_ARABIC_WORD})?)"
    # "Said John Carter, a fellow of ...": what stands between the verb and the comma of an apposition.
    rf"|(?:قال|قالت|صرح|صرحت|أضاف|أضافت|أكد|أكدت|أوضح|أوضحت)\s(?P<said>(?!ال){_ARABIC_WORD}\s(?!ال){_ARABIC_WORD})(?=،))"
)
_HEBREW_NAMES = Pattern(
    r"(?<![\u0590-\u05ff])[והלבמ]?(?:ד״ר|ד\"ר|פרופ'|פרופ׳|פרופסור|מר|גברת|השגריר|הגנרל|הסנאטור)\s"
    r"(?P<name>[\u05d0-\u05ea'׳]{2,14}(?:\s[\u05d0-\u05ea'׳]{2,14})?)"
    r"|(?<![\u0590-\u05ff])(?:אמר|אמרה|הוסיף|הוסיפה|הדגיש|הדגישה)\s(?P<said>[\u05d0-\u05ea'׳]{2,14}\s[\u05d0-\u05ea'׳]{2,14})(?=,)"
)
_BY_LANGUAGE = {"ja": _JAPANESE, "ar": _ARABIC_NAMES, "he": _HEBREW_NAMES}
_CUTS = Pattern(r"[\s・･゠=]+")


@lru_cache(maxsize=20_000)
def skeleton(word: str) -> str:
    """Bring a word into the classes of its consonants.

    Args:
        word: A word in Latin, Arabic, Hebrew or kana.

    Example:
        >>> skeleton("Scholz"), skeleton("ショルツ"), skeleton("شولتس")
        ('SRS', 'SRS', 'SLTS')
    """
    bare = "".join(
        sign for sign in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(sign)
    )
    if word[:1].isascii() or "a" <= bare[:1] <= "z":
        for written, kind in _LATIN_PAIRS:
            bare = bare.replace(written, kind)
        # Japanese has one sound for both, and so have we.
        found = "".join(sign if sign.isupper() else _LATIN.get(sign, "") for sign in bare).replace("W", "")
        found = found.replace("L", "R")
    else:
        found = "".join(_SIGNS.get(sign, "") for sign in unicodedata.normalize("NFC", word))
    return _single(found)


def _single(found: str) -> str:
    """The classes without doublings."""
    return "".join(kind for at, kind in enumerate(found) if not at or found[at - 1] != kind)


def sounds_alike(one: str, other: str) -> float:
    """Say how much two words sound like one name in two scripts: 1 for the same consonants, 0 for others.

    Args:
        one: A word.
        other: A word of another script.

    Example:
        >>> sounds_alike("Harris", "ハリス"), sounds_alike("Harris", "バレネス")
        (1.0, 0.0)
    """
    first, second = skeleton(one), skeleton(other)
    fewest = min(len(first), len(second))
    if fewest < _FEWEST:
        # One consonant tells little: such a name may be any that begins so.
        return _LITTLE if not first or not second or _near(first[0], second[0]) else 0.0
    distance = _distance(first, second)
    if distance <= (_SAME if fewest < _LONG else 2 * _SAME):
        return 1.0
    return _HALF if distance <= min(1.5, fewest / 3) else 0.0


def _near(one: str, other: str) -> bool:
    return one == other or other in _NEAR.get(one, "")


def _distance(first: str, second: str) -> float:
    """How many sounds have to be changed; near sounds, and an r that nobody hears, cost little."""
    row = [0.0]
    for other in second:
        row.append(row[-1] + _lost(other))
    for one in first:
        before, row[0] = row[0], row[0] + _lost(one)
        for to, other in enumerate(second, 1):
            cost = 0.0 if one == other else _CLOSE if _near(one, other) else 1.0
            before, row[to] = row[to], min(row[to] + _lost(one), row[to - 1] + _lost(other), before + cost)
    return row[-1]


def _lost(sound: str) -> float:
    return _CLOSE if sound == "R" else 1.0


def find_foreign_names(text: str, language: str) -> Iterator[Name]:
    """Find names of people in a script without capitals, where their surroundings prove that they are names.

    In Japanese that is katakana before a form of address or an office; in Arabic and Hebrew what stands
    behind a title.

    Args:
        text: A sentence.
        language: Its base language.
    """
    pattern = _BY_LANGUAGE.get(language)
    if pattern is None:
        return
    for match in pattern.finditer(text):
        start, end = match.span("name" if match["name"] is not None else "said")
        shown = text[start:end]
        keys = tuple(part for part in _CUTS.split(shown) if part)
        yield Name(start=start, end=end, text=shown, keys=keys, certain=True)
