"""Each attempt told to a listener."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import ProviderError
from pressrewrite.providers.events import (
    AttemptFailed,
    AttemptStarted,
    ReplyReceived,
    emit,
    next_call,
    now_ns,
)
from pressrewrite.providers.wrappers.steps import Ask
from pressrewrite.providers.wrappers.wrapper import Wrapper, writers

if TYPE_CHECKING:
    from pressrewrite.providers.base import Provider, Reply, Request
    from pressrewrite.providers.events import Listener
    from pressrewrite.providers.wrappers.steps import Call, Steps

__all__ = ["Attempt", "Observed"]


class Attempt:
    """One attempt, told to a listener from its begin to its end.

    Args:
        listener: Who is told; None tells nobody.
        provider: The writer that is asked.
        request: The job.
        number: Which attempt of the job it is, from 1.
        content: Whether prompt and text are told as well.
    """

    def __init__(
        self,
        listener: Listener | None,
        provider: Provider,
        request: Request,
        *,
        number: int = 1,
        content: bool = False,
    ) -> None:
        self._listener, self._content = listener, content
        self._who = {"call": 0, "attempt": number, "provider": provider.name, "model": provider.model}
        self._begun = time.monotonic()
        if listener is None:
            return
        self._who["call"] = next_call()
        started = AttemptStarted(
            **self._known(),
            request=request.fingerprint,
            parameters=_parameters(provider),
            at_ns=now_ns(),
            prompt=request.prompt if content else None,
        )
        emit(listener, started)

    def failed(self, error: ProviderError, *, pause_s: float | None = None) -> None:
        """Tell that it brought no reply, and how long the next one waits."""
        if self._listener is None:
            return
        who = {
            **self._known(),
            "provider": error.provider or self._who["provider"],
            "model": error.model or self._who["model"],
        }
        failure = AttemptFailed(
            **who,
            code=error.code,
            status=error.status,
            retryable=error.retryable,
            pause_s=pause_s,
            input_tokens=error.usage[0],
            output_tokens=error.usage[1],
            request_id=error.request_id,
            seconds=time.monotonic() - self._begun,
            at_ns=now_ns(),
        )
        emit(self._listener, failure)

    def ended(self, error: BaseException) -> None:
        """Tell that something else than a writer's error ended it, such as a task that was cancelled."""
        if self._listener is None:
            return
        failure = AttemptFailed(
            **self._known(),
            code=type(error).__name__,
            status=None,
            retryable=False,
            pause_s=None,
            input_tokens=None,
            output_tokens=None,
            request_id=None,
            seconds=time.monotonic() - self._begun,
            at_ns=now_ns(),
        )
        emit(self._listener, failure)

    def received(self, reply: Reply) -> None:
        """Tell that it brought a reply."""
        if self._listener is None:
            return
        who = {
            **self._known(),
            "provider": reply.provider or self._who["provider"],
            "model": reply.model or self._who["model"],
        }
        received = ReplyReceived(
            **who,
            input_tokens=reply.usage.input_tokens,
            output_tokens=reply.usage.output_tokens,
            finish=reply.finish,
            request_id=reply.request_id,
            cached=reply.cached,
            seconds=time.monotonic() - self._begun,
            at_ns=now_ns(),
            text=reply.text if self._content else None,
        )
        emit(self._listener, received)

    def _known(self) -> dict[str, Any]:
        return dict(self._who)


def _parameters(provider: Provider) -> dict[str, object]:
    """What a model is set to, where one writer alone stands behind and says so."""
    behind = writers(provider)
    settings = getattr(behind[0], "settings", None) if len(behind) == 1 else None
    record = getattr(settings, "record", None)
    return dict(record()) if callable(record) else {}


class Observed(Wrapper):
    """Tells a listener of every attempt: `AttemptStarted`, then `AttemptFailed` or `ReplyReceived`.

    Put it under `Retry` to hear of every request, or give `on_event` to `Retry`, which then also tells how
    long it waits; not both.

    Args:
        provider: The writer behind it.
        on_event: Who is told.
        content: Whether prompts and texts are told as well. Leave it off where logs are kept.

    Raises:
        InvalidInput: What was given is no writer.

    Example:
        >>> from pressrewrite.providers import Extractive
        >>> Observed(Extractive(), [].append).name
        'extractive'
    """

    def __init__(self, provider: Provider, on_event: Listener, *, content: bool = False) -> None:
        super().__init__(provider)
        self.on_event, self.content = on_event, content

    def steps(self, call: Call) -> Steps:
        """Ask, and tell."""
        attempt = Attempt(self.on_event, self.provider, call.request, content=self.content)
        try:
            reply: Reply = yield Ask(provider=self.provider, request=call.request)
        except ProviderError as error:
            attempt.failed(error)
            raise
        except BaseException as error:
            attempt.ended(error)
            raise
        attempt.received(reply)
        return reply
