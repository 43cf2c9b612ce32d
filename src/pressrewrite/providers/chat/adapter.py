"""What all writers on the chat-completions wire share, whoever carries the calls."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from pressrewrite.errors import RequestRejected, ServiceUnavailable
from pressrewrite.providers.adapter import Adapter
from pressrewrite.providers.chat.decode import ChatDecoder, reply_of
from pressrewrite.providers.chat.encode import Format, payload

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressrewrite.errors import ProviderError
    from pressrewrite.providers.adapter import StreamDecoder
    from pressrewrite.providers.base import Reply, Request
    from pressrewrite.providers.settings import Settings
    from pressrewrite.providers.wire import HttpResponse

__all__ = ["ChatAdapter"]

Call = TypeVar("Call")

# What a server says when it is the way of asking for JSON that it cannot stand, and not the request.
_FORMAT_TROUBLE = ("response_format", "json_schema", "json_object", "peg-native", "grammar", "schema")


class ChatAdapter(Adapter[Call]):
    """A writer on the chat-completions wire.

    A service that cannot stand the way in which JSON is asked for (llama.cpp may answer 500, others 400) is
    asked once more without it, the schema in the prompt.

    A subclass says how a body is sent: `call`.
    """

    form: Format = Format.SCHEMA
    """How JSON is asked for."""
    limit_name: str = "max_tokens"
    """The name of the limit of output tokens."""

    def call(self, body: Mapping[str, Any]) -> Call:
        """Make what is sent of the body of a request; pure."""
        raise NotImplementedError

    def encode(
        self, request: Request, settings: Settings, *, stream: bool = False, form: Format | None = None
    ) -> Call:
        """Write the request; pure."""
        return self.call(
            payload(
                request,
                settings,
                model=self.model,
                form=form or self.form,
                limit_name=self.limit_name,
                stream=stream,
            )
        )

    def decode(self, response: HttpResponse) -> Reply:
        """Read the answer; pure."""
        return reply_of(response, provider=self.name, model=self.model, secrets=self.secrets())

    def decoder(self) -> StreamDecoder:
        """Make what reads one stream."""
        return ChatDecoder(provider=self.name, model=self.model, secrets=self.secrets())

    def other_way(
        self, request: Request, settings: Settings, error: ProviderError, *, stream: bool = False
    ) -> Call | None:
        """Write the request without the way of asking for JSON that the service cannot stand."""
        if self.form is Format.TEXT or not _about_format(error):
            return None
        return self.encode(request, settings, stream=stream, form=Format.TEXT)


def _about_format(error: ProviderError) -> bool:
    if not isinstance(error, RequestRejected | ServiceUnavailable):
        return False
    said = (error.said or "").lower()
    return any(word in said for word in _FORMAT_TROUBLE)
