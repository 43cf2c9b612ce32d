"""The SDK google-generativeai against a real server on this machine; skipped where it is not installed."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import threading
import time
import warnings
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest
from tests.providers.loopback import Answer, Loopback, answer

from pressrewrite.errors import (
    AccessDenied,
    Blocked,
    ConnectionFailed,
    EmptyReply,
    InvalidInput,
    InvalidJSON,
    NotConfigured,
    ProviderError,
    QuotaExhausted,
    RateLimited,
    Recitation,
    RequestRejected,
    ServiceUnavailable,
    StreamInterrupted,
    TimedOut,
    Truncated,
    UnknownModel,
)
from pressrewrite.models import Message, Prompt, SourceItem
from pressrewrite.providers import (
    GoogleGenerativeAI,
    Provider,
    Reply,
    Request,
    Settings,
    StreamingProvider,
    Timeouts,
    provider,
)
from pressrewrite.rewriter import Rewriter

if TYPE_CHECKING:
    from collections.abc import Callable

INSTALLED = find_spec("google") is not None and find_spec("google.generativeai") is not None
with_sdk = pytest.mark.skipif(not INSTALLED, reason="google-generativeai is not installed")
KEY = "AIzaSyTest0123456789abcdefghijklmnop"
SCHEMA: dict[str, Any] = {"type": "object", "properties": {"a": {"type": "string"}}}


@pytest.fixture
def request_() -> Request:
    """Give a job with rules, words in two scripts, and a schema."""
    item = SourceItem(title="Reef reopens", publisher="Port", body="The reef is open.", language="en")
    brief, _ = Rewriter()._brief(item, None)
    messages = (Message(role="system", content="Rules."), Message(role="user", content="Riff، 礁"))
    prompt = Prompt(strategy="test", version="1", fingerprint="0" * 16, messages=messages, schema=SCHEMA)
    return Request(brief=brief, prompt=prompt)


def made(server: Loopback, **more: Any) -> GoogleGenerativeAI:
    """Make a writer that asks the server."""
    return GoogleGenerativeAI("gemini-2.5-flash", **{"api_key": KEY, "base_url": server.url, **more})


def whole(writer: GoogleGenerativeAI, request: Request) -> Reply:
    """Ask for a whole answer, sync."""
    with writer:
        return writer.generate(request)


def awhole(writer: GoogleGenerativeAI, request: Request) -> Reply:
    """Ask for a whole answer, async."""

    async def run() -> Reply:
        async with writer:
            return await writer.agenerate(request)

    return asyncio.run(run())


def streamed(writer: GoogleGenerativeAI, request: Request) -> list[str | Reply]:
    """Ask for a stream, sync."""
    with writer:
        return list(writer.stream(request))


def astreamed(writer: GoogleGenerativeAI, request: Request) -> list[str | Reply]:
    """Ask for a stream, async."""

    async def run() -> list[str | Reply]:
        async with writer:
            return [each async for each in writer.astream(request)]

    return asyncio.run(run())


WHOLE = pytest.mark.parametrize("ask", [whole, awhole])
STREAMED = pytest.mark.parametrize("ask", [streamed, astreamed])


def said(text: str | None, finish: str | None = "STOP", **more: Any) -> dict[str, Any]:
    """Make an answer of `generateContent`."""
    candidate: dict[str, Any] = {"index": 0}
    candidate |= {"content": {"role": "model", "parts": [{"text": text}]}} if text is not None else {}
    candidate |= {"finishReason": finish} if finish else {}
    counts = {"promptTokenCount": 5, "candidatesTokenCount": 6, "totalTokenCount": 11}
    return {"candidates": [candidate], "usageMetadata": counts, "modelVersion": "gemini-served", **more}


def in_list(*parts: Any, ends: bool = True) -> Answer:
    """Make a stream as the SDK asks for it: one JSON list, piece by piece."""
    pieces = [("[" if at == 0 else ",") + json.dumps(part) for at, part in enumerate(parts)]
    raw = [each.encode() for each in pieces] + ([b"]"] if ends else [])
    return Answer(pieces=tuple(raw), ends=ends)


def refused(code: int, message: str, **more: Any) -> Answer:
    """Make an error as the service writes it."""
    return answer({"error": {"code": code, "message": message, **more}}, code)


@with_sdk
@WHOLE
def test_a_whole_answer(ask: Callable[[GoogleGenerativeAI, Request], Reply], request_: Request) -> None:
    """JSON mode with the schema in the prompt; text, tokens and end come back; the key is in a header."""
    with Loopback(answer(said('{"a": "礁"}'))) as server:
        reply = ask(made(server, settings=Settings(temperature=0.5, max_output_tokens=90)), request_)
    assert (reply.text, reply.finish, reply.provider) == ('{"a": "礁"}', "STOP", "google-generativeai")
    assert (reply.usage.input_tokens, reply.usage.output_tokens, reply.attempts) == (5, 6, 1)
    (asked,) = server.asked
    assert asked.path.startswith("/v1beta/models/gemini-2.5-flash:generateContent")
    assert KEY not in asked.path
    assert asked.headers["x-goog-api-key"] == KEY
    told = asked.body["generationConfig"]
    assert told["responseMimeType"] == "application/json"
    assert (told["temperature"], told["maxOutputTokens"]) == (0.5, 90)
    assert "responseSchema" not in told
    assert asked.body["systemInstruction"]["parts"] == [{"text": "Rules."}]
    words = "".join(part["text"] for part in asked.body["contents"][-1]["parts"])
    assert words == "Riff، 礁\n\n" + json.dumps(SCHEMA)


QUOTA = {"@type": "type.googleapis.com/google.rpc.QuotaFailure",
         "violations": [{"quotaId": "GenerateRequestsPerDayPerProjectPerModel"}]}  # fmt: skip
DELAY = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "45.5s"}
FAILURES: list[tuple[str, Answer, type[ProviderError]]] = [
    ("blocked prompt", answer({"promptFeedback": {"blockReason": "SAFETY"}}), Blocked),
    ("safety", answer(said("{", "SAFETY")), Blocked),
    ("recitation", answer(said("{", "RECITATION")), Recitation),
    ("cut off", answer(said('{"a', "MAX_TOKENS")), Truncated),
    ("a reason that is newer than the SDK", answer(said("{", "BAD_MOOD")), Blocked),
    ("nothing", answer(said(None)), EmptyReply),
    (
        "key",
        refused(400, "API key not valid. Please pass a valid API key.", status="INVALID_ARGUMENT"),
        AccessDenied,
    ),
    ("forbidden", refused(403, "no", status="PERMISSION_DENIED"), AccessDenied),
    ("model", refused(404, "models/x is not found", status="NOT_FOUND"), UnknownModel),
    ("rate", refused(429, "slow", details=[DELAY]), RateLimited),
    ("quota", refused(429, "slow", details=[QUOTA]), QuotaExhausted),
    ("fault", refused(503, "overloaded", status="UNAVAILABLE"), ServiceUnavailable),
    ("a page", answer(b"<html>502</html>", 502, content_type="text/html"), ServiceUnavailable),
    ("wrong", refused(400, "no such field", status="INVALID_ARGUMENT"), RequestRejected),
    ("broken JSON", answer(b'{"candidates": ['), InvalidJSON),
]


@with_sdk
@WHOLE
@pytest.mark.parametrize(
    ("told", "kind"), [case[1:] for case in FAILURES], ids=[case[0] for case in FAILURES]
)
def test_what_is_no_reply(
    ask: Callable[[GoogleGenerativeAI, Request], Reply],
    told: Answer,
    kind: type[ProviderError],
    request_: Request,
) -> None:
    """Each error of the SDK and each early end is one of ours; the SDK asks once; no key is repeated."""
    with Loopback(told) as server, pytest.raises(ProviderError) as caught:
        ask(made(server), request_)
    assert type(caught.value) is kind
    assert (caught.value.provider, caught.value.model) == ("google-generativeai", "gemini-2.5-flash")
    assert len(server.asked) == 1
    assert KEY not in repr((caught.value, caught.value.__dict__, caught.value.__cause__))
    if kind is RateLimited:
        assert caught.value.retry_after_s == 45.5


@with_sdk
@WHOLE
def test_a_cut_off_answer_is_asked_for_once_more(
    ask: Callable[[GoogleGenerativeAI, Request], Reply], request_: Request
) -> None:
    """The one exchange of all adapters drives this one as well."""
    with Loopback(answer(said("{", "MAX_TOKENS")), answer(said("{}"))) as server:
        reply = ask(made(server, settings=Settings(max_output_tokens=10, largest_output=100)), request_)
    assert [asked.body["generationConfig"]["maxOutputTokens"] for asked in server.asked] == [10, 20]
    assert (reply.attempts, reply.usage.output_tokens) == (2, 12)


@with_sdk
@STREAMED
def test_a_stream(ask: Callable[[GoogleGenerativeAI, Request], list[str | Reply]], request_: Request) -> None:
    """Text comes in pieces, the whole reply with its tokens comes last."""
    with Loopback(in_list(said('{"a": ', None), said('"礁"', None), said("}"))) as server:
        *pieces, reply = ask(made(server), request_)
    assert pieces == ['{"a": ', '"礁"', "}"]
    assert isinstance(reply, Reply)
    assert (reply.text, reply.finish, reply.usage.output_tokens) == ('{"a": "礁"}', "STOP", 6)
    assert ":streamGenerateContent" in server.asked[0].path


@with_sdk
@STREAMED
@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (in_list(said("{", None), ends=False), StreamInterrupted),
        (in_list(said("{", None)), StreamInterrupted),
        (in_list(said("{", None), said("", "MAX_TOKENS")), Truncated),
        (in_list({"promptFeedback": {"blockReason": "OTHER"}}), Blocked),
        (refused(429, "slow"), RateLimited),
    ],
    ids=["hung up", "no end", "cut off", "blocked", "rate"],
)
def test_a_stream_that_is_no_article(
    ask: Callable[[GoogleGenerativeAI, Request], list[str | Reply]],
    told: Answer,
    kind: type[ProviderError],
    request_: Request,
) -> None:
    """Whatever ends a stream early is one of our errors."""
    with Loopback(told) as server, pytest.raises(ProviderError) as caught:
        ask(made(server), request_)
    assert type(caught.value) is kind


@with_sdk
@pytest.mark.parametrize("ask", [whole, awhole, streamed, astreamed])
def test_silence_and_absence(ask: Callable[[GoogleGenerativeAI, Request], Any], request_: Request) -> None:
    """A service that says nothing is `TimedOut`, one that is not there `ConnectionFailed`."""
    with Loopback(Answer(waits_s=1.0, pieces=(b"{}",))) as server:
        with pytest.raises(TimedOut):
            ask(made(server, timeouts=Timeouts(read=0.2)), request_)
        gone = made(server)
    with pytest.raises(ConnectionFailed):
        ask(gone, request_)


@with_sdk
def test_the_event_loop_runs_on(request_: Request) -> None:
    """The SDK's sync call waits in a worker thread."""

    async def run() -> tuple[int, Reply]:
        ticks = 0
        with Loopback(Answer(waits_s=0.3, pieces=(json.dumps(said("{}")).encode(),))) as server:
            async with made(server) as writer:
                asking = asyncio.create_task(writer.agenerate(request_))
                while not asking.done():
                    ticks += 1
                    await asyncio.sleep(0.01)
                return ticks, await asking

    ticks, reply = asyncio.run(run())
    assert ticks > 10
    assert reply.text == "{}"


