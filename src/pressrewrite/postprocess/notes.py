"""Post-processors that say something below the article: disclaimer, attribution, original title, prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.locales import fill, locale
from pressrewrite.models import Attribution as AttributionRecord
from pressrewrite.models import Note, NoteKind, PartKind
from pressrewrite.text import base_language, plain

if TYPE_CHECKING:
    from pressrewrite.models import Article

__all__ = ["Attribution", "Disclaimer", "PaidNotice", "PromptDisclosure", "SourceTitle"]


_UNSPACED = frozenset({"ja", "zh"})


def _with_note(article: Article, note: Note) -> Article:
    """Add a note once; a post-processor that runs twice says nothing twice."""
    if note in article.notes:
        return article
    return article.replace(notes=(*article.notes, note))


class Disclaimer:
    """Say below the article that a press release states its publisher's view.

    Args:
        text: Words of your own, in the article's language; the locale's words when left out.
    """

    def __init__(self, text: str | None = None) -> None:
        self.text = text

    def __call__(self, article: Article, /) -> Article:
        """Add the disclaimer."""
        text = self.text or locale(article.language).disclaimer.text
        return _with_note(article, Note(kind=NoteKind.DISCLAIMER, text=text))


class Attribution:
    """Say whose release the article is based on, and under which licence it may be used."""

    def __call__(self, article: Article, /) -> Article:
        """Add the line of attribution."""
        source = article.source
        words = locale(article.language).attribution
        lines = [fill(words.line, publisher=plain(source.publisher))]
        licence = plain(source.licence or "")
        if licence:
            lines.append(fill(words.licence, licence=licence))
        record = AttributionRecord(
            publisher=source.publisher,
            title=source.title,
            url=source.url,
            published_at=source.published_at,
            licence=licence or None,
            text=("" if base_language(article.language) in _UNSPACED else " ").join(lines),
        )
        return article.replace(attribution=record)


class SourceTitle:
    """Show the title of the release in its own language, when the headline says it in other words."""

    def __call__(self, article: Article, /) -> Article:
        """Add the original title."""
        title = plain(article.source.title)
        if title == article.headline.text:
            return article
        note = Note(kind=NoteKind.ORIGINAL_TITLE, text=title, language=article.source.language)
        return _with_note(article, note)


class PaidNotice:
    """Tell the reader what the release says about who paid for it or on whose behalf it was spread."""

    def __call__(self, article: Article, /) -> Article:
        """Add the release's own words."""
        for part in article.record:
            if part.kind is PartKind.PAID_NOTICE:
                note = Note(
                    kind=NoteKind.PAID_NOTICE,
                    text=plain(part.span.text),
                    language=article.source.language,
                    spans=(part.span,),
                )
                article = _with_note(article, note)
        return article


class PromptDisclosure:
    """Print the very prompt that was used, or say that none was."""

    def __call__(self, article: Article, /) -> Article:
        """Add the prompt, character for character."""
        prompt = article.provenance.prompt
        text = prompt if prompt is not None else locale(article.language).labels.no_prompt
        return _with_note(article, Note(kind=NoteKind.PROMPT, text=text))
