"""OpenAI through its official SDK, against a real server on this machine."""

from __future__ import annotations

import asyncio
import contextlib
import json
import pickle
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from tests.providers.loopback import Answer, Loopback, answer, chat, events

from pressrewrite.errors import (
    AccessDenied,
    Blocked,
    ConnectionFailed,
    DeadlineExceeded,
    EmptyReply,
    InvalidInput,
    InvalidJSON,
    NotConfigured,
    ProviderError,
    QuotaExhausted,
    RateLimited,
    Refused,
    RequestRejected,
    ServiceUnavailable,
    StreamInterrupted,
    TimedOut,
    Truncated,
    UnknownModel,
)
from pressrewrite.models import Message, Prompt, SourceItem
from pressrewrite.providers import OpenAI, Provider, Reply, Request, Settings, StreamingProvider, Timeouts
from pressrewrite.providers.deadline import Deadline, held
from pressrewrite.providers.openai import sdk
from pressrewrite.rewriter import Rewriter

if TYPE_CHECKING:
    from collections.abc import Callable

openai = pytest.importorskip("openai")

KEY = "sk-test-0123456789abcdef"
SCHEMA: dict[str, Any] = {
    "type": "object",
    "title": "Draft",
    "properties": {"a": {"type": "string", "default": ""}, "b": {"$ref": "#/$defs/B", "default": None}},
    "$defs": {"B": {"type": "array", "items": {"type": "integer"}, "minItems": 1}},
}
Ask = "Callable[[OpenAI, Request], Reply]"


@pytest.fixture(scope="module")
def request_() -> Request:
    """Give a job with rules, words in two scripts, and a schema."""
    item = SourceItem(title="Reef reopens", publisher="Port", body="The reef is open.", language="en")
    brief, _ = Rewriter()._brief(item, None)
    messages = (Message(role="system", content="Rules."), Message(role="user", content="Riff، 礁"))
    prompt = Prompt(strategy="test", version="1", fingerprint="0" * 16, messages=messages, schema=SCHEMA)
    return Request(brief=brief, prompt=prompt)


def made(server: Loopback, **more: Any) -> OpenAI:
    """Make a writer that asks the server."""
    return OpenAI("gpt-5-mini", **{"api_key": KEY, "base_url": f"{server.url}/v1", **more})


def whole(writer: OpenAI, request: Request) -> Reply:
    """Ask for a whole answer, sync."""
    with writer:
        return writer.generate(request)


def awhole(writer: OpenAI, request: Request) -> Reply:
    """Ask for a whole answer, async."""

    async def run() -> Reply:
        async with writer:
            return await writer.agenerate(request)

    return asyncio.run(run())


def streamed(writer: OpenAI, request: Request) -> list[str | Reply]:
    """Ask for a stream, sync."""
    with writer:
        return list(writer.stream(request))


def astreamed(writer: OpenAI, request: Request) -> list[str | Reply]:
    """Ask for a stream, async."""

    async def run() -> list[str | Reply]:
        async with writer:
            return [each async for each in writer.astream(request)]

    return asyncio.run(run())


WHOLE = pytest.mark.parametrize("ask", [whole, awhole])
STREAMED = pytest.mark.parametrize("ask", [streamed, astreamed])


@WHOLE
def test_a_whole_answer(ask: Callable[[OpenAI, Request], Reply], request_: Request) -> None:
    """Text, model, tokens, end, number of the request and settings are told; the body is what strict mode wants."""
    with Loopback(answer(chat('{"a": "礁"}'), x_request_id="req_1")) as server:
        settings = Settings(
            max_output_tokens=50, temperature=0.2, extra={"reasoning_effort": "low", "new": 1}
        )
        reply = ask(
            made(server, settings=settings, organization="org-1", project="proj-1"),
            request_,
        )
    assert (reply.text, reply.model, reply.finish, reply.request_id, reply.attempts, reply.provider) == (
        '{"a": "礁"}', "served-1", "stop", "req_1", 1, "openai",
    )  # fmt: skip
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (11, 7)
    assert reply.parameters["temperature"] == 0.2
    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == f"Bearer {KEY}"
    assert (asked.headers["openai-organization"], asked.headers["openai-project"]) == ("org-1", "proj-1")
    assert asked.body == {
        "model": "gpt-5-mini",
        "messages": [{"role": "system", "content": "Rules."}, {"role": "user", "content": "Riff، 礁"}],
        "response_format": {
            "type": "json_schema",
            "json_schema": {
                "name": "draft",
                "strict": True,
                "schema": {
                    "type": "object",
                    "properties": {"a": {"type": "string"}, "b": {"$ref": "#/$defs/B"}},
                    "$defs": {"B": {"type": "array", "items": {"type": "integer"}, "minItems": 1}},
                    "required": ["a", "b"],
                    "additionalProperties": False,
                },
            },
        },
        "temperature": 0.2,
        "max_tokens": 50,
        "reasoning_effort": "low",
        "new": 1,
    }


