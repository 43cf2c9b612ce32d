"""Every adapter, in every mode, over every HTTP library, against everything that a service does wrong."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
import pickle
import re
import time
import traceback
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from pressrewrite.drafts import draft_from_reply
from pressrewrite.errors import (
    AccessDenied,
    Blocked,
    ConnectionFailed,
    ContextTooLong,
    EmptyReply,
    InvalidJSON,
    ProviderError,
    QuotaExhausted,
    RateLimited,
    Recitation,
    Refused,
    ReplyUnusable,
    RequestRejected,
    ServiceUnavailable,
    StreamInterrupted,
    TimedOut,
    Truncated,
    UnknownModel,
)
from pressrewrite.providers import transport as transport_module
from pressrewrite.providers.base import Reply, Request
from pressrewrite.providers.gemini import Gemini
from pressrewrite.providers.local import Local
from pressrewrite.providers.settings import Settings
from pressrewrite.providers.transport import Timeouts, Transport
from pressrewrite.testing import ARTICLE, ChaosServer, Fault, Wire
from pressrewrite.testing.answers import reply_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

KEY = "zebra-crossing-0815"
MODES = ("sync", "async", "stream", "astream")
LIMITED = "Rate limit reached"
QUOTA = "You exceeded your current quota"
HASTY_S = 0.15
LATENCY_S = 0.4
LATER_S = 7.0
SMALL = 2_000_000


@dataclass(frozen=True, slots=True)
class Cell:
    """What is expected: the kind, the service's words, when to come back, whose number, how many requests."""

    kind: type
    said: str | None = None
    after: tuple[float, float] | None = None
    number: str | None = "req"
    requests: int = 1


def row(whole: Cell, *, stream: Cell | None = None) -> dict[bool, Cell]:
    """Give the cells of a fault, whole and streamed."""
    return {False: whole, True: stream or whole}


