"""Clean up after writers that chat: what is addressed to the person who asked leaves the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.drafts import strip_chatter
from pressrewrite.models import Flag, FlagKind

if TYPE_CHECKING:
    from pressrewrite.models import Article, Paragraph, Section, Sentence

__all__ = ["StripChatter"]

# What a single sentence cannot tell: the whole text decides on its language.
_OF_THE_WHOLE = frozenset({FlagKind.WRONG_LANGUAGE})


class StripChatter:
    """Take preambles, closing offers, labels, placeholders and counters out of an article, and report them.

    Refusals, confessions of guessing and an answer in another language than asked are reported in
    `Article.flags` and left where they are: an editor has to see them. Sentences that stand in the release
    word for word are never touched.
    """

    def __call__(self, article: Article, /) -> Article:
        """Clean the article."""
        if all(map(_is_traced, article.sentences)):
            return article
        cleaner = _Cleaner(article.language)
        sections = tuple(filter(None, map(cleaner.section, article.sections)))
        key_points = tuple(filter(None, map(cleaner.sentence, article.key_points)))
        dek = cleaner.sentence(article.dek) if article.dek else None
        headline = cleaner.sentence(article.headline) or article.headline
        new = tuple(flag for flag in cleaner.flags if flag not in article.flags)
        if not new:
            return article
        return article.replace(
            headline=headline, dek=dek, key_points=key_points, sections=sections, flags=(*article.flags, *new)
        )


def _is_traced(sentence: Sentence) -> bool:
    return sentence.reason is None and bool(sentence.spans or sentence.fields)


class _Cleaner:
    def __init__(self, language: str) -> None:
        self.language = language
        self.flags: list[Flag] = []

    def sentence(self, sentence: Sentence) -> Sentence | None:
        if _is_traced(sentence):
            return sentence
        cleaned = strip_chatter(sentence.text, language=self.language)
        self.flags.extend(flag for flag in cleaned.flags if flag.kind not in _OF_THE_WHOLE)
        text = cleaned.text.strip()
        if not text:
            return None
        return (
            sentence if text == sentence.text else sentence.model_copy(update={"text": text, "glosses": ()})
        )

    def paragraph(self, paragraph: Paragraph) -> Paragraph | None:
        kept = tuple(filter(None, map(self.sentence, paragraph.sentences)))
        return paragraph.model_copy(update={"sentences": kept}) if kept else None

    def section(self, section: Section) -> Section | None:
        paragraphs = tuple(filter(None, map(self.paragraph, section.paragraphs)))
        if not paragraphs and section.paragraphs:
            return None
        return section.model_copy(update={"paragraphs": paragraphs})
