"""Figures that a translation writes in another way than the release, and that are the same."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from pressrewrite.facts import NumberKind
from pressrewrite.facts.number_customs import DOTTED_ORDINALS
from pressrewrite.grounding.roman import LARGEST
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from pressrewrite.facts import Number
    from pressrewrite.grounding.claim import Claim

__all__ = ["figure_of_speech", "written_otherwise"]

_ONE, _HALF_DAY = 1, 12
_BODIES = {
    "m": ("cm", Decimal(100)),
    "cm": ("cm", Decimal(1)),
    "kg": ("kg", Decimal(1)),
    "km-kg": ("kg", Decimal(1)),
}
_TEENS = 10
_AHEAD = 42
_WORD_AHEAD = Pattern(r"([^\W\d_]{1,40})[ \u00a0-]\Z")
_NAME_AHEAD = Pattern(r"([A-Z][A-Za-z]{1,30}) \Z")
_REIGNS = frozenset({"世"})
_YEARS = Pattern(
    r"年間?|년|j[aä]hr\w*|ans?|années?|años?|anos?|ann[oi]|jaar|jaren|år|rok\w*|lata?|лет\w*|год\w*|рок\w*|років"
    r"|عام\w*|سن\w*|[أا]عوام|שנ\w*|वर्ष\w*|साल\w*|سال\w*|yıl\w*|ปี|năm|tahun"
)
_DAYS = Pattern(
    r"日|天|일|tage?n?|jours?|días?|dias?|giorn[oi]|dag(?:en|ar|er)?|dni|дн\w+|день|يوم\w*|[أا]يام|ימים|दिन\w*|روز|gün\w*"
)
_MINUTES = Pattern(r"分|분|minu\w+|мин\w*|хвилин\w*|دقيق\w*|دقائق|דקות|मिनट|منٹ|دقیقه|dakika\w*")
_TIMES = Pattern(
    r"回|次|度|번|倍|배|mal|fois|veces|vezes|volte|keer|раз\w*|razy|kez|kere|مر\w+|פעמ\w+|बार|بار|gånger|ganger"
)
_PIECES = Pattern(r"個|个|개|本|枚|匹|頭|人|名|명|件|[^\W\d_]{2,}")
# English words that hold a figure, and what other languages count; several words stand as they are here.
_IN_WORDS: dict[Decimal | int, tuple[tuple[tuple[str, ...], Pattern], ...]] = {
    value: tuple((tuple(words.split(", ")), counted) for words, counted in told)
    for value, told in {
        2: (("twice, double, twofold", _TIMES), ("biennial", _YEARS)),
        3: (("triple, threefold", _TIMES),),
        4: (("quadruple, fourfold", _TIMES),),
        10: (("decade, decades", _YEARS), ("tenfold", _TIMES)),
        12: (("dozen", _PIECES),),
        14: (("fortnight", _DAYS),),
        15: (("quarter of an hour, quarter-hour, quarter past, a quarter to", _MINUTES),),
        30: (("half an hour, half-hour, half hour, half past, hour and a half", _MINUTES),),
        100: (("century, centenary, centennial", _YEARS),),
        200: (("bicentenary, bicentennial", _YEARS),),
    }.items()
}
# Languages that count a thing where English has an article.
_COUNTING = frozenset({"ja", "zh", "ko"})
_AGE_GROUP = frozenset({"代", "대"})
_TIME_BEHIND = Pattern(
    r" ?(?:[かヶカヵケ箇個个]月|週間?|年間?|時間|秒|分間|小时|小時|天|周|개월|주일?|년|시간|달|초"
    r"|.{1,2}(?:当たり|あたり|につき|당))"
)
_CENTURY = 100
_TWO_FIGURES = Pattern(r"0?(\d{1,2})[.·・/-](\d{2}|1[0-2]|[1-9])")
_CENTURY_BEHIND = Pattern(
    r"(?:世[紀纪]|세기|[. ]{0,2}yüzyıl|-?\w{0,3} ?(?:век|столет)|(?:वीं|ویں)? ?(?:सदी|शताब्दी|صدی)|e siècle)|"
    r" (?:世[紀纪]|세기)"
)
_HOURS_BEHIND = Pattern(r"[ \u00a0]?(?:heures|horas|час|годин|שעות|uur|saat|बजे|بجے)")
_CENTURY_AHEAD = Pattern(r"(?:(?:قرن|سده) ?(?:الـ?)? ?|המאה ה-?|[Ss](?:iglo|éculo|ecolo) )\Z")
_RUNS = Pattern(r"\d{1,40}")


def written_otherwise(claim: Claim, number: Number) -> bool:
    """Say whether the release means a number that it does not write as one: in Roman figures, as a clock.

    Args:
        claim: The sentence.
        number: One of its numbers, with which none of the release agrees.
    """
    if _roman(claim, number) or _as_body(claim, number):
        return True
    if claim.same_language:
        return False
    if number.kind is NumberKind.FRACTION and _parts_stand(claim, number):
        return True
    if pair := _TWO_FIGURES.fullmatch(number.text):
        return _as_two_figures(claim, int(pair[1]), int(pair[2]), stroke="/" in number.text)
    if number.value != number.value.to_integral_value():
        return False
    value = int(number.value)
    return (
        _as_years(claim, number, value) or _as_hour(claim, number, value) or _as_version(claim, number, value)
    )


def _implied(claim: Claim, number: Number) -> bool:
    """Whether an English word of the release says the figure: "the past decade" is 10年."""
    if number.spelled or number.kind not in {NumberKind.COUNT, NumberKind.MULTIPLE}:
        return False
    for alternatives, counted in _IN_WORDS.get(number.value, ()):
        if number.kind is NumberKind.MULTIPLE:
            fits = counted is _TIMES
        else:
            fits = number.noun is not None and counted.fullmatch(number.noun) is not None
        if fits and any(
            words in (claim.material.keys if words.isalpha() else claim.material.low)
            for words in alternatives
        ):
            return True
    return False


def figure_of_speech(claim: Claim, number: Number) -> bool:
    """Say whether a figure stands where English has a word: 10代 (a teenager), 1か月 (a month).

    Args:
        claim: The sentence, in another language than the release.
        number: One of its numbers.
    """
    if _implied(claim, number):
        return True
    if number.value == _ONE:
        if number.kind is NumberKind.MEASURE or (number.noun and claim.base in _COUNTING):
            return True  # "a mile", 1台 (another), 1本 (a single one)
        return number.kind is NumberKind.ORDINAL or _TIME_BEHIND.match(claim.text, number.end) is not None
    return number.noun in _AGE_GROUP and number.value == _TEENS


def _roman(claim: Claim, number: Number) -> bool:
    """Whether the release writes a number in Roman figures behind a name: World War II, phase III."""
    if number.spelled or number.value > LARGEST or number.kind not in {NumberKind.COUNT, NumberKind.ORDINAL}:
        return False
    words = [word for word, value in claim.material.roman if value == number.value]
    if not words:
        return False
    # "1. Dünya Savaşı" may have been cut behind its full stop.
    cut = claim.base in DOTTED_ORDINALS and claim.text[number.end :].strip() == "."
    if not claim.same_language and (cut or number.kind is NumberKind.ORDINAL or number.noun in _REIGNS):
        return True
    ahead = _WORD_AHEAD.search(claim.text, max(0, number.start - _AHEAD), number.start)
    return ahead is not None and ahead[1].lower() in words


def _as_body(claim: Claim, number: Number) -> bool:
    """Whether a height or a weight is one of the release's, which has it in two units: 6ft 4in is 1.93 m."""
    known = _BODIES.get(number.unit or "")
    if known is None:
        return False
    unit, factor = known
    value, step = number.value * factor, max(number.step * factor, Decimal(1))
    return any(kind == unit and abs(value - body) < step for kind, body in claim.material.bodies)


