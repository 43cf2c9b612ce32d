"""Plain text: for a terminal, an e-mail, a wire."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from pressrewrite.render import to_text
from pressrewrite.text import find_hidden

if TYPE_CHECKING:
    from pressrewrite.models import Article


def _columns(line: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(character) in {"W", "F"}) for character in line)


@pytest.mark.parametrize("name", ["english", "arabic"])
def test_lines_fit(name: str, request: pytest.FixtureRequest) -> None:
    """Lines are at most 78 columns wide where a language has spaces to break at."""
    lines = to_text(request.getfixturevalue(name)).splitlines()
    assert max(map(_columns, lines)) <= 78 + sum(
        unicodedata.combining(c) > 0 for c in max(lines, key=_columns)
    )
    assert len(lines) > 40


def test_japanese_is_not_broken(japanese: Article) -> None:
    """A language without spaces is left to the screen's own line breaks."""
    paragraph = japanese.sections[0].paragraphs[0].sentences
    assert f"{paragraph[1].text} [4]\n" in to_text(japanese)


def test_nothing_hidden(hostile: Article) -> None:
    """No control character or escape sequence reaches a terminal."""
    assert not find_hidden(to_text(hostile))


def test_shape(english: Article) -> None:
    """Headline underlined, disclosure behind a bar, marks in brackets, evidence at the end."""
    written = to_text(english)
    assert written.startswith("Lantern Reef reopens to divers [1]\n==================================\n\n")
    assert "\n| How this article was made:\n| This article was put together" in written
    assert (
        "* The Harbour Office today (24 April 2025) reopened the Lantern Reef to divers\n  after" in written
    )
    assert "[Not found in the\nrelease]" in written
    assert "Who: Harbour Office [15], Maren Holt [13]\n" in written
    assert (
        "The prompt that was used:\n    You are an editor.\n\n    1. Say only\n       what it says."
        in written
    )
    assert written.endswith("(Source 560–629)\n")


def test_korean_counts_columns(english: Article) -> None:
    """Characters that a terminal sets twice as wide count two."""
    korean = "등대 암초가 다이버에게 다시 개방되었다 " * 8
    article = english.model_copy(
        update={
            "language": "ko",
            "dek": english.headline.model_copy(update={"text": korean, "spans": (), "fields": ("title",)}),
        }
    )
    lines = [line for line in to_text(article).splitlines() if "암초" in line]
    assert len(lines) > 2
    assert max(map(_columns, lines)) <= 78
