"""A second opinion on wording: what a judge is, and how little its word may change.

The checks cannot say whether new wording says the same. A judge may be asked: a language model, a classifier,
a few rules. It is trusted less than the checks. Its opinion may count against any sentence; it may speak for
one only where the checks found no error and could not decide themselves, and never clears what they found.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from pydantic import Field

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.models import Finding, GroundingReport, JudgeRecord, Severity, Span, Verdict
from pressrewrite.models.base import Model
from pressrewrite.models.evidence import BACKGROUND, JUDGED

if TYPE_CHECKING:
    from collections.abc import Collection

    from pressrewrite.models import CheckedSentence, SourceText

__all__ = ["Hearing", "Judge", "Opinion", "Question", "apply_opinion", "check_judge", "second_opinion"]

_FIRM = 0.75
"""From here on an opinion decides; below it only asks an editor to look."""
_WEAK = 0.5
"""Below here an opinion is no better than a coin."""
_WEIGHT = 0.95
"""A judge may be wrong: however sure it is, no score falls to nothing, which would decide a whole article."""
_LONGEST_NOTE = 300

_AGAINST = frozenset({Verdict.UNSUPPORTED, Verdict.CONTRADICTED})
_OPEN = frozenset({Verdict.PARTLY, Verdict.NOT_CHECKABLE})
# Background is the writer's own, and a judge is asked about words, not about who said them.
_NOT_RAISED = frozenset({BACKGROUND, "speaker_not_checked"})
# From the best to the worst; a judge moves a verdict to the right, and from the middle to the far left.
_RANK = {
    verdict: rank
    for rank, verdict in enumerate(
        (
            Verdict.SUPPORTED,
            Verdict.PARTLY,
            Verdict.NOT_CHECKABLE,
            Verdict.UNSUPPORTED,
            Verdict.CONTRADICTED,
        )
    )
}


class Opinion(Model):
    """What a judge thinks of one sentence.

    Example:
        >>> Opinion(verdict="supported", confidence=0.9).verdict.value
        'supported'
    """

    verdict: Verdict
    """SUPPORTED, UNSUPPORTED or CONTRADICTED; PARTLY and NOT_CHECKABLE say that it could not decide."""
    reason: str = ""
    """Why, in the judge's words; shown to editors."""
    confidence: float = Field(default=1.0, ge=0, le=1)
    """How sure it is. Below 0.5 nothing changes; below 0.75 it can only make an editor look."""
    evidence: tuple[Span, ...] = ()
    """The words of the release that it says the sentence rests on; they have to stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a judge is asked about one sentence.

    Attributes:
        number: The sentence's place in the report, from 0.
        text: The sentence.
        language: BCP 47 tag of the sentence.
        evidence: The words of the release that the checks held it against; may be empty.
        verdict: What the checks say; SUPPORTED means that it stands in the release word for word.
        source: The whole release, with numbered sentences.
    """

    number: int
    text: str
    language: str
    evidence: tuple[Span, ...]
    verdict: Verdict
    source: SourceText


@runtime_checkable
class Judge(Protocol):
    """Somebody who gives a second opinion on wording.

    Anything with these members is one; there is nothing to inherit from.

    Example:
        >>> class Cautious:
        ...     name = "cautious"
        ...
        ...     def judge(self, question: Question) -> Opinion:
        ...         return Opinion(verdict="not_checkable", reason="I would rather not say.")
        >>> isinstance(Cautious(), Judge)
        True
    """

    @property
    def name(self) -> str:
        """The name that stands in the report."""
        ...

    def judge(self, question: Question) -> Opinion:
        """Say what the release makes of a sentence; whatever is raised counts as no answer."""
        ...


def check_judge(judge: object) -> None:
    """Refuse what is no judge before anything is asked.

    Args:
        judge: What was given as a judge.

    Raises:
        InvalidInput: It has no name, or nothing to ask.
    """
    name: object = judge.name if isinstance(judge, Judge) else None
    if not isinstance(name, str) or not name.strip():
        raise InvalidInput(
            f"{shorten(judge)} is no judge.",
            hint="Give an object with a name and a method judge(question); wrap a writer in ProviderJudge.",
        )


