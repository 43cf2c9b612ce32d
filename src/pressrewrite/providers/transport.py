"""The one owner of HTTP clients: sync and async, one answer or a stream, and errors of our own.

httpx2 is taken where it can be imported, else httpx, whose one client is slow with many calls in flight:
there the calls are spread over several small clients. A client of either can be handed in. Nothing of either
library shows outside this module.
"""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Self
from weakref import WeakKeyDictionary

from pressrewrite.errors import ConnectionFailed, NotConfigured, ProviderError
from pressrewrite.providers.body import Watch, late, undecoded
from pressrewrite.providers.deadline import exceeded, remaining
from pressrewrite.providers.wire import HttpRequest, HttpResponse
from pressrewrite.version import __version__

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Iterator
    from types import ModuleType, TracebackType

__all__ = ["Timeouts", "Transport", "each_until", "our_error", "until", "whole_time"]

_MOST_BYTES = 32_000_000
# Of plain httpx: more connections in one client cost more time than more clients do.
_CLIENTS, _CONNECTIONS = 8, 8
_CONNECTIONS_OF_ONE = 256
_AGENT = f"pressrewrite/{__version__}"

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

    @property
    def silence(self) -> float:
        """The longest silence that is borne: never longer than the whole may take."""
        return self.read if self.total is None else min(self.read, self.total)


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
            timeout=library.Timeout(wait.silence, connect=min(wait.connect, wait.silence), pool=None),
            limits=library.Limits(max_connections=None, max_keepalive_connections=most),
            follow_redirects=False,
        )


class Transport:
    """Sends requests and hands back answers.

    Clients for async calls belong to the event loop in which they were made, and are closed with it: by
    `aclose`, or when `asyncio.run` ends.

    A deadline that holds (`providers.deadline`) shortens all waiting. In sync calls the time for the next
    bytes is set when a request is sent, so a server that dribbles can take up to twice the time left.

    Args:
        timeouts: How long to wait.
        client: A client of httpx or httpx2 for sync calls; it stays yours to close.
        async_client: One for async calls.
        most_bytes: The longest answer that is taken, decompressed.

    Example:
        >>> with Transport() as transport:
        ...     transport.timeouts.connect
        10.0
    """

    def __init__(
        self,
        *,
        timeouts: Timeouts | None = None,
        client: Any = None,
        async_client: Any = None,
        most_bytes: int = _MOST_BYTES,
    ) -> None:
        self.timeouts = timeouts if timeouts is not None else Timeouts()
        self.most_bytes = most_bytes
        self._client, self._async_client = client, async_client
        self._sync = _Spread(self.timeouts, asynchronous=False)
        self._loops: WeakKeyDictionary[
            asyncio.AbstractEventLoop, tuple[_Spread, AsyncGenerator[None, None]]
        ] = WeakKeyDictionary()

    def send(self, request: HttpRequest) -> HttpResponse:
        """Send a request and wait for the whole answer.

        Raises:
            ConnectionFailed: The service could not be reached, or hung up.
            TimedOut: No answer in time.
            ReplyUnusable: The answer is longer than any article, or cannot be decompressed.
            NotConfigured: The address is none.
            DeadlineExceeded: Nothing is left of the deadline that holds.
        """
        with self.stream(request) as (status, headers, pieces):
            return HttpResponse(status=status, headers=headers, body=b"".join(pieces))

    async def asend(self, request: HttpRequest) -> HttpResponse:
        """Do what `send` does without blocking the event loop."""
        async with until(self._ends()), self._aopened(request) as (status, headers, pieces):
            return HttpResponse(
                status=status, headers=headers, body=b"".join([piece async for piece in pieces])
            )

    @contextmanager
    def stream(self, request: HttpRequest) -> Iterator[tuple[int, dict[str, str], Iterator[bytes]]]:
        """Send a request and take the answer piece by piece: status, headers, pieces of the body."""
        taken = None if self._client is not None else self._sync.take()
        client = self._client if taken is None else taken[0]
        try:
            total = whole_time(self.timeouts)
            watch = Watch(self.most_bytes, None if total is None else time.monotonic() + total)
            response = client.send(_written(request, client, own=taken is not None), stream=True)
            try:
                headers = _plain(response.headers)
                yield response.status_code, headers, watch.pieces(response, headers)
            finally:
                response.close()
        except Exception as error:  # noqa: BLE001 - every error of an HTTP library becomes one of ours
            raise our_error(error) from _cause(error)
        finally:
            if taken is not None:
                self._sync.give_back(taken)

    @asynccontextmanager
    async def astream(
        self, request: HttpRequest
    ) -> AsyncIterator[tuple[int, dict[str, str], AsyncIterator[bytes]]]:
        """Do what `stream` does without blocking the event loop."""
        ends = self._ends()
        async with AsyncExitStack() as stack:
            # The time runs while we wait for the service, and never while the caller works on a piece:
            # a timeout around the caller would cancel the caller.
            async with until(ends):
                status, headers, pieces = await stack.enter_async_context(self._aopened(request))
            yield status, headers, each_until(pieces, ends)

    def _ends(self) -> float | None:
        total = whole_time(self.timeouts)
        return None if total is None else asyncio.get_running_loop().time() + total

    @asynccontextmanager
    async def _aopened(
        self, request: HttpRequest
    ) -> AsyncIterator[tuple[int, dict[str, str], AsyncIterator[bytes]]]:
        spread = taken = None
        client = self._async_client
        if client is None:
            spread = await self._of_this_loop()
            taken = spread.take()
            client = taken[0]
        watch = Watch(self.most_bytes, None)
        try:
            response = await client.send(_written(request, client, own=taken is not None), stream=True)
            try:
                headers = _plain(response.headers)
                yield response.status_code, headers, watch.apieces(response, headers)
            finally:
                await response.aclose()
        except Exception as error:  # noqa: BLE001 - every error of an HTTP library becomes one of ours
            raise our_error(error) from _cause(error)
        finally:
            if spread is not None and taken is not None:
                spread.give_back(taken)

    async def _of_this_loop(self) -> _Spread:
        loop = asyncio.get_running_loop()
        found = self._loops.get(loop)
        if found is not None:
            return found[0]
        for old in [each for each in self._loops if each.is_closed()]:
            self._loops.pop(old, None)
        spread = _Spread(self.timeouts, asynchronous=True)
        # `asyncio.run` finishes every generator that was begun in its loop; this one closes the clients.
        closing = _closing(spread)
        self._loops[loop] = spread, closing
        await anext(closing)
        return spread

    def close(self) -> None:
        """Close the clients for sync calls; one that was handed in stays open."""
        for client in self._sync.all():
            client.close()

    async def aclose(self) -> None:
        """Close all clients of this event loop and those for sync calls."""
        found = self._loops.pop(asyncio.get_running_loop(), None)
        if found is not None:
            await found[1].aclose()
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


