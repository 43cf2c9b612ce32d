"""How many tokens a request will take, before anybody has counted them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.providers.wrappers.wrapper import writers

if TYPE_CHECKING:
    from pressrewrite.providers.base import Provider, Request

__all__ = ["CHARACTERS_OF_A_TOKEN", "input_tokens", "output_tokens"]

CHARACTERS_OF_A_TOKEN = 3
"""So many characters of a prompt are taken for one token: too few for English, about right for Arabic; in
Chinese and Japanese, where a character may be a token, the real count corrects it afterwards."""

_TOKENS_OF_A_WORD = 4


def input_tokens(request: Request) -> int:
    """Estimate what a writer will read: the characters of the prompt by three; nothing without a prompt.

    Args:
        request: The job.
    """
    prompt = request.prompt
    if prompt is None:
        return 0
    characters = sum(len(message.content) for message in prompt.messages)
    return -(-characters // CHARACTERS_OF_A_TOKEN)


def output_tokens(request: Request, provider: Provider) -> int:
    """Estimate what a writer will write: the most that its settings allow, else four for each word asked for.

    Four, because the words stand in JSON together with the numbers of the sentences that they rest on.

    Args:
        request: The job.
        provider: The writer.
    """
    if request.prompt is None:
        return 0
    limits = [
        limit
        for writer in writers(provider)
        if (limit := getattr(getattr(writer, "settings", None), "max_output_tokens", None)) is not None
    ]
    return max(limits, default=_TOKENS_OF_A_WORD * request.brief.length.words)
