"""A second opinion on wording, and how little it may change."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

import pressrewrite as pr
from pressrewrite.errors import InvalidInput
from pressrewrite.grounding import Judge, Opinion, Question, apply_opinion
from pressrewrite.models import CheckedSentence, Finding, GroundingReport, Severity, Span, Verdict

RELEASE = pr.SourceItem(
    title="North reef reopens to divers",
    publisher="Harbour Office",
    body="The reef is open again since Friday. Divers need a permit from the harbour. It cost 14 million euros to restore.",
    language="en",
)
PARTLY = "A permit from the harbour is what divers need."
WRONG = "It cost 41 million euros to restore."
VERBATIM = "Divers need a permit from the harbour."
TEXT = "It closed."
SPAN = Span(start=0, end=4, text="It c")
BAD = {Verdict.UNSUPPORTED, Verdict.CONTRADICTED}
RANK = [Verdict.SUPPORTED, Verdict.PARTLY, Verdict.NOT_CHECKABLE, Verdict.UNSUPPORTED, Verdict.CONTRADICTED]


class Says:
    """A judge that says what it was told to say, and remembers what it was asked."""

    name = "says"

    def __init__(self, answer: Any) -> None:
        self.answer = answer
        self.asked: list[Question] = []

    def judge(self, question: Question) -> Opinion:
        self.asked.append(question)
        if isinstance(self.answer, BaseException):
            raise self.answer
        answer: Opinion = self.answer
        return answer


def finding(severity: Severity) -> Finding:
    """Make a finding of the checks."""
    return Finding(kind="number", text="It", start=0, end=2, severity=severity)


def sentence(
    verdict: Verdict, *severities: Severity, score: float = 0.6, evidence: tuple[Span, ...] = (SPAN,)
) -> CheckedSentence:
    """Make a checked sentence."""
    return CheckedSentence(text=TEXT, start=0, end=len(TEXT), verdict=verdict, score=score, evidence=evidence, findings=tuple(map(finding, severities)), reason=None)  # fmt: skip


sentences = st.builds(
    lambda verdict, severities, score, evidence: sentence(
        verdict, *severities, score=score, evidence=evidence
    ),
    st.sampled_from(Verdict),
    st.lists(st.sampled_from(Severity), max_size=3),
    st.floats(0, 1),
    st.sampled_from([(), (SPAN,)]),
)
opinions = st.builds(
    Opinion,
    verdict=st.sampled_from(Verdict),
    confidence=st.floats(0, 1),
    reason=st.text(max_size=400),
    evidence=st.sampled_from([(), (SPAN,)]),
)


@given(sentences, opinions)
def test_an_error_is_never_cleared_and_a_bad_verdict_never_raised(
    given_sentence: CheckedSentence, opinion: Opinion
) -> None:
    """Whatever a judge thinks: findings stay, errors keep their verdict, and only the two open verdicts rise."""
    after = apply_opinion(given_sentence, opinion)
    before, now = RANK.index(given_sentence.verdict), RANK.index(after.verdict)
    assert after.findings[: len(given_sentence.findings)] == given_sentence.findings
    assert 0 <= after.score <= 1
    if now < before:
        assert given_sentence.verdict in {Verdict.PARTLY, Verdict.NOT_CHECKABLE}
        assert after.verdict is Verdict.SUPPORTED
        assert opinion.verdict is Verdict.SUPPORTED
        assert all(found.severity is not Severity.ERROR for found in given_sentence.findings)
        assert after.evidence
        assert after.score >= given_sentence.score
        assert after.reason == "judge_supported"
    elif after is not given_sentence:
        (added,) = after.findings[len(given_sentence.findings) :]
        assert opinion.verdict in BAD
        assert added.kind == "judge"
        assert (added.severity is Severity.ERROR) == (opinion.confidence >= 0.75)
        assert added.severity is Severity.ERROR or after.verdict not in BAD
        assert 0.05 * given_sentence.score <= after.score + 1e-9
        assert after.score <= given_sentence.score * 0.53
        assert after.text[added.start : added.end] == added.text
    assert (after.text, after.start, after.end) == (
        given_sentence.text,
        given_sentence.start,
        given_sentence.end,
    )


@pytest.mark.parametrize(
    ("before", "opinion", "after"),
    [
        ("supported", "supported", "supported"),
        ("supported", "unsupported", "unsupported"),
        ("supported", "contradicted", "contradicted"),
        ("partly", "supported", "supported"),
        ("partly", "unsupported", "unsupported"),
        ("partly", "contradicted", "contradicted"),
        ("not_checkable", "supported", "supported"),
        ("not_checkable", "unsupported", "unsupported"),
        ("not_checkable", "contradicted", "contradicted"),
        ("unsupported", "supported", "unsupported"),
        ("unsupported", "unsupported", "unsupported"),
        ("unsupported", "contradicted", "contradicted"),
        ("contradicted", "supported", "contradicted"),
        ("contradicted", "unsupported", "contradicted"),
        ("contradicted", "contradicted", "contradicted"),
        *[(verdict.value, "not_checkable", verdict.value) for verdict in Verdict],
        *[(verdict.value, "partly", verdict.value) for verdict in Verdict],
    ],
)
def test_a_firm_opinion(before: str, opinion: str, after: str) -> None:
    """What a judge who is sure makes of each verdict."""
    said = apply_opinion(sentence(Verdict(before)), Opinion(verdict=Verdict(opinion)))
    assert said.verdict is Verdict(after)


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("supported", "not_checkable", ["judge"]),
        ("partly", "not_checkable", ["judge"]),
        ("not_checkable", "not_checkable", ["judge"]),
        ("unsupported", "unsupported", []),
        ("contradicted", "contradicted", []),
    ],
)
def test_a_weak_opinion_only_makes_an_editor_look(before: str, after: str, kinds: list[str]) -> None:
    """Between 0.5 and 0.75 an opinion against a sentence is a warning, and one for it changes nothing."""
    against = apply_opinion(sentence(Verdict(before)), Opinion(verdict=Verdict.UNSUPPORTED, confidence=0.6))
    assert against.verdict is Verdict(after)
    assert [found.kind for found in against.findings] == kinds
    assert all(found.severity is Severity.WARNING for found in against.findings)
    for verdict, confidence in product(Verdict, (0.0, 0.49)):
        assert apply_opinion(against, Opinion(verdict=verdict, confidence=confidence)) is against
    unsure = Opinion(verdict=Verdict.SUPPORTED, confidence=0.74)
    assert apply_opinion(sentence(Verdict(before)), unsure).verdict is Verdict(before)


def test_what_is_supported_can_show_its_words() -> None:
    """Without words of the release nothing is raised; those that a judge names are shown."""
    bare = sentence(Verdict.NOT_CHECKABLE, evidence=())
    assert apply_opinion(bare, Opinion(verdict=Verdict.SUPPORTED)) is bare
    raised = apply_opinion(bare, Opinion(verdict=Verdict.SUPPORTED, evidence=(SPAN,)))
    assert (raised.verdict, raised.evidence) == (Verdict.SUPPORTED, (SPAN,))


def test_nobody_is_asked_unless_a_judge_is_given() -> None:
    """Off by default: the report has no record of a judge."""
    report = pr.check(PARTLY, RELEASE)
    assert report.judge is None
    assert report.judged == 0
    assert "judge" not in report.checks


def test_a_judge_raises_and_it_is_recorded() -> None:
    """A sentence raised by a judge is told from one that stands word for word, and the report counts it."""
    judge = Says(Opinion(verdict=Verdict.SUPPORTED, confidence=0.9))
    report = pr.check(f"{VERBATIM} {PARTLY}", RELEASE, judge=judge)
    assert [one.verdict for one in report.sentences] == [Verdict.SUPPORTED, Verdict.SUPPORTED]
    assert [one.reason for one in report.sentences] == [None, "judge_supported"]
    assert report.judge is not None
    assert report.judge.model_dump() == {
        "name": "says", "asked": 2, "raised": 1, "lowered": 0, "undecided": 0, "failed": 0, "failures": (),
    }  # fmt: skip
    assert report.judged == 1
    assert report.checks[-1] == "judge"
    assert report.not_checked == ("context",)
    assert [question.text for question in judge.asked] == [VERBATIM, PARTLY]
    assert judge.asked[0].verdict is Verdict.SUPPORTED
    assert judge.asked[1].evidence == report.sentences[1].evidence
    assert judge.asked[1].language == "en"
    assert judge.asked[1].source.text == RELEASE.text


def test_a_judge_lowers_and_it_is_recorded() -> None:
    """An opinion against a sentence is a finding with the judge's reason, at the sentence's own place."""
    text = f"{VERBATIM} {PARTLY}"
    report = pr.check(text, RELEASE, judge=Says(Opinion(verdict=Verdict.CONTRADICTED, reason=" Not so. ")))
    assert [one.verdict for one in report.sentences] == [Verdict.CONTRADICTED] * 2
    assert report.judge is not None
    assert (report.judge.asked, report.judge.lowered) == (2, 2)
    assert [text[one.start : one.end] for one in report.findings] == [VERBATIM, PARTLY]
    assert {(one.kind, one.note, one.severity) for one in report.findings} == {
        ("judge", "Not so.", Severity.ERROR)
    }
    assert report.score < pr.check(text, RELEASE).score


def test_a_judge_cannot_clear_an_error() -> None:
    """A wrong figure stays wrong, however sure the judge is that it is right."""
    plain = pr.check(WRONG, RELEASE)
    report = pr.check(WRONG, RELEASE, judge=Says(Opinion(verdict=Verdict.SUPPORTED)))
    assert report.sentences == plain.sentences
    assert report.sentences[0].verdict is Verdict.CONTRADICTED
    assert report.judge is not None
    assert report.judge.raised == 0


class Forged(Opinion):
    """An opinion of another class."""


# Past the checks of the model, as nobody should do.
unchecked: Any = Opinion.model_construct
forged: Any = Forged.model_construct


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (RuntimeError("secret"), "RuntimeError"),
        (TimeoutError(), "TimeoutError"),
        (None, "no Opinion but NoneType"),
        ("supported", "no Opinion but str"),
        ({"verdict": "supported"}, "no Opinion but dict"),
        (Verdict.SUPPORTED, "no Opinion but Verdict"),
        (Opinion, "no Opinion but ModelMetaclass"),
        (unchecked(verdict="splendid"), "ValidationError"),
        (unchecked(verdict=Verdict.SUPPORTED, confidence=7.0), "ValidationError"),
        (unchecked(verdict=Verdict.SUPPORTED, evidence=None), "ValidationError"),
        (forged(confidence=float("nan"), verdict=Verdict.SUPPORTED), "ValidationError"),
        (forged(), "AttributeError"),
        (Opinion(verdict=Verdict.SUPPORTED, evidence=(Span(start=0, end=5, text="Never"),)), "evidence that is not in the release"),
        (Opinion(verdict=Verdict.SUPPORTED, evidence=(Span(start=2, end=2, text=""),)), "evidence that is not in the release"),
    ],
)  # fmt: skip
def test_nonsense_fails_closed_and_is_recorded(answer: object, failure: str) -> None:
    """A judge that breaks or answers nonsense changes no verdict, and the report says what happened."""
    text = f"{PARTLY} {WRONG}"
    plain = pr.check(text, RELEASE)
    report = pr.check(text, RELEASE, judge=Says(answer))
    assert report.sentences == plain.sentences
    assert report.judge is not None
    assert (report.judge.asked, report.judge.failed) == (2, 2)
    assert report.judge.failures == (failure,)
    assert report.checks == plain.checks
    assert report.not_checked == plain.not_checked


def test_wording_stays_unchecked_where_a_judge_was_undecided() -> None:
    """Only a judge that decided about every sentence takes "wording" off the list of what nobody looked at."""
    report = pr.check(PARTLY, RELEASE, judge=Says(Opinion(verdict=Verdict.NOT_CHECKABLE)))
    assert "wording" in report.not_checked
    assert report.judge is not None
    assert report.judge.undecided == 1


def test_what_the_record_says_is_no_question() -> None:
    """The sentences of the notice rest on the release's record, and no judge is asked about them."""
    title = pr.SourceItem(title="Reef reopens", publisher="Port", language="en")
    judge = Says(Opinion(verdict=Verdict.CONTRADICTED))
    report = pr.check(pr.rewrite(title), title, judge=judge)
    assert [question.text for question in judge.asked] == ["Reef reopens"]
    assert sum(one.verdict is Verdict.SUPPORTED for one in report.sentences) == len(report.sentences) - 1
    assert pr.check("", RELEASE, judge=judge).judge is not None


