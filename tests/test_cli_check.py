"""The commands that judge: `check` and `proofread`."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

import pressrewrite as pr
from pressrewrite import cli

EXAMPLES = Path(__file__).parents[1] / "examples"
RELEASE = (
    "---\ntitle: Ferry line opens\npublisher: Port of Ness\npublished_at: 2025-05-03\nlanguage: en\n---\n\n"
    "NESS – The ferry to the island of Rona cost 41 million euros. It carries 120 passengers at a time.\n\n"
    "“We have waited for this for years,” said Maren Holt, director of the port.\n"
)
FAITHFUL = "The ferry to the island of Rona cost 41 million euros.\n\nIt carries 120 passengers at a time.\n"
WRONG = FAITHFUL.replace("41", "14")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    """Give a file with a release."""
    path = tmp_path / "ferry.txt"
    path.write_text(RELEASE, encoding="utf-8")
    return path


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """Give a file with an article that keeps to it."""
    path = tmp_path / "article.md"
    path.write_text(FAITHFUL, encoding="utf-8")
    return path


def call(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """Run the command inside this process and give its exit code."""
    monkeypatch.setattr(sys, "argv", ["pressrewrite", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def test_a_faithful_article_passes(
    release: Path, article: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit code 0; the report says what was looked at and what was not."""
    assert call(monkeypatch, "check", article, "--against", release) == 0
    told = capfd.readouterr()
    assert told.err == ""
    assert "Supported by the release" in told.out
    assert "Checks that ran:" in told.out
    assert "Not checked:" in told.out


