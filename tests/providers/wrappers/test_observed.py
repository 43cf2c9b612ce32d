"""Each attempt told to a listener."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from pressrewrite.errors import ServiceUnavailable
from pressrewrite.models import Usage
from pressrewrite.providers import Extractive, Reply, Request
from pressrewrite.providers.events import AttemptFailed, AttemptStarted, Event, ReplyReceived
from pressrewrite.providers.local import Local
from pressrewrite.providers.settings import Settings
from pressrewrite.providers.wrappers import Fallback, Observed, Retry
from pressrewrite.providers.wrappers.observed import Attempt
from pressrewrite.testing import Scripted

Ask = Callable[[Any, Request], Reply]


def test_a_reply_is_told_from_begin_to_end(job: Request, ask: Ask) -> None:
    """Begin and end share a number; the end tells what the service told."""
    heard: list[Event] = []
    reply = Reply(
        text="Done.",
        model="m-2026",
        usage=Usage(input_tokens=3, output_tokens=4),
        finish="stop",
        request_id="r-1",
    )
    ask(Observed(Scripted([reply]), heard.append), job)
    begun, ended = heard
    assert isinstance(begun, AttemptStarted)
    assert isinstance(ended, ReplyReceived)
    assert begun.call == ended.call > 0
    assert (begun.provider, begun.model, begun.request) == ("scripted", "scripted-1", job.fingerprint)
    assert (ended.model, ended.input_tokens, ended.output_tokens, ended.finish) == ("m-2026", 3, 4, "stop")
    assert begun.at_ns <= ended.at_ns
    assert ended.seconds >= 0


def test_content_is_told_only_when_it_was_asked_for(job: Request, ask: Ask) -> None:
    """Prompts and texts stand in no event by default, and never in its representation."""
    words = "The reef is open."
    for content in (False, True):
        heard: list[Event] = []
        ask(Observed(Scripted([words]), heard.append, content=content), job)
        begun, ended = heard
        assert isinstance(begun, AttemptStarted)
        assert isinstance(ended, ReplyReceived)
        assert (begun.prompt is not None, ended.text) == (content, words if content else None)
        assert words not in repr(heard)


def test_every_attempt_under_retry_is_told(job: Request, ask: Ask) -> None:
    """Each request is told, and what the service said about a failure."""
    failing = ServiceUnavailable("down", provider="scripted", model="m", status=503, request_id="r-9")
    failing.usage = (1, None)
    heard: list[Event] = []
    ask(Retry(Observed(Scripted([failing, "Done."]), heard.append), base_s=0), job)
    assert [type(event) for event in heard] == [AttemptStarted, AttemptFailed, AttemptStarted, ReplyReceived]
    failed = heard[1]
    assert isinstance(failed, AttemptFailed)
    assert (failed.code, failed.status, failed.retryable, failed.request_id) == (
        "service_unavailable",
        503,
        True,
        "r-9",
    )
    assert (failed.input_tokens, failed.output_tokens, failed.pause_s) == (1, None, None)


def test_a_listener_that_raises_changes_nothing(
    job: Request, ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    """Its error is logged by its kind alone, for its words may hold anything."""

    def broken(_: Event) -> None:
        message = "the secret of the release"
        raise RuntimeError(message)

    with caplog.at_level("WARNING", logger="pressrewrite"):
        assert ask(Observed(Scripted(["Done."]), broken), job).text == "Done."
    assert "RuntimeError" in caplog.text
    assert "secret" not in caplog.text


def test_what_a_model_is_set_to_is_told(job: Request) -> None:
    """Settings of the one writer behind it stand in the event; of several, none do."""
    writer = Local("m", base_url="http://127.0.0.1:1", settings=Settings(temperature=0.5))
    for observed, expected in ((writer, {"temperature": 0.5}), (Fallback([writer, Extractive()]), {})):
        heard: list[Event] = []
        watching = Observed(observed, heard.append)
        assert watching.name in {"local", "fallback"}
        Attempt(heard.append, observed, job)
        begun = heard[0]
        assert isinstance(begun, AttemptStarted)
        assert begun.parameters == expected


def test_an_attempt_that_is_cancelled_has_an_end(job: Request) -> None:
    """Whatever ends an attempt is told, so that nobody waits for it."""
    heard: list[Event] = []

    class Hanging:
        name, model, reads_prompt = "hanging", "hanging-1", True

        def generate(self, request: Request) -> Reply:
            raise NotImplementedError

        async def agenerate(self, request: Request) -> Reply:
            del request
            await asyncio.sleep(60)
            return Reply()

    async def cancelled(watching: Any) -> None:
        task = asyncio.create_task(watching.agenerate(job))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancelled(Observed(Hanging(), heard.append)))
    asyncio.run(cancelled(Retry(Hanging(), on_event=heard.append)))
    assert [event.code for event in heard if isinstance(event, AttemptFailed)] == ["CancelledError"] * 2