def _parts_stand(claim: Claim, number: Number) -> bool:
    """Whether "20명 중 5명", five of twenty, are two numbers of the release and no share of it."""
    parts = _RUNS.findall(number.text)
    return len(parts) == 2 and all(int(part) in claim.material.numbers_like for part in parts)  # noqa: PLR2004


def _as_two_figures(claim: Claim, first: int, second: int, *, stroke: bool) -> bool:
    """Whether "7.55" is a time of the release, "9·11" a day of it, or "6/4" a score."""
    if {(first, second), (second, first)} & claim.material.slashed:
        return True
    days = {(other.month, other.day) for other in claim.material.dates}
    if {(first, second), (second, first)} & days:
        return True
    if stroke and frozenset((first, second)) in claim.material.figure_pairs[1]:
        return True
    hours = {first, (first + _HALF_DAY) % (2 * _HALF_DAY)}
    return any(other.hour in hours and second == (other.minute or 0) for other in claim.material.dates)


def _as_hour(claim: Claim, number: Number, value: int) -> bool:
    """Whether a figure before a word for hours is a time of the release: "à 23 heures" for "at 11pm"."""
    if value > 2 * _HALF_DAY or not _HOURS_BEHIND.match(claim.text, number.end):
        return False
    return any(other.hour in {value, (value + _HALF_DAY) % (2 * _HALF_DAY)} for other in claim.material.dates)


def _as_version(claim: Claim, number: Number, value: int) -> bool:
    """Whether "PostgreSQL 10也" is the version of a product of which the release names the next one: 10.1."""
    if claim.base not in _COUNTING or value not in claim.material.versions:
        return False
    name = _NAME_AHEAD.search(claim.text, max(0, number.start - _AHEAD), number.start)
    return name is not None and name[1].casefold() in claim.material.keys


def _as_years(claim: Claim, number: Number, value: int) -> bool:
    """Whether a figure of a decade or a century names years of the release: the 2000s are in the 21st."""
    decades = [other.year for other in claim.material.dates if other.decade and other.year]
    if value in {year % _CENTURY for year in decades}:
        return True
    behind = _CENTURY_BEHIND.match(claim.text, number.end)
    if behind or _CENTURY_AHEAD.search(claim.text, max(0, number.start - 14), number.start):
        years = decades + [other.year for other in claim.material.dates if other.year]
        return value in {year // _CENTURY + 1 for year in years}
    return False
