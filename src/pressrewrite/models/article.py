"""The result: an article, with what it rests on and how it was made."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, Self

from pydantic import ValidationError, model_validator

from pressrewrite.errors import InvalidArticle
from pressrewrite.models.anatomy import Part
from pressrewrite.models.base import Model
from pressrewrite.models.disclosure import Attribution, Disclosure, Provenance, Review, SourceRecord
from pressrewrite.models.draft import ParagraphKind, SectionKind
from pressrewrite.models.evidence import (
    CheckedSentence,
    GroundingReport,
    JudgeRecord,
    Sentence,
    Span,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from pressrewrite.models.source import SourceItem

__all__ = [
    "Article",
    "Fact",
    "FactKind",
    "Flag",
    "FlagKind",
    "Note",
    "NoteKind",
    "Paragraph",
    "Quotation",
    "Section",
    "article_schema",
    "reading_order",
    "report_for",
]

SCHEMA_VERSION: Literal["1"] = "1"


class Paragraph(Model):
    """Sentences that stand together, as running text or as a list."""

    kind: ParagraphKind = ParagraphKind.TEXT
    sentences: tuple[Sentence, ...]


class Section(Model):
    """Paragraphs under one heading, or under none."""

    kind: SectionKind = SectionKind.BODY
    heading: Sentence | None = None
    paragraphs: tuple[Paragraph, ...] = ()


class Quotation(Model):
    """What somebody said, word for word, in one or more pieces."""

    pieces: tuple[Sentence, ...]
    """The words without quotation marks."""
    speaker: str | None = None
    role: str | None = None
    speaker_span: Span | None = None
    """Where the release names the speaker."""


class FactKind(StrEnum):
    """Which question a row of the box of facts answers."""

    WHO = "who"
    WHERE = "where"
    WHEN = "when"
    FIGURES = "figures"


class Fact(Model):
    """One row of the box of facts."""

    kind: FactKind
    values: tuple[Sentence, ...]


class NoteKind(StrEnum):
    """What a note under the article is."""

    DISCLAIMER = "disclaimer"
    PROMPT = "prompt"
    ORIGINAL_TITLE = "original_title"
    PAID_NOTICE = "paid_notice"
    WRITER = "writer"
    """Something the writer put below the article."""


class Note(Model):
    """Something said below the article."""

    kind: NoteKind
    text: str
    language: str | None = None
    """Set when it is not in the article's language."""
    spans: tuple[Span, ...] = ()


class FlagKind(StrEnum):
    """What an editor should know about how the text came in."""

    CHAT_PREAMBLE = "chat_preamble"
    CLOSING_OFFER = "closing_offer"
    LABEL_LINE = "label_line"
    PLACEHOLDER = "placeholder"
    VIEW_COUNTER = "view_counter"
    PROMPT_LEAK = "prompt_leak"
    REFUSAL = "refusal"
    GUESSING = "guessing"
    """The writer says itself that it guesses."""
    WRONG_LANGUAGE = "wrong_language"
    HIDDEN_CHARACTERS = "hidden_characters"
    HIDDEN_TEXT = "hidden_text"
    """The release holds comments or elements that its reader does not see; nothing rests on them."""
    MARKUP = "markup"
    """The release holds scripts, styles or other active markup."""
    EMBARGO_UNREADABLE = "embargo_unreadable"
    """The release carries an embargo line whose time could not be read."""
    BANNED_WORD = "banned_word"
    """A word stands in the article that the house style does not print."""
    HEADLINE_TOO_LONG = "headline_too_long"
    """The headline has more characters than the house style allows."""
    NOT_ONE_TO_ONE = "not_one_to_one"
    """A translation leaves a sentence of the story out, tells one twice, or does not say which it renders."""
    UNCHECKED_NOTE = "unchecked_note"
    """The writer put a note below the article that does not stand in the release; no check looked at it."""
    SENTENCE_DROPPED = "sentence_dropped"
    """A sentence was left out because the release does not support it, or it pointed back to one."""
    SENTENCE_REPAIRED = "sentence_repaired"
    """The writer mended a sentence that the release did not support: old words, an arrow, new words."""
    REPAIR_FAILED = "repair_failed"
    """The turn in which sentences were to be mended brought nothing; with the stable name of the reason."""
    WRITER_CHANGED = "writer_changed"
    """Another writer wrote the article, because the first one's was not supported well enough."""


