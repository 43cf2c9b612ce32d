"""What all adapters share, driven over a carrier that needs no network."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from pressrewrite.errors import AccessDenied, ConnectionFailed, InvalidJSON, StreamInterrupted, Truncated
from pressrewrite.providers.base import Provider, Reply, Request, StreamingProvider
from pressrewrite.providers.local import Local
from pressrewrite.providers.settings import Settings
from pressrewrite.providers.wire import HttpRequest, HttpResponse, json_bytes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

JSON = {"content-type": "application/json", "x-request-id": "h1"}
EVENTS = {"content-type": "text/event-stream", "x-request-id": "h1"}


def chat(text: str, finish: str = "stop", tokens: tuple[int, int] | None = (3, 4)) -> bytes:
    """Write an answer."""
    usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]} if tokens else None
    message = {"role": "assistant", "content": text}
    return json_bytes(
        {"model": "m-1", "choices": [{"message": message, "finish_reason": finish}], "usage": usage}
    )


def event(text: str, finish: str | None = None) -> bytes:
    """Write an event of a stream."""
    body = {"choices": [{"delta": {"content": text}, "finish_reason": finish}]}
    return b"data: " + json_bytes(body) + b"\n\n"


class Carrier:
    """Hands out what it was given: answers in pieces, and errors in between."""

    def __init__(self, *answers: tuple[int, dict[str, str], list[bytes | Exception]]) -> None:
        self.left = list(answers)
        self.calls: list[HttpRequest] = []
        self.closed = 0

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Send."""
        with self.stream(request) as (status, headers, pieces):
            return HttpResponse(status=status, headers=headers, body=b"".join(pieces))

    async def asend(self, request: HttpRequest, /) -> HttpResponse:
        """Send."""
        return self.send(request)

    @contextmanager
    def stream(self, request: HttpRequest, /) -> Iterator[tuple[int, dict[str, str], Iterator[bytes]]]:
        """Send and take the answer piece by piece."""
        self.calls.append(request)
        status, headers, pieces = self.left.pop(0)

        def given() -> Iterator[bytes]:
            for piece in pieces:
                if isinstance(piece, Exception):
                    raise piece
                yield piece

        yield status, headers, given()

    @asynccontextmanager
    async def astream(
        self, request: HttpRequest, /
    ) -> AsyncIterator[tuple[int, dict[str, str], AsyncIterator[bytes]]]:
        """Send and take the answer piece by piece."""
        with self.stream(request) as (status, headers, pieces):

            async def given() -> AsyncIterator[bytes]:
                for piece in pieces:
                    yield piece

            yield status, headers, given()

    def close(self) -> None:
        """Count."""
        self.closed += 1

    async def aclose(self) -> None:
        """Count."""
        self.closed += 1


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
def test_a_reply_is_signed_and_timed(mode: str, make_request: Callable[..., Request]) -> None:
    """Writer, model, settings, seconds and the number of requests stand in every reply."""
    answer: Any = (
        (200, JSON, [chat("Yes.")])
        if mode in {"sync", "async"}
        else (200, EVENTS, [event("Ye"), event("s.", "stop")])
    )
    writer = Local("m", settings=Settings(temperature=0.2), transport=Carrier(answer))
    reply = asked(writer, make_request(), mode)[-1]
    assert isinstance(reply, Reply)
    assert (reply.text, reply.provider, reply.attempts) == ("Yes.", "local", 1)
    assert reply.model == ("m-1" if mode in {"sync", "async"} else "m")
    assert dict(reply.parameters) == {"temperature": 0.2}
    assert reply.usage.seconds is not None
    assert isinstance(writer, Provider)
    assert isinstance(writer, StreamingProvider)


