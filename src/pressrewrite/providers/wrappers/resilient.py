"""All wrappers in the order that works best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.errors import InvalidInput
from pressrewrite.providers.wrappers.budget import Budget
from pressrewrite.providers.wrappers.cache import Cache
from pressrewrite.providers.wrappers.circuit import CircuitBreaker
from pressrewrite.providers.wrappers.concurrency import ConcurrencyLimit
from pressrewrite.providers.wrappers.fallback import Fallback
from pressrewrite.providers.wrappers.rate_limit import RateLimit
from pressrewrite.providers.wrappers.retry import Retry
from pressrewrite.providers.wrappers.timeout import Timeout

if TYPE_CHECKING:
    import os

    from pressrewrite.providers.base import Provider
    from pressrewrite.providers.events import Listener
    from pressrewrite.providers.wrappers.purse import Purse

__all__ = ["resilient"]


def resilient(  # noqa: PLR0913 - one name for each thing that can be limited
    *providers: Provider,
    attempts: int = 4,
    total_s: float | None = None,
    most: int | None = None,
    requests_per_minute: int | None = None,
    tokens_per_minute: int | None = None,
    purse: Purse | None = None,
    minimum_score: float | None = None,
    cache: str | os.PathLike[str] | None = None,
    on_event: Listener | None = None,
) -> Provider:
    """Put all wrappers before writers, in the order that works best.

    Each writer that asks a model gets limits, retries and a circuit of its own; the embedded one needs none.

    Args:
        providers: The writers, the first choice first; the next is asked when one does not deliver.
        attempts: The most attempts with each.
        total_s: The most seconds with each, all attempts and waiting together.
        most: The most requests in flight with each.
        requests_per_minute: The most requests to each in any sixty seconds.
        tokens_per_minute: The most tokens to each in any sixty seconds.
        purse: The budget that all share.
        minimum_score: The least score of an article with which the next writer is not asked.
        cache: An SQLite file in which replies are kept.
        on_event: Who is told of every attempt and of every change of writers.

    Raises:
        InvalidInput: There is no writer, or a limit is none.

    Example:
        >>> from pressrewrite.providers.local import Local
        >>> resilient(Local("qwen3"), most=2)
        Retry(CircuitBreaker(ConcurrencyLimit(Local(model='qwen3'))))
    """
    if not providers:
        raise InvalidInput("There is no writer.", hint="Give one or more.")
    guarded: list[Provider] = []
    for each in providers:
        if not each.reads_prompt:
            guarded.append(each)
            continue
        writer: Provider = each
        if requests_per_minute is not None or tokens_per_minute is not None:
            writer = RateLimit(
                writer, requests_per_minute=requests_per_minute, tokens_per_minute=tokens_per_minute
            )
        if most is not None:
            writer = ConcurrencyLimit(writer, most)
        writer = CircuitBreaker(writer)
        if purse is not None:
            writer = Budget(writer, purse=purse)
        writer = Retry(writer, attempts=attempts, on_event=on_event)
        guarded.append(writer if total_s is None else Timeout(writer, total_s))
    whole = guarded[0]
    if len(guarded) > 1 or minimum_score is not None:
        whole = Fallback(guarded, minimum_score=minimum_score, on_event=on_event)
    return whole if cache is None else Cache(whole, cache)
