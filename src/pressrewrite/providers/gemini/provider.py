"""Gemini over REST."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.providers.adapter import Adapter
from pressrewrite.providers.gemini.decode import GeminiDecoder, reply_of
from pressrewrite.providers.gemini.encode import payload
from pressrewrite.providers.settings import Settings, secret
from pressrewrite.providers.transport import Timeouts, Transport
from pressrewrite.providers.wire import HttpRequest, json_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pydantic import SecretStr

    from pressrewrite.providers.adapter import StreamDecoder
    from pressrewrite.providers.base import Reply, Request
    from pressrewrite.providers.wire import HttpResponse

__all__ = ["Gemini"]

_SERVICE = "https://generativelanguage.googleapis.com/v1beta"
_MODEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,100}")


class Gemini(Adapter[HttpRequest]):
    """A Gemini model, asked over the REST interface v1beta; no SDK is needed.

    Args:
        model: The model, such as `gemini-2.5-flash`.
        api_key: The key; `GEMINI_API_KEY` or `GOOGLE_API_KEY` of the environment when left out. It is sent in
            a header and never stands in an address.
        auth: Gives a bearer token for each request, instead of a key.
        base_url: The address of the service, up to and with the version.
        thinking: The service's `thinkingConfig`, such as `{"thinkingBudget": 0}`; it uses up output tokens.
        safety: The service's `safetySettings`.
        settings: What the model is set to.
        timeouts: How long to wait.
        transport: Who sends; one of its own when left out.

    Raises:
        NotConfigured: There is neither a key nor `auth`.
        InvalidInput: The name of the model, or the address, cannot be one.

    Example:
        >>> Gemini("gemini-2.5-flash", api_key="example")
        Gemini(model='gemini-2.5-flash')
    """

    name = "gemini"

    def __init__(  # noqa: PLR0913 - what the service can be told
        self,
        model: str = "gemini-2.5-flash",
        *,
        api_key: str | SecretStr | None = None,
        auth: Callable[[], str] | None = None,
        base_url: str = _SERVICE,
        thinking: Mapping[str, Any] | None = None,
        safety: list[dict[str, str]] | None = None,
        settings: Settings | None = None,
        timeouts: Timeouts | None = None,
        transport: Transport | None = None,
    ) -> None:
        super().__init__(
            model,
            settings=settings,
            transport=transport if transport is not None else Transport(timeouts=timeouts),
            shared=transport is not None,
        )
        bare = str(model).removeprefix("models/")
        if not _MODEL.fullmatch(bare):
            raise InvalidInput(
                f"{shorten(model)} is no name of a model.", hint="Give one such as 'gemini-2.5-flash'."
            )
        if not str(base_url).startswith(("http://", "https://")):
            raise InvalidInput(
                f"{shorten(base_url)} is no address.", hint="Give one that begins with https://."
            )
        self.model = bare
        self.base_url = base_url.rstrip("/")
        self.thinking, self.safety = thinking, safety
        self._auth = auth
        self._token: str | None = None
        self._key = (
            None
            if auth is not None
            else secret(api_key, "GEMINI_API_KEY", "GOOGLE_API_KEY", needed=self.name)
        )

    def encode(self, request: Request, settings: Settings, *, stream: bool = False) -> HttpRequest:
        """Write the request; pure, but for the token that `auth` gives."""
        body = payload(request, settings, thinking=self.thinking, safety=self.safety)
        headers = {"content-type": "application/json", "accept": "application/json"}
        if self._auth is not None:
            self._token = self._auth()
            headers["authorization"] = f"Bearer {self._token}"
        elif self._key is not None:
            headers["x-goog-api-key"] = self._key.get_secret_value()
        verb = "streamGenerateContent?alt=sse" if stream else "generateContent"
        return HttpRequest(
            url=f"{self.base_url}/models/{self.model}:{verb}", headers=headers, body=json_bytes(body)
        )

    def decode(self, response: HttpResponse) -> Reply:
        """Read the answer; pure."""
        return reply_of(response, provider=self.name, model=self.model, secrets=self.secrets())

    def decoder(self) -> StreamDecoder:
        """Make what reads one stream."""
        return GeminiDecoder(provider=self.name, model=self.model, secrets=self.secrets())

    def secrets(self) -> tuple[str, ...]:
        """Give the keys that must not be repeated in an error."""
        if self._token is not None:
            return (self._token,)
        return (self._key.get_secret_value(),) if self._key is not None else ()
