"""A server on loopback that speaks as the services do and fails as they do, on request."""

from __future__ import annotations

import asyncio
import contextlib
import json
import random
import re
import threading
from collections import Counter, deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.testing.answers import ARTICLE, Answer, Question, answer
from pressrewrite.testing.faults import Fault, Wire
from pressrewrite.testing.serving import Call, Connection

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import TracebackType

    from pressrewrite.models import Draft

__all__ = ["ChaosServer"]

_GEMINI = re.compile(r"/v1beta/models/([^/:?]+):(generateContent|streamGenerateContent)(?:\?(.*))?\Z")
_CHAT = re.compile(r"(?:/v1)?/chat/completions(?:\?.*)?\Z")
_NO_KEY = "none"
_TURNS_TO_ACCEPT = 6


class ChaosServer:
    r"""A server of language models that fails as it is told to.

    It listens on 127.0.0.1, in a thread of its own, and speaks the chat-completions wire and the Gemini wire,
    whole and streamed. Which fault a request gets is decided in this order: what `next` was given, then
    `choose`, then a share drawn at random from a seed, else success.

    Args:
        faults: Faults for the first requests, one each, as by `next`.
        choose: Decides for each request; None leaves it to `share`.
        share: The share of requests that fail, 0 to 1.
        among: The faults that the share is drawn from; all but the slow ones when left out.
        seed: Makes the draw repeatable, as long as requests arrive in the same order.
        reply: What a healthy model says: text, a mapping or a `Draft` (both as JSON), or a function of the
            `Call` that gives one of these.
        latency_s: Seconds before each answer.
        slow_s: Seconds of silence of the slow faults.
        retry_after_s: When to come back, for the faults that say so.
        huge_bytes: The length of an answer that is too long.
        pieces: In how many pieces a stream brings the words.
        keep: How many calls are kept for inspection, the latest ones.

    Raises:
        InvalidInput: There is no such fault, or the share is none.

    Example:
        >>> from pressrewrite.providers.wire import HttpRequest
        >>> from pressrewrite.providers.transport import Transport
        >>> with ChaosServer(["unavailable"]) as server, Transport() as transport:
        ...     ask = HttpRequest(
        ...         url=server.chat_url + "/chat/completions", headers={}, body=b'{"model": "m"}'
        ...     )
        ...     print(transport.send(ask).status, transport.send(ask).status, server.requests)
        503 200 2
    """

    def __init__(  # noqa: PLR0913 - what can go wrong has many sides
        self,
        faults: Iterable[Fault | str] = (),
        *,
        choose: Callable[[Call], Fault | str] | None = None,
        share: float = 0.0,
        among: Sequence[Fault | str] | None = None,
        seed: int = 0,
        reply: str | Mapping[str, Any] | Draft | Callable[[Call], Any] = ARTICLE,
        latency_s: float = 0.0,
        slow_s: float = 5.0,
        retry_after_s: float = 1.0,
        huge_bytes: int = 40_000_000,
        pieces: int = 8,
        keep: int = 10_000,
    ) -> None:
        if not 0 <= share <= 1:
            raise InvalidInput(f"A share of {shorten(share)} is none.", hint="Give 0 to 1.")
        self._next: deque[Fault] = deque()
        self.next(*faults)
        self._choose, self._share = choose, share
        self._among = tuple(
            map(_fault, among if among is not None else [each for each in Fault if not each.is_slow])
        )
        self._random = random.Random(seed)  # noqa: S311 - draws faults, no secrets
        self.reply, self.latency_s = reply, latency_s
        self._knobs = {
            "pieces": pieces,
            "slow_s": slow_s,
            "retry_after_s": retry_after_s,
            "huge_bytes": huge_bytes,
        }
        self._calls: deque[Call] = deque(maxlen=keep)
        self.requests = 0
        """How many requests came."""
        self.input_tokens = 0
        """Tokens of prompts, of all answers that were sent whole."""
        self.output_tokens = 0
        """Tokens of words, of all answers that were sent whole."""
        self.attempts: Counter[str] = Counter()
        """How many requests had the same body, by `Call.content`."""
        self.served: Counter[Fault] = Counter()
        """How many requests got which answer."""
        self._thread: threading.Thread | None = None
        self._ready = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._open: set[Connection] = set()
        self._port = 0

    @property
    def url(self) -> str:
        """The address, once it runs."""
        if not self._port:
            raise InvalidInput(
                "The server does not run.", hint="Use it as a context manager, or call start()."
            )
        return f"http://127.0.0.1:{self._port}"

    @property
    def chat_url(self) -> str:
        """The `base_url` of adapters that speak the chat-completions wire."""
        return f"{self.url}/v1"

    @property
    def gemini_url(self) -> str:
        """The `base_url` of adapters that speak the Gemini wire."""
        return f"{self.url}/v1beta"

    @property
    def calls(self) -> tuple[Call, ...]:
        """The latest requests, with their headers and bodies."""
        return tuple(self._calls)

    def next(self, *faults: Fault | str) -> None:
        """Say what the next requests get, one each, behind what was said before.

        Args:
            faults: Their names.

        Raises:
            InvalidInput: There is no such fault.
        """
        self._next.extend(map(_fault, faults))

    def forget(self) -> None:
        """Set all counts back and forget all calls and what was to come."""
        self.requests = self.input_tokens = self.output_tokens = 0
        for each in (self.attempts, self.served, self._calls, self._next):
            each.clear()

    def start(self) -> Self:
        """Begin to listen."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="chaos-server", daemon=True)
            self._thread.start()
            self._ready.wait()
        return self

    def stop(self) -> None:
        """Close all connections and stop."""
        thread, self._thread = self._thread, None
        if thread is not None and self._loop is not None and self._stop is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
            thread.join()
        self._ready.clear()
        self._port = 0

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _run(self) -> None:
        with asyncio.Runner() as runner:
            runner.run(self._serve())

    async def _serve(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        server = await self._loop.create_server(
            lambda: Connection(self._decide, self._count, self._open), "127.0.0.1", 0, backlog=1024
        )
        self._port = server.sockets[0].getsockname()[1]
        self._ready.set()
        await self._stop.wait()
        # A server that is closed while it takes a connection in drops it unclosed: first no more are taken,
        # then those that were have some turns of the loop until they are known here.
        with contextlib.suppress(NotImplementedError):
            for listening in server.sockets:
                self._loop.remove_reader(listening.fileno())
        turns = _TURNS_TO_ACCEPT
        while self._open or turns:
            turns = max(0, turns - 1)
            for connection in tuple(self._open):
                connection.abort()
            await asyncio.sleep(0)
        server.close()
        await server.wait_closed()

    def _decide(self, method: str, path: str, headers: dict[str, str], body: bytes) -> Answer:
        self.requests += 1
        call = Call(number=self.requests, method=method, path=path, headers=headers, body=body)
        question = _question(call)
        if question is None:
            return Answer(status=404, headers={"content-type": "text/plain"}, chunks=(b"404 page not found",))
        fault = self._drawn(call)
        call = replace(call, fault=fault)
        self._calls.append(call)
        self.attempts[call.content] += 1
        self.served[fault] += 1
        reply = self.reply(call) if callable(self.reply) else self.reply
        made = answer(fault, question, reply, **self._knobs)  # type: ignore[arg-type]
        return replace(made, wait_s=made.wait_s + self.latency_s) if self.latency_s else made

    def _drawn(self, call: Call) -> Fault:
        if self._next:
            return self._next.popleft()
        if self._choose is not None:
            return _fault(self._choose(call))
        if self._share and self._random.random() < self._share:
            return self._random.choice(self._among)
        return Fault.SUCCESS

    def _count(self, sent: Answer) -> None:
        self.input_tokens += sent.tokens[0]
        self.output_tokens += sent.tokens[1]


def _fault(name: Fault | str) -> Fault:
    try:
        return Fault(name)
    except ValueError:
        known = ", ".join(Fault)
        raise InvalidInput(f"There is no fault named {shorten(name)}.", hint=f"Known: {known}.") from None


def _question(call: Call) -> Question | None:
    """What the request asks; None when it is none of a service's."""
    gemini, chat = _GEMINI.match(call.path), _CHAT.match(call.path)
    if call.method != "POST" or not (gemini or chat):
        return None
    try:
        body = json.loads(call.body)
    except ValueError:
        body = None
    body = body if isinstance(body, dict) else {}
    bearer = call.headers.get("authorization", "").partition(" ")[2]
    return Question(
        wire=Wire.GEMINI if gemini else Wire.CHAT,
        model=gemini[1] if gemini else str(body.get("model") or "default"),
        streamed=gemini[2].startswith("stream") if gemini else body.get("stream") is True,
        formatted="response_format" in body,
        key=bearer or call.headers.get("x-goog-api-key") or _NO_KEY,
        number=call.number,
        length=len(call.body),
    )