def test_a_wrong_figure_is_exit_code_1(
    release: Path, article: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """So that a build or a content system stops; the figure is named."""
    article.write_text(WRONG, encoding="utf-8")
    assert call(monkeypatch, "check", article, "--against", release, "--format", "json") == 1
    told = json.loads(capfd.readouterr().out)
    assert told["score"] < 0.5
    assert told["counts"]["unsupported"] + told["counts"]["contradicted"] == 1
    found = [finding for sentence in told["sentences"] for finding in sentence["findings"]]
    assert any("14" in finding["text"] and finding["severity"] == "error" for finding in found)
    assert all(WRONG[finding["start"] : finding["end"]] == finding["text"] for finding in found)


def test_the_article_may_come_from_standard_input(
    release: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """With `-`, and its language may be told."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(WRONG.encode())))
    assert call(monkeypatch, "check", "-", "--against", release, "--language", "en") == 1
    assert "14 million" in capfd.readouterr().out


def test_an_article_of_this_library_is_checked_as_one(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """What `rewrite --format json` wrote goes into `check` as it is; other JSON is refused."""
    path = tmp_path / "article.json"
    path.write_text(pr.rewrite(pr.read_release(release)).to_json(), encoding="utf-8")
    assert call(monkeypatch, "check", path, "--against", release) == 0
    assert "41 million euros" in capfd.readouterr().out
    path.write_text("{}", encoding="utf-8")
    assert call(monkeypatch, "check", path, "--against", release) == 2


@pytest.mark.parametrize(
    ("name", "option", "begins"),
    [
        ("report.html", [], "<!doctype html>"),
        ("report.json", [], "{"),
        ("report.txt", [], "Article held against its release"),
        ("report.out", ["--format", "html"], "<!doctype html>"),
        ("report.out", ["--report-language", "de"], "Artikel und Pressemitteilung"),
    ],
)
def test_the_report_is_written_to_a_file(
    release: Path,
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    name: str,
    option: list[str],
    begins: str,
) -> None:
    """The format follows option and suffix; nothing is printed."""
    output = article.parent / name
    assert call(monkeypatch, "check", article, "--against", release, "-o", output, *option) == 0
    assert output.read_text(encoding="utf-8").startswith(begins)
    assert capfd.readouterr().out == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "none.txt", "--against", "RELEASE"], "cannot be read"),
        (["check", "RELEASE", "--against", "none.txt"], "no such file"),
        (["check", "-", "--against", "-"], "standard input"),
        (["check", "EMPTY", "--against", "RELEASE"], "no text to check"),
        (["check", "BROKEN", "--against", "RELEASE"], "no UTF-8"),
        (["check", "page.html", "--against", "RELEASE"], "no plain text"),
        (["check", "ARTICLE", "--against", "RELEASE", "--language", "nonsense tag"], "nonsense tag"),
        (["check", "ARTICLE", "--against", "RELEASE", "--format", "pdf"], "pdf"),
        (["check", "ARTICLE", "--against", "RELEASE", "-o", "ARTICLE"], "is the article itself"),
        (["check", "ARTICLE", "--against", "RELEASE", "-o", "RELEASE"], "is the release itself"),
        (["check", "ARTICLE"], "--against"),
        (["proofread", "none.txt"], "no such file"),
        (["proofread", "RELEASE", "--format", "html"], "html"),
    ],
)
def test_wrong_input_is_exit_code_2(
    release: Path,
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    """Words that say what is wrong, and no file is touched."""
    empty, broken = article.parent / "empty.txt", article.parent / "broken.txt"
    empty.write_text(" \n", encoding="utf-8")
    broken.write_bytes(b"caf\xe9 au lait")
    names = {"RELEASE": release, "ARTICLE": article, "EMPTY": empty, "BROKEN": broken}
    assert call(monkeypatch, *(names.get(argument, argument) for argument in arguments)) == 2
    told = capfd.readouterr()
    assert said in told.err
    assert "Traceback" not in told.err
    assert told.out == ""
    assert release.read_text(encoding="utf-8") == RELEASE
    assert article.read_text(encoding="utf-8") == FAITHFUL


def test_a_text_that_is_too_large_is_refused(
    release: Path, article: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Before anything is done with it."""
    monkeypatch.setattr("pressrewrite.ingest.release_file.MAX_FILE_BYTES", len(RELEASE.encode()))
    article.write_text(FAITHFUL * 100, encoding="utf-8")
    assert call(monkeypatch, "check", article, "--against", release) == 2
    assert "has more than" in capfd.readouterr().err


def test_neither_report_can_steer_a_terminal(
    release: Path, article: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Escape sequences and bidi overrides of article and release reach it in no format."""
    article.write_text(WRONG + "\nThe \x1b[31mferry\u202e cost\u009b 99 euros\x07.\n", encoding="utf-8")
    release.write_text(RELEASE.replace("It carries", "It \x1b[2Jcar\u202eries"), encoding="utf-8")
    for form in ("text", "json", "html"):
        call(monkeypatch, "check", article, "--against", release, "--format", form)
    for form in ("text", "json"):
        call(monkeypatch, "proofread", release, "--format", form)
    told = capfd.readouterr()
    assert not set("\x1b\u202e\u009b\x07") & set(told.out + told.err)


def test_a_sound_release_has_nothing_to_proofread(
    release: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exit code 0 and a sentence that says so; an empty list in JSON."""
    assert call(monkeypatch, "proofread", release) == 0
    assert capfd.readouterr().out == "Nothing was found.\n"
    assert call(monkeypatch, "proofread", release, "--format", "json") == 0
    assert json.loads(capfd.readouterr().out) == {"findings": []}


def test_the_notebook_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every cell runs: the wrong figure is found in the text, and the planted slip in the release."""
    shutil.copy(EXAMPLES / "postgresql-16.txt", tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    told = {}
    for cell in json.loads((EXAMPLES / "checking.ipynb").read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)  # noqa: S102 - the notebook of this project
            told[cell["id"]] = capfd.readouterr().out
    assert "contradicted" in told["check"]
    assert "release: '300%'" in told["check"]
    assert "Lisbon" in told["check"]
    assert "14 million" in told["proofread"]
    assert (tmp_path / "report.html").is_file()
