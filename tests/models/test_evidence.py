"""Spans that point at their own words, and reports whose weakest sentence decides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pressrewrite.models import CheckedSentence, Finding, GroundingReport, Sentence, Severity, Span, Verdict


@given(st.text(), st.data())
def test_span_holds_its_words(text: str, data: st.DataObject) -> None:
    """A span taken out of a text holds exactly the characters between its offsets."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    span = Span.of(text, start, end)
    assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    "fields",
    [
        {"start": 0, "end": 3, "text": "ab"},
        {"start": 3, "end": 0, "text": ""},
        {"start": -1, "end": 0, "text": "a"},
    ],
)
def test_impossible_spans(fields: dict[str, object]) -> None:
    """Offsets that do not fit the words are refused."""
    with pytest.raises(ValidationError):
        Span.model_validate(fields)


def test_a_span_behind_the_end() -> None:
    """A span that reaches past its text is refused, with the way to make one."""
    with pytest.raises(ValidationError, match=r"Span\.of"):
        Span.of("abc", 0, 9)


def test_covers() -> None:
    """A span covers what lies within it, itself included."""
    text = "Profits rose."
    whole, word = Span.of(text, 0, 13), Span.of(text, 8, 12)
    assert whole.covers(word)
    assert whole.covers(whole)
    assert not word.covers(whole)


def _checked(verdict: Verdict, score: float, *findings: Finding) -> CheckedSentence:
    return CheckedSentence(text="a", start=0, end=1, verdict=verdict, score=score, findings=findings)


def test_report() -> None:
    """The weakest sentence weighs most in the score of the whole; every verdict is counted; findings keep their order."""
    first = Finding(kind="number", text="9", start=0, end=1, severity=Severity.ERROR, source_says="8")
    second = Finding(kind="name", text="X", start=2, end=3, severity=Severity.WARNING)
    report = GroundingReport(
        sentences=(
            _checked(Verdict.SUPPORTED, 1.0),
            _checked(Verdict.UNSUPPORTED, 0.1, first),
            _checked(Verdict.PARTLY, 0.7, second),
        )
    )
    assert 0.1 < report.score < 0.5
    assert report.findings == (first, second)
    assert set(report.counts) == set(Verdict)
    assert report.counts[Verdict.SUPPORTED] == 1
    assert report.counts[Verdict.CONTRADICTED] == 0


def test_an_empty_report_claims_nothing() -> None:
    """Without a sentence the score is 0: what nobody checked is not supported."""
    assert GroundingReport().score == 0.0


@pytest.mark.parametrize("score", [-0.1, 1.1, float("nan")])
def test_scores_are_shares(score: float) -> None:
    """A score lies between 0 and 1."""
    with pytest.raises(ValidationError):
        _checked(Verdict.SUPPORTED, score)


def test_sentence_is_not_checkable_until_checked() -> None:
    """A sentence nobody looked at is never shown as supported."""
    sentence = Sentence(text="Profits rose.")
    assert sentence.verdict is Verdict.NOT_CHECKABLE
    assert str(sentence) == "Profits rose."
