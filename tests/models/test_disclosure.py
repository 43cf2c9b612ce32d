"""The reader's sentences and the typed record never disagree."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pressrewrite.locales import fill, format_date, format_moment, locale
from pressrewrite.models import (
    Disclosure,
    DisclosureLevel,
    GroundingReport,
    Provenance,
    Review,
    SourceItem,
    SourceRecord,
    SourceScope,
    SourceText,
    Usage,
    Verdict,
)

LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "pt", "ru", "zh", "pt-BR", "nl")
NOON = datetime(2025, 4, 24, 12, tzinfo=UTC)
REVIEW = Review(reviewer="Ann Lee {x}", at=NOON, note="checked by telephone")


def told(**changes: Any) -> Disclosure:
    """Make a disclosure."""
    facts: dict[str, Any] = {
        "language": "en",
        "provider": "extractive",
        "scope": SourceScope.FULL_TEXT,
        "publisher": "Harbour Office",
        "title": "Reef reopens",
    }
    return Disclosure(**facts | changes)


@given(
    language=st.sampled_from(LANGUAGES),
    provider=st.sampled_from(["extractive", "gemini", "unknown", " extractive "]),
    model=st.sampled_from([None, "gemini-2.5-flash", "{model}", "a&b <c>"]),
    scope=st.sampled_from(SourceScope),
    review=st.sampled_from([None, REVIEW]),
    notice=st.booleans(),
    supported=st.integers(0, 9),
    other=st.integers(0, 9),
    published=st.sampled_from([None, date(2025, 4, 24), NOON]),
    url=st.sampled_from([None, "https://a.example/x?y=1"]),
)
def test_sentences_follow_the_record(  # noqa: PLR0913, PLR0917 - every fact of a disclosure, in every combination
    language: str,
    provider: str,
    model: str | None,
    scope: SourceScope,
    review: Review | None,
    notice: bool,  # noqa: FBT001
    supported: int,
    other: int,
    published: date | None,
    url: str | None,
) -> None:
    """Whatever the facts are, level and sentences say exactly these facts, in the reader's language."""
    found = told(
        language=language,
        provider=provider,
        model=model,
        scope=scope,
        review=review,
        notice=notice,
        published_at=published,
        url=url,
        verdicts={Verdict.SUPPORTED: supported, Verdict.NOT_CHECKABLE: other},
    )
    words = locale(language).disclosure
    embedded = provider.strip() == "extractive"
    if review is not None:
        level = DisclosureLevel.HUMAN_REVIEWED
    elif embedded:
        level = DisclosureLevel.EXTRACTIVE_NO_MODEL
    elif model is None or scope is SourceScope.TITLE_ONLY:
        level = DisclosureLevel.FULLY_GENERATED
    else:
        level = DisclosureLevel.AI_ASSISTED
    assert found.level is level
    making = [words.made_without_model] if embedded else []
    if not embedded:
        making = [fill(words.made_with_model, model=model) if model else words.made_by_unknown]
    given_words = {
        SourceScope.TITLE_ONLY: words.given_title,
        SourceScope.SUMMARY: words.given_summary,
        SourceScope.FULL_TEXT: words.given_full,
    }
    # Nobody knows what an unknown writer was given.
    shown = [] if provider == "unknown" else [given_words[scope]]
    assert found.sentences[0] == making[0]
    assert [line for line in found.sentences if line in given_words.values()] == shown
    assert (words.notice_only in found.sentences) == notice
    counted = fill(words.checked_verbatim, supported=str(supported), total=str(supported + other))
    assert (counted in found.sentences) == (not notice and supported + other > 0)
    assert (fill(words.unchecked, count=str(other)) in found.sentences) == (not notice and other > 0)
    assert fill(words.source, publisher="Harbour Office", title="Reef reopens") in found.sentences
    assert (url is not None) == any(str(url) in line for line in found.sentences)
    if isinstance(published, datetime):
        assert fill(words.source_time, date=format_moment(published, language)) in found.sentences
    elif published is not None:
        assert fill(words.source_time, date=format_date(published, language)) in found.sentences
    reviewed = fill(words.reviewed, reviewer=REVIEW.reviewer, date=format_date(NOON, language))
    assert found.sentences[-1] == (words.not_reviewed if review is None else reviewed)
    assert all(line in found.text for line in found.sentences)
    assert Disclosure.model_validate_json(found.model_dump_json()) == found


