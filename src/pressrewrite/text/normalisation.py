"""One spelling for comparing: quotes, dashes, digits, widths, spaces and invisible characters made alike.

What is kept apart on purpose: superscripts, circled digits and vulgar fractions ("10²" is not "102", "3½" is
not "31/2"), trade marks, and the accents of letters.
"""

from __future__ import annotations

import unicodedata
from array import array
from dataclasses import dataclass, field

from pressrewrite.text.pattern import Pattern

__all__ = ["Normalised", "comparable", "normalise"]

_QUOTES = dict.fromkeys("“”„‟«»″〝〞〟＂״「」『』｢｣❝❞⹂", '"') | dict.fromkeys("‘’‚‛′‹›＇`´ʹʼʻˈ׳❛❜｀", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−⁃﹘﹣－⸺⸻", "-")
_DROPPED = Pattern(
    "[\xad\u034f\u061c\u0640\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef]",
)
_KEPT_FORMS = ("<super>", "<fraction>", "<circle>")
# The vowel signs that join the letter before them in NFC although their combining class is 0
# (second characters of canonical compositions, UnicodeData.txt), and the Hangul vowels and finals.
_JOINS_BEFORE = frozenset(
    "\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0cc2\u0cd5\u0cd6\u0d3e\u0d57\u0dcf\u0ddf\u102e\u1b35"
    "\U00011127\U0001133e\U00011357\U000114b0\U000114ba\U000114bd\U000115af\U00011930",
) | frozenset(map(chr, (*range(0x1161, 0x1176), *range(0x11A8, 0x11C3))))
_PLAIN = Pattern(r"[!-_a-~]+(?: [!-_a-~]+)*")
_SPACES = Pattern(r" {2,}")
_UNUSUAL = Pattern(r"[^ -~]")
# A text of which so many signs are not ASCII is not searched for them one by one.
_SAMPLE, _MOST_UNUSUAL = 400, 40
_CACHE_LIMIT = 20_000


def _alike(character: str) -> str | None:
    """What a character becomes by a rule of our own, or None when Unicode's own folding decides."""
    if character.isspace() or unicodedata.category(character) == "Cc":
        return " "
    if _DROPPED.match(character):
        return ""
    same = _QUOTES.get(character) or _DASHES.get(character)
    if same:
        return same
    # A spacing accent decomposes to a space and a mark, which would split the word it stands in.
    if " " in unicodedata.normalize("NFKC", character):
        return unicodedata.normalize("NFC", character)
    if unicodedata.decomposition(character).startswith(_KEPT_FORMS):
        return character
    digit = unicodedata.decimal(character, None)
    return None if digit is None else str(digit)


def _spell(character: str, *, fold_case: bool) -> str:
    """The spelling of one character, applied until it no longer changes."""
    spelled = character
    for _ in range(4):
        parts = [_alike(part) for part in spelled]
        again = "".join(
            unicodedata.normalize("NFKC", old) if new is None else new
            for old, new in zip(spelled, parts, strict=True)
        )
        if fold_case:
            again = "i" if again == "İ" else again.casefold()
        if again == spelled:
            break
        spelled = again
    return spelled


class _Spellings(dict[int, str]):
    """Spellings by code point, worked out on first use; usable with `str.translate`."""

    def __init__(self, *, fold_case: bool) -> None:
        super().__init__()
        self.fold_case = fold_case

    def __missing__(self, code_point: int) -> str:
        spelled = _spell(chr(code_point), fold_case=self.fold_case)
        if len(self) < _CACHE_LIMIT:
            self[code_point] = spelled
        return spelled


_KEEPING_CASE = _Spellings(fold_case=False)
_FOLDING_CASE = _Spellings(fold_case=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Normalised:
    """A text in the spelling for comparing, with the way back to the original.

    Attributes:
        text: The normalised text.
        offsets: For each character of `text`, where what it came from begins in the original; one more entry
            holds the length of the original.
        ends: For each character of `text`, where what it came from ends in the original.
    """

    text: str
    offsets: array[int] = field(compare=False, repr=False)
    ends: array[int] = field(compare=False, repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the original text of a slice of the normalised one.

        Args:
            start: Where the slice begins in `text`.
            end: Where it ends.

        Returns:
            Start and end in the original; an empty slice gives an empty one.

        Raises:
            IndexError: The slice does not lie within `text`.
        """
        if not 0 <= start <= end <= len(self.text):
            message = (
                f"({start}, {end}) is no slice of a text of {len(self.text)} characters; "
                "0 <= start <= end <= length was expected. Pass offsets of `text`, not of the original."
            )
            raise IndexError(message)
        begin = self.offsets[start]
        return begin, (self.ends[end - 1] if end > start else begin)


class _Writer:
    """Collects normalised text with the original place of each character."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.starts = array("I")
        self.ends = array("I")
        self.after_space = False

    def plain(self, text: str, start: int) -> None:
        """Add text of which each character stands for itself."""
        self.parts.append(text)
        self.starts.extend(range(start, start + len(text)))
        self.ends.extend(range(start + 1, start + len(text) + 1))
        self.after_space = False

    def cluster(self, spelled: str, start: int, end: int) -> None:
        """Add what one cluster of the original became."""
        for character in spelled:
            if character == " ":
                if self.after_space:
                    self.ends[-1] = end
                    continue
                self.after_space = True
            else:
                self.after_space = False
            self.parts.append(character)
            self.starts.append(start)
            self.ends.append(end)


def _joins(spelled: str) -> bool:
    """Whether the first character of a spelling can join what stands before it."""
    return unicodedata.combining(spelled[0]) != 0 or spelled[0] in _JOINS_BEFORE


def _write_clusters(text: str, start: int, end: int, spellings: _Spellings, writer: _Writer) -> None:
    """Write a stretch of the original, keeping together what Unicode composes."""
    held, held_start, held_end = "", start, start
    for at in range(start, end):
        spelled = spellings[ord(text[at])]
        if not spelled:
            continue
        if not (held and _joins(spelled)):
            if held:
                writer.cluster(_composed(held), held_start, held_end)
            held, held_start = "", at
        held += spelled
        held_end = at + 1
    if held:
        writer.cluster(_composed(held), held_start, held_end)


def _composed(spelled: str) -> str:
    return spelled if len(spelled) == 1 else unicodedata.normalize("NFC", spelled)


def normalise(text: str, *, fold_case: bool = False) -> Normalised:
    """Bring a text into the spelling for comparing, and remember where each character came from.

    Widths, ligatures and compatibility forms as in NFKC (but not superscripts, fractions or circled digits);
    all quotation marks become `"` or `'`, all dashes `-`, the digits of every script 0 to 9; a run of white
    space or control characters is one space; soft hyphens, bidi and zero-width characters are dropped. Doing
    it twice is doing it once.

    Args:
        text: Any text.
        fold_case: Whether capital and small letters become alike.

    Returns:
        The normalised text with its offsets.
    """
    spellings = _FOLDING_CASE if fold_case else _KEEPING_CASE
    writer = _Writer()
    at = 0
    for match in _PLAIN.finditer(text):
        # The first and the last character of a plain run may belong to a neighbour (a combining accent, a
        # second space).
        start, end = match.start() + 1, match.end() - 1
        if end - start <= 1:
            continue
        _write_clusters(text, at, start, spellings, writer)
        run = text[start:end]
        writer.plain(run.lower() if fold_case else run, start)
        at = end
    _write_clusters(text, at, len(text), spellings, writer)
    writer.starts.append(len(text))
    return Normalised(text="".join(writer.parts), offsets=writer.starts, ends=writer.ends)


def comparable(text: str) -> str:
    """Bring a text into the spelling for comparing, without regard to case: the fast form without offsets.

    Args:
        text: Any text.

    Returns:
        Exactly `normalise(text, fold_case=True).text`.
    """
    plain = _as_ascii(text)
    if plain is None:
        text = unicodedata.normalize("NFC", text.translate(_FOLDING_CASE))
    else:
        text = plain.replace("`", "'").lower()
    return _SPACES.sub(" ", text) if "  " in text else text


def _as_ascii(text: str) -> str | None:
    """The text in printable ASCII, where all that is not becomes that: line ends, curly quotes, dashes."""
    if text.isascii() and text.isprintable():
        return text
    if len(_UNUSUAL.findall(text[:_SAMPLE])) > _MOST_UNUSUAL:
        return None
    for sign in set(_UNUSUAL.findall(text)):
        spelled = _FOLDING_CASE[ord(sign)]
        if not spelled.isascii():
            return None
        text = text.replace(sign, spelled)
    return text
