"""One release becomes one article: the one place where all rooms meet."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pressrewrite.assembly import assemble
from pressrewrite.drafts import draft_from_reply
from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.grounding import Policy, apply_policy
from pressrewrite.models import Brief, Provenance, SourceItem, SourceScope, SourceText
from pressrewrite.postprocess import Attribution, Disclaimer, Embargo, PaidNotice, SourceTitle, StripChatter
from pressrewrite.prompts import NewsArticle, PromptStrategy, ReviewingStrategy, TitleOnly
from pressrewrite.prompts import strategy as strategy_named
from pressrewrite.providers import Provider, Reply, Request
from pressrewrite.providers import provider as provider_named
from pressrewrite.release import anatomy as take_apart
from pressrewrite.release import story
from pressrewrite.text import canonical_tag
from pressrewrite.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence

    from pressrewrite.models import Article, Flag, Prompt
    from pressrewrite.postprocess import PostProcessor

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
        policy: What happens to sentences that the release does not support: kept and marked, left out, or the
            article refused.
        now: The clock that the record and nothing else is stamped with.

    Raises:
        UnknownProvider: There is no writer of that name.
        InvalidInput: There is no strategy or policy of that name.

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

    def __init__(
        self,
        *,
        provider: Provider | str = "extractive",
        strategy: PromptStrategy | str | None = None,
        postprocessors: Sequence[PostProcessor] | None = None,
        embargo: Embargo | None = Embargo(),  # noqa: B008 - holds no state
        policy: Policy | str = Policy.FLAG,
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
        self.policy = _policy(policy)
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
            request = next(steps)
            while True:
                request = steps.send(self.provider.generate(request))
        except StopIteration as done:
            article: Article = done.value
            return article

    async def arewrite(self, item: SourceItem, *, language: str | None = None) -> Article:
        """Turn one release into one article without blocking the event loop; see `rewrite`."""
        steps = self._steps(item, language)
        try:
            request = next(steps)
            while True:
                request = steps.send(await self.provider.agenerate(request))
        except StopIteration as done:
            article: Article = done.value
            return article

    def prompt(self, item: SourceItem, *, language: str | None = None) -> Prompt:
        """Give the very prompt that a language model would be sent, without sending it.

        Args:
            item: The release.
            language: BCP 47 tag of the reader's language; the release's own when left out.
        """
        brief, strategy = self._brief(item, language)
        return strategy.render(brief)

    def _brief(self, item: SourceItem, language: str | None) -> tuple[Brief, PromptStrategy]:
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

    def _steps(self, item: SourceItem, language: str | None) -> Generator[Request, Reply, Article]:
        """The steps of one rewrite: it yields requests, is sent replies, and returns the article."""
        brief, strategy = self._brief(item, language)
        anatomy = brief.anatomy
        if self.embargo is not None:
            self.embargo.check(
                item.embargo_until or anatomy.embargo_until, unreadable=anatomy.under_embargo_line
            )
        prompt = strategy.render(brief) if self.provider.reads_prompt else None
        reply = yield Request(brief=brief, prompt=prompt)
        flags: tuple[Flag, ...] = ()
        if reply.draft is not None:
            draft = reply.draft
        else:
            draft, flags = draft_from_reply(reply.text, language=brief.language)
        if prompt is not None and isinstance(strategy, ReviewingStrategy):
            flags = (*flags, *strategy.review(brief, draft))
        article = assemble(
            draft,
            source=brief.source,
            anatomy=anatomy,
            story=brief.story,
            language=brief.language,
            provenance=self._provenance(brief, strategy, prompt, reply),
            flags=flags,
        )
        article = apply_policy(article, self.policy)
        for process in self.postprocessors:
            article = process(article)
        return article

    def _provenance(
        self, brief: Brief, strategy: PromptStrategy, prompt: Prompt | None, reply: Reply
    ) -> Provenance:
        return Provenance(
            library_version=__version__,
            provider=self.provider.name,
            model=reply.model or self.provider.model,
            parameters=dict(reply.parameters),
            strategy=strategy.name,
            strategy_version=strategy.version,
            strategy_fingerprint=strategy.fingerprint,
            source_sha256=brief.source.sha256,
            prompt_sha256=prompt.sha256 if prompt is not None else None,
            prompt=prompt.text if prompt is not None else None,
            made_at=self.now(),
            usage=reply.usage,
            attempts=reply.attempts,
        )


def rewrite(
    item: SourceItem,
    *,
    language: str | None = None,
    provider: Provider | str = "extractive",
    strategy: PromptStrategy | str | None = None,
    postprocessors: Sequence[PostProcessor] | None = None,
    embargo: Embargo | None = Embargo(),  # noqa: B008 - holds no state
    policy: Policy | str = Policy.FLAG,
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
        provider=provider, strategy=strategy, postprocessors=postprocessors, embargo=embargo, policy=policy
    )
    return rewriter.rewrite(item, language=language)
