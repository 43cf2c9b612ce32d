"""A Gemini model, asked through the SDK google-generativeai."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.providers.adapter import Adapter
from pressrewrite.providers.gemini.decode import GeminiDecoder, reply_of
from pressrewrite.providers.gemini.encode import payload
from pressrewrite.providers.google_generativeai.sdk import GenerativeAiCarrier
from pressrewrite.providers.settings import Settings, secret

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import SecretStr

    from pressrewrite.providers.adapter import StreamDecoder
    from pressrewrite.providers.base import Reply, Request
    from pressrewrite.providers.transport import Timeouts
    from pressrewrite.providers.wire import HttpResponse

__all__ = ["GoogleGenerativeAI"]


class GoogleGenerativeAI(Adapter["Mapping[str, Any]"]):
    """A Gemini model over the SDK google-generativeai 0.8, for those whose program holds it configured.

    The SDK reached its end of life on 2025-11-30. It cannot hold a model to our schema, so JSON is asked for
    with the schema in the prompt. `Gemini` needs no SDK and does more.

    Args:
        model: The model, such as `gemini-2.5-flash`.
        api_key: A key for this writer alone, over REST; when left out, the SDK is used as it was configured
            with `genai.configure`, or by `GEMINI_API_KEY` or `GOOGLE_API_KEY` of the environment.
        base_url: The address of the service without a path; only with a key.
        safety: The service's `safetySettings`.
        settings: What the model is set to.
        timeouts: How long to wait; the shorter of `read` and `total` counts for each answer.

    Raises:
        MissingExtra: The SDK is not installed.
        InvalidInput: There is no name of a model, or an address without a key.

    Example:
        >>> GoogleGenerativeAI("")
        Traceback (most recent call last):
        pressrewrite.errors.InvalidInput: '' is no name of a model. Give one such as 'gemini-2.5-flash'.
    """

    name = "google-generativeai"

    def __init__(
        self,
        model: str = "gemini-2.5-flash",
        *,
        api_key: str | SecretStr | None = None,
        base_url: str | None = None,
        safety: list[dict[str, str]] | None = None,
        settings: Settings | None = None,
        timeouts: Timeouts | None = None,
    ) -> None:
        bare = str(model).strip().removeprefix("models/")
        if not bare:
            raise InvalidInput(
                f"{shorten(model)} is no name of a model.", hint="Give one such as 'gemini-2.5-flash'."
            )
        if base_url is not None and api_key is None:
            raise InvalidInput(
                "An address was given without a key.",
                hint="Give api_key=..., or configure the SDK with both.",
            )
        self._key = secret(api_key) if api_key is not None else None
        carrier = GenerativeAiCarrier(key=self._key, base_url=base_url, timeouts=timeouts)
        super().__init__(bare, settings=settings, transport=carrier)
        self.safety = safety

    def encode(self, request: Request, settings: Settings, *, stream: bool = False) -> Mapping[str, Any]:
        """Write the request; pure."""
        del stream  # the body is the same
        body = payload(request, settings, safety=self.safety, schema=False)
        if request.prompt is not None and request.prompt.schema is not None:
            schema = json.dumps(request.prompt.schema, ensure_ascii=False)
            body["contents"][-1]["parts"].append({"text": "\n\n" + schema})
        return {"model": f"models/{self.model}", **body}

    def decode(self, response: HttpResponse) -> Reply:
        """Read the answer; pure."""
        return reply_of(response, provider=self.name, model=self.model, secrets=self.secrets())

    def decoder(self) -> StreamDecoder:
        """Make what reads one stream."""
        return GeminiDecoder(provider=self.name, model=self.model, secrets=self.secrets())

    def secrets(self) -> tuple[str, ...]:
        """Give the keys that must not be repeated in an error."""
        return (self._key.get_secret_value(),) if self._key is not None else ()
