"""Finds out by small requests what a server truly honours: promises are not believed, answers are looked at.

Each request asks for something that a model would not do by itself, so that an answer tells whether the
server made it: a schema that only one odd word fulfils, JSON where the prompt forbids it, an early end.
"""

from __future__ import annotations

import json
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pressrewrite.errors import ProviderError, StoppedEarly, Truncated
from pressrewrite.models import Draft
from pressrewrite.providers.chat import ChatDecoder, Format, reply_of, response_format
from pressrewrite.providers.failures import error_of
from pressrewrite.providers.profile import Observation, Outcome, Profile, public_address
from pressrewrite.providers.wire import ServerEvents

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from pressrewrite.providers.base import Reply
    from pressrewrite.providers.local import Local
    from pressrewrite.providers.wire import HttpRequest, HttpResponse

    Steps = Generator[HttpRequest, HttpResponse, Observation]

__all__ = ["aprobe", "probe"]

_OK = 200
_ROOM, _ROOM_FOR_DRAFT, _ROOM_FOR_CUT = 400, 3000, 4
_LONGEST_DETAIL = 120
_WORDS = "礁石 شعاب кит é 👍"


def probe(provider: Local, *, now: Callable[[], datetime] | None = None) -> Profile:
    """Find out what a server honours; about ten small requests.

    Args:
        provider: The writer that asks it.
        now: The clock that the profile is stamped with.

    Returns:
        The profile; `Profile.keep` keeps it where `Local` finds it.

    Raises:
        ProviderError: The server cannot be reached, or does not answer the plainest request.
    """
    steps = _steps(provider, now)
    try:
        call = next(steps)
        while True:
            try:
                answer = provider.transport.send(call)
            except ProviderError as error:
                call = steps.throw(error)
            else:
                call = steps.send(answer)
    except StopIteration as done:
        profile: Profile = done.value
        return profile


async def aprobe(provider: Local, *, now: Callable[[], datetime] | None = None) -> Profile:
    """Do what `probe` does without blocking the event loop."""
    steps = _steps(provider, now)
    try:
        call = next(steps)
        while True:
            try:
                answer = await provider.transport.asend(call)
            except ProviderError as error:
                call = steps.throw(error)
            else:
                call = steps.send(answer)
    except StopIteration as done:
        profile: Profile = done.value
        return profile


class _Asking:
    """Writes the requests and reads the answers of one probe."""

    def __init__(self, provider: Local) -> None:
        self._provider = provider

    def call(self, prompt: str, *, model: str | None = None, room: int = _ROOM, **more: Any) -> HttpRequest:
        body = {
            "model": model or self._provider.model,
            "messages": [{"role": "user", "content": prompt}],
            "max_tokens": room,
            **more,
            **self._provider.settings.extra,
        }
        return self._provider.call(body)

    def reply(self, response: HttpResponse) -> Reply:
        return reply_of(
            response,
            provider=self._provider.name,
            model=self._provider.model,
            secrets=self._provider.secrets(),
        )

    def streamed(self, response: HttpResponse) -> Reply:
        known: dict[str, Any] = {
            "provider": self._provider.name,
            "model": self._provider.model,
            "secrets": self._provider.secrets(),
        }
        if response.status != _OK:
            raise error_of(response.status, response.headers, response.body, **known)
        decoder, events = ChatDecoder(**known), ServerEvents()
        for data in (*events.feed(response.body), *events.finish()):
            decoder.feed(data)
        return decoder.finish()


