"""The command line."""

import json
import os
import stat
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
    told = capfd.readouterr().err
    assert "under embargo until 2999" in told
    assert "--ignore-embargo" in told
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

    monkeypatch.setattr("pressrewrite.rewriter.Rewriter.stream", broken)
    assert call(monkeypatch, "rewrite", release) == 70
    told = capfd.readouterr().err
    assert "RuntimeError: this is a bug" in told
    assert "sk-12345" not in told
    monkeypatch.setenv("PRESSREWRITE_DEBUG", "1")
    assert call(monkeypatch, "rewrite", release) == 70
    assert "RuntimeError: secret" in capfd.readouterr().err


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

    monkeypatch.setattr("pressrewrite.rewriter.Rewriter.stream", stopped)
    monkeypatch.setattr("os.dup2", lambda *_: None)
    assert call(monkeypatch, "rewrite", release) == code
    assert "Traceback" not in capfd.readouterr().err


def test_what_cannot_be_seen_is_escaped_in_json(
    release: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """JSON carries every character of the release, and none of them as something a terminal would obey."""
    release.write_text(RELEASE.replace("is open", "\u009b31m\x7f \u202eis\U000e0041 open"), encoding="utf-8")
    assert call(monkeypatch, "inspect", release, "--json") == 0
    told = capfd.readouterr().out
    assert not set("\x1b\x7f\u009b\u202e\U000e0041") & set(told)
    joined = "".join(part["span"]["text"] for part in json.loads(told)["parts"])
    assert joined == pr.read_release(release).text
    assert call(monkeypatch, "rewrite", release, "--format", "json") == 0
    told = capfd.readouterr().out
    assert not set("\x1b\x7f\u009b\u202e\U000e0041") & set(told)
    assert pr.Article.from_json(told).source.title == "Reef reopens"


def test_a_key_of_a_json_file_cannot_forge_a_line(tmp_path: Path) -> None:
    """A carriage return in a key would write over the error."""
    path = tmp_path / "bad.json"
    path.write_text('{"title": "a", "publisher": "b", "x\\rerror: forged\\u001b[2J": 1}', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pressrewrite", "inspect", str(path)], capture_output=True, check=False
    )
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr
    assert b"\rerror" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(("no_color", "escapes"), [("", True), ("1", False)])
def test_inspect_is_in_colour_on_a_terminal_unless_told_otherwise(
    release: Path, *, no_color: str, escapes: bool
) -> None:
    """With NO_COLOR not even bold is sent."""
    import pty

    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "NO_COLOR": no_color}
    command = [sys.executable, "-m", "pressrewrite", "inspect", str(release)]
    with subprocess.Popen(command, stdout=theirs, stdin=subprocess.DEVNULL, env=environment):
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 65_536)
            except OSError:
                break
            if not piece:
                break
            seen += piece
    os.close(ours)
    assert b"LISBON" in seen
    assert (b"\x1b[" in seen) is escapes


@pytest.mark.parametrize("arguments", [["inspect"], ["inspect", "--json"], ["rewrite"]])
def test_a_closed_pipe_is_quiet(release: Path, arguments: list[str]) -> None:
    """`pressrewrite ... | head` ends without a word and without an error."""
    release.write_text(
        RELEASE + "\nThe harbour office answers questions every day.\n" * 3000, encoding="utf-8"
    )
    ours, theirs = os.pipe()
    os.close(ours)
    done = subprocess.run(
        [sys.executable, "-m", "pressrewrite", arguments[0], str(release), *arguments[1:]],
        stdout=theirs,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(theirs)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("arguments", [["languages"], ["inspect", "RELEASE"], ["rewrite", "--help"]])
def test_a_terminal_that_is_not_utf8_is_no_bug(release: Path, arguments: list[str]) -> None:
    """Quotation marks, dashes and the names of languages are not in ASCII."""
    given = [str(release) if argument == "RELEASE" else argument for argument in arguments]
    done = subprocess.run(
        [sys.executable, "-m", "pressrewrite", *given],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"},
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_output_that_is_no_plain_file_is_respected(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Links stay links and files keep their mode; folders and the release itself are refused."""
    target, link, folder = tmp_path / "real.md", tmp_path / "link.md", tmp_path / "folder"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    link.symlink_to(target)
    folder.mkdir()
    before = sorted(tmp_path.iterdir())
    assert call(monkeypatch, "rewrite", release, "-o", link) == 0
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("# Reef reopens")
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert call(monkeypatch, "rewrite", release, "-o", folder) == 2
    assert call(monkeypatch, "rewrite", release, "-o", release) == 2
    assert "is the release itself" in capfd.readouterr().err
    assert release.read_text(encoding="utf-8") == RELEASE
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.skipif(sys.platform == "win32", reason="there are no named pipes in folders")
def test_a_special_file_is_written_to_and_never_replaced(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`-o /dev/null` run by an administrator must not take the device away."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert call(monkeypatch, "rewrite", release, "-o", pipe) == 0
    assert os.read(reader, 100).startswith(b"# Reef reopens")
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_write_that_fails_leaves_everything_as_it_was(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither half an article nor a temporary file; the old article stays."""

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    output = tmp_path / "article.md"
    output.write_text("old", encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr(Path, "replace", full)
    assert call(monkeypatch, "rewrite", release, "-o", output) == 2
    assert output.read_text(encoding="utf-8") == "old"
    assert sorted(tmp_path.iterdir()) == before


def test_a_policy_is_taken(
    release: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What a local server invents is left out, and the command still ends well."""
    from pressrewrite.testing import ChaosServer

    said: list[dict[str, object]] = [
        {"evidence": [], "text": text} for text in ("It opened in Brussels in 1871.", "The reef is open.")
    ]
    draft = {
        "headline": {"evidence": [0], "text": "Reef"},
        "sections": [{"kind": "body", "paragraphs": [{"kind": "text", "sentences": said}]}],
    }
    with ChaosServer(reply=draft) as server:
        name = f"local:m@{server.chat_url}"
        assert (
            call(monkeypatch, "rewrite", release, "--provider", name, "--policy", "drop", "-f", "json") == 0
        )
    told = capfd.readouterr()
    assert "Brussels" not in json.dumps(json.loads(told.out)["sections"])
    assert "sentence_dropped" in told.out
    assert told.err == ""
    assert call(monkeypatch, "rewrite", release, "--policy", "hope") == 2
