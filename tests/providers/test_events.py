"""What happens on the way to an article."""

import dataclasses
import logging
import pickle
import subprocess
import sys

import pytest

from pressrewrite.models import Verdict
from pressrewrite.providers import events
from pressrewrite.providers.events import (
    ArticleFinished,
    ClaimChecked,
    Event,
    SentenceDropped,
    WriterChanged,
    emit,
    next_call,
    now_ns,
)

CHECKED = ClaimChecked(sentence=3, verdict=Verdict.SUPPORTED, score=0.9)
DROPPED = SentenceDropped(sentence=4, verdict=Verdict.CONTRADICTED, findings=("number",))
FINISHED = ArticleFinished(
    source_sha256="0" * 64,
    language="ar",
    provider="gemini",
    model="gemini-2.5-flash",
    sentences=12,
    dropped=1,
    score=0.8,
    attempts=2,
    seconds=3.5,
)
CHANGED = WriterChanged(
    provider="a", model="m", successor="b", successor_model=None, code="score", at_ns=now_ns()
)


@pytest.mark.parametrize("event", [CHECKED, DROPPED, FINISHED, CHANGED])
def test_an_event_is_frozen_and_travels(event: Event) -> None:
    """Events are values: nobody changes them, equal ones are equal, and other processes can read them."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(event, dataclasses.fields(event)[0].name, "another")
    assert pickle.loads(pickle.dumps(event)) == event  # noqa: S301 - our own bytes
    heard: list[Event] = []
    emit(heard.append, event)
    emit(None, event)
    assert heard == [event]


def test_calls_are_numbered_once() -> None:
    """No two attempts of a process share a number."""
    numbers = [next_call() for _ in range(100)]
    assert len(set(numbers)) == 100


def test_nothing_is_printed_unless_somebody_listens() -> None:
    """A program that sets up no logging sees no line of ours, also when a listener fails."""
    code = (
        "from pressrewrite.providers.events import *\n"
        "def broken(event): raise RuntimeError('no')\n"
        "emit(broken, WriterChanged(provider='a', model=None, successor='b', successor_model=None, code='c', at_ns=0))\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert any(isinstance(each, logging.NullHandler) for each in logging.getLogger("pressrewrite").handlers)


def test_all_events_are_in_the_union() -> None:
    """Whoever handles `Event` has handled every kind there is."""
    kinds = {
        value
        for name, value in vars(events).items()
        if name in events.__all__ and isinstance(value, type) and dataclasses.is_dataclass(value)
    }
    assert kinds == set(Event.__args__)
