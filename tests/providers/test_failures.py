"""What services say, read into errors."""

from __future__ import annotations

import json
import math
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.errors import (
    AccessDenied,
    Blocked,
    ContextTooLong,
    ProviderError,
    QuotaExhausted,
    RateLimited,
    RequestRejected,
    ServiceUnavailable,
    TimedOut,
    UnknownModel,
)
from pressrewrite.providers.failures import (
    error_of,
    quoted,
    redacted,
    request_id_of,
    retry_after,
    status_told,
)

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
TYPE = "type.googleapis.com/google.rpc."
PLAN = "You exceeded your current quota, please check your plan and billing details."


def rpc(*details: dict[str, Any], message: str = PLAN) -> dict[str, Any]:
    """Make an error of Google's."""
    return {
        "error": {"code": 429, "message": message, "status": "RESOURCE_EXHAUSTED", "details": list(details)}
    }


def quota(*names: str) -> dict[str, Any]:
    """Make the detail that names quotas."""
    return {"@type": f"{TYPE}QuotaFailure", "violations": [{"quotaId": name} for name in names]}


RETRY = {"@type": f"{TYPE}RetryInfo", "retryDelay": "45.837906927s"}
MINUTE = "GenerateRequestsPerMinutePerProjectPerModel-FreeTier"
DAY = "GenerateRequestsPerDayPerProjectPerModel-FreeTier"


def made(status: int, body: Any, headers: dict[str, str] | None = None, **more: Any) -> ProviderError:
    """Make the error of an answer."""
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return error_of(status, headers or {}, raw, provider="p", model="m", **more)


@given(st.floats(min_value=0, max_value=1e9, allow_nan=False))
def test_seconds_are_read(seconds: float) -> None:
    """`Retry-After` in seconds, whole or with a fraction."""
    assert retry_after({"retry-after": repr(seconds)}) == seconds


@given(st.integers(min_value=0, max_value=10**9))
def test_milliseconds_go_first(milliseconds: int) -> None:
    """`retry-after-ms` is the finer word of the two."""
    assert retry_after({"retry-after-ms": str(milliseconds), "retry-after": "7"}) == milliseconds / 1000


@given(st.integers(min_value=-(10**6), max_value=10**6))
def test_dates_are_read(seconds: int) -> None:
    """A date in the past means now."""
    written = format_datetime(NOW + timedelta(seconds=seconds), usegmt=True)
    assert retry_after({"retry-after": written}, now=NOW) == max(0, seconds)


@given(st.integers(0, 10**6), st.integers(0, 999_999_999))
def test_delays_in_the_body_are_read(seconds: int, nanoseconds: int) -> None:
    """`RetryInfo` of Gemini has up to nine digits behind the point; a header goes before it."""
    delay = f"{seconds}.{nanoseconds:09d}"
    body = rpc({"@type": f"{TYPE}RetryInfo", "retryDelay": f"{delay}s"})
    assert retry_after({}, body) == float(delay)
    assert retry_after({}, [body]) == float(delay)
    assert retry_after({"retry-after": "3"}, body) == 3


