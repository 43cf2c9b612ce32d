"""The short notice that can be written when the release itself is not there."""

from __future__ import annotations

from dataclasses import dataclass

from pressrewrite.locales import fill, format_date, locale
from pressrewrite.models import SourceItem, SourceScope
from pressrewrite.text import plain, visible

__all__ = ["NoticeSentence", "notice"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeSentence:
    """One sentence of a notice.

    Attributes:
        text: The sentence.
        fields: The fields of the `SourceItem` that it states.
    """

    text: str
    fields: tuple[str, ...]


def notice(item: SourceItem, language: str) -> tuple[NoticeSentence, ...]:
    """Say who published what, when, where to read it, and what the writer was not given.

    Nothing stands in it but the title, the publisher, the day and the address.

    Args:
        item: The release; with a summary the first sentence is left to the summary itself.
        language: BCP 47 tag of the reader; a language without a locale file gets English.

    Returns:
        At most three sentences.
    """
    words = locale(language).notice
    publisher, title = _shown(item.publisher), _shown(item.title)
    found: list[NoticeSentence] = []
    if item.scope is SourceScope.TITLE_ONLY:
        if item.published_on is None:
            text = fill(words.published_undated, publisher=publisher, title=title)
            found.append(NoticeSentence(text=text, fields=("publisher", "title")))
        else:
            day = format_date(item.published_on, language)
            text = fill(words.published, publisher=publisher, title=title, date=day)
            found.append(NoticeSentence(text=text, fields=("publisher", "published_at", "title")))
    if item.url is not None:
        found.append(NoticeSentence(text=fill(words.read_at, url=item.url), fields=("url",)))
    missing = words.text_unavailable if item.scope is SourceScope.TITLE_ONLY else words.summary_only
    found.append(NoticeSentence(text=missing, fields=("scope",)))
    return tuple(found)


def _shown(words: str) -> str:
    # A name that is nothing but markup is shown as it was given; every renderer escapes it.
    return plain(words) or " ".join(visible(words).split())
