"""Numbers in Chinese characters: 「三分の一」, 百分之四十, 二十三人."""

from __future__ import annotations

import re
from decimal import Decimal

from pressrewrite.facts.number_types import Number, NumberKind

__all__ = ["find_ideographs", "read_ideographs"]

_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_SIGNS = "".join([*_DIGITS, *_SMALL, *_LARGE])
# A sign alone is often part of a word (一部, 三菱, 千葉); what stands behind it tells a number.
_RUN = re.compile(
    rf"(?P<share>百分之)?(?P<nth>第)?(?P<run>(?<![{_SIGNS}\d])[{_SIGNS}]{{1,20}})"
    r"(?P<behind>分[の之]|[人名个個件倍割成%％円元社国國歳岁年か所名位枚台本回次种種项項家]|パーセント|ポイント)?"
)
_VAGUE = frozenset("数數几幾何上")
_SOFT_LIMIT = 12


def read_ideographs(run: str) -> Decimal | None:
    """The value of a number in Chinese characters.

    Args:
        run: The characters.

    Returns:
        The value, or `None` for signs that make no number.
    """
    if all(sign in _DIGITS for sign in run):
        return Decimal("".join(str(_DIGITS[sign]) for sign in run))
    total = section = digit = 0
    for sign in run:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _SMALL:
            section += (digit or 1) * _SMALL[sign]
            digit = 0
        else:
            section += digit
            if not section:
                return None
            total, section, digit = total + section * _LARGE[sign], 0, 0
    return Decimal(total + section + digit)


def find_ideographs(text: str) -> list[Number]:
    """The numbers in Chinese characters of a text.

    Args:
        text: Japanese or Chinese text.
    """
    found: list[Number] = []
    for match in _RUN.finditer(text):
        behind = match["behind"] or ""
        part = text[max(0, match.start() - 2) : match.start()] in {"分の", "分之"}
        if not (behind or part or match["share"] or match["nth"]):
            continue
        vague = text[max(0, match.start() - 1) : match.start()] in _VAGUE
        if vague or (match["run"][0] not in _DIGITS and match["run"][0] != "十"):
            # 数百人, 何百万人, 千位: no figure to compare.
            continue
        value = read_ideographs(match["run"])
        if value is None:
            continue
        kind, unit, end = _meaning(match, behind)
        if behind and behind in "割成":
            value *= 10
        found.append(
            Number(
                start=match.start(),
                end=end,
                text=text[match.start() : end],
                value=value,
                step=Decimal(1),
                kind=kind,
                unit=unit,
                noun=behind if kind is NumberKind.COUNT and len(behind) == 1 else None,
                approximate=text[max(0, match.start() - 1) : match.start()] in {"約", "约", "近"},
                spelled=True,
                soft=kind in {NumberKind.COUNT, NumberKind.ORDINAL} and value <= _SOFT_LIMIT,
            )
        )
    return found


def _meaning(match: re.Match[str], behind: str) -> tuple[NumberKind, str | None, int]:
    """What the signs around a number make of it, and where it ends."""
    if match["share"]:
        return NumberKind.PERCENT, "percent", match.end("run")
    if match["nth"]:
        return NumberKind.ORDINAL, None, match.end("run")
    if behind and (behind in "割成%％" or behind == "パーセント"):
        return NumberKind.PERCENT, "percent", match.end()
    if behind == "倍":
        return NumberKind.MULTIPLE, "times", match.end()
    if behind in {"円", "元"}:
        return NumberKind.MONEY, "JPY" if behind == "円" else "CNY", match.end()
    return NumberKind.COUNT, None, match.end("run")
