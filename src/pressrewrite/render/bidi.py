"""Words of the other direction inside a text, so that names and addresses keep their own order.

In a line of Arabic the name "Acme (UK) 2.0" falls apart when the browser alone decides where its brackets and
digits belong; the same happens to a Hebrew name in a line of English. Such runs are set apart (`<bdi>`).
The rules the browser would apply are those of UAX #9; what is set apart here is what they get wrong.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

__all__ = ["Direction", "isolate"]

Direction: TypeAlias = Literal["ltr", "rtl", "auto"]

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_LETTER = rf"(?:(?![{_RTL}])[^\W\d_])"
_INSIDE = "[ \u00a0&'’\\-‑–./(),:;@+#_%=?~]{1,4}"

# A number before a word of Latin is left out unless it touches it: in "2025 NASA" they belong to different
# phrases. A number behind it is taken in, as in "Windows 11", which is what UAX #9 does too. A range such as
# 24–26 stays with the line, which reads from right to left; signs, per cents and telephone numbers do not.
_IN_RTL = re.compile(
    rf"(?<![0-9])(?:[+\-−]?[$€£¥][0-9][0-9.,]*+[ \u00a0]?|[@#])?[0-9]*+{_LETTER}"
    rf"(?:{_LETTER}|[0-9]|{_INSIDE}(?={_LETTER}|[0-9]))*+"
    r"|(?<![\w.,%])[+\-−]?[$€£¥]?[0-9][0-9.,:]*+%"
    r"|(?<![\w.,%])(?:[+\-−][$€£¥]?|[$€£¥])[0-9]++(?:[.,:\- ][0-9]++)*+"
    r"|(?<![\w\-])[0-9]++(?:-[0-9]++){2,}+"
)
# Here a number behind the run stays with the line: it follows a Hebrew name in an English sentence.
_IN_LTR = re.compile(rf"[{_RTL}]++(?:[ \u00a0'’\"“”«»()\-‑–./:0-9]{{1,12}}(?=[{_RTL}])[{_RTL}]++)*+")

_RTL_LETTER = re.compile(f"[{_RTL}]")
_LTR_LETTER = re.compile(_LETTER)


def isolate(text: str, direction: Direction) -> list[tuple[str, Literal["ltr", "rtl"] | None]]:
    """Cut a text where words of the other direction begin and end.

    Args:
        text: Any text.
        direction: Which way the text around it runs.

    Returns:
        Pieces that join to the text again, each with the direction to set it in; None for the text's own.

    Example:
        >>> isolate("قالت NASA اليوم", "rtl")
        [('قالت ', None), ('NASA', 'ltr'), (' اليوم', None)]
    """
    if direction == "auto" or (direction == "ltr" and text.isascii()):
        return [(text, None)]
    pattern, own, foreign = (
        (_IN_RTL, _RTL_LETTER, _LTR_LETTER) if direction == "rtl" else (_IN_LTR, _LTR_LETTER, _RTL_LETTER)
    )
    other: Literal["ltr", "rtl"] = "ltr" if direction == "rtl" else "rtl"
    holds_foreign = foreign.search(text) is not None
    if not holds_foreign and direction == "ltr":
        return [(text, None)]
    if holds_foreign and own.search(text) is None:
        return [(text, other)]
    pieces: list[tuple[str, Literal["ltr", "rtl"] | None]] = []
    done = 0
    for found in pattern.finditer(text):
        start, end = found.span()
        if text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end):
            end += 1
        if start > done:
            pieces.append((text[done:start], None))
        pieces.append((text[start:end], other))
        done = end
    if done < len(text) or not pieces:
        pieces.append((text[done:], None))
    return pieces
