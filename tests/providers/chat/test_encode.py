"""A request on the chat-completions wire, as exact JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pressrewrite.errors import NotConfigured
from pressrewrite.providers.base import Request
from pressrewrite.providers.chat.encode import Format, payload, strict_schema
from pressrewrite.providers.settings import Settings
from pressrewrite.providers.wire import json_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

JOB = "Schreib über „Riff“ – مرحبا 潮"
SCHEMA: dict[str, Any] = {
    "type": "object",
    "$defs": {"Line": {"type": "object", "title": "Line", "properties": {"text": {"type": "string"}}}},
    "properties": {
        "dek": {"anyOf": [{"$ref": "#/$defs/Line"}, {"type": "null"}], "default": None},
        "lines": {"type": "array", "items": {"$ref": "#/$defs/Line", "description": "One."}},
    },
}
STRICT: dict[str, Any] = {
    "type": "object",
    "$defs": {
        "Line": {
            "type": "object",
            "properties": {"text": {"type": "string"}},
            "required": ["text"],
            "additionalProperties": False,
        }
    },
    "properties": {
        "dek": {"anyOf": [{"$ref": "#/$defs/Line"}, {"type": "null"}]},
        "lines": {"type": "array", "items": {"$ref": "#/$defs/Line"}},
    },
    "required": ["dek", "lines"],
    "additionalProperties": False,
}
MESSAGES = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": JOB}]


def test_the_body_is_exactly_this(make_request: Callable[..., Request]) -> None:
    """Nothing is sent that was not asked for, and every script goes as it is."""
    body = payload(make_request(JOB, schema=SCHEMA), Settings(), model="m")
    wanted = {
        "model": "m",
        "messages": MESSAGES,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "draft", "strict": True, "schema": STRICT},
        },
    }
    assert body == wanted
    assert json_bytes(body) == json.dumps(wanted, ensure_ascii=False, separators=(",", ":")).encode()


@pytest.mark.parametrize(
    ("form", "response_format", "inside"),
    [
        (Format.JSON_SCHEMA_INSIDE, {"type": "json_object", "schema": STRICT}, False),
        (Format.JSON, {"type": "json_object"}, True),
        (Format.TEXT, None, True),
    ],
)
def test_a_schema_that_is_not_held_to_stands_in_the_prompt(
    form: Format, response_format: Any, make_request: Callable[..., Request], *, inside: bool
) -> None:
    """Each rung of the ladder says what it asks of the service, and tells the model the rest."""
    body = payload(make_request(JOB, schema=SCHEMA), Settings(), model="m", form=form)
    assert body.get("response_format") == response_format
    told = body["messages"][-1]["content"]
    assert told.startswith(JOB)
    assert (json.loads(told.removeprefix(JOB)) == SCHEMA) if inside else (told == JOB)


def test_plain_text_is_asked_for_without_a_format(make_request: Callable[..., Request]) -> None:
    """A strategy without a schema gets none."""
    assert payload(make_request(JOB, schema=None), Settings(), model="m") == {
        "model": "m",
        "messages": MESSAGES,
    }


def test_settings_and_streams_have_their_members(make_request: Callable[..., Request]) -> None:
    """What is set is sent under the service's names; what the user adds goes last."""
    settings = Settings(temperature=0, top_p=0.9, seed=7, max_output_tokens=900, extra={"user": "desk"})
    body = payload(
        make_request(schema=None), settings, model="m", limit_name="max_completion_tokens", stream=True
    )
    del body["messages"]
    assert body == {
        "model": "m",
        "temperature": 0,
        "top_p": 0.9,
        "seed": 7,
        "max_completion_tokens": 900,
        "stream": True,
        "stream_options": {"include_usage": True},
        "user": "desk",
    }


def test_a_request_without_a_prompt_is_refused(make_request: Callable[..., Request]) -> None:
    """A model cannot read a brief."""
    with pytest.raises(NotConfigured):
        payload(Request(brief=make_request().brief), Settings(), model="m")


def test_a_strict_schema_leaves_the_first_one_alone() -> None:
    """The strategy's schema is not changed on its way."""
    before = json.dumps(SCHEMA)
    assert strict_schema(SCHEMA) == STRICT
    assert json.dumps(SCHEMA) == before
