"""From a job to a checked article: a writer is asked, and the next one where that is not good enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.assembly import assemble
from pressrewrite.drafts import draft_from_reply
from pressrewrite.errors import PressRewriteError, ReplyUnusable
from pressrewrite.judging import Call
from pressrewrite.models import Flag, FlagKind, Provenance
from pressrewrite.prompts import ReviewingStrategy
from pressrewrite.providers import Extractive, Request
from pressrewrite.providers.base import tokens_together
from pressrewrite.providers.events import ArticleFinished, ClaimChecked, SentenceDropped, emit
from pressrewrite.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import datetime

    from pressrewrite.models import Article, Brief, Prompt
    from pressrewrite.prompts import PromptStrategy
    from pressrewrite.providers import Provider, Reply
    from pressrewrite.providers.events import Listener

__all__ = ["Writing", "tell"]


class Writing:
    """One job and what is needed to do it.

    Args:
        brief: The job.
        strategy: How a language model is asked.
        now: The clock of the record.
    """

    def __init__(self, *, brief: Brief, strategy: PromptStrategy, now: Callable[[], datetime]) -> None:
        self.brief = brief
        self.strategy = strategy
        self.now = now
        self._prompt: Prompt | None = None
        self._writer: Provider | None = None

    @property
    def writer(self) -> Provider:
        """Who wrote the article that was taken.

        Raises:
            RuntimeError: Nobody has written yet.
        """
        if self._writer is None:
            message = "nobody has written yet"
            raise RuntimeError(message)
        return self._writer

    def article(self, provider: Provider) -> Generator[Call, Reply, Article]:
        """Ask a writer, and those after it: yields calls, is sent replies, returns the checked article.

        A provider that knows others (`next_after`) is asked for them where its article is not supported well
        enough, or cannot be read. Of two articles the better supported one is taken.

        Args:
            provider: The writer.

        Raises:
            ProviderError: The writer did not deliver.
        """
        reply = yield Call(provider=provider, request=self.request(provider))
        self._writer = provider
        trouble: ReplyUnusable | None = None
        article: Article | None = None
        try:
            article = self.made(reply, provider)
        except ReplyUnusable as error:
            trouble = _signed(error, reply, provider)
        further = getattr(provider, "next_after", None)
        left = further(reply, article.report.score if article is not None else None) if further else None
        if left is None:
            if article is None:
                raise trouble or RuntimeError
            return article
        try:
            other = yield from self.article(left)
        except PressRewriteError:
            # The first article is still better than none; without one, its own trouble tells more.
            self._writer = provider
            if article is None:
                raise trouble or RuntimeError from None
            return article
        if article is not None and article.report.score >= other.report.score:
            self._writer = provider
            return _counted(article, reply, other)
        flag = Flag(
            kind=FlagKind.WRITER_CHANGED,
            detail=f"{reply.provider or provider.name} → {other.provenance.provider}",
        )
        return _counted(other, reply, other).replace(flags=(*other.flags, flag))

    def request(self, provider: Provider) -> Request:
        """Make the request for a writer, with a prompt where it reads one."""
        if not provider.reads_prompt:
            return Request(brief=self.brief, prompt=None)
        if self._prompt is None:
            self._prompt = self.strategy.render(self.brief)
        return Request(brief=self.brief, prompt=self._prompt)

    def made(self, reply: Reply, provider: Provider) -> Article:
        """Make a checked article of a reply.

        Args:
            reply: What was delivered.
            provider: Who delivered it.

        Raises:
            ReplyUnusable: It is no article.
        """
        brief = self.brief
        flags: tuple[Flag, ...] = ()
        if reply.draft is not None:
            draft = reply.draft
        else:
            draft, flags = draft_from_reply(reply.text, language=brief.language)
        if provider.reads_prompt and isinstance(self.strategy, ReviewingStrategy):
            flags = (*flags, *self.strategy.review(brief, draft))
        return assemble(
            draft,
            source=brief.source,
            anatomy=brief.anatomy,
            story=brief.story,
            language=brief.language,
            provenance=self._provenance(reply, provider),
            flags=flags,
        )

    def _provenance(self, reply: Reply, provider: Provider) -> Provenance:
        name = reply.provider or provider.name
        # The embedded writer as the last resort of others read no prompt, and no model took part.
        prompt = None if name == Extractive.name else self._prompt
        return Provenance(
            library_version=__version__,
            provider=name,
            model=None if name == Extractive.name else reply.model or provider.model,
            parameters=dict(reply.parameters),
            strategy=self.strategy.name,
            strategy_version=self.strategy.version,
            strategy_fingerprint=self.strategy.fingerprint,
            source_sha256=self.brief.source.sha256,
            prompt_sha256=prompt.sha256 if prompt is not None else None,
            prompt=prompt.text if prompt is not None else None,
            made_at=self.now(),
            usage=reply.usage,
            attempts=reply.attempts,
        )


def _signed(error: ReplyUnusable, reply: Reply, provider: Provider) -> ReplyUnusable:
    """The error with who wrote what could not be read, and what that cost."""
    error.provider = error.provider or reply.provider or provider.name
    error.model = error.model or reply.model or provider.model
    error.request_id = error.request_id or reply.request_id
    error.usage = (reply.usage.input_tokens, reply.usage.output_tokens)
    error.attempts = reply.attempts
    return error


def _counted(article: Article, reply: Reply, other: Article) -> Article:
    """The article with the attempts and the tokens of both writers."""
    record = article.provenance
    second = other.provenance
    # The embedded writer uses none, which is not the same as unknown.
    further = (
        None
        if second.provider == Extractive.name
        else (second.usage.input_tokens, second.usage.output_tokens)
    )
    into, out = tokens_together((reply.usage.input_tokens, reply.usage.output_tokens), further)
    return article.replace(
        provenance=record.model_copy(
            update={
                "attempts": reply.attempts + second.attempts,
                "usage": record.usage.model_copy(update={"input_tokens": into, "output_tokens": out}),
            }
        )
    )


def tell(listener: Listener | None, checked: Article, article: Article, *, seconds: float) -> None:
    """Tell a listener of each sentence that was checked or left out, and of the end.

    Args:
        listener: Who is told; nobody when None.
        checked: The article before the policy acted.
        article: The article as it leaves.
        seconds: How long all of it took.
    """
    if listener is None:
        return
    kept = {sentence.text for sentence in article.sentences}
    dropped = 0
    for number, sentence in enumerate(checked.sentences):
        kinds = tuple(found.kind for found in sentence.findings)
        emit(
            listener,
            ClaimChecked(sentence=number, verdict=sentence.verdict, findings=kinds, score=sentence.score),
        )
        if sentence.text not in kept:
            dropped += 1
            emit(listener, SentenceDropped(sentence=number, verdict=sentence.verdict, findings=kinds))
    emit(
        listener,
        ArticleFinished(
            source_sha256=article.provenance.source_sha256,
            language=article.language,
            provider=article.provenance.provider,
            model=article.provenance.model,
            sentences=len(article.sentences),
            dropped=dropped,
            score=article.report.score,
            attempts=article.provenance.attempts,
            seconds=round(seconds, 6),
        ),
    )
