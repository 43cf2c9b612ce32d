"""Events as spans of OpenTelemetry, named by its conventions for generative models.

The names are those of the semantic conventions for GenAI client spans, version 1.37 and later
(https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-spans/), which are still marked as in development.
"""

from __future__ import annotations

import json
import threading
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import MissingExtra
from pressrewrite.providers.events import AttemptFailed, AttemptStarted, ReplyReceived

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.models import Prompt
    from pressrewrite.providers.events import Event

__all__ = ["Spans"]

# What the conventions call the houses that we know by other names.
_HOUSES = {"gemini": "gcp.gemini", "google-generativeai": "gcp.gemini"}
_REQUEST = {
    "temperature": "gen_ai.request.temperature",
    "top_p": "gen_ai.request.top_p",
    "max_output_tokens": "gen_ai.request.max_tokens",
    "seed": "gen_ai.request.seed",
}


class Spans:
    """Makes one span of every attempt; give it as `on_event` to `Retry` or `Observed`.

    A span is a child of the one that is current when the attempt begins. No words of a prompt or an article
    stand in it, unless the events hold them: `Observed(..., content=True)`.

    Args:
        tracer: A tracer of OpenTelemetry; the one of the global provider when left out.

    Raises:
        MissingExtra: The package `opentelemetry-api` is not installed.
    """

    def __init__(self, tracer: Any = None) -> None:
        try:
            trace = import_module("opentelemetry.trace")
        except ImportError as error:
            raise MissingExtra("Spans of OpenTelemetry", extra="opentelemetry") from error
        self._trace = trace
        self._tracer = tracer if tracer is not None else trace.get_tracer("pressrewrite")
        self._lock = threading.Lock()
        self._spans: dict[int, Any] = {}

    def __call__(self, event: Event) -> None:
        """Take in what happened."""
        if isinstance(event, AttemptStarted):
            self._begin(event)
        elif isinstance(event, (AttemptFailed, ReplyReceived)):
            with self._lock:
                span = self._spans.pop(event.call, None)
            if span is not None:
                self._end(span, event)

    def _begin(self, event: AttemptStarted) -> None:
        asked = dict(_asked(event))
        operation = asked["gen_ai.operation.name"]
        span = self._tracer.start_span(
            f"{operation} {event.model}" if event.model else operation,
            kind=self._trace.SpanKind.CLIENT,
            attributes=asked,
            start_time=event.at_ns,
        )
        with self._lock:
            self._spans[event.call] = span

    def _end(self, span: Any, event: AttemptFailed | ReplyReceived) -> None:
        for name, value in _answered(event):
            span.set_attribute(name, value)
        if isinstance(event, AttemptFailed):
            span.set_status(self._trace.Status(self._trace.StatusCode.ERROR, event.code))
        span.end(end_time=event.at_ns)


def _asked(event: AttemptStarted) -> Iterator[tuple[str, Any]]:
    house = _HOUSES.get(event.provider, event.provider)
    yield "gen_ai.operation.name", "generate_content" if house == "gcp.gemini" else "chat"
    yield "gen_ai.provider.name", house
    if event.model:
        yield "gen_ai.request.model", event.model
    for ours, theirs in _REQUEST.items():
        if event.parameters.get(ours) is not None:
            yield theirs, event.parameters[ours]
    yield "pressrewrite.attempt", event.attempt
    yield "pressrewrite.request", event.request
    if event.prompt is not None:
        yield from _words_of(event.prompt)


def _words_of(prompt: Prompt) -> Iterator[tuple[str, str]]:
    rules = [message.content for message in prompt.messages if message.role == "system"]
    jobs = [message for message in prompt.messages if message.role != "system"]
    if rules:
        yield "gen_ai.system_instructions", _json([_part(each) for each in rules])
    yield (
        "gen_ai.input.messages",
        _json([{"role": message.role, "parts": [_part(message.content)]} for message in jobs]),
    )


def _answered(event: AttemptFailed | ReplyReceived) -> Iterator[tuple[str, Any]]:
    if event.input_tokens is not None:
        yield "gen_ai.usage.input_tokens", event.input_tokens
    if event.output_tokens is not None:
        yield "gen_ai.usage.output_tokens", event.output_tokens
    if event.request_id:
        yield "gen_ai.response.id", event.request_id
    if isinstance(event, AttemptFailed):
        yield "error.type", event.code
        if event.status is not None:
            yield "http.response.status_code", event.status
        return
    if event.model:
        yield "gen_ai.response.model", event.model
    if event.finish:
        yield "gen_ai.response.finish_reasons", (event.finish,)
    if event.text is not None:
        said = {"role": "assistant", "parts": [_part(event.text)], "finish_reason": event.finish or "stop"}
        yield "gen_ai.output.messages", _json([said])


def _part(words: str) -> dict[str, str]:
    return {"type": "text", "content": words}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
