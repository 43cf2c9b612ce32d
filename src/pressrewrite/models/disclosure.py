"""What the reader is told, how the article was made, and which person took responsibility.

A `Disclosure` stores typed facts only. The level and the reader's sentences are worked out from them every
time they are asked for, so the sentence and the record cannot say different things.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Self

from pydantic import AwareDatetime, BeforeValidator, Field, JsonValue, computed_field, model_validator
from pydantic_core import PydanticCustomError

from pressrewrite.locales import fill, format_date, format_moment, locale
from pressrewrite.models.base import Model
from pressrewrite.models.evidence import BACKGROUND, GroundingReport, Verdict
from pressrewrite.models.source import Moment, SourceItem, SourceScope, SourceText, Text, Words

if TYPE_CHECKING:
    from pydantic import ModelWrapValidatorHandler

__all__ = ["Attribution", "Disclosure", "DisclosureLevel", "Provenance", "Review", "SourceRecord", "Usage"]

EMBEDDED = "extractive"
"""Name of the writer that uses no language model."""

UNKNOWN = "unknown"
"""Stands for the writer of a text of which nobody knows how it was made."""


class DisclosureLevel(StrEnum):
    """How the article was made, in one word."""

    EXTRACTIVE_NO_MODEL = "extractive_no_model"
    """Put together from the publisher's own sentences; no language model took part."""
    AI_ASSISTED = "ai_assisted"
    """A language model wrote it from the text, or from a summary, of the release."""
    FULLY_GENERATED = "fully_generated"
    """A language model wrote it and had no text of the release, or nobody knows how it was written."""
    HUMAN_REVIEWED = "human_reviewed"
    """A person reviewed it and took responsibility, however it was written."""


class Review(Model):
    """A person who read the article and answers for it."""

    reviewer: Words
    """The person's name as it may be printed."""
    at: AwareDatetime
    """When."""
    note: Text | None = None
    """Anything the desk wants to keep; not shown to readers."""


class SourceRecord(Model):
    """What is kept of the release in an article: everything but its body."""

    id: str
    title: str
    publisher: str
    published_at: Moment | None = None
    url: str | None = None
    language: str
    licence: str | None = None
    scope: SourceScope
    embargo_until: AwareDatetime | None = None
    """Until when nothing of it may be published: as given with the release, else as its text states."""
    characters: int = Field(ge=0)
    """Length of title and body together."""
    sha256: str
    """SHA-256 of title and body as one text in UTF-8."""

    @classmethod
    def of(cls, source: SourceText, *, embargo_until: datetime | None = None) -> SourceRecord:
        """Make the record of a release.

        Args:
            source: The release.
            embargo_until: What its text states; the field of the `SourceItem` goes before it.
        """
        item: SourceItem = source.item
        return cls(
            id=item.id,
            title=item.title,
            publisher=item.publisher,
            published_at=item.published_at,
            url=item.url,
            language=item.language,
            licence=item.licence,
            scope=item.scope,
            embargo_until=item.embargo_until or embargo_until,
            characters=len(source.text),
            sha256=source.sha256,
        )

    def published_text(self, language: str) -> str | None:
        """Say when it was published, for a reader of that language."""
        if self.published_at is None:
            return None
        if isinstance(self.published_at, datetime):
            return format_moment(self.published_at, language)
        return format_date(self.published_at, language)


class Usage(Model):
    """What the writer used."""

    input_tokens: int | None = Field(default=None, ge=0)
    output_tokens: int | None = Field(default=None, ge=0)
    seconds: float | None = Field(default=None, ge=0)


class Provenance(Model):
    """How the article was made, for the record."""

    library_version: str
    provider: str
    """`extractive`, `gemini`, ...; `unknown` for text that was written elsewhere."""
    model: str | None = None
    """The language model; None when none took part or it is not known."""
    parameters: dict[str, JsonValue] = Field(default_factory=dict)
    strategy: str
    strategy_version: str
    strategy_fingerprint: str
    source_sha256: str
    prompt_sha256: str | None = None
    """SHA-256 of the prompt that was sent; None when none was."""
    prompt: str | None = None
    """The very prompt, where it was asked to be kept."""
    repair_prompt: str | None = None
    """The very prompt of the turn in which sentences were to be mended; None when there was none."""
    made_at: AwareDatetime | None = None
    usage: Usage = Usage()
    attempts: int = Field(default=1, ge=0)


class Attribution(Model):
    """To whom the words belong, in the reader's language."""

    publisher: str
    title: str
    url: str | None = None
    published_at: Moment | None = None
    licence: str | None = None
    text: str
    """The line that a reader sees."""


def _known_provider(value: object) -> object:
    return value.strip() if isinstance(value, str) else value


