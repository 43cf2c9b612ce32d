"""A small HTTP/1.1 server on asyncio: what it is asked is handed to a function, what that gives is sent."""

from __future__ import annotations

import asyncio
import hashlib
import json
import socket
import struct
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pressrewrite.testing.faults import Fault

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pressrewrite.testing.answers import Answer

__all__ = ["Call", "Connection"]

_REASONS = {200: "OK", 400: "Bad Request", 404: "Not Found", 411: "Length Required", 429: "Too Many Requests"}
_END_OF_HEAD = b"\r\n\r\n"
_MOST_HEAD = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request as it arrived.

    Attributes:
        number: Its number, from 1.
        method: The HTTP method.
        path: The path with its query.
        headers: Its headers, names in small letters; the key stands here, so they are left out of the
            representation.
        body: Its body.
        fault: What it was answered.
    """

    number: int
    method: str
    path: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
    fault: Fault = Fault.SUCCESS

    @property
    def content(self) -> str:
        """A name for what was asked: requests with the same body share it."""
        return hashlib.sha256(self.body).hexdigest()[:16]

    def json(self) -> Any:
        """Read the body as JSON."""
        return json.loads(self.body)


class Connection(asyncio.Protocol):
    """One connection: reads requests, sends answers.

    Args:
        decide: Gives the answer to a request.
        served: Is told of each answer that was sent whole.
        open_ones: The connections that are open.
    """

    def __init__(
        self,
        decide: Callable[[str, str, dict[str, str], bytes], Answer],
        served: Callable[[Answer], None],
        open_ones: set[Connection],
    ) -> None:
        self._decide, self._served, self._open = decide, served, open_ones
        self._transport: Any = None
        self._buffer = b""
        self._timers: set[asyncio.TimerHandle] = set()
        self._chunks: Iterator[bytes] | None = None
        self._answer: Answer | None = None
        self._paused = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        self._transport = transport
        self._open.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget it, and what was still to be sent."""
        del exc
        self._open.discard(self)
        self._chunks = None
        for timer in self._timers:
            timer.cancel()

    def data_received(self, data: bytes) -> None:
        """Take in bytes and answer each request that they complete."""
        self._buffer += data
        head, found, rest = self._buffer.partition(_END_OF_HEAD)
        if not found:
            if len(head) > _MOST_HEAD:
                self._transport.abort()
            return
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {
            name.strip().lower(): value.strip() for name, _, value in (x.partition(":") for x in lines)
        }
        length = headers.get("content-length", "0")
        if not length.isdecimal() or len(first.split(" ")) != 3:  # noqa: PLR2004 - method, path, version
            self._transport.abort()
            return
        if len(rest) < int(length):
            return
        body, self._buffer = rest[: int(length)], rest[int(length) :]
        method, path, _ = first.split(" ")
        answer = self._decide(method, path, headers, body)
        if answer.wait_s:
            self._later(answer.wait_s, lambda: self._begin(answer))
        else:
            self._begin(answer)

    def abort(self) -> None:
        """Close the connection at once."""
        self._transport.abort()

    def pause_writing(self) -> None:
        """The other side reads slowly: wait."""
        self._paused = True

    def resume_writing(self) -> None:
        """It has read: go on."""
        self._paused = False
        # Not at once: a transport that fails while it tells us to go on would close itself twice.
        asyncio.get_running_loop().call_soon(self._more)

    def _later(self, seconds: float, what: Callable[[], None]) -> None:
        def run() -> None:
            self._timers.discard(timer)
            if not self._transport.is_closing():
                what()

        timer = asyncio.get_running_loop().call_later(seconds, run)
        self._timers.add(timer)

    def _begin(self, answer: Answer) -> None:
        if not answer.status:
            self._reset()
            return
        reason = _REASONS.get(answer.status, "Status")
        lines = [f"HTTP/1.1 {answer.status} {reason}"]
        lines += [f"{name}: {value}" for name, value in answer.headers.items()]
        chunked = len(answer.chunks) > 1
        lines.append(
            "transfer-encoding: chunked"
            if chunked
            else f"content-length: {sum(len(chunk) for chunk in answer.chunks)}"
        )
        head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
        if not chunked:
            # Counted first: who has read the answer may look at the count at once.
            self._served(answer)
            self._transport.write(head + b"".join(answer.chunks))
            return
        self._transport.write(head)
        self._answer, self._chunks = answer, self._framed(answer)
        self._more()

    def _framed(self, answer: Answer) -> Iterator[bytes]:
        for number, chunk in enumerate(answer.chunks):
            if number == answer.pause_at:
                yield b""
            yield b"%x\r\n%b\r\n" % (len(chunk), chunk)
        self._served(answer)
        yield b"0\r\n\r\n"

    def _more(self) -> None:
        while self._chunks is not None and self._answer is not None and not self._paused:
            if self._transport.is_closing():
                return
            chunk = next(self._chunks, None)
            if chunk is None:
                self._chunks = None
            elif chunk:
                self._transport.write(chunk)
            else:
                self._pause(self._answer)
                return

    def _pause(self, answer: Answer) -> None:
        after = {"reset": self._reset, "close": self._transport.close}.get(answer.ending)
        rest, self._chunks = self._chunks, None

        def go_on() -> None:
            self._chunks = rest
            self._more()

        self._later(answer.pause_s, after or go_on)

    def _reset(self) -> None:
        # With no time to linger the kernel sends a reset in place of a farewell.
        taken = self._transport.get_extra_info("socket")
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()
