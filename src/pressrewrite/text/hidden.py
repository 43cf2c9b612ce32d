"""What stands in a text and cannot be seen: bidi controls, zero-width and tag characters, control characters.

Such characters are used to smuggle instructions, to hide words from a check, or to show a reader another
order of words than the bytes hold. Some of them belong to the spelling of a script, and these are left alone.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from pressrewrite.text.pattern import Pattern

__all__ = ["Hidden", "find_hidden", "visible"]

_KINDS = {
    "bidi_control": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "zero_width": "\u034f\u115f\u1160\u180b-\u180f\u200b-\u200d\u2060-\u2065\u206a-\u206f\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb\U000e0100-\U000e01ef",
    "control": "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff",
    "tag_character": "\U000e0000-\U000e007f",
    "soft_hyphen": "\xad",
}
_HIDDEN = Pattern("|".join(f"(?P<{kind}>[{marks}])" for kind, marks in _KINDS.items()))
_ANY_HIDDEN = Pattern("[" + "".join(_KINDS.values()) + "]")

_JOINERS = frozenset("\u200c\u200d")
_ZERO_WIDTH_SPACE = "\u200b"
_BLACK_FLAG = "\U0001f3f4"
_CANCEL_TAG = "\U000e007f"
# Arabic and its like, the Indic scripts, Tibetan, Burmese, Khmer and Mongolian spell with joiners.
_JOINING_SCRIPTS = Pattern(
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1800-\u18af\ua840-\ua87f\ua8e0-\ua8ff"
    "\ua980-\uaa7f\ufb50-\ufdff\ufe70-\ufeff\U00011000-\U000116cf]"
)
# These write no space between words, and a zero-width space is how their authors mark where a line may break.
_UNSPACED_SCRIPTS = Pattern("[\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff]")
_MONGOLIAN = Pattern("[\u1800-\u18af]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """A run of characters of one kind that a reader cannot see.

    Attributes:
        kind: `"bidi_control"`, `"zero_width"`, `"control"`, `"tag_character"` or `"soft_hyphen"`.
        start: Where it begins in the text.
        end: Where it ends.
    """

    kind: str
    start: int
    end: int


def _is_emoji(character: str) -> bool:
    return (
        character == "\ufe0f"
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or unicodedata.category(character) == "So"
    )


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _belongs(text: str, at: int) -> bool:
    """Whether the invisible character at a place is part of how its neighbours are spelled."""
    character = text[at]
    before = text[at - 1] if at else ""
    after = text[at + 1 : at + 2]
    if not before:
        return False
    if character in _JOINERS:
        if _JOINING_SCRIPTS.match(before):
            return True
        return character == "\u200d" and bool(after) and _is_emoji(before) and _is_emoji(after)
    if character == _ZERO_WIDTH_SPACE:
        return bool(_UNSPACED_SCRIPTS.match(before) and _UNSPACED_SCRIPTS.match(after))
    if _is_selector(character):
        return not (_is_selector(before) or before.isspace() or _is_selector(after))
    return "\u180b" <= character <= "\u180f" and bool(_MONGOLIAN.match(before))


def _end_of_flag(text: str, start: int) -> int:
    """Where the tag characters of a flag such as that of Wales end, or `start`."""
    if not start or text[start - 1] != _BLACK_FLAG:
        return start
    end = text.find(_CANCEL_TAG, start, start + 8)
    spelled = text[start : end + 1]
    return end + 1 if end > 0 and all("\U000e0030" <= mark <= _CANCEL_TAG for mark in spelled) else start


def find_hidden(text: str) -> tuple[Hidden, ...]:
    """Find what stands in a text and cannot be seen by its reader.

    Joiners inside words of scripts that are spelled with them (Arabic, Persian, the Indic scripts, Sinhala),
    in emoji sequences, variation selectors after their base, and word breaks in Thai, Khmer or Burmese are
    not hidden.

    Args:
        text: Any text; lone surrogates count as control characters.

    Returns:
        The runs in order; neighbours of the same kind are one run.
    """
    # Looking for any of them costs a third of looking for each, and most texts hold none.
    if not _ANY_HIDDEN.search(text):
        return ()
    found: list[Hidden] = []
    flag_end = 0
    for match in _HIDDEN.finditer(text):
        at, kind = match.start(), match.lastgroup or ""
        if at < flag_end or (kind == "zero_width" and _belongs(text, at)):
            continue
        if kind == "tag_character":
            flag_end = _end_of_flag(text, at)
            if flag_end > at:
                continue
        if found and found[-1].end == at and found[-1].kind == kind:
            at = found.pop().start
        found.append(Hidden(kind=kind, start=at, end=match.end()))
    return tuple(found)


def visible(text: str) -> str:
    """Take everything out of a text that its reader could not see, so that it is safe to show.

    Line ends and tabs stay; control characters, lone surrogates and all that `find_hidden` finds are gone.

    Args:
        text: Any text.

    Returns:
        The text as its reader sees it; it can always be encoded as UTF-8.
    """
    # Taking one character out can bring two others together, so what is left is looked at again until it
    # holds.
    while _ANY_HIDDEN.search(text):
        hidden = find_hidden(text)
        if not hidden:
            break
        starts = [0, *(run.end for run in hidden)]
        ends = [*(run.start for run in hidden), len(text)]
        text = "".join(text[start:end] for start, end in zip(starts, ends, strict=True))
    return text
