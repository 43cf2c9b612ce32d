"""llama.cpp in this process: an engine for a model file, from its first request to the end of its last user.

It listens on a free port of this machine, behind a key that only this process knows.
"""

from __future__ import annotations

import asyncio
import atexit
import os
import secrets
import threading
import weakref
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import NotConfigured
from pressrewrite.providers.transport import Timeouts, Transport

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from pressrewrite.providers.wire import HttpRequest, HttpResponse

__all__ = ["EngineCarrier", "EngineOptions", "running"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineOptions:
    """What an engine is started with.

    Attributes:
        path: The model file.
        context: The most tokens of prompt and answer together.
        parallel: How many requests are worked on at once; each has the whole context.
        threads: Threads that compute; None leaves it to llama.cpp.
        gpu_layers: Layers that are put on a graphics card; None leaves it to llama.cpp.
    """

    path: Path
    context: int
    parallel: int
    threads: int | None
    gpu_layers: int | None


class _Engine:
    """One engine and how many use it."""

    def __init__(self, options: EngineOptions) -> None:
        self.key = secrets.token_urlsafe(24)
        self.users = 0
        self.options = options
        self._server: Any = None
        self._lock = threading.Lock()

    def address(self) -> str:
        """Give the address, and start the engine for whoever asks first; it may take a while."""
        with self._lock:
            if self._server is None:
                self._server = _started(self.options, self.key)
            return str(self._server.listening_address)

    def stop(self) -> None:
        with self._lock:
            self._server = None


def _started(options: EngineOptions, key: str) -> Any:
    library = import_module("xllamacpp")
    told = library.CommonParams()
    told.model.path = str(options.path)
    told.model_alias = {options.path.stem}
    told.port, told.api_keys = 0, [key]
    told.n_ctx, told.n_parallel = options.context * options.parallel, options.parallel
    told.ui, told.endpoint_slots, told.warmup, told.verbosity = False, False, False, 0
    if options.threads is not None:
        told.cpuparams.n_threads = told.cpuparams_batch.n_threads = options.threads
    if options.gpu_layers is not None:
        told.n_gpu_layers = options.gpu_layers
    try:
        return library.Server(told)
    except RuntimeError:
        raise NotConfigured(
            f"llama.cpp could not load {options.path.name}.",
            hint="Check that the file is whole, is a language model, and fits the memory with this context.",
            provider="gguf",
        ) from None


# A process that was forked off inherits this table and none of the threads behind it: the number of the
# process is part of the name.
_ENGINES: dict[tuple[int, EngineOptions], _Engine] = {}
_LOCK = threading.Lock()


def running() -> int:
    """Count the engines of this process that have users."""
    with _LOCK:
        return sum(pid == os.getpid() for pid, _ in _ENGINES)


def _taken(options: EngineOptions) -> _Engine:
    with _LOCK:
        engine = _ENGINES.setdefault((os.getpid(), options), _Engine(options))
        engine.users += 1
        return engine


def _given_back(pid: int, engine: _Engine, transport: Transport) -> None:
    transport.close()
    with _LOCK:
        engine.users -= 1
        last = engine.users == 0
        if last:
            _ENGINES.pop((pid, engine.options), None)
    if last and pid == os.getpid():
        engine.stop()


@atexit.register
def _stop_all() -> None:
    # Before the interpreter takes itself apart: an engine's threads must not outlive what they call.
    for (pid, _), engine in list(_ENGINES.items()):
        if pid == os.getpid():
            engine.stop()


class EngineCarrier:
    """Sends requests to the engine of a model file.

    Args:
        options: The file, and what its engine is started with.
        timeouts: How long to wait.
    """

    def __init__(self, options: EngineOptions, *, timeouts: Timeouts) -> None:
        self._options = options
        self._transport = Transport(timeouts=timeouts)
        self._lock = threading.Lock()
        self._held: tuple[int, _Engine, weakref.finalize[Any, Any]] | None = None

    def send(self, request: HttpRequest, /) -> HttpResponse:
        """Send a request and wait for the whole answer; see `Transport.send`."""
        return self._transport.send(self._addressed(request))

    async def asend(self, request: HttpRequest, /) -> HttpResponse:
        """Do what `send` does without blocking the event loop, not even while the file is loaded."""
        return await self._transport.asend(await asyncio.to_thread(self._addressed, request))

    @contextmanager
    def stream(self, request: HttpRequest, /) -> Iterator[tuple[int, dict[str, str], Iterator[bytes]]]:
        """Send a request and take the answer piece by piece: status, headers, pieces of the body."""
        with self._transport.stream(self._addressed(request)) as answer:
            yield answer

    @asynccontextmanager
    async def astream(
        self, request: HttpRequest, /
    ) -> AsyncIterator[tuple[int, dict[str, str], AsyncIterator[bytes]]]:
        """Do what `stream` does without blocking the event loop."""
        async with self._transport.astream(await asyncio.to_thread(self._addressed, request)) as answer:
            yield answer

    def close(self) -> None:
        """Give the engine back; the last one who does stops it. The next request starts it again."""
        with self._lock:
            held, self._held = self._held, None
        if held is not None:
            held[2]()

    async def aclose(self) -> None:
        """Do what `close` does, and close the connections of this event loop."""
        await self._transport.aclose()
        await asyncio.to_thread(self.close)

    def secret(self) -> str | None:
        """Give the key of the engine, where one is held."""
        held = self._held
        return held[1].key if held is not None else None

    def _addressed(self, request: HttpRequest) -> HttpRequest:
        with self._lock:
            if self._held is None or self._held[0] != os.getpid():
                engine = _taken(self._options)
                done = weakref.finalize(self, _given_back, os.getpid(), engine, self._transport)
                self._held = os.getpid(), engine, done
            engine = self._held[1]
        headers = {**request.headers, "authorization": f"Bearer {engine.key}"}
        return replace(request, url=engine.address() + request.url, headers=headers)
