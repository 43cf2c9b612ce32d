"""Running text in pieces: words, dates set beside words such as "today", addresses that are links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressrewrite.render.escape import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressrewrite.models import Gloss

__all__ = ["Run", "joined", "with_glosses", "with_link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words that are shown alike.

    Attributes:
        text: The words, as they came.
        gloss: Whether they were set beside the text rather than being part of it.
        url: Where they lead, an address that is safe to follow; None for plain words.
    """

    text: str
    gloss: bool = False
    url: str | None = None


def with_glosses(text: str, glosses: Iterable[Gloss], inline: str) -> tuple[Run, ...]:
    """Set the dates of a sentence beside the words they explain.

    Args:
        text: The sentence.
        glosses: Its dates; one that lies outside the sentence or over another is left out.
        inline: How a date stands beside a phrase: the locale's `gloss.inline`.

    Returns:
        The runs of the sentence, dates included; without the dates they join to the sentence again.
    """
    head, _, tail = inline.partition("{phrase}")
    runs: list[Run] = []
    done = 0
    for gloss in sorted(glosses, key=lambda each: each.start):
        if not done <= gloss.start < gloss.end <= len(text):
            continue
        before, after = head.replace("{date}", gloss.text), tail.replace("{date}", gloss.text)
        runs += [
            Run(text=text[done : gloss.start]),
            Run(text=before, gloss=True),
            Run(text=text[gloss.start : gloss.end]),
            Run(text=after, gloss=True),
        ]
        done = gloss.end
    runs.append(Run(text=text[done:]))
    return tuple(run for run in runs if run.text) or (Run(text=""),)


def with_link(runs: Iterable[Run], address: str | None) -> tuple[Run, ...]:
    """Turn an address into a link wherever it stands in running text.

    Args:
        runs: Running text.
        address: The one address that may become a link; every other one stays text.

    Returns:
        The same words, cut where the address begins and ends.
    """
    runs = tuple(runs)
    # Hardly a sentence holds the address, and an article has hundreds of sentences.
    url = safe_url(address) if address and any(address in run.text for run in runs) else None
    if url is None:
        return runs
    # A longer address that merely begins with this one leads elsewhere. Its full stop ends the sentence.
    whole = re.compile(re.escape(url) + r"(?![.:,;]?[A-Za-z0-9_/?#=&%~-])")
    linked: list[Run] = []
    for run in runs:
        done = 0
        for found in whole.finditer(run.text) if url in run.text and run.url is None else ():
            linked.append(Run(text=run.text[done : found.start()], gloss=run.gloss))
            linked.append(Run(text=url, gloss=run.gloss, url=url))
            done = found.end()
        linked.append(Run(text=run.text[done:], gloss=run.gloss, url=run.url))
    return tuple(run for run in linked if run.text) or (Run(text=""),)


def joined(runs: Iterable[Run]) -> str:
    """Join running text to one string."""
    return "".join(run.text for run in runs)