@pytest.mark.parametrize("mode", ["stream", "astream"])
def test_the_whole_in_place_of_a_stream_is_read(mode: str, make_request: Callable[..., Request]) -> None:
    """A server that knows no streams answers with the whole; a page of HTML is no stream that broke off."""
    given = asked(Local("m", transport=Carrier((200, JSON, [chat("Yes.")]))), make_request(), mode)
    assert given[0] == given[1].text == "Yes."
    page: Any = (200, {"content-type": "text/html; charset=utf-8"}, [b"<html>"])
    with pytest.raises(InvalidJSON, match="text/html"):
        asked(Local("m", transport=Carrier(page)), make_request(), mode)


@pytest.mark.parametrize("mode", ["stream", "astream"])
def test_a_stream_that_breaks_keeps_its_words(mode: str, make_request: Callable[..., Request]) -> None:
    """With the number of the request; without a word it is the error of the connection itself."""
    broken: Any = (200, EVENTS, [event("half"), ConnectionFailed("gone")])
    with pytest.raises(StreamInterrupted) as caught:
        asked(Local("m", transport=Carrier(broken)), make_request(), mode)
    assert (caught.value.partial, caught.value.request_id, caught.value.attempts) == ("half", "h1", 1)
    silent: Any = (200, EVENTS, [ConnectionFailed("gone")])
    with pytest.raises(ConnectionFailed) as lost:
        asked(Local("m", transport=Carrier(silent)), make_request(), mode)
    assert (lost.value.provider, lost.value.model) == ("local", "m")


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize(
    ("tokens", "together"), [((5, 6), (8, 10)), (None, (None, None))], ids=["told", "not told"]
)
def test_tokens_of_a_cut_off_answer_count(
    mode: str,
    tokens: tuple[int, int] | None,
    together: tuple[int | None, int | None],
    make_request: Callable[..., Request],
) -> None:
    """What was spent twice is summed; what one of them does not tell stays unknown and is never a guess."""
    carrier = Carrier((200, JSON, [chat("ha", "length")]), (200, JSON, [chat("Yes.", tokens=tokens)]))
    writer = Local("m", settings=Settings(max_output_tokens=10, largest_output=15), transport=carrier)
    reply = asked(writer, make_request(), mode)[0]
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == together
    assert (reply.attempts, len(carrier.calls)) == (2, 2)
    assert b'"max_tokens":15' in carrier.calls[1].body


@pytest.mark.parametrize("settings", [Settings(), Settings(max_output_tokens=10), Settings(largest_output=9), Settings(max_output_tokens=9, largest_output=9)])  # fmt: skip
def test_no_more_room_is_no_second_request(settings: Settings, make_request: Callable[..., Request]) -> None:
    """One attempt is one request, unless the settings say otherwise."""
    carrier = Carrier((200, JSON, [chat("ha", "length")]))
    with pytest.raises(Truncated) as caught:
        Local("m", settings=settings, transport=carrier).generate(make_request())
    assert (caught.value.attempts, caught.value.usage, len(carrier.calls)) == (1, (3, 4), 1)


@pytest.mark.parametrize("mode", MODES)
def test_an_error_of_the_service_is_signed(mode: str, make_request: Callable[..., Request]) -> None:
    """It names writer, model and request, and never the key."""
    body = json_bytes({"error": {"message": "Incorrect API key provided: zebra-0815."}})
    writer = Local("m", api_key="zebra-0815", transport=Carrier((401, JSON, [body])))
    with pytest.raises(AccessDenied) as caught:
        asked(writer, make_request(), mode)
    error = caught.value
    assert (error.provider, error.model, error.request_id, error.attempts) == ("local", "m", "h1", 1)
    assert error.said == "Incorrect API key provided: [key]."
    assert "zebra" not in repr(writer)


def test_a_transport_that_is_handed_in_stays_open() -> None:
    """Who made it closes it."""
    carrier = Carrier()
    with Local("m", transport=carrier):
        pass

    async def inside() -> None:
        async with Local("m", transport=carrier):
            pass

    asyncio.run(inside())
    assert carrier.closed == 0