class Flag(Model):
    """One thing an editor should know, with the words it is about."""

    kind: FlagKind
    detail: str = ""


def reading_order(
    *,
    headline: Sentence,
    dek: Sentence | None,
    key_points: tuple[Sentence, ...],
    sections: tuple[Section, ...],
    quotations: tuple[Quotation, ...],
) -> Iterator[Sentence]:
    """Give every sentence that rests on the release in the order of reading; the report counts in it."""
    yield headline
    if dek is not None:
        yield dek
    yield from key_points
    for section in sections:
        if section.heading is not None:
            yield section.heading
        for paragraph in section.paragraphs:
            yield from paragraph.sentences
    for quotation in quotations:
        yield from quotation.pieces


def report_for(
    sentences: Iterable[Sentence],
    *,
    checks: tuple[str, ...],
    not_checked: tuple[str, ...],
    judge: JudgeRecord | None = None,
) -> GroundingReport:
    """Make the report of an article from the verdicts of its sentences.

    Args:
        sentences: All sentences in the order of reading.
        checks: The checks that ran.
        not_checked: What nobody looked at.
        judge: Who gave a second opinion, and what came of it.
    """
    checked: list[CheckedSentence] = []
    at = 0
    for sentence in sentences:
        end = at + len(sentence.text)
        checked.append(
            CheckedSentence(
                text=sentence.text,
                start=at,
                end=end,
                verdict=sentence.verdict,
                score=_SCORES[sentence.verdict] if sentence.score is None else sentence.score,
                evidence=sentence.spans,
                findings=tuple(
                    one.model_copy(update={"start": one.start + at, "end": one.end + at})
                    for one in sentence.findings
                ),
                reason=sentence.reason,
            )
        )
        at = end + 1
    return GroundingReport(sentences=tuple(checked), checks=checks, not_checked=not_checked, judge=judge)


# Of a sentence nothing is known about, nothing is known: a half.
_SCORES = {
    Verdict.SUPPORTED: 1.0,
    Verdict.PARTLY: 0.75,
    Verdict.NOT_CHECKABLE: 0.5,
    Verdict.UNSUPPORTED: 0.1,
    Verdict.CONTRADICTED: 0.0,
}


