"""Bodies of the Gemini wire (v1beta): answers, streams, and errors as `google.rpc.Status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pressrewrite.testing.faults import Fault

if TYPE_CHECKING:
    from pressrewrite.testing.saying import Said

__all__ = ["error", "events", "whole"]

_TYPE = "type.googleapis.com/google.rpc."
_FINISH = {
    Fault.TRUNCATED: "MAX_TOKENS",
    Fault.REFUSED: "PROHIBITED_CONTENT",
    Fault.BLOCKED: "SAFETY",
    Fault.RECITATION: "RECITATION",
}
_ERRORS: dict[Fault, tuple[int, str, str]] = {
    Fault.BAD_REQUEST: (
        400,
        "Invalid value at 'generation_config.temperature' (TYPE_FLOAT), \"warm\"",
        "INVALID_ARGUMENT",
    ),
    Fault.CONTEXT_TOO_LONG: (
        400,
        "The input token count (1200000) exceeds the maximum number of tokens allowed (1048575).",
        "INVALID_ARGUMENT",
    ),
    Fault.BAD_KEY: (400, "API key not valid. Please pass a valid API key.", "INVALID_ARGUMENT"),
    Fault.FORBIDDEN: (
        403,
        "Generative Language API has not been used in project 1 before or it is disabled. Key: {key}.",
        "PERMISSION_DENIED",
    ),
    Fault.NO_SUCH_MODEL: (
        404,
        "models/{model} is not found for API version v1beta, or is not supported for generateContent.",
        "NOT_FOUND",
    ),
    Fault.REQUEST_TIMEOUT: (408, "The request took too long to arrive.", "CANCELLED"),
    Fault.TOO_LARGE: (413, "Request payload size exceeds the limit: 20971520 bytes.", "INVALID_ARGUMENT"),
    Fault.SERVER_ERROR: (500, "An internal error has occurred. Please retry.", "INTERNAL"),
    Fault.PEG_NATIVE: (500, "An internal error has occurred. Please retry.", "INTERNAL"),
    Fault.UNAVAILABLE: (503, "The model is overloaded. Please try again later.", "UNAVAILABLE"),
    Fault.OVERLOADED: (529, "The model is overloaded. Please try again later.", "UNAVAILABLE"),
}
# The words speak of plan and billing whichever quota it is; only the details tell a minute from a day.
_QUOTA = (
    429,
    "You exceeded your current quota, please check your plan and billing details.",
    "RESOURCE_EXHAUSTED",
)


def whole(said: Said) -> dict[str, Any]:
    """Write a whole answer.

    Args:
        said: What the model says.
    """
    if said.fault is Fault.BLOCKED_PROMPT:
        return {**_frame(said), "promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}
    return {**_frame(said), "candidates": [_candidate(said, said.text, last=True)]}


def events(said: Said) -> list[dict[str, Any]]:
    """Write a stream: each event an answer of its own, the last one with the end.

    Args:
        said: What the model says.
    """
    if said.fault is Fault.BLOCKED_PROMPT or not said.pieces:
        return [whole(said)]
    last = len(said.pieces) - 1
    return [
        {**_frame(said), "candidates": [_candidate(said, piece, last=number == last)]}
        for number, piece in enumerate(said.pieces)
    ]


def error(fault: Fault, *, model: str, key: str, delay_s: float) -> tuple[int, dict[str, Any]]:
    """Write the status and the body of an error.

    Args:
        fault: Which.
        model: The model that was asked.
        key: The key that was sent; the service repeats it, as some do.
        delay_s: When to come back, for those that say so in the body.
    """
    status, message, state = _ERRORS.get(fault, _QUOTA)
    details: list[dict[str, Any]] = []
    if fault is Fault.BAD_KEY:
        details.append(
            {"@type": f"{_TYPE}ErrorInfo", "reason": "API_KEY_INVALID", "domain": "googleapis.com"}
        )
    if fault not in _ERRORS:
        period = "PerDay" if fault is Fault.DAILY_QUOTA else "PerMinute"
        violation = {
            "quotaMetric": "generativelanguage.googleapis.com/generate_content_free_tier_requests",
            "quotaId": f"GenerateRequests{period}PerProjectPerModel-FreeTier",
            "quotaDimensions": {"location": "global", "model": model},
            "quotaValue": "10",
        }
        details.append({"@type": f"{_TYPE}QuotaFailure", "violations": [violation]})
    if fault in {Fault.RATE_LIMITED_BODY, Fault.DAILY_QUOTA}:
        details.append({"@type": f"{_TYPE}RetryInfo", "retryDelay": f"{delay_s:g}s"})
    body: dict[str, Any] = {"code": status, "message": message.format(model=model, key=key), "status": state}
    return status, {"error": {**body, "details": details} if details else body}


def _candidate(said: Said, text: str, *, last: bool) -> dict[str, Any]:
    candidate: dict[str, Any] = {"index": 0}
    if text and said.fault not in {Fault.REFUSED, Fault.BLOCKED, Fault.RECITATION}:
        candidate["content"] = {"parts": [{"text": text}], "role": "model"}
    if last:
        candidate["finishReason"] = _FINISH.get(said.fault, "STOP")
    return candidate


def _frame(said: Said) -> dict[str, Any]:
    usage = {
        "promptTokenCount": said.input_tokens,
        "candidatesTokenCount": said.output_tokens,
        "totalTokenCount": said.input_tokens + said.output_tokens,
    }
    return {"usageMetadata": usage, "modelVersion": said.model, "responseId": f"resp-{said.number}"}
