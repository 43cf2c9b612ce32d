"""Addresses in a text: links, e-mail, handles. They are compared letter by letter."""

from __future__ import annotations

from dataclasses import dataclass

from pressrewrite.text.pattern import Pattern

__all__ = ["Link", "find_links"]

_LINK = Pattern(
    r"https?://[^\s<>\"”“」』）)\]]{1,2000}"
    r"|(?<![\w.@-])www\.[\w-]{1,80}(?:\.[\w-]{1,80}){1,4}(?:/[^\s<>\"”“」』）)\]]{0,2000})?"
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[\w-]{1,80}(?:\.[\w-]{1,80}){1,4}"
    r"|(?<![A-Za-z0-9_@/.])@[A-Za-z_][A-Za-z0-9_]{2,30}"
)
_ZEROS = Pattern(r"(?<![0-9A-Za-z])0+(?=[0-9])")
_TAIL = ".,;:!?'’…。、，"
# Scripts without spaces write on right behind an address.
_DENSE_BEHIND = Pattern(r"(?<=[A-Za-z0-9/_-])[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff08-\uffee].*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address as it stands in a text.

    Attributes:
        start: Where it begins.
        end: Where it ends.
        text: The very characters.
        key: What is compared: no scheme, no `www.`, no slash at the end, host in small letters.
    """

    start: int
    end: int
    text: str
    key: str


def find_links(text: str) -> tuple[Link, ...]:
    """Find links, e-mail addresses and handles.

    Args:
        text: Any text.

    Returns:
        The addresses in order; a full stop behind one is not part of it.

    Example:
        >>> [link.key for link in find_links("See https://www.Port.example/reef/, or ask desk@port.example.")]
        ['port.example/reef', 'desk@port.example']
    """
    if "@" not in text and "www." not in text and "://" not in text:
        return ()
    found = []
    for match in _LINK.finditer(text):
        shown = _DENSE_BEHIND.sub("", match[0]).rstrip(_TAIL)
        # Whoever groups the digits of every number does so in an address, where the first zeros fall away.
        key = shown.split("://", 1)[-1].removeprefix("www.").rstrip("/")
        key = _ZEROS.sub("", key.replace(",", ""))
        host, slash, rest = key.partition("/")
        found.append(
            Link(
                start=match.start(),
                end=match.start() + len(shown),
                text=shown,
                key=host.lower() + slash + rest,
            )
        )
    return tuple(found)