SAID_CHAT = Cell(Reply), Cell(Reply, number="chatcmpl")
SAID_GEMINI = Cell(Reply, number="resp")
LOST = row(Cell(ConnectionFailed, number=None), stream=Cell(StreamInterrupted))
SHARED: dict[Fault, dict[bool, Cell]] = {
    Fault.BAD_GATEWAY: row(Cell(ServiceUnavailable, "502 Bad Gateway", number=None)),
    Fault.SLOW_HEADERS: row(Cell(TimedOut, number=None)),
    Fault.SLOW_BODY: row(Cell(TimedOut, number=None), stream=Cell(StreamInterrupted)),
    Fault.RESET: row(Cell(ConnectionFailed, number=None)),
    Fault.RESET_MIDWAY: LOST,
    Fault.CUT_OFF: LOST,
    Fault.WEB_PAGE: row(Cell(InvalidJSON, number=None)),
    Fault.HUGE: row(Cell(ReplyUnusable, number=None)),
    Fault.BOMB: row(Cell(ReplyUnusable, number=None)),
}
HEALTHY = (
    *(Fault.SUCCESS, Fault.STRICT, Fault.FENCED, Fault.CHATTY, Fault.GZIP, Fault.WRONG_TYPE),
    *(Fault.INVALID_JSON, Fault.SCHEMA_MISMATCH),
)
CHAT: dict[Fault, dict[bool, Cell]] = {
    **SHARED,
    **{fault: row(SAID_CHAT[0], stream=SAID_CHAT[1]) for fault in HEALTHY},
    Fault.PEG_NATIVE: row(Cell(Reply, requests=2), stream=Cell(Reply, number="chatcmpl", requests=2)),
    Fault.TRUNCATED: row(Cell(Truncated), stream=Cell(Truncated, number="chatcmpl")),
    Fault.REFUSED: row(Cell(Refused, "I am sorry"), stream=Cell(Refused, "I am sorry", number="chatcmpl")),
    Fault.BLOCKED: row(Cell(Blocked), stream=Cell(Blocked, number="chatcmpl")),
    Fault.RECITATION: row(Cell(Blocked), stream=Cell(Blocked, number="chatcmpl")),
    Fault.EMPTY: row(Cell(EmptyReply), stream=Cell(EmptyReply, number="chatcmpl")),
    Fault.BLOCKED_PROMPT: row(Cell(Blocked, "content management policy")),
    Fault.BAD_REQUEST: row(Cell(RequestRejected, "Invalid type for 'temperature'")),
    Fault.CONTEXT_TOO_LONG: row(Cell(ContextTooLong, "maximum context length")),
    Fault.BAD_KEY: row(Cell(AccessDenied, "Incorrect API key provided: [key].")),
    Fault.FORBIDDEN: row(Cell(AccessDenied, "territory not supported")),
    Fault.NO_SUCH_MODEL: row(Cell(UnknownModel, "The model `test-1` does not exist")),
    Fault.REQUEST_TIMEOUT: row(Cell(TimedOut, "took too long")),
    Fault.TOO_LARGE: row(Cell(ContextTooLong, "too large")),
    Fault.RATE_LIMITED: row(Cell(RateLimited, LIMITED)),
    Fault.RATE_LIMITED_SECONDS: row(Cell(RateLimited, LIMITED, (LATER_S, LATER_S))),
    Fault.RATE_LIMITED_DATE: row(Cell(RateLimited, LIMITED, (LATER_S - 4, LATER_S))),
    Fault.RATE_LIMITED_MS: row(Cell(RateLimited, LIMITED, (LATER_S, LATER_S))),
    Fault.RATE_LIMITED_BODY: row(Cell(RateLimited, f"try again in {LATER_S:g}s")),
    Fault.DAILY_QUOTA: row(Cell(QuotaExhausted, QUOTA)),
    Fault.SERVER_ERROR: row(Cell(ServiceUnavailable, "Sorry about that!")),
    Fault.UNAVAILABLE: row(Cell(ServiceUnavailable, "overloaded")),
    Fault.OVERLOADED: row(Cell(ServiceUnavailable, "Overloaded")),
    Fault.ERROR_INSIDE: row(Cell(ServiceUnavailable, "overloaded")),
}
GEMINI: dict[Fault, dict[bool, Cell]] = {
    **SHARED,
    **{fault: row(SAID_GEMINI) for fault in HEALTHY},
    Fault.PEG_NATIVE: row(Cell(ServiceUnavailable, "An internal error has occurred.")),
    Fault.TRUNCATED: row(Cell(Truncated, "MAX_TOKENS", number="resp")),
    Fault.REFUSED: row(Cell(Blocked, "PROHIBITED_CONTENT", number="resp")),
    Fault.BLOCKED: row(Cell(Blocked, "SAFETY", number="resp")),
    Fault.RECITATION: row(Cell(Recitation, "RECITATION", number="resp")),
    Fault.EMPTY: row(Cell(EmptyReply, "STOP", number="resp")),
    Fault.BLOCKED_PROMPT: row(Cell(Blocked, "PROHIBITED_CONTENT", number="resp")),
    Fault.BAD_REQUEST: row(Cell(RequestRejected, "generation_config.temperature")),
    Fault.CONTEXT_TOO_LONG: row(Cell(ContextTooLong, "input token count")),
    Fault.BAD_KEY: row(Cell(AccessDenied, "API key not valid.")),
    Fault.FORBIDDEN: row(Cell(AccessDenied, "Key: [key].")),
    Fault.NO_SUCH_MODEL: row(Cell(UnknownModel, "models/test-1 is not found")),
    Fault.REQUEST_TIMEOUT: row(Cell(TimedOut, "took too long")),
    Fault.TOO_LARGE: row(Cell(ContextTooLong, "payload size exceeds")),
    Fault.RATE_LIMITED: row(Cell(RateLimited, QUOTA)),
    Fault.RATE_LIMITED_SECONDS: row(Cell(RateLimited, QUOTA, (LATER_S, LATER_S))),
    Fault.RATE_LIMITED_DATE: row(Cell(RateLimited, QUOTA, (LATER_S - 4, LATER_S))),
    Fault.RATE_LIMITED_MS: row(Cell(RateLimited, QUOTA, (LATER_S, LATER_S))),
    Fault.RATE_LIMITED_BODY: row(Cell(RateLimited, QUOTA, (LATER_S, LATER_S))),
    Fault.DAILY_QUOTA: row(Cell(QuotaExhausted, QUOTA, (LATER_S, LATER_S))),
    Fault.SERVER_ERROR: row(Cell(ServiceUnavailable, "An internal error has occurred.")),
    Fault.UNAVAILABLE: row(Cell(ServiceUnavailable, "The model is overloaded.")),
    Fault.OVERLOADED: row(Cell(ServiceUnavailable, "The model is overloaded.")),
    Fault.ERROR_INSIDE: row(Cell(ServiceUnavailable, "The model is overloaded.")),
}
TABLES = {Wire.CHAT: CHAT, Wire.GEMINI: GEMINI}
AGAIN = {RateLimited, ServiceUnavailable, ConnectionFailed, TimedOut, StreamInterrupted}


