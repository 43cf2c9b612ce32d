"""What a service says when it does not deliver, read into one of our errors."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import (
    AccessDenied,
    Blocked,
    ContextTooLong,
    InvalidJSON,
    ProviderError,
    QuotaExhausted,
    RateLimited,
    RequestRejected,
    ServiceUnavailable,
    TimedOut,
    UnknownModel,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pressrewrite.providers.wire import HttpResponse

__all__ = [
    "count_told",
    "error_of",
    "error_told",
    "object_of",
    "quoted",
    "redacted",
    "request_id_of",
    "retry_after",
    "status_told",
]

_LONGEST_SAID = 300
_FEWEST_SECRET = 6
# Whatever looks like a key is not repeated, even when it is not the one we know.
_KEYS = re.compile(
    r"\b(?:sk|rk|pk)-[A-Za-z0-9_-]{8,}|\bAIza[A-Za-z0-9_-]{20,}|(?i:bearer)\s+[A-Za-z0-9._~+/-]{12,}"
)
_TOO_LONG = re.compile(
    r"context[_ ](?:length|window|size)|maximum context|too many tokens|input token count|prompt is too long"
    r"|exceeds? the (?:available )?context|maximum number of tokens",
    re.IGNORECASE,
)
_BAD_KEY = re.compile(
    r"api[_ ]key[_ ](?:not[_ ])?(?:in)?valid|invalid api key|API_KEY_INVALID", re.IGNORECASE
)
_NO_MONEY = re.compile(
    r"insufficient_quota|billing_hard_limit|current quota, please check your plan|credit balance",
    re.IGNORECASE,
)
_FILTERED = re.compile(r"content_filter|content management policy|content_policy_violation", re.IGNORECASE)
_PER_DAY = re.compile(r"per[_ -]?day|daily", re.IGNORECASE)
_SECONDS = re.compile(r"(\d{1,9}(?:\.\d{1,12})?)s")
_IDS = ("x-request-id", "request-id", "x-goog-request-id", "x-ms-request-id", "cf-ray")
_OK = 200
_OVERLOADED = 529


def redacted(text: str, secrets: Iterable[str] = ()) -> str:
    """Take keys out of a text.

    Args:
        text: Any text, such as the body of an answer.
        secrets: The keys that are known.

    Example:
        >>> redacted("Incorrect API key: sk-abcdefghijkl.")
        'Incorrect API key: [key].'
    """
    for secret in secrets:
        if len(secret) >= _FEWEST_SECRET:
            text = text.replace(secret, "[key]")
    return _KEYS.sub("[key]", text)


def quoted(text: str, secrets: Iterable[str] = ()) -> str | None:
    r"""Make a service's words fit for an error: one line, no key, shortened; None when there are none.

    Args:
        text: Its words.
        secrets: The keys that are known.

    Example:
        >>> quoted(" No \n such model. ")
        'No such model.'
    """
    # Keys go before anything is cut off, so that no half of one is left.
    return " ".join(redacted(text, secrets).split())[:_LONGEST_SAID].rstrip() or None


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """Give the number under which a service knows a request."""
    return next((headers[name] for name in _IDS if name in headers), None)


def retry_after(headers: Mapping[str, str], body: Any = None, *, now: datetime | None = None) -> float | None:
    """Read when a service asks to come back, in seconds from now.

    Looked at in this order: `retry-after-ms`, `Retry-After` in seconds or as an HTTP date, and the delay that
    Gemini writes into the body (`google.rpc.RetryInfo.retryDelay`, such as "45.837906927s").

    Args:
        headers: The headers of the answer, names in small letters.
        body: Its body as JSON, where it is JSON.
        now: The moment that an HTTP date is held against.

    Example:
        >>> retry_after({"retry-after": "20"}), retry_after({"retry-after-ms": "1500"})
        (20.0, 1.5)
    """
    milliseconds = _positive(headers.get("retry-after-ms"))
    if milliseconds is not None:
        return milliseconds / 1000
    written = headers.get("retry-after")
    seconds = _positive(written)
    if seconds is not None:
        return seconds
    if written:
        try:
            moment = parsedate_to_datetime(written)
        except (ValueError, TypeError):
            moment = None
        if moment is not None:
            moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
            return max(0.0, (moment - (now or datetime.now(UTC))).total_seconds())
    for detail in _details(body):
        delay = _SECONDS.fullmatch(str(detail.get("retryDelay", "")))
        if delay is not None:
            return float(delay[1])
    return None


def _positive(text: str | None) -> float | None:
    try:
        value = float(text) if text is not None else -1.0
    except ValueError:
        return None
    return value if 0 <= value < float("inf") else None


def _error_object(body: Any) -> dict[str, Any]:
    if isinstance(body, list) and body:
        body = body[0]
    found = body.get("error", body) if isinstance(body, dict) else {}
    if isinstance(found, str):
        return {"message": found}
    return found if isinstance(found, dict) else {}


def _details(body: Any) -> list[dict[str, Any]]:
    return _listed(_error_object(body).get("details"))


def error_of(
    status: int,
    headers: Mapping[str, str],
    body: bytes,
    *,
    provider: str,
    model: str | None,
    secrets: Iterable[str] = (),
) -> ProviderError:
    """Make the error of an answer that is none.

    Args:
        status: The HTTP status.
        headers: Its headers, names in small letters.
        body: Its body.
        provider: The writer that was asked.
        model: The model that was asked.
        secrets: Keys that must not be repeated.
    """
    try:
        read: Any = json.loads(body)
    except (ValueError, RecursionError):
        read = None
    # Codes, types and details decide; the whole body is looked through for their words, but never repeated.
    everything = body[:20_000].decode("utf-8", "replace")
    words = str(_error_object(read).get("message") or "")
    if read is None:
        words = body[:1_000_000].decode("utf-8", "replace")
    kind, message, hint = _kind(status, everything, read)
    return kind(
        f"{provider} answered {status}: {message}",
        hint=hint,
        provider=provider,
        model=model,
        status=status,
        request_id=request_id_of(headers),
        retry_after_s=retry_after(headers, read),
        said=quoted(words, secrets),
    )


def object_of(
    response: HttpResponse, *, provider: str, model: str | None, hint: str, secrets: Iterable[str] = ()
) -> dict[str, Any]:
    """Read a whole answer as the JSON object that it should be.

    Args:
        response: The answer.
        provider: The writer that was asked.
        model: The model that was asked.
        hint: What to look at when it is no JSON object.
        secrets: Keys that must not be repeated.

    Raises:
        ProviderError: Its status is not 200, or it is no JSON object.
    """
    if response.status != _OK:
        raise error_of(
            response.status, response.headers, response.body, provider=provider, model=model, secrets=secrets
        )
    try:
        body = response.json()
    except ValueError:
        body = None
    if not isinstance(body, dict):
        kind = response.headers.get("content-type", "no type at all").partition(";")[0]
        raise InvalidJSON(
            f"{provider} answered 200 and no JSON object ({kind}).",
            hint=hint,
            provider=provider,
            model=model,
            status=response.status,
        )
    return body


def error_told(
    body: dict[str, Any],
    raw: bytes,
    headers: Mapping[str, str],
    *,
    provider: str,
    model: str | None,
    secrets: Iterable[str] = (),
) -> ProviderError:
    """Make the error that stands in an answer whose status says that all is well.

    Args:
        body: The answer as JSON.
        raw: Its bytes.
        headers: Its headers, names in small letters.
        provider: The writer that was asked.
        model: The model that was asked.
        secrets: Keys that must not be repeated.
    """
    return error_of(status_told(body), headers, raw, provider=provider, model=model, secrets=secrets)


def count_told(value: Any) -> int | None:
    """Read a number of tokens; None for whatever is no count.

    Args:
        value: What the service wrote.

    Example:
        >>> count_told(12), count_told(True), count_told("12"), count_told(-1)
        (12, None, None, None)
    """
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None


def status_told(body: Any) -> int:
    """Give the status that an error inside an answer names; 500 where it names none.

    Args:
        body: The answer as JSON.

    Example:
        >>> status_told({"error": {"code": 503}}), status_told({"error": "no"})
        (503, 500)
    """
    status = _error_object(body).get("code")
    return status if isinstance(status, int) and status >= 400 else 500  # noqa: PLR2004


def _kind(status: int, body: str, read: Any) -> tuple[type[ProviderError], str, str]:
    if status in {401, 403} or (status == 400 and _BAD_KEY.search(body)):  # noqa: PLR2004
        return AccessDenied, "the key is not accepted, or not for this.", "Check the key and what it may do."
    if status == 404:  # noqa: PLR2004
        return (
            UnknownModel,
            "there is no such model or address.",
            "Check the name of the model and the address.",
        )
    if status == 408:  # noqa: PLR2004
        return TimedOut, "it waited too long.", "Try again."
    if status == 413 or (status in {400, 422, 500} and _TOO_LONG.search(body)):  # noqa: PLR2004
        return (
            ContextTooLong,
            "the release with its prompt is too long for the model.",
            "Take a model with a larger context, or shorten the release.",
        )
    if status == 402 or (status == 429 and _used_up(body, read)):  # noqa: PLR2004
        return (
            QuotaExhausted,
            "the quota of the day, or the money, is used up.",
            "Wait until the quota is filled again, raise it, or take another provider.",
        )
    if status == 429:  # noqa: PLR2004
        return (
            RateLimited,
            "too many requests.",
            "Come back later; wrappers.Retry and RateLimit do it for you.",
        )
    if status == _OVERLOADED or status >= 500:  # noqa: PLR2004
        return (
            ServiceUnavailable,
            "the service has a fault or is overloaded.",
            "Try again; wrappers.Retry does it.",
        )
    if status == 400 and _FILTERED.search(body):  # noqa: PLR2004
        return Blocked, "a filter of the service stopped the prompt.", "Read what it said in `said`."
    return (
        RequestRejected,
        "it calls the request wrong.",
        "Read what it said in `said`; the same request will not do.",
    )


def _used_up(body: str, read: Any) -> bool:
    """Whether waiting a minute does not help.

    Gemini names the quota. Its words speak of plan and billing whichever quota it is, so they count only
    where no quota is named and no delay either.
    """
    details = _details(read)
    names = [
        f"{violation.get('quotaId')} {violation.get('quotaMetric')}"
        for detail in details
        for violation in _listed(detail.get("violations"))
    ]
    names += [
        str(metadata.get("quota_limit"))
        for metadata in (detail.get("metadata") for detail in details)
        if isinstance(metadata, dict) and metadata.get("quota_limit")
    ]
    if names:
        return any(_PER_DAY.search(name) for name in names)
    return _NO_MONEY.search(body) is not None and not any("retryDelay" in detail for detail in details)


def _listed(value: Any) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
