"""A real HTTP server on this machine that answers what a test wrote down, and keeps what it was asked."""

from __future__ import annotations

import json
import socket
import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType

__all__ = ["Answer", "Asked", "Loopback", "answer", "chat", "events"]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What came in."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What goes out: its pieces one after the other; without `ends` the server hangs up behind them."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "application/json"})
    pieces: tuple[bytes, ...] = ()
    ends: bool = True
    waits_s: float = 0.0


def answer(body: Any, status: int = 200, **headers: str) -> Answer:
    """Make an answer of JSON, or of bytes as they are; `_` in the name of a header stands for `-`."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode("utf-8")
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status=status, headers={"content-type": "application/json", **named}, pieces=(raw,))


def chat(text: str | None, *, finish: str = "stop", **more: Any) -> dict[str, Any]:
    """Make the body of a chat completion; what is more stands in its message."""
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "served-1",
        "choices": [
            {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text, **more}}
        ],
        "usage": {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18},
    }


def events(*data: Any, done: bool = True, ends: bool = True) -> Answer:
    """Make a stream of events, each a piece of its own."""
    lines = [each if isinstance(each, str) else json.dumps(each) for each in data]
    pieces = [f"data: {line}\n\n".encode() for line in (*lines, *(["[DONE]"] if done else []))]
    return Answer(headers={"content-type": "text/event-stream"}, pieces=tuple(pieces), ends=ends)


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    kept: Loopback

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay quiet when a client hangs up; tests look at what the client saw."""


class Loopback:
    """The server.

    Args:
        answers: What it answers, in order, the last one again and again; or what makes an answer of a request.
    """

    def __init__(self, *answers: Answer | Callable[[Asked], Answer]) -> None:
        self.answers = deque(answers)
        self.asked: list[Asked] = []
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.kept = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(5)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._serve(None)

    def do_POST(self) -> None:
        raw = self.rfile.read(int(self.headers.get("content-length") or 0))
        self._serve(json.loads(raw) if raw else None)

    def _serve(self, body: Any) -> None:
        kept = self.server.kept
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(method=self.command, path=self.path, headers=headers, body=body)
        kept.asked.append(asked)
        now = kept.answers.popleft() if len(kept.answers) > 1 else kept.answers[0]
        told = now if isinstance(now, Answer) else now(asked)
        threading.Event().wait(told.waits_s)
        self.send_response(told.status)
        for name, value in told.headers.items():
            self.send_header(name, value)
        self.send_header("transfer-encoding", "chunked")
        self.end_headers()
        for piece in told.pieces:
            self.wfile.write(b"%x\r\n%b\r\n" % (len(piece), piece))
            self.wfile.flush()
        if told.ends:
            self.wfile.write(b"0\r\n\r\n")
        else:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""