def apply_opinion(sentence: CheckedSentence, opinion: Opinion) -> CheckedSentence:
    """Let an opinion change as much of a verdict as it may.

    Args:
        sentence: The sentence as the checks left it.
        opinion: What the judge thinks of it.

    Returns:
        The sentence. SUPPORTED raises PARTLY and NOT_CHECKABLE when the judge is firm, no finding is an
        error and there are words of the release to show. UNSUPPORTED and CONTRADICTED lower any verdict and
        add a finding of kind `judge`: an error when the judge is firm, else a warning, and then to
        NOT_CHECKABLE at most. Findings of the checks stay, whatever the judge says.

    Example:
        >>> from pressrewrite.models import CheckedSentence
        >>> said = CheckedSentence(text="It closed.", start=0, end=10, verdict="partly", score=0.75)
        >>> apply_opinion(said, Opinion(verdict="contradicted")).verdict.value
        'contradicted'
    """
    if opinion.confidence < _WEAK:
        return sentence
    if opinion.verdict is Verdict.SUPPORTED:
        return _raised(sentence, opinion)
    if opinion.verdict in _AGAINST:
        lowered = _lowered(sentence, opinion)
        # The disclosure counts background by its reason; the finding says what the judge thinks.
        if sentence.reason == BACKGROUND:
            return lowered.model_copy(update={"reason": BACKGROUND})
        return lowered
    return sentence


def _raised(sentence: CheckedSentence, opinion: Opinion) -> CheckedSentence:
    evidence = tuple(sorted({*opinion.evidence, *sentence.evidence}, key=lambda span: (span.start, span.end)))
    wrong = any(found.severity is Severity.ERROR for found in sentence.findings)
    # A supported sentence can always show the words it rests on.
    if sentence.reason in _NOT_RAISED:
        return sentence
    if sentence.verdict not in _OPEN or wrong or not evidence or opinion.confidence < _FIRM:
        return sentence
    half_the_way = (1 - sentence.score) * opinion.confidence / 2
    return sentence.model_copy(
        update={
            "verdict": Verdict.SUPPORTED,
            "score": sentence.score + half_the_way,
            "evidence": evidence,
            "reason": JUDGED,
        }
    )


def _lowered(sentence: CheckedSentence, opinion: Opinion) -> CheckedSentence:
    firm = opinion.confidence >= _FIRM
    wanted = opinion.verdict if firm else Verdict.NOT_CHECKABLE
    if sentence.verdict in _AGAINST and _RANK[sentence.verdict] >= _RANK[wanted]:
        return sentence
    finding = Finding(
        kind="judge",
        text=sentence.text,
        start=sentence.start,
        end=sentence.end,
        severity=Severity.ERROR if firm else Severity.WARNING,
        note=opinion.reason.strip()[:_LONGEST_NOTE] or None,
    )
    return sentence.model_copy(
        update={
            "verdict": max(sentence.verdict, wanted, key=_RANK.__getitem__),
            "score": sentence.score * (1 - _WEIGHT * opinion.confidence),
            "findings": (*sentence.findings, finding),
            "reason": "judge",
        }
    )


@dataclass(slots=True)
class _Tally:
    """What came of the questions so far."""

    raised: int = 0
    lowered: int = 0
    undecided: int = 0
    failed: int = 0
    failures: dict[str, None] = field(default_factory=dict)


