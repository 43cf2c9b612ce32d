"""What a server truly honours: the real llama.cpp, and small servers that misbehave in each way."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from tests.providers.loopback import Answer, Asked, Loopback, answer, chat, events

from pressrewrite.errors import AccessDenied, ConnectionFailed, InvalidInput
from pressrewrite.providers import Local
from pressrewrite.providers.chat import Format
from pressrewrite.providers.probe import aprobe, probe
from pressrewrite.providers.profile import (
    Observation,
    Outcome,
    Profile,
    cache_folder,
    kept_profile,
    public_address,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.providers.conftest import Served

NOW = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
SENTENCE = {"text": "A lighthouse stands.", "evidence": []}


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept in the folders of whoever runs the tests."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def honest(asked: Asked) -> Answer:
    """Honour everything, as a model would that is held to what was asked."""
    body = asked.body
    if body["model"] != "m":
        return answer({"error": {"message": "no such model"}}, 404)
    wanted = body.get("response_format", {})
    schema = wanted.get("schema") or wanted.get("json_schema", {}).get("schema")
    text = "Hello there."
    if schema and "code" in schema["properties"]:
        text = json.dumps({"code": schema["properties"]["code"]["enum"][0]}, ensure_ascii=False)
    elif schema:
        text = json.dumps({"headline": SENTENCE})
    elif wanted:
        text = "{}"
    elif "Repeat" in body["messages"][0]["content"]:
        text = body["messages"][0]["content"].partition(": ")[2]
    if body.get("stream"):
        told = {"id": "1", "choices": [{"delta": {"content": text}, "finish_reason": "stop"}]}
        return events(told, {"choices": [], "usage": {"prompt_tokens": 1, "completion_tokens": 1}})
    return answer(chat(text, finish="length" if body["max_tokens"] < 10 else "stop"))


def without(asked: Asked, *kinds: str) -> Asked:
    """Take ways of asking for JSON out of a request, as a server does that drops them in silence."""
    wanted = dict(asked.body.get("response_format") or {})
    kind = "older" if "schema" in wanted else wanted.get("type")
    body = {
        name: value for name, value in asked.body.items() if name != "response_format" or kind not in kinds
    }
    return Asked(method=asked.method, path=asked.path, headers=asked.headers, body=body)


def fails_open(asked: Asked) -> Answer:
    """Answer 200 and drop every schema."""
    return honest(without(asked, "json_schema", "older"))


def honours_nothing(asked: Asked) -> Answer:
    """Answer 200 and drop every way of asking for JSON."""
    return honest(without(asked, "json_schema", "older", "json_object"))


def older_envelope_only(asked: Asked) -> Answer:
    """Answer 500 to the newer envelope, as llama-cpp-python's server does."""
    if (asked.body.get("response_format") or {}).get("type") == "json_schema":
        return answer({"error": {"message": "unknown response_format"}}, 500)
    return honest(asked)


def drops_large_schemas(asked: Asked) -> Answer:
    """Honour small schemas and drop the one of a draft in silence."""
    is_draft = "headline" in json.dumps(asked.body.get("response_format") or {})
    return honest(without(asked, "json_schema") if is_draft else asked)


def mangled(asked: Asked) -> Answer:
    """Send UTF-8 that was read as Latin-1."""
    told = honest(asked)
    if "礁" not in json.dumps(asked.body, ensure_ascii=False):
        return told
    body = json.loads(told.pieces[0])
    message = body["choices"][0]["message"]
    message["content"] = message["content"].encode().decode("latin-1")
    return answer(body)


def never_cut(asked: Asked) -> Answer:
    """Say "stop" of an answer that was cut off."""
    return honest(Asked(method="POST", path="", headers={}, body={**asked.body, "max_tokens": 400}))


def endless(asked: Asked) -> Answer:
    """Take no notice of the limit of tokens."""
    told = chat("one two three " * 50)
    told["usage"]["completion_tokens"] = 150
    return answer(told) if asked.body["max_tokens"] < 10 and asked.body["model"] == "m" else honest(asked)


