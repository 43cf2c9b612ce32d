"""Bodies of the chat-completions wire, as OpenAI, llama.cpp and proxies write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pressrewrite.testing.faults import Fault

if TYPE_CHECKING:
    from pressrewrite.testing.saying import Said

__all__ = ["DONE", "error", "events", "whole"]

DONE = "[DONE]"
_CREATED = 1_767_225_600
_FINISH = {
    Fault.TRUNCATED: "length",
    Fault.BLOCKED: "content_filter",
    Fault.BLOCKED_PROMPT: "content_filter",
    Fault.RECITATION: "content_filter",
}
# Status, message, type, code, as https://platform.openai.com/docs/guides/error-codes describes them.
_ERRORS: dict[Fault, tuple[int, str, str, str | None]] = {
    Fault.BAD_REQUEST: (
        400,
        "Invalid type for 'temperature': expected a decimal number, but got a string instead.",
        "invalid_request_error",
        "invalid_type",
    ),
    Fault.CONTEXT_TOO_LONG: (
        400,
        "This model's maximum context length is 8192 tokens. However, you requested 9001 tokens.",
        "invalid_request_error",
        "context_length_exceeded",
    ),
    Fault.BLOCKED_PROMPT: (
        400,
        "The response was filtered due to the prompt triggering the content management policy.",
        "invalid_request_error",
        "content_filter",
    ),
    Fault.BAD_KEY: (401, "Incorrect API key provided: {key}.", "invalid_request_error", "invalid_api_key"),
    Fault.FORBIDDEN: (
        403,
        "Country, region, or territory not supported",
        "request_forbidden",
        "unsupported_country_region_territory",
    ),
    Fault.NO_SUCH_MODEL: (
        404,
        "The model `{model}` does not exist or you do not have access to it.",
        "invalid_request_error",
        "model_not_found",
    ),
    Fault.REQUEST_TIMEOUT: (408, "The request took too long to arrive.", "invalid_request_error", None),
    Fault.TOO_LARGE: (413, "Request body is too large.", "invalid_request_error", "request_too_large"),
    Fault.DAILY_QUOTA: (
        429,
        "You exceeded your current quota, please check your plan and billing details.",
        "insufficient_quota",
        "insufficient_quota",
    ),
    Fault.SERVER_ERROR: (
        500,
        "The server had an error while processing your request. Sorry about that!",
        "server_error",
        None,
    ),
    Fault.UNAVAILABLE: (
        503,
        "The engine is currently overloaded, please try again later.",
        "server_error",
        None,
    ),
    Fault.OVERLOADED: (529, "Overloaded", "overloaded_error", None),
}
_LIMITED = (
    429,
    "Rate limit reached for {model} on requests per min (RPM): Limit 3. Please try again in {delay}s.",
    "requests",
    "rate_limit_exceeded",
)


def whole(said: Said) -> dict[str, Any]:
    """Write a whole answer.

    Args:
        said: What the model says.
    """
    declined = said.fault is Fault.REFUSED
    message = {
        "role": "assistant",
        "content": None if declined else said.text,
        "refusal": said.text if declined else None,
    }
    choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": _finish(said)}
    return {**_frame(said, "chat.completion"), "choices": [choice], "usage": _usage(said)}


def events(said: Said) -> list[dict[str, Any]]:
    """Write a stream: role, words, end, and the tokens in an event without choices.

    Args:
        said: What the model says.
    """
    frame = _frame(said, "chat.completion.chunk")
    name = "refusal" if said.fault is Fault.REFUSED else "content"
    deltas: list[dict[str, Any]] = [{"role": "assistant", "content": ""}]
    deltas += [{name: piece} for piece in said.pieces]
    written = [
        {**frame, "choices": [{"index": 0, "delta": delta, "finish_reason": None}]} for delta in deltas
    ]
    written.append({**frame, "choices": [{"index": 0, "delta": {}, "finish_reason": _finish(said)}]})
    written.append({**frame, "choices": [], "usage": _usage(said)})
    return written


def error(fault: Fault, *, model: str, key: str, delay_s: float) -> tuple[int, dict[str, Any]]:
    """Write the status and the body of an error.

    Args:
        fault: Which.
        model: The model that was asked.
        key: The key that was sent; the service repeats it, as some do.
        delay_s: When to come back, for those that say so in words.
    """
    if fault is Fault.PEG_NATIVE:
        # llama.cpp: the code stands in the body as a number.
        message = "The model produced output that does not match the expected peg-native format"
        return 500, {"error": {"code": 500, "message": message, "type": "server_error"}}
    status, message, kind, code = _ERRORS.get(fault, _LIMITED)
    message = message.format(model=model, key=key, delay=f"{delay_s:g}")
    return status, {"error": {"message": message, "type": kind, "param": None, "code": code}}


def _finish(said: Said) -> str:
    return _FINISH.get(said.fault, "stop")


def _frame(said: Said, kind: str) -> dict[str, Any]:
    return {"id": f"chatcmpl-{said.number}", "object": kind, "created": _CREATED, "model": said.model}


def _usage(said: Said) -> dict[str, int]:
    return {
        "prompt_tokens": said.input_tokens,
        "completion_tokens": said.output_tokens,
        "total_tokens": said.input_tokens + said.output_tokens,
    }
