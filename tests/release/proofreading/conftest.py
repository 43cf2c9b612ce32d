"""What the tests of the checks share: a release and what is found in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import pressrewrite as pr

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def found() -> Callable[..., list[tuple[str, str, str | None]]]:
    """Give a function that lists kind, words and the other place of what a release contradicts in itself."""

    def look(
        body: str, language: str = "en", title: str = "Harbour news"
    ) -> list[tuple[str, str, str | None]]:
        item = pr.SourceItem(title=title, publisher="Harbour Office", body=body, language=language)
        findings = pr.proofread(item)
        assert all(item.text[one.start : one.end] == one.text for one in findings)
        return [(one.kind, one.text, one.source_says) for one in findings]

    return look
