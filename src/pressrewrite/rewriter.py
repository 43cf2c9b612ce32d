"""One release becomes one article: the one place where all rooms meet."""

from __future__ import annotations

from contextlib import aclosing
from datetime import UTC, datetime
from time import monotonic
from typing import TYPE_CHECKING

from pressrewrite.assembly import headline_maker, running_maker, sentence_maker
from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.grounding import Policy, apply_policy, check_judge
from pressrewrite.judging import judged_article
from pressrewrite.models import Brief, SourceItem, SourceScope, SourceText
from pressrewrite.postprocess import Attribution, Disclaimer, Embargo, PaidNotice, SourceTitle, StripChatter
from pressrewrite.prompts import NewsArticle, PromptStrategy, TitleOnly
from pressrewrite.prompts import strategy as strategy_named
from pressrewrite.providers import Provider, StreamingProvider
from pressrewrite.providers import provider as provider_named
from pressrewrite.release import anatomy as take_apart
from pressrewrite.release import story
from pressrewrite.repairing import repaired_article
from pressrewrite.streaming import ArticleReady, Closing, SentenceReady, apieces, pieces, whole
from pressrewrite.text import canonical_tag
from pressrewrite.writing import Writing, tell

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator, Sequence

    from pressrewrite.grounding import Judge
    from pressrewrite.judging import Call
    from pressrewrite.models import Article, Prompt
    from pressrewrite.postprocess import PostProcessor
    from pressrewrite.providers import Reply
    from pressrewrite.providers.events import Listener
    from pressrewrite.streaming import StreamEvent

__all__ = ["Rewriter", "default_postprocessors", "rewrite"]


def _now() -> datetime:
    return datetime.now(UTC)


def default_postprocessors() -> tuple[PostProcessor, ...]:
    """Give the steps that run behind the writer when no others are asked for."""
    return (StripChatter(), SourceTitle(), PaidNotice(), Attribution(), Disclaimer())


def _policy(given: Policy | str) -> Policy:
    try:
        return Policy(given)
    except ValueError:
        names = ", ".join(policy.value for policy in Policy)
        raise InvalidInput(f"{shorten(given)} is no policy.", hint=f"Give one of {names}.") from None


def _strategy(given: PromptStrategy | str | None) -> PromptStrategy:
    made = strategy_named(given) if isinstance(given, str) else given
    if made is None:
        return NewsArticle()
    if not isinstance(made, PromptStrategy):
        raise InvalidInput(
            f"{shorten(given)} is no strategy.",
            hint="Give a name such as 'explainer', or an object with the members of prompts.PromptStrategy.",
        )
    return made


