"""What single languages do with numbers: साढ़े 12 and 2년 반 (and a half), ۵/۶ (5.6), 25조 (article 25)."""

from __future__ import annotations

from decimal import Decimal

from pressrewrite.text.pattern import Pattern

__all__ = [
    "DOTTED_ORDINALS",
    "decimal_strokes",
    "is_article_sign",
    "is_burmese_letter",
    "is_nth",
    "with_half",
]

DOTTED_ORDINALS = frozenset("de tr fi cs sk sl hr sr bs hu pl da no nb is et lv az".split())
"""Languages that write the third one as "3."."""
_QUARTERED, _EAST_ASIAN = frozenset({"hi", "ur"}), frozenset({"ja", "zh", "ko"})
_HALF, _HALF_STEP, _QUARTER_STEP = Decimal("0.5"), Decimal("0.1"), Decimal("0.01")
# Words of India and Pakistan that add to the number behind them, or take away from it.
_QUARTERS = {
    "साढ़े": Decimal("0.5"),
    "साढे": Decimal("0.5"),
    "सवा": Decimal("0.25"),
    "पौने": Decimal("-0.25"),
    "ساڑھے": Decimal("0.5"),
    "سوا": Decimal("0.25"),
    "پونے": Decimal("-0.25"),
}
_LONGEST = max(map(len, _QUARTERS))
_COUNTERS = "년|시간|개월|달|주|배|년간|年|時間|小时|小時|[かヶカヵ]月|个|個|週間|周|倍|分|点|點|天"
_AND_HALF = Pattern(rf" ?(?:{_COUNTERS}) ?[반半](?!期|径|島|岛|月)")
_COUNTED = "میلیون|میلیارد|تریلیون|هزار|درصد|ریشتر|برابر|متر|کیلومتر|دلار|یورو|درجه"
_STROKE = Pattern(rf"(?<![\d/])(\d{{1,4}})/(\d{{1,2}})(?= ?(?:{_COUNTED}))")
_NTH_BEHIND = Pattern(r" ?[回番度年人社件週日本戦]目|\s?번째|\s?차(?= )")
_MYANMAR = ("\u1000", "\u109f")
# 조 is a trillion, and an article of a law: a trillion is counted on, or counts something.
_TRILLION = Pattern(
    r"조(?= ?(?:\d|[십백천만억]|원|여|개|톤|유로|위안|엔|루피|[가-힣]{0,4} ?(?:달러|파운드)))"
)


def with_half(text: str, low: str, at: tuple[int, int], language: str) -> tuple[Decimal, Decimal, int] | None:
    """Give what the words around a number add to it, how finely that is said, and where it now begins.

    Args:
        text: The text.
        low: The text in lower case.
        at: Where the number begins and ends.
        language: Its base language.

    Returns:
        The three, or None where nothing is added.
    """
    start, end = at
    if language in _QUARTERED and low[start - 1 : start] == " ":
        word = low[max(0, start - 1 - _LONGEST) : start - 1].rpartition(" ")[2]
        added = _QUARTERS.get(word)
        if added is not None:
            return added, _QUARTER_STEP, start - 1 - len(word)
    if language in _EAST_ASIAN and _AND_HALF.match(text, end):
        return _HALF, _HALF_STEP, start
    return None


def is_article_sign(text: str, start: int, at: int) -> bool:
    """Whether the Korean 조 behind a number names an article of a law, and no trillion.

    Args:
        text: The text.
        start: Where the number begins.
        at: Where the sign stands.
    """
    return text[start - 1 : start] == "제" or _TRILLION.match(text, at) is None


def decimal_strokes(text: str) -> str:
    """Write the decimal stroke of Persian numbers as a decimal mark, in its place: ۵/۶ میلیون.

    Args:
        text: Persian text.
    """
    return _STROKE.sub(r"\1٫\2", text) if "/" in text else text


def is_burmese_letter(text: str, start: int, end: int) -> bool:
    """Whether the digits are letters: of an older encoding of Burmese, or its zero for the letter wa.

    Args:
        text: The text.
        start: Where the digits begin.
        end: Where they end.
    """
    if not _MYANMAR[0] <= text[start] <= _MYANMAR[1]:
        return False
    shan = all("\u1090" <= sign <= "\u1099" for sign in text[start:end])
    beside = (text[start - 1 : start], text[end : end + 1])
    letter = any(side and _MYANMAR[0] <= side <= _MYANMAR[1] and side not in "၊။" for side in beside)
    return shan or (end - start == 1 and letter)


def is_nth(text: str, end: int, language: str) -> bool:
    """Whether what stands behind a number makes an ordinal of it: 2回目, 1. Dünya Savaşı.

    Args:
        text: The text.
        end: Where the number ends.
        language: The base language of the text.
    """
    if language in _EAST_ASIAN:
        return _NTH_BEHIND.match(text, end) is not None
    dotted = language in DOTTED_ORDINALS and text.startswith(". ", end)
    return dotted and text[end + 2 : end + 3].isalpha()
