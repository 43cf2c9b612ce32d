"""Another writer when one does not deliver, or when the release does not support what it wrote."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

from pressrewrite.errors import BudgetExceeded, InvalidInput, ProviderError, shorten
from pressrewrite.providers.base import StreamingProvider
from pressrewrite.providers.events import WriterChanged, emit, now_ns
from pressrewrite.providers.wrappers.steps import Ask
from pressrewrite.providers.wrappers.tally import Tally
from pressrewrite.providers.wrappers.wrapper import Wrapper, writers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from pressrewrite.providers.base import Provider, Reply, Request
    from pressrewrite.providers.events import Listener
    from pressrewrite.providers.wrappers.steps import Call, Steps

__all__ = ["Fallback"]

_LOG = logging.getLogger(__name__)


def _any_but_money(error: ProviderError) -> bool:
    return not isinstance(error, BudgetExceeded)


class Fallback(Wrapper):
    """Asks one writer after the other until one delivers.

    The reply says in `provider` and `model` who wrote it, so that the disclosure can; `attempts` and tokens
    of those that failed are counted with it. When none delivers, the last one's error is raised; the earlier
    ones stand in its `__notes__` and, whole, in its `earlier`.

    The last may be the embedded writer, which needs no service; it is handed the job without a prompt.

    A rewriter that has checked the article asks `next_after(reply, score)`: it gives the writers that are
    left when the score lies under `minimum_score`.

    Args:
        providers: The writers, in the order in which they are asked.
        when: Which errors lead to the next one; every `ProviderError` but `BudgetExceeded` when left out.
        minimum_score: The least score of an article, 0 to 1, with which nobody else is asked.
        on_event: Who is told of a change of writers.

    Raises:
        InvalidInput: There is no writer, or something among them is none.

    Example:
        >>> from pressrewrite.providers import Extractive
        >>> from pressrewrite.providers.local import Local
        >>> writer = Fallback([Local("qwen3"), Extractive()], minimum_score=0.8)
        >>> writer.reads_prompt, writer.name
        (True, 'fallback')
    """

    def __init__(
        self,
        providers: Sequence[Provider],
        *,
        when: Callable[[ProviderError], bool] | None = None,
        minimum_score: float | None = None,
        on_event: Listener | None = None,
    ) -> None:
        if not isinstance(providers, (list, tuple)) or not providers:
            raise InvalidInput(
                f"{shorten(providers)} holds no writers.", hint="Give a list of them, the first choice first."
            )
        if minimum_score is not None and not 0 <= minimum_score <= 1:
            raise InvalidInput(f"minimum_score={shorten(minimum_score)} is none.", hint="Give 0 to 1.")
        for provider in providers:
            super().__init__(provider)
        self.providers = tuple(providers)
        self.minimum_score = minimum_score
        self.when = when if when is not None else _any_but_money
        self.on_event = on_event
        self.provider = self.providers[0]
        self._stream_if(streams=any(isinstance(each, StreamingProvider) for each in self.providers))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self.providers)!r})"

    @property
    def name(self) -> str:
        """Always `fallback`: who wrote stands in `Reply.provider`."""
        return "fallback"

    @property
    def model(self) -> str | None:
        """None: which model wrote, if any, stands in `Reply.model`."""
        return None

    @property
    def reads_prompt(self) -> bool:
        """Whether any of the writers needs a prompt."""
        return any(provider.reads_prompt for provider in self.providers)

    def steps(self, call: Call) -> Steps:
        """Ask one after the other."""
        tally, earlier, at = Tally(), list[ProviderError](), 0
        while True:
            provider = self.providers[at]
            try:
                reply: Reply = yield Ask(provider=provider, request=_for(provider, call.request))
            except ProviderError as error:
                tally.add(error)
                at += 1
                if at == len(self.providers) or call.streamed or not self.when(error):
                    tally.tell(error)
                    _remember(error, earlier)
                    raise
                earlier.append(error)
                self._tell(provider, self.providers[at], error.code)
            else:
                signed = replace(
                    reply, provider=reply.provider or provider.name, model=reply.model or provider.model
                )
                return tally.over(signed)

    def accepts(self, reply: Reply, score: float | None) -> bool:  # noqa: ARG002 - a subclass may look at it
        """Whether an article is supported well enough, so that nobody else is asked.

        Args:
            reply: What was written.
            score: How likely the release supports all of it, 0 to 1; None when it could not be checked,
                which is never enough where a least score was set.
        """
        return self.minimum_score is None or (score is not None and score >= self.minimum_score)

    def next_after(self, reply: Reply, score: float | None) -> Fallback | None:
        """Give the writers that are left when an article is not supported well enough.

        Args:
            reply: What was written.
            score: How likely the release supports all of it, 0 to 1; None when it could not be checked.

        Returns:
            A `Fallback` of those that come after the one who wrote; None when the article is accepted or
            nobody is left.
        """
        at = self._index_of(reply)
        left = self.providers[at + 1 :]
        if not left or self.accepts(reply, score):
            return None
        self._tell(self.providers[at], left[0], "score")
        return Fallback(left, when=self.when, minimum_score=self.minimum_score, on_event=self.on_event)

    def _index_of(self, reply: Reply) -> int:
        """Which writer a reply is of, by name and model; the last that may be meant, so that it ends."""
        named = [
            (at, [writer.model for writer in writers(provider)])
            for at, provider in enumerate(self.providers)
            if reply.provider in {writer.name for writer in writers(provider)} | {provider.name}
        ]
        exact = [at for at, models in named if reply.model in models]
        close = [
            at
            for at, models in named
            if any(model and (reply.model or "").startswith(model) for model in models)
        ]
        return max(exact or close or [at for at, _ in named] or [len(self.providers) - 1])

    def _tell(self, provider: Provider, successor: Provider, code: str) -> None:
        _LOG.info("%s did not do (%s); %s is asked next", provider.name, code, successor.name)
        emit(
            self.on_event,
            WriterChanged(
                provider=provider.name,
                model=provider.model,
                successor=successor.name,
                successor_model=successor.model,
                code=code,
                at_ns=now_ns(),
            ),
        )

    def close(self) -> None:
        """Close all writers."""
        for provider in self.providers:
            close = getattr(provider, "close", None)
            if close is not None:
                close()

    async def aclose(self) -> None:
        """Close all writers, and their connections of this event loop."""
        for provider in self.providers:
            close = getattr(provider, "aclose", None)
            if close is not None:
                await close()


def _for(provider: Provider, request: Request) -> Request:
    """The job as a writer takes it: one that reads no prompt is given none."""
    return request if provider.reads_prompt or request.prompt is None else replace(request, prompt=None)


def _remember(error: ProviderError, earlier: list[ProviderError]) -> None:
    """Keep the errors of the writers before it on the last one."""
    error.earlier = (*earlier, *error.earlier)
    for each in earlier:
        who = each.provider or "a writer"
        error.add_note(f"Before it, {who} ({each.model or 'no model'}) failed: {each}")
