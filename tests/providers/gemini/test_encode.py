"""A request on the Gemini wire, as exact JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pressrewrite.errors import NotConfigured
from pressrewrite.providers.base import Request
from pressrewrite.providers.gemini.encode import gemini_schema, payload
from pressrewrite.providers.settings import Settings
from pressrewrite.providers.wire import json_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

JOB = "Schreib über „Riff“ – مرحبا 潮"
SCHEMA: dict[str, Any] = {
    "type": "object",
    "title": "Draft",
    "additionalProperties": False,
    "$defs": {"Line": {"properties": {"title": {"type": "string", "maxLength": 90}}}},
    "properties": {
        "text": {"$ref": "#/$defs/Line"},
        "evidence": {"type": "array", "minItems": 1, "default": []},
    },
}
TAKEN: dict[str, Any] = {
    "type": "object",
    "$defs": {"Line": {"properties": {"title": {"type": "string"}}, "propertyOrdering": ["title"]}},
    "properties": {"text": {"$ref": "#/$defs/Line"}, "evidence": {"type": "array"}},
    "propertyOrdering": ["text", "evidence"],
}


def test_the_body_is_exactly_this(make_request: Callable[..., Request]) -> None:
    """Rules as the system's, the job as the user's, the schema as the service takes it."""
    body = payload(make_request(JOB, schema=SCHEMA), Settings())
    wanted = {
        "contents": [{"role": "user", "parts": [{"text": JOB}]}],
        "generationConfig": {
            "candidateCount": 1,
            "responseMimeType": "application/json",
            "responseJsonSchema": TAKEN,
        },
        "systemInstruction": {"parts": [{"text": "Be brief."}]},
    }
    assert body == wanted
    assert json_bytes(body) == json.dumps(wanted, ensure_ascii=False, separators=(",", ":")).encode()


def test_settings_have_the_services_names(make_request: Callable[..., Request]) -> None:
    """Thinking and safety too; what the user adds inside `generationConfig` joins what is there."""
    settings = Settings(
        temperature=0.2,
        top_p=0.9,
        seed=7,
        max_output_tokens=900,
        extra={"generationConfig": {"topK": 3}, "labels": {"desk": "night"}},
    )
    safety = [{"category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_NONE"}]
    body = payload(make_request(schema=None), settings, thinking={"thinkingBudget": 0}, safety=safety)
    assert body["generationConfig"] == {
        "candidateCount": 1,
        "temperature": 0.2,
        "topP": 0.9,
        "maxOutputTokens": 900,
        "seed": 7,
        "thinkingConfig": {"thinkingBudget": 0},
        "topK": 3,
    }
    assert (body["safetySettings"], body["labels"]) == (safety, {"desk": "night"})
    assert settings.extra == {"generationConfig": {"topK": 3}, "labels": {"desk": "night"}}


def test_a_schema_may_be_left_out(make_request: Callable[..., Request]) -> None:
    """JSON is asked for all the same."""
    body = payload(make_request(schema=SCHEMA), Settings(), schema=False)
    assert body["generationConfig"] == {"candidateCount": 1, "responseMimeType": "application/json"}


def test_a_request_without_a_prompt_is_refused(make_request: Callable[..., Request]) -> None:
    """A model cannot read a brief."""
    with pytest.raises(NotConfigured):
        payload(Request(brief=make_request().brief), Settings())


def test_a_property_may_bear_the_name_of_a_keyword() -> None:
    """`title` inside `properties` is a property; beside `type` it is an ornament that the service refuses."""
    before = json.dumps(SCHEMA)
    assert gemini_schema(SCHEMA) == TAKEN
    assert json.dumps(SCHEMA) == before
