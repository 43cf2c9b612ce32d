"""A request as the body of `generateContent`."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import NotConfigured
from pressrewrite.providers.wire import Rewritten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressrewrite.providers.base import Request
    from pressrewrite.providers.settings import Settings

__all__ = ["gemini_schema", "payload"]

# Members that the service refuses or counts against a budget, and that our own validation does not need.
_REFUSED = frozenset(
    {"default", "title", "additionalProperties", "minItems", "maxItems", "minLength", "maxLength", "pattern"}
)


def gemini_schema(schema: Any) -> Any:
    """Write a JSON schema as Gemini takes it: properties in their order, nothing that it refuses.

    Args:
        schema: The schema, or a part of it.

    Example:
        >>> gemini_schema({"type": "object", "properties": {"b": {"type": "string", "default": ""}}})
        {'type': 'object', 'properties': {'b': {'type': 'string'}}, 'propertyOrdering': ['b']}
    """
    if isinstance(schema, list):
        return [gemini_schema(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    written: dict[str, Any] = {}
    for name, value in schema.items():
        if name in {"properties", "$defs"}:
            written[name] = {key: gemini_schema(inner) for key, inner in value.items()}
        elif name not in _REFUSED:
            written[name] = gemini_schema(value)
    if "properties" in written:
        # Without it the properties are written in the order of the alphabet: words before their evidence.
        written["propertyOrdering"] = list(written["properties"])
    return written


_as_taken = Rewritten(gemini_schema)


def payload(
    request: Request,
    settings: Settings,
    *,
    thinking: Mapping[str, Any] | None = None,
    safety: list[dict[str, str]] | None = None,
    schema: bool = True,
) -> dict[str, Any]:
    """Write the body of a request.

    Args:
        request: The job.
        settings: What the model is set to.
        thinking: The service's `thinkingConfig`; None leaves it to the model.
        safety: The service's `safetySettings`; None leaves them as they are.
        schema: Whether the service is to hold the model to the schema.

    Raises:
        NotConfigured: The request holds no prompt.
    """
    prompt = request.prompt
    if prompt is None:
        raise NotConfigured("A language model needs a prompt and the request holds none.", hint="Give one.")
    rules = [{"text": message.content} for message in prompt.messages if message.role == "system"]
    jobs = [
        {"role": "user", "parts": [{"text": message.content}]}
        for message in prompt.messages
        if message.role != "system"
    ]
    generation: dict[str, Any] = {"candidateCount": 1}
    if prompt.schema is not None:
        generation["responseMimeType"] = "application/json"
        if schema:
            generation["responseJsonSchema"] = _as_taken(prompt.schema)
    for name, value in (
        ("temperature", settings.temperature),
        ("topP", settings.top_p),
        ("maxOutputTokens", settings.max_output_tokens),
        ("seed", settings.seed),
    ):
        generation |= {name: value} if value is not None else {}
    if thinking is not None:
        generation["thinkingConfig"] = dict(thinking)
    body: dict[str, Any] = {"contents": jobs, "generationConfig": generation}
    if rules:
        body["systemInstruction"] = {"parts": rules}
    if safety is not None:
        body["safetySettings"] = safety
    extra = copy.deepcopy(dict(settings.extra))
    more = extra.pop("generationConfig", None)
    if isinstance(more, dict):
        generation |= more
    return {**body, **extra}
