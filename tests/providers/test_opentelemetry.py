"""Events as spans."""

import asyncio
import json
import sys
from typing import Any

import pytest

import pressrewrite as pr
from pressrewrite.errors import MissingExtra, ServiceUnavailable
from pressrewrite.models import Usage
from pressrewrite.providers import Reply
from pressrewrite.providers.events import AttemptStarted, WriterChanged
from pressrewrite.providers.gemini import Gemini
from pressrewrite.providers.opentelemetry import Spans
from pressrewrite.providers.settings import Settings
from pressrewrite.providers.wrappers import Observed, Retry
from pressrewrite.testing import ChaosServer, Scripted

RELEASE = pr.SourceItem(
    title="Reef reopens", publisher="Port", body="The reef is open. Divers may return.", language="en"
)


def test_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spans need a package, and the error says how to install it."""
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    monkeypatch.setitem(sys.modules, "opentelemetry.trace", None)
    with pytest.raises(MissingExtra, match=r"pressrewrite\[opentelemetry\]"):
        Spans()


@pytest.fixture
def recorder() -> tuple[Any, Any]:
    """Give a tracer of the real SDK and where its spans end up."""
    sdk = pytest.importorskip("opentelemetry.sdk.trace")
    export = pytest.importorskip("opentelemetry.sdk.trace.export")
    memory = pytest.importorskip("opentelemetry.sdk.trace.export.in_memory_span_exporter")
    exporter = memory.InMemorySpanExporter()
    provider = sdk.TracerProvider()
    provider.add_span_processor(export.SimpleSpanProcessor(exporter))
    return provider.get_tracer("test"), exporter


def test_a_reply_is_a_span_by_the_conventions(recorder: tuple[Any, Any]) -> None:
    """Names and values are those of the conventions for generative models; no word of the release is among them."""
    tracer, exporter = recorder
    reply = Reply(
        text="The reef reopens",
        model="m-2026",
        usage=Usage(input_tokens=30, output_tokens=4),
        finish="stop",
        request_id="r-1",
    )
    pr.rewrite(
        RELEASE,
        provider=Observed(Scripted([reply], name="openai", model="m"), Spans(tracer)),
    )
    (span,) = exporter.get_finished_spans()
    assert (span.name, span.kind.name, span.status.status_code.name) == ("chat m", "CLIENT", "UNSET")
    told = dict(span.attributes)
    assert told.pop("pressrewrite.request")
    assert told == {
        "gen_ai.operation.name": "chat",
        "gen_ai.provider.name": "openai",
        "gen_ai.request.model": "m",
        "gen_ai.response.model": "m-2026",
        "gen_ai.response.id": "r-1",
        "gen_ai.response.finish_reasons": ("stop",),
        "gen_ai.usage.input_tokens": 30,
        "gen_ai.usage.output_tokens": 4,
        "pressrewrite.attempt": 1,
    }
    assert span.start_time <= span.end_time


def test_attempts_are_children_of_the_span_around_them(recorder: tuple[Any, Any]) -> None:
    """Each attempt is a span of its own, failures say why, and all stand under the application's span."""
    tracer, exporter = recorder

    async def rewrite(server: ChaosServer) -> None:
        writer = Gemini(
            "gemini-2.5-flash",
            api_key="a-key-of-a-test",
            base_url=server.gemini_url,
            settings=Settings(temperature=0.2, max_output_tokens=900, seed=7, top_p=0.5),
        )
        async with Retry(writer, base_s=0.001, on_event=Spans(tracer)) as retry:
            with tracer.start_as_current_span("the application"):
                await pr.Rewriter(provider=retry).arewrite(RELEASE)

    with ChaosServer(["unavailable"]) as server:
        asyncio.run(rewrite(server))
    failed, answered, whole = exporter.get_finished_spans()
    assert failed.parent.span_id == answered.parent.span_id == whole.context.span_id
    assert failed.name == answered.name == "generate_content gemini-2.5-flash"
    assert (failed.status.status_code.name, failed.status.description) == ("ERROR", "service_unavailable")
    assert failed.attributes["error.type"] == "service_unavailable"
    assert failed.attributes["http.response.status_code"] == 503
    assert "gen_ai.response.model" not in failed.attributes
    assert answered.attributes["gen_ai.provider.name"] == "gcp.gemini"
    asked = {
        name: answered.attributes[f"gen_ai.request.{name}"]
        for name in ("temperature", "max_tokens", "seed", "top_p")
    }
    assert asked == {"temperature": 0.2, "max_tokens": 900, "seed": 7, "top_p": 0.5}
    assert "a-key-of-a-test" not in str([span.to_json() for span in exporter.get_finished_spans()])


def test_content_is_in_a_span_only_when_it_was_asked_for(recorder: tuple[Any, Any]) -> None:
    """Prompts and texts are written in the form of the conventions, when the listener is told them."""
    tracer, exporter = recorder
    told: list[str] = []
    for content in (False, True):
        observed = Observed(Scripted(["The reef reopens"]), Spans(tracer), content=content)
        pr.rewrite(RELEASE, provider=observed)
        told.append(exporter.get_finished_spans()[-1].to_json())
    assert ["The reef is open." in each for each in told] == [False, True]
    span = exporter.get_finished_spans()[-1]
    written = {
        name: json.loads(span.attributes[f"gen_ai.{name}"])
        for name in ("system_instructions", "input.messages", "output.messages")
    }
    assert written["system_instructions"][0]["type"] == "text"
    assert written["input.messages"][0]["role"] == "user"
    assert "The reef is open." in written["input.messages"][0]["parts"][0]["content"]
    assert written["output.messages"] == [
        {
            "role": "assistant",
            "parts": [{"type": "text", "content": "The reef reopens"}],
            "finish_reason": "stop",
        }
    ]


def test_what_is_no_attempt_makes_no_span(recorder: tuple[Any, Any]) -> None:
    """Other events, and ends without a begin, are passed over; a begin without an end is no finished span."""
    tracer, exporter = recorder
    spans = Spans(tracer)
    spans(WriterChanged(provider="a", model=None, successor="b", successor_model=None, code="c", at_ns=0))
    spans(AttemptStarted(call=1, attempt=1, provider="a", model=None, request="", at_ns=1))
    heard: list[Any] = []
    with pytest.raises(ServiceUnavailable):
        _fail(Observed(Scripted([ServiceUnavailable("down")]), heard.append))
    spans(heard[1])
    assert exporter.get_finished_spans() == ()


def _fail(writer: Any) -> None:
    pr.rewrite(RELEASE, provider=writer)
