"""The one owner of HTTP clients: sync and async, one answer or a stream, and errors of our own.

httpx2 is taken where it can be imported, else httpx, whose one client is slow with many calls in flight:
there the calls are spread over several small clients. A client of either can be handed in. Nothing of either
library shows outside this module.
"""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Self
from weakref import WeakKeyDictionary

from pressrewrite.errors import ConnectionFailed, NotConfigured, ProviderError, ReplyUnusable, TimedOut
from pressrewrite.providers.wire import HttpRequest, HttpResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from types import ModuleType, TracebackType

__all__ = ["Timeouts", "Transport", "our_error"]

_MOST_BYTES = 32_000_000
# Of plain httpx: more connections in one client cost more time than more clients do.
_CLIENTS, _CONNECTIONS = 8, 8
_CONNECTIONS_OF_ONE = 256

_TIMED_OUT = frozenset({"TimeoutException", "ConnectTimeout", "ReadTimeout", "WriteTimeout", "PoolTimeout"})
_UNDECODED = frozenset({"DecodingError"})
_MISADDRESSED = frozenset({"InvalidURL", "UnsupportedProtocol", "LocalProtocolError"})
_BROKEN = frozenset({"TransportError", "NetworkError", "ProtocolError", "StreamError", "ConnectError"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeouts:
    """How long to wait, in seconds.

    Attributes:
        connect: For a connection.
        read: For the next bytes of an answer; a thinking model says nothing for a while.
        total: For the whole answer; None sets no limit.
    """

    connect: float = 10.0
    read: float = 120.0
    total: float | None = 300.0


@cache
def _library() -> ModuleType:
    return import_module("httpx2" if find_spec("httpx2") is not None else "httpx")


class _Spread:
    """Several clients, of which the one with the fewest calls in flight is next."""

    def __init__(self, timeouts: Timeouts, *, asynchronous: bool) -> None:
        self._timeouts = timeouts
        self._asynchronous = asynchronous
        self._most = 1 if _library().__name__ == "httpx2" else _CLIENTS
        self._clients: list[tuple[Any, list[int]]] = []
        self._lock = threading.Lock()

    def take(self) -> tuple[Any, list[int]]:
        with self._lock:
            client = min(self._clients, key=lambda pair: pair[1][0], default=None)
            crowded = client is None or client[1][0] >= _CONNECTIONS
            if client is None or (crowded and len(self._clients) < self._most):
                client = (self._made(), [0])
                self._clients.append(client)
            client[1][0] += 1
            return client

    def give_back(self, taken: tuple[Any, list[int]]) -> None:
        with self._lock:
            taken[1][0] -= 1

    def all(self) -> list[Any]:
        with self._lock:
            clients = [client for client, _ in self._clients]
            self._clients = []
            return clients

    def _made(self) -> Any:
        library = _library()
        most = _CONNECTIONS_OF_ONE if self._most == 1 else 2 * _CONNECTIONS
        kind = library.AsyncClient if self._asynchronous else library.Client
        wait = self._timeouts
        return kind(
            timeout=library.Timeout(wait.read, connect=wait.connect, pool=None),
            limits=library.Limits(max_connections=None, max_keepalive_connections=most),
            follow_redirects=False,
        )


class Transport:
    """Sends requests and hands back answers.

    Args:
        timeouts: How long to wait.
        client: A client of httpx or httpx2 for sync calls; it stays yours to close.
        async_client: One for async calls.

    Example:
        >>> with Transport() as transport:
        ...     transport.timeouts.connect
        10.0
    """

    def __init__(
        self, *, timeouts: Timeouts | None = None, client: Any = None, async_client: Any = None
    ) -> None:
        self.timeouts = timeouts if timeouts is not None else Timeouts()
        self._client, self._async_client = client, async_client
        self._sync = _Spread(self.timeouts, asynchronous=False)
        # A client belongs to the event loop in which it was made.
        self._loops: WeakKeyDictionary[asyncio.AbstractEventLoop, _Spread] = WeakKeyDictionary()

    def send(self, request: HttpRequest) -> HttpResponse:
        """Send a request and wait for the whole answer.

        Raises:
            ConnectionFailed: The service could not be reached, or hung up.
            TimedOut: No answer in time.
            ReplyUnusable: The answer is longer than any article, or cannot be decompressed.
            NotConfigured: The address is none.
        """
        with self.stream(request) as (status, headers, pieces):
            return HttpResponse(status=status, headers=headers, body=b"".join(pieces))

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Do what `send` does without blocking the event loop."""
        async with self.astream(request) as (status, headers, pieces):
            return HttpResponse(
                status=status, headers=headers, body=b"".join([piece async for piece in pieces])
            )

    @contextmanager
    def stream(self, request: HttpRequest) -> Iterator[tuple[int, dict[str, str], Iterator[bytes]]]:
        """Send a request and take the answer piece by piece: status, headers, pieces of the body."""
        taken = None if self._client is not None else self._sync.take()
        client = self._client if taken is None else taken[0]
        watch = _Watch(self.timeouts)
        try:
            with client.stream(
                request.method, request.url, content=request.body, headers=dict(request.headers)
            ) as response:
                yield response.status_code, _plain(response.headers), watch.pieces(response.iter_bytes())
        except Exception as error:  # noqa: BLE001 - every error of an HTTP library becomes one of ours
            raise _ours(error) from _cause(error)
        finally:
            if taken is not None:
                self._sync.give_back(taken)

    @asynccontextmanager
    async def astream(
        self, request: HttpRequest
    ) -> AsyncIterator[tuple[int, dict[str, str], AsyncIterator[bytes]]]:
        """Do what `stream` does without blocking the event loop."""
        spread = taken = None
        client = self._async_client
        if client is None:
            loop = asyncio.get_running_loop()
            spread = self._loops.get(loop)
            if spread is None:
                spread = self._loops[loop] = _Spread(self.timeouts, asynchronous=True)
            taken = spread.take()
            client = taken[0]
        watch = _Watch(self.timeouts)
        try:
            async with (
                asyncio.timeout(self.timeouts.total),
                client.stream(
                    request.method, request.url, content=request.body, headers=dict(request.headers)
                ) as response,
            ):
                yield response.status_code, _plain(response.headers), watch.apieces(response.aiter_bytes())
        except TimeoutError:
            raise TimedOut("The service did not answer in the time given.", hint=_LATER) from None
        except Exception as error:  # noqa: BLE001 - every error of an HTTP library becomes one of ours
            raise _ours(error) from _cause(error)
        finally:
            if spread is not None and taken is not None:
                spread.give_back(taken)

    def close(self) -> None:
        """Close the clients for sync calls; one that was handed in stays open."""
        for client in self._sync.all():
            client.close()

    async def aclose(self) -> None:
        """Close all clients of this event loop and those for sync calls."""
        spread = self._loops.pop(asyncio.get_running_loop(), None)
        for client in spread.all() if spread is not None else ():
            await client.aclose()
        self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()


class _Watch:
    """Counts the bytes and the seconds of one answer."""

    def __init__(self, timeouts: Timeouts) -> None:
        self._ends = None if timeouts.total is None else time.monotonic() + timeouts.total
        self._bytes = 0

    def pieces(self, source: Iterator[bytes]) -> Iterator[bytes]:
        for piece in source:
            self._count(piece)
            yield piece

    async def apieces(self, source: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        async for piece in source:
            self._count(piece)
            yield piece

    def _count(self, piece: bytes) -> None:
        self._bytes += len(piece)
        if self._bytes > _MOST_BYTES:
            raise ReplyUnusable(
                f"The answer is longer than {_MOST_BYTES // 1_000_000} MB; no article is.",
                hint="Check the address: does a language model answer there?",
            )
        if self._ends is not None and time.monotonic() > self._ends:
            raise TimedOut("The answer did not end in the time given.", hint=_LATER)


_LATER = "Try again, or give more time: Timeouts(read=..., total=...)."


def _plain(headers: Any) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in headers.items()}


def _cause(error: Exception) -> Exception | None:
    # The text of a foreign error may hold an address; ours says enough.
    return (
        error.__cause__
        if isinstance(error, ProviderError) and isinstance(error.__cause__, Exception)
        else None
    )


def _ours(error: Exception) -> Exception:
    """The error of this library for one of an HTTP library, told by the names of its classes."""
    if isinstance(error, ProviderError):
        return error
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & _TIMED_OUT:
        return TimedOut("The service did not answer in the time given.", hint=_LATER)
    if names & _UNDECODED:
        return ReplyUnusable("The answer cannot be decompressed.", hint="Try again.")
    if names & _MISADDRESSED:
        return NotConfigured(
            "The address of the service is none that can be called.",
            hint="Give one that begins with http:// or https://.",
        )
    if names & _BROKEN or isinstance(error, OSError):
        return ConnectionFailed(
            f"The service could not be reached, or hung up ({type(error).__name__}).",
            hint="Check the address and the network; a local server may not be running.",
        )
    return error


def our_error(error: Exception) -> Exception:
    """Make one of our errors of one that an HTTP library raised; others stay as they are.

    Args:
        error: The error.

    Example:
        >>> our_error(ConnectionResetError()).code
        'connection_failed'
    """
    return _ours(error)