def _steps(
    provider: Local, now: Callable[[], datetime] | None
) -> Generator[HttpRequest, HttpResponse, Profile]:
    """The steps of a probe: it yields requests, is sent answers or errors, and returns the profile."""
    asking = _Asking(provider)
    response = yield asking.call("Say hello in one short sentence.")
    answered, seen = None, []
    try:
        reply = asking.reply(response)
    except StoppedEarly as error:
        counts = error.usage
    else:
        answered, counts = reply.model, (reply.usage.input_tokens, reply.usage.output_tokens)
    seen.append(_usage("usage", counts))
    for name, form in (("schema", Format.SCHEMA), ("json_with_schema", Format.JSON_SCHEMA_INSIDE)):
        seen.append((yield from _schema(asking, name, form)))
    if seen[-2].outcome is Outcome.HONOURED:
        seen.append((yield from _draft(asking)))
    seen.append((yield from _json(asking)))
    seen.append((yield from _unicode(asking, seen)))
    seen.append((yield from _stop(asking)))
    seen += yield from _stream(asking)
    seen.append((yield from _wrong_model(asking)))
    profile = Profile(
        base_url=public_address(provider.base_url),
        model=str(provider.model),
        answered=answered,
        probed_at=(now or _now)(),
        form=Format.TEXT,
        observations=tuple(seen),
    )
    return profile.model_copy(update={"form": _best(profile)})


def _now() -> datetime:
    return datetime.now(UTC)


def _best(profile: Profile) -> Format:
    """The strictest way that was honoured; a schema only if the one of a draft was not dropped either."""
    draft_kept = profile.outcome("draft_schema") in {Outcome.HONOURED, Outcome.UNSURE}
    if profile.outcome("schema") is Outcome.HONOURED and draft_kept:
        return Format.SCHEMA
    for name, form in (("json_with_schema", Format.JSON_SCHEMA_INSIDE), ("json", Format.JSON)):
        if profile.outcome(name) is Outcome.HONOURED:
            return form
    return Format.TEXT


def _seen(name: str, outcome: Outcome, detail: str = "") -> Observation:
    words = " ".join(detail.split())
    short = words if len(words) <= _LONGEST_DETAIL else words[: _LONGEST_DETAIL - 1] + "…"
    return Observation(name=name, outcome=outcome, detail=short)


def _met(name: str, error: ProviderError) -> Observation:
    """What an error tells: a status is a refusal, an answer that was cut off tells nothing."""
    if isinstance(error, StoppedEarly):
        return _seen(name, Outcome.UNSURE, error.message)
    outcome = Outcome.REFUSED if error.status not in {None, _OK} else Outcome.FAILED
    return _seen(name, outcome, error.said or error.message)


def _usage(name: str, counts: tuple[int | None, int | None]) -> Observation:
    into, out = counts
    if into is None or out is None:
        return _seen(name, Outcome.IGNORED, "no count of tokens")
    return _seen(name, Outcome.HONOURED, f"{into} tokens in, {out} out")


def _odd_schema(value: str) -> dict[str, Any]:
    """A schema that one answer fulfils, which no model would give by itself."""
    return {
        "type": "object",
        "properties": {"code": {"type": "string", "enum": [value]}},
        "required": ["code"],
        "additionalProperties": False,
    }


