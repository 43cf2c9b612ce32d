"""The pieces that built-in prompts are made of: rules, and the release fenced as data."""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

from pressrewrite.locales import fill, locale
from pressrewrite.models import Draft
from pressrewrite.text import language_name, visible

if TYPE_CHECKING:
    from pressrewrite.models import Brief

__all__ = ["draft_schema", "fenced_release", "marker_for", "rules"]


@cache
def draft_schema() -> dict[str, Any]:
    """Give the JSON schema that answers are asked to follow; made once, since it takes half a millisecond."""
    return Draft.model_json_schema()


def rules(brief: Brief) -> str:
    """Give role and rules in the reader's language."""
    words = locale(brief.language).prompt
    numbered = [f"{number}. {rule}" for number, rule in enumerate(words.rules, start=1)]
    name = language_name(brief.language, in_language=locale(brief.language).tag)
    return "\n".join((words.role, "", *numbered, "", fill(words.language_rule, language=name)))


def marker_for(text: str) -> str:
    """Make the marker that fences a text: it depends on the text alone and does not occur in it.

    Args:
        text: Everything that will stand between two markers.
    """
    digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    length = 8
    while digest[:length] in text and length < len(digest):
        length += 1
    return f"RELEASE-{digest[:length]}"


def fenced_release(brief: Brief) -> str:
    """Give the release as numbered sentences between markers that it cannot contain."""
    words = locale(brief.language).prompt
    item = brief.item
    lines = [f"{words.title_label}: {_line(item.title)}"]
    lines.append(f"{words.publisher_label}: {_line(item.publisher)}")
    if item.published_at is not None:
        lines.append(f"{words.published_label}: {item.published_at.isoformat()}")
    if item.url is not None:
        lines.append(f"{words.url_label}: {item.url}")
    if len(brief.source.sentences) > 1:
        lines.append(f"{words.sentences_label}:")
    lines.extend(
        f"{sentence.number}. {_line(brief.source.text[sentence.start : sentence.end])}"
        for sentence in brief.source.sentences[1:]
    )
    fenced = "\n".join(lines)
    # Publisher and address are as foreign as the text, and hidden characters are gone only now.
    marker = marker_for(fenced)
    return "\n".join((fill(words.data_begin, marker=marker), fenced, fill(words.data_end, marker=marker)))


def _line(text: str) -> str:
    # A line break inside a sentence would let the release start a line of its own that looks like ours.
    return " ".join(visible(text).split())
