"""Known places in a text, in any language: territories and cities of CLDR, and a few houses of government.

The same place has one key in every language, so that بروكسل, ブリュッセル and Brussels meet without a model.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pressrewrite.facts.place_names import ALIASES, HOUSES
from pressrewrite.facts.words import find_words, fold
from pressrewrite.text import base_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pressrewrite.facts.words import Word

__all__ = ["Place", "find_places", "first_words_of_places"]

# So many words, or signs of a script without spaces: サウスジョージア・サウスサンドウィッチ諸島.
_LONGEST = 24
_AND = {
    "de": "und",
    "fr": "et",
    "es": "y",
    "pt": "e",
    "it": "e",
    "nl": "en",
    "sv": "och",
    "da": "og",
    "no": "og",
}
# A name that is a word, a person or a state as often as a country or a city says nothing sure.
_UNSURE = frozenset(
    """
    georgia jordan chad turkey guinea polish nice reunion orange jersey center nome victoria troll
    easter casey davis vincennes marigot knox louisville petersburg sao tome faeroe man samara vostok
    indian german irish dutch pacific phoenix regina bahia salta la rioja san juan monticello denver
    maurice navidad reunio natal
    """.split()
) | frozenset(
    # What is a name of a small or far place and, far more often, a word: sleep, week, what kind of, Monday ...
    map(
        fold,
        """
        نوم ديلي ماهي ترك جده سنتر واك جوني كيسي ويك كريسماس دوشنبه ماهه تول پرت چیتا کیسی کیف چک قطر ماہی ڈیوس
        روم نوک لوم کیو جونو नोम केसी ओरल चक वेक माहे लोम चीता 놈 저지 다윈 스탠리 파머 케이시 트롤 주노 오랄 모슨 도슨
        크리스마스 スタンリー ダーウィン パーマー ケーシー ケイシー ドーソン クリスマス クリスマス島 デービス ノーム 昭和 道森 斯坦利
        达尔文 帕默 戴维斯 凯西 卡塞 诺姆 泽西 澤西 נום אורל טרול קייסי אפיה דילי וייק מהא הקטאר Ном Чита
        """.split(),
    )
)
# Where such a word is one; elsewhere it is nothing but the place.
_WORDS_IN = {"guinea": "en", "chad": "en", "turkey": "en", "reunion": "en fr es ca"}
# A Thai name shorter than this is often a part of another word: Prague in "appear".
_LONG_NAME = 6
# What makes a language of a place.
_LANGUAGE_BEHIND = "語语話话"
_KOREAN_PARTICLES = "에서는 에서 에는 으로 까지 부터 에 은 는 이 가 을 를 의 로 와 과 도".split()
_CASE_ENDINGS = frozenset("аяеиуюы")
_LONG_CASE_ENDINGS = frozenset("ом ем ой ей ии ию".split())
_SHORTEST_CASE = 4
# So many letters are left of a name behind a particle; of one in two parts fewer may be: בג׳יבוטי.
_SHORTEST_BARE = 3
_ARABIC_PREFIXES = ("وبال", "بال", "وال", "فال", "كال", "لل", "و", "ب", "ل", "ف", "ك")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A known place as it stands in a text.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        text: The very words.
        key: The same in every language: an ISO 3166 code, `city:brussels`, `pentagon`.
    """

    start: int
    end: int
    text: str
    key: str

    @property
    def is_country(self) -> bool:
        """Whether it is a country or a union of countries, whose name is often only an adjective of it."""
        return len(self.key) == 2 and self.key not in _NO_COUNTRIES  # noqa: PLR2004 - ISO 3166 alpha-2

    @property
    def is_implied(self) -> bool:
        """Whether a text may mean it without a word for it: by its capital, its people, its government."""
        return self.is_country and self.key not in _SMALL_STATES


