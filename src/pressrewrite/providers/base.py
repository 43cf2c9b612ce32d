"""What every writer is: something that turns a `Request` into a `Reply`."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias, runtime_checkable

from pressrewrite.models import Brief, Draft, Prompt, Usage

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from pydantic import JsonValue

__all__ = ["Provider", "Reply", "Request", "StreamingProvider", "Tokens", "tokens_together"]

Tokens: TypeAlias = tuple[int | None, int | None]
"""Tokens in and out, as far as the service told."""


def tokens_together(one: Tokens, two: Tokens | None) -> Tokens:
    """Add the tokens of two requests; what one of them does not tell stays unknown.

    Args:
        one: Tokens in and out of the one.
        two: Those of the other; None when there was no other.

    Example:
        >>> tokens_together((900, 80), (100, None))
        (1000, None)
    """
    if two is None:
        return one
    into, out = (
        None if first is None or second is None else first + second
        for first, second in zip(one, two, strict=True)
    )
    return into, out


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One job for a writer.

    Attributes:
        brief: The job, for writers that read the release themselves.
        prompt: The words for a language model; None for a writer that says it reads no prompt.
    """

    brief: Brief
    prompt: Prompt | None = None

    @property
    def fingerprint(self) -> str:
        """Name everything that decides the answer, as far as the job does: SHA-256 in hexadecimal digits.

        The words of the prompt and its schema count; for a writer that reads the brief itself, the release,
        the language and the length do.
        """
        digest = hashlib.sha256()
        if self.prompt is not None:
            digest.update(self.prompt.sha256.encode())
            digest.update(json.dumps(self.prompt.schema, sort_keys=True, ensure_ascii=False).encode())
        else:
            parts = (self.brief.source.sha256, self.brief.language, self.brief.length.value)
            digest.update("\n".join(parts).encode())
        return digest.hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a writer delivered. It is untrusted.

    Attributes:
        text: What a model wrote: JSON of a `Draft`, or plain text; empty when `draft` is given.
        draft: The draft, when the writer hands in a typed one.
        model: The model that answered, as the service names it.
        parameters: What the model was set to.
        usage: What it used.
        attempts: How many requests it took.
        finish: Why the model stopped, in the service's own word.
        request_id: The number under which the service knows the request.
        provider: The writer that answered, where wrappers stand before several.
        cached: Whether it was kept from an earlier request.
    """

    text: str = ""
    draft: Draft | None = None
    model: str | None = None
    parameters: Mapping[str, JsonValue] = field(default_factory=dict)
    usage: Usage = field(default_factory=Usage)
    attempts: int = 1
    finish: str | None = None
    request_id: str | None = None
    provider: str | None = None
    cached: bool = False


@runtime_checkable
class Provider(Protocol):
    r"""A writer.

    Anything with these members is one; there is nothing to inherit from.

    Example:
        >>> class Shouting:
        ...     name, model, reads_prompt = "shouting", "shout-1", True
        ...
        ...     def generate(self, request: Request) -> Reply:
        ...         return Reply(text=request.brief.item.title.upper() + "\n\nIt is so.", model=self.model)
        ...
        ...     async def agenerate(self, request: Request) -> Reply:
        ...         return self.generate(request)
        >>> isinstance(Shouting(), Provider)
        True
    """

    @property
    def name(self) -> str:
        """The name that stands in the record."""
        ...

    @property
    def model(self) -> str | None:
        """The language model; None when none takes part."""
        ...

    @property
    def reads_prompt(self) -> bool:
        """Whether it needs a prompt; a writer that reads the brief itself does not."""
        ...

    def generate(self, request: Request) -> Reply:
        """Write.

        Raises:
            ProviderError: The writer did not deliver.
        """
        ...

    async def agenerate(self, request: Request) -> Reply:
        """Write without blocking the event loop.

        Raises:
            ProviderError: The writer did not deliver.
        """
        ...


@runtime_checkable
class StreamingProvider(Provider, Protocol):
    """A writer whose words arrive while it writes."""

    def stream(self, request: Request) -> Iterator[str | Reply]:
        """Write, and give each piece of text as it arrives; the last thing given is the whole `Reply`.

        Raises:
            StreamInterrupted: It broke off in the middle.
            ProviderError: The writer did not deliver.
        """
        ...

    def astream(self, request: Request) -> AsyncIterator[str | Reply]:
        """Do the same without blocking the event loop."""
        ...
