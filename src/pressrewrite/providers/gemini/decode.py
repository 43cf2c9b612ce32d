"""The answer of `generateContent`, and the events of its stream, as a reply or one of our errors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import (
    Blocked,
    EmptyReply,
    Recitation,
    StoppedEarly,
    StreamInterrupted,
    Truncated,
)
from pressrewrite.models import Usage
from pressrewrite.providers.base import Reply
from pressrewrite.providers.failures import count_told, error_told, object_of, quoted, request_id_of

if TYPE_CHECKING:
    from pressrewrite.providers.wire import HttpResponse

__all__ = ["GeminiDecoder", "reply_of"]

_DONE = frozenset({"STOP", "FINISH_REASON_UNSPECIFIED", ""})
_RECITATION = frozenset({"RECITATION", "IMAGE_RECITATION"})


class _Gathered:
    """What the candidates of one answer, or of all its events, hold together."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.finish: str | None = None
        self.finish_message: str | None = None
        self.blocked: str | None = None
        self.usage: dict[str, Any] = {}
        self.model: str | None = None
        self.response_id: str | None = None
        self.candidates = False

    def take(self, body: dict[str, Any]) -> str:
        """Take in one answer and give the text that it adds."""
        feedback = body.get("promptFeedback")
        if isinstance(feedback, dict) and feedback.get("blockReason"):
            self.blocked = str(feedback["blockReason"])
        if isinstance(body.get("usageMetadata"), dict):
            self.usage = body["usageMetadata"]
        self.model = str(body["modelVersion"]) if body.get("modelVersion") else self.model
        self.response_id = str(body["responseId"]) if body.get("responseId") else self.response_id
        candidates = body.get("candidates")
        if not (isinstance(candidates, list) and candidates and isinstance(candidates[0], dict)):
            return ""
        self.candidates = True
        first = candidates[0]
        if first.get("finishReason"):
            self.finish = str(first["finishReason"])
        if first.get("finishMessage"):
            self.finish_message = str(first["finishMessage"])
        content = first.get("content")
        parts = content.get("parts") if isinstance(content, dict) else None
        text = "".join(
            str(part.get("text") or "")
            for part in (parts if isinstance(parts, list) else ())
            # A thought is no part of the answer.
            if isinstance(part, dict) and not part.get("thought")
        )
        if text:
            self.pieces.append(text)
        return text

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def counted(self) -> Usage:
        """The tokens; those that were thought are paid for like those that were said."""
        said, thought = (
            count_told(self.usage.get("candidatesTokenCount")),
            count_told(self.usage.get("thoughtsTokenCount")),
        )
        out = None if said is None and thought is None else (said or 0) + (thought or 0)
        return Usage(input_tokens=count_told(self.usage.get("promptTokenCount")), output_tokens=out)

    def reply(
        self, *, provider: str, model: str | None, request_id: str | None, secrets: tuple[str, ...]
    ) -> Reply:
        """Give the reply, or raise the error that its end tells."""
        usage = self.counted()
        error = self._error(provider, model, self.response_id or request_id, secrets)
        if error is not None:
            error.usage = (usage.input_tokens, usage.output_tokens)
            raise error
        return Reply(
            text=self.text,
            model=self.model or model,
            usage=usage,
            finish=self.finish,
            request_id=self.response_id or request_id,
        )

    def _error(
        self, provider: str, model: str | None, request_id: str | None, secrets: tuple[str, ...]
    ) -> StoppedEarly | None:
        told: dict[str, Any] = {"provider": provider, "model": model, "request_id": request_id}
        if self.blocked is not None:
            return Blocked(
                f"A filter of Gemini stopped the prompt: {self.blocked}.",
                hint="Read the release for what it may have taken offence at, or take another model.",
                said=self.blocked,
                **told,
            )
        finish = self.finish or ""
        said = quoted(self.finish_message or finish, secrets)
        if finish in _RECITATION:
            return Recitation(
                "Gemini stopped because the answer repeats a text that it was trained on.",
                hint="Ask for a shorter article, or take another model.",
                said=said,
                **told,
            )
        if finish == "MAX_TOKENS":
            thought = "" if self.text.strip() else " Thinking used all of them."
            return Truncated(
                f"The answer was cut off at the limit of output tokens.{thought}",
                hint="Raise Settings.max_output_tokens, or give less to thinking: Gemini(thinking=...).",
                said=said,
                **told,
            )
        if finish not in _DONE:
            return Blocked(
                f"Gemini stopped the answer: {finish}.", hint="Another model may write it.", said=said, **told
            )
        if not self.text.strip():
            return EmptyReply(
                "Gemini said nothing.", hint="Ask again, or take another model.", said=said, **told
            )
        return None


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
        hint="Check the address of the service.",
        secrets=secrets,
    )
    if "error" in body and "candidates" not in body:
        raise error_told(
            body, response.body, response.headers, provider=provider, model=model, secrets=secrets
        )
    gathered = _Gathered()
    gathered.take(body)
    return gathered.reply(
        provider=provider, model=model, request_id=request_id_of(response.headers), secrets=secrets
    )


class GeminiDecoder:
    """Reads the events of a stream.

    Args:
        provider: The writer that was asked.
        model: The model that was asked.
        secrets: Keys that must not be repeated.
    """

    def __init__(self, *, provider: str, model: str | None, secrets: tuple[str, ...] = ()) -> None:
        self._provider, self._model, self._secrets = provider, model, secrets
        self._gathered = _Gathered()

    @property
    def text(self) -> str:
        """What has arrived."""
        return self._gathered.text

    def feed(self, data: str) -> str:
        """Take the data of one event and give the text that it adds."""
        try:
            event = json.loads(data)
        except (ValueError, RecursionError):
            raise self._broken() from None
        if not isinstance(event, dict):
            return ""
        if "error" in event and "candidates" not in event:
            raise error_told(
                event,
                data.encode("utf-8"),
                {},
                provider=self._provider,
                model=self._model,
                secrets=self._secrets,
            )
        return self._gathered.take(event)

    def finish(self) -> Reply:
        """Give the whole reply.

        Raises:
            StreamInterrupted: The stream ended before the model said that it was done.
            ProviderError: It ended otherwise than with an article.
        """
        if self._gathered.finish is None and self._gathered.blocked is None:
            raise self._broken()
        return self._gathered.reply(
            provider=self._provider, model=self._model, request_id=None, secrets=self._secrets
        )

    def _broken(self) -> StreamInterrupted:
        return StreamInterrupted(
            f"The stream of {self._provider} broke off in the middle.",
            partial=self.text,
            hint="What was complete is kept; ask again for the whole.",
            provider=self._provider,
            model=self._model,
            request_id=self._gathered.response_id,
        )
