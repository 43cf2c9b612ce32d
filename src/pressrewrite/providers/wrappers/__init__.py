"""Wrappers: writers that stand before other writers, so that a service that fails does no harm.

Each is a `Provider` itself, works in threads and in tasks, and may be shared between them. From the outside
in, the order that works best is

    Cache > Fallback > Timeout > Retry > Budget > CircuitBreaker > ConcurrencyLimit > RateLimit > adapter

and `resilient` builds it.
"""

from __future__ import annotations

from pressrewrite.providers.wrappers.budget import Budget
from pressrewrite.providers.wrappers.cache import Cache, Store
from pressrewrite.providers.wrappers.circuit import Circuit, CircuitBreaker
from pressrewrite.providers.wrappers.concurrency import ConcurrencyLimit, Gate
from pressrewrite.providers.wrappers.fallback import Fallback
from pressrewrite.providers.wrappers.observed import Observed
from pressrewrite.providers.wrappers.prices import Price, published_prices
from pressrewrite.providers.wrappers.purse import Purse, Spent
from pressrewrite.providers.wrappers.rate_limit import Limiter, RateLimit
from pressrewrite.providers.wrappers.resilient import resilient
from pressrewrite.providers.wrappers.retry import Retry
from pressrewrite.providers.wrappers.timeout import Timeout
from pressrewrite.providers.wrappers.wrapper import Wrapper

__all__ = [
    "Budget",
    "Cache",
    "Circuit",
    "CircuitBreaker",
    "ConcurrencyLimit",
    "Fallback",
    "Gate",
    "Limiter",
    "Observed",
    "Price",
    "Purse",
    "RateLimit",
    "Retry",
    "Spent",
    "Store",
    "Timeout",
    "Wrapper",
    "published_prices",
    "resilient",
]
