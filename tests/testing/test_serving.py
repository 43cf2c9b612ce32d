"""The small HTTP server under the chaos."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

from pressrewrite.testing import ChaosServer

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def server() -> Iterator[ChaosServer]:
    """Run a server."""
    with ChaosServer() as running:
        yield running


def said(server: ChaosServer, *pieces: bytes) -> bytes:
    """Send bytes as they are and give what comes back until the server hangs up or has answered."""
    with socket.create_connection(("127.0.0.1", int(server.url.rpartition(":")[2])), timeout=5) as line:
        for piece in pieces:
            line.sendall(piece)
        try:
            return line.recv(200)
        except ConnectionResetError:
            return b""


HEAD = b"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: 14\r\n\r\n"


def test_a_request_may_arrive_in_pieces(server: ChaosServer) -> None:
    """Cut in the head, between head and body, and in the body."""
    before = server.requests
    for pieces in ((HEAD + b'{"model": "m"}',), (HEAD[:20], HEAD[20:], b'{"model"', b': "m"}')):
        assert said(server, *pieces).startswith(b"HTTP/1.1 200 OK\r\n")
    assert server.requests == before + 2
    assert server.calls[-1].json() == {"model": "m"}


@pytest.mark.parametrize(
    "nonsense",
    [b"HELLO\r\n\r\n", b"POST / HTTP/1.1\r\nContent-Length: many\r\n\r\n", b"x" * 70_000],
)
def test_what_is_no_request_ends_the_connection(server: ChaosServer, nonsense: bytes) -> None:
    """It is not counted, and the server goes on."""
    before = server.requests
    assert said(server, nonsense) == b""
    assert server.requests == before
    assert said(server, HEAD + b'{"model": "m"}').startswith(b"HTTP/1.1 200")
