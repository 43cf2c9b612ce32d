"""The command line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import pressrewrite as pr
from pressrewrite import cli

RELEASE = (
    "---\ntitle: Reef reopens\npublisher: Port\npublished_at: 2025-05-03\nlanguage: en\n---\n\n"
    "LISBON – The reef is open today. Divers need a permit.\n\n“We are glad to see them again,” said Ana Costa.\n"
)


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """Give a file with a release."""
    path = tmp_path / "reef.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return path


def run(*arguments: object, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "pressrewrite", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONUTF8": "1", "TERM": "dumb", **environment},
    )


def call(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """Run the command inside this process and give its exit code."""
    monkeypatch.setattr(sys, "argv", ["pressrewrite", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_rewrite_prints_an_article(release: Path) -> None:
    """Markdown to standard output, nothing to standard error."""
    done = run("rewrite", release)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Reef reopens")
    assert "today (3 May 2025)" in done.stdout
    assert "no language model was used" in done.stdout


@pytest.mark.parametrize(
    ("suffix", "option", "begins"),
    [
        (".html", [], "<!doctype html>"),
        (".md", [], "# Reef reopens"),
        (".txt", [], "Reef reopens"),
        (".json", [], "{"),
        (".out", [], "# Reef reopens"),
        (".out", ["--format", "json"], "{"),
    ],
)
def test_the_format_follows_option_and_suffix(
    release: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    suffix: str,
    option: list[str],
    begins: str,
) -> None:
    """The option goes first, then the suffix, then Markdown; no other file is left behind."""
    output = tmp_path / f"article{suffix}"
    assert call(monkeypatch, "rewrite", release, "-o", output, *option) == 0
    text = output.read_text(encoding="utf-8")
    assert text.lower().startswith(begins.lower())
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([release.name, output.name])
    if begins == "{":
        assert pr.Article.from_json(text).headline.text == "Reef reopens"


def test_standard_input_and_options_make_a_release() -> None:
    """A bare title from a pipe becomes a notice."""
    done = run(
        "rewrite", "-", "--publisher", "Port", "--language", "en", "--format", "text", stdin="Reef reopens\n"
    )
    assert done.returncode == 0
    assert "The text itself was not available to the writer." in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["rewrite", "RELEASE", "--to", "ar"], 1, "cannot translate"),
        (["rewrite", "RELEASE", "--to", "english"], 2, "english"),
        (["rewrite", "RELEASE", "--provider", "nobody"], 2, "no writer named"),
        (["rewrite", "none.txt"], 2, "no such file"),
        (["rewrite", "RELEASE", "--published-at", "2025-05-03T10:00"], 2, "time zone"),
        (["rewrite", "RELEASE", "-o", "/dev/null/x.md"], 2, "cannot be written"),
        (["rewrite"], 2, "RELEASE"),
        (["rewrite", "RELEASE", "--format", "pdf"], 2, "pdf"),
        (["nonsense"], 2, "nonsense"),
    ],
)
def test_errors_are_words_and_an_exit_code(
    release: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    said: str,
) -> None:
    """No traceback; 1 for a release that cannot become an article, 2 for wrong usage or input."""
    given = [str(release) if argument == "RELEASE" else argument for argument in arguments]
    assert call(monkeypatch, *given) == code
    told = capfd.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err
    assert told.out == ""


def test_an_embargo_stops_and_can_be_ignored(
    release: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit code 1 and a hint; told otherwise, the article is written."""
    release.write_text(
        RELEASE.replace("language: en", "language: en\nembargo_until: 2999-01-01T00:00:00+00:00")
    )
    assert call(monkeypatch, "rewrite", release) == 1
    assert "under embargo until 2999" in capfd.readouterr().err
    assert call(monkeypatch, "rewrite", release, "--ignore-embargo", "--show-prompt") == 0
    assert "No prompt was used" in capfd.readouterr().out


def test_inspect_shows_the_parts(
    release: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Kinds, offsets, dateline and speakers; as JSON the whole anatomy."""
    assert call(monkeypatch, "inspect", release) == 0
    told = capfd.readouterr().out
    for said in ("language     en (English)", "full_text", "dateline", "LISBON", "lead", "Ana Costa"):
        assert said in told
    assert call(monkeypatch, "inspect", release, "--json") == 0
    parts = json.loads(capfd.readouterr().out)["parts"]
    assert "".join(part["span"]["text"] for part in parts) == pr.read_release(release).text


def test_a_hostile_release_cannot_write_to_the_terminal(tmp_path: Path) -> None:
    """Escape sequences and bidi overrides never reach it, not even in an error."""
    path = tmp_path / "bad.txt"
    path.write_text(
        "---\ntitle: Re\x1b[31mef \u202eopen\npublisher: Port\n---\n\nEMBARGOED UNTIL NEVER\x1b]0;x\x07\n\n"
        "The reef (NYSE: REEF) is op\x1b[2Jen to all of us again.\n"
    )
    for command in (["inspect", path], ["rewrite", path], ["rewrite", path, "--ignore-embargo"]):
        done = run(*command, NO_COLOR="1")
        assert "\x1b" not in done.stdout + done.stderr
        assert "\u202e" not in done.stdout + done.stderr
    assert "could not be read" in run("inspect", path, NO_COLOR="1").stdout
    assert "hidden" in run("inspect", path, NO_COLOR="1").stdout
    assert "NYSE: REEF" in run("inspect", path, NO_COLOR="1").stdout


def test_languages_schema_and_version(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The small commands say what they promise."""
    assert call(monkeypatch, "languages") == 0
    told = capfd.readouterr().out
    assert all(tag in told for tag in pr.languages())
    assert "العربية" in told
    assert call(monkeypatch, "schema") == 0
    assert json.loads(capfd.readouterr().out) == pr.article_schema()
    assert call(monkeypatch, "--version") == 0
    assert capfd.readouterr().out == f"pressrewrite {pr.__version__}\n"


def test_without_typer_the_extra_is_named(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The error says what to install."""
    monkeypatch.setattr(cli, "typer", None)
    assert call(monkeypatch, "--version") == 2
    assert "pip install 'pressrewrite[cli]'" in capfd.readouterr().err


def test_a_bug_is_called_a_bug(
    release: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """An unexpected error is one line and a hint, and with PRESSREWRITE_DEBUG=1 the traceback."""

    def broken(*_: object, **__: object) -> None:
        message = "secret sk-12345"
        raise RuntimeError(message)

    monkeypatch.setattr("pressrewrite.rewriter.Rewriter.rewrite", broken)
    assert call(monkeypatch, "rewrite", release) == 70
    told = capfd.readouterr().err
    assert "RuntimeError: this is a bug" in told
    assert "sk-12345" not in told
    monkeypatch.setenv("PRESSREWRITE_DEBUG", "1")
    monkeypatch.setattr(sys, "argv", ["pressrewrite", "rewrite", str(release)])
    with pytest.raises(RuntimeError):
        cli.main()


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt, 130), (BrokenPipeError, 0)])
def test_interruptions_end_quietly(
    release: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    error: type[BaseException],
    code: int,
) -> None:
    """Ctrl-C and a closed pipe are no errors to shout about."""

    def stopped(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("pressrewrite.rewriter.Rewriter.rewrite", stopped)
    monkeypatch.setattr("os.dup2", lambda *_: None)
    assert call(monkeypatch, "rewrite", release) == code
    assert "Traceback" not in capfd.readouterr().err
