"""What a chat model says before its article: "Okay, let's craft ...", 「はい、承知いたしました。」."""

from __future__ import annotations

import re

from pressrewrite.drafts.labels import LabelKind, read_label
from pressrewrite.drafts.phrases import holds, pattern
from pressrewrite.text import segment
from pressrewrite.text.pattern import Pattern

# Two lines may stand above it.
_NEAR_THE_TOP = 400
_SET_OFF = ":：!！\n"
__all__ = ["may_open_with_talk", "strip_opening", "strip_thoughts"]

_THOUGHTS = Pattern(r"\s*<(think|thinking|reasoning|thought)>", re.IGNORECASE)
_MARKS = " \t\r\n*_#>¡¿\"'“”‘’「『"
_BEHIND_ACKNOWLEDGEMENT = Pattern(r"[\s*_\"”]*(?:[,.!:;…、。，！：；،؛–—-]+|$)[\s*_]*")
_COLON = Pattern(r"[:：][\s*_]*$")
_INNER_COLON = Pattern(r"[:：]\s+(?=\S)")
_RULE = Pattern(r"[\s*_=~-]*")
_ENDS = Pattern(r"[.。؟।][\s*_\"”’»」)]*$")
# The page's own title and a line of furniture may stand above the answer.
_MOST_LINES_BEFORE, _LONGEST_TITLE = 2, 150
_LONGEST_LOOK = 2000
_ENOUGH, _ENOUGH_BEHIND = 3, 2
_MOST_ACKNOWLEDGEMENTS = 3
_NEAR, _WITHIN = 60, 240
_LEAST_REST = 60


def strip_thoughts(text: str) -> tuple[str, str]:
    """Take away the thoughts that a reasoning model prints before its answer.

    Args:
        text: The answer.

    Returns:
        The answer without `<think>...</think>`, and what was taken away; an unclosed one is left alone.
    """
    found = _THOUGHTS.match(text)
    if not found:
        return text, ""
    close = f"</{found[1].lower()}>"
    at = text.lower().find(close, found.end()) if len(text.lower()) == len(text) else text.find(close)
    if at < 0:
        return text, ""
    return text[at + len(close) :].lstrip(), text[found.end() : at].strip()


def may_open_with_talk(text: str) -> bool:
    """Say quickly whether `strip_opening` could find anything in a text; in most it finds nothing."""
    near = text[:_NEAR_THE_TOP]
    # Such talk begins with "Sure," and the like, or it is set off from the article: by a colon, an
    # exclamation mark, or a line of its own.
    if pattern("acknowledgement").match(near, len(near) - len(near.lstrip(_MARKS))):
        return True
    if not any(mark in near for mark in _SET_OFF):
        return False
    return holds(near, "presenting", "task", "acknowledgement")


def strip_opening(text: str) -> tuple[str, tuple[str, ...]]:
    """Take away the lines and sentences in which the writer talks to the one who asked.

    A sentence goes when several things speak against it at once: it opens with "Sure," it presents a piece of
    writing ("Here is", "article"), it speaks of the writer's own work ("let's craft"), of what was asked for,
    or ends with a colon. "Certainly the largest ..." and "Here is the full text:" alone are not enough.

    Args:
        text: The answer.

    Returns:
        The text without them, and the removed words in order; a title line above them stays.
    """
    lines = text.splitlines(keepends=True)
    kept: list[str] = []
    removed: list[str] = []
    titles = 0
    for number, line in enumerate(lines):
        if not line.strip() or (removed and not _RULE.sub("", line, 1)):
            kept.append(line)
            continue
        cut = _cut(line, after=bool(removed))
        if cut:
            removed.append(line[:cut].strip())
            rest = line[cut:].lstrip()
            if rest:
                return _joined(kept, [rest, *lines[number + 1 :]]), tuple(removed)
        elif removed or titles == _MOST_LINES_BEFORE or not _is_title(line):
            return (_joined(kept, lines[number:]), tuple(removed)) if removed else (text, ())
        else:
            titles += 1
            kept.append(line)
    return (_joined(kept, []), tuple(removed)) if removed else (text, ())


def _joined(before: list[str], after: list[str]) -> str:
    head = "".join(line for line in before if line.strip() and _RULE.sub("", line, 1))
    return (head + "\n" if head else "") + "".join(after).lstrip("\r\n")


def _is_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not _ENDS.search(line.strip())


def _cut(line: str, *, after: bool) -> int:
    """How much of the beginning of a line is talk."""
    look = line[:_LONGEST_LOOK]
    end = 0
    for piece in segment(look, "und"):
        sentence = look[piece.start : piece.end]
        # "Here is the article: The harbour reopened on Monday ..." holds both in one sentence.
        colon = _INNER_COLON.search(sentence)
        if colon and _stands_alone(sentence[colon.end() :]):
            talk = sentence[: colon.end()]
            return piece.start + colon.end() if _score(talk, after=after) >= _ENOUGH else end
        if _score(sentence, after=after or end > 0) >= (_ENOUGH_BEHIND if end else _ENOUGH):
            end = piece.end
            continue
        break
    return len(line) if end == len(look.rstrip()) and len(look) == len(line) else end


def _stands_alone(rest: str) -> bool:
    return len(rest) >= _LEAST_REST and not rest[0].islower() and _ENDS.search(rest) is not None


def _score(sentence: str, *, after: bool) -> int:
    label = read_label(sentence)
    if label is not None and label.kind is LabelKind.SPEAKER:
        sentence = label.rest
    at = begin = len(sentence) - len(sentence.lstrip(_MARKS))
    for _ in range(_MOST_ACKNOWLEDGEMENTS):
        found = pattern("acknowledgement").match(sentence, at)
        if not found:
            break
        mark = _BEHIND_ACKNOWLEDGEMENT.match(sentence, found.end())
        speaks_on = pattern("presenting", "task").match(sentence[found.end() :].lstrip())
        if not mark and not speaks_on:
            break
        at = mark.end() if mark else found.end()
    if at > begin and not sentence[at:].strip(" \t*_"):
        return _ENOUGH
    near, within = sentence[at : at + _NEAR], sentence[at : at + _WITHIN]
    presents = bool(pattern("presenting").search(near))
    works = bool(pattern("task").search(sentence[at:]))
    rests = bool(pattern("basis").search(within))
    colon = bool(_COLON.search(sentence))
    names = bool(pattern("work").search(within)) and (presents or works or rests)
    said = presents + 2 * works + rests + names
    if not said:
        return 0
    return 2 * (at > begin) + said + colon + (after and names)
