"""Free text into an article, and drafts into articles."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pressrewrite as pr
from pressrewrite.errors import InvalidArticle, InvalidInput, InvalidLanguageTag
from pressrewrite.models import FlagKind

RELEASE = pr.SourceItem(
    title="NATO chief meets defence secretary",
    publisher="News Agency",
    language="en",
    body="The NATO chief met the defence secretary at the Pentagon on Thursday. They spoke for an hour.",
)

CHATTY = """Sure! Here is a detailed article based on the title:

Headline: NATO chief meets defence secretary

Introduction:
The NATO chief met the defence secretary at the Pentagon on Thursday. The meeting took place in Brussels.

## What was discussed
- They spoke for an hour.
- Experts believe the agenda likely included Ukraine.

I hope this helps! Let me know if you want it shorter.
42
"""


def test_what_a_model_chats_around_an_article_goes_and_is_reported() -> None:
    """Preamble, labels, closing offer and counter are gone; each is a typed flag."""
    article = pr.Article.from_text(CHATTY, source=RELEASE)
    assert article.headline.text == "NATO chief meets defence secretary"
    told = article.text
    for gone in ("Sure!", "Headline:", "Introduction", "hope this helps", "42"):
        assert gone not in told
    kinds = {flag.kind for flag in article.flags}
    assert {
        FlagKind.CHAT_PREAMBLE,
        FlagKind.LABEL_LINE,
        FlagKind.CLOSING_OFFER,
        FlagKind.VIEW_COUNTER,
        FlagKind.GUESSING,
    } <= kinds


def test_what_does_not_stand_in_the_release_is_never_supported() -> None:
    """The page that put the meeting in Brussels: its sentence is marked, the true ones are supported."""
    article = pr.Article.from_text(CHATTY, source=RELEASE)
    verdicts = {sentence.text: sentence.verdict for sentence in article.sentences}
    assert verdicts["The meeting took place in Brussels."] is pr.Verdict.UNSUPPORTED
    assert verdicts["They spoke for an hour."] is pr.Verdict.SUPPORTED
    true = "The NATO chief met the defence secretary at the Pentagon on Thursday."
    assert verdicts[true] is pr.Verdict.SUPPORTED
    assert ("place", "Brussels") in {(found.kind, found.text) for found in article.report.findings}
    assert isinstance(article.report, pr.GroundingReport)
    for checked in article.report.sentences:
        assert article.text[checked.start : checked.end] == checked.text


def test_text_of_unknown_origin_claims_nothing() -> None:
    """The disclosure says that it is not known how the text was written."""
    article = pr.Article.from_text("Reef\n\nThe reef is open to all of us.", source=RELEASE)
    assert article.provenance.provider == "unknown"
    assert article.disclosure.level is pr.DisclosureLevel.FULLY_GENERATED
    assert "not known" in article.disclosure.text
    assert "was available for writing" not in article.disclosure.text


def test_every_shared_bad_output_is_read(shared: Path) -> None:
    """All eleven real answers of a chatting model parse; what they chat is gone and flagged."""
    lines = (shared / "data" / "bad_outputs.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 11
    for row in map(json.loads, lines):
        item = pr.SourceItem(title=row["topic"], publisher="Trends", url="https://trends.example/1")
        article = pr.Article.from_text(row["text"], source=item, language=row["lang"])
        kinds = {flag.kind.value for flag in article.flags}
        failures = " ".join(row["failures"])
        for failure, kind in (
            ("chat_preamble", "chat_preamble"),
            ("label_line", "label_line"),
            ("view_counter", "view_counter"),
            ("modal_speculation", "guessing"),
        ):
            assert failure not in failures or kind in kinds, (row["id"], kind)
        assert FlagKind.WRONG_LANGUAGE.value not in kinds
        for gone in ("Okay,", "承知いたしました", "بالتأكيد", "Title:", "Headline:", "Google Gemini"):
            assert gone not in article.text
        assert not article.text.splitlines()[-1].isdigit()
        assert not any(s.verdict is pr.Verdict.SUPPORTED for s in article.sentences[1:])


@pytest.mark.parametrize("text", ["", "  \n ", "Sure! Here is the article:", "—", "12"])
def test_text_without_a_sentence_is_a_typed_error(text: str) -> None:
    """There is no article in it, and the error says so."""
    with pytest.raises(InvalidArticle):
        pr.Article.from_text(text, source=RELEASE)


def test_wrong_types_and_tags_are_typed_errors() -> None:
    """Text is text, a source is a source, a tag names a language."""
    with pytest.raises(InvalidInput):
        pr.Article.from_text(b"bytes", source=RELEASE)  # type: ignore[arg-type]
    with pytest.raises(InvalidInput):
        pr.Article.from_text("Reef\n\nIt is open.", source="release")  # type: ignore[arg-type]
    with pytest.raises(InvalidLanguageTag):
        pr.Article.from_text("Reef\n\nIt is open.", source=RELEASE, language="english")


@given(st.text(max_size=600))
def test_any_text_is_an_article_or_a_typed_error(text: str) -> None:
    """Half surrogates and controls included; a sentence cut from nowhere is never supported."""
    try:
        article = pr.Article.from_text(text + "\ud800", source=RELEASE)
    except InvalidArticle:
        return
    assert pr.Article.from_json(article.to_json()) == article