def any_name(asked: Asked) -> Answer:
    """Answer under whatever name."""
    return honest(Asked(method="POST", path="", headers={}, body={**asked.body, "model": "m"}))


def no_counts(asked: Asked) -> Answer:
    """Count no tokens, in streams either."""
    told = honest(asked)
    if asked.body.get("stream"):
        return events({"choices": [{"delta": {"content": "Hello."}, "finish_reason": "stop"}]})
    body = json.loads(told.pieces[0])
    body.pop("usage", None)
    return answer(body, told.status)


def no_stream(asked: Asked) -> Answer:
    """Send the whole answer at once."""
    return honest(Asked(method="POST", path="", headers={}, body={**asked.body, "stream": False}))


def stream_refused(asked: Asked) -> Answer:
    """Refuse to stream."""
    return (
        answer({"error": {"message": "no streams here"}}, 400) if asked.body.get("stream") else honest(asked)
    )


def stream_breaks(asked: Asked) -> Answer:
    """Hang up in the middle of a stream."""
    if asked.body.get("stream"):
        return events({"choices": [{"delta": {"content": "He"}}]}, done=False, ends=False)
    return honest(asked)


ALL = {
    "usage": "honoured", "schema": "honoured", "json_with_schema": "honoured", "draft_schema": "honoured",
    "json": "honoured", "unicode": "honoured", "stop_reason": "honoured", "stream": "honoured",
    "stream_usage": "honoured", "model_name": "honoured",
}  # fmt: skip
MISBEHAVIOUR: list[tuple[Callable[[Asked], Answer], str, dict[str, str | None]]] = [
    (honest, "schema", {}),
    (fails_open, "json", {"schema": "ignored", "json_with_schema": "ignored", "draft_schema": None}),
    (honours_nothing, "text", {
        "schema": "ignored", "json_with_schema": "ignored", "json": "ignored", "draft_schema": None,
    }),
    (older_envelope_only, "json_with_schema", {"schema": "refused", "draft_schema": None}),
    (drops_large_schemas, "json_with_schema", {"draft_schema": "ignored"}),
    (mangled, "schema", {"unicode": "failed"}),
    (never_cut, "schema", {"stop_reason": "ignored"}),
    (endless, "schema", {"stop_reason": "ignored"}),
    (any_name, "schema", {"model_name": "ignored"}),
    (no_counts, "schema", {"usage": "ignored", "stream_usage": "ignored"}),
    (no_stream, "schema", {"stream": "ignored", "stream_usage": None}),
    (stream_refused, "schema", {"stream": "refused", "stream_usage": None}),
    (stream_breaks, "schema", {"stream": "failed", "stream_usage": None}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("serves", "form", "different"), MISBEHAVIOUR, ids=[case[0].__name__ for case in MISBEHAVIOUR]
)
def test_each_misbehaviour_is_told(
    serves: Callable[[Asked], Answer], form: str, different: dict[str, str | None]
) -> None:
    """A server that drops what was asked is told apart from one that honours it, and the form follows."""
    with Loopback(serves) as server, Local("m", base_url=f"{server.url}/v1") as writer:
        profile = probe(writer, now=lambda: NOW)
        again = asyncio.run(_aprobed(writer))
    expected = {name: told for name, told in {**ALL, **different}.items() if told is not None}
    assert {each.name: each.outcome.value for each in profile.observations} == expected
    assert profile.form is Format(form)
    assert profile.probed_at == NOW
    assert {each.name: each.outcome for each in again.observations} == {
        each.name: each.outcome for each in profile.observations
    }
    assert len(server.asked) <= 20


async def _aprobed(writer: Local) -> Profile:
    try:
        return await aprobe(writer)
    finally:
        await writer.aclose()


def test_the_real_server(llama: Served) -> None:
    """llama.cpp honours schemas in both envelopes, counts, says when it cuts, and answers under any name."""
    with Local("tiny", base_url=llama.url) as writer:
        profile = probe(writer)
    told = {each.name: each.outcome.value for each in profile.observations}
    assert told.pop("draft_schema") in {"honoured", "unsure"}
    assert told == {
        **{name: how for name, how in ALL.items() if name != "draft_schema"},
        "model_name": "ignored",
    }
    assert profile.form is Format.SCHEMA


def test_a_server_that_does_not_answer_has_no_profile() -> None:
    """Without an answer to the plainest request there is nothing to find out."""
    with Loopback(answer({"error": {"message": "no key"}}, 401)) as server:
        with pytest.raises(AccessDenied), Local("m", base_url=server.url) as writer:
            probe(writer)
        address = server.url
    with pytest.raises(ConnectionFailed), Local("m", base_url=address) as writer:
        probe(writer)


def some(**more: Any) -> Profile:
    """Make a profile."""
    told = Observation(name="json", outcome=Outcome.HONOURED, detail="yes")
    base: dict[str, Any] = {"base_url": "http://127.0.0.1:1/v1", "model": "m", "form": Format.JSON}
    return Profile(**{**base, "probed_at": NOW, "observations": (told,), **more})


def test_a_profile_is_kept_and_found(tmp_path: Path) -> None:
    """`Local` finds what was kept for its address and model, and nobody else's; what is given goes before it."""
    profile = some()
    assert kept_profile(profile.base_url, "m") is None
    path = profile.keep()
    assert path.is_relative_to(cache_folder())
    assert kept_profile(profile.base_url, "m") == profile
    assert Local("m", base_url="http://127.0.0.1:1/v1/").form is Format.JSON
    assert Local("other", base_url="http://127.0.0.1:1/v1").form is Format.SCHEMA
    assert Local("m", base_url="http://127.0.0.1:1/v1", form="text").form is Format.TEXT
    saved = some(form=Format.TEXT).save(tmp_path / "deep" / "profile.json")
    assert Local("m", base_url="http://127.0.0.1:1/v1", profile=saved).form is Format.TEXT
    assert Local("m", base_url="http://127.0.0.1:2/v1", profile=profile).form is Format.JSON
    assert profile.outcome("json") is Outcome.HONOURED
    assert profile.outcome("nothing") is None


def test_a_broken_profile(tmp_path: Path) -> None:
    """A file that was named must hold a profile; one in the cache that does not is passed over."""
    path = some().keep()
    path.write_text("{", encoding="utf-8")
    assert Local("m", base_url="http://127.0.0.1:1/v1").form is Format.SCHEMA
    for wrong in (path, tmp_path / "missing.json"):
        with pytest.raises(InvalidInput):
            Local("m", profile=wrong)
    with pytest.raises(InvalidInput, match="cannot be written"):
        some().save(path / "below" / "a-file")


def test_an_address_is_kept_without_its_password() -> None:
    """Names and passwords in an address never reach a file."""
    assert public_address("https://me:secret@llm.example:8443/v1/?key=x") == "https://llm.example:8443/v1"


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command line."""
    return subprocess.run(
        [sys.executable, "-m", "pressrewrite", "probe", *arguments],
        capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip


def test_the_command(tmp_path: Path) -> None:
    """It prints a table, or JSON, and keeps the profile in the file that is named or where `local:` looks."""
    with Loopback(fails_open) as server:
        named = f"local:m@{server.url}/v1"
        table = command(named)
        file = tmp_path / "profile.json"
        told = command(named, "--json", "--save", str(file))
        assert Local("m", base_url=f"{server.url}/v1").form is Format.JSON
    assert (table.returncode, table.stderr) == (0, "")
    assert "ignored" in table.stdout
    assert "JSON will be asked for as: json" in table.stdout
    assert (told.returncode, told.stderr) == (0, "")
    assert Profile.model_validate_json(told.stdout) == Profile.read(file)


@pytest.mark.parametrize(
    ("arguments", "code"), [(["extractive"], 2), (["gguf:x"], 2), (["local:m@http://127.0.0.1:9"], 1)]
)
def test_what_cannot_be_probed(arguments: list[str], code: int) -> None:
    """Only a server is probed, and one that is not there is an error with a hint."""
    done = command(*arguments)
    assert done.returncode == code
    assert done.stderr.startswith("error: ")
    assert "hint: " in done.stderr
