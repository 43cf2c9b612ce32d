"""The dateline: where and when a release says it comes from, before its first sentence."""

from __future__ import annotations

import re

from pressrewrite.models import Dateline, Span
from pressrewrite.release.calendar import date_pattern, find_date

__all__ = ["find_dateline"]

_LONGEST = 260
_LONGEST_PLACE, _LONGEST_DENSE_PLACE = 70, 25
_MOST_WORDS, _MOST_DENSE_WORDS = 9, 3
# "EU -" and "UK -" open sentences, "LONDON -" does not.
_SHORT_SIGN = 2
_SEPARATOR = re.compile(
    r"\s*(?:--+|—|–|－)\s*|\.-+\s+|\s+[-|]\s+|\s*[:：]\s+|\s*：|\s+/\s*|/\s+(?=\S)|\s+-(?=[“\"A-Z])"
)
_WIRE = re.compile(r"\(\s*[^()]{2,40}\s*\)|/[^/\n]{2,60}/|\[[^\]\n]{2,60}\]\([^()\s]{0,200}\)")
_WIRE_NAME = re.compile(r"[^\n]{0,40}(?:wire|newswire|press|news|agency|agentur)\b", re.IGNORECASE)
_PARTICLES = frozenset(
    """
    de la le les los las del di du der den am im an and of the on upon sur bei in y e et und da do das
    dos van von al
    """.split()
)
# "Paris, le 24 avril": the article belongs to the date.
_BEFORE_DATE = re.compile(r"[\s,،]+(?:le|den|am|on|the|el|il|em|a|في)\Z", re.IGNORECASE)
# "Washington, D.C." keeps its last full stop.
_ABBREVIATED = re.compile(r"\b[A-Z]\.[A-Z]$")
_CASED = re.compile(r"[A-Za-zÀ-ɏΑ-ώА-я]")


def find_dateline(text: str, start: int, end: int, language: str) -> Dateline | None:
    """Find a dateline at the beginning of a paragraph.

    A dateline is a place, a date, the name of a wire service, or several of them, each behind a dash, a colon
    or a slash. A single word before a dash is none unless it is in capitals or a date stands beside it.

    Args:
        text: The source text.
        start: Where the paragraph begins.
        end: Where it ends.
        language: BCP 47 tag of the release.

    Returns:
        The dateline with its separator, so that the sentence begins right behind it; None when there is none.
    """
    limit = min(end, start + _LONGEST)
    paragraph = text[start:limit]
    at = 0
    taken = 0
    seen = _Seen()
    for match in _SEPARATOR.finditer(paragraph):
        chunk = paragraph[at : match.start()].strip()
        if chunk and not seen.take(chunk, language):
            break
        at = taken = match.end()
    if not taken or not seen.enough(paragraph[:taken]):
        return None
    whole = Span.of(text, start, start + len(paragraph[:taken].rstrip()))
    dated = find_date(whole.text, language)
    return Dateline(span=whole, place=seen.place, day=dated.day if dated else None)


class _Seen:
    """What the chunks of a would-be dateline were recognised as."""

    def __init__(self) -> None:
        self.place: str | None = None
        self.has_date = False
        self.has_wire = False

    def take(self, chunk: str, language: str) -> bool:
        """Take one chunk, if all of it is place, date or wire service."""
        rest = _WIRE.sub(" ", chunk)
        wire = rest != chunk
        dated = date_pattern(language).search(rest)
        if dated:
            rest = rest[: dated.start()] + " " + rest[dated.end() :]
        rest = rest.strip(" ,.،、，;/（）()")
        if not rest:
            self.has_date |= dated is not None
            self.has_wire |= wire
            return wire or dated is not None
        rest = _BEFORE_DATE.sub("", rest) if dated else rest
        if chunk[-1:] == "." and _ABBREVIATED.search(rest):
            rest += "."
        if self.place is None and _is_place(rest, alone=not (dated or wire)):
            self.place = rest
        elif not ((self.place or self.has_date or dated) and _is_wire(rest)):
            return False
        self.has_date |= dated is not None
        self.has_wire |= wire
        return True

    def enough(self, words: str) -> bool:
        """Say whether this is a dateline and not just a phrase before a dash."""
        if self.has_date:
            return True
        if self.place is None:
            return False
        letters = [sign for sign in self.place if sign.isalpha()]
        capitals = bool(letters) and all(sign.isupper() for sign in letters)
        return self.has_wire or (
            capitals and len(letters) > _SHORT_SIGN and not words.rstrip().endswith((":", "："))
        )


def _is_wire(words: str) -> bool:
    return len(words) <= _LONGEST_PLACE and (
        _WIRE_NAME.fullmatch(words) is not None or all(word[:1].isupper() for word in words.split())
    )


def _is_place(words: str, *, alone: bool) -> bool:
    if any(sign.isdigit() for sign in words):
        return False
    if not _CASED.search(words):
        # Scripts without capitals: short, and never without a date or an agency beside it.
        return not alone and len(words) <= _LONGEST_DENSE_PLACE and len(words.split()) <= _MOST_DENSE_WORDS
    tokens = re.split(r"[\s,/]+", words)
    if len(words) > _LONGEST_PLACE or len(tokens) > _MOST_WORDS:
        return False
    return all(token[:1].isupper() or token.lower() in _PARTICLES for token in tokens if token)