def local(server: ChaosServer, timeouts: Timeouts, **more: Any) -> Any:
    """Make the adapter for local servers; answers over two megabytes are too long for it."""
    carrier = Transport(timeouts=timeouts, most_bytes=SMALL)
    return Local("test-1", base_url=server.chat_url, api_key=KEY, transport=carrier, **more)


def gemini(server: ChaosServer, timeouts: Timeouts, **more: Any) -> Any:
    """Make the adapter for Gemini, with the limit that it comes with."""
    return Gemini("test-1", base_url=server.gemini_url, api_key=KEY, timeouts=timeouts, **more)


def openai(server: ChaosServer, timeouts: Timeouts, **more: Any) -> Any:
    """Make the adapter over the official SDK."""
    kind = importlib.import_module("pressrewrite.providers.openai").OpenAI
    return kind("test-1", base_url=server.chat_url, api_key=KEY, timeouts=timeouts, **more)


# An adapter joins with a line: how it is made, its wire, and the HTTP libraries that it is driven over.
ADAPTERS: dict[str, tuple[Callable[..., Any], Wire, tuple[str, ...]]] = {
    "local": (local, Wire.CHAT, ("httpx2", "httpx")),
    "gemini": (gemini, Wire.GEMINI, ("httpx2", "httpx")),
    "openai": (openai, Wire.CHAT, ("its own",)),
}
NEEDS = {"openai": "openai", "httpx2": "httpx2"}
RIGS = [(name, library) for name, (_, _, libraries) in ADAPTERS.items() for library in libraries]


@dataclass(frozen=True, slots=True)
class Rig:
    """An adapter, patient and hasty, with its server and a loop."""

    wire: Wire
    server: ChaosServer
    patient: Any
    hasty: Any
    runner: asyncio.Runner

    def ask(self, fault: Fault, mode: str, request: Request) -> tuple[list[str], Reply | ProviderError]:
        """Ask once: the pieces of a stream, and what came of it."""
        self.server.forget()
        self.server.next(fault)
        return ask(self.hasty if fault.is_slow else self.patient, mode, request, self.runner)


def ask(
    provider: Any, mode: str, request: Request, runner: asyncio.Runner
) -> tuple[list[str], Reply | ProviderError]:
    """Ask a writer in one of the four modes."""
    pieces: list[Any] = []

    async def streamed() -> None:
        async for piece in provider.astream(request):
            pieces.append(piece)  # noqa: PERF401 - what came before an error counts

    try:
        if mode == "sync":
            pieces.append(provider.generate(request))
        elif mode == "async":
            pieces.append(runner.run(provider.agenerate(request)))
        elif mode == "stream":
            for piece in provider.stream(request):
                pieces.append(piece)  # noqa: PERF402 - what came before an error counts
        else:
            runner.run(streamed())
    except ProviderError as error:
        return pieces, error
    reply = pieces.pop()
    assert isinstance(reply, Reply)
    return pieces, reply