class Disclosure(Model):
    """What the reader is told before the first sentence of the article."""

    language: str
    """Of the reader."""
    provider: Annotated[str, BeforeValidator(_known_provider), Field(min_length=1)]
    model: str | None = None
    scope: SourceScope
    """What the writer was given."""
    notice: bool = False
    """Whether this is the short notice that states nothing but title, publisher, time and address."""
    publisher: str
    title: str
    url: str | None = None
    published_at: Moment | None = None
    verdicts: dict[Verdict, int] = Field(default_factory=dict)
    """How many sentences got which verdict."""
    judge: str | None = None
    """Who gave a second opinion on the wording; None when nobody was asked."""
    judged: int = Field(default=0, ge=0)
    """How many of the supported sentences are supported only because the judge said so."""
    background: int = Field(default=0, ge=0)
    """How many sentences of background do not stand in the release word for word."""
    review: Review | None = None

    @model_validator(mode="wrap")
    @classmethod
    def _says_what_is_so(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        # JSON carries the level and the sentences for those who only read it. Here they are worked out anew:
        # a level that the facts do not bear is refused, and of the sentences only the facts behind count,
        # so that an article outlives a change of their wording.
        if not isinstance(data, dict):
            return handler(data)
        told = handler({name: value for name, value in data.items() if name not in {"level", "sentences"}})
        if data.get("level", told.level) != told.level:
            raise PydanticCustomError(
                "forged_level",
                "The disclosure says another level than its facts, which make it '{level}'. "
                "Leave the level out; it is worked out from provider, model, scope and review.",
                {"level": told.level.value},
            )
        return told

    @computed_field  # type: ignore[prop-decorator]
    @property
    def level(self) -> DisclosureLevel:
        """How the article was made, in one word."""
        if self.review is not None:
            return DisclosureLevel.HUMAN_REVIEWED
        if self.provider == EMBEDDED:
            return DisclosureLevel.EXTRACTIVE_NO_MODEL
        if self.scope is SourceScope.TITLE_ONLY or self.model is None:
            return DisclosureLevel.FULLY_GENERATED
        return DisclosureLevel.AI_ASSISTED

    @computed_field  # type: ignore[prop-decorator]
    @property
    def sentences(self) -> tuple[str, ...]:
        """The same facts as sentences in the reader's language."""
        return (*self._making(), *self._checking(), *self._source(), self._reviewing())

    @property
    def text(self) -> str:
        """The sentences as one paragraph."""
        joint = "" if self.language.split("-")[0] in {"ja", "zh"} else " "
        return joint.join(self.sentences)

    def _making(self) -> tuple[str, ...]:
        words = locale(self.language).disclosure
        if self.provider == EMBEDDED:
            # A judge may have been a model, so it is not said that none was used.
            made = words.made_without_model if self.judge is None else words.made_without_model_judged
        elif self.model is not None:
            made = fill(words.made_with_model, model=self.model)
        else:
            made = words.made_by_unknown
        given = {
            SourceScope.TITLE_ONLY: words.given_title,
            SourceScope.SUMMARY: words.given_summary,
            SourceScope.FULL_TEXT: words.given_full,
        }[self.scope]
        # Nobody knows what an unknown writer was given, so nothing is said of it.
        return (made,) if self.provider == UNKNOWN else (made, given)

    def _checking(self) -> tuple[str, ...]:
        words = locale(self.language).disclosure
        if self.notice:
            return (words.notice_only,)
        total = sum(self.verdicts.values())
        if not total:
            return ()
        supported = self.verdicts.get(Verdict.SUPPORTED, 0)
        # What a judge holds to be right does not stand in the release word for word.
        verbatim = max(0, supported - self.judged)
        told = [fill(words.checked_verbatim, supported=str(verbatim), total=str(total))]
        if self.judge is not None:
            told.append(fill(words.judged, judge=self.judge, count=str(supported - verbatim)))
        if supported < total:
            told.append(fill(words.unchecked, count=str(total - supported)))
            if self.background:
                told.append(fill(words.background, count=str(self.background)))
        return tuple(told)

    def _source(self) -> tuple[str, ...]:
        words = locale(self.language).disclosure
        lines = [fill(words.source, publisher=self.publisher, title=self.title)]
        if isinstance(self.published_at, datetime):
            lines.append(fill(words.source_time, date=format_moment(self.published_at, self.language)))
        elif isinstance(self.published_at, date):
            lines.append(fill(words.source_time, date=format_date(self.published_at, self.language)))
        if self.url is not None:
            lines.append(fill(words.source_address, url=self.url))
        return tuple(lines)

    def _reviewing(self) -> str:
        words = locale(self.language).disclosure
        if self.review is None:
            return words.not_reviewed
        return fill(
            words.reviewed, reviewer=self.review.reviewer, date=format_date(self.review.at, self.language)
        )

    @classmethod
    def of(
        cls,
        *,
        source: SourceRecord,
        provenance: Provenance,
        report: GroundingReport,
        language: str,
        notice: bool,
        review: Review | None = None,
    ) -> Disclosure:
        """Make the disclosure from the records of an article."""
        return cls(
            language=language,
            provider=provenance.provider,
            model=provenance.model,
            scope=source.scope,
            notice=notice,
            publisher=source.publisher,
            title=source.title,
            url=source.url,
            published_at=source.published_at,
            verdicts=report.counts,
            judge=report.judge.name if report.judge else None,
            judged=report.judged,
            background=sum(sentence.reason == BACKGROUND for sentence in report.sentences),
            review=review,
        )