REJECTED = {"error": {"message": "No.", "type": "invalid_request_error", "param": None, "code": None}}
NO_TEMPERATURE = {
    "error": {
        "message": "Unsupported value: 'temperature' does not support 0.2 with this model. Only the default (1) is.",
        "type": "invalid_request_error", "param": "temperature", "code": "unsupported_value",
    }
}  # fmt: skip
NO_MAX_TOKENS = {
    "error": {
        "message": "Unsupported parameter: 'max_tokens' is not supported with this model. Use "
        "'max_completion_tokens' instead.",
        "type": "invalid_request_error", "param": "max_tokens", "code": "unsupported_parameter",
    }
}  # fmt: skip
FAILURES: list[tuple[str, Answer, type[ProviderError], str]] = [
    ("refusal", answer(chat(None, refusal="I cannot.")), Refused, "said"),
    ("filter", answer(chat("{", finish="content_filter")), Blocked, "Another model"),
    ("cut off", answer(chat('{"a', finish="length")), Truncated, "max_output_tokens"),
    ("nothing", answer(chat(None)), EmptyReply, "Ask again"),
    ("key", answer({"error": {"message": f"Incorrect API key provided: {KEY}."}}, 401), AccessDenied, "key"),
    ("model", answer({"error": {"message": "The model does not exist"}}, 404), UnknownModel, "name"),
    ("rate", answer({"error": {"message": "slow"}}, 429, retry_after="120"), RateLimited, "Retry"),
    (
        "money",
        answer({"error": {"code": "insufficient_quota", "message": "x"}}, 429),
        QuotaExhausted,
        "quota",
    ),
    (
        "fault",
        answer(b"<html>bad gateway</html>", 502, content_type="text/html"),
        ServiceUnavailable,
        "Retry",
    ),
    ("wrong", answer(REJECTED, 400), RequestRejected, "`said`"),
    ("temperature", answer(NO_TEMPERATURE, 400), RequestRejected, "leave Settings.temperature out"),
    ("max_tokens", answer(NO_MAX_TOKENS, 400), RequestRejected, 'limit_name="max_completion_tokens"'),
    ("no JSON", answer(b"Hello", content_type="text/plain"), InvalidJSON, "address"),
    ("broken JSON", answer(b'{"choices": [', content_type="application/json"), InvalidJSON, "address"),
    ("no object", answer(b'"text"'), InvalidJSON, "address"),
    ("error in a 200", answer({"error": {"message": "down", "code": 503}}), ServiceUnavailable, "Retry"),
]


@WHOLE
@pytest.mark.parametrize(
    ("told", "kind", "hint"), [case[1:] for case in FAILURES], ids=[case[0] for case in FAILURES]
)
def test_what_is_no_reply(
    ask: Callable[[OpenAI, Request], Reply],
    told: Answer,
    kind: type[ProviderError],
    hint: str,
    request_: Request,
) -> None:
    """Each failure is one of our errors with a hint; it is asked once, and no key is repeated."""
    with Loopback(told) as server, pytest.raises(ProviderError) as caught:
        ask(made(server), request_)
    error = caught.value
    assert type(error) is kind
    assert hint in error.hint
    assert (error.provider, error.model, error.attempts) == ("openai", "gpt-5-mini", 1)
    assert len(server.asked) == 1
    assert KEY not in repr((error, error.__dict__, error.__cause__))
    assert type(pickle.loads(pickle.dumps(error))) is kind  # noqa: S301 - our own


def test_the_wait_that_the_service_asks_for_is_told(request_: Request) -> None:
    """The SDK does not sleep for two minutes inside a call; the error says when to come back."""
    slow = answer({"error": {"message": "slow"}}, 429, retry_after="120")
    with Loopback(slow) as server, pytest.raises(RateLimited) as caught:
        whole(made(server), request_)
    assert caught.value.retry_after_s == 120
    assert len(server.asked) == 1


