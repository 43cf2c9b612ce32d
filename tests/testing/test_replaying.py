"""Answers that are kept and played back."""

from __future__ import annotations

import asyncio
import json
import pickle
from typing import TYPE_CHECKING, Any

import pytest

from pressrewrite.errors import InvalidInput, MissingRecording, RateLimited, StreamInterrupted
from pressrewrite.models import Usage
from pressrewrite.providers.base import Provider, Reply, Request, StreamingProvider
from pressrewrite.providers.local import Local
from pressrewrite.providers.settings import Settings
from pressrewrite.testing import ARTICLE, ChaosServer, Fault, Mode, Replaying, Scripted
from pressrewrite.testing.recordings import Recording

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KEY = "zebra-crossing-0815"
REPLY = Reply(
    text="潮 says: مرحبا",
    model="m-1",
    parameters={"temperature": 0.2},
    usage=Usage(input_tokens=3, output_tokens=4, seconds=0.1),
    attempts=2,
    finish="stop",
    request_id="r-1",
    provider="scripted",
)


def asked(writer: Any, request: Request, mode: str) -> list[Any]:
    """Ask in one of four modes: pieces and the reply."""

    async def streamed() -> list[Any]:
        return [piece async for piece in writer.astream(request)]

    if mode == "sync":
        return [writer.generate(request)]
    if mode == "async":
        return [asyncio.run(writer.agenerate(request))]
    return list(writer.stream(request)) if mode == "stream" else asyncio.run(streamed())


MODES = ("sync", "async", "stream", "astream")


@pytest.mark.parametrize("mode", MODES)
def test_what_was_recorded_is_played_back(
    mode: str, make_request: Callable[..., Request], tmp_path: Path
) -> None:
    """Equal to the last attribute, in the same pieces, without a call; drafts too."""
    writer = Scripted([REPLY, Reply(draft=ARTICLE, provider="scripted", model="scripted-1")])
    for job in ("one", "two"):
        first = asked(Replaying(writer, tmp_path / "kept", mode="auto"), make_request(job), mode)
        again = asked(Replaying(writer, tmp_path / "kept", mode="replay"), make_request(job), mode)
        assert again == first
    assert writer.calls == 2
    assert len(list((tmp_path / "kept").iterdir())) == 2


@pytest.mark.parametrize("mode", MODES)
def test_errors_are_recorded_too(mode: str, make_request: Callable[..., Request], tmp_path: Path) -> None:
    """With their class and all attributes."""
    error = RateLimited(
        "Too many.",
        hint="Wait.",
        provider="p",
        model="m",
        status=429,
        request_id="r",
        retry_after_s=2.5,
        said="مهلا",
    )
    error.usage, error.attempts = (3, None), 2
    writer = Scripted([error])
    for kept_mode in ("record", "replay"):
        with pytest.raises(RateLimited) as caught:
            asked(Replaying(writer, tmp_path, mode=kept_mode), make_request(), mode)
        assert vars(caught.value) == vars(error)
    assert writer.calls == 1


def test_a_stream_that_broke_off_breaks_off_again(
    make_request: Callable[..., Request], tmp_path: Path
) -> None:
    """Behind the same words."""
    writer = Scripted([StreamInterrupted("Gone.", partial="half a", provider="p", model="m")], pieces=2)
    for mode in ("record", "replay"):
        taken = []
        stream = Replaying(writer, tmp_path, mode=mode).stream(make_request())
        taken.append(next(stream))
        taken.append(next(stream))
        with pytest.raises(StreamInterrupted) as caught:
            next(stream)
        assert (taken, caught.value.partial) == (["hal", "f a"], "half a")


@pytest.mark.parametrize("mode", MODES)
def test_a_missing_recording_says_how_to_record(
    mode: str, make_request: Callable[..., Request], tmp_path: Path
) -> None:
    """It names the file and the mode, and nothing was asked."""
    writer = Scripted([REPLY])
    with pytest.raises(MissingRecording, match='mode="record"') as caught:
        asked(Replaying(writer, tmp_path, mode=Mode.REPLAY), make_request(), mode)
    assert (writer.calls, caught.value.retryable, caught.value.provider) == (0, False, "scripted")
    assert "scripted-" in caught.value.message