class Rewriter:
    """Turns press releases into articles.

    Args:
        provider: Who writes: a name such as `"extractive"`, or any `Provider`.
        strategy: How a language model is asked, and how long the article may become: a name such as
            `"explainer"`, or any `PromptStrategy`.
        postprocessors: Steps behind the writer, in order; `default_postprocessors()` when left out.
        embargo: Refuses releases under embargo, before the writer is asked; None lets them through.
        policy: What happens to sentences that the release does not support: kept and marked, left out, mended
            by the writer in one further turn, or the article refused.
        unmended: What happens under `Policy.REPAIR` to what the writer did not mend: left out, or kept and
            marked.
        judge: Gives a second opinion on the wording of each sentence, before the policy acts: a
            `ProviderJudge`, or anything with the members of `Judge`; nobody is asked when left out.
        on_event: Is told of each sentence that was checked or left out, and of the end; see
            `providers.events`.
        now: The clock that the record and nothing else is stamped with.

    Raises:
        UnknownProvider: There is no writer of that name.
        InvalidInput: What was given is no writer, no judge, or there is no strategy or policy of that name.

    Example:
        >>> release = SourceItem(
        ...     title="Reef reopens", publisher="Port", body="The reef is open. Divers may return."
        ... )
        >>> article = Rewriter().rewrite(release)
        >>> print(article.sections[0].paragraphs[0].sentences[0])
        The reef is open.
        >>> article.disclosure.level.value
        'extractive_no_model'
    """

    def __init__(  # noqa: PLR0913 - each is one thing that applications combine
        self,
        *,
        provider: Provider | str = "extractive",
        strategy: PromptStrategy | str | None = None,
        postprocessors: Sequence[PostProcessor] | None = None,
        embargo: Embargo | None = Embargo(),  # noqa: B008 - holds no state
        policy: Policy | str = Policy.FLAG,
        unmended: Policy | str = Policy.DROP,
        judge: Judge | None = None,
        on_event: Listener | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self.provider = provider_named(provider) if isinstance(provider, str) else provider
        if not isinstance(self.provider, Provider):
            raise InvalidInput(
                f"{shorten(provider)} is no writer.",
                hint="Give a name such as 'extractive', or an object with the members of providers.Provider.",
            )
        self.strategy = _strategy(strategy)
        self.postprocessors = tuple(default_postprocessors() if postprocessors is None else postprocessors)
        self.embargo = embargo
        self.policy, self.unmended = _policy(policy), _policy(unmended)
        if self.unmended not in {Policy.DROP, Policy.FLAG}:
            raise InvalidInput(
                f"unmended={shorten(unmended)} says nothing.", hint="Give Policy.DROP or Policy.FLAG."
            )
        if judge is not None:
            check_judge(judge)
        self.judge = judge
        self.on_event = on_event
        self.now = now

    def rewrite(self, item: SourceItem, *, language: str | None = None) -> Article:
        """Turn one release into one article.

        Args:
            item: The release.
            language: BCP 47 tag of the reader's language; the release's own when left out.

        Raises:
            EmbargoActive: The release may not be published yet.
            NotSupported: The policy refuses what the release does not support.
            CannotTranslate: The embedded writer was asked for another language than the release's.
            NothingToWrite: The release holds no sentence that could stand in an article.
            InvalidLanguageTag: The tag names no language.
            ProviderError: The writer did not deliver.
        """
        steps = self._steps(item, language)
        try:
            call = next(steps)
            while True:
                try:
                    reply = call.provider.generate(call.request)
                except Exception as error:  # noqa: BLE001 - the step that asked decides what it means
                    call = steps.throw(error)
                else:
                    call = steps.send(reply)
        except StopIteration as done:
            article: Article = done.value
            return article

    async def arewrite(self, item: SourceItem, *, language: str | None = None) -> Article:
        """Turn one release into one article without blocking the event loop; see `rewrite`."""
        steps = self._steps(item, language)
        try:
            call = next(steps)
            while True:
                try:
                    reply = await call.provider.agenerate(call.request)
                except Exception as error:  # noqa: BLE001 - the step that asked decides what it means
                    call = steps.throw(error)
                else:
                    call = steps.send(reply)
        except StopIteration as done:
            article: Article = done.value
            return article

    def stream(self, item: SourceItem, *, language: str | None = None) -> Generator[StreamEvent, None, None]:
        """Turn one release into one article, and tell of each sentence when it closes.

        A sentence is told whole and checked. What the policy keeps from readers is marked `withheld`. A
        writer that cannot stream is waited for.

        Args:
            item: The release.
            language: BCP 47 tag of the reader's language; the release's own when left out.

        Yields:
            `SentenceReady` for each sentence of the draft, then `ArticleReady`.

        Raises:
            StreamInterrupted: The stream broke off; `complete` holds the sentences that had closed.
            PressRewriteError: See `rewrite`.
        """
        steps = self._steps(item, language)
        closing: Closing | None = self._closing(item, language)
        try:
            call = next(steps)
            while True:
                reply: Reply | None = None
                try:
                    if closing is not None and isinstance(call.provider, StreamingProvider):
                        for event in pieces(call.provider, call.request, closing):
                            if isinstance(event, SentenceReady):
                                yield event
                            else:
                                reply = event
                    else:
                        reply = call.provider.generate(call.request)
                except Exception as error:  # noqa: BLE001 - the step that asked decides what it means
                    call = steps.throw(error)
                else:
                    # Only the draft is told while it is written; a judge and a repair are waited for.
                    closing = None
                    call = steps.send(whole(reply, call.provider))
        except StopIteration as done:
            yield ArticleReady(article=done.value)

    async def astream(
        self, item: SourceItem, *, language: str | None = None
    ) -> AsyncGenerator[StreamEvent, None]:
        """Do what `stream` does without blocking the event loop."""
        steps = self._steps(item, language)
        closing: Closing | None = self._closing(item, language)
        finished: Article | None = None
        call = next(steps)
        while finished is None:
            reply: Reply | None = None
            try:
                try:
                    if closing is not None and isinstance(call.provider, StreamingProvider):
                        # Who stops listening in the middle has the writer's connection closed at once.
                        async with aclosing(apieces(call.provider, call.request, closing)) as told:
                            async for event in told:
                                if isinstance(event, SentenceReady):
                                    yield event
                                else:
                                    reply = event
                    else:
                        reply = await call.provider.agenerate(call.request)
                except Exception as error:  # noqa: BLE001 - the step that asked decides what it means
                    call = steps.throw(error)
                else:
                    closing = None
                    call = steps.send(whole(reply, call.provider))
            except StopIteration as done:
                finished = done.value
        yield ArticleReady(article=finished)

    def _closing(self, item: SourceItem, language: str | None) -> Closing:
        return Closing(running_maker(self.brief(item, language)[0]), self.policy)

    def prompt(self, item: SourceItem, *, language: str | None = None) -> Prompt:
        """Give the very prompt that a language model would be sent, without sending it.

        Args:
            item: The release.
            language: BCP 47 tag of the reader's language; the release's own when left out.
        """
        brief, strategy = self.brief(item, language)
        return strategy.render(brief)

    def brief(self, item: SourceItem, language: str | None = None) -> tuple[Brief, PromptStrategy]:
        """Give the typed job of a release, and the strategy that would be asked for its prompt.

        Args:
            item: The release.
            language: BCP 47 tag of the reader's language; the release's own when left out.

        Raises:
            InvalidInput: What was given is no release.
            InvalidLanguageTag: The tag names no language.
        """
        if not isinstance(item, SourceItem):
            raise InvalidInput(
                f"A SourceItem was expected, not {shorten(item)}.",
                hint="Build one: SourceItem(title=..., publisher=..., body=...).",
            )
        tag = canonical_tag(language) if language is not None else item.language
        source = SourceText(item)
        strategy = TitleOnly() if item.scope is SourceScope.TITLE_ONLY else self.strategy
        parts = take_apart(source)
        brief = Brief(
            item=item,
            source=source,
            anatomy=parts,
            story=story(source, parts),
            language=tag,
            length=strategy.length,
        )
        return brief, strategy

    def _steps(self, item: SourceItem, language: str | None) -> Generator[Call, Reply, Article]:
        """The steps of one rewrite: it yields calls, is sent replies, and returns the article."""
        begun = monotonic()
        brief, strategy = self.brief(item, language)
        if self.embargo is not None:
            until = item.embargo_until or brief.anatomy.embargo_until
            self.embargo.check(until, unreadable=brief.anatomy.under_embargo_line)
        writing = Writing(brief=brief, strategy=strategy, now=self.now)
        article = yield from writing.article(self.provider)
        if self.judge is not None:
            article = yield from judged_article(article, self.judge, source=brief.source)
        if self.policy is Policy.REPAIR and article.provenance.prompt is not None:
            checks = sentence_maker(brief), headline_maker(brief)
            before = article.sentences
            article = yield from repaired_article(article, brief, writing.writer, *checks)
            if self.judge is not None:
                new = {at for at, one in enumerate(article.sentences) if one is not before[at]}
                if new:
                    article = yield from judged_article(article, self.judge, source=brief.source, only=new)
        checked = article
        article = apply_policy(article, self.unmended if self.policy is Policy.REPAIR else self.policy)
        for process in self.postprocessors:
            article = process(article)
        tell(self.on_event, checked, article, seconds=monotonic() - begun)
        return article


def rewrite(
    item: SourceItem,
    *,
    language: str | None = None,
    provider: Provider | str = "extractive",
    strategy: PromptStrategy | str | None = None,
    postprocessors: Sequence[PostProcessor] | None = None,
    embargo: Embargo | None = Embargo(),  # noqa: B008 - holds no state
    policy: Policy | str = Policy.FLAG,
    judge: Judge | None = None,
) -> Article:
    """Turn one press release into one article.

    Args:
        item: The release.
        language: BCP 47 tag of the reader's language; the release's own when left out.
        provider: Who writes; the embedded writer needs no key and no network.
        strategy: How a language model is asked, and how long the article may become; a name will do.
        postprocessors: Steps behind the writer, in order.
        embargo: Refuses releases under embargo; None lets them through.
        policy: What happens to sentences that the release does not support.
        judge: Gives a second opinion on the wording; nobody is asked when left out.

    Raises:
        PressRewriteError: See `Rewriter.rewrite`.

    Example:
        >>> release = SourceItem(
        ...     title="Reef reopens", publisher="Port", url="https://port.example/reef", language="en"
        ... )
        >>> article = rewrite(release)
        >>> for sentence in article.sections[0].paragraphs[0].sentences:
        ...     print(sentence)
        Port published a press release titled “Reef reopens”.
        The release can be read at https://port.example/reef.
        The text itself was not available to the writer.
    """
    rewriter = Rewriter(
        provider=provider,
        strategy=strategy,
        postprocessors=postprocessors,
        embargo=embargo,
        policy=policy,
        judge=judge,
    )
    return rewriter.rewrite(item, language=language)
