"""Every error this library raises on purpose, in one tree.

All of them carry a stable `code` for programs, a `hint` that says what to do next, and `retryable`,
which is true only when the very same call may succeed later. None of them ever holds a key.

    PressRewriteError
     ├─ InvalidInput (also a ValueError)
     │   ├─ InvalidRelease         a file, a mapping or a page that is no release
     │   ├─ InvalidLanguageTag     not a BCP 47 tag of a language that CLDR knows
     │   └─ InvalidArticle         text or JSON that is no article
     ├─ UnsupportedLanguage
     │   └─ CannotTranslate        the embedded writer was asked for another language
     ├─ EmbargoActive              the release may not be published yet
     ├─ NotSupported               a policy refused what the release does not support
     ├─ NothingToWrite             the release holds no sentence that could stand in an article
     ├─ LocaleError                a locale file is incomplete or wrong
     ├─ UnknownProvider            no writer of that name
     ├─ MissingExtra               an optional package is not installed
     └─ ProviderError              a writer did not deliver
         ├─ NotConfigured          a key, a model or an address is missing
         ├─ AccessDenied           the service does not accept the key, or not for this
         ├─ RequestRejected        the service calls the request wrong: a parameter, a schema
         │   ├─ UnknownModel       there is no such model, or no such address
         │   └─ ContextTooLong     the release does not fit the model
         ├─ RateLimited            too many requests; it says when to come back      (retryable)
         ├─ QuotaExhausted         nothing is left of a day's quota, or of the money
         ├─ ServiceUnavailable     the service has a fault or is overloaded          (retryable)
         ├─ ConnectionFailed       the service could not be reached, or hung up      (retryable)
         ├─ TimedOut               no answer in time                                 (retryable)
         ├─ StoppedEarly           the model ended before the article did
         │   ├─ Refused            it declined, in its own words
         │   ├─ Blocked            a filter of the service stopped it
         │   ├─ Recitation         it began to repeat a text that it was trained on
         │   ├─ Truncated          the limit of output tokens was reached
         │   └─ EmptyReply         it said nothing at all
         ├─ ReplyUnusable          what it delivered is not an article
         │   ├─ InvalidJSON        no JSON, or broken JSON
         │   └─ SchemaMismatch     JSON that is no draft
         ├─ DeadlineExceeded       the time given for all attempts is over
         ├─ BudgetExceeded         the tokens or the money given are spent
         ├─ MissingRecording       a test asked for an answer that nobody recorded
         ├─ CircuitOpen            the service failed so often that it is left alone
         └─ StreamInterrupted      it broke off in the middle; what was complete is kept
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

__all__ = [
    "AccessDenied",
    "Blocked",
    "BudgetExceeded",
    "CannotTranslate",
    "CircuitOpen",
    "ConnectionFailed",
    "ContextTooLong",
    "DeadlineExceeded",
    "EmbargoActive",
    "EmptyReply",
    "InvalidArticle",
    "InvalidInput",
    "InvalidJSON",
    "InvalidLanguageTag",
    "InvalidRelease",
    "LocaleError",
    "MissingExtra",
    "MissingRecording",
    "NotConfigured",
    "NotSupported",
    "NothingToWrite",
    "PressRewriteError",
    "ProviderError",
    "QuotaExhausted",
    "RateLimited",
    "Recitation",
    "Refused",
    "ReplyUnusable",
    "RequestRejected",
    "SchemaMismatch",
    "ServiceUnavailable",
    "StoppedEarly",
    "StreamInterrupted",
    "TimedOut",
    "Truncated",
    "UnknownModel",
    "UnknownProvider",
    "UnsupportedLanguage",
    "shorten",
]


def shorten(value: object, limit: int = 60) -> str:
    """Make any value fit to be quoted in an error message.

    Args:
        value: What was given; its `repr` is used, so control characters cannot disturb a terminal.
        limit: The most characters to show.

    Returns:
        The shortened `repr`.

    Example:
        >>> shorten("a" * 100, 12)
        "'aaaaaaaaaa…"
    """
    shown = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


class PressRewriteError(Exception):
    """The root of all errors of this library.

    Args:
        message: What was wrong and what was expected.
        hint: What to do next.

    Attributes:
        code: A stable name of the kind of error, for programs and logs.
        retryable: Whether the same call may succeed later without a change.
        hint: What to do next.
    """

    code: str = "error"
    retryable: bool = False

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors with keyword-only arguments do not survive pickling by default, and batches pickle them.
        return _rebuild, (type(self), self.args, self.__dict__)


def _rebuild(kind: type[PressRewriteError], args: tuple[Any, ...], state: dict[str, Any]) -> Any:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class InvalidInput(PressRewriteError, ValueError):
    """Something that was handed in cannot be used."""

    code = "invalid_input"


class InvalidRelease(InvalidInput):
    """A file, a mapping or a page could not be read as a press release."""

    code = "invalid_release"


class InvalidLanguageTag(InvalidInput):
    """A language tag is not well formed (BCP 47) or names no language that CLDR knows."""

    code = "invalid_language_tag"


class InvalidArticle(InvalidInput):
    """Text or JSON could not be read as an article."""

    code = "invalid_article"


class UnsupportedLanguage(PressRewriteError):
    """Something was asked for in a language that it does not serve."""

    code = "unsupported_language"


class CannotTranslate(UnsupportedLanguage):
    """The embedded writer was asked for an article in another language than the release's."""

    code = "cannot_translate"