class Hearing:
    """One report before one judge: the questions, and what each answer changes.

    Asking is left to the caller, who may do it with or without waiting; an answer is never trusted.

    Args:
        report: What the checks found.
        name: Of the judge.
        source: The release.
        language: BCP 47 tag of the text that was checked.
        only: Numbers of the sentences that are new since the judge was heard; all when left out.
    """

    def __init__(
        self,
        report: GroundingReport,
        *,
        name: str,
        source: SourceText,
        language: str,
        only: Collection[int] | None = None,
    ) -> None:
        self._given = report
        self._name = name
        self._source = source
        self._sentences = list(report.sentences)
        self._tally = _Tally()
        self.questions: tuple[Question, ...] = tuple(
            Question(
                number=number,
                text=sentence.text,
                language=language,
                evidence=sentence.evidence,
                verdict=sentence.verdict,
                source=source,
            )
            for number, sentence in enumerate(report.sentences)
            # What the release's own record says, as in a notice, is no matter of wording.
            if (sentence.verdict is not Verdict.SUPPORTED or sentence.evidence)
            and (only is None or number in only)
        )
        """One for each sentence that a judge can say something of, in the order of the text."""

    def hear(self, question: Question, answer: object) -> None:
        """Take what a judge answered; what is no opinion on this release counts as a failure.

        Args:
            question: What it was asked.
            answer: What came back.
        """
        try:
            opinion = self._opinion(answer)
            sentence = self._sentences[question.number]
            changed = apply_opinion(sentence, opinion)
        except Exception as error:  # noqa: BLE001 - an answer comes from outside; none may end a check
            self.fail(question, error)
            return
        tally = self._tally
        if len(changed.findings) > len(sentence.findings):
            tally.lowered += 1
        elif changed.verdict is not sentence.verdict:
            tally.raised += 1
        elif opinion.confidence < _WEAK or opinion.verdict in _OPEN:
            tally.undecided += 1
        self._sentences[question.number] = changed

    def fail(self, question: Question, error: Exception) -> None:
        """Record that there was no usable answer; the verdict stands as the checks gave it.

        Args:
            question: What was asked.
            error: What went wrong. Only its kind is kept: its message may quote anything.
        """
        self._tally.failed += 1
        what = str(error) if isinstance(error, _NoOpinion) else type(error).__name__
        self._tally.failures.setdefault(what)
        self._sentences[question.number] = self._given.sentences[question.number]

    def _opinion(self, answer: object) -> Opinion:
        if not isinstance(answer, Opinion):
            raise _NoOpinion(f"no Opinion but {type(answer).__name__}")
        # `model_construct` and subclasses get past the checks of a model; this does not.
        opinion = Opinion.model_validate({name: getattr(answer, name) for name in Opinion.model_fields})
        text = self._source.text
        if not all(span.text and text[span.start : span.end] == span.text for span in opinion.evidence):
            raise _NoOpinion("evidence that is not in the release")
        return opinion

    @property
    def report(self) -> GroundingReport:
        """The report with everything that was heard, and the record of it."""
        tally, asked = self._tally, len(self.questions)
        before = self._given.judge or JudgeRecord(name=self._name)
        together = JudgeRecord(
            name=self._name,
            asked=before.asked + asked,
            raised=before.raised + tally.raised,
            lowered=before.lowered + tally.lowered,
            undecided=before.undecided + tally.undecided,
            failed=before.failed + tally.failed,
            failures=tuple(dict.fromkeys((*before.failures, *tally.failures))),
        )
        heard_all = together.asked > 0 and together.failed == together.undecided == 0
        checks = tuple(name for name in self._given.checks if name != "judge")
        left = self._given.not_checked
        others = tuple(name for name in left if name != "wording")
        # What was settled for all may be open again for what is new.
        settled = heard_all or ("wording" not in left and self._given.judge is None)
        return self._given.model_copy(
            update={
                "sentences": tuple(self._sentences),
                "checks": (*checks, "judge") if together.failed < together.asked else checks,
                "not_checked": others if settled else ("wording", *others),
                "judge": together,
            }
        )


class _NoOpinion(Exception):
    """An answer that says nothing usable, in words of our own."""


def second_opinion(
    report: GroundingReport, judge: Judge, *, source: SourceText, language: str
) -> GroundingReport:
    """Ask a judge about every sentence of a report.

    Args:
        report: What the checks found.
        judge: Who is asked.
        source: The release.
        language: BCP 47 tag of the text that was checked.

    Returns:
        The report with what the judge changed, and with `judge` saying who was asked and what came of it.

    Raises:
        InvalidInput: What was given is no judge.
    """
    check_judge(judge)
    hearing = Hearing(report, name=judge.name, source=source, language=language)
    for question in hearing.questions:
        try:
            answer = judge.judge(question)
        except Exception as error:  # noqa: BLE001 - whatever it is, the verdict of the checks stands
            hearing.fail(question, error)
        else:
            hearing.hear(question, answer)
    return hearing.report
