"""From a draft to an article: every sentence checked, every record made, nothing of the release lost."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from pressrewrite.drafts import draft_from_text, strip_chatter
from pressrewrite.errors import InvalidArticle, InvalidInput, shorten
from pressrewrite.glosses import Glosser
from pressrewrite.grounding import (
    CHECKS,
    NOT_CHECKED,
    SourceMaterial,
    Verbatim,
    as_background,
    check_sentence,
)
from pressrewrite.grounding.spoken import running, spoken_in, spoken_whole
from pressrewrite.models import (
    Article,
    Disclosure,
    DraftSentence,
    Fact,
    FactKind,
    Flag,
    FlagKind,
    Note,
    NoteKind,
    Paragraph,
    PartKind,
    Provenance,
    Quotation,
    Section,
    SectionKind,
    Sentence,
    SourceItem,
    SourceRecord,
    SourceText,
    Verdict,
    reading_order,
    report_for,
)
from pressrewrite.providers.extractive.figures import find_figures
from pressrewrite.release import anatomy as take_apart
from pressrewrite.release import story
from pressrewrite.text import canonical_tag, comparable, find_hidden, find_unseen, plain
from pressrewrite.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from pressrewrite.grounding.spoken import Spoken
    from pressrewrite.models import (
        Anatomy,
        Brief,
        Draft,
        DraftParagraph,
        DraftQuotation,
        DraftSection,
        Span,
        StorySentence,
    )

__all__ = ["article_from_text", "assemble", "headline_maker", "running_maker", "sentence_maker"]


def assemble(
    draft: Draft,
    *,
    source: SourceText,
    anatomy: Anatomy,
    story: tuple[StorySentence, ...],
    language: str,
    provenance: Provenance,
    flags: Iterable[Flag] = (),
) -> Article:
    """Make an article of a draft.

    Args:
        draft: What the writer handed in; untrusted.
        source: The release.
        anatomy: Its parts.
        story: The sentences of its story.
        language: BCP 47 tag of the article.
        provenance: How the draft was made.
        flags: What was seen when the draft was read.

    Returns:
        The article; each of its sentences was looked up in the release and says what was found.
    """
    builder = _Builder(source, anatomy, story, language)
    headline = builder.headline(draft.headline)
    dek = builder.sentence(draft.dek) if draft.dek else None
    key_points = tuple(map(builder.sentence, draft.key_points))
    sections = tuple(map(builder.section, draft.sections))
    quotations = tuple(builder.quotation(one) for one in draft.quotations if one.pieces)
    order = reading_order(
        headline=headline, dek=dek, key_points=key_points, sections=sections, quotations=quotations
    )
    report = report_for(order, checks=CHECKS, not_checked=NOT_CHECKED)
    record = builder.record
    # Only what was looked up can be promised to say no more than title, publisher, time and address.
    is_notice = (
        any(section.kind is SectionKind.NOTICE for section in sections)
        and source.item.body is None
        and all(one.verdict is Verdict.SUPPORTED for one in report.sentences)
    )
    return Article(
        language=language,
        headline=headline,
        dek=dek,
        dateline=builder.dateline(),
        key_points=key_points,
        sections=sections,
        quotations=quotations,
        facts=tuple(builder.facts(draft, quotations)),
        notes=tuple(Note(kind=NoteKind.WRITER, text=note) for note in draft.notes),
        disclosure=Disclosure.of(
            source=record, provenance=provenance, report=report, language=language, notice=is_notice
        ),
        provenance=provenance,
        report=report,
        source=record,
        record=tuple(part for part in anatomy.parts if _kept_aside(part.kind)),
        flags=(*flags, *_source_flags(source, anatomy), *builder.unchecked(draft.notes)),
    )


def sentence_maker(brief: Brief) -> Callable[[DraftSentence, Spoken | None], Sentence]:
    """Give what makes a checked sentence of a draft, with what of it is quoted in its paragraph.

    Args:
        brief: The job.

    Example:
        >>> from pressrewrite import Rewriter
        >>> release = SourceItem(title="Reef", publisher="Port", body="The reef is open.", language="en")
        >>> brief, _ = Rewriter().brief(release)
        >>> sentence_maker(brief)(DraftSentence(text="The reef is open."), None).verdict.value
        'supported'
    """
    return _Builder(brief.source, brief.anatomy, brief.story, brief.language).sentence


def running_maker(brief: Brief) -> Callable[[DraftSentence], Sentence]:
    """Give what makes a checked sentence of a draft while the sentences behind it are not yet written.

    Args:
        brief: The job.

    Example:
        >>> from pressrewrite import Rewriter
        >>> release = SourceItem(
        ...     title="Reef", publisher="Port", body='"It is open. We did it," said Ann Lee.', language="en"
        ... )
        >>> make = running_maker(Rewriter().brief(release)[0])
        >>> texts = ('Lee said: "It is open.', 'They did it."')
        >>> [make(DraftSentence(text=text)).verdict.value for text in texts]
        ['partly', 'unsupported']
    """
    make = sentence_maker(brief)
    before: list[str] = []

    def made(draft: DraftSentence) -> Sentence:
        nonlocal before
        here, before = running(before, draft.text, brief.language)
        return make(draft, here)

    return made


def headline_maker(brief: Brief) -> Callable[[DraftSentence], Sentence]:
    """Give what makes a checked headline of a draft: the title without its furniture is still the title.

    Args:
        brief: The job.

    Example:
        >>> from pressrewrite import Rewriter
        >>> release = SourceItem(title="Press release: Reef reopens", publisher="Port", language="en")
        >>> brief, _ = Rewriter().brief(release)
        >>> headline_maker(brief)(DraftSentence(text="Reef reopens")).verdict.value
        'supported'
    """
    return _Builder(brief.source, brief.anatomy, brief.story, brief.language).headline


def _kept_aside(kind: PartKind) -> bool:
    return not kind.in_story and kind not in {PartKind.HEADLINE, PartKind.DATELINE}


def _source_flags(source: SourceText, anatomy: Anatomy) -> Iterable[Flag]:
    """Report what in the release was not meant for readers; none of it is shown, none of it is lost."""
    hidden = Counter(found.kind for found in find_hidden(source.text))
    for kind, count in sorted(hidden.items()):
        yield Flag(kind=FlagKind.HIDDEN_CHARACTERS, detail=f"{kind}: {count}")
    unseen = Counter(found.kind for found in find_unseen(source.text))
    for kind, count in sorted(unseen.items()):
        yield Flag(kind=FlagKind.HIDDEN_TEXT, detail=f"{kind}: {count}")
    folded = source.text.lower()
    for mark in ("<script", "<iframe", "<style", "javascript:", "onerror=", "onclick=", "onload="):
        if mark in folded:
            yield Flag(kind=FlagKind.MARKUP, detail=mark.strip("<=:"))
    if anatomy.under_embargo_line and anatomy.embargo_until is None and source.item.embargo_until is None:
        yield Flag(kind=FlagKind.EMBARGO_UNREADABLE)


# What was said of a piece of a quotation whose words are right.
_ABOUT_SPEAKER = frozenset({"speaker", "speaker_not_checked"})


class _Builder:
    def __init__(
        self, source: SourceText, anatomy: Anatomy, story: tuple[StorySentence, ...], language: str
    ) -> None:
        self.source = source
        self.record = SourceRecord.of(source, embargo_until=anatomy.embargo_until)
        self.anatomy = anatomy
        self.language = language
        self.verbatim = Verbatim(source, anatomy, story, language)
        self.glosses = Glosser(source.item, anatomy, language)
        self.material = SourceMaterial(source)

    def headline(self, draft: DraftSentence) -> Sentence:
        return self._checked(self.verbatim.headline(draft))

    def sentence(
        self, draft: DraftSentence, spoken: Spoken | None = None, *, background: bool = False
    ) -> Sentence:
        found = self.verbatim.sentence(draft)
        return self.glosses.add(self._checked(found, draft.evidence, spoken=spoken, background=background))

    def _checked(
        self,
        sentence: Sentence,
        cited: tuple[int, ...] = (),
        *,
        spoken: Spoken | None = None,
        background: bool = False,
    ) -> Sentence:
        """What does not stand in the release word for word is held against it fact by fact."""
        if sentence.verdict is Verdict.SUPPORTED:
            return sentence
        found = check_sentence(
            sentence.text, self.material, language=self.language, cited=cited, spoken=spoken
        )
        found = as_background(found) if background else found
        return sentence.model_copy(
            update={
                "verdict": found.verdict,
                "score": found.score,
                "spans": found.evidence or sentence.spans,
                "findings": found.findings,
                "reason": found.reason,
            }
        )

    def section(self, draft: DraftSection) -> Section:
        aside = draft.kind is SectionKind.BACKGROUND
        return Section(
            kind=draft.kind,
            heading=self._checked(self.verbatim.sentence(draft.heading)) if draft.heading else None,
            paragraphs=tuple(self.paragraph(paragraph, background=aside) for paragraph in draft.paragraphs),
        )

    def paragraph(self, draft: DraftParagraph, *, background: bool) -> Paragraph:
        quoted = spoken_in([one.text for one in draft.sentences], self.language)
        pairs = zip(draft.sentences, quoted, strict=True)
        return Paragraph(
            kind=draft.kind,
            sentences=tuple(self.sentence(one, here, background=background) for one, here in pairs),
        )

    def quotation(self, draft: DraftQuotation) -> Quotation:
        heard, speaker = self.verbatim.speech(draft)
        pieces = tuple(self._said(piece, one) for piece, one in zip(heard, draft.pieces, strict=True))
        if speaker is None and not any(piece.verdict is Verdict.SUPPORTED for piece in pieces):
            speaker = self._speaker_span(draft)
        return Quotation(pieces=pieces, speaker=draft.speaker, role=draft.role, speaker_span=speaker)

    def _said(self, piece: Sentence, draft: DraftSentence) -> Sentence:
        """What a quotation does not hold word for word; that the release tells it makes nobody say it."""
        if piece.verdict is Verdict.SUPPORTED or piece.reason in _ABOUT_SPEAKER:
            return piece
        checked = self._checked(piece, draft.evidence, spoken=spoken_whole(piece.text))
        return piece if checked.verdict in {Verdict.SUPPORTED, Verdict.PARTLY} else checked

    def _speaker_span(self, draft: DraftQuotation) -> Span | None:
        if draft.speaker is None:
            return None
        wanted = comparable(draft.speaker)
        for quotation in self.anatomy.quotations:
            if quotation.speaker is not None and comparable(plain(quotation.speaker.text)) == wanted:
                return quotation.speaker
        return None

    def unchecked(self, notes: tuple[str, ...]) -> Iterable[Flag]:
        """Report what a writer put below the article, where no verdict stands beside it."""
        for note in notes:
            if self.verbatim.sentence(DraftSentence(text=note)).verdict is not Verdict.SUPPORTED:
                yield Flag(kind=FlagKind.UNCHECKED_NOTE, detail=note)

    def dateline(self) -> Sentence | None:
        found = self.anatomy.dateline
        if found is None:
            return None
        text = plain(found.span.text).rstrip(" -–—:：/|")
        return Sentence(text=text, spans=(found.span,), verdict=Verdict.SUPPORTED)

    def _is_figure(self, figure: DraftSentence) -> bool:
        """Whether it is a number with what it counts; a longer stretch of a sentence can say anything."""
        return comparable(figure.text) in map(comparable, find_figures(figure.text, self.language))

    def facts(self, draft: Draft, quotations: tuple[Quotation, ...]) -> Iterable[Fact]:
        """Answer who, where, when and how much, from the record and the story."""
        if self.source.item.body is None:
            return
        item = self.source.item
        who = [Sentence(text=plain(item.publisher), fields=("publisher",), verdict=Verdict.SUPPORTED)]
        heard = {comparable(who[0].text)}
        for quotation in quotations:
            name = quotation.speaker
            if name and quotation.speaker_span and comparable(name) not in heard:
                heard.add(comparable(name))
                who.append(Sentence(text=name, spans=(quotation.speaker_span,), verdict=Verdict.SUPPORTED))
        yield Fact(kind=FactKind.WHO, values=tuple(who))
        dateline = self.anatomy.dateline
        if dateline is not None and dateline.place is not None:
            place = Sentence(text=plain(dateline.place), spans=(dateline.span,), verdict=Verdict.SUPPORTED)
            yield Fact(kind=FactKind.WHERE, values=(place,))
        when = self.record.published_text(self.language)
        if when is not None:
            moment = Sentence(text=when, fields=("published_at",), verdict=Verdict.SUPPORTED)
            yield Fact(kind=FactKind.WHEN, values=(moment,))
        figures = tuple(
            found
            for figure in draft.figures
            if self._is_figure(figure)
            and (found := self.verbatim.fragment(figure)).verdict is Verdict.SUPPORTED
        )
        if figures:
            yield Fact(kind=FactKind.FIGURES, values=figures)


def article_from_text(text: str, *, source: SourceItem, language: str | None = None) -> Article:
    """Read what a model or a person wrote as plain text, and hold it against the release.

    Args:
        text: The article as plain text or Markdown.
        source: The release it claims to be about.
        language: The language it was asked to be in; the release's when left out.

    Raises:
        InvalidArticle: The text holds no sentence.
        InvalidInput: What was given is no text or no release.
        InvalidLanguageTag: The tag names no language.
    """
    if not isinstance(text, str):
        raise InvalidInput(f"An article was expected as text, not {shorten(text)}.", hint="Give a str.")
    if not isinstance(source, SourceItem):
        raise InvalidInput(f"A SourceItem was expected as source, not {shorten(source)}.", hint="Build one.")
    # Half a surrogate pair cannot be stored, and a broken decoder is not worth losing an article for.
    text = text.encode("utf-8", "replace").decode("utf-8")
    tag = canonical_tag(language) if language else source.language
    cleaned = strip_chatter(text, language=tag)
    if not any(map(str.isalpha, cleaned.text)):
        raise InvalidArticle(
            "Nothing is left of the text when what chat models put around an article is taken away.",
            hint="Give the text of an article.",
        )
    draft = draft_from_text(cleaned.text, language=tag)
    source_text = SourceText(source)
    provenance = Provenance(
        library_version=__version__,
        provider="unknown",
        strategy="from_text",
        strategy_version="1",
        strategy_fingerprint="from_text",
        source_sha256=source_text.sha256,
        attempts=0,
    )
    anatomy = take_apart(source_text)
    return assemble(
        draft,
        source=source_text,
        anatomy=anatomy,
        story=story(source_text, anatomy),
        language=tag,
        provenance=provenance,
        flags=cleaned.flags,
    )