def test_any_object_with_the_members_is_a_judge() -> None:
    """There is nothing to inherit from; what is no judge is refused before anything is checked."""
    assert isinstance(Says(None), Judge)
    assert pr.Judge is Judge
    assert pr.Opinion is Opinion
    with pytest.raises(InvalidInput, match="is no judge"):
        pr.check(PARTLY, RELEASE, judge="a model")  # type: ignore[arg-type]
    nameless = Says(None)
    nameless.name = " "
    with pytest.raises(InvalidInput, match="is no judge"):
        pr.check(PARTLY, RELEASE, judge=nameless)


class Empty(Says):
    """A judge that counts as false, as an object with a length of zero does."""

    def __len__(self) -> int:
        return 0


def test_a_judge_that_counts_as_false_is_asked_all_the_same() -> None:
    """Only None switches the second opinion off."""
    assert pr.check(PARTLY, RELEASE, judge=Empty(Opinion(verdict=Verdict.SUPPORTED))).judged == 1


def test_an_interruption_is_no_answer() -> None:
    """Somebody who stops the program stops it, whoever is being asked."""
    with pytest.raises(KeyboardInterrupt):
        pr.check(PARTLY, RELEASE, judge=Says(KeyboardInterrupt()))


def test_an_opinion_is_typed() -> None:
    """A confidence beyond 0 to 1 and an unknown verdict are refused when the opinion is made."""
    for wrong in ({"confidence": 1.5}, {"confidence": float("nan")}, {"verdict": "fine"}, {"extra": 1}):
        with pytest.raises(ValidationError):
            Opinion(**{"verdict": "supported", **wrong})  # type: ignore[arg-type]


def test_a_report_with_a_judge_survives_json() -> None:
    """The record of the judge is part of the report."""
    report = pr.check(PARTLY, RELEASE, judge=Says(Opinion(verdict=Verdict.SUPPORTED)))
    assert GroundingReport.model_validate_json(report.model_dump_json()) == report
