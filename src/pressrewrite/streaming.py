"""An article while it is written: each sentence is checked and told when it closes, and never before."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pressrewrite.drafts import cleaned_sentence
from pressrewrite.errors import StreamInterrupted
from pressrewrite.grounding import Policy
from pressrewrite.models import DraftSentence
from pressrewrite.models.evidence import FAILED

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Iterator

    from pressrewrite.models import Article, Sentence
    from pressrewrite.providers import Provider, Reply, Request, StreamingProvider

__all__ = [
    "ArticleReady",
    "ClosedSentences",
    "Closing",
    "SentenceReady",
    "StreamEvent",
    "apieces",
    "pieces",
    "whole",
]

_LONGEST = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceReady:
    """A sentence has closed and was held against the release.

    Attributes:
        sentence: The sentence with its verdict and what it rests on.
        number: Which one it is, from 0, in the order in which they were written.
        withheld: Whether the policy keeps it from readers; the article may hold it mended.
    """

    sentence: Sentence
    number: int
    withheld: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReady:
    """The whole article, as `Rewriter.rewrite` would have given it.

    Attributes:
        article: The article.
    """

    article: Article


StreamEvent: TypeAlias = SentenceReady | ArticleReady


class ClosedSentences:
    """Finds the sentences of a draft in the JSON of a reply while it arrives.

    A sentence is an object that holds `text` and no other object. Text that is no JSON gives none here; it is
    read when it is whole.

    Example:
        >>> closed = ClosedSentences()
        >>> closed.feed('{"headline": {"evidence": [0], "te')
        []
        >>> [sentence.text for sentence in closed.feed('xt": "Reef {north} opens"}, "dek": {')]
        ['Reef {north} opens']
    """

    def __init__(self) -> None:
        self._rest = ""
        self._at = 0
        # Where the objects begin that are open, and whether one stood in them.
        self._open: list[tuple[int, bool]] = []
        self._quoted = self._escaped = False

    def feed(self, piece: str) -> list[DraftSentence]:
        """Take in a piece of the reply and give the sentences that it closes.

        Args:
            piece: The next piece of text.
        """
        self._rest += piece
        found = []
        while self._at < len(self._rest):
            sign = self._rest[self._at]
            self._at += 1
            if self._quoted:
                self._quoted = self._escaped or sign != '"'
                self._escaped = sign == "\\" and not self._escaped
            elif sign == '"':
                self._quoted = True
            elif sign == "{":
                self._open.append((self._at - 1, False))
            elif sign == "}" and self._open:
                begin, holds = self._open.pop()
                if self._open:
                    self._open[-1] = (self._open[-1][0], True)
                if not holds and (sentence := _sentence(self._rest[begin : self._at])) is not None:
                    found.append(sentence)
        self._forget()
        return found

    def _forget(self) -> None:
        """Keep only what an open object may still need: the innermost one may be a sentence."""
        keep = self._open[-1][0] if self._open else self._at
        if keep > _LONGEST or self._at - keep > _LONGEST:
            cut = max(keep, self._at - _LONGEST)
            self._rest, self._at = self._rest[cut:], self._at - cut
            self._open = [(max(begin - cut, 0), holds) for begin, holds in self._open]


def _sentence(text: str) -> DraftSentence | None:
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    words = value.get("text") if isinstance(value, dict) else None
    if not isinstance(words, str):
        return None
    numbers = value.get("evidence")
    evidence = tuple(
        number for number in (numbers if isinstance(numbers, list) else ()) if type(number) is int
    )
    return cleaned_sentence(DraftSentence(evidence=evidence, text=words))


class Closing:
    """Turns the pieces of a reply into events.

    Args:
        check: Makes a checked sentence of a draft.
        policy: What happens to a sentence that is not supported.
    """

    def __init__(self, check: Callable[[DraftSentence], Sentence], policy: Policy) -> None:
        self._check = check
        self._withholds = policy is not Policy.FLAG
        self._closed = ClosedSentences()
        self.told: list[str] = []

    def take(self, piece: str) -> Iterator[SentenceReady]:
        """Take in a piece and tell of the sentences that it closes."""
        for draft in self._closed.feed(piece):
            sentence = self._check(draft)
            yield SentenceReady(
                sentence=sentence,
                number=len(self.told),
                withheld=self._withholds and sentence.verdict in FAILED,
            )
            self.told.append(sentence.text)


def pieces(
    provider: StreamingProvider, request: Request, closing: Closing
) -> Iterator[SentenceReady | Reply]:
    """Stream one reply: an event for each sentence that closes, then the reply.

    Args:
        provider: The writer.
        request: The job.
        closing: Makes the events.

    Raises:
        StreamInterrupted: It broke off; `complete` holds the sentences that had closed.
        ProviderError: The writer did not deliver.
    """
    source = provider.stream(request)
    try:
        for piece in source:
            if isinstance(piece, str):
                yield from closing.take(piece)
            else:
                yield piece
    except StreamInterrupted as error:
        error.complete = tuple(closing.told)
        raise
    finally:
        close = getattr(source, "close", None)
        if close is not None:
            close()


async def apieces(
    provider: StreamingProvider, request: Request, closing: Closing
) -> AsyncGenerator[SentenceReady | Reply, None]:
    """Do what `pieces` does without blocking the event loop."""
    source = provider.astream(request)
    try:
        async for piece in source:
            if isinstance(piece, str):
                for event in closing.take(piece):
                    yield event
            else:
                yield piece
    except StreamInterrupted as error:
        error.complete = tuple(closing.told)
        raise
    finally:
        # An iterator that is no generator need not be closed.
        close = getattr(source, "aclose", None)
        if close is not None:
            await close()


def whole(reply: Reply | None, provider: Provider) -> Reply:
    """Give the reply that a stream has to end with.

    Args:
        reply: What came last; None when nothing did.
        provider: The writer.

    Raises:
        StreamInterrupted: There is none.
    """
    if reply is None:
        raise StreamInterrupted(
            "The stream ended without a reply.",
            hint="A StreamingProvider gives the whole Reply last.",
            provider=provider.name,
            model=provider.model,
        )
    return reply
