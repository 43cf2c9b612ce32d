"""The one owner of escaping: nothing reaches a page, a Markdown file or a terminal except through here.

Whatever an article holds may have come from outside, so every function first takes out what a reader could
not see (`pressrewrite.text.visible`), and then neutralises what the format would take for an instruction.
"""

from __future__ import annotations

import re
from html import escape
from urllib.parse import urlsplit

from pressrewrite.text import visible

__all__ = [
    "html_attribute",
    "html_text",
    "markdown_code",
    "markdown_line",
    "markdown_link",
    "markdown_text",
    "one_line",
    "safe_url",
]

# No-break spaces belong to the spelling of French, so `str.split` would take away too much.
_BREAKS = re.compile(r"[ \t\n\r\x0b\x0c\x1c-\x1f\x85\u2028\u2029]+")

_NOT_IN_URLS = re.compile(r"[\x00-\x20\x7f-\x9f<>\"`{}|\\^\u2028\u2029]")

_MARKDOWN = re.compile(
    r"[\\`*\[\]|]"
    r"|(?<![^\W_])_|_(?![^\W_])"  # not inside snake_case, which is no emphasis in CommonMark
    r"|(?<=\S)~"  # a tilde after a space can open a strike-through and never close one
    r"|(?:(?<=javascript)|(?<=vbscript)|(?<=data)):(?=\S)",
    re.IGNORECASE,
)
# Most lines hold none of these, and looking for them alone is ten times as fast.
_MAY_MEAN = re.compile(r"[\\`*\[\]|_~:]")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_BLOCK_START = re.compile(r"(?P<numbers>[0-9]{1,9})(?=[.)](?:\s|$))|[#>=]|[-+](?=[\s-]|$)")


def one_line(text: str) -> str:
    r"""Show a text without anything invisible, its line ends and runs of spaces as single spaces.

    Args:
        text: Any text.

    Example:
        >>> one_line(" two\n  lines ")
        'two lines'
    """
    return _BREAKS.sub(" ", visible(text)).strip(" ")


def html_text(text: str) -> str:
    """Make a text safe to stand between two tags.

    Args:
        text: Any text; its line ends stay.
    """
    return escape(visible(text), quote=False)


def html_attribute(text: str) -> str:
    """Make a text safe to stand between the double quotes of an attribute, on one line.

    Args:
        text: Any text. An address must have gone through `safe_url` before.
    """
    return escape(one_line(text), quote=True)


def safe_url(address: str | None) -> str | None:
    """Say where a link may lead, if it may lead anywhere.

    Args:
        address: An address from outside.

    Returns:
        The address, when it is http or https, names a host, holds nothing invisible and no user name (which
        would let it pass for another host). None otherwise: then there is no link, only words.

    Example:
        >>> safe_url("https://example.org/a"), safe_url("javascript:alert(1)")
        ('https://example.org/a', None)
    """
    if not address or _NOT_IN_URLS.search(address) or visible(address) != address:
        return None
    try:
        parts = urlsplit(address)
        named = parts.hostname and parts.username is None
    except ValueError:
        return None
    return address if named and parts.scheme in {"http", "https"} else None


def markdown_text(text: str) -> str:
    r"""Make a text safe inside a line of CommonMark, with as few backslashes as can be.

    Args:
        text: Any text; it becomes one line.

    Example:
        >>> markdown_text("AT&T's well-known *offer*: 1.5 < 2")
        "AT&T's well-known \\*offer\\*: 1.5 &lt; 2"
    """
    shown = one_line(text)
    if _MAY_MEAN.search(shown):
        shown = _MARKDOWN.sub(r"\\\g<0>", shown)
    return _ENTITY.sub("&amp;", shown).replace("<", "&lt;")


def markdown_line(markdown: str) -> str:
    r"""Keep a line of finished Markdown from being taken for a heading, a list, a quotation or a rule.

    Args:
        markdown: A line whose texts went through `markdown_text`.

    Example:
        >>> markdown_line("# 1 in sales"), markdown_line("2025. A year."), markdown_line("24.5 million")
        ('\\# 1 in sales', '2025\\. A year.', '24.5 million')
    """
    found = _BLOCK_START.match(markdown)
    if not found:
        return markdown
    at = found.end("numbers") if found["numbers"] else 0
    return f"{markdown[:at]}\\{markdown[at:]}"


def markdown_link(words: str, address: str | None) -> str:
    """Write a link in Markdown, or only its words where the address may not be one.

    Args:
        words: What is shown; any text.
        address: An address from outside.

    Example:
        >>> markdown_link("original", "https://example.org")
        '[original](<https://example.org>)'
    """
    target = safe_url(address)
    if target is None:
        return markdown_text(words)
    if one_line(words) == target:
        return f"<{target}>"
    return f"[{markdown_text(words)}](<{_ENTITY.sub('&amp;', target)}>)"


def markdown_code(text: str) -> str:
    """Set a text as a block of code that nothing in it can end.

    Args:
        text: Any text; its line ends stay.
    """
    shown = visible(text).strip("\r\n")
    longest = max((len(run) for run in re.findall(r"`+", shown)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}\n{shown}\n{fence}"