def _cldr(tag: str) -> Iterator[tuple[str, str]]:
    from babel.core import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return
    for code, name in locale.territories.items():
        if len(code) == 2 and code.isalpha() and code not in {"EZ", "QO", "XA", "XB", "ZZ"}:  # noqa: PLR2004
            yield str(name), code
    for zone, names in locale.time_zones.items():
        data: Any = names
        area, _, city = zone.rpartition("/")
        if area in {"", "Etc"}:
            continue
        try:
            shown = data["city"]
        except KeyError:
            continue
        yield str(shown), _city_key(city)


# Exemplar cities that CLDR names only by the identifier of the zone in English.
@cache
def _zone_cities() -> tuple[tuple[str, str], ...]:
    from babel.core import Locale

    zones: dict[str, Any] = dict(Locale.parse("de").time_zones)
    zones |= dict(Locale.parse("ar").time_zones)
    return tuple(
        (zone.rpartition("/")[2].replace("_", " "), _city_key(zone.rpartition("/")[2]))
        for zone in zones
        if "/" in zone and not zone.startswith("Etc/") and zone.count("/") == 1
    )


_SAME_CITY = {
    "calcutta": "kolkata",
    "saigon": "ho-chi-minh",
    "katmandu": "kathmandu",
    "kiev": "kyiv",
    "rangoon": "yangon",
}


# States and islands that are seldom meant by another word; none of those whose name is a word elsewhere.
_SMALL_STATES = frozenset(
    "AW BB BZ KY CR CW SV GT GY JM PA BH BN KW QA SG AD DJ KM MV MU FJ PW LU SM SC BS AG KN VC LC BT TL NR CV IC"
    " BL SH WF".split()
)
# Territories that no adjective and no capital stands for: who names one means the very place.
_NO_COUNTRIES = frozenset("HK MO PR BM GI AW CW GP MQ RE YT FO".split())
# Time zones that are named for a whole island or state: there the "city" is the territory itself.
_WHOLE_TERRITORIES = dict(
    pair.split(":")
    for pair in """
    anguilla:AI aruba:AW barbados:BB belize:BZ cayman:KY costa-rica:CR curacao:CW dominica:DM el-salvador:SV
    grenada:GD guadeloupe:GP guatemala:GT guyana:GY jamaica:JM martinique:MQ montserrat:MS panama:PA
    puerto-rico:PR st-barthelemy:BL st-lucia:LC st-kitts:KN st-vincent:VC antigua:AG bahrain:BH brunei:BN
    kuwait:KW qatar:QA singapore:SG hong-kong:HK macau:MO bermuda:BM canary:IC cape-verde:CV faroe:FO
    faeroe:FO st-helena:SH andorra:AD gibraltar:GI guernsey:GG isle-of-man:IM jersey:JE luxembourg:LU
    malta:MT monaco:MC san-marino:SM vatican:VA djibouti:DJ christmas:CX cocos:CC comoro:KM maldives:MV
    mauritius:MU mayotte:YT reunion:RE fiji:FJ guam:GU nauru:NR niue:NU norfolk:NF palau:PW pitcairn:PN
    wallis:WF
    """.split()
)


def _city_key(city: str) -> str:
    name = city.lower().replace("_", "-")
    return _WHOLE_TERRITORIES.get(name) or f"city:{_SAME_CITY.get(name, name)}"


def _rows(language: str) -> list[tuple[str, str]]:
    """Every known name of a language with its key."""
    rows: list[tuple[str, str]] = [(name, key) for key, names in HOUSES.items() for name in names]
    rows += [(name, key) for key, names in ALIASES.items() for name in names]
    for tag in dict.fromkeys((language, "en")):
        rows += _cldr(tag)
    return [*rows, ("Kiev", "city:kyiv"), ("Kyiv", "city:kyiv"), *_zone_cities()]


