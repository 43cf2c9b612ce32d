"""Label lines: "Headline: ...", „**Titel:**“, 「見出し：」 and their like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pressrewrite.drafts.phrases import listed
from pressrewrite.text.pattern import Pattern

__all__ = ["Label", "LabelKind", "read_label", "strip_labels"]


class LabelKind(StrEnum):
    """What a label announces."""

    HEADLINE = "label_headline"
    DEK = "label_dek"
    PART = "label_part"
    """Introduction, body, conclusion: a stretch of the article that needs no name."""
    SPEAKER = "speaker_label"
    """Assistant, answer: who is talking."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label at the beginning of a line.

    Attributes:
        kind: What it announces.
        name: The words of the label as they stand there.
        rest: The words behind it on the same line; empty for a bare label.
    """

    kind: LabelKind
    name: str
    rest: str

    @property
    def is_form(self) -> bool:
        """Whether this is a line of a form, or a headline that begins like a label ("AI: the next step")."""
        if self.kind is LabelKind.SPEAKER:
            return bool(self.rest)
        if self.kind is not LabelKind.PART or not self.rest:
            return False
        least = _LEAST_DENSE_PARAGRAPH if _DENSE.search(self.rest) else _LEAST_PARAGRAPH
        return len(self.rest) < least


_DENSE = Pattern("[\u0e00-\u0e7f\u3040-\u9fff\uac00-\ud7af]")
_LONGEST_LABEL = 80
# How far down, in lines that are not blank, a label of that kind can be one and not a line of a form.
_REACH = {LabelKind.HEADLINE: 4, LabelKind.DEK: 6, LabelKind.SPEAKER: 1}
# "Lead: Jane Doe" is a line of a form; what follows the label of a part is a paragraph.
_LEAST_PARAGRAPH, _LEAST_DENSE_PARAGRAPH = 40, 15


@cache
def _shape(kind: LabelKind) -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace("'", "['’]").replace(r"\ ", r"\s{1,3}") for word in listed(kind))
    # A name in brackets or alone in bold needs no colon: 【見出し】, "**Headline**".
    bare = r"(?P<bare>\*\*|】|］|\]|$)" if kind in {LabelKind.HEADLINE, LabelKind.DEK} else r"(?P<bare>】|］)"
    return re.compile(
        r"(?P<marks>(?:#{1,6}\s+)?(?:[0-9]{1,2}[.)]\s{1,3})?(?:\*{1,3}|__?|[【［\[■◆])?\s?)"
        rf"(?P<name>(?:{words})(?:\s?[0-9])?(?:\s?[（(][^()（）\n]{{0,30}}[)）])?)"
        rf"(?P<close>\s?(?:\*{{1,3}}|__?)?\s?[:：]\s?(?:\*{{1,3}}|__?)?|\s?{bare})\s*",
        re.IGNORECASE,
    )


def read_label(line: str) -> Label | None:
    """Read the label at the beginning of a line.

    Args:
        line: One line of text.

    Returns:
        The label, or None when the line begins with none.
    """
    line = line.strip()
    head = line[:_LONGEST_LABEL]
    if ":" not in head and "：" not in head and not head.startswith(("#", "*", "【", "［", "_", "[")):
        return None
    for kind in LabelKind:
        found = _shape(kind).match(line)
        if not found:
            continue
        marks, rest = found["marks"].strip(), line[found.end() :]
        if found["bare"] is not None and (not marks or (rest and found["bare"] in {"**", ""})):
            continue
        return Label(kind=kind, name=found["name"], rest=_closed(marks, found["close"], rest))
    return None


def _closed(marks: str, close: str, rest: str) -> str:
    """The rest without the end of an emphasis that began before the label: `**Headline: Words**`."""
    for mark in ("***", "**", "__", "*", "_"):
        if marks.endswith(mark):
            opened = close.strip().strip(":：").strip() == ""
            return rest.removesuffix(mark).rstrip() if opened else rest
    return rest


def strip_labels(text: str) -> tuple[str, tuple[str, ...]]:
    """Take label lines away and keep the words behind the labels.

    A headline's label counts only at the head of the text, and that of a part only when it stands alone or a
    paragraph follows it, so that the lines of a form ("Title: Deputy Director", "Lead: Jane Doe") stay.

    Args:
        text: The text, without the talk before it.

    Returns:
        The text without labels, and the labels in order.
    """
    if ":" not in text and "：" not in text and not re.search(r"(?m)^\s*[#*【［_\[]", text):
        return text, ()
    kept: list[str] = []
    removed: list[str] = []
    seen = 0
    for line in text.splitlines(keepends=True):
        content = line.strip()
        label = read_label(content) if content else None
        seen += bool(content)
        if label is None or seen > _REACH.get(label.kind, seen) or label.is_form:
            kept.append(line)
            continue
        removed.append(label.name)
        if label.rest:
            end = line[len(line.rstrip()) :]
            kept.append(label.rest + end)
        else:
            seen -= 1
    if not removed:
        return text, ()
    made = "".join(kept)
    return (made.lstrip("\r\n") if not text[:1].isspace() else made), tuple(removed)
