"""How a language is written on a page: direction, joints between sentences, quotation marks, labels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressrewrite.errors import InvalidLanguageTag
from pressrewrite.locales import locale
from pressrewrite.text import base_language, canonical_tag, direction

if TYPE_CHECKING:
    from pressrewrite.locales.schema import Labels, Quotes
    from pressrewrite.models import Verdict
    from pressrewrite.render.bidi import Direction

__all__ = ["Manner", "manner_of", "quotes_of", "tag_and_direction", "verdict_word"]

_SENTENCES_TOUCH = frozenset({"ja", "zh", "yue"})
_WORDS_TOUCH = frozenset({"bo", "dz", "ja", "km", "lo", "my", "th", "yue", "zh"})
_COLONS = {"fr": "\u00a0: ", "ja": "：", "yue": "：", "zh": "："}


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How the language of an article is written.

    Attributes:
        language: BCP 47 tag of the article.
        direction: Which way it runs.
        base: The language without region and script.
        labels: The labels of the locale that serves it.
        quotes: Its quotation marks.
        labels_language: The language those labels are really in, when that is another one; else None.
    """

    language: str
    direction: Direction
    base: str
    labels: Labels
    quotes: Quotes
    labels_language: str | None

    @property
    def joint(self) -> str:
        """What stands between two sentences."""
        return "" if self.base in _SENTENCES_TOUCH else " "

    @property
    def words_are_spaced(self) -> bool:
        """Whether a line may be broken at its spaces."""
        return self.base not in _WORDS_TOUCH

    @property
    def colon(self) -> str:
        """What stands between a label and its value, spaces included."""
        return _COLONS.get(self.labels_language or self.base, ": ")


def tag_and_direction(tag: str) -> tuple[str, Direction]:
    """Give the tag and the direction of a text for its `lang` and `dir`, without ever failing.

    Args:
        tag: A BCP 47 tag, or something that claims to be one.

    Returns:
        Both; `"und"` and `"auto"` for what is no tag, so that the browser judges by the letters.
    """
    try:
        return canonical_tag(tag), direction(tag)
    except InvalidLanguageTag:
        return "und", "auto"


def manner_of(tag: str) -> Manner:
    """Find out how a language is written.

    Args:
        tag: The language of the article.
    """
    language, way = tag_and_direction(tag)
    texts = locale(tag)
    base = base_language(language)
    return Manner(
        language=language,
        direction=way,
        base=base,
        labels=texts.labels,
        quotes=texts.quotes,
        labels_language=None if texts.tag == base else texts.tag,
    )


def quotes_of(tag: str) -> Quotes:
    """Give the quotation marks in which words of a language are quoted."""
    return locale(tag).quotes


def verdict_word(labels: Labels, verdict: Verdict) -> str:
    """Say a verdict in the words of the reader's language."""
    return str(getattr(labels, f"verdict_{verdict.value}"))