def _read(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _schema(asking: _Asking, name: str, form: Format) -> Steps:
    """A schema that is dropped in silence gives a greeting; one that is honoured gives the odd word."""
    word = f"tern-{secrets.token_hex(3)}"
    call = asking.call("Say hello in one short sentence.", **response_format(form, _odd_schema(word)))
    try:
        text = asking.reply((yield call)).text
    except ProviderError as error:
        return _met(name, error)
    if _read(text) == {"code": word}:
        return _seen(name, Outcome.HONOURED)
    return _seen(name, Outcome.IGNORED, f"answered: {text}")


def _draft(asking: _Asking) -> Steps:
    """A server may honour small schemas and drop the one of a whole draft."""
    schema = Draft.model_json_schema()
    call = asking.call(
        "Write an article of one sentence about a lighthouse, without any JSON.",
        room=_ROOM_FOR_DRAFT,
        **response_format(Format.SCHEMA, schema),
    )
    try:
        text = asking.reply((yield call)).text
    except ProviderError as error:
        return _met("draft_schema", error)
    try:
        Draft.model_validate_json(text)
    except ValidationError:
        return _seen("draft_schema", Outcome.IGNORED, f"answered: {text}")
    return _seen("draft_schema", Outcome.HONOURED)


def _json(asking: _Asking) -> Steps:
    call = asking.call(
        "Say hello in one short sentence, without any JSON.", **response_format(Format.JSON, {})
    )
    try:
        text = asking.reply((yield call)).text
    except ProviderError as error:
        return _met("json", error)
    if isinstance(_read(text), dict):
        return _seen("json", Outcome.HONOURED)
    return _seen("json", Outcome.IGNORED, f"answered: {text}")


def _unicode(asking: _Asking, seen: list[Observation]) -> Steps:
    """Words in many scripts come back as they are: forced by a schema that is honoured, else asked for."""
    honoured = {each.name for each in seen if each.outcome is Outcome.HONOURED}
    ways = {"schema": Format.SCHEMA, "json_with_schema": Format.JSON_SCHEMA_INSIDE}
    form = next((way for name, way in ways.items() if name in honoured), Format.TEXT)
    prompt = f"Repeat these words and write nothing else: {_WORDS}"
    try:
        reply = asking.reply((yield asking.call(prompt, **response_format(form, _odd_schema(_WORDS)))))
    except ProviderError as error:
        return _met("unicode", error)
    if form is Format.TEXT:
        if _WORDS in reply.text:
            return _seen("unicode", Outcome.HONOURED)
        broken = "\ufffd" in reply.text or "Ã" in reply.text
        return _seen("unicode", Outcome.FAILED if broken else Outcome.UNSURE, f"answered: {reply.text}")
    intact = _read(reply.text) == {"code": _WORDS}
    return _seen("unicode", Outcome.HONOURED if intact else Outcome.FAILED, "" if intact else reply.text)


def _stop(asking: _Asking) -> Steps:
    """An answer that is cut off says so; a server that says "stop" makes half an article look whole."""
    name = "stop_reason"
    try:
        reply = asking.reply((yield asking.call("Count from one to two hundred.", room=_ROOM_FOR_CUT)))
    except Truncated:
        return _seen(name, Outcome.HONOURED, "length")
    except ProviderError as error:
        return _met(name, error)
    if (reply.usage.output_tokens or len(reply.text)) > 4 * _ROOM_FOR_CUT:
        return _seen(name, Outcome.IGNORED, "the limit of output tokens was not kept")
    return _seen(name, Outcome.IGNORED, f"said {reply.finish!r} of an answer that was cut off")


def _stream(asking: _Asking) -> Generator[HttpRequest, HttpResponse, list[Observation]]:
    call = asking.call(
        "Say hello in one short sentence.", stream=True, stream_options={"include_usage": True}
    )
    try:
        response = yield call
        if "event-stream" not in response.headers.get("content-type", "") and response.status == _OK:
            return [_seen("stream", Outcome.IGNORED, "the whole answer came at once")]
        reply = asking.streamed(response)
    except StoppedEarly as error:
        return [_seen("stream", Outcome.HONOURED), _usage("stream_usage", error.usage)]
    except ProviderError as error:
        return [_met("stream", error)]
    counts = (reply.usage.input_tokens, reply.usage.output_tokens)
    return [_seen("stream", Outcome.HONOURED), _usage("stream_usage", counts)]


def _wrong_model(asking: _Asking) -> Steps:
    """Whether a name that cannot exist is refused, or answered by whatever the server holds."""
    name = f"no-such-model-{secrets.token_hex(4)}"
    try:
        reply = asking.reply((yield asking.call("Say hello.", model=name, room=_ROOM_FOR_CUT)))
    except StoppedEarly:
        return _seen("model_name", Outcome.IGNORED, "another model answered")
    except ProviderError as error:
        honoured = error.status not in {None, _OK}
        return _seen(
            "model_name", Outcome.HONOURED if honoured else Outcome.FAILED, error.said or error.message
        )
    return _seen("model_name", Outcome.IGNORED, f"answered as {reply.model}")
