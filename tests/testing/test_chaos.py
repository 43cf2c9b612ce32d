"""The server that misbehaves: its wires, its counts, its choice of faults."""

from __future__ import annotations

import asyncio
import gc
import http.client
import json
import threading
import time
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

import pressrewrite as pr
from pressrewrite.errors import InvalidInput, RateLimited
from pressrewrite.providers.gemini import Gemini
from pressrewrite.providers.local import Local
from pressrewrite.providers.transport import Transport
from pressrewrite.providers.wire import HttpRequest, HttpResponse, ServerEvents
from pressrewrite.testing import ARTICLE, Call, ChaosServer, Fault, Wire
from pressrewrite.testing.answers import reply_text
from pressrewrite.testing.saying import cut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pressrewrite.providers.base import Request

KEY = "zebra-crossing-0815"
GEMINI = "/v1beta/models/gemini-x:"


@pytest.fixture
def server() -> Iterator[ChaosServer]:
    """Run a server."""
    with ChaosServer(pieces=3, retry_after_s=1.5) as running:
        yield running


def post(server: ChaosServer, path: str, body: dict[str, Any] | bytes, **headers: str) -> HttpResponse:
    """Send a request with nothing between."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    with Transport() as transport:
        return transport.send(HttpRequest(url=server.url + path, headers=sent, body=raw))


def chat(server: ChaosServer, fault: Fault, *, stream: bool = False, **more: Any) -> HttpResponse:
    """Ask on the chat-completions wire."""
    server.next(fault)
    body = {"model": "m", "messages": [], "stream": stream, **more}
    return post(server, "/v1/chat/completions", body, authorization=f"Bearer {KEY}")


def gemini(server: ChaosServer, fault: Fault, verb: str = "generateContent") -> HttpResponse:
    """Ask on the Gemini wire."""
    server.next(fault)
    return post(server, GEMINI + verb, {"contents": []}, x_goog_api_key=KEY)


def test_the_chat_wire_is_openais(server: ChaosServer) -> None:
    """Member for member, as the reference of the service has it."""
    body = chat(server, Fault.SUCCESS).json()
    assert list(body) == ["id", "object", "created", "model", "choices", "usage"]
    assert body["choices"][0]["message"] == {
        "role": "assistant",
        "content": reply_text(ARTICLE),
        "refusal": None,
    }
    assert (
        body["usage"]["total_tokens"] == body["usage"]["prompt_tokens"] + body["usage"]["completion_tokens"]
    )
    error = chat(server, Fault.BAD_KEY)
    assert (error.status, error.headers["x-request-id"]) == (401, "req-2")
    assert error.json() == {
        "error": {
            "message": f"Incorrect API key provided: {KEY}.",
            "type": "invalid_request_error",
            "param": None,
            "code": "invalid_api_key",
        }
    }


def test_the_chat_stream_is_openais(server: ChaosServer) -> None:
    """Role, words, end, tokens in an event without choices, and the word that closes it."""
    answer = chat(server, Fault.SUCCESS, stream=True)
    events = list(ServerEvents().feed(answer.body))
    assert answer.headers["content-type"] == "text/event-stream"
    assert events.pop() == "[DONE]"
    read = [json.loads(event) for event in events]
    assert {each["object"] for each in read} == {"chat.completion.chunk"}
    assert [len(each["choices"]) for each in read] == [1, 1, 1, 1, 1, 0]
    assert "".join(each["choices"][0]["delta"].get("content", "") for each in read[:-1]) == reply_text(
        ARTICLE
    )
    assert read[-1]["usage"]["completion_tokens"] == server.output_tokens


def test_llama_cpp_fails_only_on_the_format(server: ChaosServer) -> None:
    """Its code stands in the body as a number; the same job without `response_format` is answered."""
    answer = chat(server, Fault.PEG_NATIVE, response_format={"type": "json_object"})
    assert (answer.status, answer.json()) == (
        500,
        {
            "error": {
                "code": 500,
                "message": "The model produced output that does not match the expected peg-native format",
                "type": "server_error",
            }
        },
    )
    assert chat(server, Fault.PEG_NATIVE).status == 200


def test_the_gemini_wire_is_googles(server: ChaosServer) -> None:
    """Candidates, tokens, and errors as a `google.rpc.Status` with its details."""
    body = gemini(server, Fault.SUCCESS).json()
    assert body["candidates"] == [
        {
            "index": 0,
            "content": {"parts": [{"text": reply_text(ARTICLE)}], "role": "model"},
            "finishReason": "STOP",
        }
    ]
    assert set(body["usageMetadata"]) == {"promptTokenCount", "candidatesTokenCount", "totalTokenCount"}
    assert (body["modelVersion"], body["responseId"]) == ("gemini-x", "resp-1")
    blocked = gemini(server, Fault.BLOCKED_PROMPT).json()
    assert "candidates" not in blocked
    assert blocked["promptFeedback"] == {"blockReason": "PROHIBITED_CONTENT"}
    minute, day = (
        gemini(server, fault).json()["error"] for fault in (Fault.RATE_LIMITED_BODY, Fault.DAILY_QUOTA)
    )
    assert minute["message"] == day["message"]
    assert (minute["code"], minute["status"]) == (429, "RESOURCE_EXHAUSTED")
    names = [each["details"][0]["violations"][0]["quotaId"] for each in (minute, day)]
    assert ["PerMinute" in name for name in names] == [True, False]
    assert minute["details"][1] == {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "1.5s"}
    assert "x-goog-api-key" not in minute["message"]


def test_the_gemini_stream_is_googles(server: ChaosServer) -> None:
    """Each event is an answer of its own, and only the last one has an end."""
    answer = gemini(server, Fault.SUCCESS, "streamGenerateContent?alt=sse")
    read = [json.loads(event) for event in ServerEvents().feed(answer.body)]
    ends = [each["candidates"][0].get("finishReason") for each in read]
    assert ends == [None, None, "STOP"]
    assert "".join(each["candidates"][0]["content"]["parts"][0]["text"] for each in read) == reply_text(
        ARTICLE
    )


def test_hints_of_when_to_come_back(server: ChaosServer) -> None:
    """One in each of the ways in which services say it."""
    found = [
        {name: value for name, value in chat(server, fault).headers.items() if "retry" in name}
        for fault in (
            Fault.RATE_LIMITED,
            Fault.RATE_LIMITED_SECONDS,
            Fault.RATE_LIMITED_MS,
            Fault.RATE_LIMITED_DATE,
        )
    ]
    assert found[:3] == [{}, {"retry-after": "1.5"}, {"retry-after-ms": "1500"}]
    assert found[3]["retry-after"].endswith(" GMT")


def test_everything_is_counted_and_kept(server: ChaosServer) -> None:
    """Requests, tokens, attempts at the same content, faults; headers and bodies can be looked at."""
    body = b'{"model":"m","n":1}'
    for fault in (Fault.UNAVAILABLE, Fault.RESET, Fault.SUCCESS):
        server.next(fault)
        connection = http.client.HTTPConnection("127.0.0.1", int(server.url.rpartition(":")[2]), timeout=5)
        connection.request("POST", "/v1/chat/completions", body, {"Authorization": f"Bearer {KEY}"})
        if fault is Fault.RESET:
            with pytest.raises(ConnectionError):
                connection.getresponse()
        else:
            assert connection.getresponse().read()
        connection.close()
    calls = server.calls
    assert server.requests == 3
    assert [call.fault for call in calls] == [Fault.UNAVAILABLE, Fault.RESET, Fault.SUCCESS]
    assert server.served == Counter({Fault.UNAVAILABLE: 1, Fault.RESET: 1, Fault.SUCCESS: 1})
    assert server.attempts == {calls[0].content: 3}
    assert (calls[0].headers["authorization"], calls[0].json()) == (f"Bearer {KEY}", {"model": "m", "n": 1})
    assert KEY not in repr(calls)
    assert (server.input_tokens, server.output_tokens) == (len(body) // 4, -(-len(reply_text(ARTICLE)) // 4))
    server.forget()
    assert (server.requests, server.calls, server.attempts, server.output_tokens) == (0, (), {}, 0)


def drawn(**options: Any) -> list[str]:
    """Give the faults of forty requests."""
    with ChaosServer(**options) as server, Transport() as transport:
        url = f"{server.chat_url}/chat/completions"
        for number in range(40):
            transport.send(HttpRequest(url=url, headers={}, body=json.dumps({"n": number}).encode()))
        return [call.fault.value for call in server.calls]


AMONG = [Fault.UNAVAILABLE, Fault.EMPTY, Fault.BAD_REQUEST]


def test_a_share_of_faults_repeats_with_its_seed() -> None:
    """The same seed gives the same run; a schedule goes before it."""
    first = drawn(share=0.5, among=AMONG, seed=3)
    assert first == drawn(share=0.5, among=AMONG, seed=3) != drawn(share=0.5, among=AMONG, seed=4)
    assert 8 < 40 - first.count("success") < 32
    assert set(first) <= {"success", *AMONG}
    assert drawn(faults=["empty", Fault.STRICT], share=0.0)[:3] == ["empty", "strict", "success"]
    assert (
        drawn(choose=lambda call: "empty" if call.json()["n"] % 2 else "success")[:4]
        == ["success", "empty"] * 2
    )


@pytest.mark.parametrize("wrong", [{"faults": ["slow"]}, {"among": ["none"]}, {"share": 1.5}, {"share": -1}])
def test_a_fault_or_a_share_that_is_none_is_refused(wrong: dict[str, Any]) -> None:
    """With the names that there are."""
    with pytest.raises(InvalidInput):
        ChaosServer(**wrong)


def test_the_reply_is_the_tests_own(server: ChaosServer) -> None:
    """A text, a mapping, a draft, or a function of the call."""

    def by_call(call: Call) -> dict[str, Any]:
        return {"n": call.number}

    found = []
    for reply in ("Text 潮", {"a": "é"}, ARTICLE, by_call):
        server.reply = reply
        found.append(chat(server, Fault.SUCCESS).json()["choices"][0]["message"]["content"])
    assert found == ["Text 潮", '{"a": "é"}', reply_text(ARTICLE), '{"n": 4}']


@pytest.mark.parametrize(
    ("path", "method"), [("/", "POST"), ("/v1/models", "GET"), ("/v1beta/models/x:embedContent", "POST"), ("/v1/chat/completions", "GET")]
)  # fmt: skip
def test_other_addresses_are_not_found(server: ChaosServer, path: str, method: str) -> None:
    """A wrong address in an application shows in its test."""
    with Transport() as transport:
        request = HttpRequest(url=server.url + path, headers={}, body=b"{}", method=method)
        assert transport.send(request).status == 404
    assert (server.requests, server.calls) == (1, ())


def test_the_adapters_write_articles_against_it(server: ChaosServer) -> None:
    """From end to end, on both wires: an article, and a fault that an application sees as its error."""
    release = pr.SourceItem(title="Reef reopens", publisher="Port", body="The reef is open.", language="en")
    with (
        Local("m", base_url=server.chat_url) as local,
        Gemini("gemini-x", base_url=server.gemini_url, api_key=KEY) as service,
    ):
        for writer in (local, service):
            assert pr.rewrite(release, provider=writer).headline.text == ARTICLE.headline.text
            server.next("rate_limited_ms")
            with pytest.raises(RateLimited) as caught:
                pr.rewrite(release, provider=writer)
            assert caught.value.retry_after_s == 1.5
    assert {Wire.CHAT, Wire.GEMINI} == set(Wire)


def test_it_starts_and_stops_cleanly() -> None:
    """Twice in a row, with connections open and an answer under way: no thread, no socket, no warning stays."""
    before = threading.active_count()
    server = ChaosServer([Fault.SLOW_HEADERS], slow_s=60)
    with pytest.raises(InvalidInput, match="does not run"):
        _ = server.url
    for _ in range(2):
        server.start()
        assert server.start() is server
        server.next(Fault.SLOW_HEADERS)
        connection = http.client.HTTPConnection("127.0.0.1", int(server.url.rpartition(":")[2]), timeout=5)
        connection.request("POST", "/v1/chat/completions", b"{}")
        while not server.requests:
            time.sleep(0.005)
        server.stop()
        server.stop()
        connection.close()
    gc.collect()
    assert threading.active_count() == before


def test_it_keeps_up(server: ChaosServer, make_request: Callable[..., Request]) -> None:
    """Two thousand calls, 64 at a time, all counted; it is never what an application waits for."""

    async def many() -> float:
        async with Local("m", base_url=server.chat_url) as local:
            left = iter(range(2000))

            async def worker() -> None:
                for _ in left:
                    await local.agenerate(make_request())

            begun = time.monotonic()
            await asyncio.gather(*(worker() for _ in range(64)))
            return time.monotonic() - begun

    taken = asyncio.run(many())
    assert server.requests == 2000
    # Client and server share one interpreter here, and the machine may be busy.
    assert taken < 20


def test_faults_know_what_they_are() -> None:
    """What carries words, and what costs time."""
    assert {fault for fault in Fault if fault.is_slow} == {Fault.SLOW_BODY, Fault.SLOW_HEADERS}
    assert Fault.SCHEMA_MISMATCH.carries_an_answer
    assert not Fault.TRUNCATED.carries_an_answer


@pytest.mark.parametrize("pieces", [0, 1, 3, 100])
def test_a_text_is_cut_without_loss(pieces: int) -> None:
    """Never into more pieces than asked for, but at least one."""
    text = "潮 مرحبا und mehr"
    assert "".join(cut(text, pieces)) == text
    assert len(cut(text, pieces)) <= max(1, pieces)
    assert cut("", pieces) == []
