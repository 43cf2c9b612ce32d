"""The official SDK as what carries calls: it sends, and every answer comes back as the bytes that came.

The SDK's own reading of an answer is left out: it takes what is not labelled JSON for text, raises a bare
error for broken JSON, and costs part of a call. Its retries are switched off.
"""

from __future__ import annotations

import asyncio
import threading
import time
from contextlib import asynccontextmanager, contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from pressrewrite.errors import MissingExtra, NotConfigured, ProviderError, ReplyUnusable, TimedOut
from pressrewrite.providers.transport import Timeouts, our_error
from pressrewrite.providers.wire import HttpResponse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from pydantic import SecretStr

__all__ = ["SdkCarrier"]

_MOST_BYTES = 32_000_000
_LATER = "Try again, or give more time: Timeouts(read=..., total=...)."
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
        self._clients: WeakKeyDictionary[asyncio.AbstractEventLoop, Any] = WeakKeyDictionary()
        self._lock = threading.Lock()

    def send(self, request: Mapping[str, Any], /) -> HttpResponse:
        """Send a body and wait for the whole answer.

        Raises:
            ConnectionFailed: The service could not be reached, or hung up.
            TimedOut: No answer in time.
            ReplyUnusable: The answer is longer than any article, or cannot be decompressed.
            NotConfigured: There is no key, or the address is none.
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
        completions, watch = self._sync().chat.completions, _Watch(self.timeouts)
        try:
            with completions.with_streaming_response.create(**_arguments(request)) as response:
                pieces = map(watch.piece, response.iter_bytes())
                yield response.status_code, _plain(response.headers), pieces
        except Exception as error:  # noqa: BLE001 - every error of the SDK becomes one of ours, or an answer
            answer = _answer(error)
            if answer is None:
                raise _ours(error) from None
        else:
            return
        yield answer.status, dict(answer.headers), iter([answer.body])

    @asynccontextmanager
    async def astream(
        self, request: Mapping[str, Any], /
    ) -> AsyncIterator[tuple[int, dict[str, str], AsyncIterator[bytes]]]:
        """Do what `stream` does without blocking the event loop."""
        completions, watch = self._async().chat.completions, _Watch(self.timeouts)
        try:
            async with (
                asyncio.timeout(self.timeouts.total),
                completions.with_streaming_response.create(**_arguments(request)) as response,
            ):
                pieces = _each(response.iter_bytes(), watch)
                yield response.status_code, _plain(response.headers), pieces
        except TimeoutError:
            raise TimedOut("The service did not answer in the time given.", hint=_LATER) from None
        except Exception as error:  # noqa: BLE001 - every error of the SDK becomes one of ours, or an answer
            answer = _answer(error)
            if answer is None:
                raise _ours(error) from None
        else:
            return
        yield answer.status, dict(answer.headers), _only(answer.body)

    def close(self) -> None:
        """Close the client for sync calls; one that was handed in stays open."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None and self._handed_in is None:
            client.close()

    async def aclose(self) -> None:
        """Close the client of this event loop and that for sync calls."""
        client = self._clients.pop(asyncio.get_running_loop(), None)
        if client is not None and self._async_handed_in is None:
            await client.close()
        self.close()

    def _sync(self) -> Any:
        with self._lock:
            if self._client is None:
                self._client = self._made("OpenAI", self._handed_in)
            return self._client

    def _async(self) -> Any:
        # A client belongs to the event loop in which it was made.
        loop = asyncio.get_running_loop()
        client = self._clients.get(loop)
        if client is None:
            client = self._clients[loop] = self._made("AsyncOpenAI", self._async_handed_in)
        return client

    def _made(self, kind: str, handed_in: Any) -> Any:
        told: dict[str, Any] = {"max_retries": 0}
        if handed_in is None or self._given is not None:
            wait = self.timeouts
            told["timeout"] = import_module("openai").Timeout(wait.read, connect=wait.connect, pool=None)
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


class _Watch:
    """Counts the bytes and the seconds of one answer."""

    def __init__(self, timeouts: Timeouts) -> None:
        self._ends = None if timeouts.total is None else time.monotonic() + timeouts.total
        self._bytes = 0

    def piece(self, piece: bytes) -> bytes:
        self._bytes += len(piece)
        if self._bytes > _MOST_BYTES:
            raise ReplyUnusable(
                f"The answer is longer than {_MOST_BYTES:,} bytes; no article is.",
                hint="Check the address: does a language model answer there?",
            )
        if self._ends is not None and time.monotonic() > self._ends:
            raise TimedOut("The answer did not end in the time given.", hint=_LATER)
        return piece


async def _each(pieces: AsyncIterator[bytes], watch: _Watch) -> AsyncIterator[bytes]:
    async for piece in pieces:
        yield watch.piece(piece)


def _plain(headers: Any) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


async def _only(body: bytes) -> AsyncIterator[bytes]:
    yield body


def _arguments(body: Mapping[str, Any]) -> dict[str, Any]:
    """The body as arguments of the SDK's method: what it does not know either gets through as it is."""
    named = {name: value for name, value in body.items() if name in _NAMED}
    return {**named, "extra_body": {name: value for name, value in body.items() if name not in _NAMED}}


def _kinds(error: Exception) -> frozenset[str]:
    return frozenset(kind.__name__ for kind in type(error).__mro__)


def _answer(error: Exception) -> HttpResponse | None:
    """The answer that the SDK made an error of."""
    if "APIStatusError" not in _kinds(error):
        return None
    response: Any = error.response  # type: ignore[attr-defined]
    return HttpResponse(status=response.status_code, headers=_plain(response.headers), body=response.content)


def _ours(error: Exception) -> Exception:
    kinds = _kinds(error)
    if "APITimeoutError" in kinds:
        return TimedOut("The service did not answer in the time given.", hint=_LATER)
    if "APIConnectionError" in kinds and isinstance(error.__cause__, Exception):
        return our_error(error.__cause__)
    if "OpenAIError" in kinds:
        # Its words may hold an address or a key.
        return ProviderError(
            f"The SDK could not send the request ({type(error).__name__}).",
            hint="Check key, address and the options of the client.",
        )
    return our_error(error)
