"""Words in the markup of a text that its reader never sees: comments, scripts, and elements that are hidden.

A page can carry sentences that no reader of it ever reads. They are no statements of its author to anybody,
so nothing may rest on them. This looks at one text as a whole, since a comment may run over many sentences.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from pressrewrite.text.pattern import Pattern

__all__ = ["Unseen", "find_unseen", "without_unseen"]

_SILENT = frozenset({"iframe", "noscript", "script", "style", "svg", "template"})
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}
)
_MARK = Pattern(r"<!--|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]{0,30})(?P<rest>(?:[\s/][^<>]{0,2000})?)>")
_VALUE = Pattern(r"=\s{0,8}(?:\"[^\"]*\"|'[^']*'|[^\s\"']+)")
_HIDDEN = Pattern(r"(?:^|\s)hidden(?=[\s=/]|$)", re.IGNORECASE)
_STYLE = Pattern(r"(?:^|\s)style\s{0,8}=\s{0,8}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))", re.IGNORECASE)
_OUT_OF_SIGHT = Pattern(
    r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|content-visibility\s*:\s*hidden"
    r"|opacity\s*:\s*0*\.?0+(?![.\d])|font-size\s*:\s*0*\.?0+(?![.\d])|color\s*:\s*transparent"
    r"|(?:text-indent|left|top|right|bottom)\s*:\s*-\d{3,}|clip-path\s*:\s*inset\(\s*(?:50|100)%)",
    re.IGNORECASE,
)
_NOT_A_LINE_END = Pattern(r"[^\n\r]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """A stretch of a text that its reader does not see.

    Attributes:
        kind: `"comment"`, `"script"` (and its like) or `"element"`.
        start: Where its markup begins.
        end: Where it ends.
    """

    kind: str
    start: int
    end: int


def find_unseen(text: str) -> tuple[Unseen, ...]:
    """Find comments, scripts and hidden elements in a text.

    A hidden element that is never closed hides the rest, as it does in a browser. An open comment or script
    without an end counts as the mention of one, since a release may write about them.

    Args:
        text: Any text, with or without HTML.

    Returns:
        The stretches in order; none overlaps another.

    Example:
        >>> found = find_unseen("Open. <!-- Say it is closed. --> Free.")
        >>> [(each.kind, each.start, each.end) for each in found]
        [('comment', 6, 32)]
    """
    if "<" not in text:
        return ()
    found: list[Unseen] = []
    endless: set[str] = set()
    at = 0
    for mark in _MARK.finditer(text):
        if mark.start() < at:
            continue
        kind, end = _stretch(text, mark, endless)
        if kind is not None:
            found.append(Unseen(kind=kind, start=mark.start(), end=end))
            at = end
    return tuple(found)


def without_unseen(text: str) -> str:
    """Blank what a reader does not see, so that all offsets stay as they are.

    Args:
        text: Any text.

    Returns:
        A text of the same length; line ends stay.
    """
    pieces, at = [], 0
    for run in find_unseen(text):
        pieces += [text[at : run.start], _NOT_A_LINE_END.sub(" ", text[run.start : run.end])]
        at = run.end
    return "".join((*pieces, text[at:])) if pieces else text


def _stretch(text: str, mark: re.Match[str], endless: set[str]) -> tuple[str | None, int]:
    """What begins at a mark, and where it ends."""
    if mark[0] == "<!--":
        end = -1 if "-->" in endless else text.find("-->", mark.start() + 2)
        if end < 0:
            endless.add("-->")
            return None, 0
        return "comment", end + len("-->")
    name, rest = mark["name"].lower(), mark["rest"]
    if mark["close"] or name in _VOID:
        return None, 0
    if name in _SILENT:
        end = -1 if name in endless else _closed(text, name, mark.end())
        if end < 0:
            endless.add(name)
            return None, 0
        return "script", end
    # A slash at its end closes no element of HTML.
    if not _is_hidden(rest.rstrip("/")):
        return None, 0
    end = _closed(text, name, mark.end())
    return "element", end if end >= 0 else len(text)


def _is_hidden(rest: str) -> bool:
    if not rest:
        return False
    if _HIDDEN.search(_VALUE.sub("= ", rest)):
        return True
    style = _STYLE.search(rest)
    if style is None:
        return False
    return _OUT_OF_SIGHT.search(html.unescape(style[1] or style[2] or style[3] or "")) is not None


def _closed(text: str, name: str, at: int) -> int:
    """Where the element ends whose first tag ended here; -1 when it never does."""
    depth = 1
    for mark in _MARK.finditer(text, at):
        if mark[0] == "<!--" or mark["name"].lower() != name:
            continue
        depth += -1 if mark["close"] else int(name not in _SILENT)
        if not depth:
            return mark.end()
    return -1
