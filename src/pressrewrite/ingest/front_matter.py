"""The front matter of a text file: what is known about the release, one `key: value` a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressrewrite.errors import InvalidRelease, shorten
from pressrewrite.text import visible

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FIELDS", "Page", "split_front_matter", "split_title"]

FIELDS = ("title", "publisher", "published_at", "url", "language", "licence", "embargo_until", "id", "scope")
"""The keys that are fields of a `SourceItem`; every other key goes to its metadata."""

_SPELLINGS = {"license": "licence"}
# These name fields of a SourceItem too, but a line of text cannot hold them.
_NOT_HERE = {
    "body": "The text of the release stands below the front matter.",
    "metadata": "Every key that is no field goes to the metadata by itself.",
}
_FENCE = "---"
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|\Z)")
_LINE_END = re.compile(r"\r\n|\n|\r")
_LAST_LINE_END = re.compile(r"(?:\r\n|\n|\r)\Z")
_LINE_ENDS = "\r\n"
_HEADING_MARK = re.compile(r"#{1,6}[ \t]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text file taken into its pieces.

    Attributes:
        fields: What the front matter says about fields of a `SourceItem`.
        metadata: Its other keys.
        body: The text below it.
    """

    fields: Mapping[str, str]
    metadata: Mapping[str, str]
    body: str


def split_front_matter(text: str) -> Page:
    """Take a text apart into its front matter and the words below.

    The front matter stands between two `---` lines at the top. Its values are taken literally after the
    first colon, without quoting or nesting; empty lines are passed over. One empty line behind it and the
    last line end of the text belong to the file and not to the release.

    Args:
        text: All of the file; any line ends.

    Returns:
        The pieces; without a front matter all of the text is the body.

    Raises:
        InvalidRelease: The front matter does not end, or a line of it is no `key: value`, or says again what
            another line says.
    """
    opening = _LINE.match(text, len(text) - len(text.lstrip(_LINE_ENDS)))
    if opening is None or opening[0].rstrip() != _FENCE:
        return Page(fields={}, metadata={}, body=_LAST_LINE_END.sub("", text))
    fields: dict[str, str] = {}
    metadata: dict[str, str] = {}
    number = len(_LINE_END.findall(text, 0, opening.end()))
    at = opening.end()
    while at < len(text):
        line = _LINE.match(text, at)
        if line is None:
            break
        at, number = line.end(), number + 1
        words = line[0].strip()
        if words == _FENCE:
            return Page(fields=fields, metadata=metadata, body=_below(text, at))
        if words:
            key, value = _pair(words, number)
            known = fields if key in FIELDS else metadata
            if key in known:
                raise InvalidRelease(
                    f"The front matter gives {shorten(key)} twice, the second time in line {number}.",
                    hint="Keep one of the two lines.",
                )
            known[key] = value
    raise InvalidRelease(
        f"The front matter that begins with a line of '{_FENCE}' does not end with another one.",
        hint=f"Put a line of '{_FENCE}' behind its last key, or take the first one away if it is none.",
    )


def split_title(text: str) -> tuple[str, str]:
    r"""Take the first line that can be read as the title; what stands below it is the text.

    Args:
        text: A release without a title of its own.

    Returns:
        The title, without a mark that only makes it a heading in Markdown, and the rest. Both are empty when
        no line can be read.

    Example:
        >>> split_title("# Reef reopens\n\nThe reef is open.")
        ('Reef reopens', 'The reef is open.')
    """
    at = 0
    while at < len(text):
        line = _LINE.match(text, at)
        if line is None:
            break
        at = line.end()
        words = line[0].strip()
        title = _HEADING_MARK.sub("", words, count=1)
        if visible(title).strip():
            return title, _without_empty_line(text, at)
    return "", ""


def _pair(words: str, number: int) -> tuple[str, str]:
    key, colon, value = words.partition(":")
    key = key.rstrip()
    if not colon or not key:
        raise InvalidRelease(
            f"Line {number} of the front matter is {shorten(words)} and has no key.",
            hint=f"Write `key: value`, or end the front matter with a line of '{_FENCE}' before it.",
        )
    plain = re.sub(r"[\s-]+", "_", key.lower())
    plain = _SPELLINGS.get(plain, plain)
    if plain in _NOT_HERE:
        raise InvalidRelease(
            f"Line {number} of the front matter gives {plain!r}, which does not belong there.",
            hint=_NOT_HERE[plain],
        )
    return (plain if plain in FIELDS else key), value.strip()


def _below(text: str, at: int) -> str:
    return _LAST_LINE_END.sub("", _without_empty_line(text, at))


def _without_empty_line(text: str, at: int) -> str:
    empty = _LINE_END.match(text, at)
    return text[empty.end() if empty else at :]
