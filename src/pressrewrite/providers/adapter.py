"""What all adapters share: one exchange without input or output, and four short drivers of it."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, Self

from pressrewrite.errors import ConnectionFailed, ProviderError, StreamInterrupted, TimedOut, Truncated
from pressrewrite.providers.failures import error_of
from pressrewrite.providers.settings import Settings
from pressrewrite.providers.transport import Transport
from pressrewrite.providers.wire import ServerEvents

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator, Iterator
    from types import TracebackType

    from pressrewrite.providers.base import Reply, Request
    from pressrewrite.providers.wire import HttpRequest, HttpResponse

__all__ = ["Adapter", "StreamDecoder"]

_OK = 200
_LARGER = 2


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


class Adapter:
    """A writer that is asked over HTTP.

    A subclass says how a request is written (`encode`), how an answer is read (`decode`), and how a stream is
    (`decoder`); each of them is pure. What stands here drives them.

    Args:
        model: The model.
        settings: What it is set to.
        transport: Who sends; one of its own when left out.
    """

    name: str = "adapter"
    reads_prompt: bool = True

    def __init__(
        self, model: str, *, settings: Settings | None = None, transport: Transport | None = None
    ) -> None:
        self.model: str | None = model
        self.settings = settings if settings is not None else Settings()
        self.transport = transport if transport is not None else Transport()
        self._owns_transport = transport is None

    def __repr__(self) -> str:
        return f"{type(self).__name__}(model={self.model!r})"

    def encode(self, request: Request, settings: Settings, *, stream: bool = False) -> HttpRequest:
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

    def exchange(self, request: Request) -> Generator[HttpRequest, HttpResponse, Reply]:
        """The steps of one answer: yields what to send, is sent what came back, returns the reply.

        An answer that was cut off is asked for once more with more room, where the settings allow more.
        """
        settings = self.settings
        response = yield self.encode(request, settings)
        try:
            return self.decode(response)
        except Truncated as error:
            larger = _more_room(settings)
            if larger is None:
                raise
            spent = error.usage
        response = yield self.encode(request, larger)
        try:
            reply = self.decode(response)
        except ProviderError as error:
            # A failure that tells no tokens may have cost none; those of the first request were spent.
            error.usage = spent if error.usage == (None, None) else _together(error.usage, spent)
            raise
        used = _together((reply.usage.input_tokens, reply.usage.output_tokens), spent)
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
            return replace(self._timed(done.value, begun), attempts=sent)
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
            return replace(self._timed(done.value, begun), attempts=sent)
        except ProviderError as error:
            error.attempts = sent
            raise self._signed(error) from error.__cause__

    def stream(self, request: Request) -> Iterator[str | Reply]:
        """Write, and give each piece of text as it arrives; the last thing given is the whole `Reply`.

        Raises:
            StreamInterrupted: It broke off in the middle.
            ProviderError: The model did not deliver.
        """
        begun, decoder, events = time.monotonic(), self.decoder(), ServerEvents()
        try:
            with self.transport.stream(self.encode(request, self.settings, stream=True)) as (
                status,
                headers,
                pieces,
            ):
                if status != _OK:
                    raise self.failure(status, headers, b"".join(pieces))
                for piece in pieces:
                    for data in events.feed(piece):
                        if text := decoder.feed(data):
                            yield text
                for data in events.finish():
                    if text := decoder.feed(data):
                        yield text
            yield self._timed(decoder.finish(), begun)
        except (ConnectionFailed, TimedOut) as error:
            raise self._interrupted(error, decoder) from None
        except ProviderError as error:
            raise self._signed(error) from error.__cause__

    async def astream(self, request: Request) -> AsyncIterator[str | Reply]:
        """Do what `stream` does without blocking the event loop."""
        begun, decoder, events = time.monotonic(), self.decoder(), ServerEvents()
        try:
            async with self.transport.astream(self.encode(request, self.settings, stream=True)) as (
                status,
                headers,
                pieces,
            ):
                if status != _OK:
                    raise self.failure(status, headers, b"".join([piece async for piece in pieces]))
                async for piece in pieces:
                    for data in events.feed(piece):
                        if text := decoder.feed(data):
                            yield text
                for data in events.finish():
                    if text := decoder.feed(data):
                        yield text
            yield self._timed(decoder.finish(), begun)
        except (ConnectionFailed, TimedOut) as error:
            raise self._interrupted(error, decoder) from None
        except ProviderError as error:
            raise self._signed(error) from error.__cause__

    def failure(self, status: int, headers: dict[str, str], body: bytes) -> ProviderError:
        """Make the error of an answer that is none."""
        return error_of(status, headers, body, provider=self.name, model=self.model, secrets=self.secrets())

    def _interrupted(self, error: ProviderError, decoder: StreamDecoder) -> ProviderError:
        if not decoder.text:
            return self._signed(error)
        return StreamInterrupted(
            f"The stream of {self.name} broke off in the middle.",
            partial=decoder.text,
            hint="What was complete is kept; ask again for the whole.",
            provider=self.name,
            model=self.model,
        )

    def _signed(self, error: ProviderError) -> ProviderError:
        """The error with the names of the writer and its model."""
        error.provider = error.provider or self.name
        error.model = error.model or self.model
        return error

    def _timed(self, reply: Reply, begun: float) -> Reply:
        usage = reply.usage.model_copy(update={"seconds": round(time.monotonic() - begun, 6)})
        return replace(
            reply,
            usage=usage,
            model=reply.model or self.model,
            provider=self.name,
            parameters={**self.settings.record(), **reply.parameters},
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


def _together(
    one: tuple[int | None, int | None], two: tuple[int | None, int | None]
) -> tuple[int | None, int | None]:
    """The tokens of two requests; what one of them does not tell stays unknown."""
    into, out = (
        None if first is None or second is None else first + second
        for first, second in zip(one, two, strict=True)
    )
    return into, out
