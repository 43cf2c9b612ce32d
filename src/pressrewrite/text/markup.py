"""A sentence without its markup: what a reader sees of Markdown and HTML.

Nothing here is a sanitiser of documents; it makes one line of text fit to be shown, and each renderer still
escapes it.
"""

from __future__ import annotations

import html
import re

from pressrewrite.text.hidden import visible
from pressrewrite.text.pattern import Pattern

__all__ = ["plain"]

_SILENT = ("script", "style", "template", "noscript", "iframe", "svg")
_SILENT_OPEN = Pattern(rf"<({'|'.join(_SILENT)})\b", re.IGNORECASE)
_TAG = Pattern(r"</?[a-zA-Z][^<>]{0,2000}>|<!--|<![a-zA-Z][^<>]{0,200}>|<\?[^<>]{0,200}\?>")
_TAG_START = Pattern(r"<(?=[a-zA-Z/!?])")
_BREAKING_TAG = Pattern(
    r"</?(?:br|p|div|li|ul|ol|h[1-6]|tr|td|th|table|hr|blockquote|section|article)\b",
    re.IGNORECASE,
)
_AUTOLINK = Pattern(r"<((?:https?|mailto):[^<>\s]{1,2000})>", re.IGNORECASE)
_LINK = Pattern(
    r"!?\[([^\[\]\n]{0,1000})\](?:\((?:[^()\s]|\([^()\s]{0,500}\)){0,2000}(?:\s{1,4}[\"'][^\"'\n]{0,500}[\"'])?\s{0,4}\)|\[[^\[\]\n]{0,200}\])",
)
_ESCAPED = Pattern(r"\\([!-/:-@\[-`{-~])")
_CODE = Pattern(r"(`{1,3})([^`\n]{1,2000})\1")
_EMPHASIS = (
    Pattern(r"(?<![\w*])\*{1,3}(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*{1,3}(?![\w*])"),
    Pattern(r"\*\*(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\*\*"),
    Pattern(r"(?<![\w_])_{1,3}(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])_{1,3}(?![\w_])"),
    Pattern(r"(?<!~)~~(?=[^\s~])([^~\n]{1,2000}?)(?<=[^\s~])~~(?!~)"),
)
_LINE_MARK = Pattern(r"^[ \t]{0,8}(?:#{1,6}[ \t]+|>[ \t]?)", re.MULTILINE)
_MARKED = Pattern(r"[*_`~\[\\#>]")
# Escaped characters wait in a private plane, out of sight of the rules for emphasis.
_ESCAPES = "".join(chr(code) for code in range(0x21, 0x7F) if not chr(code).isalnum())
_HIDE = {ord(mark): 0xF0000 + ord(mark) for mark in _ESCAPES}
_SHOW = {code: mark for mark, code in _HIDE.items()}
_PRIVATE = Pattern("[\U000f0021-\U000f007e]")


def _without_silent_elements(text: str) -> str:
    """The text without scripts, styles and comments, contents included; an unclosed one swallows the rest."""
    kept: list[str] = []
    at = 0
    lower = text.lower() if len(text.lower()) == len(text) else text
    for match in _SILENT_OPEN.finditer(text):
        if match.start() < at:
            continue
        kept.append(text[at : match.start()])
        close = lower.find(f"</{match[1].lower()}", match.end())
        end = text.find(">", close) if close >= 0 else -1
        at = end + 1 if end >= 0 else len(text)
        kept.append(" ")
    kept.append(text[at:])
    return "".join(kept)


def _without_comments(text: str) -> str:
    parts = text.split("<!--")
    kept = [parts[0]]
    for part in parts[1:]:
        _, closed, rest = part.partition("-->")
        kept.append(rest if closed else "")
    return "".join(kept)


def _without_tags(text: str) -> str:
    text = _without_comments(_without_silent_elements(text))
    text = _AUTOLINK.sub(r"\1", text)
    return _TAG.sub(lambda tag: " " if _BREAKING_TAG.match(tag[0]) else "", text)


def _without_markdown(text: str) -> str:
    text = _ESCAPED.sub(lambda escaped: chr(_HIDE[ord(escaped[1])]), _PRIVATE.sub("", text))
    text = _CODE.sub(lambda code: code[2].translate(_HIDE), text)
    # The innermost goes first, so that an image inside a link is gone before the link is looked at.
    for _ in range(2):
        text = _LINK.sub(lambda link: "" if link[0].startswith("!") else link[1], text)
    text = _LINE_MARK.sub("", text)
    for _ in range(2):
        for pattern in _EMPHASIS:
            text = pattern.sub(r"\1", text)
    return text.translate(_SHOW)


def plain(text: str) -> str:
    """Give the words of one sentence or paragraph as a reader sees them, on one line.

    Markdown marks (emphasis, code, links, escapes) and HTML tags are removed, scripts and styles with their
    content; of a link its text is kept, of an image nothing. Entities are decoded once; what would become a
    tag by decoding stays harmless text without its opening bracket. White space becomes single spaces.

    Args:
        text: A sentence or paragraph, with or without markup.

    Returns:
        The plain text. It is not escaped: a renderer has to do that.
    """
    # Invisible characters go first: one inside a tag would hide the tag from the rules, and then go.
    text = visible(text)
    if "<" in text:
        text = _without_tags(text)
    if _MARKED.search(text):
        text = _without_markdown(text)
    if "&" in text:
        text = visible(html.unescape(text))
    if "<" in text:
        # "&lt;script&gt;" was shown as words by the page it comes from; here it must not become a tag again.
        text = _TAG_START.sub("\u2039", _TAG.sub("", text))
    return " ".join(text.split())
