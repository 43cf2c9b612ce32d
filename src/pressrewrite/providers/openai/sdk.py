"""The official SDK as what carries calls: it sends, and every answer comes back as the bytes that came.

The SDK's own reading of an answer is left out: it takes what is not labelled JSON for text, raises a bare
error for broken JSON, and costs part of a call. Its retries are switched off.
"""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from pressrewrite.errors import MissingExtra, NotConfigured, ProviderError
from pressrewrite.providers.body import Watch, late
from pressrewrite.providers.deadline import remaining
from pressrewrite.providers.transport import Timeouts, each_until, our_error, until, whole_time
from pressrewrite.providers.wire import HttpResponse

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Mapping

    from pydantic import SecretStr

__all__ = ["SdkCarrier"]

_MOST_BYTES = 32_000_000
_UNSENT = HttpResponse(status=0, headers={}, body=b"")
# Members that the SDK's method names itself; it would put all others through its own checks and conversions.
_NAMED = frozenset({"model", "messages", "stream"})


class SdkCarrier:
    """Sends the bodies of chat completions through the official SDK, of line 2 or 3.

    Args:
        key: The key; None where clients are handed in.
        options: Further options of the SDK's clients: `base_url`, `organization`, `project`.
        timeouts: How long to wait; None keeps what a client that was handed in is set to.
        client: A client of the SDK for sync calls; it stays yours to close.
        async_client: One for async calls.

    Raises:
        MissingExtra: The SDK is not installed.
    """

    def __init__(
        self,
        *,
        key: SecretStr | None,
        options: Mapping[str, str | None],
        timeouts: Timeouts | None = None,
        client: Any = None,
        async_client: Any = None,
    ) -> None:
        if client is None and async_client is None and find_spec("openai") is None:
            raise MissingExtra("The writer OpenAI", extra="openai")
        self._key, self._options = key, dict(options)
        self._given = timeouts
        self.timeouts = timeouts if timeouts is not None else Timeouts()
        self._handed_in, self._async_handed_in = client, async_client
        self._client: Any = None
        self._clients: WeakKeyDictionary[
            asyncio.AbstractEventLoop, tuple[Any, AsyncGenerator[None, None] | None]
        ] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def send(self, request: Mapping[str, Any], /) -> HttpResponse:
        """Send a body and wait for the whole answer.

        Raises:
            ConnectionFailed: The service could not be reached, or hung up.
            TimedOut: No answer in time.
            ReplyUnusable: The answer is longer than any article, or cannot be decompressed.
            NotConfigured: There is no key, or the address is none.
            DeadlineExceeded: Nothing is left of the deadline that holds.
        """
        with self.stream(request) as (status, headers, pieces):
            return HttpResponse(status=status, headers=headers, body=b"".join(pieces))

    async def asend(self, request: Mapping[str, Any], /) -> HttpResponse:
        """Do what `send` does without blocking the event loop."""
        async with self.astream(request) as (status, headers, pieces):
            return HttpResponse(
                status=status, headers=headers, body=b"".join([piece async for piece in pieces])
            )

    @contextmanager
    def stream(self, request: Mapping[str, Any], /) -> Iterator[tuple[int, dict[str, str], Iterator[bytes]]]:
        """Send a body and take the answer piece by piece: status, headers, pieces of the body."""
        create = self._sync().chat.completions.with_streaming_response.create
        total = whole_time(self.timeouts)
        watch = Watch(_MOST_BYTES, None if total is None else time.monotonic() + total)
        with ExitStack() as stack:
            response, answer = None, _UNSENT
            try:
                response = stack.enter_context(create(**self._arguments(request)))
            except Exception as error:  # noqa: BLE001 - every error of the SDK becomes one of ours, or an answer
                answer = _answer(error)
            if response is None:
                yield answer.status, dict(answer.headers), iter([answer.body])
            else:
                headers = _plain(response.headers)
                yield response.status_code, headers, _each(watch.pieces(response.http_response, headers))

    @asynccontextmanager
    async def astream(
        self, request: Mapping[str, Any], /
    ) -> AsyncIterator[tuple[int, dict[str, str], AsyncIterator[bytes]]]:
        """Do what `stream` does without blocking the event loop."""
        create = (await self._async()).chat.completions.with_streaming_response.create
        total = whole_time(self.timeouts)
        ends = None if total is None else asyncio.get_running_loop().time() + total
        watch = Watch(_MOST_BYTES, None)
        async with AsyncExitStack() as stack:
            response, answer = None, _UNSENT
            try:
                async with until(ends):
                    response = await stack.enter_async_context(create(**self._arguments(request)))
            except Exception as error:  # noqa: BLE001 - every error of the SDK becomes one of ours, or an answer
                answer = _answer(error)
            if response is None:
                yield answer.status, dict(answer.headers), _only(answer.body)
            else:
                headers = _plain(response.headers)
                pieces = _aeach(watch.apieces(response.http_response, headers))
                yield response.status_code, headers, each_until(pieces, ends)

    def close(self) -> None:
        """Close the client for sync calls; one that was handed in stays open."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None and self._handed_in is None:
            client.close()

    async def aclose(self) -> None:
        """Close the client of this event loop and that for sync calls."""
        found = self._clients.pop(asyncio.get_running_loop(), None)
        if found is not None and found[1] is not None:
            await found[1].aclose()
        self.close()

    def _sync(self) -> Any:
        with self._lock:
            if self._client is None:
                self._client = self._made("OpenAI", self._handed_in)
            return self._client

    async def _async(self) -> Any:
        # A client belongs to the event loop in which it was made.
        loop = asyncio.get_running_loop()
        found = self._clients.get(loop)
        if found is not None:
            return found[0]
        client = self._made("AsyncOpenAI", self._async_handed_in)
        closing = None
        if self._async_handed_in is None:
            # `asyncio.run` finishes every generator that was begun in its loop; this one closes the client.
            closing = _closing(client)
            await anext(closing)
        self._clients[loop] = client, closing
        return client

    def _arguments(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """The body as arguments of the SDK's method: what it does not know either gets through as it is."""
        told = {name: value for name, value in body.items() if name in _NAMED}
        told["extra_body"] = {name: value for name, value in body.items() if name not in _NAMED}
        # Only what can be unpacked in bounded pieces is asked for.
        told["extra_headers"] = {"accept-encoding": "gzip"}
        left = remaining()
        if left is not None:
            told["timeout"] = min(left, self.timeouts.silence)
        return told

    def _made(self, kind: str, handed_in: Any) -> Any:
        told: dict[str, Any] = {"max_retries": 0}
        if handed_in is None or self._given is not None:
            wait = self.timeouts
            timeout = import_module("openai").Timeout
            told["timeout"] = timeout(wait.silence, connect=min(wait.connect, wait.silence), pool=None)
        if handed_in is not None:
            # A copy that uses the same connections; the client itself stays as it was set.
            return handed_in.with_options(**told)
        if self._key is None:
            which = "async_client" if kind == "AsyncOpenAI" else "client"
            raise NotConfigured(
                "There is neither a key nor a client for this call.", hint=f"Give {which}=...."
            )
        key = self._key.get_secret_value()
        return getattr(import_module("openai"), kind)(api_key=key, **self._options, **told)


