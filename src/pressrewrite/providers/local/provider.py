"""A model on a server of one's own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.providers.chat import ChatAdapter, Format
from pressrewrite.providers.profile import Profile, kept_profile
from pressrewrite.providers.settings import Settings, secret
from pressrewrite.providers.transport import Timeouts, Transport
from pressrewrite.providers.wire import HttpRequest, json_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import SecretStr

    from pressrewrite.providers.adapter import Carrier

__all__ = ["Local"]

_AT_HOME = "http://127.0.0.1:8080/v1"


class Local(ChatAdapter[HttpRequest]):
    """A model on a server that speaks the chat-completions wire.

    Whatever the server promises, the reply is validated. A server that cannot stand the way in which JSON is
    asked for (llama.cpp may answer 500, others 400) is asked once more without it, the schema in the prompt.

    Args:
        model: The model, as the server names it; many servers ignore it.
        base_url: The address, up to where `/chat/completions` begins.
        api_key: A key, if the server wants one; `LOCAL_API_KEY` of the environment when left out.
        form: How JSON is asked for: `schema`, `json_with_schema`, `json` or `text`; what the profile
            says when left out.
        profile: What `pressrewrite probe` found out about the server, or the file in which that stands; the
            one that was kept for this address and model, if there is one, when left out.
        settings: What the model is set to.
        timeouts: How long to wait.
        transport: Who sends, and stays yours to close; one of its own when left out.

    Raises:
        InvalidInput: The address is no http address, or the file holds no profile.

    Example:
        >>> Local("qwen3", base_url="http://127.0.0.1:8080/v1").model
        'qwen3'
    """

    name = "local"

    def __init__(
        self,
        model: str = "default",
        *,
        base_url: str = _AT_HOME,
        api_key: str | SecretStr | None = None,
        form: Format | str | None = None,
        profile: Profile | str | os.PathLike[str] | None = None,
        settings: Settings | None = None,
        timeouts: Timeouts | None = None,
        transport: Carrier[HttpRequest] | None = None,
    ) -> None:
        super().__init__(
            model,
            settings=settings,
            transport=transport if transport is not None else Transport(timeouts=timeouts),
            shared=transport is not None,
        )
        if not str(base_url).startswith(("http://", "https://")):
            raise InvalidInput(
                f"{shorten(base_url)} is no address of a server.",
                hint=f"Give one that begins with http://, such as {_AT_HOME}.",
            )
        self.base_url = base_url.rstrip("/").removesuffix("/chat/completions")
        found = Profile.read(profile) if isinstance(profile, str | os.PathLike) else profile
        self.profile = found if found is not None else kept_profile(self.base_url, model)
        if form is None:
            form = self.profile.form if self.profile is not None else Format.SCHEMA
        self.form = Format(form)
        self._key = secret(api_key, "LOCAL_API_KEY")

    def call(self, body: Mapping[str, Any]) -> HttpRequest:
        """Make what is sent of the body of a request; pure."""
        headers = {"content-type": "application/json", "accept": "application/json"}
        if self._key is not None:
            headers["authorization"] = f"Bearer {self._key.get_secret_value()}"
        if body.get("stream") and self.base_url.startswith("http://"):
            # llama.cpp hangs up behind a stream without saying so;
            # on a kept connection the next request is lost.
            headers["connection"] = "close"
        return HttpRequest(url=f"{self.base_url}/chat/completions", headers=headers, body=json_bytes(body))

    def secrets(self) -> tuple[str, ...]:
        """Give the keys that must not be repeated in an error."""
        return (self._key.get_secret_value(),) if self._key is not None else ()
