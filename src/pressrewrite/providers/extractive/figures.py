"""The figures of a story as short stretches: "$13.2 million", "164 patients", 300%, 2兆873億円."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressrewrite.text import base_language

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["find_figures"]

# Bounded on every side: a text of nothing but digits must not be tried in all its parts.
_NUMBER = r"(?<!\d)(?:\d{1,3}(?:[.,'’\u00a0\u202f]\d{3}){1,5}(?:[.,]\d{1,3})?|\d{1,12}(?:[.,]\d{1,6})?)(?!\d)"
_SCALE = (
    r"(?:thousand|million|billion|trillion|tausend|Mio\.?|Mrd\.?|Millionen|Milliarden|millions?|milliards?|"
    r"millones|mil millones|milhões|bilhões|milioni|miliardi|тыс\.?|млн\.?|млрд\.?|миллионов|миллиардов|مليون|مليار|ألف|"
    r"מיליון|מיליארד|lakh|crore|juta|miliar|triệu|tỷ|millioner|miljoner|miljarder|miljoen|miljard|milyon|milyar)"
)
_MONEY = re.compile(
    rf"(?:(?:US|C|A|NZ|HK|S|CA|AU)?[$€£¥₹₩₪₽฿]|(?:USD|EUR|GBP|CHF|LKR|JPY|CAD|AUD|INR|SEK|Rs\.?)\s)\s?(?:{_NUMBER})(?:\s{_SCALE})?(?![\w])"
    rf"|(?:{_NUMBER})\s(?:{_SCALE}\s(?:de\s|d')?)?(?:[$€£¥₹₩₪₽]|euros?\b|dollars?\b|Euro\b|Dollar\b|Franken\b|francs?\b|евро\b|рублей\b|долларов\b|دولار|يورو|جنيه)"
)
_PERCENT = re.compile(
    rf"(?:{_NUMBER})\s?(?:%|٪|％|per cent\b|percent\b|Prozent\b|pour cent\b|por ciento\b|por cento\b|per cento\b|процент\w*)"
)
_DENSE = re.compile(
    r"(?<![第\d.,])\d[\d,.]{0,20}(?:[兆億万萬千亿만억조][\d,.]{0,12}){0,5}(?:円|人|名|社|件|台|倍|割|%|％|か所|カ所|년 이상|명|개|건|원|배|인|家|个|個|元|项|項|年以上|年以上にわたる)"
)
_COUNTED = re.compile(
    rf"(?<![\w$€£¥.,:/#’'-])(?P<n>{_NUMBER})(?:\s{_SCALE})?\s(?P<noun>(?:[^\W\d_][\u064b-\u0652]*){{4,24}})(?![\w-])"
)
_CURRENCY_SIGN = re.compile("[$€£¥₹₩₪₽฿]")
_CURRENCY_WORDS = (
    "USD", "EUR", "GBP", "CHF", "LKR", "JPY", "CAD", "AUD", "INR", "SEK", "Rs", "euro", "dollar", "Euro", "Dollar",
    "Franken", "franc", "евро", "рублей", "долларов", "دولار", "يورو", "جنيه",
)  # fmt: skip
_PERCENT_SIGNS = ("%", "٪", "％", "cent", "Prozent", "ciento", "процент")
_DIGIT = re.compile(r"\d")
_DENSE_SIGN = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
# "$1" in a text on software is a placeholder.
_PLACEHOLDER = re.compile(r"\$\d$")
_YEAR = re.compile(r"(?:1[5-9]|20|21)\d{2}$")
# Words behind a number that are no noun to count by, and months, which make it a date.
_NO_NOUN = frozenset(
    """
    that with from have were been will would which when this these those their there than then into onto
    over under about after before while where also only more most other such through during since until
    without within against between january february march april june july august september october
    november december hours minutes percent und oder sowie wurde wurden haben sind wird nach über unter
    beim eine einer einem einen januar februar märz juni juli oktober dezember dans avec pour sont sous
    entre leur cette mais plus janvier février mars avril juin juillet août septembre octobre novembre
    décembre para como entre sobre desde hasta enero febrero marzo abril mayo junio julio agosto
    septiembre octubre noviembre diciembre della delle degli dalla sono alla nella gennaio febbraio
    aprile maggio giugno luglio settembre ottobre dicembre января февраля марта апреля июня июля августа
    сентября октября ноября декабря года году יניואר januari februari maart juni juli augustus oktober
    tháng bulan tahun
    """.split()
)


# Adjectives leave the figure hanging: "55 residential".
_ADJECTIVE = re.compile(r"(?:al|ic|ive|ous|ful|less|ary|able|ible|ent|ant|ed|ing|er)$")
_OPENING_WORDS = frozenset(
    """
    over nearly about some more the in a all these those after around almost only just another every mit
    rund etwa über fast mehr nach in um plus près environ pendant más unos unas casi um cerca oltre
    circa quasi более около почти
    """.split()
)


def find_figures(text: str, language: str) -> Iterator[str]:
    """Find the figures of one sentence, money and percentages first.

    Years, dates, versions ("PostgreSQL 16") and numbers of articles ("Article 41") are no figures.

    Args:
        text: The sentence.
        language: BCP 47 tag; German writes nouns with a capital.
    """
    german = base_language(language) == "de"
    taken: list[tuple[int, int]] = []
    if not _DIGIT.search(text):
        return
    for pattern in _patterns(text):
        for match in pattern.finditer(text):
            if not _overlaps(match.span(), taken) and not _PLACEHOLDER.fullmatch(match[0]):
                taken.append(match.span())
                yield match[0]
    for match in _COUNTED.finditer(text):
        noun = match["noun"]
        if _overlaps(match.span(), taken) or noun.lower() in _NO_NOUN or _YEAR.match(match["n"]):
            continue
        if noun[0].isupper() != german and noun[0].lower() != noun[0].upper():
            continue
        if _ADJECTIVE.search(noun) or _is_numbered_name(text[: match.start()]):
            continue
        taken.append(match.span())
        yield match[0]


def _patterns(text: str) -> Iterator[re.Pattern[str]]:
    """The patterns that can match at all: looking for a sign costs a tenth of trying a pattern."""
    if _CURRENCY_SIGN.search(text) or any(word in text for word in _CURRENCY_WORDS):
        yield _MONEY
    if any(sign in text for sign in _PERCENT_SIGNS):
        yield _PERCENT
    if _DENSE_SIGN.search(text):
        yield _DENSE


def _is_numbered_name(before: str) -> bool:
    """Whether the number belongs to a name: "PostgreSQL 16", "Article 41", "Grade 11"."""
    words = before.split()[-2:]
    if not words or not before.endswith((" ", "\u00a0")) or not words[-1][0].isupper():
        return False
    return len(words) > 1 or words[-1].lower() not in _OPENING_WORDS


def _overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)
