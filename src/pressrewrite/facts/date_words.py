"""The words of dates: months, weekdays and quarters of CLDR, and the inflected forms that CLDR leaves out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pressrewrite.text import base_language

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["DateWords", "alternatives", "date_words"]

# "मई" is a month of two letters; in Latin script two letters are more often a word.
_SHORTEST, _SHORTEST_FOREIGN = 3, 2
# The same calendar has three sets of Arabic names, by region.
_ALSO = {"ar": ("ar_LB", "ar_TN"), "no": ("nb",), "zh": ("zh_Hant",)}
_ARTICLE = re.compile(r"^(?:de |d['’])")

# CLDR knows two cases of six or seven; these follow "in" and "by", in the order of the year.
_DECLINED = {
    "ru": (
        "январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре",
        "январю февралю марту апрелю маю июню июлю августу сентябрю октябрю ноябрю декабрю",
    ),
    "uk": ("січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні",),
    "pl": (
        "styczniu lutym marcu kwietniu maju czerwcu lipcu sierpniu wrześniu październiku listopadzie grudniu",
    ),
    "cs": ("lednu únoru březnu dubnu květnu červnu červenci srpnu září říjnu listopadu prosinci",),
}
# Endings that are written onto the names of CLDR.
_ENDINGS = {
    "fi": ("ssa", "n", "sta", "hun", "ksi"),
    "hu": ("ban", "ben", "i", "tól", "től", "ig"),
    "tr": ("'ta", "'da", "'te", "'de", "’ta", "’da", "’te", "’de"),
}
# Tunisian June is also Joan; such names count only beside a day or a year.
_REGIONAL = frozenset({"ar_TN"})
# Names of months that are more often another word: Romanian "mai" is "more".
_OTHER_WORDS = frozenset({"may", "march"})
_OTHER_WORDS_BY_LANGUAGE = {"ro": frozenset({"mai"})}
# German writes the part of the day onto the weekday.
_PARTS_OF_DAY = "s morgen vormittag mittag nachmittag abend nacht früh".split()

# American news style writes "Sept. 5"; CLDR has "Sep".
_MORE_MONTHS: dict[str, dict[str, int]] = {
    "en": {"sept": 9},
    "ar": {"ابريل": 4, "إبريل": 4, "اغسطس": 8, "اكتوبر": 10, "اذار": 3, "ايار": 5, "ايلول": 9, "حزيران": 6},
    "he": {"מרס": 3},
    "fa": {"ژانویه": 1, "فوریه": 2, "مه": 5, "ژوئیه": 7, "می": 5, "جولای": 7, "آگوست": 8},
    "hi": {"फरवरी": 2, "सितंबर": 9, "सितम्बर": 9, "अक्टूबर": 10, "नवंबर": 11, "नवम्बर": 11, "दिसंबर": 12},
    "bn": {"জানুয়ারি": 1, "ফেব্রুয়ারি": 2},
    "de": {"jänner": 1, "feber": 2},
    "id": {"pebruari": 2, "nopember": 11},
    "es": {"setiembre": 9},
    "el": {"μαϊου": 5, "μάη": 5},
}
_MORE_WEEKDAYS: dict[str, dict[str, int]] = {
    "ru": {"среду": 2, "пятницу": 4, "субботу": 5, "понедельника": 0, "вторника": 1, "среды": 2},
    "uk": {"середу": 2, "п'ятницу": 4, "п’ятницю": 4, "суботу": 5, "неділю": 6},
    "pl": {"środę": 2, "sobotę": 5, "niedzielę": 6},
    "cs": {"středu": 2, "sobotu": 5, "neděli": 6},
    "de": {
        day + part: number
        for number, days in enumerate(
            "montag dienstag mittwoch donnerstag freitag samstag,sonnabend sonntag".split()
        )
        for day in days.split(",")
        for part in ("", *_PARTS_OF_DAY)
    },
    "ja": {f"{day}曜": number for number, day in enumerate("月火水木金土日")},
    "ar": {"الإثنين": 0, "الاربعاء": 2},
    "zh": {
        f"{week}{day}": number for week in ("周", "週", "礼拜") for number, day in enumerate("一二三四五六日")
    },
    "pt": {"sábado": 5},
}
# Words that mean something else at least as often: "luni" are months, "thứ hai" is second.
_NO_WEEKDAY = {
    "ro": ("luni",),
    "vi": ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy"),
    "tr": ("pazar",),
}

_QUARTERS: dict[str, tuple[str, str]] = {
    # Language: the four ordinals with | between quarters, and the words for a quarter.
    "en": ("first,1st|second,2nd|third,3rd|fourth,4th", "quarter"),
    "de": ("erste,ersten,1.|zweite,zweiten,2.|dritte,dritten,3.|vierte,vierten,4.", "quartal,quartals"),
    "fr": (
        "premier,1er|deuxième,second,2e,2ème|troisième,3e,3ème|quatrième,4e,4ème",
        "trimestre",
    ),
    "es": ("primer,1.er,1er|segundo,2.º,2º|tercer,3.er,3er|cuarto,4.º,4º", "trimestre"),
    "pt": ("primeiro,1º,1.º|segundo,2º,2.º|terceiro,3º,3.º|quarto,4º,4.º", "trimestre"),
    "it": ("primo,1°,1º|secondo,2°,2º|terzo,3°,3º|quarto,4°,4º", "trimestre"),
    "nl": ("eerste,1e|tweede,2e|derde,3e|vierde,4e", "kwartaal"),
    "ru": (
        (
            "первый,первом,первого,1-й,1-м,i|второй,втором,второго,2-й,2-м,ii"
            "|третий,третьем,третьего,3-й,3-м,iii"
            "|четвертый,четвёртый,четвертом,четвёртом,четвертого,4-й,4-м,iv"
        ),
        "квартал,квартале,квартала",
    ),
    "pl": (
        "pierwszy,pierwszym,i|drugi,drugim,ii|trzeci,trzecim,iii|czwarty,czwartym,iv",
        "kwartał,kwartale,kwartału",
    ),
    "tr": ("birinci,ilk,1.|ikinci,2.|üçüncü,3.|dördüncü,son,4.", "çeyrek,çeyreğinde,çeyreği"),
    "id": ("pertama,i|kedua,ii|ketiga,iii|keempat,iv", ""),
}
_WHOLE_QUARTERS: dict[str, str] = {
    # Language: four lists with | between quarters, where the word and its ordinal are written together.
    "ar": "الربع الأول,الربع الاول|الربع الثاني|الربع الثالث|الربع الرابع,الربع الأخير",
    "he": "רבעון ראשון,הרבעון הראשון|רבעון שני,הרבעון השני"
    "|רבעון שלישי,הרבעון השלישי|רבעון רביעי,הרבעון הרביעי",
    "ja": "第1四半期,第１四半期,第一四半期|第2四半期,第２四半期,第二四半期"
    "|第3四半期,第３四半期,第三四半期|第4四半期,第４四半期,第四四半期",
    "zh": "第一季度,一季度,第一季,第1季度|第二季度,二季度,第二季,第2季度"
    "|第三季度,三季度,第三季,第3季度|第四季度,四季度,第四季,第4季度",
    "ko": "1분기|2분기|3분기|4분기",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """The words of dates of one language and of English, in lower case.

    Attributes:
        months: Month by name.
        short_months: Names that count only beside a day or a year: "mar", "may".
        weekdays: Weekday by name, Monday is 0.
        short_weekdays: Weekdays that count only beside a date: "sun".
        quarters: Quarter by phrase.
    """

    months: Mapping[str, int]
    short_months: frozenset[str]
    weekdays: Mapping[str, int]
    short_weekdays: frozenset[str]
    quarters: Mapping[str, int]


@cache
def date_words(language: str) -> DateWords:
    """Gather the words of dates for texts of a language.

    Args:
        language: BCP 47 tag.

    Returns:
        Its words and the English ones; where both have a word, the language itself is right.
    """
    base = base_language(language)
    tags = tuple(dict.fromkeys((base, *_ALSO.get(base, ()), "en")))
    months: dict[str, int] = {}
    weekdays: dict[str, int] = {}
    whole_months: set[str] = set()
    whole_days: set[str] = set()
    for tag in tags:
        for name, number, whole in (*_month_names(tag), *_of_cldr(tag, "months")):
            if name[0].isdecimal():
                continue
            endings = _ENDINGS.get(tag, ()) if whole else ()
            for form in (name, *(name + ending for ending in endings)):
                months.setdefault(form, number)
                whole_months.update({form} if whole and tag not in _REGIONAL else ())
        more_days = ((name, number, True) for name, number in _MORE_WEEKDAYS.get(tag, {}).items())
        for name, number, whole in (*more_days, *_of_cldr(tag, "days")):
            weekdays.setdefault(name, number)
            whole_days.update({name} if whole and name not in _NO_WEEKDAY.get(tag, ()) else ())
    others = _OTHER_WORDS | _OTHER_WORDS_BY_LANGUAGE.get(base, frozenset())
    quarters = [pair for tag in tags for pair in _quarters(tag)]
    return DateWords(
        months=months,
        short_months=frozenset((set(months) - whole_months) | (others & set(months))),
        weekdays=weekdays,
        short_weekdays=frozenset(set(weekdays) - whole_days),
        quarters=dict(reversed(quarters)),
    )


def alternatives(words: Iterable[str]) -> str:
    """Write words as one alternation, grouped by first letter: that is how `re` tries few of them.

    Args:
        words: Words in lower case.

    Returns:
        A regular expression; the longest word is tried first. A space stands for any white space.
    """
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda one: (-len(one), one)):
        groups.setdefault(word[0], []).append(re.escape(word[1:]).replace("\\ ", r"\s"))
    parts = (
        re.escape(letter) + (f"(?:{'|'.join(rests)})" if len(rests) > 1 else rests[0])
        for letter, rests in groups.items()
    )
    return "(?:" + ("|".join(parts) or "(?!)") + ")"


def _of_cldr(tag: str, kind: str) -> Iterator[tuple[str, int, bool]]:
    from babel.core import Locale, UnknownLocaleError

    try:
        cldr = Locale.parse(tag)
    except (UnknownLocaleError, ValueError):
        return
    data: Any = getattr(cldr, kind)
    for width in ("wide", "abbreviated"):
        written = data["format"][width]
        for context in ("format", "stand-alone"):
            for number, name in data[context][width].items():
                key = _ARTICLE.sub("", name.rstrip(".").lower())
                # Babel may answer with another language's stand-alone names, when that one was read before.
                strange = key[:1] != _ARTICLE.sub("", written[number].lower())[:1]
                shortest = _SHORTEST if key.isascii() else _SHORTEST_FOREIGN
                if len(key) >= shortest and not strange:
                    yield key, number, width == "wide"


def _month_names(tag: str) -> Iterator[tuple[str, int, bool]]:
    for case in _DECLINED.get(tag, ()):
        for number, name in enumerate(case.split(), start=1):
            yield name, number, True
    for name, number in _MORE_MONTHS.get(tag, {}).items():
        yield name, number, name != "sept"


def _quarters(tag: str) -> Iterator[tuple[str, int]]:
    if tag in _QUARTERS:
        ordinals, names = _QUARTERS[tag]
        for number, forms in enumerate(ordinals.split("|"), start=1):
            for name in names.split(","):
                for form in forms.split(","):
                    yield (f"{form} {name}" if name else f"kuartal {form}"), number
    for number, phrases in enumerate(_WHOLE_QUARTERS.get(tag, "").split("|"), start=1):
        for phrase in filter(None, phrases.split(",")):
            yield phrase, number
