"""An article while it is written."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pressrewrite as pr
from pressrewrite.errors import RateLimited, StreamInterrupted
from pressrewrite.streaming import ArticleReady, ClosedSentences, SentenceReady
from pressrewrite.testing import Scripted
from pressrewrite.text import plain

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from pressrewrite.providers import Reply, Request

RELEASE = pr.SourceItem(
    title="Reef reopens",
    publisher="Port",
    body="The reef is open. Some 412 volunteers planted coral. Divers may return.",
    language="en",
)
SENTENCES = ("The reef is open.", "Some 512 volunteers planted coral.", "Divers may return.")
DRAFT: dict[str, Any] = {
    "headline": {"evidence": [0], "text": "Reef reopens"},
    "dek": None,
    "key_points": [],
    "sections": [
        {
            "kind": "body",
            "heading": None,
            "paragraphs": [
                {
                    "kind": "text",
                    "sentences": [{"evidence": [at], "text": text} for at, text in enumerate(SENTENCES, 1)],
                }
            ],
        }
    ],
    "quotations": [],
}


class Broken:
    """Breaks off after so many characters of a draft."""

    name, model, reads_prompt = "broken", "broken-1", True

    def __init__(self, after: int) -> None:
        self.text = json.dumps(DRAFT)[:after]

    def generate(self, request: Request) -> Reply:
        raise NotImplementedError

    async def agenerate(self, request: Request) -> Reply:
        raise NotImplementedError

    def stream(self, request: Request) -> Iterator[str | Reply]:
        assert request.prompt is not None
        for at in range(0, len(self.text), 7):
            yield self.text[at : at + 7]
        raise StreamInterrupted("It broke off.", partial=self.text)

    async def astream(self, request: Request) -> AsyncIterator[str | Reply]:
        for piece in self.stream(request):
            yield piece


def events(rewriter: pr.Rewriter, *, asynchronous: bool) -> list[object]:
    """Collect the events of one article."""
    if not asynchronous:
        return list(rewriter.stream(RELEASE))

    async def collect() -> list[object]:
        return [event async for event in rewriter.astream(RELEASE)]

    return asyncio.run(collect())


@pytest.mark.parametrize("asynchronous", [False, True])
def test_sentences_are_told_checked_and_whole(asynchronous: bool) -> None:  # noqa: FBT001
    """Each closed sentence comes with its verdict, and the article is the one that `rewrite` gives."""
    told = events(pr.Rewriter(provider=Scripted([DRAFT]), policy="drop"), asynchronous=asynchronous)
    ready = [event for event in told if isinstance(event, SentenceReady)]
    assert [one.sentence.text for one in ready] == ["Reef reopens", *SENTENCES]
    assert [one.number for one in ready] == [0, 1, 2, 3]
    assert [one.withheld for one in ready] == [False, False, True, False]
    assert isinstance(told[-1], ArticleReady)
    article = told[-1].article
    again = pr.rewrite(RELEASE, provider=Scripted([DRAFT]), policy="drop")
    assert [one.text for one in article.sentences] == [one.text for one in again.sentences]
    assert "512" not in article.text


@pytest.mark.parametrize("asynchronous", [False, True])
def test_a_broken_stream_tells_what_was_complete(asynchronous: bool) -> None:  # noqa: FBT001
    """The error is typed and holds the sentences that had closed; no half sentence was told."""
    writer = Broken(json.dumps(DRAFT).index("volunteers"))
    heard: list[str] = []

    async def acollect() -> None:
        async for event in pr.Rewriter(provider=writer).astream(RELEASE):
            assert isinstance(event, SentenceReady)
            heard.append(event.sentence.text)

    def collect() -> None:
        for event in pr.Rewriter(provider=writer).stream(RELEASE):
            assert isinstance(event, SentenceReady)
            heard.append(event.sentence.text)

    with pytest.raises(StreamInterrupted) as caught:
        asyncio.run(acollect()) if asynchronous else collect()
    assert heard == ["Reef reopens", "The reef is open."]
    assert caught.value.complete == tuple(heard)


def test_other_errors_pass_as_they_are() -> None:
    """A writer that does not deliver is the same typed error as without a stream."""
    with pytest.raises(RateLimited):
        list(pr.Rewriter(provider=Scripted([RateLimited("wait")])).stream(RELEASE))


def test_a_writer_that_cannot_stream_is_waited_for() -> None:
    """The embedded writer gives the article at once."""
    (only,) = pr.Rewriter().stream(RELEASE)
    assert isinstance(only, ArticleReady)


@given(st.data())
def test_it_does_not_matter_where_the_pieces_end(data: st.DataObject) -> None:
    """Braces, quotation marks and backslashes in words cut nothing, wherever the network cuts."""
    words = data.draw(
        st.lists(st.text(min_size=1, max_size=40).filter(lambda text: text.strip()), max_size=5)
    )
    text = json.dumps(
        {
            "headline": {"evidence": [0], "text": 'A {b} "c" \\'},
            "key_points": [{"evidence": [], "text": one} for one in words],
        },
        ensure_ascii=data.draw(st.booleans()),
    )
    closed, found, at = ClosedSentences(), [], 0
    while at < len(text):
        step = data.draw(st.integers(min_value=1, max_value=30))
        found += closed.feed(text[at : at + step])
        at += step
    shown = map(plain, ('A {b} "c" \\', *words))
    assert [one.text for one in found] == [one for one in shown if any(map(str.isalnum, one))]


def test_a_sentence_is_told_as_the_article_will_hold_it() -> None:
    """Markup and what cannot be seen are gone from what is told, too."""
    draft = json.loads(json.dumps(DRAFT))
    draft["headline"]["text"] = "**Reef** \ud800reopens\x00"
    told = list(pr.Rewriter(provider=Scripted([draft])).stream(RELEASE))
    assert isinstance(told[0], SentenceReady)
    assert isinstance(told[-1], ArticleReady)
    assert told[0].sentence.text == told[-1].article.headline.text == "Reef reopens"


class Open:
    """Streams a draft sign by sign and counts the streams that were closed."""

    name, model, reads_prompt = "open", "open-1", True

    def __init__(self) -> None:
        self.closed = 0

    def generate(self, request: Request) -> Reply:
        raise NotImplementedError

    async def agenerate(self, request: Request) -> Reply:
        raise NotImplementedError

    def stream(self, request: Request) -> Iterator[str | Reply]:
        assert request.prompt is not None
        try:
            yield from json.dumps(DRAFT)
        finally:
            self.closed += 1

    async def astream(self, request: Request) -> AsyncIterator[str | Reply]:
        assert request.prompt is not None
        try:
            for sign in json.dumps(DRAFT):
                await asyncio.sleep(0)
                yield sign
        finally:
            await asyncio.sleep(0)
            self.closed += 1


@pytest.mark.parametrize("wrapped", [False, True])
def test_who_stops_listening_closes_the_stream_of_the_writer(wrapped: bool) -> None:  # noqa: FBT001
    """When `close` or `aclose` comes back the writer's own stream has ended, not some time later."""
    writer = Open()
    rewriter = pr.Rewriter(provider=pr.providers.wrappers.Retry(writer) if wrapped else writer)
    told = rewriter.stream(RELEASE)
    assert isinstance(next(told), SentenceReady)
    told.close()
    assert writer.closed == 1

    async def stop_early() -> int:
        heard = rewriter.astream(RELEASE)
        assert isinstance(await anext(heard), SentenceReady)
        await heard.aclose()
        return writer.closed

    assert asyncio.run(stop_early()) == 2


def test_brackets_without_end_are_no_sentence() -> None:
    """What is nested too deeply to be read is passed over, and the next sentence is told."""
    closed = ClosedSentences()
    assert closed.feed('{"text": "a", "evidence": ' + "[" * 9_000 + "]" * 9_000 + "}") == []
    assert [one.text for one in closed.feed('{"text": "Reef reopens"}')] == ["Reef reopens"]
