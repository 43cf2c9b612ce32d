"""Scores and ranges: two figures that only mean something together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from pressrewrite.facts import Date
    from pressrewrite.grounding.claim import Claim

__all__ = ["check_pairs", "figure_pairs"]

_MOST_PAIRS = 500
# Two figures with a mark between them: a score, a range. In the release they may also stand near one another.
_PAIR = Pattern(
    r"(\d(?<![\d.,:：/–-]\d)\d{0,2}) ?(?:[-–−－:：~〜～]|对|対|對|比|대|to|(?<= )(?:a|à|بر)(?= )) ?(\d{1,3})"
    r"(?![\d/:：%％]|[.,]\d| ?[-–−－])"
)
_NEAR_PAIR = Pattern(r"(?<![\d.,])(?=(\d{1,3})\D{1,14}?(\d{1,3})(?![\d]|[.,]\d))")


def check_pairs(claim: Claim) -> None:
    """Find a score or a range of which the release holds each figure, but not the two together."""
    written = list(_PAIR.finditer(claim.text))
    theirs = claim.material.figure_pairs if written else ([], set())
    if not theirs[0]:
        return
    spans = [
        (date.start, date.end) for date in claim.dates if claim.material.has_times or not _only_time(date)
    ]
    spans += [(link.start, link.end) for link in claim.links]
    for match in written:
        pair = frozenset((int(match[1]), int(match[2])))
        if pair in theirs[1] or any(start < match.end() and match.start() < end for start, end in spans):
            continue
        like = next((other for other in theirs[0] if other & pair), None)
        said = any(found.start < match.end() and match.start() < found.end for found in claim.findings)
        if like is not None and not said:
            claim.report("number", match.span())


def _only_time(date: Date) -> bool:
    """Whether a time of day stands alone; in a text about no times it is a score: "21:19"."""
    return date.hour is not None and (date.year, date.month, date.day, date.weekday) == (None,) * 4


def figure_pairs(text: str) -> tuple[list[frozenset[int]], set[frozenset[int]]]:
    """Give the scores and ranges of a text, and every two figures that stand near one another.

    Args:
        text: The text of a release.
    """
    written = [frozenset((int(match[1]), int(match[2]))) for match in _PAIR.finditer(text)][:_MOST_PAIRS]
    if not written:
        return [], set()
    near = {frozenset((int(match[1]), int(match[2]))) for match in _NEAR_PAIR.finditer(text)}
    return written, near | set(written)