@pytest.mark.parametrize("ask", [whole, awhole, streamed, astreamed])
def test_a_deadline_shortens_the_wait(ask: Callable[[OpenAI, Request], Any], request_: Request) -> None:
    """A deadline that holds around a call counts for the SDK as well; when it is over, nothing is sent."""
    slow = Answer(waits_s=1.0, pieces=(b"{}",))
    begun = time.monotonic()
    with Loopback(slow) as server:
        with pytest.raises(DeadlineExceeded), held(Deadline.after(0.2)):
            ask(made(server), request_)
        assert time.monotonic() - begun < 0.9
        assert len(server.asked) == 1
        with held(Deadline.after(0.05)):
            time.sleep(0.06)
            with pytest.raises(DeadlineExceeded):
                ask(made(server), request_)
        assert len(server.asked) == 1


def test_a_slow_reader_is_not_cancelled(request_: Request) -> None:
    """The limit of time counts the waiting for the service; it never cancels the task of who reads."""
    rested = []

    async def slowly(writer: OpenAI) -> None:
        async with writer:
            with contextlib.suppress(StreamInterrupted):
                async for each in writer.astream(request_):
                    await asyncio.sleep(0.3)
                    rested.append(each)

    with Loopback(events(piece("{"), piece("}"), piece(finish_reason="stop"))) as server:
        asyncio.run(slowly(made(server, timeouts=Timeouts(total=0.2))))
    assert rested[0] == "{"


@WHOLE
def test_a_cut_off_answer_is_asked_for_once_more(
    ask: Callable[[OpenAI, Request], Reply], request_: Request
) -> None:
    """The second request leaves twice the room, up to the largest; both are counted and paid for."""
    cut = answer(chat('{"a', finish="length"))
    with Loopback(cut, answer(chat("{}"))) as server:
        reply = ask(
            made(server, settings=Settings(max_output_tokens=40, largest_output=60)),
            request_,
        )
    assert [asked.body["max_tokens"] for asked in server.asked] == [40, 60]
    assert (reply.attempts, reply.usage.input_tokens, reply.usage.output_tokens) == (2, 22, 14)


@WHOLE
def test_a_model_without_schemas_is_asked_without(
    ask: Callable[[OpenAI, Request], Reply], request_: Request
) -> None:
    """An older model refuses `response_format`: the schema goes into the prompt, once."""
    refusal = {
        "error": {"message": "Invalid parameter: 'response_format' of type 'json_schema' is not supported"}
    }
    with Loopback(answer(refusal, 400), answer(chat("{}"))) as server:
        reply = ask(made(server), request_)
    assert reply.attempts == 2
    assert "response_format" not in server.asked[1].body
    assert json.dumps(SCHEMA) in server.asked[1].body["messages"][-1]["content"]


def piece(text: str | None = None, **more: Any) -> dict[str, Any]:
    """Make an event of a stream."""
    choice = {
        "index": 0,
        "delta": {"content": text} if text is not None else {},
        "finish_reason": None,
        **more,
    }
    return {"id": "chatcmpl-2", "model": "served-1", "choices": [choice]}


USED = {"id": "chatcmpl-2", "choices": [], "usage": {"prompt_tokens": 3, "completion_tokens": 2}}


@STREAMED
def test_a_stream(ask: Callable[[OpenAI, Request], list[str | Reply]], request_: Request) -> None:
    """Text comes in pieces, the whole reply with its tokens comes last."""
    told = events(piece('{"a": '), piece("礁"), piece('"}'), piece(finish_reason="stop"), USED)
    with Loopback(told) as server:
        *pieces, reply = ask(made(server), request_)
    assert pieces == ['{"a": ', "礁", '"}']
    assert isinstance(reply, Reply)
    assert (reply.text, reply.finish, reply.model) == ('{"a": 礁"}', "stop", "served-1")
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (3, 2)
    assert server.asked[0].body["stream"] is True
    assert server.asked[0].body["stream_options"] == {"include_usage": True}


