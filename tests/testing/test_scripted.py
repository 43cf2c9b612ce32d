"""A writer whose answers are known."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

import pressrewrite as pr
from pressrewrite.errors import NotConfigured, RateLimited, StreamInterrupted
from pressrewrite.providers.base import Provider, Reply, Request, StreamingProvider
from pressrewrite.testing import ARTICLE, Scripted

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = "# Reef reopens\n\nThe reef is open. مرحبا"


def asked(writer: Any, request: Request, mode: str) -> list[Any]:
    """Ask in one of four modes: pieces and the reply."""

    async def streamed() -> list[Any]:
        return [piece async for piece in writer.astream(request)]

    if mode == "sync":
        return [writer.generate(request)]
    if mode == "async":
        return [asyncio.run(writer.agenerate(request))]
    return list(writer.stream(request)) if mode == "stream" else asyncio.run(streamed())


MODES = ("sync", "async", "stream", "astream")


@pytest.mark.parametrize("mode", MODES)
def test_every_kind_of_answer_is_given_in_turn(mode: str, make_request: Callable[..., Request]) -> None:
    """Text, JSON, a typed draft, a whole reply; calls are counted and requests are kept."""
    whole = Reply(text="Mine.", model="other", attempts=3)
    writer = Scripted([TEXT, {"headline": {"text": "é"}}, ARTICLE, whole], name="desk", model="m")
    requests = [make_request(f"job {number}") for number in range(4)]
    given = [asked(writer, request, mode) for request in requests]
    replies = [each[-1] for each in given]
    assert [reply.text for reply in replies] == [TEXT, '{"headline": {"text": "é"}}', "", "Mine."]
    assert replies[2].draft == ARTICLE
    assert [(reply.provider, reply.model) for reply in replies] == [*[("desk", "m")] * 3, ("desk", "other")]
    if "stream" in mode:
        assert ["".join(each[:-1]) for each in given] == [reply.text for reply in replies]
        assert len(given[0]) > 3
    assert (writer.calls, writer.requests) == (4, requests)


@pytest.mark.parametrize("mode", MODES)
def test_errors_are_raised_anew(mode: str, make_request: Callable[..., Request]) -> None:
    """The same error may stand in the script twice; what one caller adds to it the next one does not see."""
    told = RateLimited("Too many.", retry_after_s=2)
    writer = Scripted([told, told])
    for _ in range(2):
        with pytest.raises(RateLimited) as caught:
            asked(writer, make_request(), mode)
        assert caught.value is not told
        assert (caught.value.retry_after_s, caught.value.attempts) == (2, 1)
        caught.value.attempts = 9


@pytest.mark.parametrize("mode", ["stream", "astream"])
def test_a_stream_may_break_off(mode: str, make_request: Callable[..., Request]) -> None:
    """What had arrived comes first, then the error."""
    writer = Scripted([StreamInterrupted("Gone.", partial="half a")], pieces=2)
    taken: list[Any] = []

    def whole() -> None:
        for piece in writer.stream(make_request()):
            taken.append(piece)  # noqa: PERF402 - what came before the error counts

    async def streamed() -> None:
        async for piece in writer.astream(make_request()):
            taken.append(piece)  # noqa: PERF401 - what came before the error counts

    ask = whole if mode == "stream" else lambda: asyncio.run(streamed())
    with pytest.raises(StreamInterrupted):
        ask()
    assert taken == ["hal", "f a"]


def test_a_function_answers_by_the_request(make_request: Callable[..., Request]) -> None:
    """It sees the prompt, and may raise."""

    def choose(request: Request) -> str:
        assert request.prompt is not None
        return request.prompt.messages[-1].content.upper()

    writer = Scripted(choose)
    assert [writer.generate(make_request(job)).text for job in ("one", "two")] == ["ONE", "TWO"]


def test_a_script_that_has_run_out_says_so(make_request: Callable[..., Request]) -> None:
    """A test that asks more often than it thought fails by name, and is not retried."""
    writer = Scripted([TEXT])
    writer.generate(make_request())
    with pytest.raises(NotConfigured, match="no answer left for request 2") as caught:
        writer.generate(make_request())
    assert not caught.value.retryable


def test_it_is_a_writer_like_any_other() -> None:
    """It writes articles; one that reads no prompt is sent none."""
    writer = Scripted([TEXT, ARTICLE], reads_prompt=False)
    assert isinstance(writer, Provider)
    assert isinstance(writer, StreamingProvider)
    release = pr.SourceItem(title="Reef reopens", publisher="Port", body="The reef is open.", language="en")
    assert pr.rewrite(release, provider=writer).headline.text == "Reef reopens"
    assert pr.rewrite(release, provider=writer).headline.text == ARTICLE.headline.text
    assert writer.requests[0].prompt is None
