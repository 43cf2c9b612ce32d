"""A job, a clock that only sleeping moves, and the four ways in which a writer is asked."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

import pressrewrite as pr
from pressrewrite.providers import Reply, Request

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable


class Clock:
    """A clock that only sleeping moves; it starts at the hundredth second."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Halves:
    """Draws one half every time, in the place of a random number."""

    def random(self) -> float:
        return 0.5


@pytest.fixture
def clock() -> Clock:
    """Give a clock that only sleeping moves."""
    return Clock()


@pytest.fixture
def halves() -> Any:
    """Give a source of numbers that knows but one."""
    return Halves()


@pytest.fixture(scope="session")
def job() -> Request:
    """Give a job with a prompt, as the rewriter makes it."""
    asked: list[Request] = []

    class Noting:
        name, model, reads_prompt = "noting", "noting-1", True

        def generate(self, request: Request) -> Reply:
            asked.append(request)
            return Reply(text="The reef reopens\n\nThe reef is open.")

        async def agenerate(self, request: Request) -> Reply:
            return self.generate(request)

    release = pr.SourceItem(
        title="Reef reopens", publisher="Port", body="The reef is open. Divers may return.", language="en"
    )
    pr.rewrite(release, provider=Noting())
    return asked[0]


async def _answered(writer: Any, request: Request) -> Reply:
    async with _open(writer):
        reply: Reply = await writer.agenerate(request)
        return reply


async def _awhole(writer: Any, request: Request) -> list[str | Reply]:
    async with _open(writer):
        return [piece async for piece in writer.astream(request)]


@asynccontextmanager
async def _open(writer: Any) -> AsyncIterator[None]:
    """Close what was opened in this event loop, as applications do."""
    try:
        yield
    finally:
        await writer.aclose()


def _last(pieces: list[str | Reply]) -> Reply:
    reply = pieces[-1]
    assert isinstance(reply, Reply)
    assert all(isinstance(piece, str) for piece in pieces[:-1])
    return reply


_WAYS: dict[str, Callable[[Any, Request], Reply]] = {
    "sync": lambda writer, request: writer.generate(request),
    "async": lambda writer, request: asyncio.run(_answered(writer, request)),
    "stream": lambda writer, request: _last(list(writer.stream(request))),
    "astream": lambda writer, request: _last(asyncio.run(_awhole(writer, request))),
}


@pytest.fixture(params=sorted(_WAYS))
def ask(request: pytest.FixtureRequest) -> Callable[[Any, Request], Reply]:
    """Give each of the four ways in which a writer is asked: whole or in pieces, in threads or in tasks."""
    return _WAYS[request.param]
