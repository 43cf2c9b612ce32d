"""Who writes, and who is asked next where that is not good enough."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

import pressrewrite as pr
from pressrewrite.errors import ReplyUnusable, ServiceUnavailable
from pressrewrite.models import DisclosureLevel, FlagKind
from pressrewrite.providers import Extractive
from pressrewrite.providers.events import ArticleFinished, ClaimChecked, SentenceDropped
from pressrewrite.providers.wrappers import Fallback
from pressrewrite.testing import Scripted

if TYPE_CHECKING:
    from pressrewrite.providers.events import Event

RELEASE = pr.SourceItem(
    title="Reef reopens",
    publisher="Port",
    body="The reef is open. Some 412 volunteers planted coral. Divers may return.",
    language="en",
)
GOOD = ("The reef is open.", "Some 412 volunteers planted coral.")
BAD = ("The reef is open.", "Some 512 volunteers planted coral in Brussels.")


def draft(*sentences: str) -> dict[str, Any]:
    """Make a draft of one paragraph."""
    said = [{"evidence": [], "text": text} for text in sentences]
    return {
        "headline": {"evidence": [0], "text": "Reef reopens"},
        "sections": [{"kind": "body", "paragraphs": [{"kind": "text", "sentences": said}]}],
    }


def rewritten(writer: Fallback, *, asynchronous: bool = False) -> pr.Article:
    """Rewrite the release."""
    rewriter = pr.Rewriter(provider=writer)
    return asyncio.run(rewriter.arewrite(RELEASE)) if asynchronous else rewriter.rewrite(RELEASE)


@pytest.mark.parametrize("asynchronous", [False, True])
def test_the_next_writer_is_asked_when_the_score_is_too_low(asynchronous: bool) -> None:  # noqa: FBT001
    """The better supported article is taken, with the attempts of both and the change in its record."""
    first, second = Scripted([draft(*BAD)], name="first"), Scripted([draft(*GOOD)], name="second")
    article = rewritten(Fallback([first, second], minimum_score=0.9), asynchronous=asynchronous)
    assert "512" not in article.text
    assert article.provenance.attempts == 2
    assert FlagKind.WRITER_CHANGED in [flag.kind for flag in article.flags]
    assert len(first.requests) == len(second.requests) == 1


def test_a_good_article_is_not_asked_for_twice() -> None:
    """A score above the threshold is enough."""
    first, second = Scripted([draft(*GOOD)], name="first"), Scripted([], name="second")
    assert rewritten(Fallback([first, second], minimum_score=0.9)).provenance.attempts == 1


def test_the_embedded_writer_is_the_last_resort_and_said_to_be() -> None:
    """The disclosure says that no model wrote, and the record holds no prompt."""
    article = rewritten(Fallback([Scripted([ServiceUnavailable("down")]), Extractive()]))
    assert article.disclosure.level is DisclosureLevel.EXTRACTIVE_NO_MODEL
    assert article.provenance.provider == "extractive"
    assert article.provenance.prompt is None
    assert article.provenance.model is None


def test_the_worse_of_two_is_not_taken() -> None:
    """A second writer that is no better changes nothing but the count."""
    first = Scripted([draft(*BAD)], name="first")
    second = Scripted([draft("It opened in Paris in 1871 with 900 guests.", "Bob Ray cried.")], name="second")
    article = rewritten(Fallback([first, second], minimum_score=0.9))
    assert "512" in article.text
    assert article.provenance.attempts == 2


def test_a_reply_that_cannot_be_read_leads_to_the_next_writer() -> None:
    """Where nobody is left the error says who wrote it and what it cost."""
    broken = '{"headline": {"evidence": [0], "text": "Re'
    writers = [Scripted([broken], name="first"), Scripted([draft(*GOOD)], name="second")]
    article = rewritten(Fallback(writers, minimum_score=0.5))
    assert article.report.score == 1.0
    with pytest.raises(ReplyUnusable) as caught:
        pr.rewrite(RELEASE, provider=Scripted([broken]))
    assert caught.value.provider == "scripted"
    assert caught.value.attempts == 1


def test_listeners_hear_what_was_checked_dropped_and_finished() -> None:
    """The events hold numbers and verdicts, and no words."""
    heard: list[Event] = []
    pr.Rewriter(provider=Scripted([draft(*BAD)]), policy="drop", on_event=heard.append).rewrite(RELEASE)
    assert [type(event) for event in heard] == [
        ClaimChecked,
        ClaimChecked,
        ClaimChecked,
        SentenceDropped,
        ArticleFinished,
    ]
    last = heard[-1]
    assert isinstance(last, ArticleFinished)
    assert (last.dropped, last.attempts) == (1, 1)
    assert "Brussels" not in repr(heard)
