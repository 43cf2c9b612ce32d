"""The one reading order of an article.

Every format writes the same pieces in the same order. The order itself is in `lay_out`; what the pieces hold
is in `pieces`; how evidence gets its numbers is in `citations`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressrewrite.locales import fill, locale
from pressrewrite.models import FactKind, NoteKind, ParagraphKind, SectionKind
from pressrewrite.models.evidence import BACKGROUND
from pressrewrite.render.citations import Register
from pressrewrite.render.glosses import Run, with_glosses, with_link
from pressrewrite.render.manner import manner_of, tag_and_direction
from pressrewrite.render.pieces import (
    Disclosed,
    Evidence,
    FactRow,
    Facts,
    Heading,
    KeyPoints,
    LaidNote,
    Notes,
    Prose,
    Published,
    Quotations,
    Quote,
    Source,
)

if TYPE_CHECKING:
    from pressrewrite.models import Article, Fact, Note, Quotation, Section, Sentence
    from pressrewrite.render.citations import Cited, Entry
    from pressrewrite.render.manner import Manner
    from pressrewrite.render.pieces import Piece

__all__ = ["Layout", "lay_out"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """An article ready to be written in any format.

    Attributes:
        manner: How its language is written.
        pieces: All parts in the order of reading; a part that the article does not have is not there.
        entries: The evidence by number.
        description: The article in one sentence.
        identity: What tells this article from others on the same page.
    """

    manner: Manner
    pieces: tuple[Piece, ...]
    entries: dict[int, Entry]
    description: str
    identity: str


def lay_out(article: Article) -> Layout:
    """Bring an article into its reading order.

    Args:
        article: Any article; its texts stay as they came, escaping is the format's work.
    """
    desk = _Desk(article)
    pieces: list[Piece | None] = [
        desk.heading(),
        desk.published(),
        desk.disclosed(),
        desk.key_points(),
        *desk.sections(),
        desk.quotations(),
        desk.facts(),
        desk.notes(),
        desk.source(),
    ]
    # All other parts have been walked by now, so every number is known.
    entries = desk.register.entries()
    if entries:
        pieces.append(Evidence(label=desk.labels.evidence, entries=entries))
    return Layout(
        manner=desk.manner,
        pieces=tuple(piece for piece in pieces if piece is not None),
        entries={entry.number: entry for entry in entries},
        description=next((s.text for s in article.sentences[1:2]), article.headline.text),
        identity=f"{article.source.sha256}\n{article.language}\n{article.text}",
    )


class _Desk:
    """Walks an article once, in the order of reading, and hands out numbers of evidence on the way."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.manner = manner_of(article.language)
        self.locale = locale(article.language)
        self.labels = self.locale.labels
        self.register = Register(article.source, article.language, self.locale)

    def cited(self, sentence: Sentence) -> Cited:
        runs = with_glosses(sentence.text, sentence.glosses, self.locale.gloss.inline)
        return self.register.cite(sentence, with_link(runs, self.article.source.url))

    def all_cited(self, sentences: tuple[Sentence, ...]) -> tuple[Cited, ...]:
        return tuple(self.cited(sentence) for sentence in sentences)

    def heading(self) -> Heading:
        headline, dek = self.article.headline, self.article.dek
        return Heading(headline=self.cited(headline), dek=self.cited(dek) if dek is not None else None)

    def published(self) -> Published:
        source, dateline = self.article.source, self.article.dateline
        return Published(
            dateline=self.cited(dateline) if dateline is not None else None,
            label=self.labels.published,
            when=source.published_text(self.article.language),
            machine_time=source.published_at.isoformat() if source.published_at is not None else None,
            publisher=source.publisher,
        )

    def disclosed(self) -> Disclosed:
        told = self.article.disclosure
        # An address that ends a sentence would run into the next one where no space parts them.
        apart = "" if self.manner.joint else " "
        sentences = (
            with_link((Run(text=said + apart if told.url and said.endswith(told.url) else said),), told.url)
            for said in told.sentences
        )
        return Disclosed(label=self.labels.disclosure, sentences=tuple(sentences))

    def key_points(self) -> KeyPoints | None:
        points = self.all_cited(self.article.key_points)
        return KeyPoints(label=self.labels.key_points, points=points) if points else None

    def sections(self) -> list[Prose]:
        laid: list[Prose] = []
        for section in self.article.sections:
            under_a_heading = bool(laid) and (laid[-1].heading is not None or laid[-1].label is not None)
            if self.needs_label(section):
                laid.append(Prose(heading=None, label=self.labels.background, paragraphs=()))
            laid.append(self.section(section, under_a_heading=under_a_heading))
        return laid

    def needs_label(self, section: Section) -> bool:
        """Whether background that may come from elsewhere stands under a heading that does not say so."""
        return (
            section.kind is SectionKind.BACKGROUND
            and section.heading is not None
            and section.heading.text != self.labels.background
            and any(one.reason == BACKGROUND for block in section.paragraphs for one in block.sentences)
        )

    def section(self, section: Section, *, under_a_heading: bool) -> Prose:
        label: str | None = None
        if section.heading is None:
            if section.kind is SectionKind.BACKGROUND:
                label = self.labels.background
            elif under_a_heading:
                # Without one it would seem to belong to the section above.
                label = self.labels.details
        return Prose(
            heading=self.cited(section.heading) if section.heading is not None else None,
            label=label,
            paragraphs=tuple(
                (paragraph.kind is ParagraphKind.LIST, self.all_cited(paragraph.sentences))
                for paragraph in section.paragraphs
            ),
        )

    def quotations(self) -> Quotations | None:
        quotes = tuple(self.quote(quotation) for quotation in self.article.quotations)
        labels = self.labels
        return (
            Quotations(label=labels.quotations, quotes=quotes, nameless=labels.untitled_speaker)
            if quotes
            else None
        )

    def quote(self, quotation: Quotation) -> Quote:
        span = quotation.speaker_span
        return Quote(
            pieces=self.all_cited(quotation.pieces),
            speaker=quotation.speaker,
            role=quotation.role,
            marks=self.register.point_at((span,) if span is not None else ()),
        )

    def facts(self) -> Facts | None:
        rows = tuple(self.fact(fact) for fact in self.article.facts)
        return Facts(label=self.labels.facts, rows=rows) if rows else None

    def fact(self, fact: Fact) -> FactRow:
        labels = {
            FactKind.WHO: self.labels.who,
            FactKind.WHERE: self.labels.where,
            FactKind.WHEN: self.labels.when,
            FactKind.FIGURES: self.labels.figures,
        }
        return FactRow(label=labels[fact.kind], values=self.all_cited(fact.values))

    def notes(self) -> Notes | None:
        notes = tuple(self.note(note) for note in self.article.notes)
        return Notes(label=self.labels.notes, notes=notes) if notes else None

    def note(self, note: Note) -> LaidNote:
        labels = {NoteKind.ORIGINAL_TITLE: self.labels.original_title, NoteKind.PROMPT: self.labels.prompt}
        was_none = note.kind is NoteKind.PROMPT and note.text == self.labels.no_prompt
        language, direction = tag_and_direction(note.language or self.article.language)
        return LaidNote(
            label=None if was_none else labels.get(note.kind),
            runs=with_link((Run(text=note.text),), self.article.source.url),
            language=language,
            direction=direction,
            marks=self.register.point_at(note.spans),
            verbatim=note.kind is NoteKind.PROMPT and not was_none,
        )

    def source(self) -> Source | None:
        given, record, words = self.article.attribution, self.article.source, self.locale.attribution
        licence = given.licence if given is not None else record.licence
        url = given.url if given is not None else record.url
        lines: list[tuple[bool, str]] = []
        if given is not None:
            lines.append((given.text == fill(words.line, publisher=given.publisher), given.text))
        if licence and not (given is not None and licence in given.text):
            lines.append((True, fill(words.licence, licence=licence)))
        if not lines and not url:
            return None
        return Source(label=self.labels.source, lines=tuple(lines), link=self.labels.read_original, url=url)
