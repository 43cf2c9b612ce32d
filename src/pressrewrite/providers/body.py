"""The body of an answer: decompressed in bounded pieces, counted, and held to its time."""

from __future__ import annotations

import asyncio
import time
import zlib
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import ReplyUnusable, TimedOut
from pressrewrite.providers.deadline import exceeded, remaining

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

    from pressrewrite.errors import ProviderError

__all__ = ["Watch", "late", "undecoded"]

_INFLATED_AT_ONCE = 1 << 18
_GZIP = 31
# A timeout that was shortened to a deadline may ring a hair before it.
_HARDLY_S = 0.05
_LATER = "Try again, or give more time: Timeouts(read=..., total=...)."


class Watch:
    """Decompresses the bytes of one answer, and counts them and the seconds.

    Args:
        most: The most bytes, decompressed.
        ends: The moment of the monotonic clock by which all must have come; None sets none.
    """

    def __init__(self, most: int, ends: float | None) -> None:
        self._most = most
        self._ends = ends
        self._bytes = 0

    def pieces(self, response: Any, headers: dict[str, str]) -> Iterator[bytes]:
        """Give the pieces of an answer.

        Args:
            response: A response of httpx or httpx2.
            headers: Its headers.

        Raises:
            ReplyUnusable: It is too long, or cannot be decompressed.
            TimedOut: It did not end in time.
        """
        # A client that was handed in may have read the answer already, and decompressed it.
        read = response.is_stream_consumed
        inflated = _Inflated("" if read else headers.get("content-encoding", ""))
        for raw in response.iter_bytes() if read else response.iter_raw():
            for piece in inflated.feed(raw):
                self._count(piece)
                yield piece
        inflated.finish()

    async def apieces(self, response: Any, headers: dict[str, str]) -> AsyncIterator[bytes]:
        """Do what `pieces` does without blocking the event loop."""
        read = response.is_stream_consumed
        inflated = _Inflated("" if read else headers.get("content-encoding", ""))
        async for raw in response.aiter_bytes() if read else response.aiter_raw():
            for piece in inflated.feed(raw):
                self._count(piece)
                yield piece
                if len(piece) == _INFLATED_AT_ONCE:
                    # What arrived as one may be long when it is unpacked; others have their turn meanwhile.
                    await asyncio.sleep(0)
        inflated.finish()

    def _count(self, piece: bytes) -> None:
        self._bytes += len(piece)
        if self._bytes > self._most:
            raise ReplyUnusable(
                f"The answer is longer than {self._most:,} bytes; no article is.",
                hint="Check the address: does a language model answer there?",
            )
        if self._ends is not None and time.monotonic() > self._ends:
            raise late("The answer did not end in the time given.")


class _Inflated:
    """Decompresses bounded pieces, so that a few bytes cannot become gigabytes before they are counted."""

    def __init__(self, encoding: str) -> None:
        name = encoding.strip().lower()
        if name not in {"", "identity", "gzip", "x-gzip"}:
            raise ReplyUnusable(
                "The answer is compressed in a way that was not asked for.",
                hint="Only gzip is; look at what stands between here and the service.",
            )
        self._gzip = zlib.decompressobj(_GZIP) if name.endswith("gzip") else None
        self._begun = False

    def feed(self, piece: bytes) -> Iterator[bytes]:
        if self._gzip is None:
            yield piece
            return
        self._begun = self._begun or bool(piece)
        more = True
        while more and not self._gzip.eof:
            try:
                out = self._gzip.decompress(piece, _INFLATED_AT_ONCE)
            except zlib.error:
                raise undecoded() from None
            piece = self._gzip.unconsumed_tail
            more = bool(piece) or len(out) == _INFLATED_AT_ONCE
            if out:
                yield out

    def finish(self) -> None:
        if self._gzip is not None and self._begun and not self._gzip.eof:
            raise undecoded()


def undecoded() -> ReplyUnusable:
    """Make the error of an answer that cannot be decompressed."""
    return ReplyUnusable("The answer cannot be decompressed.", hint="Try again.")


def late(message: str) -> ProviderError:
    """Make the error of an answer that did not come in time: of this one, or of all attempts together.

    Args:
        message: What was late.
    """
    left = remaining()
    over = left is not None and left <= _HARDLY_S
    return exceeded(attempts=1) if over else TimedOut(message, hint=_LATER)
