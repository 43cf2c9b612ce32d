"""The story of a release: its numbered sentences as a reader should see them, without the furniture."""

from __future__ import annotations

import re

from pressrewrite.models import Anatomy, PartKind, SourceText, StorySentence
from pressrewrite.text import SegmentKind, plain

__all__ = ["story", "story_text"]

_BULLET = re.compile(
    r"\s*(?:(?:\\?[-–—*+•·●▪◦‣■□◆►▶➢✓✔・※]|\(?[0-9]{1,2}[.)]|\([a-zA-Z]\)|[a-z]\))"
    r"[ \t\u00a0\u3000]+|[•●▪■]\s*)"
)
_HEADING_MARKS = re.compile(r"^\s*#{1,6}\s+")


_BEFORE = frozenset({PartKind.DATELINE, PartKind.SUBHEAD})


def story_text(raw: str, kind: SegmentKind) -> str:
    """Give the words of one source sentence as a reader should see them.

    Args:
        raw: The characters of the source.
        kind: Whether it is a sentence, a bullet, a heading.
    """
    if kind is SegmentKind.BULLET:
        raw = _BULLET.sub("", raw, count=1)
    elif kind is SegmentKind.HEADING:
        raw = _HEADING_MARKS.sub("", raw, count=1)
    return plain(raw).strip()


def story(source: SourceText, anatomy: Anatomy) -> tuple[StorySentence, ...]:
    """Give the sentences of the story in order, with subheads among them.

    Args:
        source: The text of the release.
        anatomy: Its parts.
    """
    found: list[StorySentence] = []
    parts = anatomy.parts
    at = 0
    for sentence in source.sentences[1:]:
        while parts[at].span.end <= sentence.start:
            at += 1
        start, part = sentence.start, at
        # A sentence that begins with the dateline, or with a label of its own, goes on in the next part.
        while parts[part].kind in _BEFORE and parts[part].span.end < sentence.end:
            if parts[part].kind is PartKind.SUBHEAD:
                label = story_text(source.seen[start : parts[part].span.end], sentence.kind).rstrip(":： ")
                found.append(
                    StorySentence(
                        number=sentence.number,
                        text=label,
                        start=start,
                        end=parts[part].span.end,
                        kind=PartKind.SUBHEAD,
                        part=part,
                    )
                )
            start = parts[part].span.end
            part += 1
        if not parts[part].kind.in_story:
            continue
        end = min(sentence.end, parts[part].span.end)
        text = story_text(source.seen[start:end], sentence.kind)
        if any(map(str.isalnum, text)):
            found.append(
                StorySentence(
                    number=sentence.number, text=text, start=start, end=end, kind=parts[part].kind, part=part
                )
            )
    return tuple(found)
