"""The strategies that come with the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.locales import fill, locale
from pressrewrite.models import Length, Message, Prompt
from pressrewrite.prompts.base import fingerprint
from pressrewrite.prompts.parts import draft_schema, fenced_release, rules

if TYPE_CHECKING:
    from pressrewrite.models import Brief

__all__ = ["NewsArticle", "TitleOnly"]


class NewsArticle:
    """A news article: the most important first, then the details in order of importance.

    Args:
        length: `short`, `standard` or `long`: about 150, 400 or 900 words, never more than the release holds.

    Raises:
        ValueError: There is no such length.

    Example:
        >>> NewsArticle(length="short").length.words
        150
    """

    name = "news_article"
    version = "1"

    def __init__(self, *, length: Length | str = Length.STANDARD) -> None:
        self.length = Length(length)
        self.fingerprint = fingerprint(self.name, self.version, {"length": self.length.value})

    def render(self, brief: Brief) -> Prompt:
        """Make the prompt in the reader's language."""
        words = locale(brief.language).prompt
        job = (
            words.task_news_article,
            fill(words.length_rule, words=str(brief.length.words)),
            "",
            fenced_release(brief),
        )
        return Prompt(
            strategy=self.name,
            version=self.version,
            fingerprint=self.fingerprint,
            messages=(
                Message(role="system", content=rules(brief)),
                Message(role="user", content="\n".join(job)),
            ),
            schema=draft_schema(),
        )


class TitleOnly:
    """A short notice, for a release of which only the title is known.

    The rewriter takes it by itself whenever there is nothing but a title: more could only be invented.
    """

    name = "title_only"
    version = "1"
    length = Length.SHORT

    def __init__(self) -> None:
        self.fingerprint = fingerprint(self.name, self.version, {})

    def render(self, brief: Brief) -> Prompt:
        """Make the prompt in the reader's language."""
        words = locale(brief.language).prompt
        return Prompt(
            strategy=self.name,
            version=self.version,
            fingerprint=self.fingerprint,
            messages=(
                Message(role="system", content=rules(brief)),
                Message(role="user", content=f"{words.task_title_only}\n\n{fenced_release(brief)}"),
            ),
            schema=draft_schema(),
        )
