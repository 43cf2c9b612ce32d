"""The job and the prompt as data."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from pressrewrite.models import Length, Message, Prompt

PROMPT = Prompt(
    strategy="news_article",
    version="1",
    fingerprint="0" * 16,
    messages=(Message(role="system", content="Rules."), Message(role="user", content="港の記事を書く。")),
    schema={"type": "object"},
)


def test_lengths_grow() -> None:
    """A longer article may have more words."""
    assert [length.words for length in (Length.SHORT, Length.STANDARD, Length.LONG)] == [150, 400, 900]


def test_prompt_reads_as_it_was_sent() -> None:
    """The text of a prompt shows each message under its role, in its own script."""
    assert PROMPT.text == "[system]\nRules.\n\n[user]\n港の記事を書く。"


@pytest.mark.parametrize(
    "changed",
    [
        replace(PROMPT, schema=None),
        replace(PROMPT, messages=PROMPT.messages[:1]),
        replace(PROMPT, messages=(Message(role="user", content="Rules."), PROMPT.messages[1])),
        replace(PROMPT, messages=(PROMPT.messages[0], Message(role="user", content="港の記事を書く"))),
    ],
)
def test_sha256_proves_what_was_asked(changed: Prompt) -> None:
    """Another word, another role or another schema gives another digest; the same prompt the same one."""
    assert changed.sha256 != PROMPT.sha256
    assert replace(PROMPT, schema={"type": "object"}).sha256 == PROMPT.sha256


def test_frozen() -> None:
    """A prompt cannot be changed behind the record of it."""
    with pytest.raises(FrozenInstanceError):
        PROMPT.strategy = "other"  # type: ignore[misc]
