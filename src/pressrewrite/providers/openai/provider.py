"""An OpenAI model, asked through the official SDK."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from pressrewrite.errors import InvalidInput, RequestRejected, shorten
from pressrewrite.providers.chat import ChatAdapter, Format
from pressrewrite.providers.openai.sdk import SdkCarrier
from pressrewrite.providers.settings import Settings, secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import SecretStr

    from pressrewrite.errors import ProviderError
    from pressrewrite.providers.base import Reply
    from pressrewrite.providers.transport import Timeouts
    from pressrewrite.providers.wire import HttpResponse

__all__ = ["OpenAI"]

_SERVICE = "https://api.openai.com/v1"
_OWN = re.compile(r"(?:.+\.)?(?:api\.openai\.com|openai\.azure\.com)")
_NOT_TAKEN = re.compile(
    r"unsupported|not supported|not support|unrecognized|unknown param|not permitted", re.IGNORECASE
)
_PARAMETER = re.compile(r"\b(?:max_completion_tokens|max_tokens|temperature|top_p|seed)\b")
_LEAVE_OUT = "This model takes no {0} of its own: leave Settings.{0} out."
_HINTS = {
    "max_tokens": 'This model calls the limit otherwise: OpenAI(..., limit_name="max_completion_tokens").',
    "max_completion_tokens": 'This service calls the limit otherwise: OpenAI(..., limit_name="max_tokens").',
    **{name: _LEAVE_OUT.format(name) for name in ("temperature", "top_p", "seed")},
}


class OpenAI(ChatAdapter["Mapping[str, Any]"]):
    """A model of OpenAI, or of any service that its official SDK reaches; needs the extra `openai`.

    Chat completions are asked for with a strict JSON schema. A model that cannot stand it is asked once more
    without it. The SDK's retries are off: `wrappers.Retry` is the one who retries.

    Args:
        model: The model, such as `gpt-5-mini`.
        api_key: The key; `OPENAI_API_KEY` of the environment when left out.
        base_url: The address of another service; `OPENAI_BASE_URL`, else OpenAI's own, when left out.
        organization: The organization that pays; `OPENAI_ORG_ID` when left out.
        project: The project that pays; `OPENAI_PROJECT_ID` when left out.
        form: How JSON is asked for: `schema`, `json_with_schema`, `json` or `text`.
        limit_name: The name of the limit of output tokens; `max_completion_tokens` at OpenAI itself and
            on Azure, `max_tokens` elsewhere, when left out.
        settings: What the model is set to; reasoning models take neither temperature nor top_p.
        timeouts: How long to wait.
        client: An `openai.OpenAI` for sync calls, or one of its kin such as `AzureOpenAI`; it stays yours.
        async_client: An `openai.AsyncOpenAI` for async calls; it belongs to one event loop.

    Raises:
        MissingExtra: The SDK is not installed.
        NotConfigured: There is neither a key nor a client.
        InvalidInput: The address is none, or there is no name of a model.

    Example:
        >>> OpenAI("gpt-5-mini", api_key="example")
        OpenAI(model='gpt-5-mini')
    """

    name = "openai"

    def __init__(  # noqa: PLR0913 - what the service can be told
        self,
        model: str,
        *,
        api_key: str | SecretStr | None = None,
        base_url: str | None = None,
        organization: str | None = None,
        project: str | None = None,
        form: Format | str = Format.SCHEMA,
        limit_name: str | None = None,
        settings: Settings | None = None,
        timeouts: Timeouts | None = None,
        client: Any = None,
        async_client: Any = None,
    ) -> None:
        if not str(model).strip():
            raise InvalidInput(
                f"{shorten(model)} is no name of a model.", hint="Give one such as 'gpt-5-mini'."
            )
        handed_in = next((each for each in (client, async_client) if each is not None), None)
        address = base_url or (str(handed_in.base_url) if handed_in is not None else "")
        self.base_url = address or os.environ.get("OPENAI_BASE_URL") or _SERVICE
        if not self.base_url.startswith(("http://", "https://")):
            raise InvalidInput(
                f"{shorten(self.base_url)} is no address.", hint="Give one that begins with https://."
            )
        if base_url is not None and handed_in is not None:
            raise InvalidInput(
                "A client and an address were given; the client has its own.", hint="Give one of them."
            )
        needed = self.name if handed_in is None else None
        self._key = secret(api_key, "OPENAI_API_KEY", needed=needed)
        own_key = getattr(handed_in, "api_key", None)
        self._keys = tuple(
            key
            for key in (self._key.get_secret_value() if self._key else None, own_key)
            if isinstance(key, str) and key
        )
        carrier = SdkCarrier(
            key=self._key,
            options={"base_url": self.base_url, "organization": organization, "project": project},
            timeouts=timeouts,
            client=client,
            async_client=async_client,
        )
        super().__init__(str(model).strip(), settings=settings, transport=carrier)
        self.form = Format(form)
        own = _OWN.fullmatch(urlsplit(self.base_url).hostname or "") is not None
        self.limit_name = limit_name or ("max_completion_tokens" if own else "max_tokens")

    def call(self, body: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give what is sent: the body itself, since the SDK writes the rest."""
        return body

    def decode(self, response: HttpResponse) -> Reply:
        """Read the answer; pure."""
        try:
            return super().decode(response)
        except RequestRejected as error:
            raise _explained(error) from None

    def failure(self, status: int, headers: dict[str, str], body: bytes) -> ProviderError:
        """Make the error of an answer that is none."""
        return _explained(super().failure(status, headers, body))

    def secrets(self) -> tuple[str, ...]:
        """Give the keys that must not be repeated in an error."""
        return self._keys


def _explained(error: ProviderError) -> ProviderError:
    """The error with a hint at the setting that the model does not take."""
    said = error.said or ""
    named = _PARAMETER.search(said) if _NOT_TAKEN.search(said) else None
    if type(error) is RequestRejected and named is not None:
        error.hint = _HINTS[named[0]]
    return error