def test_note_of_the_desk_stays_inside() -> None:
    """What a reviewer notes for the desk is kept and not shown to readers."""
    found = told(review=REVIEW)
    assert "telephone" not in found.text
    assert "telephone" in found.model_dump_json()


@pytest.mark.parametrize("level", [*DisclosureLevel, "written_by_angels", None])
def test_forged_level(level: object) -> None:
    """A record that says another level than its facts bear is refused; the true one is taken."""
    facts = told().model_dump(mode="json") | {"level": level}
    if level == DisclosureLevel.EXTRACTIVE_NO_MODEL:
        assert Disclosure.model_validate(facts) == told()
        return
    with pytest.raises(ValidationError, match="extractive_no_model"):
        Disclosure.model_validate(facts)


def test_forged_sentences() -> None:
    """Sentences that somebody wrote into a record are not shown: they are worked out from the facts."""
    facts = told().model_dump(mode="json") | {"sentences": ["A professor wrote this."]}
    assert Disclosure.model_validate(facts).sentences == told().sentences


@pytest.mark.parametrize(
    "changes", [{"provider": " "}, {"provider": ""}, {"scope": "half"}, {"reviewed": True}]
)
def test_wrong_facts(changes: dict[str, Any]) -> None:
    """A disclosure without a writer, or with facts nobody knows, is refused."""
    with pytest.raises(ValidationError):
        told(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"reviewer": " "},
        {"reviewer": "\u200b"},
        {"at": datetime(2025, 4, 24)},  # noqa: DTZ001 - the case under test
        {"note": "\ud800"},
    ],
)
def test_review_needs_a_person_and_a_time(changes: dict[str, Any]) -> None:
    """Nobody without a name answers for an article, and not at an unknown time."""
    with pytest.raises(ValidationError):
        Review.model_validate({"reviewer": "Ann Lee", "at": NOON} | changes)


@pytest.mark.parametrize("embargo", [None, NOON])
def test_source_record(embargo: datetime | None) -> None:
    """The record keeps everything but the body, and the embargo of the text where the field is empty."""
    item = SourceItem(
        title="Reef reopens",
        publisher="Harbour Office",
        body="It is open.",
        published_at=NOON,
        url="https://a.example/",
        language="en",
        licence="CC0-1.0",
        embargo_until=embargo,
    )
    source = SourceText(item)
    stated = datetime(2025, 4, 25, tzinfo=UTC)
    record = SourceRecord.of(source, embargo_until=stated)
    assert record.embargo_until == (embargo or stated)
    assert (record.sha256, record.characters) == (source.sha256, len(source.text))
    assert "It is open" not in record.model_dump_json()
    for field in ("id", "title", "publisher", "published_at", "url", "language", "licence", "scope"):
        assert getattr(record, field) == getattr(item, field)


@pytest.mark.parametrize(
    ("published", "words"),
    [(None, None), (date(2025, 4, 24), "24. April 2025"), (NOON, "24. April 2025, 12:00 UTC")],
)
def test_published_text(published: date | None, words: str | None) -> None:
    """The time of publication is told as exactly as it is known."""
    item = SourceItem(title="Riff", publisher="Hafenamt", published_at=published, language="de")
    assert SourceRecord.of(SourceText(item)).published_text("de") == words


def test_of_takes_everything_from_the_records() -> None:
    """A disclosure made of the records repeats them, review included."""
    item = SourceItem(title="Reef", publisher="Port", language="en", body="One. Two. Three.")
    record = SourceRecord.of(SourceText(item))
    provenance = Provenance(
        library_version="1",
        provider="gemini",
        model="gemini-2.5-flash",
        strategy="news_article",
        strategy_version="1",
        strategy_fingerprint="0",
        source_sha256=record.sha256,
    )
    found = Disclosure.of(
        source=record,
        provenance=provenance,
        report=GroundingReport(),
        language="fr",
        notice=False,
        review=REVIEW,
    )
    assert (found.provider, found.model, found.review) == ("gemini", "gemini-2.5-flash", REVIEW)
    assert found.level is DisclosureLevel.HUMAN_REVIEWED
    assert set(found.verdicts) == set(Verdict)


@pytest.mark.parametrize("field", ["input_tokens", "output_tokens", "seconds"])
def test_usage_is_not_negative(field: str) -> None:
    """Nobody uses less than nothing."""
    with pytest.raises(ValidationError):
        Usage.model_validate({field: -1})
