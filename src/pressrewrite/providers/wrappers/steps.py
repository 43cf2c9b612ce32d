"""What a wrapper may ask for while it decides, and the four short drivers that do it.

A wrapper decides in a generator: it yields an `Ask`, a `Sleep`, a `Wait` or a `Work`, and is sent what came
of it. It does no input or output and knows nothing of threads or tasks; the drivers here do.
"""

from __future__ import annotations

import asyncio
import inspect
import time
from contextlib import aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from pressrewrite.errors import StreamInterrupted
from pressrewrite.providers.base import Reply, StreamingProvider
from pressrewrite.providers.deadline import aheld, exceeded, held, remaining

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
    from concurrent.futures import Future

    from pressrewrite.providers.base import Provider, Request
    from pressrewrite.providers.deadline import Deadline

__all__ = [
    "Ask",
    "Call",
    "Sleep",
    "Step",
    "Steps",
    "Wait",
    "Work",
    "arun",
    "arun_stream",
    "run",
    "run_stream",
]


@dataclass(slots=True, kw_only=True)
class Call:
    """One call of a wrapper.

    Attributes:
        request: The job.
        streamed: Whether words have reached the caller; then nobody may begin anew.
    """

    request: Request
    streamed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Ask a writer; its reply is sent back, its error thrown in.

    Attributes:
        provider: The writer.
        request: The job.
        deadline: By when it must be done.
    """

    provider: Provider
    request: Request
    deadline: Deadline | None = None


@dataclass(frozen=True, slots=True)
class Sleep:
    """Let so many seconds pass."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Wait:
    """Wait until a ticket is called; no longer than the deadline that holds."""

    ticket: Future[None]


@dataclass(frozen=True, slots=True)
class Work:
    """Do what may block, such as reading a file: at once, or in a thread of the event loop."""

    do: Callable[[], Any]


Step: TypeAlias = Ask | Sleep | Wait | Work
Steps: TypeAlias = "Generator[Step, Any, Reply]"


def run(steps: Steps, sleep: Callable[[float], Any] | None = None) -> Reply:
    """Drive the steps of a call.

    Args:
        steps: The steps.
        sleep: What lets time pass; `time.sleep` when left out.

    Raises:
        ProviderError: The writer did not deliver.
    """
    try:
        step = next(steps)
        while True:
            try:
                outcome = _done(step, sleep)
            except BaseException as error:  # noqa: BLE001 - the steps give back what they hold, then it goes on
                step = steps.throw(error)
            else:
                step = steps.send(outcome)
    except StopIteration as done:
        return _reply(done)


async def arun(steps: Steps, sleep: Callable[[float], Any] | None = None) -> Reply:
    """Drive the steps of a call without blocking the event loop; see `run`."""
    try:
        step = next(steps)
        while True:
            try:
                outcome = await _adone(step, sleep)
            except BaseException as error:  # noqa: BLE001 - the steps give back what they hold, then it goes on
                step = steps.throw(error)
            else:
                step = steps.send(outcome)
    except StopIteration as done:
        return _reply(done)


def run_stream(
    call: Call, steps: Steps, sleep: Callable[[float], Any] | None = None
) -> Iterator[str | Reply]:
    """Drive the steps of a call and give each piece of text as it arrives; the last thing is the reply."""
    try:
        step = next(steps)
        while True:
            try:
                outcome = (yield from _pieces(step, call)) if isinstance(step, Ask) else _done(step, sleep)
            except BaseException as error:  # noqa: BLE001 - the steps give back what they hold, then it goes on
                step = steps.throw(error)
            else:
                step = steps.send(outcome)
    except StopIteration as done:
        yield _reply(done)


async def arun_stream(
    call: Call, steps: Steps, sleep: Callable[[float], Any] | None = None
) -> AsyncIterator[str | Reply]:
    """Do what `run_stream` does without blocking the event loop."""
    try:
        step = next(steps)
        while True:
            try:
                outcome: Any = None
                if isinstance(step, Ask):
                    async with aclosing(_apieces(step, call)) as pieces:
                        async for piece in pieces:
                            if isinstance(piece, Reply):
                                outcome = piece
                            else:
                                yield piece
                else:
                    outcome = await _adone(step, sleep)
            except BaseException as error:  # noqa: BLE001 - the steps give back what they hold, then it goes on
                step = steps.throw(error)
            else:
                step = steps.send(outcome)
    except StopIteration as done:
        yield _reply(done)


def _reply(done: StopIteration) -> Reply:
    reply: Reply = done.value
    return reply


def _done(step: Step, sleep: Callable[[float], Any] | None) -> Any:
    match step:
        case Ask(provider=provider, request=request, deadline=deadline):
            with held(deadline):
                return provider.generate(request)
        case Sleep(seconds):
            return (sleep or time.sleep)(seconds)
        case Wait(ticket):
            try:
                return ticket.result(remaining())
            except TimeoutError:
                raise exceeded() from None
        case Work(do):
            return do()


async def _adone(step: Step, sleep: Callable[[float], Any] | None) -> Any:
    match step:
        case Ask(provider=provider, request=request, deadline=deadline):
            async with aheld(deadline):
                return await provider.agenerate(request)
        case Sleep(seconds):
            slept = (sleep or asyncio.sleep)(seconds)
            return await slept if inspect.isawaitable(slept) else slept
        case Wait(ticket):
            try:
                async with asyncio.timeout(remaining()):
                    return await asyncio.wrap_future(ticket)
            except TimeoutError:
                raise exceeded() from None
        case Work(do):
            return await asyncio.to_thread(do)


def _pieces(ask: Ask, call: Call) -> Generator[str, None, Reply]:
    """Give the words of a writer as they arrive, and return its reply."""
    if not isinstance(ask.provider, StreamingProvider):
        reply: Reply = _done(ask, None)
        if reply.text:
            call.streamed = True
            yield reply.text
        return reply
    source = ask.provider.stream(ask.request)
    try:
        while True:
            # Between two pieces the caller has the word, so the deadline is set for each piece anew.
            with held(ask.deadline):
                piece = next(source, None)
            if piece is None:
                raise _unfinished(ask.provider)
            if isinstance(piece, Reply):
                return piece
            call.streamed = True
            yield piece
    finally:
        close = getattr(source, "close", None)
        if close is not None:
            close()


async def _apieces(ask: Ask, call: Call) -> AsyncGenerator[str | Reply, None]:
    """Do what `_pieces` does without blocking the event loop; the reply is the last thing given."""
    if not isinstance(ask.provider, StreamingProvider):
        reply: Reply = await _adone(ask, None)
        if reply.text:
            call.streamed = True
            yield reply.text
        yield reply
        return
    source = ask.provider.astream(ask.request)
    try:
        while True:
            async with aheld(ask.deadline):
                piece = await anext(source, None)
            if piece is None:
                raise _unfinished(ask.provider)
            if isinstance(piece, Reply):
                yield piece
                return
            call.streamed = True
            yield piece
    finally:
        close = getattr(source, "aclose", None)
        if close is not None:
            await close()


def _unfinished(provider: Provider) -> StreamInterrupted:
    return StreamInterrupted(
        f"The stream of {provider.name} ended without a reply.",
        hint="The last thing that stream() gives must be the whole Reply.",
        provider=provider.name,
        model=provider.model,
    )
