"""The shapes in which dates are written, as one table for every language."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pressrewrite.facts.date_words import alternatives, date_words
from pressrewrite.facts.times import CJK_HALVES, time_shapes

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ERAS", "KANJI", "UNSPACED", "WrittenShapes", "date_shapes", "named_groups"]

# The year before the first year of an era.
ERAS: Mapping[str, int] = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "民國": 1911, "民国": 1911}
KANJI: Mapping[str, str] = dict(zip("〇零一二三四五六七八九", "00123456789", strict=True))

_S = r"[\s\u200e\u200f]{1,3}"
_O = r"[\s\u200e\u200f]{0,3}"
_ORDINAL = r"(?:st|nd|rd|th|er|ère|º|°|\.º|\.|-го|-е|:a|:e|ας|'i|ος|η)?(?!\w)"
_DAY = rf"(?P<d>\d{{1,2}})(?!\d){_ORDINAL}"
_LINK = r"(?:(?:of|de|del|di|da|do|the|ngày|der)\s|d['’]|of\sthe\s|ב-?)?"
_YEAR = r"(?P<y>\d{4}|['’]\d{2})(?:(?!\w)|(?=[гр]\.))(?![.,]\d|\s?(?:هـ|ه(?!\w)|ah(?!\w)|%|٪))"
_BEFORE_YEAR = (
    r"(?:(?:de|del|of|din|năm|từ|ปี|عام|سنة|من|da|do)\s|พ\.ศ\.\s?|ค\.ศ\.\s?|พุทธศักราช\s|คริสต์ศักราช\s){0,2}"
)
_AFTER_YEAR = r"(?:\s?(?:года|году|год(?!\w)|г\.|г(?!\w)|року|році|р\.|roku|r\.|년|年))?"
_YEAR_LATER = rf"(?:\.?[,،]?{_S}|[-/]|\.|(?<=[\u0621-\u064a])(?=\d)){_BEFORE_YEAR}{_YEAR}{_AFTER_YEAR}"
_TO = r"(?:\s?[-–—−/~〜～]\s?|[,،]?\s(?:and|to|or|und|bis|et|y|e|al|i|до|по|и|do|a|au|en|ve|و|–|-)\s?)"
_TWO = r"(?:\d{1,2}|[〇一二三四五六七八九十]{1,3})"
_NOT_SPAN = r"(?![間间]|\s?(?:以[内上]|後|后|連続|連休|目|ぶり|余|分|制|程度|동안|간|째|이내|만에|분))"
# A look behind needs a fixed width, hence one for every word.
_SAID = r"\bin|since|until|since\sthe|back\sas|im\sjahr|\ben|año|nel|\bem|عام|سنة"
_COUNTED = r"(?!\s(?:[a-z]{2,30}s|people|men|women|children)(?!\w))"
_SAID_YEAR = "(?:" + "|".join(rf"(?<={word}\s)" for word in _SAID.split("|")) + ")"
_BRACKETED = r"(?:\s?[(（](?P<wd>[月火水木金土日월화수목금토일])(?:曜日?|요일)?(?:[・･/、]?祝日?)?[)）])?"
_NEWSPAPER = r"(?!\s(?:times|telegraph|mirror|express|mail|night\slive)(?!\w))"
_CURRENCY = (
    r"(?<![$€£¥₹₩₽₺₪#＄￥.,:/a-z0-9_+−])(?<!\d[-–])(?<![$€£¥]\s)(?<!us\s\$)"
    r"(?:(?<!\d\s)|(?<=\b(?:19|20)\d{2}\s))"
)
_UNITS = (
    r"(?!\w|[.,:/]\d|['’]s?\d|-\d|\s?(?:%|٪|％|°|€|\$|£|percent|per\scent|prozent|million|billion|trillion|thousand"
    r"|millio|milli|mio|mrd|tausend|mil(?!\w)|万|億|亿|만|억|مليون|مليار|ألف|тыс|млн|млрд"
    r"|(?:km|m|cm|mm|kg|g|mg|mw|kw|gw|mwh|kwh|gwh|ha|hp|ps|nm|mb|gb|tb|hz|mhz|ghz|w|v|l|ml|usd|eur|gbp|euros?|dollars?"
    r"|pounds|yen|rubles|metres|meters|feet|miles|kilometers|kilometres|tonnes|tons|tonnen|euro|watts?|人|名|件|円|元|台|社|個|米|公里|명|원|개|대)(?!\w)))"
)

# In texts of these a figure with dots and two figures for the year is a date; elsewhere it may be a version.
_DOTTED_SHORT = frozenset("de cs sk pl fi no nb da ru uk tr hu ro bg hr sl et lv lt".split())


class WrittenShapes(NamedTuple):
    """Compiled shapes of one language.

    Attributes:
        anchors: Finds every place at which a shape may begin, in text in lower case.
        shapes: All shapes in their order.
        groups: The names and numbers of the groups of a shape, by the number of any of them.
    """

    anchors: re.Pattern[str]
    shapes: re.Pattern[str]
    groups: Mapping[int, tuple[tuple[str, int], ...]]


@cache
def date_shapes(language: str) -> WrittenShapes:
    """Compile the shapes for a language.

    Args:
        language: BCP 47 tag, of which the base counts.
    """
    words = date_words(language)
    ends = r"(?![\w\u0300-\u036f])"
    if language in _GLUED:
        ends = rf"(?:{ends}|(?=\d{{4}}(?!\d)))"
    month = rf"(?P<m>{alternatives(words.months)}){ends}"
    end = "" if language in UNSPACED else r"(?!\w)"
    weekday = rf"(?P<w>{alternatives(words.weekdays)}){end}"
    quarter = rf"(?P<q>{alternatives(words.quarters)})"
    before, east = (*_worded(month), *_quarters(quarter)), _east_asian()
    behind = (*_figures(language), *time_shapes(), *_years(), rf"{weekday}{_NEWSPAPER}")
    shapes = [_numbered(shape, place) for place, shape in enumerate((*before, *east, *behind))]
    first, last = len(before), len(before) + len(east)
    # Their sign stands near the beginning of all of these; where it does not, none of them is tried.
    shapes[first:last] = [f"(?=[^{_EAST_SIGNS}]{{1,7}}[{_EAST_SIGNS}])(?:{'|'.join(shapes[first:last])})"]
    numbered = "|".join(shapes)
    starts = alternatives({*words.months, *words.weekdays, *words.quarters, "q", *ERAS, *CJK_HALVES})
    anchors = re.compile(rf"\d|{starts[3:-1]}|[一二三四五六七八九十〇]")
    compiled = re.compile(numbered)
    return WrittenShapes(anchors, compiled, _by_shape(compiled))


# Often typed without a space between a month and its year.
_GLUED = frozenset({"ar", "fa", "ur"})
# Scripts that put no space between words, and Korean, which puts its particles onto them.
UNSPACED = frozenset("ja zh th my km lo ko".split())
_EAST_SIGNS = "年년月월日일号號"


def named_groups(match: re.Match[str], shapes: WrittenShapes) -> dict[str, tuple[str, int, int]]:
    """Give the groups of the one shape that matched: text, begin and end by short name.

    Args:
        match: A match of the shapes.
        shapes: The shapes.
    """
    # Asking for all groups of all shapes would take longer than matching them.
    names = shapes.groups[match.lastindex or 0]
    return {name: (match[group], *match.span(group)) for name, group in names if match[group] is not None}


def _by_shape(compiled: re.Pattern[str]) -> dict[int, tuple[tuple[str, int], ...]]:
    shapes: dict[str, list[tuple[str, int]]] = {}
    for name, group in compiled.groupindex.items():
        short, _, place = name.partition("_")
        shapes.setdefault(place, []).append((short, group))
    return {group: tuple(shape) for shape in shapes.values() for _, group in shape}


def _numbered(shape: str, place: int) -> str:
    shape = re.sub(r"\(\?P<(\w+)>", rf"(?P<\g<1>_{place}>", shape)
    return re.sub(r"\(\?P=(\w+)\)", rf"(?P=\g<1>_{place})", shape)


def _worded(month: str) -> tuple[str, ...]:
    second = rf"(?P<e>\d{{1,2}})(?!\d){_ORDINAL}"
    between = rf"(?:{_O}|-|/){_LINK}"
    return (
        # 3-5 May 2024, 24 and 25 April; before the single day, which would leave the first one over.
        rf"{_DAY}{_TO}{second}{between}{month}(?:{_YEAR_LATER})?",
        rf"{_DAY}{between}{month}(?:{_YEAR_LATER})?",
        # May 3-5, 2024
        rf"{month}\.?{_S}{_DAY}{_TO}{second}(?![.:]?\d|\s?%)(?:,?{_S}{_YEAR})?",
        rf"{month}\.?{_S}{_DAY}(?![.,:]?\d|[-–]\d|\s?%|\sبر\s)(?:[,،]?{_S}{_BEFORE_YEAR}{_YEAR}|,(?P<y2>\d{{4}})(?!\d))?",
        # 2024. május 3., 2024 m. gegužės 3 d.
        rf"(?P<y>\d{{4}})(?:\.\sgada|\s?-?ж\.,?)\s{_DAY}{between}{month}",
        rf"(?P<y>\d{{4}})(?:\.|-|/)?(?:\(e\)ko)?{_O}(?:m\.\s|թ\.\s|оны\s)?{month}(?:(?:\.?{_S}|[-/]){_DAY}(?:\sd\.|\(a\))?)?",
        rf"{month}{_YEAR_LATER}",
        rf"{month}",
    )


def _east_asian() -> tuple[str, ...]:
    of_era = rf"(?P<era>{'|'.join(ERAS)})\s?(?P<y>\d{{1,3}}|元)"
    year = rf"(?:{of_era}|(?P<y2>\d{{4}}|[〇零一二三四五六七八九]{{4}}))\s?[年년](?:度|도(?!\w))?"
    month = rf"(?P<m>{_TWO})\s?[月월]"
    day = rf"(?P<d>{_TWO})\s?[日일号號]{_NOT_SPAN}{_BRACKETED}"
    return (
        rf"(?:{year}\s?)?{month}\s?(?P<d>\d{{1,2}})\s?[日일]?\s?(?:[-–—~〜～、・,]|から|至|到|和|及び|と|부터|에서|과|및)\s?(?P<e>\d{{1,2}})\s?[日일号號]{_NOT_SPAN}",
        rf"(?:{year}\s?)?{month}\s?{day}",
        rf"{year}\s?{month}(?![間间])",
        rf"{year}(?![間间代대])",
        rf"{month}(?![間间])",
        rf"(?<![週周第\d])(?P<d>\d{{1,2}})[日일]{_NOT_SPAN}{_BRACKETED}",
    )


def _figures(language: str) -> tuple[str, ...]:
    mark = r"[\u200e\u200f]?"
    short = r"|\d{2}" if language in _DOTTED_SHORT else ""
    return (
        rf"(?P<y>\d{{4}}){mark}(?P<sep>[-/.])\s?{mark}(?P<m>\d{{1,2}}){mark}(?P=sep)\s?{mark}(?P<d>\d{{1,2}})(?:\.(?!\d))?(?![\d/-]|\.\d)(?:t(?=\d))?",
        rf"(?P<a>\d{{1,2}}){mark}(?P<sep>[./-])\s?{mark}(?P<b>\d{{1,2}}){mark}(?P=sep)\s?{mark}(?P<y>\d{{4}}{short})(?![\d/-]|[.,]\d)",
    )


def _quarters(quarter: str) -> tuple[str, ...]:
    links = rf"(?:(?:of|de|del|von|des|da|dell['’]|fiscal|fy|jahres|من|عام|year|the|in){_S}){{0,3}}"
    later = rf"(?:[,،]?{_S}{links}(?P<y>\d{{4}})(?!\w|[.,]\d))?"
    return (
        r"q(?P<q>[1-4])(?!\w)(?:\s?(?:of\s|fy)?\s?['’]?(?P<y>\d{4}|\d{2})(?!\w|[.,]\d|%))?",
        r"(?P<q>[1-4])q\s?['’]?(?P<y>\d{4}|\d{2})(?!\w)",
        rf"(?P<y>\d{{4}})\s?[年년]度?の?\s?{quarter}",
        rf"{quarter}(?!\w){later}",
        rf"{quarter}",
    )


def _years() -> tuple[str, ...]:
    return (
        rf"(?<![a-z]-){_CURRENCY}(?P<y>(?:19|20)\d{{2}})(?:\s?[-–—/~〜～]\s?(?P<y2>(?:19|20)\d{{2}}|\d{{1,2}}))(?:年(?!間)|(?!\w|[.,/-]\d))",
        # The years of a life.
        rf"(?:(?<=[(（])|(?<=;\s)|(?<=from\s))(?P<y>1\d{{3}})\s?[-–—]\s?(?P<y2>1\d{{3}}|20\d{{2}})(?!\w|[.,/-]\d){_COUNTED}",
        rf"{_CURRENCY}(?P<dec>1\d{{2}}0|20\d0)(?:年代|년대)",
        r"(?<!\d)(?P<cent>\d{1,2})\s?(?:世[纪紀]|세기)\s?(?P<dec>[1-9]0)\s?(?:年代|년대)",
        r"(?<!\d)(?P<dec>[2-9]0)\s?(?:年代|년대)",
        r"(?:(?<=שנות\sה)|(?<=שנות\sה-)|(?<=שנות\sה־))(?P<dec>[2-9]0)(?!\w|\sלחי)",
        rf"{_CURRENCY}(?P<dec>1\d{{2}}0|20\d0)(?:s|['’]s|er(?:n|jahre)?|-?х|-talet|-luvu\w{{1,4}})(?!\w)",
        # Not the "40s" of an age.
        r"(?:(?<=the\s)|(?<=the\s['’])|(?<=mid[\s-])|(?<=late\s)|(?<=early\s))(?P<dec>[2-9]0)['’]?s(?!\w)",
        r"(?P<dec>[2-9]0)er[\s-]?jahren?(?!\w)",
        r"(?:(?<=années\s)|(?<=años\s)|(?<=anos\s)|(?<=anni\s)|(?<=anni\s['’]))(?P<dec>(?:19|20)?[2-9]0)(?!\w|[.,]\d)",
        # Of older years a preposition must say that they are some.
        rf"{_SAID_YEAR}(?P<y>1[0-8]\d{{2}}){_UNITS}{_COUNTED}",
        # Urdu and Arabic write the sign of the Christian era onto the year: 2016ء, 2016م.
        rf"{_CURRENCY}(?P<y>(?:19|20)\d{{2}})(?:(?:ء|م)(?!\w)|{_UNITS})",
        rf"{_CURRENCY}(?P<thai>2[45]\d{{2}}){_UNITS}",
    )