@given(st.text(max_size=40), st.text(max_size=40), st.recursive(st.none() | st.text() | st.integers(), lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["error", "details", "retryDelay", "x"]), x), max_leaves=8))  # fmt: skip
def test_nothing_upsets_it(header: str, milliseconds: str, body: Any) -> None:
    """Whatever stands there, the answer is None or a number of seconds that can be waited."""
    found = retry_after({"retry-after": header, "retry-after-ms": milliseconds}, body)
    assert found is None or (found >= 0 and math.isfinite(found))


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (429, rpc(quota(MINUTE), RETRY), RateLimited),
        (429, rpc(quota(MINUTE)), RateLimited),
        (429, rpc(RETRY), RateLimited),
        (429, rpc(quota(DAY), RETRY), QuotaExhausted),
        (429, rpc(quota(MINUTE, DAY), RETRY), QuotaExhausted),
        (429, rpc({"@type": f"{TYPE}Help", "links": []}), QuotaExhausted),
        (429, rpc({"@type": f"{TYPE}ErrorInfo", "metadata": {"quota_limit": "Gemini25ProRequestsPerDay"}}), QuotaExhausted),
        (429, rpc(message="Resource has been exhausted (e.g. check quota)."), RateLimited),
        (429, {"error": {"message": PLAN, "type": "insufficient_quota", "code": "insufficient_quota"}}, QuotaExhausted),
        (429, {"error": {"message": "Rate limit reached", "code": "rate_limit_exceeded"}}, RateLimited),
        (402, {"error": {"message": "Insufficient credits"}}, QuotaExhausted),
        (400, rpc(message="API key not valid. Please pass a valid API key."), AccessDenied),
        (401, {}, AccessDenied),
        (403, {}, AccessDenied),
        (404, {}, UnknownModel),
        (408, {}, TimedOut),
        (413, {}, ContextTooLong),
        (400, {"error": {"message": "Too long", "code": "context_length_exceeded"}}, ContextTooLong),
        (400, {"error": {"code": 400, "message": "the request exceeds the available context size, try increasing it", "type": "exceed_context_size_error"}}, ContextTooLong),
        (400, {"error": {"message": "filtered", "code": "content_filter"}}, Blocked),
        (400, {"error": {"message": "Invalid type"}}, RequestRejected),
        (422, {"detail": [{"msg": "field required"}]}, RequestRejected),
        (500, {"error": "boom"}, ServiceUnavailable),
        (503, {"error": {"message": "Loading model", "code": 503}}, ServiceUnavailable),
        (529, b"", ServiceUnavailable),
    ],
)  # fmt: skip
def test_the_status_and_the_words_decide(status: int, body: Any, kind: type[ProviderError]) -> None:
    """A quota of a minute is waited for, one of a day is not, and the words of both are the same."""
    error = made(status, body)
    assert type(error) is kind
    assert (error.status, error.provider, error.model) == (status, "p", "m")
    assert error.hint


def test_what_it_said_is_kept_short_and_without_keys() -> None:
    """The service's words stand in `said`, on one line, and no half of a key is left where they are cut."""
    key = "zebra-crossing-0815"
    body = b"<html>" + b" \n" * 5000 + b"x" * 290 + b" " + key.encode() + b" and more" * 100
    error = made(500, body, secrets=(key,))
    assert error.said is not None
    assert len(error.said) <= 300
    assert "zebra" not in error.said
    assert made(500, b"").said is None
    assert made(500, b"[" * 100_000).said is not None


@pytest.mark.parametrize(
    "key",
    ["sk-abcdefghijklmnop", "sk-proj-ABC_def-0123456789", "AIzaSyA-0123456789abcdefghij_KLMNOP", "Bearer abcdefghijklmnop.qrs"],
)  # fmt: skip
def test_whatever_looks_like_a_key_is_taken_out(key: str) -> None:
    """Keys that nobody told us of are known by their shape."""
    assert redacted(f"given: {key}, sorry") == "given: [key], sorry"


@given(st.text(), st.text(min_size=6, max_size=30), st.text())
def test_a_known_key_never_stays(before: str, key: str, behind: str) -> None:
    """Wherever it stands, whatever it is made of."""
    shown = redacted(before + key + behind, [key])
    assert key not in shown or key in "[key]"


def test_quoted_words_are_one_line() -> None:
    """Line breaks go, and of nothing nothing is left."""
    assert quoted(" No \n\n such\tmodel. ") == "No such model."
    assert quoted("   ") is None


def test_the_number_of_the_request() -> None:
    """The first header that is known counts."""
    assert request_id_of({"x-request-id": "a", "cf-ray": "b"}) == "a"
    assert request_id_of({"cf-ray": "b"}) == "b"
    assert request_id_of({}) is None


@pytest.mark.parametrize(
    ("body", "status"),
    [({"error": {"code": 503}}, 503), ({"error": {"code": "x"}}, 500), ({"error": {"code": 12}}, 500), ([], 500)],
)  # fmt: skip
def test_an_error_inside_an_answer_has_a_status(body: Any, status: int) -> None:
    """Its own where it names one, else 500."""
    assert status_told(body) == status
