"""The tree of errors."""

from __future__ import annotations

import copy
import pickle
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from pressrewrite import errors
from pressrewrite.errors import (
    EmbargoActive,
    MissingExtra,
    PressRewriteError,
    ProviderError,
    StreamInterrupted,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


def tree(kind: type[PressRewriteError] = PressRewriteError) -> Iterator[type[PressRewriteError]]:
    """Walk the tree of the classes that stand in the module."""
    if kind.__module__ == errors.__name__:
        yield kind
    for each in kind.__subclasses__():
        yield from tree(each)


KINDS = sorted(set(tree()), key=lambda kind: kind.__name__)
DRAWN = dict(re.findall(r"[├└]─ (\w+)[ ]*([^\n]*)", errors.__doc__ or ""))


def filled(kind: type[PressRewriteError]) -> PressRewriteError:
    """Make an error of a kind with every attribute set."""
    if issubclass(kind, MissingExtra):
        return kind("A thing", extra="all")
    if issubclass(kind, EmbargoActive):
        return kind("Not yet.", until=datetime(2026, 1, 1, tzinfo=UTC), hint="Wait.")
    if not issubclass(kind, ProviderError):
        return kind("It was wrong.", hint="Do better.")
    told: dict[str, Any] = {"provider": "local", "model": "m", "request_id": "r-1", "hint": "Do better."}
    if issubclass(kind, StreamInterrupted):
        told["partial"] = "half a"
    else:
        told |= {"status": 429, "retry_after_s": 1.5, "said": "مهلا"}
    error = kind("It was wrong.", **told)
    error.usage, error.attempts = (3, 4), 2
    return error


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_error_survives_pickling_and_copying(kind: type[PressRewriteError]) -> None:
    """Batches send errors between processes: class, words and every attribute arrive."""
    error = filled(kind)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - our own bytes
        assert type(again) is kind
        assert vars(again) == vars(error)
        assert (str(again), again.args) == (str(error), error.args)
    assert error.message in str(error)
    assert error.hint in str(error)


def test_the_tree_is_drawn_and_exported() -> None:
    """The drawing in the docstring and `__all__` name exactly the classes that there are."""
    names = {kind.__name__ for kind in KINDS}
    assert names - {"PressRewriteError"} == set(DRAWN)
    assert names | {"shorten"} == set(errors.__all__)


def test_every_error_has_a_code_of_its_own() -> None:
    """Programs tell errors by `code`; no two classes share one."""
    codes = [kind.code for kind in KINDS]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch(r"[a-z_]+", code) for code in codes)


def test_what_is_drawn_as_retryable_is() -> None:
    """`retryable` is true for the classes that the drawing marks, or whose reason goes away by itself."""
    marked = {name for name, words in DRAWN.items() if "(retryable)" in words}
    retryable = {kind.__name__ for kind in KINDS if kind.retryable}
    assert marked <= retryable
    assert retryable - marked == {"CircuitOpen", "StreamInterrupted"}
