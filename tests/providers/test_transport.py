"""The owner of HTTP clients, against a real server."""

from __future__ import annotations

import asyncio
import gc
import importlib
import logging
import threading
import time
import warnings
from typing import TYPE_CHECKING, Any

import pytest

from pressrewrite.errors import ConnectionFailed, NotConfigured, ReplyUnusable, TimedOut
from pressrewrite.providers import transport as module
from pressrewrite.providers.transport import Timeouts, Transport, our_error
from pressrewrite.providers.wire import HttpRequest
from pressrewrite.testing import ChaosServer, Fault

if TYPE_CHECKING:
    from collections.abc import Iterator

LIBRARIES = ["httpx2", "httpx"]


@pytest.fixture(scope="module")
def server() -> Iterator[ChaosServer]:
    """Run a server."""
    with ChaosServer(slow_s=20, huge_bytes=3_000_000) as running:
        yield running


@pytest.fixture(params=LIBRARIES)
def library(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Use one of the two HTTP libraries."""
    chosen = pytest.importorskip(request.param)
    monkeypatch.setattr(module, "_library", lambda: chosen)
    return chosen


def asked(server: ChaosServer, *faults: Fault, stream: bool = False) -> HttpRequest:
    """Make a request, and say what it gets."""
    server.forget()
    server.next(*faults)
    body = b'{"model": "m", "stream": true}' if stream else b'{"model": "m"}'
    return HttpRequest(url=f"{server.chat_url}/chat/completions", headers={"x-key": "zebra"}, body=body)


def test_a_request_is_sent_as_it_is_written(server: ChaosServer, library: Any) -> None:
    """Body and headers arrive, with a name of ours, and gzip is the only compression that is asked for."""
    del library
    with Transport() as transport:
        answer = transport.send(asked(server))
    call = server.calls[-1]
    assert (answer.status, answer.headers["content-type"]) == (200, "application/json; charset=utf-8")
    assert call.body == b'{"model": "m"}'
    assert call.headers["x-key"] == "zebra"
    assert call.headers["accept-encoding"] == "gzip"
    assert call.headers["user-agent"].startswith("pressrewrite/")


def test_one_connection_serves_many_calls(server: ChaosServer, library: Any) -> None:
    """Connections are kept, in both worlds."""
    del library
    request = asked(server)

    async def many() -> None:
        async with Transport() as transport:
            for _ in range(5):
                assert (await transport.asend(request)).status == 200
            assert len(server._open) == 1

    asyncio.run(many())
    with Transport() as transport:
        for _ in range(5):
            assert transport.send(request).status == 200
        assert len(server._open) == 1


@pytest.mark.parametrize("stream", [False, True])
@pytest.mark.parametrize("fault", [Fault.HUGE, Fault.BOMB])
def test_an_answer_that_is_too_long_is_given_up(
    server: ChaosServer, library: Any, fault: Fault, *, stream: bool
) -> None:
    """The limit holds for what is unpacked, and is the transport's own."""
    del library
    with Transport(most_bytes=1_000_000) as transport, pytest.raises(ReplyUnusable, match="1,000,000 bytes"):
        transport.send(asked(server, fault, stream=stream))


def test_a_bomb_is_unpacked_in_bounded_pieces(server: ChaosServer, library: Any) -> None:
    """No piece is longer than a quarter of a megabyte, however it was packed."""
    del library
    with Transport() as transport, transport.stream(asked(server, Fault.BOMB)) as (_, _, pieces):
        lengths = [len(piece) for piece in pieces]
    assert sum(lengths) > 3_000_000
    assert max(lengths) <= 1 << 18


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("http://127.0.0.1:9/v1", ConnectionFailed),
        ("ftp://127.0.0.1/v1", NotConfigured),
        ("http:///v1", NotConfigured),
        ("http://127.0.0.1:port/", NotConfigured),
    ],
)
def test_an_address_where_nobody_answers(library: Any, address: str, kind: type) -> None:
    """Typed errors in both worlds; no error of the library's shows, not even as a cause."""
    del library
    request = HttpRequest(url=address, headers={})
    with Transport() as transport, pytest.raises(kind) as caught:
        transport.send(request)
    assert caught.value.__cause__ is None
    assert address not in str(caught.value)
    with pytest.raises(kind):
        asyncio.run(Transport().asend(request))


