"""How an article is to be written: for which readers, in which house style, with or without background."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from pressrewrite.errors import InvalidLanguageTag
from pressrewrite.models.base import Model
from pressrewrite.text import canonical_tag, visible

__all__ = ["Background", "Honorifics", "HouseStyle", "NumberStyle", "ReadingLevel"]

LONGEST_WORD = 80
"""Characters that a banned word or phrase may have."""

MOST_WORDS = 200
"""How many words may be banned; each of them stands in every prompt."""


class ReadingLevel(StrEnum):
    """For whom the words are chosen."""

    GENERAL = "general"
    """Readers of a newspaper."""
    EASY = "easy"
    """Readers who need short sentences and everyday words."""
    EXPERT = "expert"
    """Readers who know the field."""


class Background(StrEnum):
    """What may be written that does not stand in the release."""

    FORBIDDEN = "forbidden"
    """Nothing."""
    LABELLED = "labelled"
    """One section of its own, marked as background; its sentences never count as supported."""


class NumberStyle(StrEnum):
    """How numbers are written; their value never changes."""

    AS_RELEASED = "as_released"
    """As the release writes them."""
    DIGITS = "digits"
    """In digits throughout."""
    WORDS = "words"
    """Small ones as words, the others in digits."""


class Honorifics(StrEnum):
    """What becomes of "Mr", "Dr" and their like before names."""

    AS_RELEASED = "as_released"
    """As the release has them."""
    KEEP = "keep"
    """Always with the name."""
    OMIT = "omit"
    """Left out."""


def _tag(tag: str) -> str:
    try:
        return canonical_tag(tag)
    except InvalidLanguageTag as error:
        raise PydanticCustomError("spelling", "{message}", {"message": str(error)}) from None


def _phrase(words: str) -> str:
    phrase = " ".join(visible(words).split())
    if not any(map(str.isalnum, phrase)) or len(phrase) > LONGEST_WORD:
        raise PydanticCustomError(
            "banned_word",
            "A banned word holds letters and has at most {most} characters.",
            {"most": LONGEST_WORD},
        )
    return phrase


class HouseStyle(Model):
    """What a desk wants of every text: the prompt asks for it, `postprocess.HouseStyleCheck` looks after it.

    Example:
        >>> HouseStyle(spelling="en_gb", banned_words=["groundbreaking"], headline_characters=80).spelling
        'en-GB'
    """

    spelling: Annotated[str, AfterValidator(_tag)] | None = None
    """A BCP 47 tag such as `en-GB`; it is only asked for in articles of that language."""
    numbers: NumberStyle = NumberStyle.AS_RELEASED
    """How numbers are written."""
    honorifics: Honorifics = Honorifics.AS_RELEASED
    """What becomes of forms of address."""
    banned_words: Annotated[
        tuple[Annotated[str, AfterValidator(_phrase)], ...], Field(max_length=MOST_WORDS)
    ] = ()
    """Words and phrases that the writer is not to use; inside quotations they may stand."""
    headline_characters: Annotated[int, Field(ge=10, le=300)] | None = None
    """The most characters of a headline."""