class Article(Model):
    """An article made of one press release.

    Example:
        >>> import pressrewrite as pr
        >>> item = pr.SourceItem(
        ...     title="Harbour reef reopens to divers",
        ...     publisher="Harbour Office",
        ...     language="en",
        ...     published_at="2025-04-24",
        ... )
        >>> article = pr.rewrite(item)
        >>> print(article.headline)
        Harbour reef reopens to divers
        >>> Article.from_json(article.to_json()) == article
        True
    """

    schema_version: Literal["1"] = SCHEMA_VERSION
    language: str
    """BCP 47 tag of the article."""
    headline: Sentence
    dek: Sentence | None = None
    """The one sentence under the headline."""
    dateline: Sentence | None = None
    """Place and date as the release's own first line gives them."""
    key_points: tuple[Sentence, ...] = ()
    sections: tuple[Section, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    facts: tuple[Fact, ...] = ()
    notes: tuple[Note, ...] = ()
    attribution: Attribution | None = None
    disclosure: Disclosure
    provenance: Provenance
    review: Review | None = None
    report: GroundingReport
    source: SourceRecord
    record: tuple[Part, ...] = ()
    """The parts of the release that are no story: boilerplate, contacts, legal notes ... Nothing is lost."""
    flags: tuple[Flag, ...] = ()

    @model_validator(mode="after")
    def _disclosure_agrees(self) -> Self:
        told = self.disclosure
        true = Disclosure.of(
            source=self.source,
            provenance=self.provenance,
            report=self.report,
            language=self.language,
            notice=told.notice and self.is_notice,
            review=self.review,
        )
        if told != true:
            message = (
                "The disclosure and the records of the article say different things about language, writer, "
                "source, checks or review. Make the disclosure with Disclosure.of(...), and reviews with "
                "article.with_review(...)."
            )
            raise ValueError(message)
        return self

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Every sentence that rests on the release, in the order of reading."""
        return tuple(self._sentences())

    def _sentences(self) -> Iterator[Sentence]:
        return reading_order(
            headline=self.headline,
            dek=self.dek,
            key_points=self.key_points,
            sections=self.sections,
            quotations=self.quotations,
        )

    @property
    def text(self) -> str:
        """All sentences, one a line; the offsets of the report count in it."""
        return "\n".join(sentence.text for sentence in self._sentences())

    @property
    def is_notice(self) -> bool:
        """Whether this is the short notice that is written when only a title is known."""
        return any(section.kind is SectionKind.NOTICE for section in self.sections)

    def with_review(self, reviewer: str, *, at: datetime, note: str | None = None) -> Article:
        """Record that a person read the article and answers for it.

        Args:
            reviewer: The person's name as it may be printed.
            at: When, with a time zone.
            note: Anything the desk wants to keep; not shown to readers.

        Returns:
            The same article with the review in its record and in its disclosure.

        Raises:
            pydantic.ValidationError: The name is empty or the time has no zone.
        """
        review = Review(reviewer=reviewer, at=at, note=note)
        disclosure = self.disclosure.model_copy(update={"review": review})
        return self.model_copy(update={"review": review, "disclosure": disclosure})

    def replace(self, **changes: Any) -> Article:
        """Make a changed article whose report and disclosure are those of its new sentences.

        Post-processors use it: it keeps report, disclosure and text in step.

        Args:
            **changes: New values of fields, such as `notes`, `sections`, `flags`.

        Raises:
            pydantic.ValidationError: A value does not fit its field.
        """
        merged = {name: getattr(self, name) for name in type(self).model_fields} | changes
        body = {name: merged[name] for name in ("headline", "dek", "key_points", "sections", "quotations")}
        if "report" not in changes and not changes.keys().isdisjoint(body):
            merged["report"] = report_for(
                reading_order(**body),
                checks=self.report.checks,
                not_checked=self.report.not_checked,
                judge=self.report.judge,
            )
        if "disclosure" not in changes:
            sections = merged["sections"]
            merged["disclosure"] = Disclosure.of(
                source=merged["source"],
                provenance=merged["provenance"],
                report=merged["report"],
                language=merged["language"],
                notice=self.disclosure.notice and any(s.kind is SectionKind.NOTICE for s in sections),
                review=merged["review"],
            )
        return Article(**merged)

    def to_json(self, *, indent: int | None = None) -> str:
        """Write the article as JSON, without loss."""
        return self.model_dump_json(indent=indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """Read an article that `to_json` wrote.

        Raises:
            InvalidArticle: The text is no JSON of an article of schema version 1.
        """
        try:
            return cls.model_validate_json(text)
        except ValidationError as error:
            first = error.errors(include_input=False, include_url=False)[0]
            where = ".".join(str(step) for step in first["loc"]) or "the text as a whole"
            raise InvalidArticle(
                f"This is no article of schema version {SCHEMA_VERSION}: at {where}: {first['msg']}.",
                hint="Give the text that Article.to_json() wrote.",
            ) from None

    @classmethod
    def from_text(cls, text: str, *, source: SourceItem, language: str | None = None) -> Article:
        """Read what a model or a person wrote as plain text or Markdown, and hold it against the release.

        Args:
            text: The article: a headline line, paragraphs, bullets, headed sections, notes.
            source: The release it claims to be about.
            language: The language it was asked to be in; the release's when left out.

        Returns:
            The same words as a typed article; what chat models put around them is gone and reported in
            `flags`.

        Raises:
            InvalidArticle: The text holds no sentence.
        """
        from pressrewrite.assembly import article_from_text

        return article_from_text(text, source=source, language=language)

    def to_markdown(self) -> str:
        """Write the article as Markdown (CommonMark)."""
        from pressrewrite.render import to_markdown

        return to_markdown(self)

    def to_text(self) -> str:
        """Write the article as plain text."""
        from pressrewrite.render import to_text

        return to_text(self)

    def to_html(self) -> str:
        """Write the article as one complete HTML page that needs nothing else."""
        from pressrewrite.render import to_html

        return to_html(self)

    def _repr_html_(self) -> str:
        from pressrewrite.render import to_html_fragment

        return to_html_fragment(self)

    def _repr_markdown_(self) -> str:
        return self.to_markdown()


def article_schema() -> dict[str, Any]:
    """Give the JSON schema of an article, with its version in `$id`.

    Example:
        >>> article_schema()["$id"]
        'urn:pressrewrite:article:1'
    """
    schema = Article.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:pressrewrite:article:{SCHEMA_VERSION}",
        **schema,
    }
