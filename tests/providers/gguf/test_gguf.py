"""A model file on the disk, run by the real llama.cpp in this process."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest

import pressrewrite as pr
from pressrewrite.errors import InvalidInput, NotConfigured
from pressrewrite.providers import Gguf, Provider, Reply, Request, Settings, StreamingProvider, provider
from pressrewrite.providers.gguf.engine import EngineCarrier, EngineOptions, running

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("xllamacpp")

FEW = Settings(max_output_tokens=4000, seed=1)


@pytest.fixture
def request_(examples: Path) -> Request:
    """Give a job."""
    brief, strategy = pr.Rewriter()._brief(pr.read_release(examples / "white-house-readout.txt"), None)
    return Request(brief=brief, prompt=strategy.render(brief))


def test_an_article_from_a_file(model_file: Path, examples: Path) -> None:
    """No server is started by hand: the name of a file is enough; the record names the model and no folder."""
    release = pr.read_release(examples / "white-house-readout.txt")
    writer = provider(f"gguf:{model_file}?max_output_tokens=4000&seed=1")
    assert isinstance(writer, Gguf)
    with writer:
        article = pr.rewrite(release, provider=writer)
    assert (article.provenance.provider, article.provenance.model) == ("gguf", "tiny-sentences")
    assert str(model_file.parent) not in article.to_json()


def test_an_engine_is_shared_and_let_go(model_file: Path, request_: Request) -> None:
    """It starts with the first request, is one for a file, and stops with its last user; then it may start again."""
    one, two = Gguf(model_file, threads=1, settings=FEW), Gguf(model_file, threads=1, settings=FEW)
    assert running() == 0
    assert one.generate(request_).text == two.generate(request_).text
    assert running() == 1
    one.close()
    assert running() == 1
    two.close()
    assert running() == 0
    with one:
        assert one.generate(request_).text
        assert running() == 1
    assert running() == 0


def test_a_forgotten_writer_lets_go(model_file: Path, request_: Request) -> None:
    """Whoever forgets to close loses nothing."""
    writer = Gguf(model_file, threads=1, settings=FEW)
    assert writer.generate(request_).text
    assert running() == 1
    del writer
    assert running() == 0


def test_many_threads_start_one_engine(model_file: Path, request_: Request) -> None:
    """The file is loaded once, however many ask first."""
    writer, texts = Gguf(model_file, threads=1, parallel=2, settings=FEW), []
    threads = [
        threading.Thread(target=lambda: texts.append(writer.generate(request_).text)) for _ in range(4)
    ]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert running() == 1
    writer.close()
    assert len(texts) == 4


def test_async_and_streams(model_file: Path, request_: Request) -> None:
    """All four ways of asking work, and the event loop runs on while the file is loaded."""

    async def run() -> tuple[Reply, list[str | Reply]]:
        async with Gguf(model_file, threads=1, settings=FEW) as writer:
            reply = await writer.agenerate(request_)
            return reply, [each async for each in writer.astream(request_)]

    reply, pieces = asyncio.run(run())
    assert running() == 0
    with Gguf(model_file, threads=1, settings=FEW) as writer:
        streamed = list(writer.stream(request_))
    assert isinstance(pieces[-1], Reply)
    assert isinstance(streamed[-1], Reply)
    assert reply.text == pieces[-1].text == streamed[-1].text
    assert len(pieces) > 5


def test_it_is_a_streaming_provider(model_file: Path) -> None:
    """It has the members of both protocols, and its carrier holds no key before it has started."""
    writer = Gguf(model_file)
    assert isinstance(writer, Provider)
    assert isinstance(writer, StreamingProvider)
    assert repr(writer) == "Gguf(model='tiny-sentences')"
    assert isinstance(writer.transport, EngineCarrier)
    assert writer.secrets() == ()


def test_only_this_process_may_ask(model_file: Path, request_: Request) -> None:
    """What listens on a port of this machine is behind a key, and the key is not shown."""
    with Gguf(model_file, threads=1, settings=FEW) as writer:
        writer.generate(request_)
        (key,) = writer.secrets()
        assert len(key) > 20
        assert key not in repr(writer.call({}))
        stranger = pr.providers.Local(base_url=f"{writer._carrier._held[1].address()}/v1")  # type: ignore[index]
        with stranger, pytest.raises(pr.errors.AccessDenied):
            stranger.generate(request_)


@pytest.mark.parametrize(
    ("content", "message"), [(None, "There is no file"), (b"no model", "no model in the format GGUF")]
)
def test_what_is_no_model_file(tmp_path: Path, content: bytes | None, message: str) -> None:
    """A file that is missing or is something else is told before anything is loaded."""
    path = tmp_path / "model.gguf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InvalidInput, match=message):
        Gguf(path)
    with pytest.raises(InvalidInput):
        provider(f"gguf:{path}")


@pytest.mark.parametrize("wrong", [{"context": 0}, {"parallel": 0}, {"threads": -1}])
def test_wrong_options(model_file: Path, wrong: dict[str, int]) -> None:
    """An option that leaves nothing is told at once."""
    with pytest.raises(InvalidInput):
        Gguf(model_file, **wrong)  # type: ignore[arg-type]


def test_a_broken_model_file(tmp_path: Path, request_: Request) -> None:
    """What begins like a model and is none is an error of ours, and no end of the process."""
    path = tmp_path / "broken.gguf"
    path.write_bytes(b"GGUF" + bytes(64))
    with Gguf(path) as writer, pytest.raises(NotConfigured, match=r"could not load broken\.gguf") as caught:
        writer.generate(request_)
    assert caught.value.provider == "gguf"
    options = EngineOptions(path=path, context=1, parallel=1, threads=None, gpu_layers=0)
    assert str(path) in repr(options)


def test_without_the_package_the_extra_is_named(model_file: Path) -> None:
    """Whoever lacks llama.cpp reads which command installs it."""
    code = (
        "import sys, importlib.util as u; real = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name == 'xllamacpp' else real(name, *a)\n"
        "from pressrewrite.errors import MissingExtra\n"
        "from pressrewrite.providers import Gguf\n"
        "try: Gguf(sys.argv[1])\n"
        "except MissingExtra as error: print(error.hint)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(model_file)], capture_output=True, text=True, check=True
    )
    assert done.stdout == "Run: pip install 'pressrewrite[llama]'\n"


def test_the_process_ends_although_nobody_closed(model_file: Path, examples: Path) -> None:
    """A script that forgets to close ends with 0 and says nothing."""
    code = (
        "import sys, pressrewrite as pr\n"
        "writer = pr.providers.provider(f'gguf:{sys.argv[1]}?max_output_tokens=4000&seed=1')\n"
        "print(len(pr.rewrite(pr.read_release(sys.argv[2]), provider=writer).headline.text) > 0)"
    )
    done = subprocess.run(
        [
            sys.executable,
            "-W",
            "error",
            "-c",
            code,
            str(model_file),
            str(examples / "white-house-readout.txt"),
        ],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "True\n", "")
