"""The article alone, out of what a chat model answered: no talk, no labels, no holes, no foot of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressrewrite.drafts.admissions import find_admissions, shortened
from pressrewrite.drafts.closing import strip_closing, strip_counter, strip_foot
from pressrewrite.drafts.labels import strip_labels
from pressrewrite.drafts.opening import strip_opening, strip_thoughts
from pressrewrite.drafts.placeholders import mend_placeholders
from pressrewrite.models import Flag, FlagKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    _Report: TypeAlias = Callable[[FlagKind, Iterable[str]], None]

__all__ = ["Cleaned", "strip_chatter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A text without what its writer put around it.

    Attributes:
        text: The article; where nothing was found, the very text that was given.
        flags: What was removed or looks suspicious, with the words in question.
    """

    text: str
    flags: tuple[Flag, ...]


def strip_chatter(text: str, *, language: str) -> Cleaned:
    r"""Take away what chat models and the pages that print them put around an article, and report it.

    Removed are preambles, closing offers, label lines (the words behind a label stay), placeholders (with
    the sentences that say nothing without them), counters of views and leaked prompts. Reported and not
    removed are refusals, confessions of guessing, and an answer in another language than asked.

    Args:
        text: What a model answered, as plain text or Markdown.
        language: The BCP 47 tag of the language it was asked to be in; `"und"` when any will do.

    Returns:
        The cleaned text and the flags.

    Raises:
        InvalidLanguageTag: The tag is not usable.

    Example:
        >>> cleaned = strip_chatter("Sure! Here is the article:\n\nReef reopens\n\n137", language="en")
        >>> cleaned.text, [str(flag.kind) for flag in cleaned.flags]
        ('Reef reopens\n', ['chat_preamble', 'view_counter'])
    """
    flags: list[Flag] = []

    def report(kind: FlagKind, removed: Iterable[str]) -> None:
        flags.extend(Flag(kind=kind, detail=shortened(words)) for words in removed if words)

    text, thoughts = strip_thoughts(text)
    report(FlagKind.CHAT_PREAMBLE, [thoughts])
    text, talk = strip_opening(text)
    report(FlagKind.CHAT_PREAMBLE, talk)
    text, offers = _strip_end(text, report)
    text, labels = strip_labels(text)
    report(FlagKind.LABEL_LINE, labels)
    text, holes = mend_placeholders(text)
    report(FlagKind.PLACEHOLDER, holes)
    aside = "\n".join((*talk, *offers))
    return Cleaned(text=text, flags=(*flags, *find_admissions(text, language=language, aside=aside)))


def _strip_end(text: str, report: _Report) -> tuple[str, list[str]]:
    """Counter, foot and offers stand in any order, so each is looked for until none is left."""
    offers: list[str] = []
    while True:
        before = text
        text, counter = strip_counter(text)
        report(FlagKind.VIEW_COUNTER, [counter])
        text, foot = strip_foot(text)
        report(FlagKind.PROMPT_LEAK, [foot])
        text, closing = strip_closing(text)
        report(FlagKind.CLOSING_OFFER, closing)
        offers += closing
        if text == before:
            return text, offers
