"""One answer of a server that misbehaves: which bytes, and how they are sent."""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from pressrewrite.models import Draft
from pressrewrite.testing import chat_wire, gemini_wire
from pressrewrite.testing.faults import Fault, Wire
from pressrewrite.testing.saying import Said, cut

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ARTICLE", "Answer", "Ending", "Question", "answer", "reply_text"]

Ending = str
"""How an answer ends: `whole`, `reset`, `close`, or `endless`."""

ARTICLE = Draft.model_validate(
    {
        "headline": {"evidence": [0], "text": "The reef is open again"},
        "sections": [
            {
                "kind": "lead",
                "paragraphs": [{"sentences": [{"evidence": [1], "text": "Divers may return to the reef."}]}],
            }
        ],
    }
)
"""The draft that is written when no other is asked for."""

_WIRES: Mapping[Wire, Any] = {Wire.CHAT: chat_wire, Wire.GEMINI: gemini_wire}
_JSON = "application/json; charset=utf-8"
_EVENTS = "text/event-stream"
_PAGE = b"<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>Please log in</h1></body></html>"
_PROXY = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1>"
    b"</center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)
_DECLINED = "I am sorry, but I cannot help with that."
_FILTERED = frozenset({Fault.BLOCKED, Fault.RECITATION, Fault.EMPTY, Fault.BLOCKED_PROMPT})
_OF_THE_MODEL = frozenset({Fault.TRUNCATED, Fault.REFUSED, *_FILTERED})
_HALF = frozenset({Fault.SLOW_BODY, Fault.RESET_MIDWAY, Fault.CUT_OFF})
_ENDINGS = {Fault.RESET: "reset", Fault.RESET_MIDWAY: "reset", Fault.CUT_OFF: "close"}
_PAGES = {Fault.BAD_GATEWAY: (502, _PROXY), Fault.WEB_PAGE: (200, _PAGE)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a server knows of a request when it answers.

    Attributes:
        wire: Its language.
        model: The model that is asked.
        streamed: Whether the answer comes in pieces.
        formatted: Whether JSON was asked for by `response_format`.
        key: The key that was sent.
        number: The number of the request.
        length: The length of its body.
    """

    wire: Wire
    model: str
    streamed: bool
    formatted: bool
    key: str
    number: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is sent.

    Attributes:
        status: The HTTP status.
        headers: Its headers.
        chunks: The body; more than one chunk is sent chunked.
        ending: How it ends.
        wait_s: Silence before the first byte.
        pause_at: Silence before this chunk; with an ending of `reset` or `close` nothing follows.
        pause_s: How long.
        tokens: Tokens in and out, when all of it has been sent.
    """

    status: int
    headers: Mapping[str, str]
    chunks: tuple[bytes, ...]
    ending: Ending = "whole"
    wait_s: float = 0.0
    pause_at: int | None = None
    pause_s: float = 0.0
    tokens: tuple[int, int] = (0, 0)


def reply_text(reply: str | Mapping[str, Any] | Draft) -> str:
    """Write what a model is to say: text as it is, a mapping or a draft as JSON.

    Args:
        reply: The words.
    """
    if isinstance(reply, str):
        return reply
    if isinstance(reply, Draft):
        return reply.model_dump_json(exclude_defaults=True)
    return json.dumps(reply, ensure_ascii=False)


def answer(
    fault: Fault,
    question: Question,
    reply: str | Mapping[str, Any] | Draft,
    *,
    pieces: int,
    slow_s: float,
    retry_after_s: float,
    huge_bytes: int,
) -> Answer:
    """Make the answer to one request.

    Args:
        fault: What is wrong with it.
        question: The request.
        reply: What a healthy model would say.
        pieces: In how many pieces a stream brings it.
        slow_s: How long the slow faults are silent.
        retry_after_s: When to come back, for the faults that say so.
        huge_bytes: The length of what is too long.
    """
    if fault is Fault.RESET:
        return Answer(status=0, headers={}, chunks=(), ending="reset")
    if fault in _PAGES:
        status, page = _PAGES[fault]
        return Answer(status=status, headers={"content-type": "text/html"}, chunks=(page,))
    if fault in {Fault.HUGE, Fault.BOMB}:
        return _huge(question, huge_bytes, packed=fault is Fault.BOMB)
    if _is_error(fault, question):
        return _error(fault, question, retry_after_s)
    text = _text(fault, reply)
    said = Said(
        fault=fault,
        text=text,
        pieces=cut(text, pieces),
        model=question.model,
        number=question.number,
        prompt_bytes=question.length,
    )
    return _sent(fault, question, said, slow_s=slow_s)


def _is_error(fault: Fault, question: Question) -> bool:
    if fault is Fault.PEG_NATIVE and question.wire is Wire.CHAT:
        return question.formatted
    if fault is Fault.BLOCKED_PROMPT:
        return question.wire is Wire.CHAT
    if fault is Fault.ERROR_INSIDE:
        return not question.streamed
    healthy = fault.carries_an_answer or fault in _OF_THE_MODEL or fault in _HALF
    return not (healthy or fault is Fault.SLOW_HEADERS)


def _error(fault: Fault, question: Question, retry_after_s: float) -> Answer:
    inside = fault is Fault.ERROR_INSIDE
    status, body = _WIRES[question.wire].error(
        Fault.UNAVAILABLE if inside else fault,
        model=question.model,
        key=question.key,
        delay_s=retry_after_s,
    )
    headers = {"content-type": _JSON, "x-request-id": f"req-{question.number}"}
    if fault is Fault.RATE_LIMITED_SECONDS:
        headers["retry-after"] = f"{retry_after_s:g}"
    elif fault is Fault.RATE_LIMITED_MS:
        headers["retry-after-ms"] = f"{retry_after_s * 1000:g}"
    elif fault is Fault.RATE_LIMITED_DATE:
        moment = datetime.now(UTC) + timedelta(seconds=retry_after_s)
        headers["retry-after"] = format_datetime(moment, usegmt=True)
    return Answer(status=200 if inside else status, headers=headers, chunks=(_json(body),))


def _text(fault: Fault, reply: str | Mapping[str, Any] | Draft) -> str:
    if fault in _FILTERED:
        return ""
    if fault is Fault.REFUSED:
        return _DECLINED
    if fault is Fault.SCHEMA_MISMATCH:
        return '{"headline": {"evidence": "none", "text": 7}, "sections": "many"}'
    if fault is Fault.STRICT and isinstance(reply, Draft):
        return reply.model_dump_json()
    text = reply_text(reply)
    if fault in {Fault.TRUNCATED, Fault.INVALID_JSON}:
        return text[: max(1, len(text) * 2 // 3)]
    if fault is Fault.FENCED:
        return f"```json\n{text}\n```"
    if fault is Fault.CHATTY:
        return (
            f"Sure! Here is the article you asked for:\n\n{text}\n\nLet me know if I should change anything."
        )
    return text


def _sent(fault: Fault, question: Question, said: Said, *, slow_s: float) -> Answer:
    headers = {"content-type": _JSON, "x-request-id": f"req-{question.number}"}
    wire = _WIRES[question.wire]
    tokens = (said.input_tokens, said.output_tokens)
    if question.streamed:
        headers["content-type"] = _EVENTS
        lines = [_event(each) for each in wire.events(said)]
        middle = len(lines) // 2
        if fault is Fault.ERROR_INSIDE:
            _, broken = wire.error(Fault.UNAVAILABLE, model=said.model, key=question.key, delay_s=0)
            lines[middle:] = [_event(broken)]
            tokens = (0, 0)
        elif question.wire is Wire.CHAT:
            lines.append(f"data: {chat_wire.DONE}\n\n".encode())
        chunks = tuple(lines)
    else:
        body = _json(wire.whole(said))
        middle = 1
        chunks = (body[: len(body) // 2], body[len(body) // 2 :]) if fault in _HALF else (body,)
    sent = Answer(status=200, headers=headers, chunks=chunks, tokens=tokens)
    if fault is Fault.WRONG_TYPE:
        headers["content-type"] = "text/plain"
    elif fault is Fault.GZIP:
        headers["content-encoding"] = "gzip"
        return replace(sent, chunks=(gzip.compress(b"".join(chunks)),))
    elif fault is Fault.SLOW_HEADERS:
        return replace(sent, wait_s=slow_s)
    elif fault in _HALF:
        ending = _ENDINGS.get(fault, "whole")
        pause_s = slow_s if fault is Fault.SLOW_BODY else 0.02
        return replace(sent, ending=ending, pause_at=middle, pause_s=pause_s)
    return sent


def _huge(question: Question, huge_bytes: int, *, packed: bool) -> Answer:
    headers = {"content-type": _EVENTS if question.streamed else _JSON}
    if packed:
        headers["content-encoding"] = "gzip"
        return Answer(status=200, headers=headers, chunks=(_bomb(huge_bytes, streamed=question.streamed),))
    begin = b'data: {"filler": "' if question.streamed else b'{"filler": "'
    block = b"a" * min(huge_bytes, 1 << 18)
    count = -(-huge_bytes // len(block))
    return Answer(status=200, headers=headers, chunks=(begin, *(block for _ in range(count)), b'"}'))


@cache
def _bomb(huge_bytes: int, *, streamed: bool) -> bytes:
    begin = b'data: {"filler": "' if streamed else b'{"filler": "'
    return gzip.compress(begin + b"a" * huge_bytes + b'"}')


def _json(body: Mapping[str, Any]) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def _event(body: Mapping[str, Any]) -> bytes:
    return b"data: " + _json(body) + b"\n\n"