async def _closing(client: Any) -> AsyncGenerator[None, None]:
    try:
        yield
    finally:
        await client.close()


def _each(pieces: Iterator[bytes]) -> Iterator[bytes]:
    try:
        yield from pieces
    except Exception as error:  # noqa: BLE001 - every error of an HTTP library becomes one of ours
        raise _ours(error) from None


async def _aeach(pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    try:
        async for piece in pieces:
            yield piece
    except Exception as error:  # noqa: BLE001 - every error of an HTTP library becomes one of ours
        raise _ours(error) from None


def _plain(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


async def _only(body: bytes) -> AsyncIterator[bytes]:
    yield body


def _kinds(error: Exception) -> frozenset[str]:
    return frozenset(kind.__name__ for kind in type(error).__mro__)


def _answer(error: Exception) -> HttpResponse:
    """The answer that the SDK made an error of, or an error of ours."""
    if "APIStatusError" not in _kinds(error):
        raise _ours(error) from None
    response: Any = error.response  # type: ignore[attr-defined]
    return HttpResponse(status=response.status_code, headers=_plain(response.headers), body=response.content)


def _ours(error: Exception) -> Exception:
    kinds = _kinds(error)
    if "APITimeoutError" in kinds:
        return late("The service did not answer in the time given.")
    if "APIConnectionError" in kinds and isinstance(error.__cause__, Exception):
        return our_error(error.__cause__)
    if "OpenAIError" in kinds:
        # Its words may hold an address or a key.
        return ProviderError(
            f"The SDK could not send the request ({type(error).__name__}).",
            hint="Check key, address and the options of the client.",
        )
    return our_error(error)
