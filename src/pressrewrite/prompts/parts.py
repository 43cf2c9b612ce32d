"""The pieces that built-in prompts are made of: rules, and the release fenced as data."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pressrewrite.locales import fill, locale
from pressrewrite.models import Background, SectionKind
from pressrewrite.text import comparable, language_name, visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressrewrite.models import Brief

__all__ = [
    "fenced",
    "fenced_release",
    "fenced_text",
    "marker_for",
    "name_of",
    "one_line",
    "ranges",
    "rules",
]

# 64 bits: nobody searches until a text holds the beginning of its own digest, to be taken for its marker.
_SHORTEST_MARKER = 16
_NO_BACKGROUND, _LEAVE_OUT, _DATA = 4, 5, 6


def rules(brief: Brief, background: Background = Background.FORBIDDEN) -> str:
    """Give role and rules in the reader's language.

    Args:
        brief: The job.
        background: Whether a section of background is allowed; it takes the place of the rule against it.
    """
    words = locale(brief.language).prompt
    told = list(words.rules)
    if background is Background.LABELLED:
        quotes = locale(brief.language).quotes
        kind = f"{quotes.open}{SectionKind.BACKGROUND.value}{quotes.close}"
        exception = fill(words.background_rule, kind=kind)
        told = [*told[:_NO_BACKGROUND], told[_LEAVE_OUT], exception, told[_DATA]]
    numbered = [f"{number}. {rule}" for number, rule in enumerate(told, start=1)]
    return "\n".join((words.role, "", *numbered, "", fill(words.language_rule, language=name_of(brief))))


def name_of(brief: Brief) -> str:
    """Name the language of the article in the language that the prompt is written in."""
    return language_name(brief.language, in_language=locale(brief.language).tag)


def marker_for(text: str, *, kind: str = "RELEASE") -> str:
    """Make the marker that fences a text: it depends on the text alone and does not occur in it.

    Whoever writes the text can work out the marker of any text, but not write one that holds its own, since
    its marker changes with it. Against a text that was searched for until it does, the marker grows. Case is
    no way around it.

    Args:
        text: Everything that will stand between two markers.
        kind: The word before the digits.
    """
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    length = _SHORTEST_MARKER
    folded = comparable(text)
    while digest[:length] in folded and length < len(digest):
        length += 1
    return f"{kind}-{digest[:length]}"


def fenced_release(brief: Brief) -> str:
    """Give the release as numbered sentences between markers that it cannot hold; number 0 is the title."""
    words = locale(brief.language).prompt
    about = _particulars(brief)
    lines = [
        f"0. {about['title']}",
        *(about[name] for name in ("publisher", "published", "url") if name in about),
    ]
    if len(brief.source.sentences) > 1:
        lines.append(f"{words.sentences_label}:")
    # What no reader of the release sees is no news, and the likeliest place for instructions.
    seen = brief.source.seen
    told = ((one.number, one_line(seen[one.start : one.end])) for one in brief.source.sentences[1:])
    lines.extend(f"{number}. {words}" for number, words in told if words)
    return fenced(brief, lines)


def fenced_text(brief: Brief) -> str:
    """Give time, title, publisher and text of the release as older prompts do, between the same markers.

    The text is one line, so that nothing in it can pass for a line of the prompt.
    """
    about = _particulars(brief)
    lines = [about[name] for name in ("published", "title", "publisher", "url") if name in about]
    text = one_line(brief.source.seen[brief.source.body_start :])
    if text:
        lines.append(f"{locale(brief.language).prompt.text_label}: {text}")
    return fenced(brief, lines)


def fenced(brief: Brief, lines: Iterable[str]) -> str:
    """Put lines between markers that they cannot contain."""
    words = locale(brief.language).prompt
    text = "\n".join(lines)
    # Publisher and address are as foreign as the text, and hidden characters are gone only now.
    marker = marker_for(text)
    return "\n".join((fill(words.data_begin, marker=marker), text, fill(words.data_end, marker=marker)))


def _particulars(brief: Brief) -> dict[str, str]:
    words, item = locale(brief.language).prompt, brief.item
    lines = {
        "title": f"{words.title_label}: {one_line(item.title)}",
        "publisher": f"{words.publisher_label}: {one_line(item.publisher)}",
    }
    if item.published_at is not None:
        lines["published"] = f"{words.published_label}: {item.published_at.isoformat()}"
    if item.url is not None:
        lines["url"] = f"{words.url_label}: {item.url}"
    return lines


def one_line(text: str) -> str:
    """Make one visible line of a text: a line break in it could start a line that looks like ours."""
    return " ".join(visible(text).split())


def ranges(numbers: Iterable[int]) -> str:
    """Write numbers in as few words as they need.

    Example:
        >>> ranges([1, 2, 3, 5, 8, 7])
        '1-3, 5, 7-8'
    """
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
