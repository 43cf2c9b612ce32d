"""What a model says in one answer, before it is written on a wire."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressrewrite.testing.faults import Fault

__all__ = ["Said", "cut"]

_CHARACTERS_OF_A_TOKEN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One answer.

    Attributes:
        fault: What is wrong with it.
        text: The words.
        pieces: The same, as they arrive in a stream.
        model: The model that says it.
        number: The number of the request.
        prompt_bytes: The length of what it was asked.
    """

    fault: Fault
    text: str
    pieces: Sequence[str]
    model: str
    number: int
    prompt_bytes: int

    @property
    def input_tokens(self) -> int:
        """Tokens of the prompt, by the rule of thumb."""
        return self.prompt_bytes // _CHARACTERS_OF_A_TOKEN

    @property
    def output_tokens(self) -> int:
        """Tokens of the words."""
        return -(-len(self.text) // _CHARACTERS_OF_A_TOKEN)


def cut(text: str, pieces: int) -> list[str]:
    """Cut a text into about so many pieces that join to it again.

    Args:
        text: The text.
        pieces: How many.

    Example:
        >>> cut("abcdef", 4)
        ['ab', 'cd', 'ef']
    """
    size = max(1, -(-len(text) // max(1, pieces)))
    return [text[at : at + size] for at in range(0, len(text), size)]
