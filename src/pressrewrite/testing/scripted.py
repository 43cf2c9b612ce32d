"""A writer whose answers are known beforehand."""

from __future__ import annotations

import copy
import threading
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import NotConfigured, ProviderError, StreamInterrupted
from pressrewrite.models import Draft
from pressrewrite.providers.base import Reply
from pressrewrite.testing.answers import reply_text
from pressrewrite.testing.saying import cut

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping

    from pressrewrite.providers.base import Request

__all__ = ["Scripted"]


class Scripted:
    """A writer that answers from a list, or from a function of the request.

    An answer is a text, a mapping (sent as JSON), a `Draft` (handed in typed), a whole `Reply`, or a
    `ProviderError`, which is raised.

    Args:
        replies: The answers in order, or a function that gives one for a request.
        name: The name that stands in the record.
        model: The model that stands in the record.
        reads_prompt: Whether it is to be sent a prompt.
        pieces: In how many pieces a stream brings a text.

    Attributes:
        requests: The requests that came, in order.

    Example:
        >>> import pressrewrite as pr
        >>> writer = Scripted([{"headline": {"evidence": [0], "text": "Reef reopens"}, "sections": []}])
        >>> release = pr.SourceItem(title="Reef reopens", publisher="Port", body="The reef is open.")
        >>> pr.rewrite(release, provider=writer).headline.text, writer.calls
        ('Reef reopens', 1)
    """

    def __init__(
        self,
        replies: Iterable[Reply | Draft | ProviderError | Mapping[str, Any] | str] | Callable[[Request], Any],
        *,
        name: str = "scripted",
        model: str | None = "scripted-1",
        reads_prompt: bool = True,
        pieces: int = 8,
    ) -> None:
        self.name, self.model, self.reads_prompt = name, model, reads_prompt
        self.requests: list[Request] = []
        self._choose = replies if callable(replies) else None
        self._left: deque[Any] = deque(() if callable(replies) else replies)
        self._pieces = pieces
        self._lock = threading.Lock()

    @property
    def calls(self) -> int:
        """How many requests came."""
        return len(self.requests)

    def generate(self, request: Request) -> Reply:
        """Give the next answer.

        Raises:
            ProviderError: The next answer is one, or none is left.
        """
        given = self._given(request)
        if isinstance(given, ProviderError):
            # One error may stand in the list many times; each time it is raised it is a new one.
            raise copy.copy(given)
        if isinstance(given, Reply):
            return replace(given, provider=given.provider or self.name, model=given.model or self.model)
        if isinstance(given, Draft):
            return Reply(draft=given, model=self.model, provider=self.name)
        return Reply(text=reply_text(given), model=self.model, provider=self.name)

    async def agenerate(self, request: Request) -> Reply:
        """Give the next answer; see `generate`."""
        return self.generate(request)

    def stream(self, request: Request) -> Iterator[str | Reply]:
        """Give the next answer in pieces, and the whole `Reply` at the end.

        Raises:
            ProviderError: The next answer is one; of a `StreamInterrupted` what had arrived comes first.
        """
        try:
            reply = self.generate(request)
        except StreamInterrupted as error:
            yield from cut(error.partial, self._pieces)
            raise
        yield from cut(reply.text, self._pieces)
        yield reply

    async def astream(self, request: Request) -> AsyncIterator[str | Reply]:
        """Give the next answer in pieces; see `stream`."""
        for piece in self.stream(request):
            yield piece

    def _given(self, request: Request) -> Any:
        with self._lock:
            self.requests.append(request)
            if self._choose is not None:
                return self._choose(request)
            if self._left:
                return self._left.popleft()
        raise NotConfigured(
            f"The script has no answer left for request {self.calls}.",
            hint="Give Scripted more answers, or a function of the request.",
            provider=self.name,
            model=self.model,
        )
