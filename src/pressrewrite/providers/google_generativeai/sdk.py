"""The SDK google-generativeai as what carries calls: bodies of the REST interface go in and come out.

The SDK has no asynchronous way over REST, so its sync calls run in worker threads. Its retries are off.
"""

from __future__ import annotations

import asyncio
import json
import threading
import warnings
from contextlib import asynccontextmanager, contextmanager
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import (
    ConnectionFailed,
    InvalidInput,
    MissingExtra,
    NotConfigured,
    ProviderError,
)
from pressrewrite.providers.body import late
from pressrewrite.providers.transport import Timeouts, our_error, whole_time
from pressrewrite.providers.wire import HttpResponse, json_bytes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping
    from types import ModuleType

    from pydantic import SecretStr

__all__ = ["GenerativeAiCarrier"]

_PACKAGE = "google.generativeai"
# Of an answer that is complete and does not say why: the SDK drops reasons that are newer than itself.
_UNTOLD = "UNKNOWN_TO_THE_SDK"
_SILENT = "The service did not answer in the time given."


class GenerativeAiCarrier:
    """Sends the bodies of `generateContent` through the SDK.

    Args:
        key: A key of one's own; None where the SDK was configured with `genai.configure`.
        base_url: The address of the service without a path; the SDK's own when left out.
        timeouts: How long to wait; `read` counts for each answer.

    Raises:
        MissingExtra: The SDK is not installed.
    """

    def __init__(
        self, *, key: SecretStr | None, base_url: str | None, timeouts: Timeouts | None = None
    ) -> None:
        if not _installed():
            raise MissingExtra("The writer GoogleGenerativeAI", extra="google-generativeai")
        self._key, self._base_url = key, base_url
        self.timeouts = timeouts if timeouts is not None else Timeouts()
        self._client: Any = None
        self._lock = threading.Lock()

    def send(self, request: Mapping[str, Any], /) -> HttpResponse:
        """Send a body and wait for the whole answer.

        Raises:
            ConnectionFailed: The service could not be reached, or hung up.
            TimedOut: No answer in time.
            NotConfigured: The SDK has no key.
            InvalidInput: The body holds a member that the SDK does not know.
        """
        try:
            result = self._made().generate_content(_proto(request), **self._manner())
        except Exception as error:  # noqa: BLE001 - every error of the SDK becomes one of ours, or an answer
            return _answer(error)
        return HttpResponse(status=200, headers={}, body=json_bytes(_whole(result)))

    async def asend(self, request: Mapping[str, Any], /) -> HttpResponse:
        """Do what `send` does in a worker thread."""
        return await asyncio.to_thread(self.send, request)

    @contextmanager
    def stream(self, request: Mapping[str, Any], /) -> Iterator[tuple[int, dict[str, str], Iterator[bytes]]]:
        """Send a body and take the answer piece by piece: status, headers, pieces as server-sent events."""
        try:
            results = self._made().stream_generate_content(_proto(request), **self._manner())
        except Exception as error:  # noqa: BLE001 - as above
            answer = _answer(error)
            yield answer.status, dict(answer.headers), iter([answer.body])
            return
        yield 200, {}, _events(results)

    @asynccontextmanager
    async def astream(
        self, request: Mapping[str, Any], /
    ) -> AsyncIterator[tuple[int, dict[str, str], AsyncIterator[bytes]]]:
        """Do what `stream` does; each piece is waited for in a worker thread."""
        opened = self.stream(request)
        status, headers, pieces = await asyncio.to_thread(opened.__enter__)
        try:
            yield status, headers, _in_threads(pieces)
        finally:
            await asyncio.to_thread(opened.__exit__, None, None, None)

    def close(self) -> None:
        """Close the client of one's own; that of a configured SDK stays open."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None and self._key is not None:
            client.transport.close()

    async def aclose(self) -> None:
        """Do what `close` does."""
        self.close()

    def _manner(self) -> dict[str, Any]:
        total = whole_time(self.timeouts)
        return {
            "retry": None,
            "timeout": self.timeouts.read if total is None else min(self.timeouts.read, total),
        }

    def _made(self) -> Any:
        with self._lock:
            if self._client is None:
                inner = _library(f"{_PACKAGE}.client")
                if self._key is None:
                    return inner.get_default_generative_client()
                # A manager of its own: the settings that the user's program shares stay as they are.
                manager = inner._ClientManager()  # noqa: SLF001 - the SDK's last release; it has no other way
                options = {"api_endpoint": self._base_url} if self._base_url is not None else {}
                key = self._key.get_secret_value()
                manager.configure(api_key=key, transport="rest", client_options=options)
                self._client = manager.make_client("generative")
            return self._client


def _installed() -> bool:
    try:
        return find_spec(_PACKAGE) is not None
    except ModuleNotFoundError:
        return False


def _library(name: str) -> ModuleType:
    with warnings.catch_warnings():
        # At import it tells of its own end of life; `docs/providers.md` does so as well.
        warnings.simplefilter("ignore")
        return import_module(name)


def _proto(body: Mapping[str, Any]) -> Any:
    kind = _library(f"{_PACKAGE}.protos").GenerateContentRequest
    formats = import_module("google.protobuf.json_format")
    message = kind()
    try:
        formats.ParseDict(dict(body), kind.pb(message))
    except formats.ParseError as error:
        raise InvalidInput(
            f"The SDK google-generativeai does not know a setting: {str(error)[:120]}",
            hint="Leave it out, or take pressrewrite.providers.Gemini.",
        ) from None
    return message


def _told(result: Any) -> dict[str, Any]:
    formats = import_module("google.protobuf.json_format")
    told: dict[str, Any] = formats.MessageToDict(type(result).pb(result))
    return told


def _whole(result: Any) -> dict[str, Any]:
    told = _told(result)
    for candidate in told.get("candidates", ()):
        candidate.setdefault("finishReason", _UNTOLD)
    return told


def _events(results: Any) -> Iterator[bytes]:
    try:
        for result in results:
            yield b"data: " + json.dumps(_told(result)).encode() + b"\n\n"
    except Exception as error:  # noqa: BLE001 - whatever breaks a stream breaks it
        ours = our_error(error)
        if not isinstance(ours, ProviderError):
            ours = ConnectionFailed(
                f"The stream of the SDK broke off ({type(error).__name__}).", hint="Try again."
            )
        raise ours from None
    finally:
        close = getattr(results, "cancel", None)
        if close is not None:
            close()


async def _in_threads(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
        yield piece


def _answer(error: Exception) -> HttpResponse:
    """The answer of which the SDK made an error, or an error of ours."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    if "GoogleAPICallError" in kinds:
        response = getattr(error, "response", None)
        code = int(getattr(error, "code", None) or 500)
        if response is not None and hasattr(response, "content"):
            headers = {str(name).lower(): str(value) for name, value in response.headers.items()}
            return HttpResponse(status=code, headers=headers, body=response.content)
        if "DeadlineExceeded" in kinds:
            raise late(_SILENT) from None
        body = json_bytes({"error": {"message": str(getattr(error, "message", ""))}})
        return HttpResponse(status=code, headers={}, body=body)
    if "GoogleAuthError" in kinds:
        raise NotConfigured(
            "The SDK google-generativeai has no key.", hint="Give api_key=..., or call genai.configure first."
        ) from None
    if kinds & {"ParseError", "JSONDecodeError", "DecodeError"}:
        # A 200 that cannot be read; what is read next says so.
        return HttpResponse(status=200, headers={"content-type": "what the SDK cannot read"}, body=b"")
    if "Timeout" in kinds:
        raise late(_SILENT) from None
    if isinstance(error, ProviderError | InvalidInput):
        raise error
    ours = our_error(error)
    if ours is error:
        raise ProviderError(
            f"The SDK could not send the request ({type(error).__name__}).",
            hint="Check the key, the address and the model.",
        ) from None
    raise ours from None
