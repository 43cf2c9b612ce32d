"""The answer of `POST /chat/completions`, whole or in pieces, as a reply or one of our errors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import (
    Blocked,
    EmptyReply,
    ProviderError,
    Refused,
    StoppedEarly,
    StreamInterrupted,
    Truncated,
)
from pressrewrite.models import Usage
from pressrewrite.providers.base import Reply
from pressrewrite.providers.failures import count_told, error_told, object_of, quoted, request_id_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressrewrite.providers.wire import HttpResponse

__all__ = ["ChatDecoder", "reply_of"]


def reply_of(
    response: HttpResponse, *, provider: str, model: str | None, secrets: tuple[str, ...] = ()
) -> Reply:
    """Read a whole answer.

    Args:
        response: The answer.
        provider: The writer that was asked.
        model: The model that was asked.
        secrets: Keys that must not be repeated.

    Raises:
        ProviderError: It is no reply.
    """
    body = object_of(
        response,
        provider=provider,
        model=model,
        hint="Check the address: it should end where /chat/completions begins.",
        secrets=secrets,
    )
    if "choices" not in body and "error" in body:
        raise error_told(
            body, response.body, response.headers, provider=provider, model=model, secrets=secrets
        )
    choice = _first(body)
    message = _object(choice, "message")
    return _judged(
        text=_text(message.get("content")),
        refusal=message.get("refusal"),
        finish=choice.get("finish_reason"),
        usage=_usage(body.get("usage")),
        model=body.get("model"),
        told=_names(provider, model, request_id_of(response.headers) or body.get("id")),
        secrets=secrets,
    )


def _first(body: Mapping[str, Any]) -> dict[str, Any]:
    choices = body.get("choices")
    return choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}


def _object(holder: Mapping[str, Any], name: str) -> dict[str, Any]:
    found = holder.get(name)
    return found if isinstance(found, dict) else {}


def _text(content: Any) -> str:
    """The words of a message, which some servers send as a list of parts."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "".join(str(part.get("text") or "") for part in content if isinstance(part, dict))
    return ""


def _usage(found: Any) -> Usage:
    if not isinstance(found, dict):
        return Usage()
    return Usage(
        input_tokens=count_told(found.get("prompt_tokens")),
        output_tokens=count_told(found.get("completion_tokens")),
    )


def _names(provider: str, model: str | None, request_id: Any) -> dict[str, Any]:
    return {"provider": provider, "model": model, "request_id": str(request_id) if request_id else None}


def _judged(
    *,
    text: str,
    refusal: Any,
    finish: Any,
    usage: Usage,
    model: Any,
    told: dict[str, Any],
    secrets: tuple[str, ...],
) -> Reply:
    """The reply, or the error that its end tells."""
    error: ProviderError | None = None
    if isinstance(refusal, str) and refusal.strip():
        error = Refused(
            "The model declined to write.",
            hint="Its words stand in `said`.",
            **told,
        )
        error.said = quoted(refusal, secrets)
    elif finish == "content_filter":
        error = Blocked(
            "A filter of the service stopped the answer.", hint="Another model may write it.", **told
        )
    elif finish == "length":
        error = Truncated(
            "The answer was cut off at the limit of output tokens.",
            hint="Raise Settings.max_output_tokens, or ask for a shorter article.",
            **told,
        )
    elif not text.strip():
        error = EmptyReply("The model said nothing.", hint="Ask again, or take another model.", **told)
    if isinstance(error, StoppedEarly):
        error.usage = (usage.input_tokens, usage.output_tokens)
        raise error
    return Reply(
        text=text,
        model=model if isinstance(model, str) and model else told["model"],
        usage=usage,
        finish=finish if isinstance(finish, str) else None,
        request_id=told["request_id"],
    )


class ChatDecoder:
    """Reads the events of a stream.

    Args:
        provider: The writer that was asked.
        model: The model that was asked.
        secrets: Keys that must not be repeated.
    """

    def __init__(self, *, provider: str, model: str | None, secrets: tuple[str, ...] = ()) -> None:
        self._provider, self._model, self._secrets = provider, model, secrets
        self._pieces: list[str] = []
        self._refusal: list[str] = []
        self._finish: Any = None
        self._usage: Any = None
        self._answered: Any = None
        self._id: Any = None
        self._done = False

    @property
    def text(self) -> str:
        """What has arrived."""
        return "".join(self._pieces)

    def feed(self, data: str) -> str:
        """Take the data of one event and give the text that it adds."""
        if data.strip() == "[DONE]":
            self._done = True
            return ""
        try:
            event = json.loads(data)
        except (ValueError, RecursionError):
            raise self._broken() from None
        if not isinstance(event, dict):
            return ""
        if "error" in event:
            raise error_told(
                event,
                data.encode("utf-8"),
                {},
                provider=self._provider,
                model=self._model,
                secrets=self._secrets,
            )
        self._usage = event.get("usage") or self._usage
        self._answered = event.get("model") or self._answered
        self._id = event.get("id") or self._id
        choice = _first(event)
        delta = _object(choice, "delta")
        self._finish = choice.get("finish_reason") or self._finish
        if isinstance(delta.get("refusal"), str):
            self._refusal.append(delta["refusal"])
        text = _text(delta.get("content"))
        if text:
            self._pieces.append(text)
        return text

    def finish(self) -> Reply:
        """Give the whole reply.

        Raises:
            StreamInterrupted: The stream ended before the model said that it was done.
            ProviderError: It ended otherwise than with an article.
        """
        if self._finish is None and not self._done:
            raise self._broken()
        return _judged(
            text=self.text,
            refusal="".join(self._refusal),
            finish=self._finish,
            usage=_usage(self._usage),
            model=self._answered,
            told=_names(self._provider, self._model, self._id),
            secrets=self._secrets,
        )

    def _broken(self) -> StreamInterrupted:
        return StreamInterrupted(
            f"The stream of {self._provider} broke off in the middle.",
            partial=self.text,
            hint="What was complete is kept; ask again for the whole.",
            provider=self._provider,
            model=self._model,
            request_id=str(self._id) if self._id else None,
        )
