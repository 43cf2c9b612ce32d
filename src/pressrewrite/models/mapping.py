"""An article with each of its sentences exchanged for what a function makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressrewrite.models.article import Article, Paragraph, Quotation, Section
    from pressrewrite.models.evidence import GroundingReport, Sentence

__all__ = ["map_sentences"]


def map_sentences(
    article: Article, change: Callable[[Sentence], Sentence], *, report: GroundingReport | None = None
) -> Article:
    """Exchange each sentence that rests on the release, in the order of reading.

    Args:
        article: The article.
        change: What to make of a sentence; called once for each, in order.
        report: The report of the changed article; made from its sentences when left out.

    Example:
        >>> from pressrewrite import SourceItem, rewrite
        >>> article = rewrite(SourceItem(title="Reef reopens", publisher="Port", body="The reef is open."))
        >>> seen = []
        >>> same = map_sentences(article, lambda sentence: seen.append(sentence.text) or sentence)
        >>> same == article, seen[0]
        (True, 'Reef reopens')
    """

    def paragraph(old: Paragraph) -> Paragraph:
        return old.model_copy(update={"sentences": tuple(map(change, old.sentences))})

    def section(old: Section) -> Section:
        heading = change(old.heading) if old.heading is not None else None
        paragraphs = tuple(map(paragraph, old.paragraphs))
        return old.model_copy(update={"heading": heading, "paragraphs": paragraphs})

    def quotation(old: Quotation) -> Quotation:
        return old.model_copy(update={"pieces": tuple(map(change, old.pieces))})

    # One after the other: the order of reading is the order of these lines.
    changes: dict[str, object] = {"headline": change(article.headline)}
    changes["dek"] = change(article.dek) if article.dek is not None else None
    changes["key_points"] = tuple(map(change, article.key_points))
    changes["sections"] = tuple(map(section, article.sections))
    changes["quotations"] = tuple(map(quotation, article.quotations))
    if report is not None:
        changes["report"] = report
    return article.replace(**changes)