@cache
def _gazetteer(language: str, *, unsure: bool) -> dict[tuple[str, ...], str]:
    """Every known name of a language, as a row of folded words; the longest is looked for first."""
    found: dict[tuple[str, ...], str] = {}
    for name, key in _rows(language):
        for keys in _written(name, language):
            word = "".join(keys)
            sure = word not in _UNSURE or language not in _WORDS_IN.get(word, language)
            if keys and len(keys) <= _LONGEST and (unsure or sure):
                found.setdefault(keys, key)
    return found


@cache
def _small_ends(language: str) -> frozenset[tuple[str, ...]]:
    """The names whose last word is written small: Guinée équatoriale."""
    named = (find_words(name) for name, _ in _rows(language))
    return frozenset(tuple(word.key for word in words) for words in named if words and not words[-1].capital)


def _written(name: str, language: str) -> Iterator[tuple[str, ...]]:
    """The ways to write a name: with what stands in brackets and without it, St. and Saint, & and "and"."""
    for form in dict.fromkeys((name.partition("(")[0], name)):
        keys = tuple(word.key for word in find_words(form.removeprefix("о-в ")))
        yield keys
        if keys[:1] == ("st",):
            yield ("saint", *keys[1:])
        elif keys[:1] == ("saint",):
            yield ("st", *keys[1:])
        first, mark, second = form.partition(" & ")
        if mark:
            link = _AND.get(language, "and")
            yield tuple(word.key for word in find_words(f"{first} {link} {second}"))


@cache
def _heads(language: str, *, unsure: bool) -> dict[str, tuple[int, ...]]:
    """The first words of all names, with the lengths of the names that begin so, the longest first."""
    heads: dict[str, set[int]] = {}
    for keys in _gazetteer(language, unsure=unsure):
        heads.setdefault(keys[0], set()).add(len(keys))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in heads.items()}


@cache
def _by_head(language: str, *, unsure: bool) -> dict[str, tuple[tuple[str, ...], ...]]:
    """All names by their first word."""
    rows: dict[str, tuple[tuple[str, ...], ...]] = {}
    for keys in _gazetteer(language, unsure=unsure):
        rows[keys[0]] = (*rows.get(keys[0], ()), keys)
    return rows


def first_words_of_places(
    keys: frozenset[str], language: str, *, unsure: bool = False
) -> dict[str, int] | None:
    """Give those folded words of a text with which `find_places` may begin a name; all others it passes.

    Args:
        keys: The folded words of the text.
        language: Base language.
        unsure: As of `find_places`.

    Returns:
        The words, with the number of words of the longest such name; None where that is not known, for a
        language that writes other words onto names.

    Example:
        >>> first_words_of_places(frozenset({"the", "mayor", "of", "berlin"}), "en")
        {'berlin': 1}
    """
    if language in _STRIPPED:
        return None
    names = _by_head(language, unsure=unsure)
    told = {head: [*filter(keys.issuperset, names[head])] for head in names.keys() & keys}
    return {head: max(map(len, rows)) for head, rows in told.items() if rows}


def find_places(
    text: str, words: Sequence[Word], language: str, *, unsure: bool = False
) -> tuple[Place, ...]:
    """Find the places that a text names.

    Args:
        text: A sentence.
        words: Its words.
        language: BCP 47 tag; names of this language and of English are known.
        unsure: Whether to take names, too, that are a person or a word as often as a place: "Phoenix".

    Returns:
        The places in order; the longest name wins.
    """
    base = base_language(language)
    known, heads = _gazetteer(base, unsure=unsure), _heads(base, unsure=unsure)
    bare = _STRIPPED.get(base, _as_it_is)
    found: list[Place] = []
    at = 0
    while at < len(words):
        word = words[at]
        # Small letters begin no name, in any script that has capitals.
        if not word.capital and (word.key[0].isascii() or word.key[0] != word.key[0].upper()):
            at += 1
            continue
        # הקטאר is a hectare, and no Qatar with an article.
        for head in (word.key, *(bare(word.key) if word.key not in _UNSURE else ())):
            lengths = heads.get(head)
            if not lengths:
                continue
            key, taken = _longest(known, words, at, head, lengths, bare)
            if taken == 1 and bare is _bare and head != word.key and len(head) < _SHORTEST_BARE:
                continue
            last = words[at + taken - 1] if key else word
            if taken > 1 and len(last.key) == 1:
                last = words[at + taken - 2]  # St. John's
            if not (last.capital or not last.key[0].isascii()) and not (
                base != "en" and tuple(each.key for each in words[at : at + taken]) in _small_ends(base)
            ):
                continue
            if key and not _inside_word(text, word.start, words[at + taken - 1].end):
                end = words[at + taken - 1].end
                found.append(Place(start=word.start, end=end, text=text[word.start : end], key=key))
                at += taken - 1
                break
        at += 1
    return tuple(found)


