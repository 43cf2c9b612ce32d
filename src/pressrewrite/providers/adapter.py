"""What all adapters share: one exchange without input or output, and four short drivers of it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

from pressrewrite.errors import ConnectionFailed, ProviderError, StreamInterrupted, TimedOut, Truncated
from pressrewrite.providers.base import tokens_together
from pressrewrite.providers.failures import error_of, request_id_of
from pressrewrite.providers.settings import Settings
from pressrewrite.providers.wire import HttpResponse, ServerEvents

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator
    from contextlib import AbstractAsyncContextManager, AbstractContextManager
    from types import TracebackType

    from pressrewrite.providers.base import Reply, Request, Tokens

__all__ = ["Adapter", "Carrier", "StreamDecoder"]

_OK = 200
_LARGER = 2
_NO_STREAM = frozenset({"application/json", "text/html"})

Call = TypeVar("Call")
"""What an adapter has sent: an `HttpRequest`, or what an SDK wants in its place."""
Sent_contra = TypeVar("Sent_contra", contravariant=True)


class Carrier(Protocol[Sent_contra]):
    """Who brings a call to the service and an answer back: the transport, or an SDK in its place.

    Nothing but our own errors leaves it; an answer of any status is an answer.
    """

    def send(self, request: Sent_contra, /) -> HttpResponse:
        """Send a call and wait for the whole answer."""
        ...

    async def asend(self, request: Sent_contra, /) -> HttpResponse:
        """Do what `send` does without blocking the event loop."""
        ...

    def stream(
        self, request: Sent_contra, /
    ) -> AbstractContextManager[tuple[int, dict[str, str], Iterator[bytes]]]:
        """Send a call and take the answer piece by piece: status, headers, pieces of the body."""
        ...

    def astream(
        self, request: Sent_contra, /
    ) -> AbstractAsyncContextManager[tuple[int, dict[str, str], AsyncIterator[bytes]]]:
        """Do what `stream` does without blocking the event loop."""
        ...

    def close(self) -> None:
        """Close what was opened for sync calls."""
        ...

    async def aclose(self) -> None:
        """Close what was opened for sync calls and for those of this event loop."""
        ...


class StreamDecoder(Protocol):
    """Reads the events of one stream."""

    @property
    def text(self) -> str:
        """What has arrived."""
        ...

    def feed(self, data: str) -> str:
        """Take the data of one event and give the text that it adds."""
        ...

    def finish(self) -> Reply:
        """Give the whole reply.

        Raises:
            ProviderError: The stream did not end as it should.
        """
        ...


class Adapter(Generic[Call]):
    """A writer that is asked over a wire.

    A subclass says how a request is written (`encode`), how an answer is read (`decode`), and how a stream is
    (`decoder`); each of them is pure. What stands here drives them.

    Args:
        model: The model.
        settings: What it is set to.
        transport: Who sends; it is closed with the adapter.
        shared: Whether the transport belongs to somebody else, and stays open.
    """

    name: str = "adapter"
    reads_prompt: bool = True

    def __init__(
        self,
        model: str,
        *,
        transport: Carrier[Call],
        shared: bool = False,
        settings: Settings | None = None,
    ) -> None:
        self.model: str | None = model
        self.settings = settings if settings is not None else Settings()
        self.transport = transport
        self._owns_transport = not shared

    def __repr__(self) -> str:
        return f"{type(self).__name__}(model={self.model!r})"

    def encode(self, request: Request, settings: Settings, *, stream: bool = False) -> Call:
        """Write the request; pure."""
        raise NotImplementedError

    def decode(self, response: HttpResponse) -> Reply:
        """Read the answer; pure.

        Raises:
            ProviderError: It is no reply.
        """
        raise NotImplementedError

    def decoder(self) -> StreamDecoder:
        """Make what reads one stream."""
        raise NotImplementedError

    def secrets(self) -> tuple[str, ...]:
        """Give the keys that must not be repeated in an error."""
        return ()

    def other_way(
        self, request: Request, settings: Settings, error: ProviderError, *, stream: bool = False
    ) -> Call | None:
        """Write the request in the way that is left when a service cannot stand the first; None: none is."""
        del request, settings, error, stream
        return None

    def exchange(self, request: Request) -> Generator[Call, HttpResponse, Reply]:
        """The steps of one answer: yields what to send, is sent what came back, returns the reply.

        An answer that was cut off is asked for once more with more room, where the settings allow more. A way
        of asking that the service cannot stand is given up once.
        """
        spent: Tokens | None = None
        settings, larger = self.settings, _more_room(self.settings)
        trouble: ProviderError | None = None
        call = self.encode(request, settings)
        while True:
            response = yield call
            try:
                reply = self.decode(response)
            except Truncated as error:
                spent = error.usage = tokens_together(error.usage, spent)
                if larger is None:
                    raise
                settings, larger = larger, None
                again = None if trouble is None else self.other_way(request, settings, trouble)
                call = self.encode(request, settings) if again is None else again
            except ProviderError as error:
                other = self.other_way(request, settings, error) if trouble is None else None
                if other is None:
                    # A failure that tells no tokens may have cost none; those of the first were spent.
                    if spent is not None:
                        told = error.usage != (None, None)
                        error.usage = tokens_together(error.usage, spent) if told else spent
                    raise
                call, trouble = other, error
            else:
                if spent is None:
                    return reply
                used = tokens_together((reply.usage.input_tokens, reply.usage.output_tokens), spent)
                usage = reply.usage.model_copy(update={"input_tokens": used[0], "output_tokens": used[1]})
                return replace(reply, usage=usage)

    def generate(self, request: Request) -> Reply:
        """Write.

        Raises:
            ProviderError: The model did not deliver.
        """
        begun, sent = time.monotonic(), 0
        steps = self.exchange(request)
        try:
            call = next(steps)
            while True:
                sent += 1
                call = steps.send(self.transport.send(call))
        except StopIteration as done:
            return self._timed(done.value, begun, sent)
        except ProviderError as error:
            error.attempts = sent
            raise self._signed(error) from error.__cause__

    async def agenerate(self, request: Request) -> Reply:
        """Write without blocking the event loop; see `generate`."""
        begun, sent = time.monotonic(), 0
        steps = self.exchange(request)
        try:
            call = next(steps)
            while True:
                sent += 1
                call = steps.send(await self.transport.asend(call))
        except StopIteration as done:
            return self._timed(done.value, begun, sent)
        except ProviderError as error:
            error.attempts = sent
            raise self._signed(error) from error.__cause__

    def stream(self, request: Request) -> Iterator[str | Reply]:
        """Write, and give each piece of text as it arrives; the last thing given is the whole `Reply`.

        Raises:
            StreamInterrupted: It broke off in the middle.
            ProviderError: The model did not deliver.
        """
        begun, taken = time.monotonic(), _Taken(self)
        calls: list[Call] = [self.encode(request, self.settings, stream=True)]
        try:
            for call in calls:
                with self.transport.stream(call) as (status, headers, pieces):
                    taken.begin(headers)
                    if status != _OK:
                        error = self.failure(status, headers, b"".join(pieces))
                        calls.append(self._another(request, error, calls))
                        continue
                    for piece in pieces:
                        yield from taken.feed(piece)
            yield from taken.finish()
            yield self._timed(taken.reply(), begun, len(calls))
        except ProviderError as error:
            error.attempts = len(calls)
            raise self._broken(error, taken) from error.__cause__

    async def astream(self, request: Request) -> AsyncIterator[str | Reply]:
        """Do what `stream` does without blocking the event loop."""
        begun, taken = time.monotonic(), _Taken(self)
        calls: list[Call] = [self.encode(request, self.settings, stream=True)]
        try:
            for call in calls:
                async with self.transport.astream(call) as (status, headers, pieces):
                    taken.begin(headers)
                    if status != _OK:
                        error = self.failure(status, headers, b"".join([piece async for piece in pieces]))
                        calls.append(self._another(request, error, calls))
                        continue
                    async for piece in pieces:
                        for text in taken.feed(piece):
                            yield text
            for text in taken.finish():
                yield text
            yield self._timed(taken.reply(), begun, len(calls))
        except ProviderError as error:
            error.attempts = len(calls)
            raise self._broken(error, taken) from error.__cause__

    def _another(self, request: Request, error: ProviderError, calls: list[Call]) -> Call:
        """The second way of asking for a stream, or the error that the first one met."""
        other = self.other_way(request, self.settings, error, stream=True) if len(calls) == 1 else None
        if other is None:
            raise error
        return other

    def failure(self, status: int, headers: dict[str, str], body: bytes) -> ProviderError:
        """Make the error of an answer that is none."""
        return error_of(status, headers, body, provider=self.name, model=self.model, secrets=self.secrets())

    def _broken(self, error: ProviderError, taken: _Taken) -> ProviderError:
        error.request_id = error.request_id or request_id_of(taken.headers)
        text = taken.decoder.text
        if not text or not isinstance(error, (ConnectionFailed, TimedOut)):
            return self._signed(error)
        broken = StreamInterrupted(
            f"The stream of {self.name} broke off in the middle.",
            partial=text,
            hint="What was complete is kept; ask again for the whole.",
            provider=self.name,
            model=self.model,
            request_id=error.request_id,
        )
        broken.attempts = error.attempts
        return broken

    def _signed(self, error: ProviderError) -> ProviderError:
        """The error with the names of the writer and its model."""
        error.provider = error.provider or self.name
        error.model = error.model or self.model
        return error

    def _timed(self, reply: Reply, begun: float, attempts: int) -> Reply:
        usage = reply.usage.model_copy(update={"seconds": round(time.monotonic() - begun, 6)})
        return replace(
            reply,
            usage=usage,
            model=reply.model or self.model,
            provider=self.name,
            parameters={**self.settings.record(), **reply.parameters},
            attempts=attempts,
        )

    def close(self) -> None:
        """Close the connections; a transport that was handed in stays open."""
        if self._owns_transport:
            self.transport.close()

    async def aclose(self) -> None:
        """Close the connections of this event loop as well."""
        if self._owns_transport:
            await self.transport.aclose()

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


def _more_room(settings: Settings) -> Settings | None:
    """Settings with more output tokens, where there is more to be had."""
    most, now = settings.largest_output, settings.max_output_tokens
    if most is None or now is None or now >= most:
        return None
    return replace(settings, max_output_tokens=min(most, now * _LARGER))


class _Taken:
    """The bytes of a stream on their way to what reads its events.

    A service that knows no streams answers with the whole, and a proxy with a page: neither is a stream that
    broke off.
    """

    def __init__(self, adapter: Adapter[Any]) -> None:
        self.decoder = adapter.decoder()
        self.headers: dict[str, str] = {}
        self._decode = adapter.decode
        self._events = ServerEvents()
        self._whole: list[bytes] | None = None
        self._reply: Reply | None = None

    def begin(self, headers: dict[str, str]) -> None:
        self.headers = headers
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        self._whole = [] if kind in _NO_STREAM else None

    def feed(self, piece: bytes) -> Iterator[str]:
        if self._whole is not None:
            self._whole.append(piece)
            return iter(())
        return filter(None, map(self.decoder.feed, self._events.feed(piece)))

    def finish(self) -> Iterator[str]:
        if self._whole is not None:
            body = b"".join(self._whole)
            self._reply = self._decode(HttpResponse(status=_OK, headers=self.headers, body=body))
            return iter([self._reply.text])
        return filter(None, map(self.decoder.feed, self._events.finish()))

    def reply(self) -> Reply:
        return self._reply if self._reply is not None else self.decoder.finish()
