"""Nothing leaves the house before its time."""

from datetime import UTC, datetime, timedelta

import pytest

import pressrewrite as pr
from pressrewrite.errors import EmbargoActive
from pressrewrite.postprocess import Embargo

NOON = datetime(2025, 5, 3, 12, tzinfo=UTC)
GATE = Embargo(now=lambda: NOON)


def test_the_gate_opens_at_its_moment() -> None:
    """Before it is refused, at and after it is let through."""
    GATE.check(None)
    GATE.check(NOON)
    GATE.check(NOON - timedelta(seconds=1))
    with pytest.raises(EmbargoActive) as caught:
        GATE.check(NOON + timedelta(seconds=1))
    assert "2025-05-03T12:00:01+00:00" in str(caught.value)


def test_an_unreadable_embargo_lasts() -> None:
    """Fail closed: a person has to look."""
    with pytest.raises(EmbargoActive, match="could not all be read"):
        GATE.check(None, unreadable=True)
    GATE.check(NOON, unreadable=True)


def test_as_a_post_processor_it_looks_at_the_article() -> None:
    """An article made ahead of time is stopped at the door."""
    item = pr.SourceItem(
        title="Reef", publisher="Port", language="en", embargo_until=NOON + timedelta(days=1)
    )
    article = pr.rewrite(item, embargo=None)
    with pytest.raises(EmbargoActive):
        GATE(article)
    assert Embargo(now=lambda: NOON + timedelta(days=2))(article) == article
