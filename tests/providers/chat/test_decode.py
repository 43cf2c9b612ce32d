"""Answers on the chat-completions wire, recorded from services and servers."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pressrewrite.errors import (
    Blocked,
    EmptyReply,
    InvalidJSON,
    ProviderError,
    RateLimited,
    Refused,
    ServiceUnavailable,
    StreamInterrupted,
    Truncated,
)
from pressrewrite.providers.chat.decode import ChatDecoder, reply_of
from pressrewrite.providers.wire import HttpResponse

KEY = "zebra-crossing-0815"
OPENAI = (
    '{"id":"chatcmpl-B9","object":"chat.completion","created":1741569952,"model":"gpt-4.1-2025-04-14",'
    '"choices":[{"index":0,"message":{"role":"assistant","content":"潮 مرحبا \\u00fc","refusal":null,"annotations":[]},'
    '"logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":19,"completion_tokens":10,"total_tokens":29,'
    '"completion_tokens_details":{"reasoning_tokens":0}},"service_tier":"default"}'
)
LLAMA = (
    '{"choices":[{"finish_reason":"stop","index":0,"message":{"role":"assistant","content":"{\\"headline\\":1}"}}],'
    '"created":1,"model":"qwen3","system_fingerprint":"b6000","object":"chat.completion","usage":{"completion_tokens":4,'
    '"prompt_tokens":9,"total_tokens":13},"id":"chatcmpl-x","timings":{"prompt_n":9}}'
)
VLLM = (
    '{"id":"chatcmpl-v","object":"chat.completion","created":1,"model":"org/m","choices":[{"index":0,"message":{"role":'
    '"assistant","reasoning_content":"Hm.","content":"Yes.","tool_calls":[]},"logprobs":null,"finish_reason":"stop",'
    '"stop_reason":null}],"usage":{"prompt_tokens":3,"total_tokens":5,"completion_tokens":2,"prompt_tokens_details":null},'
    '"prompt_logprobs":null}'
)
PARTS = '{"choices":[{"message":{"content":[{"type":"text","text":"On"},{"type":"text","text":"e."}]},"finish_reason":"stop"}]}'


def read(body: str | bytes, status: int = 200, **headers: str) -> Any:
    """Read an answer."""
    raw = body.encode() if isinstance(body, str) else body
    sent = {
        "content-type": "application/json",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    return reply_of(
        HttpResponse(status=status, headers=sent, body=raw), provider="p", model="asked", secrets=(KEY,)
    )


@pytest.mark.parametrize(
    ("body", "text", "model", "number", "tokens"),
    [
        (OPENAI, "潮 مرحبا ü", "gpt-4.1-2025-04-14", "chatcmpl-B9", (19, 10)),
        (LLAMA, '{"headline":1}', "qwen3", "chatcmpl-x", (9, 4)),
        (VLLM, "Yes.", "org/m", "chatcmpl-v", (3, 2)),
        (PARTS, "One.", "asked", None, (None, None)),
    ],
)
def test_an_answer_of_each_service(
    body: str, text: str, model: str, number: str | None, tokens: tuple[int | None, int | None]
) -> None:
    """Words, model, number and tokens, whatever else stands beside them."""
    reply = read(body)
    assert (reply.text, reply.model, reply.request_id, reply.finish) == (text, model, number, "stop")
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == tokens
    assert read(body, x_request_id="req-1").request_id == "req-1"


def one(finish: str | None, **message: Any) -> str:
    """Write an answer with one choice."""
    choice = {"index": 0, "message": {"role": "assistant", **message}, "finish_reason": finish}
    return json.dumps(
        {"id": "c1", "choices": [choice], "usage": {"prompt_tokens": 5, "completion_tokens": 6}}
    )


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        (one("stop", content=None, refusal=f"No. {KEY}"), Refused, "No. [key]"),
        (one("content_filter", content=""), Blocked, None),
        (one("length", content='{"headline": {"te'), Truncated, None),
        (one("stop", content=" \n"), EmptyReply, None),
        (one("stop", content=None, reasoning_content="Hm."), EmptyReply, None),
        ('{"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":6}}', EmptyReply, None),
    ],
)
def test_an_end_that_is_none_is_an_error_with_its_tokens(
    body: str, kind: type[ProviderError], said: str | None
) -> None:
    """They were spent all the same."""
    with pytest.raises(kind) as caught:
        read(body)
    assert type(caught.value) is kind
    assert (caught.value.usage, caught.value.said) == ((5, 6), said)


@pytest.mark.parametrize("body", [b"<html>Log in</html>", b"[]", b'"text"', b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_chat_is_named(body: bytes) -> None:
    """The type of what came stands in the error."""
    with pytest.raises(InvalidJSON, match="text/html"):
        read(body, content_type="text/html; charset=utf-8")


@pytest.mark.parametrize(
    ("body", "kind"),
    [('{"error":{"code":503,"message":"down"}}', ServiceUnavailable), ('{"error":"out of memory"}', ServiceUnavailable), ('{"error":{"code":429}}', RateLimited)],
)  # fmt: skip
def test_an_error_under_a_healthy_status(body: str, kind: type[ProviderError]) -> None:
    """Some gateways answer 200 and put the error inside."""
    with pytest.raises(kind):
        read(body)


def events(*bodies: str) -> ChatDecoder:
    """Feed events to a decoder."""
    decoder = ChatDecoder(provider="p", model="asked", secrets=(KEY,))
    for body in bodies:
        decoder.feed(body)
    return decoder


def delta(finish: str | None = None, **words: Any) -> str:
    """Write an event."""
    return json.dumps(
        {"id": "c1", "model": "m", "choices": [{"index": 0, "delta": words, "finish_reason": finish}]}
    )


USAGE = '{"id":"c1","choices":[],"usage":{"prompt_tokens":5,"completion_tokens":6}}'


def test_a_stream_is_put_together() -> None:
    """Words in pieces, the end in an event of its own, the tokens in one without choices."""
    decoder = ChatDecoder(provider="p", model="asked")
    said = [decoder.feed(each) for each in (delta(role="assistant", content=""), delta(content="潮 "), delta(content="up"), delta("stop"), USAGE, "[DONE]")]  # fmt: skip
    reply = decoder.finish()
    assert said == ["", "潮 ", "up", "", "", ""]
    assert (reply.text, reply.model, reply.request_id, reply.finish) == ("潮 up", "m", "c1", "stop")
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (5, 6)


@pytest.mark.parametrize(
    ("bodies", "kind"),
    [
        ([delta(content="half"), delta("length"), USAGE, "[DONE]"], Truncated),
        ([delta(refusal="No, "), delta(refusal="no."), delta("stop"), "[DONE]"], Refused),
        ([delta("content_filter"), "[DONE]"], Blocked),
        ([delta("stop"), "[DONE]"], EmptyReply),
        ([delta(content="half")], StreamInterrupted),
        ([], StreamInterrupted),
    ],
)
def test_a_stream_that_ends_otherwise(bodies: list[str], kind: type[ProviderError]) -> None:
    """The same errors as of a whole answer, and one for a stream that does not end at all."""
    with pytest.raises(kind) as caught:
        events(*bodies).finish()
    if isinstance(caught.value, StreamInterrupted):
        assert caught.value.partial == ("half" if bodies else "")


def test_an_event_that_is_broken_keeps_what_had_come() -> None:
    """The text up to there is handed over with the error."""
    decoder = events(delta(content="half"))
    with pytest.raises(StreamInterrupted) as caught:
        decoder.feed('{"choices": [')
    assert (caught.value.partial, caught.value.request_id) == ("half", "c1")
    with pytest.raises(ServiceUnavailable):
        decoder.feed('{"error": {"code": 500, "message": "boom"}}')
    assert decoder.feed("[]") == ""
