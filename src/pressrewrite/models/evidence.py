"""What a sentence rests on, and what was found when it was held against the release."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from statistics import harmonic_mean
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from pressrewrite.models.base import Model

__all__ = [
    "BACKGROUND",
    "CheckedSentence",
    "Finding",
    "Gloss",
    "GroundingReport",
    "JudgeRecord",
    "Sentence",
    "Severity",
    "Span",
    "Verdict",
]

JUDGED = "judge_supported"
"""The reason of a sentence that is SUPPORTED because a judge said so, and not word for word."""


BACKGROUND = "background"
"""The reason of a sentence in a section of background that does not stand in the release word for word."""


class Span(Model):
    """Words of the release, by their place in it.

    Example:
        >>> text = "Profits rose."
        >>> Span.of(text, 0, 7)
        Span(start=0, end=7, text='Profits')
    """

    start: int = Field(ge=0)
    """Offset of the first character, counted in code points of the source text."""
    end: int = Field(ge=0)
    """Offset behind the last character."""
    text: str
    """The very characters of the source text between the two."""

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Self:
        """Take a span out of a text.

        Args:
            text: The source text.
            start: Offset of the first character.
            end: Offset behind the last one.

        Returns:
            The span, with its words.
        """
        return cls(start=start, end=end, text=text[start:end])

    @model_validator(mode="after")
    def _length_fits(self) -> Self:
        if self.end - self.start != len(self.text):
            raise PydanticCustomError(
                "span_length",
                "A span from {start} to {end} holds {length} characters; use Span.of(text, start, end).",
                {"start": self.start, "end": self.end, "length": len(self.text)},
            )
        return self

    def covers(self, other: Span) -> bool:
        """Say whether the other span lies within this one."""
        return self.start <= other.start and other.end <= self.end


class Verdict(StrEnum):
    """What can be said of one sentence after it was held against the release."""

    SUPPORTED = "supported"
    """All of it stands in the release."""
    PARTLY = "partly"
    """Its facts stand in the release; its wording could not be judged."""
    UNSUPPORTED = "unsupported"
    """Something in it does not stand in the release."""
    CONTRADICTED = "contradicted"
    """The release says something else."""
    NOT_CHECKABLE = "not_checkable"
    """Nothing can be said of it; never to be shown as supported."""


FAILED = frozenset({Verdict.UNSUPPORTED, Verdict.CONTRADICTED})
"""The verdicts of a sentence that a policy acts on, a stream withholds and a repair mends."""


class Severity(StrEnum):
    """How much a finding matters to an editor."""

    ERROR = "error"
    WARNING = "warning"


class Finding(Model):
    """One thing a check saw that is worth an editor's look."""

    kind: str
    """A stable name: `number`, `date`, `name`, `quotation` ..."""
    text: str
    """The words it is about."""
    start: int = Field(ge=0)
    """Offset of those words in the checked text."""
    end: int = Field(ge=0)
    """Offset behind them."""
    severity: Severity
    """How much it matters."""
    source_says: str | None = None
    """What the release says instead, where it says something."""
    note: str | None = None
    """Why, in words; only a judge gives them. They are as foreign as the article."""


class Gloss(Model):
    """A date beside a word such as "today", worked out from when the release was published."""

    start: int = Field(ge=0)
    """Offset of the word in the sentence's text."""
    end: int = Field(ge=0)
    """Offset behind the word; the date is shown here."""
    first: date
    """The day meant, or the first day of the week, month or year meant."""
    last: date
    """The last day meant; the same as `first` for a single day."""
    text: str
    """The date as the reader sees it."""


class Sentence(Model):
    """One sentence of an article, with the words of the release it rests on."""

    text: str
    """What the reader reads."""
    spans: tuple[Span, ...] = ()
    """The words of the release it rests on, in the order of the release."""
    fields: tuple[str, ...] = ()
    """Fields of the `SourceItem` that it states, for sentences such as "X published this on 5 May"."""
    verdict: Verdict = Verdict.NOT_CHECKABLE
    """What can be said of it."""
    reason: str | None = None
    """Why, when it does not stand there word for word: a stable name such as `wording_not_checked`."""
    score: float | None = Field(default=None, ge=0, le=1)
    """How likely all of it is supported; None when only the verdict says it."""
    findings: tuple[Finding, ...] = ()
    """What in it is not in the release; offsets count in `text`."""
    glosses: tuple[Gloss, ...] = ()
    """Dates shown beside words such as "today"."""

    def __str__(self) -> str:
        return self.text


class CheckedSentence(Model):
    """One sentence in a report, at its place in the text that was checked."""

    text: str
    start: int = Field(ge=0)
    """Offset in the checked text (`Article.text` when an article was checked)."""
    end: int = Field(ge=0)
    verdict: Verdict
    score: float = Field(ge=0, le=1)
    """How likely all of it is supported."""
    evidence: tuple[Span, ...] = ()
    """The words of the release it was held against."""
    findings: tuple[Finding, ...] = ()
    reason: str | None = None


class JudgeRecord(Model):
    """What a judge was asked and what came of it, for the record.

    Attributes:
        name: Of the judge.
        asked: How many sentences it was asked about.
        raised: How many became `SUPPORTED` by its opinion.
        lowered: Against how many its opinion became a finding.
        undecided: Of how many it said, in a usable answer, that it could not decide.
        failed: About how many it gave no usable answer; there the checks alone decided.
        failures: What went wrong, each once.
    """

    name: str
    asked: int = Field(default=0, ge=0)
    raised: int = Field(default=0, ge=0)
    lowered: int = Field(default=0, ge=0)
    undecided: int = Field(default=0, ge=0)
    failed: int = Field(default=0, ge=0)
    failures: tuple[str, ...] = ()


class GroundingReport(Model):
    """What was found when a whole article was held against its release."""

    sentences: tuple[CheckedSentence, ...] = ()
    checks: tuple[str, ...] = ()
    """The checks that ran."""
    not_checked: tuple[str, ...] = ()
    """What nobody looked at; never silently left out."""
    judge: JudgeRecord | None = None
    """Who gave a second opinion on the wording, and what came of it; None when nobody was asked."""

    @property
    def judged(self) -> int:
        """How many sentences are SUPPORTED because a judge said so, and not word for word."""
        return sum(s.verdict is Verdict.SUPPORTED and s.reason == JUDGED for s in self.sentences)

    @property
    def score(self) -> float:
        """How likely all of the article is supported, 0 to 1: the harmonic mean, so the weak weigh most."""
        scores = [sentence.score for sentence in self.sentences]
        if not scores or not min(scores):
            return 0.0
        return harmonic_mean(scores)

    @property
    def counts(self) -> dict[Verdict, int]:
        """How many sentences got which verdict; every verdict is a key."""
        counts = dict.fromkeys(Verdict, 0)
        for sentence in self.sentences:
            counts[sentence.verdict] += 1
        return counts

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, in the order of the text."""
        return tuple(finding for sentence in self.sentences for finding in sentence.findings)