@STREAMED
@pytest.mark.parametrize(
    ("told", "kind"),
    [
        (events(piece("{"), piece('"a'), done=False, ends=False), StreamInterrupted),
        (events(piece("{"), done=False), StreamInterrupted),
        (events(piece("{"), "{broken"), StreamInterrupted),
        (events(piece("{"), piece(finish_reason="length")), Truncated),
        (events(piece(delta={"refusal": "No."}), piece(finish_reason="stop")), Refused),
        (events({"error": {"message": "overloaded", "code": 503}}), ServiceUnavailable),
        (answer(NO_TEMPERATURE, 400), RequestRejected),
        (answer({"error": {"message": "slow"}}, 429, retry_after="3"), RateLimited),
    ],
    ids=["hung up", "no end", "broken", "cut off", "refusal", "error", "rejected", "rate"],
)
def test_a_stream_that_is_no_article(
    ask: Callable[[OpenAI, Request], list[str | Reply]],
    told: Answer,
    kind: type[ProviderError],
    request_: Request,
) -> None:
    """Whatever ends a stream early is one of our errors; what had arrived is kept."""
    with Loopback(told) as server, pytest.raises(ProviderError) as caught:
        ask(made(server), request_)
    assert type(caught.value) is kind
    if isinstance(caught.value, StreamInterrupted):
        assert caught.value.partial.startswith("{")
    if isinstance(caught.value, RequestRejected):
        assert "leave Settings.temperature out" in caught.value.hint


@STREAMED
def test_a_stream_of_a_model_without_schemas(
    ask: Callable[[OpenAI, Request], list[str | Reply]], request_: Request
) -> None:
    """A stream gives up the schema as a whole answer does, before its first word."""
    refusal = {"error": {"message": "response_format json_schema is not supported"}}
    with Loopback(answer(refusal, 400), events(piece("{}"), piece(finish_reason="stop"))) as server:
        pieces = ask(made(server), request_)
    assert pieces[0] == "{}"
    assert isinstance(pieces[-1], Reply)
    assert pieces[-1].attempts == 2
    assert "response_format" not in server.asked[1].body


@pytest.mark.parametrize("ask", [whole, awhole, streamed, astreamed])
def test_a_service_that_does_not_answer(ask: Callable[[OpenAI, Request], Any], request_: Request) -> None:
    """Silence is `TimedOut` after the time that was given, without a second try."""
    slow = Answer(waits_s=1.0, pieces=(b"{}",))
    with Loopback(slow) as server, pytest.raises(TimedOut):
        ask(made(server, timeouts=Timeouts(read=0.15)), request_)
    assert len(server.asked) == 1


@pytest.mark.parametrize("ask", [whole, awhole, streamed, astreamed])
def test_a_service_that_is_not_there(ask: Callable[[OpenAI, Request], Any], request_: Request) -> None:
    """An address where nobody listens is `ConnectionFailed`, which may be tried again."""
    with Loopback(answer({})) as server:
        address = f"{server.url}/v1"
    with pytest.raises(ConnectionFailed) as caught:
        ask(OpenAI("m", api_key=KEY, base_url=address), request_)
    assert caught.value.retryable


@pytest.mark.parametrize("ask", [whole, awhole])
def test_the_time_for_the_whole_answer_ends(ask: Callable[[OpenAI, Request], Any], request_: Request) -> None:
    """A server that dribbles does not hold a call for ever."""

    def dribble(_: object) -> Answer:
        return Answer(waits_s=0.3, pieces=(b" ", b"{}"))

    with Loopback(dribble) as server, pytest.raises(TimedOut):
        ask(made(server, timeouts=Timeouts(read=5, total=0.1)), request_)


