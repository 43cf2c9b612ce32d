"""What every wrapper is: a writer that stands before another one."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any, Self

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.providers.base import Provider, StreamingProvider
from pressrewrite.providers.wrappers.steps import Ask, Call, arun, arun_stream, run, run_stream

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator
    from types import TracebackType

    from pressrewrite.providers.base import Reply, Request
    from pressrewrite.providers.wrappers.steps import Steps

__all__ = ["Wrapper", "writers"]


class Wrapper:
    """A writer that stands before another one and says what that one says, unless it decides otherwise.

    A subclass decides in `steps`; what stands here drives that decision in threads and in tasks, whole or in
    pieces. A wrapper streams when what it stands before does.

    Args:
        provider: The writer behind it.
        sleep: What lets time pass, for tests; a function, or a coroutine function for async calls.

    Raises:
        InvalidInput: What was given is no writer.

    Example:
        >>> from pressrewrite.providers import Extractive
        >>> Wrapper(Extractive()).name
        'extractive'
    """

    # Set only where the wrapped writer streams, so that `isinstance(..., StreamingProvider)` tells the truth.
    stream: Callable[[Request], Iterator[str | Reply]]
    astream: Callable[[Request], AsyncIterator[str | Reply]]

    def __init__(self, provider: Provider, *, sleep: Callable[[float], Any] | None = None) -> None:
        self._sleep = sleep
        self._wrap(provider)

    def _wrap(self, provider: Provider) -> None:
        if not isinstance(provider, Provider):
            raise InvalidInput(
                f"{shorten(provider)} is no writer.",
                hint="Give an object with the members of providers.Provider; provider(NAME) makes one.",
            )
        self.provider = provider
        self._stream_if(streams=isinstance(provider, StreamingProvider))

    def _stream_if(self, *, streams: bool) -> None:
        self.__dict__.pop("stream", None)
        self.__dict__.pop("astream", None)
        if streams:
            self.stream, self.astream = self._stream, self._astream

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.provider!r})"

    @property
    def name(self) -> str:
        """The name of the writer behind it."""
        return self.provider.name

    @property
    def model(self) -> str | None:
        """The model of the writer behind it."""
        return self.provider.model

    @property
    def reads_prompt(self) -> bool:
        """Whether the writer behind it needs a prompt."""
        return self.provider.reads_prompt

    def steps(self, call: Call) -> Steps:
        """Decide what is done for one call; pure: it yields what it wants and is sent what came of it.

        Args:
            call: The call.

        Raises:
            ProviderError: The writer did not deliver.
        """
        reply: Reply = yield Ask(provider=self.provider, request=call.request)
        return reply

    def generate(self, request: Request) -> Reply:
        """Write.

        Raises:
            ProviderError: The writer did not deliver.
        """
        return run(self.steps(Call(request=request)), self._sleep)

    async def agenerate(self, request: Request) -> Reply:
        """Write without blocking the event loop; see `generate`."""
        return await arun(self.steps(Call(request=request)), self._sleep)

    def _stream(self, request: Request) -> Iterator[str | Reply]:
        call = Call(request=request)
        return run_stream(call, self.steps(call), self._sleep)

    def _astream(self, request: Request) -> AsyncIterator[str | Reply]:
        call = Call(request=request)
        return arun_stream(call, self.steps(call), self._sleep)

    def next_after(self, reply: Reply, score: float | None) -> Provider | None:
        """Give who should write instead, where a `Fallback` stands behind and the score is too low for it.

        Args:
            reply: What was written.
            score: How likely the release supports all of it, 0 to 1; None when it could not be checked.

        Returns:
            The same wrapper before the writers that are left, sharing its limits; None when the reply is
            accepted or nobody is left.
        """
        ask = getattr(self.provider, "next_after", None)
        following = ask(reply, score) if ask is not None else None
        if following is None:
            return None
        twin = copy.copy(self)
        twin._wrap(following)  # noqa: SLF001 - it is one of us
        return twin

    def close(self) -> None:
        """Close the writer behind it."""
        close = getattr(self.provider, "close", None)
        if close is not None:
            close()

    async def aclose(self) -> None:
        """Close the writer behind it, and its connections of this event loop."""
        close = getattr(self.provider, "aclose", None)
        if close is not None:
            await close()

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


def writers(provider: Provider) -> tuple[Provider, ...]:
    """Give the writers that stand behind all wrappers, in the order in which they are asked.

    Args:
        provider: A writer, or a wrapper of wrappers.

    Example:
        >>> from pressrewrite.providers import Extractive
        >>> [writer.name for writer in writers(Wrapper(Wrapper(Extractive())))]
        ['extractive']
    """
    members = getattr(provider, "providers", None)
    if isinstance(members, tuple):
        return tuple(writer for member in members for writer in writers(member))
    return writers(provider.provider) if isinstance(provider, Wrapper) else (provider,)
