"""Writers by name."""

import subprocess
import sys
from pathlib import Path

import pytest

from pressrewrite import providers
from pressrewrite.errors import InvalidInput, NotConfigured, UnknownProvider


def test_the_embedded_writer_is_known_by_name() -> None:
    """`"extractive"` needs nothing installed."""
    writer = providers.provider("extractive")
    assert isinstance(writer, providers.Extractive)
    assert isinstance(writer, providers.Provider)
    assert (writer.name, writer.model, writer.reads_prompt) == ("extractive", None, False)


@pytest.mark.parametrize("spec", ["", "nobody:model", "extractive:big", "nobody", "a" * 500])
def test_an_unknown_name_says_which_are_known(spec: str) -> None:
    """The error names the writers there are and how to bring one's own."""
    with pytest.raises(UnknownProvider) as caught:
        providers.provider(spec)
    assert caught.value.code == "unknown_provider"
    assert "Known here: extractive, gemini, gguf, google-generativeai, local, openai" in str(caught.value)
    assert "providers.Provider" in caught.value.hint
    assert len(str(caught.value)) < 500


@pytest.mark.parametrize(
    ("spec", "kind", "model", "base_url"),
    [
        (
            "gemini:gemini-2.5-flash",
            "Gemini",
            "gemini-2.5-flash",
            "https://generativelanguage.googleapis.com/v1beta",
        ),
        ("openai:gpt-5-mini", "OpenAI", "gpt-5-mini", "https://api.openai.com/v1"),
        ("openai:m@https://llm.example/v1?form=json", "OpenAI", "m", "https://llm.example/v1"),
        ("local", "Local", "default", "http://127.0.0.1:8080/v1"),
        ("local:qwen3@http://127.0.0.1:1/v1?seed=3", "Local", "qwen3", "http://127.0.0.1:1/v1"),
    ],
)
def test_services_are_known_by_name(
    spec: str, kind: str, model: str, base_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name makes the writer with its model and its address; the key comes from the environment."""
    monkeypatch.setenv("GEMINI_API_KEY", "AIza-example")
    monkeypatch.setenv("OPENAI_API_KEY", "sk-example")
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    if kind == "OpenAI":
        pytest.importorskip("openai")
    writer = providers.provider(spec)
    assert isinstance(writer, providers.Gemini | providers.Local | providers.OpenAI)
    assert (type(writer).__name__, writer.model, writer.base_url) == (kind, model, base_url)


@pytest.mark.parametrize(
    ("spec", "kind"),
    [
        ("openai:", InvalidInput),
        ("openai", InvalidInput),
        ("gguf:", InvalidInput),
        ("gguf:no/such/file.gguf", InvalidInput),
        ("local:m@llm.example", InvalidInput),
        ("local:m?colour=red", InvalidInput),
        ("local:m?temperature=warm", InvalidInput),
        ("gemini:gemini-2.5-flash", NotConfigured),
    ],
)
def test_a_name_that_makes_no_writer(
    spec: str, kind: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is missing or wrong is told when the writer is made, before anything is written."""
    for name in ("GEMINI_API_KEY", "GOOGLE_API_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(kind):
        providers.provider(spec)


def test_every_writer_is_there_when_it_is_touched() -> None:
    """All public names can be had, and a name that is none is an `AttributeError`."""
    assert [
        name for name in providers.__all__ if getattr(providers, name).__name__.rpartition(".")[2] != name
    ] == []
    assert dir(providers) == sorted(providers.__all__)
    with pytest.raises(AttributeError, match="Nobody"):
        _ = providers.Nobody


def test_writers_are_light() -> None:
    """Touching the room of the writers imports no SDK, no HTTP library and no adapter."""
    code = (
        "import sys, pressrewrite as pr; pr.providers\n"
        "heavy = {'google', 'httpx', 'httpx2', 'openai', 'xllamacpp'}\n"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))\n"
        "print('pressrewrite.providers.transport' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path.cwd(),
    )
    assert done.stdout == "[]\nFalse\n"


def test_it_is_at_hand_in_the_package() -> None:
    """`pr.provider` is the same function."""
    import pressrewrite as pr

    assert pr.provider is providers.provider
    assert pr.provider("local:m@http://127.0.0.1:1/v1?temperature=0.2").name == "local"
