"""A request to send, made without any strategy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from pressrewrite.models import Brief, Draft, Message, Prompt, SourceItem, SourceText
from pressrewrite.providers.base import Request
from pressrewrite.release import anatomy, story

MakeRequest: TypeAlias = Callable[..., Request]

SCHEMA: dict[str, Any] = Draft.model_json_schema()


def make_request(
    job: str = "Schreib über „Riff“ – مرحبا 潮", *, schema: dict[str, Any] | None = SCHEMA
) -> Request:
    """Make a request with one rule and one job."""
    source = SourceText(
        SourceItem(title="Reef reopens", publisher="Harbour Office", body="The reef is open.")
    )
    parts = anatomy(source)
    brief = Brief(item=source.item, source=source, anatomy=parts, story=story(source, parts), language="en")
    prompt = Prompt(
        strategy="test",
        version="1",
        fingerprint="f",
        messages=(Message(role="system", content="Be brief."), Message(role="user", content=job)),
        schema=schema,
    )
    return Request(brief=brief, prompt=prompt)


@pytest.fixture(scope="session", name="make_request")
def make_request_fixture() -> MakeRequest:
    """Give the factory of requests."""
    return make_request