def test_record_asks_again_and_auto_does_not(make_request: Callable[..., Request], tmp_path: Path) -> None:
    """The first renews what is kept; the second asks for what is not."""
    writer = Scripted(["one", "two", "three"])
    texts = [
        Replaying(writer, tmp_path, mode=mode).generate(make_request()).text
        for mode in ("auto", "auto", "record", "replay", "auto")
    ]
    assert texts == ["one", "one", "two", "two", "two"]
    with pytest.raises(InvalidInput, match="no mode"):
        Replaying(writer, tmp_path, mode="rewind")


def test_what_decides_the_answer_names_the_file(make_request: Callable[..., Request], tmp_path: Path) -> None:
    """The words, the schema, the writer, its model and its settings; nothing else."""

    def path(job: str = "job", model: str = "m", **settings: Any) -> Path:
        made: dict[str, Any] = {"schema": settings.pop("schema")} if "schema" in settings else {}
        writer = Local(model, settings=Settings(**settings))
        return Replaying(writer, tmp_path).path(make_request(job, **made))

    assert path() == path()
    others = [path("other"), path(model="n"), path(temperature=0.2), path(schema=None)]
    assert len({path(), *others}) == 5
    assert path().name.startswith("local-")


def test_no_key_is_kept(make_request: Callable[..., Request], tmp_path: Path) -> None:
    """A service that repeats the key cannot bring it into a file."""
    with ChaosServer([Fault.BAD_KEY, Fault.SUCCESS]) as server:
        server.reply = {"headline": {"text": f"Your key is {KEY}"}}
        with Local("m", base_url=server.chat_url, api_key=KEY) as local:
            writer = Replaying(local, tmp_path)
            with pytest.raises(Exception, match="the key is not accepted"):
                writer.generate(make_request("one"))
            assert writer.generate(make_request("two")).usage.output_tokens
    files = sorted(tmp_path.iterdir())
    assert len(files) == 2
    assert all(KEY not in file.read_text(encoding="utf-8") for file in files)
    assert any("[key]" in file.read_text(encoding="utf-8") for file in files)
    assert {file.suffix for file in files} == {".json"}


def test_a_file_is_made_to_be_read(make_request: Callable[..., Request], tmp_path: Path) -> None:
    """The prompt stands beside the answer, every script as it is."""
    Replaying(Scripted([REPLY]), tmp_path).generate(make_request("Schreib über 潮"))
    (file,) = tmp_path.iterdir()
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert kept["format"] == 1
    assert "Schreib über 潮" in kept["request"]["prompt"]
    assert "潮 says: مرحبا" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"format": 1}'])
def test_a_file_that_holds_no_recording_is_named(
    text: str, make_request: Callable[..., Request], tmp_path: Path
) -> None:
    """A half of a file, or another one, is no answer."""
    writer = Replaying(Scripted([REPLY]), tmp_path, mode="replay")
    writer.path(make_request()).write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match="is no recording"):
        writer.generate(make_request())


def test_it_is_a_writer_like_the_one_behind(tmp_path: Path) -> None:
    """Name, model and prompt are those of the other."""
    writer = Replaying(Scripted([], name="desk", model="m", reads_prompt=False), tmp_path)
    assert (writer.name, writer.model, writer.reads_prompt) == ("desk", "m", False)
    assert isinstance(writer, Provider)
    assert isinstance(writer, StreamingProvider)


def test_an_error_of_an_unknown_class_is_still_an_error_of_a_writer() -> None:
    """A recording of a newer version can be played by an older one."""
    data = {"error": {"kind": "OfTomorrow", "message": "New.", "usage": [None, None]}}
    with pytest.raises(Exception, match=r"New\.") as caught:
        Recording(data=data).play()
    assert type(caught.value).__name__ == "ProviderError"
    assert pickle.dumps(caught.value)