async def _closing(spread: _Spread) -> AsyncGenerator[None, None]:
    try:
        yield
    finally:
        for client in spread.all():
            await client.aclose()


@asynccontextmanager
async def until(ends: float | None) -> AsyncIterator[None]:
    """Wait no longer than up to a moment of the event loop's clock.

    Raises:
        TimedOut: It is over.
        DeadlineExceeded: A deadline is over as well.
    """
    try:
        async with asyncio.timeout_at(ends):
            yield
    except TimeoutError:
        raise late("The service did not answer in the time given.") from None


async def each_until(pieces: AsyncIterator[bytes], ends: float | None) -> AsyncIterator[bytes]:
    """Give each piece, waiting no longer than up to a moment; the time the caller takes is not cut short."""
    while True:
        async with until(ends):
            piece = await anext(pieces, None)
        if piece is None:
            return
        yield piece


def whole_time(timeouts: Timeouts) -> float | None:
    """Give the seconds that a whole answer may take, no more than a deadline leaves; None: no limit.

    Raises:
        DeadlineExceeded: Nothing is left of the deadline.
    """
    left = remaining()
    if left is None:
        return timeouts.total
    if left <= 0:
        raise exceeded()
    return left if timeouts.total is None else min(timeouts.total, left)


def _written(request: HttpRequest, client: Any, *, own: bool) -> Any:
    """The request as the client's library has it, with shorter timeouts where a deadline holds."""
    headers = {"accept-encoding": "gzip", "user-agent": _AGENT, **request.headers}
    waits = client.timeout.as_dict()
    left = remaining()
    if left is not None:
        waits = {name: left if wait is None else min(wait, left) for name, wait in waits.items()}
    extensions = {"timeout": waits}
    if own:
        # Our own client has no headers, cookies or parameters to add: a fifth of the cost of a call.
        library = _library()
        url = _address(library.URL, request.url)
        return library.Request(
            request.method, url, headers=headers, content=request.body, extensions=extensions
        )
    return client.build_request(
        request.method, request.url, headers=headers, content=request.body, extensions=extensions
    )


@lru_cache(maxsize=64)
def _address(kind: Any, url: str) -> Any:
    address = kind(url)
    if not address.host:
        # A name of no letters is looked up as this very machine.
        raise _misaddressed()
    return address


def _plain(headers: Any) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in headers.items()}


def _cause(error: Exception) -> Exception | None:
    # The text of a foreign error may hold an address; ours says enough.
    return (
        error.__cause__
        if isinstance(error, ProviderError) and isinstance(error.__cause__, Exception)
        else None
    )


def _misaddressed() -> NotConfigured:
    return NotConfigured(
        "The address of the service is none that can be called.",
        hint="Give one that begins with http:// or https://.",
    )


def our_error(error: Exception) -> Exception:
    """Make one of our errors of one that an HTTP library raised, told by the names of its classes.

    Args:
        error: The error; one that is of no HTTP library stays as it is.

    Example:
        >>> our_error(ConnectionResetError()).code
        'connection_failed'
    """
    if isinstance(error, ProviderError):
        return error
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & _TIMED_OUT:
        return late("The service did not answer in the time given.")
    if names & _UNDECODED:
        return undecoded()
    if names & _MISADDRESSED:
        return _misaddressed()
    if names & _BROKEN or isinstance(error, OSError):
        return ConnectionFailed(
            f"The service could not be reached, or hung up ({type(error).__name__}).",
            hint="Check the address and the network; a local server may not be running.",
        )
    return error