class EmbargoActive(PressRewriteError):
    """The release is under embargo, so no article of it may leave the house yet.

    Args:
        message: What was wrong.
        until: When the embargo ends, with its time zone; None when the release states none that can be read.
        hint: What to do next.
    """

    code = "embargo_active"

    def __init__(self, message: str, *, until: datetime | None = None, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.until = until


class NotSupported(PressRewriteError):
    """A policy refused an article because the release does not support all of it."""

    code = "not_supported"


class NothingToWrite(PressRewriteError):
    """The release holds no sentence that could stand in an article."""

    code = "nothing_to_write"


class LocaleError(PressRewriteError):
    """A locale file is incomplete, or holds a wrong value."""

    code = "locale_error"


class UnknownProvider(PressRewriteError):
    """No provider of that name is built in or installed."""

    code = "unknown_provider"


class MissingExtra(PressRewriteError, ImportError):
    """An optional package is needed and not installed.

    Args:
        feature: What was asked for.
        extra: The name of the extra that brings it.
    """

    code = "missing_extra"

    def __init__(self, feature: str, *, extra: str) -> None:
        hint = f"Run: pip install 'pressrewrite[{extra}]'"
        super().__init__(f"{feature} needs a package that is not installed.", hint=hint)
        self.extra = extra


class ProviderError(PressRewriteError):
    """A writer did not deliver.

    Args:
        message: What was wrong; never a key.
        hint: What to do next.
        provider: The name of the writer.
        model: The model that was asked.
        status: The HTTP status, where there was one.
        request_id: The number under which the service knows the request.
        retry_after_s: How many seconds the service asks to wait.
        said: The service's own words, shortened.
    """

    code = "provider_error"

    def __init__(
        self,
        message: str,
        *,
        hint: str = "",
        provider: str | None = None,
        model: str | None = None,
        status: int | None = None,
        request_id: str | None = None,
        retry_after_s: float | None = None,
        said: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.provider = provider
        self.model = model
        self.status = status
        self.request_id = request_id
        self.retry_after_s = retry_after_s
        self.said = said
        self.usage: tuple[int | None, int | None] = (None, None)
        """Tokens in and out that were spent, where the service told."""
        self.attempts = 1  # how many requests it took
        self.earlier: tuple[ProviderError, ...] = ()
        """The errors of the writers that were asked before this one, where several were."""


class NotConfigured(ProviderError):
    """A key, a model or an address is missing."""

    code = "not_configured"


class AccessDenied(ProviderError):
    """The service does not accept the key, or does not allow it this."""

    code = "access_denied"


class RequestRejected(ProviderError):
    """The service calls the request itself wrong; the same request will never do."""

    code = "request_rejected"


class UnknownModel(RequestRejected):
    """There is no such model, or nothing at that address."""

    code = "unknown_model"


class ContextTooLong(RequestRejected):
    """The release with its prompt does not fit the model."""

    code = "context_too_long"


class RateLimited(ProviderError):
    """Too many requests in a short time; `retry_after_s` is when to come back, where the service says so."""

    code = "rate_limited"
    retryable = True


class QuotaExhausted(ProviderError):
    """Nothing is left of a quota that waiting a minute does not refill, or of the money."""

    code = "quota_exhausted"


class ServiceUnavailable(ProviderError):
    """The service has a fault, or is overloaded."""

    code = "service_unavailable"
    retryable = True


class ConnectionFailed(ProviderError):
    """The service could not be reached, or hung up."""

    code = "connection_failed"
    retryable = True


class TimedOut(ProviderError):
    """No answer came in time."""

    code = "timed_out"
    retryable = True


class StoppedEarly(ProviderError):
    """The model ended before the article did; the same model will do the same again."""

    code = "stopped_early"


class Refused(StoppedEarly):
    """The model declined; `said` holds its words."""

    code = "refused"


class Blocked(StoppedEarly):
    """A filter of the service stopped the prompt or the answer; `said` holds its reason."""

    code = "blocked"


class Recitation(StoppedEarly):
    """The model began to repeat a text that it was trained on, and the service cut it off."""

    code = "recitation"


class Truncated(StoppedEarly):
    """The limit of output tokens was reached before the article was complete."""

    code = "truncated"


class EmptyReply(StoppedEarly):
    """The model said nothing at all."""

    code = "empty_reply"


class ReplyUnusable(ProviderError):
    """What a writer delivered could not be read as an article."""

    code = "reply_unusable"


class InvalidJSON(ReplyUnusable):
    """The reply is no JSON where JSON was asked for, or is broken."""

    code = "invalid_json"


class SchemaMismatch(ReplyUnusable):
    """The reply is JSON, but no draft of an article."""

    code = "schema_mismatch"


class DeadlineExceeded(ProviderError):
    """The time that was given for all attempts together is over."""

    code = "deadline_exceeded"


class BudgetExceeded(ProviderError):
    """The tokens or the money that were given are spent; nothing was sent."""

    code = "budget_exceeded"


class MissingRecording(ProviderError):
    """A test asked for an answer that nobody recorded; the hint says how to."""

    code = "missing_recording"


class CircuitOpen(ProviderError):
    """The service failed so often that it is left alone for a while; nothing was sent."""

    code = "circuit_open"
    retryable = True


class StreamInterrupted(ProviderError):
    """A stream broke off in the middle; arguments not named here are those of `ProviderError`.

    Args:
        message: What was wrong.
        partial: The text that had arrived.
    """

    code = "stream_interrupted"
    retryable = True

    def __init__(
        self,
        message: str,
        *,
        partial: str = "",
        hint: str = "",
        provider: str | None = None,
        model: str | None = None,
        request_id: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint, provider=provider, model=model, request_id=request_id)
        self.partial = partial
        self.complete: tuple[str, ...] = ()  # the sentences that had closed
