"""A request as the body of `POST /chat/completions`."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import NotConfigured
from pressrewrite.providers.wire import Rewritten

if TYPE_CHECKING:
    from pressrewrite.providers.base import Request
    from pressrewrite.providers.settings import Settings

__all__ = ["Format", "payload", "response_format", "strict_schema"]

SCHEMA_NAME = "draft"
# What strict services refuse, and what a grammar pays for; our own validation looks at all of it.
_NOT_STRICT = frozenset({"default", "title", "minLength", "maxLength", "pattern"})


class Format(StrEnum):
    """How an answer in JSON is asked for, from the strictest down."""

    SCHEMA = "schema"
    """The service holds the model to a JSON schema."""
    JSON_SCHEMA_INSIDE = "json_with_schema"
    """The schema stands inside the older envelope for JSON, as llama-cpp-python's server wants it."""
    JSON = "json"
    """Any JSON object; the schema stands in the prompt."""
    TEXT = "text"
    """Nothing is asked of the service; the schema stands in the prompt."""


def payload(
    request: Request,
    settings: Settings,
    *,
    model: str | None,
    form: Format = Format.SCHEMA,
    limit_name: str = "max_tokens",
    stream: bool = False,
) -> dict[str, Any]:
    """Write the body of a request.

    Args:
        request: The job.
        settings: What the model is set to.
        model: The model.
        form: How JSON is asked for.
        limit_name: The name of the limit of output tokens; newer models of OpenAI call it
            `max_completion_tokens`.
        stream: Whether the answer comes in pieces.

    Raises:
        NotConfigured: The request holds no prompt.
    """
    prompt = request.prompt
    if prompt is None:
        raise NotConfigured("A language model needs a prompt and the request holds none.", hint="Give one.")
    messages = [{"role": message.role, "content": message.content} for message in prompt.messages]
    schema = prompt.schema
    body: dict[str, Any] = {"model": model, "messages": messages}
    if schema is not None:
        body |= response_format(form, schema)
        if form in {Format.JSON, Format.TEXT}:
            messages[-1]["content"] += "\n\n" + json.dumps(schema, ensure_ascii=False)
    for name, value in (
        ("temperature", settings.temperature),
        ("top_p", settings.top_p),
        ("seed", settings.seed),
        (limit_name, settings.max_output_tokens),
    ):
        if value is not None:
            body[name] = value
    if stream:
        body |= {"stream": True, "stream_options": {"include_usage": True}}
    return {**body, **settings.extra}


def strict_schema(schema: Any) -> Any:
    """Write a JSON schema as strict services take it.

    Every property is required, none may be added, no default is named, and nothing stands beside a reference.

    Args:
        schema: The schema, or a part of it.

    Example:
        >>> strict_schema({"properties": {"a": {"$ref": "#/$defs/A", "default": None}}})
        {'properties': {'a': {'$ref': '#/$defs/A'}}, 'required': ['a'], 'additionalProperties': False}
    """
    if isinstance(schema, list):
        return [strict_schema(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    written: dict[str, Any] = {}
    for name, value in schema.items():
        if name in {"properties", "$defs"}:
            written[name] = {key: strict_schema(inner) for key, inner in value.items()}
        elif name not in _NOT_STRICT:
            written[name] = strict_schema(value)
    if "properties" in written:
        written |= {"required": list(written["properties"]), "additionalProperties": False}
    return written


_strict = Rewritten(strict_schema)


def response_format(form: Format, schema: dict[str, Any]) -> dict[str, Any]:
    """Write the member of a request that asks for JSON; empty when nothing is asked of the service.

    Args:
        form: How JSON is asked for.
        schema: The schema; the older ways leave it to the prompt.

    Example:
        >>> response_format(Format.JSON, {})
        {'response_format': {'type': 'json_object'}}
    """
    if form is Format.SCHEMA:
        inner = {"name": SCHEMA_NAME, "strict": True, "schema": _strict(schema)}
        return {"response_format": {"type": "json_schema", "json_schema": inner}}
    if form is Format.JSON_SCHEMA_INSIDE:
        return {"response_format": {"type": "json_object", "schema": _strict(schema)}}
    if form is Format.JSON:
        return {"response_format": {"type": "json_object"}}
    return {}
