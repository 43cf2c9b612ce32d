"""The ways in which a service of language models fails, by name."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Fault", "Wire"]


class Wire(StrEnum):
    """The language that a request is written in."""

    CHAT = "chat"
    """`POST /v1/chat/completions`, as OpenAI, its relatives and local servers speak it."""
    GEMINI = "gemini"
    """`POST /v1beta/models/MODEL:generateContent` and `:streamGenerateContent?alt=sse`."""


class Fault(StrEnum):
    """What a `ChaosServer` answers.

    Example:
        >>> Fault("rate_limited").carries_an_answer, Fault.FENCED.carries_an_answer
        (False, True)
        >>> Fault.SLOW_BODY.is_slow
        True
    """

    SUCCESS = "success"
    """The article as JSON, what is empty left out."""
    STRICT = "strict"
    """The article as JSON with every member of the schema, as a service writes that holds a model to it."""
    FENCED = "fenced"
    """The article in a Markdown fence."""
    CHATTY = "chatty"
    """The article with talk before and behind it."""
    GZIP = "gzip"
    """The article, compressed."""
    WRONG_TYPE = "wrong_type"
    """The article, labelled as plain text."""
    INVALID_JSON = "invalid_json"
    """An article that breaks off in the middle, though the model says that it is done."""
    SCHEMA_MISMATCH = "schema_mismatch"
    """JSON that is no article."""

    TRUNCATED = "truncated"
    """The limit of output tokens was reached."""
    REFUSED = "refused"
    """The model declines; Gemini has no word of its own for it and blocks."""
    BLOCKED = "blocked"
    """A filter stops the answer."""
    BLOCKED_PROMPT = "blocked_prompt"
    """A filter stops the prompt; nothing is written."""
    RECITATION = "recitation"
    """The answer repeats a text that the model was trained on; the chat wire says that a filter did it."""
    EMPTY = "empty"
    """No words at all."""

    BAD_REQUEST = "bad_request"
    """400: a parameter is wrong."""
    CONTEXT_TOO_LONG = "context_too_long"
    """400: the prompt does not fit the model."""
    BAD_KEY = "bad_key"
    """401; Gemini says 400."""
    FORBIDDEN = "forbidden"
    """403."""
    NO_SUCH_MODEL = "no_such_model"
    """404."""
    REQUEST_TIMEOUT = "request_timeout"
    """408."""
    TOO_LARGE = "too_large"
    """413."""
    RATE_LIMITED = "rate_limited"
    """429 without a word of when to come back."""
    RATE_LIMITED_SECONDS = "rate_limited_seconds"
    """429 with `Retry-After` in seconds."""
    RATE_LIMITED_DATE = "rate_limited_date"
    """429 with `Retry-After` as an HTTP date."""
    RATE_LIMITED_MS = "rate_limited_ms"
    """429 with `retry-after-ms`."""
    RATE_LIMITED_BODY = "rate_limited_body"
    """429 with the delay in the body: Gemini's `RetryInfo`; the chat wire tells it in words only."""
    DAILY_QUOTA = "daily_quota"
    """429 that a minute's wait does not help: Gemini's quota of a day, OpenAI's `insufficient_quota`."""
    SERVER_ERROR = "server_error"
    """500."""
    PEG_NATIVE = "peg_native"
    """500 of llama.cpp to a request with `response_format`; one without it gets the article."""
    BAD_GATEWAY = "bad_gateway"
    """502 with a page of HTML, as a proxy writes it."""
    UNAVAILABLE = "unavailable"
    """503."""
    OVERLOADED = "overloaded"
    """529."""
    ERROR_INSIDE = "error_inside"
    """200 and an error in the body, or as an event after half the stream."""

    SLOW_HEADERS = "slow_headers"
    """Silence for `slow_s`, then the article."""
    SLOW_BODY = "slow_body"
    """Half of the article, silence for `slow_s`, then the rest."""
    RESET = "reset"
    """The connection is reset before a word."""
    RESET_MIDWAY = "reset_midway"
    """The connection is reset after half of the article."""
    CUT_OFF = "cut_off"
    """The connection is closed, without a word of excuse, after half of the article."""
    WEB_PAGE = "web_page"
    """200 and a page of HTML, such as the login of a hotel's network."""
    HUGE = "huge"
    """An answer that does not end within `huge_bytes`."""
    BOMB = "bomb"
    """The same, compressed to a thousandth."""

    @property
    def carries_an_answer(self) -> bool:
        """Whether the model's words arrive whole, good or bad."""
        return self in _ANSWERED

    @property
    def is_slow(self) -> bool:
        """Whether it costs `slow_s` seconds."""
        return self in {Fault.SLOW_HEADERS, Fault.SLOW_BODY}


_ANSWERED = frozenset(
    {
        Fault.SUCCESS,
        Fault.STRICT,
        Fault.FENCED,
        Fault.CHATTY,
        Fault.GZIP,
        Fault.WRONG_TYPE,
        Fault.INVALID_JSON,
        Fault.SCHEMA_MISMATCH,
    }
)