@pytest.fixture(scope="module")
def server() -> Iterator[ChaosServer]:
    """Run the server that misbehaves."""
    with ChaosServer(slow_s=20, retry_after_s=LATER_S, huge_bytes=33_000_000, pieces=4) as running:
        yield running


@pytest.fixture(scope="module", params=RIGS, ids="-".join)
def rig(request: pytest.FixtureRequest, server: ChaosServer) -> Iterator[Rig]:
    """Give one adapter over one HTTP library."""
    name, library = request.param
    for each in (name, library):
        if each in NEEDS and find_spec(NEEDS[each]) is None:
            pytest.skip(f"{NEEDS[each]} is not installed; `pip install pressrewrite[dev,openai]` brings it")
    make, wire, _ = ADAPTERS[name]
    with pytest.MonkeyPatch.context() as patch, asyncio.Runner() as runner:
        if library != "its own":
            module = importlib.import_module(library)
            patch.setattr(transport_module, "_library", lambda: module)
        patient = make(server, Timeouts(connect=10, read=10, total=20))
        hasty = make(server, Timeouts(connect=10, read=HASTY_S, total=20))
        yield Rig(wire, server, patient, hasty, runner)
        for each in (patient, hasty):
            runner.run(each.aclose())
            runner.run(each.transport.aclose())


def tokens(outcome: Reply | ProviderError) -> tuple[int, int]:
    """Give what the outcome says was used."""
    if isinstance(outcome, Reply):
        return outcome.usage.input_tokens or 0, outcome.usage.output_tokens or 0
    return outcome.usage[0] or 0, outcome.usage[1] or 0


def everything(error: ProviderError) -> str:
    """Write all that an error could show to a reader of logs."""
    return " ".join((str(error), repr(error), repr(vars(error)), "".join(traceback.format_exception(error))))


@pytest.mark.parametrize("fault", Fault)
@pytest.mark.parametrize("mode", MODES)
def test_every_cell_is_a_typed_outcome(
    rig: Rig, mode: str, fault: Fault, make_request: Callable[..., Request], caplog: pytest.LogCaptureFixture
) -> None:
    """Class, words, delay, number, tokens and requests are as the table says; no key shows anywhere."""
    caplog.set_level(logging.DEBUG)
    streamed = mode in {"stream", "astream"}
    expected = TABLES[rig.wire][fault][streamed]
    pieces, outcome = rig.ask(fault, mode, make_request())
    assert type(outcome) is expected.kind
    assert rig.server.requests == expected.requests == outcome.attempts
    assert tokens(outcome) == (rig.server.input_tokens, rig.server.output_tokens)
    number = expected.number and f"{expected.number}-{expected.requests}"
    assert outcome.request_id == number
    assert KEY not in caplog.text
    if isinstance(outcome, Reply):
        assert outcome.text == "".join(pieces) or not streamed
        assert (outcome.model, outcome.provider) == ("test-1", rig.patient.name)
        return
    assert outcome.retryable is (expected.kind in AGAIN)
    assert (expected.said or "") in (outcome.said or "")
    assert (outcome.retry_after_s is None) is (expected.after is None)
    if expected.after is not None:
        assert expected.after[0] <= (outcome.retry_after_s or 0) <= expected.after[1]
    assert (outcome.provider, outcome.model) == (rig.patient.name, "test-1")
    assert outcome.hint
    assert KEY not in everything(outcome)
    if isinstance(outcome, StreamInterrupted):
        assert outcome.partial == "".join(pieces) != ""
        assert reply_text(ARTICLE).startswith(outcome.partial)
    again = pickle.loads(pickle.dumps(outcome))  # noqa: S301 - our own bytes
    assert (type(again), vars(again)) == (type(outcome), vars(outcome))


def test_the_table_has_a_cell_for_every_fault() -> None:
    """A new fault without an expectation cannot slip in."""
    assert set(CHAT) == set(GEMINI) == set(Fault)


