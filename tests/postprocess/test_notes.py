"""What is said below the article."""

import pytest

import pressrewrite as pr
from pressrewrite.models import NoteKind
from pressrewrite.postprocess import Attribution, Disclaimer, PaidNotice, PromptDisclosure, SourceTitle

BODY = (
    "The reef is open again for all divers of the town. Boats must keep away from it at all times.\n\n"
    "Acme has been retained by the Port to produce and distribute this text."
)
ITEM = pr.SourceItem(
    title="Press release: Reef open", publisher="Port", licence="CC0", body=BODY, language="en"
)


@pytest.fixture
def bare() -> pr.Article:
    """Give an article with nothing behind the writer."""
    return pr.Rewriter(postprocessors=()).rewrite(ITEM)


def notes(article: pr.Article, kind: NoteKind) -> list[str]:
    """The notes of one kind."""
    return [note.text for note in article.notes if note.kind is kind]


def test_a_disclaimer_is_said_once(bare: pr.Article) -> None:
    """In the reader's language, or in one's own words, and not twice."""
    once = Disclaimer()(bare)
    assert len(notes(once, NoteKind.DISCLAIMER)) == 1
    assert Disclaimer()(once) == once
    assert notes(Disclaimer("Ours.")(bare), NoteKind.DISCLAIMER) == ["Ours."]


def test_attribution_names_publisher_and_licence(bare: pr.Article) -> None:
    """The line and the typed record say the same."""
    article = Attribution()(bare)
    assert article.attribution is not None
    assert article.attribution.publisher == "Port"
    assert "Port" in article.attribution.text
    assert "CC0" in article.attribution.text


def test_the_original_title_is_shown_when_the_headline_differs(bare: pr.Article) -> None:
    """With its own language; a headline that is the title needs no note."""
    article = SourceTitle()(bare)
    assert notes(article, NoteKind.ORIGINAL_TITLE) == ["Press release: Reef open"]
    same = pr.Rewriter(postprocessors=(SourceTitle(),)).rewrite(
        ITEM.model_copy(update={"title": "Reef open"})
    )
    assert notes(same, NoteKind.ORIGINAL_TITLE) == []


def test_a_paid_notice_of_the_release_reaches_the_reader(bare: pr.Article) -> None:
    """The release's own words, with their span."""
    (note,) = (n for n in PaidNotice()(bare).notes if n.kind is NoteKind.PAID_NOTICE)
    assert note.text == "Acme has been retained by the Port to produce and distribute this text."
    assert ITEM.text[note.spans[0].start : note.spans[0].end] == note.spans[0].text


def test_the_prompt_is_printed_or_its_absence_said(bare: pr.Article) -> None:
    """The embedded writer uses none, and the note says so."""
    assert notes(PromptDisclosure()(bare), NoteKind.PROMPT) == [
        "No prompt was used: no language model took part."
    ]


def test_a_function_is_a_post_processor() -> None:
    """Ten lines, nothing to inherit from."""

    def shout(article: pr.Article) -> pr.Article:
        headline = article.headline.model_copy(update={"text": article.headline.text.upper()})
        return article.replace(headline=headline)

    article = pr.Rewriter(postprocessors=(shout,)).rewrite(ITEM)
    assert article.headline.text == "REEF OPEN"
    assert article.report.sentences[0].text == "REEF OPEN"