def test_the_whole_has_a_time_even_while_pieces_arrive(server: ChaosServer, library: Any) -> None:
    """`total` bounds what `read` does not, in both worlds; and silence is never borne longer than it."""
    del library
    timeouts = Timeouts(read=10, total=0.2)
    assert timeouts.silence == 0.2
    begun = time.monotonic()
    with Transport(timeouts=timeouts) as transport, pytest.raises(TimedOut):
        transport.send(asked(server, Fault.SLOW_BODY))
    with pytest.raises(TimedOut):
        asyncio.run(Transport(timeouts=timeouts).asend(asked(server, Fault.SLOW_HEADERS)))
    assert time.monotonic() - begun < 5


def test_a_reader_of_a_stream_may_take_its_time(server: ChaosServer, library: Any) -> None:
    """The clock is for the service: while the reader works on a piece it is never cancelled."""
    del library

    async def slow_reader() -> int:
        async with (
            Transport(timeouts=Timeouts(total=0.2)) as transport,
            transport.astream(asked(server, stream=True)) as (_, _, pieces),
        ):
            first = await anext(pieces)
            await asyncio.sleep(0.4)
            return len(first)

    assert asyncio.run(slow_reader()) > 0


def test_a_loop_that_ends_closes_its_clients(server: ChaosServer, library: Any) -> None:
    """`asyncio.run` again and again, with no `aclose`: no socket stays open, none is warned about."""
    del library
    transport = Transport()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(3):
            assert asyncio.run(transport.asend(asked(server))).status == 200
            gc.collect()
    assert len(transport._loops) <= 1
    deadline = time.monotonic() + 5
    while server._open and time.monotonic() < deadline:
        time.sleep(0.01)
    assert not server._open


def test_a_client_that_is_handed_in_stays_open(server: ChaosServer, library: Any) -> None:
    """It is used with its own headers, and its owner closes it."""
    with library.Client(headers={"x-desk": "night"}) as client:
        with Transport(client=client) as transport:
            assert transport.send(asked(server, Fault.GZIP)).json()["model"] == "m"
        assert server.calls[-1].headers["x-desk"] == "night"
        assert not client.is_closed

    async def with_async_client() -> None:
        async with library.AsyncClient(headers={"x-desk": "day"}) as client:
            async with Transport(async_client=client) as transport:
                assert (await transport.asend(asked(server, Fault.GZIP))).json()["model"] == "m"
            assert not client.is_closed

    asyncio.run(with_async_client())
    assert server.calls[-1].headers["x-desk"] == "day"


def test_a_client_without_a_network_can_be_handed_in(library: Any) -> None:
    """The mock transports of both libraries work, for answers that were read before they are asked for."""

    def handler(request: Any) -> Any:
        return library.Response(200, json={"path": request.url.path})

    client = library.Client(transport=library.MockTransport(handler))
    with client, Transport(client=client) as transport:
        assert transport.send(HttpRequest(url="http://press.example/x", headers={})).json() == {"path": "/x"}


def test_plain_httpx_spreads_its_calls(server: ChaosServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """One client of httpx is slow with many calls in flight; eight of eight are not."""
    monkeypatch.setattr(module, "_library", lambda: importlib.import_module("httpx"))
    request = asked(server)
    server.latency_s = 0.1

    async def crowd() -> int:
        async with Transport() as transport:
            await asyncio.gather(*(transport.asend(request) for _ in range(30)))
            spread, _ = transport._loops[asyncio.get_running_loop()]
            return len(spread._clients)

    try:
        assert asyncio.run(crowd()) == 4
    finally:
        server.latency_s = 0.0


def test_threads_share_a_transport(server: ChaosServer, library: Any) -> None:
    """Eight threads, one transport, no lost answer."""
    del library
    request = asked(server)
    statuses: list[int] = []
    with Transport() as transport:

        def work() -> None:
            statuses.extend(transport.send(request).status for _ in range(10))

        threads = [threading.Thread(target=work) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert statuses == [200] * 80


def test_nothing_that_is_logged_holds_a_key(
    server: ChaosServer, library: Any, caplog: pytest.LogCaptureFixture
) -> None:
    """Not even at the level on which HTTP libraries tell everything."""
    del library
    caplog.set_level(logging.DEBUG)
    with Transport() as transport:
        transport.send(asked(server))
    assert "zebra" not in caplog.text


def test_an_error_that_is_none_of_ours_stays_as_it_is() -> None:
    """A mistake in a program is not dressed up as a failure of the network."""
    mistake = KeyError("x")
    assert our_error(mistake) is mistake
    assert type(our_error(ConnectionResetError())) is ConnectionFailed