@with_sdk
def test_a_stream_that_is_left(request_: Request) -> None:
    """Whoever leaves a stream early leaves no thread behind."""

    async def run() -> None:
        with Loopback(in_list(*(said("a", None) for _ in range(20)), said("b"))) as server:
            async with made(server) as writer:
                async for _ in writer.astream(request_):
                    break

    before = threading.active_count()
    asyncio.run(run())
    time.sleep(0.1)
    assert threading.active_count() <= before + 1


@with_sdk
def test_a_configured_sdk_is_used(request_: Request) -> None:
    """What the user's program configured is used and left as it is; a writer with a key of its own touches nothing."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        genai = import_module("google.generativeai")
    with Loopback(answer(said("{}"))) as server, Loopback(answer(said("own"))) as other:
        genai.configure(api_key=KEY, transport="rest", client_options={"api_endpoint": server.url})
        try:
            writer = provider("google-generativeai:gemini-2.5-flash")
            assert isinstance(writer, GoogleGenerativeAI)
            assert made(other, api_key="AIza-another-key-0123456789").generate(request_).text == "own"
            assert whole(writer, request_).text == "{}"
            assert whole(writer, request_).text == "{}"
        finally:
            genai.configure()
    assert server.asked[0].headers["x-goog-api-key"] == KEY


@with_sdk
def test_a_setting_that_the_sdk_does_not_know(request_: Request) -> None:
    """It is told, and not dropped in silence."""
    with Loopback(answer(said("{}"))) as server, pytest.raises(InvalidInput, match="does not know a setting"):
        whole(made(server, settings=Settings(extra={"newThing": 1})), request_)
    assert server.asked == []


@with_sdk
def test_an_sdk_without_a_key() -> None:
    """An SDK that was never configured is `NotConfigured`."""
    code = (
        "import os, sys\n"
        "for name in list(os.environ):\n"
        "    if name.startswith('G'): del os.environ[name]\n"
        "os.environ['NO_GCE_CHECK'] = 'true'\n"
        "from pressrewrite.providers.google_generativeai.sdk import GenerativeAiCarrier\n"
        "try: GenerativeAiCarrier(key=None, base_url=None).send({'model': 'models/m'})\n"
        "except Exception as error: print(type(error).__name__)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == NotConfigured.__name__


@with_sdk
def test_it_is_a_streaming_provider_and_shows_no_key() -> None:
    """It has the members of both protocols, and its representation holds no key."""
    writer = GoogleGenerativeAI("models/gemini-2.5-flash", api_key=KEY)
    assert isinstance(writer, Provider)
    assert isinstance(writer, StreamingProvider)
    assert repr(writer) == "GoogleGenerativeAI(model='gemini-2.5-flash')"


@pytest.mark.parametrize("wrong", [{"model": " "}, {"model": "m", "base_url": "http://127.0.0.1:1"}])
def test_what_cannot_be_a_writer(wrong: dict[str, str]) -> None:
    """A missing name, or an address without a key, is told at once."""
    with pytest.raises(InvalidInput):
        GoogleGenerativeAI(**wrong)  # type: ignore[arg-type]


def test_without_the_sdk_the_extra_is_named() -> None:
    """Whoever lacks the SDK reads which command installs it."""
    code = (
        "import importlib.util as u; real = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name.startswith('google') else real(name, *a)\n"
        "from pressrewrite.errors import MissingExtra\n"
        "from pressrewrite.providers import GoogleGenerativeAI\n"
        "try: GoogleGenerativeAI('m', api_key='x')\n"
        "except MissingExtra as error: print(error.hint)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "Run: pip install 'pressrewrite[google-generativeai]'\n"
