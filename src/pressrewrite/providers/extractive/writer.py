"""The embedded writer: an article made of the release's own sentences, with no model and no network."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from pressrewrite.errors import CannotTranslate, NothingToWrite
from pressrewrite.models import (
    Draft,
    DraftParagraph,
    DraftQuotation,
    DraftSection,
    DraftSentence,
    ParagraphKind,
    PartKind,
    SectionKind,
    SourceScope,
    Usage,
)
from pressrewrite.providers.base import Reply
from pressrewrite.providers.extractive.figures import find_figures
from pressrewrite.providers.extractive.material import count_words, gather
from pressrewrite.providers.extractive.selection import choose
from pressrewrite.release import clean_title, notice, shorten_headline, whole_title
from pressrewrite.text import base_language, comparable, language_name, plain

if TYPE_CHECKING:
    from pressrewrite.models import Brief, QuotedSpeech
    from pressrewrite.providers.base import Request
    from pressrewrite.providers.extractive.material import Material, Paragraph, Unit
    from pressrewrite.providers.extractive.selection import Choice

__all__ = ["Extractive"]

_MOST_FIGURES = 6
_UNSPACED = re.compile(r"[。！？\u3040-\u9fff]")
_FEWEST_DEK_WORDS = 6


class Extractive:
    """The embedded writer.

    It needs no key, no network and no model: every sentence of its article is a sentence of the release. So
    it writes in the release's own language only.

    Example:
        >>> from pressrewrite import Rewriter, SourceItem
        >>> item = SourceItem(
        ...     title="Reef reopens", publisher="Port", body="The reef is open. Divers may return."
        ... )
        >>> Rewriter(provider=Extractive()).rewrite(item).provenance.provider
        'extractive'
    """

    name = "extractive"
    model: str | None = None
    reads_prompt = False

    def generate(self, request: Request) -> Reply:
        """Write the article.

        Raises:
            CannotTranslate: The article is wanted in another language than the release's.
            NothingToWrite: The release holds no sentence that could stand in an article.
        """
        return Reply(draft=write(request.brief), usage=Usage(), attempts=1)

    async def agenerate(self, request: Request) -> Reply:
        """Write the article; it takes milliseconds and waits for nothing."""
        return self.generate(request)


def write(brief: Brief) -> Draft:
    """Make the draft of an article from the sentences of a release.

    Raises:
        CannotTranslate: The article is wanted in another language than the release's.
        NothingToWrite: The release holds no sentence that could stand in an article.
    """
    item = brief.item
    if base_language(item.language) not in {base_language(brief.language), "und"}:
        wanted = language_name(brief.language, in_language="en")
        given = language_name(item.language, in_language="en")
        raise CannotTranslate(
            f"The release is in {given} and the article is wanted in {wanted}; the embedded writer uses the "
            "release's own sentences and cannot translate.",
            hint=f"Leave the language out (or give '{item.language}'), or give a provider that writes with a "
            "language model, such as a Gemini, OpenAI or local one.",
        )
    headline = _headline(brief)
    if item.scope is SourceScope.TITLE_ONLY:
        return Draft(headline=headline, sections=(_notice(brief),))
    material = gather(brief)
    choice = choose(material, brief)
    sections = tuple(_sections(material, choice))
    if not sections and not choice.quotations and not choice.key_points:
        raise NothingToWrite(
            "The release holds no sentence that could stand in an article, only furniture such as headings, "
            "contacts or boilerplate.",
            hint="Look at it with `pressrewrite inspect`, or give the title alone (body=None) for a notice.",
        )
    if item.scope is SourceScope.SUMMARY:
        sections = (*sections, _notice(brief))
    return Draft(
        headline=headline,
        dek=_dek(material, headline),
        key_points=tuple(_cite(unit) for unit in choice.key_points),
        sections=sections,
        quotations=tuple(_quotation(brief, group) for group in choice.quotations),
        figures=tuple(_figures(choice, brief.language)),
    )


def _headline(brief: Brief) -> DraftSentence:
    title = brief.item.title
    for part in brief.anatomy.of_kind(PartKind.HEADLINE):
        repeated = part.span.text[len(title) :] if part.span.start == 0 else part.span.text
        for line in repeated.strip().split("\n"):
            whole = whole_title(title, line)
            if whole is not None:
                number = next(
                    (
                        s.number
                        for s in brief.source.sentences[1:]
                        if brief.source.text[s.start : s.end] in line
                    ),
                    0,
                )
                return DraftSentence(evidence=(number,), text=shorten_headline(clean_title(whole)))
    return DraftSentence(evidence=(0,), text=shorten_headline(clean_title(title)))


def _notice(brief: Brief) -> DraftSection:
    sentences = tuple(
        DraftSentence(
            evidence=(0,) if "title" in sentence.fields else (), text=sentence.text, fields=sentence.fields
        )
        for sentence in notice(brief.item, brief.language)
    )
    return DraftSection(kind=SectionKind.NOTICE, paragraphs=(DraftParagraph(sentences=sentences),))


def _dek(material: Material, headline: DraftSentence) -> DraftSentence | None:
    for subhead in material.subheads:
        long_enough = count_words(subhead.text) >= _FEWEST_DEK_WORDS
        if long_enough and comparable(subhead.text) != comparable(headline.text):
            return DraftSentence(evidence=(subhead.number,), text=subhead.text)
    return None


def _cite(unit: Unit) -> DraftSentence:
    return DraftSentence(evidence=(unit.sentence.number,), text=unit.sentence.text)


def _item(units: tuple[Unit, ...]) -> DraftSentence:
    """A bullet of several sentences stays one bullet."""
    joint = "" if _UNSPACED.search(units[0].sentence.text[-1:]) else " "
    return DraftSentence(
        evidence=tuple(unit.sentence.number for unit in units),
        text=joint.join(unit.sentence.text for unit in units),
    )


def _sections(material: Material, choice: Choice) -> list[DraftSection]:
    sections: list[DraftSection] = []
    if choice.lead:
        lead = DraftParagraph(sentences=tuple(map(_cite, choice.lead)))
        sections.append(DraftSection(kind=SectionKind.LEAD, paragraphs=(lead,)))
    chosen = [p for p in material.paragraphs if choice.body.get(p.order)]
    dek = material.subheads[0].number if material.subheads else None
    for heading, paragraphs in groupby(chosen, key=lambda p: p.heading):
        own = list(paragraphs)
        shown = heading is not None and heading.number != dek
        sections.append(
            DraftSection(
                kind=SectionKind.BACKGROUND if own[0].background else SectionKind.BODY,
                heading=DraftSentence(evidence=(heading.number,), text=heading.text)
                if heading and shown
                else None,
                paragraphs=tuple(_paragraphs(own, choice)),
            )
        )
    return sections


def _paragraphs(paragraphs: list[Paragraph], choice: Choice) -> list[DraftParagraph]:
    found: list[DraftParagraph] = []
    for is_list, run in groupby(paragraphs, key=lambda p: p.kind is PartKind.LIST):
        if is_list:
            items = tuple(_item(choice.body[p.order]) for p in run)
            found.append(DraftParagraph(kind=ParagraphKind.LIST, sentences=items))
        else:
            found.extend(DraftParagraph(sentences=tuple(map(_cite, choice.body[p.order]))) for p in run)
    return found


def _quotation(brief: Brief, pieces: tuple[QuotedSpeech, ...]) -> DraftQuotation:
    speaker, role = pieces[0].speaker, pieces[0].role
    return DraftQuotation(
        pieces=tuple(
            DraftSentence(evidence=_numbers(brief, piece), text=plain(piece.span.text)) for piece in pieces
        ),
        speaker=plain(speaker.text) if speaker else None,
        role=plain(role.text) if role else None,
    )


def _numbers(brief: Brief, piece: QuotedSpeech) -> tuple[int, ...]:
    span = piece.span
    return tuple(s.number for s in brief.source.sentences if s.start < span.end and span.start < s.end)


def _figures(choice: Choice, language: str) -> list[DraftSentence]:
    """The first figures of each sentence, then the second ones, so that no sentence fills the box alone."""
    units = [*choice.lead, *choice.key_points, *(unit for units in choice.body.values() for unit in units)]
    found: dict[str, DraftSentence] = {}
    searches = [(unit, find_figures(unit.sentence.text, language)) for unit in units]
    while searches:
        unfinished = []
        for unit, search in searches:
            figure = next(search, None)
            if figure is None:
                continue
            unfinished.append((unit, search))
            found.setdefault(comparable(figure), DraftSentence(evidence=(unit.sentence.number,), text=figure))
            if len(found) == _MOST_FIGURES:
                return list(found.values())
        searches = unfinished
    return list(found.values())
