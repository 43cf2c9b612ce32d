"""What happens on the way to an article, told to any callable as typed, frozen records.

    AttemptStarted      one request to a writer begins
    AttemptFailed       it brought no reply
    ReplyReceived       it brought one
    WriterChanged       a `Fallback` goes on to its next writer
    ClaimChecked        a sentence of the article was held against the release
    SentenceDropped     a policy took one out
    ArticleFinished     the article is done

None of them holds a key, and none holds words of a release, a prompt or an article, unless `Observed` was
told `content=True`. A listener that raises is logged and changes nothing.
"""

from __future__ import annotations

import itertools
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pressrewrite.models import Prompt, Verdict

__all__ = [
    "ArticleFinished",
    "AttemptFailed",
    "AttemptStarted",
    "ClaimChecked",
    "Event",
    "Listener",
    "ReplyReceived",
    "SentenceDropped",
    "WriterChanged",
    "emit",
    "next_call",
    "now_ns",
]

# Without a handler the standard library would print what nobody asked to see.
logging.getLogger("pressrewrite").addHandler(logging.NullHandler())
_LOG = logging.getLogger(__name__)
_CALLS = itertools.count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptStarted:
    """One request to a writer begins.

    Attributes:
        call: A number that this attempt shares with its end, unique in this process.
        attempt: Which attempt of one job it is, from 1.
        provider: The writer.
        model: Its model.
        request: The fingerprint of the job.
        parameters: What the model is set to, where that is known.
        at_ns: When, in nanoseconds since 1970.
        prompt: The very prompt; only where content was asked for.
    """

    call: int
    attempt: int
    provider: str
    model: str | None
    request: str
    parameters: dict[str, object] = field(default_factory=dict)
    at_ns: int
    prompt: Prompt | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptFailed:
    """One request to a writer brought no reply.

    Attributes:
        call: The number of the attempt.
        attempt: Which attempt of one job it is, from 1.
        provider: The writer.
        model: Its model.
        code: The stable name of the kind of error.
        status: The HTTP status, where there was one.
        retryable: Whether the same call may succeed later.
        pause_s: How long the next attempt waits; None when there is none, or when nobody here decides that.
        input_tokens: Tokens that were read all the same, where the service told.
        output_tokens: Tokens that were written all the same.
        request_id: The number under which the service knows the request.
        seconds: How long it took.
        at_ns: When it ended, in nanoseconds since 1970.
    """

    call: int
    attempt: int
    provider: str
    model: str | None
    code: str
    status: int | None
    retryable: bool
    pause_s: float | None
    input_tokens: int | None
    output_tokens: int | None
    request_id: str | None
    seconds: float
    at_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyReceived:
    """One request to a writer brought a reply.

    Attributes:
        call: The number of the attempt.
        attempt: Which attempt of one job it is, from 1.
        provider: The writer that answered.
        model: The model that answered, as the service names it.
        input_tokens: Tokens that were read, where the service told.
        output_tokens: Tokens that were written.
        finish: Why the model stopped, in the service's own word.
        request_id: The number under which the service knows the request.
        cached: Whether the reply was kept from an earlier request.
        seconds: How long it took.
        at_ns: When it ended, in nanoseconds since 1970.
        text: The very words; only where content was asked for.
    """

    call: int
    attempt: int
    provider: str
    model: str | None
    input_tokens: int | None
    output_tokens: int | None
    finish: str | None
    request_id: str | None
    cached: bool
    seconds: float
    at_ns: int
    text: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class WriterChanged:
    """A `Fallback` goes on to its next writer.

    Attributes:
        provider: The writer that did not do.
        model: Its model.
        successor: The writer that is asked next.
        successor_model: Its model.
        code: The stable name of the error that decided it; `score` when the article was not supported enough.
        at_ns: When, in nanoseconds since 1970.
    """

    provider: str
    model: str | None
    successor: str
    successor_model: str | None
    code: str
    at_ns: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChecked:
    """A sentence of the article was held against the release.

    Attributes:
        sentence: Its number in the article, from 0.
        verdict: What came out.
        findings: The kinds of what was found.
        score: How likely the release supports it, 0 to 1; None when it could not be checked.
    """

    sentence: int
    verdict: Verdict
    findings: tuple[str, ...] = ()
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceDropped:
    """A policy took a sentence out of the article.

    Attributes:
        sentence: Its number in the article, from 0.
        verdict: Why: what the check said of it.
        findings: The kinds of what was found.
    """

    sentence: int
    verdict: Verdict
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleFinished:
    """The article is done.

    Attributes:
        source_sha256: Names the release.
        language: BCP 47 tag of the article.
        provider: The writer.
        model: The model; None when none took part.
        sentences: How many sentences it has.
        dropped: How many were taken out.
        score: How likely the release supports all of it, 0 to 1; None when it was not checked.
        attempts: How many requests it took.
        seconds: How long all of it took.
    """

    source_sha256: str
    language: str
    provider: str
    model: str | None
    sentences: int
    dropped: int
    score: float | None
    attempts: int
    seconds: float


Event: TypeAlias = (
    AttemptStarted
    | AttemptFailed
    | ReplyReceived
    | WriterChanged
    | ClaimChecked
    | SentenceDropped
    | ArticleFinished
)
Listener: TypeAlias = Callable[[Event], object]


def emit(listener: Listener | None, event: Event) -> None:
    """Tell a listener what happened; one that raises is logged, without what it said, and changes nothing.

    Args:
        listener: Any callable, or None.
        event: What happened.

    Example:
        >>> heard = []
        >>> emit(
        ...     heard.append,
        ...     WriterChanged(
        ...         provider="a", model="m", successor="b", successor_model=None, code="timed_out", at_ns=0
        ...     ),
        ... )
        >>> heard[0].successor
        'b'
    """
    if listener is None:
        return
    try:
        listener(event)
    except Exception as error:  # noqa: BLE001 - whatever a listener does, the article is written
        # Its message may hold anything, so only its kind is told.
        _LOG.warning("A listener failed on %s: %s.", type(event).__name__, type(error).__name__)


def next_call() -> int:
    """Give the next number of an attempt, unique in this process."""
    return next(_CALLS)


def now_ns() -> int:
    """Give the time of day that events are stamped with, in nanoseconds since 1970."""
    return time.time_ns()
