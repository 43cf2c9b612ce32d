"""Answers on the Gemini wire, as the service writes them."""

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
    Recitation,
    ServiceUnavailable,
    StreamInterrupted,
    Truncated,
)
from pressrewrite.providers.gemini.decode import GeminiDecoder, reply_of
from pressrewrite.providers.wire import HttpResponse

KEY = "zebra-crossing-0815"
WHOLE = (
    '{"candidates":[{"content":{"parts":[{"text":"Let me think.","thought":true},{"text":"潮 "},{"text":"مرحبا"}],'
    '"role":"model"},"finishReason":"STOP","index":0,"avgLogprobs":-0.1}],"usageMetadata":{"promptTokenCount":12,'
    '"candidatesTokenCount":5,"thoughtsTokenCount":40,"totalTokenCount":57,"promptTokensDetails":[{"modality":"TEXT",'
    '"tokenCount":12}]},"modelVersion":"gemini-2.5-flash","responseId":"r1"}'
)


def read(body: str | bytes, status: int = 200) -> Any:
    """Read an answer."""
    raw = body.encode() if isinstance(body, str) else body
    response = HttpResponse(
        status=status, headers={"content-type": "text/html", "x-request-id": "h1"}, body=raw
    )
    return reply_of(response, provider="gemini", model="asked", secrets=(KEY,))


def test_an_answer() -> None:
    """Thoughts are no words of the answer, and are paid for like them."""
    reply = read(WHOLE)
    assert (reply.text, reply.model, reply.request_id, reply.finish) == (
        "潮 مرحبا",
        "gemini-2.5-flash",
        "r1",
        "STOP",
    )
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (12, 45)


def one(finish: str | None, text: str | None = "half", **more: Any) -> str:
    """Write an answer with one candidate."""
    candidate: dict[str, Any] = {"finishReason": finish, **more} if finish else dict(more)
    if text is not None:
        candidate["content"] = {"parts": [{"text": text}], "role": "model"}
    usage = {"promptTokenCount": 3, "candidatesTokenCount": 4}
    return json.dumps({"candidates": [candidate], "usageMetadata": usage, "responseId": "r1"})


@pytest.mark.parametrize(
    ("body", "kind", "said"),
    [
        ('{"promptFeedback":{"blockReason":"PROHIBITED_CONTENT"},"usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":4}}', Blocked, "PROHIBITED_CONTENT"),
        (one("SAFETY", None), Blocked, "SAFETY"),
        (one("A_WORD_OF_NEXT_YEAR"), Blocked, "A_WORD_OF_NEXT_YEAR"),
        (one("RECITATION", None, finishMessage=f"It repeats a book. {KEY}"), Recitation, "It repeats a book. [key]"),
        (one("MAX_TOKENS"), Truncated, "MAX_TOKENS"),
        (one("MAX_TOKENS", None), Truncated, "MAX_TOKENS"),
        (one("STOP", " "), EmptyReply, "STOP"),
        (one(None, None), EmptyReply, None),
    ],
)  # fmt: skip
def test_an_end_that_is_none_is_an_error_with_its_tokens(
    body: str, kind: type[ProviderError], said: str | None
) -> None:
    """New words of the service are no reason to take half an answer for a whole one."""
    with pytest.raises(kind) as caught:
        read(body)
    assert type(caught.value) is kind
    assert (caught.value.usage, caught.value.said) == ((3, 4), said)
    assert ("Thinking used all" in str(caught.value)) is (body == one("MAX_TOKENS", None))


@pytest.mark.parametrize("body", [b"<html>", b"[]", b"", b"[" * 100_000])
def test_what_is_no_answer_is_named(body: bytes) -> None:
    """The type of what came stands in the error."""
    with pytest.raises(InvalidJSON, match="text/html"):
        read(body)


@pytest.mark.parametrize(
    ("code", "kind"), [(429, RateLimited), (503, ServiceUnavailable), (None, ServiceUnavailable)]
)
def test_an_error_under_a_healthy_status(code: int | None, kind: type[ProviderError]) -> None:
    """It is an error, whole and in a stream."""
    body = json.dumps({"error": {"code": code, "message": "No.", "status": "X"}})
    with pytest.raises(kind):
        read(body)
    with pytest.raises(kind):
        GeminiDecoder(provider="gemini", model="m").feed(body)


def test_a_stream_is_put_together() -> None:
    """The tokens of the last event count, and its end."""
    decoder = GeminiDecoder(provider="gemini", model="asked")
    said = [decoder.feed(body) for body in (one(None, "潮 "), "[]", one("STOP", "up"))]
    assert said == ["潮 ", "", "up"]
    reply = decoder.finish()
    assert (reply.text, reply.request_id) == ("潮 up", "r1")
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (3, 4)


@pytest.mark.parametrize(
    ("bodies", "kind"),
    [
        ([one(None), one("MAX_TOKENS", "")], Truncated),
        ([one(None), one("SAFETY", None)], Blocked),
        (['{"promptFeedback":{"blockReason":"OTHER"}}'], Blocked),
        ([one(None)], StreamInterrupted),
        ([], StreamInterrupted),
    ],
)
def test_a_stream_that_ends_otherwise(bodies: list[str], kind: type[ProviderError]) -> None:
    """The same errors as of a whole answer, and one for a stream that does not end at all."""
    decoder = GeminiDecoder(provider="gemini", model="asked")
    for body in bodies:
        decoder.feed(body)
    with pytest.raises(kind) as caught:
        decoder.finish()
    if isinstance(caught.value, StreamInterrupted):
        assert caught.value.partial == ("half" if bodies else "")


def test_an_event_that_is_broken_keeps_what_had_come() -> None:
    """The text up to there is handed over with the error."""
    decoder = GeminiDecoder(provider="gemini", model="asked")
    decoder.feed(one(None))
    with pytest.raises(StreamInterrupted) as caught:
        decoder.feed('{"candidates": [')
    assert (caught.value.partial, caught.value.request_id) == ("half", "r1")
