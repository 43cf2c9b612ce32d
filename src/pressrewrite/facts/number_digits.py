"""Numbers written in digits: which mark is the decimal one, and how a language writes a value."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from babel import Locale

__all__ = ["Marks", "format_number", "marks_of", "observed_marks", "read_digits"]

Marks = tuple[str, str]
"""The decimal mark and the grouping mark of a text."""

_SPACES = " \u00a0\u2009\u202f"
_PLAIN = str.maketrans(
    {
        "٫": ".",
        "٬": ",",
        "،": ",",
        "．": ".",
        "，": ",",
        "·": ".",
        "’": "'",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "﹒": ".",
        "﹐": ",",
    }
)
_SPLIT = re.compile(r"([.,' ])")
_MAX_DIGITS = 40


@cache
def _locale(language: str) -> Locale:
    """The CLDR locale nearest to a language tag; English for one that CLDR does not know."""
    from babel import Locale, UnknownLocaleError

    parts = [part for part in re.split(r"[-_]", language) if part]
    while parts:
        try:
            return Locale.parse("_".join(parts))
        except (UnknownLocaleError, ValueError):
            parts.pop()
    return Locale.parse("en")


@cache
def marks_of(language: str) -> Marks:
    """The decimal mark and the grouping mark of a language, in plain characters.

    Args:
        language: A language tag.
    """
    from babel.numbers import get_decimal_symbol, get_group_symbol

    locale = _locale(language)
    decimal = get_decimal_symbol(locale).translate(_PLAIN)
    return decimal, get_group_symbol(locale).translate(_PLAIN)


def format_number(value: Decimal, language: str) -> str:
    """Write a value the way a language does; `find_numbers` reads the same value again.

    Args:
        value: The value to write.
        language: A language tag; English is written for one that CLDR does not know.
    """
    from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

    locale = _locale(language)
    if get_group_symbol(locale) != "'":
        return str(format_decimal(value, locale=locale, decimal_quantization=False))
    # Babel takes the straight apostrophe of Swiss groups for a mark of quotation, and drops it.
    plain = str(format_decimal(value, locale=locale, decimal_quantization=False, group_separator=False))
    whole, mark, fraction = plain.partition(get_decimal_symbol(locale))
    sign = "-" if whole.startswith("-") else ""
    return sign + f"{abs(int(whole)):,}".replace(",", "’") + mark + fraction


def ascii_digits(token: str) -> str:
    """The token with the digits of every script as ASCII digits and its marks as plain ones."""
    if token.isascii():
        return token
    return "".join(
        str(int(character)) if character.isdecimal() else character for character in token.translate(_PLAIN)
    )


def observed_marks(tokens: Iterable[str], language: str) -> Marks:
    """The marks of a text: those its numbers prove, or else those of its language.

    A mark that stands twice in a number groups; one that is not followed by three digits is a decimal mark.

    Args:
        tokens: The numbers of the text, as written.
        language: The language of the text.
    """
    decimal, group = marks_of(language)
    votes = {".": 0, ",": 0}
    for token in tokens:
        if "." not in token and "," not in token and token.isascii():
            continue
        parts = _SPLIT.split(ascii_digits(token))
        found = [mark for mark in parts[1::2] if mark in votes]
        if not found:
            continue
        last = found[-1]
        other = "," if last == "." else "."
        if len(set(found)) > 1 or (len(found) == 1 and len(parts[-1]) != 3):  # noqa: PLR2004
            votes[last] += 1
        elif len(found) > 1 and all(len(part) == 3 for part in parts[2::2]):  # noqa: PLR2004
            votes[other] += 1
    for mark, other in ((".", ","), (",", ".")):
        if votes[mark] and not votes[other]:
            return mark, (
                group if group not in {mark, "."} or mark == "," else other
            ) if group != mark else other
    return decimal, group


def _groups(parts: list[str]) -> bool:
    """Whether the parts are the groups of a whole number, in the western or in the Indian way."""
    head, *rest = parts
    if not head or len(head) > 3 or len(rest[-1]) != 3:  # noqa: PLR2004
        return False
    sizes = {len(part) for part in rest[:-1]}
    return sizes <= {3} or (sizes == {2} and len(head) <= 2)  # noqa: PLR2004


def _split_marks(parts: list[str], marks: Marks, *, loose: bool) -> tuple[str, str] | None:
    """The digits before and behind the decimal mark; `None` for what is no number (a version, a date)."""
    digits, found = parts[::2], parts[1::2]
    if not found:
        return digits[0], ""
    last = found[-1]
    if len(set(found)) > 1:
        if found.count(last) > 1 or last == " " or len(set(found)) > 2:  # noqa: PLR2004
            return ("".join(digits), "") if _groups(digits) else None
        return ("".join(digits[:-1]), digits[-1]) if _groups(digits[:-1]) or len(found) == 1 else None
    if len(found) > 1 or last in " '":
        return ("".join(digits), "") if _groups(digits) else None
    grouping = len(digits[0]) <= 3 and len(digits[1]) == 3 and digits[0].strip("0") != ""  # noqa: PLR2004
    # Nobody writes three decimals that end in a zero where both marks are in use: 76.000 in Arabic.
    grouped = last != marks[0] or (digits[1].endswith("0") and loose)
    if grouping and grouped:
        return digits[0] + digits[1], ""
    return digits[0], digits[1]


def read_digits(token: str, marks: Marks, *, loose: bool = False) -> tuple[Decimal, Decimal] | None:
    """The value of a number in digits, and the size of its last digit.

    Args:
        token: Digits of any script with their marks.
        marks: The decimal mark and the grouping mark of the text.
        loose: Whether writers of the language use one mark for both.

    Returns:
        The two figures, or `None` for what is no number: a version, an address, an id.
    """
    if len(token) > _MAX_DIGITS:
        return None
    split = _split_marks(_SPLIT.split(ascii_digits(token)), marks, loose=loose)
    if split is None:
        return None
    whole, fraction = split
    value = Decimal(f"{whole}.{fraction}") if fraction else Decimal(whole)
    return value, Decimal(1).scaleb(-len(fraction))