def _inside_word(text: str, start: int, end: int) -> bool:
    """Whether a name is cut out of a longer word: リガ (Riga) out of トリガ (trigger), 北京 out of 北京語."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if after and after in _LANGUAGE_BEHIND:
        return True
    if end - start < _LONG_NAME and _is_thai(text[start]):
        return _is_thai(before) or _is_thai(after)
    return _is_katakana(text[start]) and (_is_katakana(before) or _is_katakana(after))


def _is_thai(sign: str) -> bool:
    return "\u0e00" <= sign <= "\u0e7f"


def _is_katakana(sign: str) -> bool:
    return "\u30a1" <= sign <= "\u30fa" or sign == "ー"


def _longest(
    known: dict[tuple[str, ...], str],
    words: Sequence[Word],
    at: int,
    head: str,
    lengths: tuple[int, ...],
    bare: Callable[[str], Iterator[str]],
) -> tuple[str | None, int]:
    for length in lengths:
        if at + length > len(words):
            continue
        row = (head, *(word.key for word in words[at + 1 : at + length]))
        key = known.get(row)
        if key and (len(row) > 1 or len(fold(head)) > 1):
            return key, length
        if length > 1 and bare is _without_particle:
            # 카보 베르데에서: Korean declines the last word.
            for last in bare(row[-1]):
                key = known.get((*row[:-1], last))
                if key:
                    return key, length
    return None, 0


def _as_it_is(_key: str) -> Iterator[str]:
    yield from ()


def _without_particle(key: str) -> Iterator[str]:
    """The word before the particles that Korean writes onto it: 서울에서, in Seoul."""
    for particle in _KOREAN_PARTICLES:
        if key.endswith(particle) and len(key) - len(particle) > 1:
            yield key[: -len(particle)]


def _nominatives(key: str) -> Iterator[str]:
    """The names of which a word may be a case: Москве, Лондоном, Франции, Казани."""
    if len(key) < _SHORTEST_CASE:
        return
    if key[-1] in _CASE_ENDINGS:
        yield from (key[:-1] + ending for ending in ("", "а", "я", "ь", "й"))
    if key[-2:] in _LONG_CASE_ENDINGS:
        yield from (key[:-2] + ending for ending in ("", "а", "я", "ия"))


def _bare(key: str) -> Iterator[str]:
    """The word behind the particles that Arabic and Hebrew write onto it."""
    for prefix in (*_ARABIC_PREFIXES, "ב", "ל", "מ", "ה", "ו"):
        if key.startswith(prefix) and len(key) > len(prefix):
            yield key[len(prefix) :]
            if prefix.endswith("ال") or prefix == "لل":
                yield "ال" + key[len(prefix) :]


_STRIPPED: dict[str, Callable[[str], Iterator[str]]] = {
    **dict.fromkeys(("ar", "fa", "ur", "he"), _bare),
    **dict.fromkeys(("ru", "uk", "be", "bg", "sr"), _nominatives),
    "ko": _without_particle,
}
