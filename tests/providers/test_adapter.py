"""The one exchange of all adapters, and what carries its calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.providers.loopback import chat

import pressrewrite as pr
from pressrewrite.errors import ConnectionFailed, ServiceUnavailable, Truncated
from pressrewrite.providers import Local, Request, Settings
from pressrewrite.providers.chat import ChatAdapter, Format, payload, response_format, strict_schema
from pressrewrite.providers.transport import Transport, our_error
from pressrewrite.providers.wire import HttpRequest, HttpResponse, json_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from pressrewrite.providers.adapter import Adapter, Carrier

TROUBLE = {"error": {"message": "The model output does not match the expected peg-native format"}}


@pytest.fixture
def request_(examples: Path) -> Request:
    """Give a job."""
    brief, strategy = pr.Rewriter()._brief(pr.read_release(examples / "white-house-readout.txt"), None)
    return Request(brief=brief, prompt=strategy.render(brief))


def run(
    writer: Local, request: Request, *bodies: tuple[int, dict[str, Any]]
) -> tuple[Any, list[HttpRequest]]:
    """Drive an exchange without any input or output: answers go in, what was sent and the end come out."""
    steps, sent = writer.exchange(request), []
    call = next(steps)
    try:
        for status, body in bodies:
            sent.append(call)
            call = steps.send(HttpResponse(status=status, headers={}, body=json_bytes(body)))
    except StopIteration as done:
        return done.value, sent
    except pr.errors.ProviderError as error:
        return error, sent
    pytest.fail("the exchange wants more answers than there are")


CUT = (200, chat("{", finish="length"))
DONE = (200, chat("{}"))
NO_FORMAT = (500, TROUBLE)
FAULT = (503, {"error": {"message": "overloaded"}})


@pytest.mark.parametrize(
    ("answers", "end", "tokens", "limits", "formats"),
    [
        ([DONE], None, (11, 7), [10], [True]),
        ([CUT, DONE], None, (22, 14), [10, 20], [True, True]),
        ([NO_FORMAT, DONE], None, (11, 7), [10, 10], [True, False]),
        ([NO_FORMAT, CUT, DONE], None, (22, 14), [10, 10, 20], [True, False, False]),
        ([CUT, NO_FORMAT, DONE], None, (22, 14), [10, 20, 20], [True, True, False]),
        ([CUT, CUT], Truncated, (22, 14), [10, 20], [True, True]),
        ([CUT, FAULT], ServiceUnavailable, (11, 7), [10, 20], [True, True]),
        ([NO_FORMAT, NO_FORMAT], ServiceUnavailable, (None, None), [10, 10], [True, False]),
        ([FAULT], ServiceUnavailable, (None, None), [10], [True]),
    ],
)
def test_the_exchange(
    answers: list[tuple[int, dict[str, Any]]],
    end: Any,
    tokens: tuple[int | None, int | None],
    limits: list[int],
    formats: list[bool],
    request_: Request,
) -> None:
    """More room is given once, a way of asking is given up once, in any order; tokens of all answers count."""
    writer = Local("m", form="schema", settings=Settings(max_output_tokens=10, largest_output=30))
    told, sent = run(writer, request_, *answers)
    bodies = [HttpResponse(status=0, headers={}, body=each.body).json() for each in sent]
    assert [body["max_tokens"] for body in bodies] == limits
    assert ["response_format" in body for body in bodies] == formats
    if end is None:
        assert (told.usage.input_tokens, told.usage.output_tokens) == tokens
    else:
        assert type(told) is end
        assert told.usage == tokens


def test_carriers() -> None:
    """The transport carries calls, and so does whatever has its members."""
    carrier: Carrier[HttpRequest] = Transport()
    writer: Adapter[HttpRequest] = Local("m", transport=carrier)
    assert isinstance(writer, ChatAdapter)
    assert writer.transport is carrier
    writer.close()
    assert writer.other_way.__doc__ is not None


def test_a_format_is_given_up_for_its_own_sake_only(request_: Request) -> None:
    """A fault that speaks of something else does not change the way of asking, and text has no other way."""
    fault = ServiceUnavailable("x", said="grammar is broken")
    settings = Settings()
    assert Local("m", form="schema").other_way(request_, settings, fault) is not None
    assert Local("m", form="text").other_way(request_, settings, fault) is None
    assert (
        Local("m", form="schema").other_way(request_, settings, ServiceUnavailable("x", said="busy")) is None
    )
    assert (
        Local("m", form="schema").other_way(request_, settings, ConnectionFailed("x", said="schema")) is None
    )


def test_the_schema_of_a_draft_is_strict(request_: Request) -> None:
    """Each object names all its members as required, forbids others, and holds no default; twice is once."""
    assert request_.prompt is not None
    strict = strict_schema(request_.prompt.schema)
    assert strict_schema(strict) == strict
    seen = 0
    parts: list[Any] = [strict]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            parts += part.values()
            if isinstance(part.get("properties"), dict):
                seen += 1
                assert part["required"] == list(part["properties"])
                assert part["additionalProperties"] is False
            assert "default" not in part
        elif isinstance(part, list):
            parts += part
    assert seen >= 4


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        (
            Format.SCHEMA,
            {"type": "json_schema", "json_schema": {"name": "draft", "strict": True, "schema": {"a": 1}}},
        ),
        (Format.JSON_SCHEMA_INSIDE, {"type": "json_object", "schema": {"a": 1}}),
        (Format.JSON, {"type": "json_object"}),
        (Format.TEXT, None),
    ],
)
def test_ways_of_asking(form: Format, wanted: dict[str, Any] | None, request_: Request) -> None:
    """Each way is written as servers know it; without a schema of its own the schema stands in the prompt."""
    assert response_format(form, {"a": 1}).get("response_format") == wanted
    body = payload(request_, Settings(), model="m", form=form)
    in_prompt = '"$defs"' in body["messages"][-1]["content"]
    assert in_prompt == (form in {Format.JSON, Format.TEXT})


def test_errors_of_http_libraries() -> None:
    """Whoever uses such a library gets our errors; other errors stay what they are."""
    assert isinstance(our_error(ConnectionResetError()), ConnectionFailed)
    other = ValueError("x")
    assert our_error(other) is other
