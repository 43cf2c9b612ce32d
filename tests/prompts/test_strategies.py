"""The built-in strategies: the same brief, the same bytes, in the reader's language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from pressrewrite.locales import fill, locale
from pressrewrite.models import Brief, Length
from pressrewrite.prompts import NewsArticle, PromptStrategy, TitleOnly, draft_schema

if TYPE_CHECKING:
    from collections.abc import Callable

LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "pt", "ru", "zh")


@pytest.mark.parametrize("strategy", [NewsArticle(), TitleOnly()])
@pytest.mark.parametrize("language", LANGUAGES)
def test_same_brief_same_bytes(strategy: PromptStrategy, language: str, brief: Callable[..., Brief]) -> None:
    """Two renderings of one brief are the same, byte for byte, and so are their digests."""
    first, second = strategy.render(brief(language=language)), strategy.render(brief(language=language))
    assert first == second
    assert first.text.encode() == second.text.encode()
    assert first.sha256 == second.sha256
    assert first.sha256 != strategy.render(brief(language=language, title="Reef closes")).sha256


def test_fingerprint_names_the_settings() -> None:
    """Each length has a fingerprint of its own; the release has no part in it."""
    names = {NewsArticle(length=length).fingerprint for length in Length} | {TitleOnly().fingerprint}
    assert len(names) == 4
    assert NewsArticle(length="short").fingerprint == NewsArticle(length=Length.SHORT).fingerprint


def test_unknown_length() -> None:
    """A length that nobody defined is refused."""
    with pytest.raises(ValueError, match="endless"):
        NewsArticle(length="endless")


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_language(language: str, brief: Callable[..., Brief]) -> None:
    """Role, task and length are told in the reader's language; the release stays in its own."""
    words = locale(language).prompt
    prompt = NewsArticle().render(brief(language=language, length=Length.LONG))
    system, user = prompt.messages
    assert (system.role, user.role) == ("system", "user")
    assert system.content.startswith(words.role)
    assert user.content.startswith(words.task_news_article)
    assert fill(words.length_rule, words="900") in user.content
    assert "1. The reef is open again." in user.content
    notice = TitleOnly().render(brief(language=language, body=None))
    assert notice.messages[1].content.startswith(words.task_title_only)
    assert TitleOnly().length is Length.SHORT


@pytest.mark.parametrize(
    "words",
    ["港が再開しました。", "أعيد افتتاح الميناء اليوم.", "הנמל נפתח.", "“Riff” – größer & schöner €5"],
)
def test_scripts_stay_as_they_are(words: str, brief: Callable[..., Brief]) -> None:
    """Letters of every script stand in the prompt as they are, neither escaped nor transliterated."""
    prompt = NewsArticle().render(brief(title=words, body=f"{words} {words}"))
    assert words in prompt.messages[1].content
    assert "\\u" not in prompt.text


@pytest.mark.parametrize("strategy", [NewsArticle(), TitleOnly()])
def test_schema_is_json(strategy: PromptStrategy, brief: Callable[..., Brief]) -> None:
    """The schema can be sent: it is JSON, and it is that of a draft."""
    schema = strategy.render(brief()).schema
    assert schema is not None
    assert json.loads(json.dumps(schema)) == draft_schema()
