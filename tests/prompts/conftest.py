"""Briefs to make prompts of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeAlias

import pytest

from pressrewrite.models import Brief, Length, SourceItem, SourceText
from pressrewrite.release import anatomy, story

MakeBrief: TypeAlias = Callable[..., Brief]


def brief(*, language: str = "en", length: Length = Length.STANDARD, **changes: Any) -> Brief:
    """Make the job for one release."""
    fields: dict[str, Any] = {
        "title": "Reef reopens",
        "publisher": "Harbour Office",
        "body": "The reef is open again. Divers may come on Monday.",
        "published_at": datetime(2025, 4, 24, 9, tzinfo=UTC),
        "url": "https://port.example/reef",
        "language": "en",
    }
    source = SourceText(SourceItem(**fields | changes))
    parts = anatomy(source)
    return Brief(
        item=source.item,
        source=source,
        anatomy=parts,
        story=story(source, parts),
        language=language,
        length=length,
    )


@pytest.fixture(scope="session", name="brief")
def brief_fixture() -> MakeBrief:
    """Give the factory of briefs."""
    return brief