@pytest.mark.parametrize("ask", [whole, awhole])
def test_an_endless_answer_is_cut(
    ask: Callable[[OpenAI, Request], Any], request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No answer fills the memory."""
    monkeypatch.setattr(sdk, "_MOST_BYTES", 1000)
    with (
        Loopback(answer(b" " * 5000)) as server,
        pytest.raises(ProviderError, match="longer than 1,000 bytes"),
    ):
        ask(made(server), request_)


@pytest.mark.parametrize(
    ("base_url", "given", "name"),
    [
        (None, None, "max_completion_tokens"),
        ("https://eu.api.openai.com/v1", None, "max_completion_tokens"),
        ("https://mine.openai.azure.com/openai/v1", None, "max_completion_tokens"),
        ("https://llm.example/v1", None, "max_tokens"),
        ("https://api.openai.com.example/v1", None, "max_tokens"),
        ("https://llm.example/v1", "max_completion_tokens", "max_completion_tokens"),
    ],
)
def test_the_name_of_the_limit(
    base_url: str | None, given: str | None, name: str, request_: Request, monkeypatch: pytest.MonkeyPatch
) -> None:
    """OpenAI's own service wants the new name, others know the old one, and who knows better says so."""
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    writer = OpenAI("m", api_key=KEY, base_url=base_url, limit_name=given)
    body = writer.encode(request_, Settings(max_output_tokens=9))
    assert body[name] == 9


def test_clients_that_are_handed_in(request_: Request) -> None:
    """One's own client is used with its address and its key, its retries off, and stays open and as it was."""
    with Loopback(answer({"error": {"message": "x"}}, 500), answer(chat("{}"))) as server:
        client = openai.OpenAI(api_key=KEY, base_url=f"{server.url}/own", max_retries=2)
        writer = OpenAI("m", client=client)
        assert (writer.base_url, writer.limit_name) == (f"{server.url}/own/", "max_tokens")
        with pytest.raises(ServiceUnavailable), writer:
            writer.generate(request_)
        assert len(server.asked) == 1
        assert writer.generate(request_).text == "{}"
        assert client.max_retries == 2
        assert not client.is_closed()
        with pytest.raises(NotConfigured, match="neither a key nor a client"):
            asyncio.run(writer.agenerate(request_))
        client.close()

        async def run() -> Reply:
            async with openai.AsyncOpenAI(api_key=KEY, base_url=f"{server.url}/own") as own:
                reply: Reply = await OpenAI("m", async_client=own).agenerate(request_)
                assert not own.is_closed()
                return reply

        assert asyncio.run(run()).text == "{}"


def test_one_writer_serves_several_event_loops(request_: Request) -> None:
    """A client belongs to its loop; a writer does not."""
    with Loopback(answer(chat("{}"))) as server:
        writer = made(server)

        async def run() -> int:
            replies = await asyncio.gather(*(writer.agenerate(request_) for _ in range(8)))
            await writer.aclose()
            return len(replies)

        assert [asyncio.run(run()), asyncio.run(run())] == [8, 8]


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        ({"model": "m"}, NotConfigured),
        ({"model": " ", "api_key": KEY}, InvalidInput),
        ({"model": "m", "api_key": KEY, "base_url": "llm.example"}, InvalidInput),
        ({"model": "m", "api_key": KEY, "form": "yaml"}, ValueError),
        (
            {"model": "m", "base_url": "http://a", "client": openai.OpenAI(api_key="x", base_url="http://b")},
            InvalidInput,
        ),
    ],
)
def test_what_cannot_be_a_writer(
    arguments: dict[str, Any], kind: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing key, a missing name or a wrong address is told at once."""
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    with pytest.raises(kind):
        OpenAI(**arguments)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch, request_: Request) -> None:
    """Key and address may come from where the SDK looks for them."""
    with Loopback(answer(chat("{}"))) as server:
        monkeypatch.setenv("OPENAI_API_KEY", KEY)
        monkeypatch.setenv("OPENAI_BASE_URL", f"{server.url}/env")
        assert whole(OpenAI("m"), request_).text == "{}"
    assert server.asked[0].path == "/env/chat/completions"
    assert server.asked[0].headers["authorization"] == f"Bearer {KEY}"


def test_it_is_a_streaming_provider_and_shows_no_key() -> None:
    """It has the members of both protocols, and its representation holds no key."""
    writer = OpenAI("gpt-5-mini", api_key=KEY)
    assert isinstance(writer, Provider)
    assert isinstance(writer, StreamingProvider)
    assert repr(writer) == "OpenAI(model='gpt-5-mini')"
    assert KEY not in repr(vars(writer)["_key"])


def test_without_the_sdk_the_extra_is_named() -> None:
    """Whoever lacks the SDK reads which command installs it."""
    code = (
        "import sys; sys.modules['openai'] = None\n"
        "import importlib.util as u; real = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'openai' else real(name, *a)\n"
        "from pressrewrite.errors import MissingExtra\n"
        "from pressrewrite.providers import OpenAI\n"
        "try: OpenAI('m', api_key='x')\n"
        "except MissingExtra as error: print(error.hint)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "Run: pip install 'pressrewrite[openai]'\n"


def test_the_sdk_is_imported_when_it_is_asked() -> None:
    """Making a writer imports neither the SDK nor an HTTP library."""
    code = (
        "import sys; from pressrewrite.providers import OpenAI; OpenAI('m', api_key='x')\n"
        "print(sorted({'openai', 'httpx', 'httpx2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