@pytest.mark.parametrize("mode", MODES)
def test_what_arrives_whole_is_a_draft_or_says_why_not(
    rig: Rig, mode: str, make_request: Callable[..., Request]
) -> None:
    """Fences and talk are salvaged from every adapter's reply; broken JSON and other JSON are typed errors."""
    for fault in HEALTHY:
        _, reply = rig.ask(fault, mode, make_request())
        assert isinstance(reply, Reply)
        if fault in {Fault.INVALID_JSON, Fault.SCHEMA_MISMATCH}:
            with pytest.raises(ReplyUnusable):
                draft_from_reply(reply.text, language="en")
        else:
            assert draft_from_reply(reply.text, language="en")[0] == ARTICLE


@pytest.mark.parametrize("mode", ["sync", "async"])
@pytest.mark.parametrize(
    ("second", "kind"),
    [(Fault.SUCCESS, Reply), (Fault.TRUNCATED, Truncated), (Fault.RESET, ConnectionFailed)],
)
def test_a_truncated_answer_gets_more_room_once(
    rig: Rig, mode: str, second: Fault, kind: type, make_request: Callable[..., Request]
) -> None:
    """With `largest_output` there is one second request, with twice the room; both count, whatever comes."""
    rig.server.forget()
    rig.server.next(Fault.TRUNCATED, second)
    settings = rig.patient.settings
    rig.patient.settings = Settings(max_output_tokens=100, largest_output=150)
    try:
        _, outcome = ask(rig.patient, mode, make_request(), rig.runner)
    finally:
        rig.patient.settings = settings
    assert type(outcome) is kind
    assert rig.server.requests == outcome.attempts == 2
    limits = [
        re.findall(rb'"(?:max_\w*tokens|maxOutputTokens)":\s?(\d+)', call.body) for call in rig.server.calls
    ]
    assert limits == [[b"100"], [b"150"]]
    if second is not Fault.RESET:
        assert tokens(outcome) == (rig.server.input_tokens, rig.server.output_tokens)


def test_sync_calls_work_inside_a_running_loop(rig: Rig, make_request: Callable[..., Request]) -> None:
    """A notebook has a loop that runs already; `generate` and `stream` do not care."""
    rig.server.forget()

    async def inside() -> list[Any]:
        return [rig.patient.generate(make_request()), *rig.patient.stream(make_request())]

    answers = rig.runner.run(inside())
    assert answers[0].text == answers[-1].text == reply_text(ARTICLE)


@pytest.mark.parametrize("mode", ["async", "astream"])
def test_async_calls_never_block_the_loop(rig: Rig, mode: str, make_request: Callable[..., Request]) -> None:
    """While eight calls wait for late, long and packed answers, something else in the loop keeps its beat."""
    faults = (Fault.BOMB, Fault.HUGE, Fault.RESET, Fault.GZIP, *[Fault.SUCCESS] * 4)
    rig.server.forget()
    rig.server.next(*faults)
    rig.server.latency_s = LATENCY_S
    gaps: list[float] = []

    async def beat() -> None:
        last = time.monotonic()
        while True:
            await asyncio.sleep(0.005)
            now = time.monotonic()
            gaps.append(now - last)
            last = now

    async def one() -> None:
        with contextlib.suppress(ProviderError):
            if mode == "async":
                await rig.patient.agenerate(make_request())
            else:
                [piece async for piece in rig.patient.astream(make_request())]

    async def all_of_them() -> None:
        beating = asyncio.create_task(beat())
        await asyncio.gather(*(one() for _ in faults))
        beating.cancel()

    begun = time.monotonic()
    try:
        rig.runner.run(all_of_them())
    finally:
        rig.server.latency_s = 0.0
    assert rig.server.requests == len(faults)
    # Calls that block would wait one after the other, each for the whole latency without a beat.
    assert time.monotonic() - begun < LATENCY_S * len(faults) / 2
    assert max(gaps) < LATENCY_S * 0.9
