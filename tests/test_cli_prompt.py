"""The command that prints a prompt."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

import pressrewrite as pr
from pressrewrite import cli
from pressrewrite.cli_prompt import LengthOption, PromptFormat, settings_of
from pressrewrite.prompts import available

if TYPE_CHECKING:
    from pathlib import Path

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


def call(monkeypatch: pytest.MonkeyPatch, *arguments: object) -> int:
    """Run the command inside this process and give its exit code."""
    monkeypatch.setattr(sys, "argv", ["pressrewrite", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


@pytest.mark.parametrize("language", ["ar", "de", "ja"])
@pytest.mark.parametrize("name", available())
def test_the_very_bytes(
    release: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfdbinary: pytest.CaptureFixture[bytes],
    name: str,
    language: str,
) -> None:
    """What is printed is what would be sent, byte for byte, in every strategy."""
    assert call(monkeypatch, "prompt", release, "--to", language, "--strategy", name) == 0
    made = pr.Rewriter(strategy=name).prompt(pr.read_release(release), language=language)
    assert capfdbinary.readouterr().out == made.text.encode()


def test_json_holds_all_of_it(
    release: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Messages, schema and the three names of the prompt."""
    arguments = ("prompt", release, "--strategy", "explainer", "--length", "short", "--format", "json")
    assert call(monkeypatch, *arguments) == 0
    told = json.loads(capfd.readouterr().out)
    made = pr.Rewriter(strategy=pr.prompts.Explainer(length="short")).prompt(pr.read_release(release))
    assert told == {
        "strategy": "explainer",
        "version": made.version,
        "fingerprint": made.fingerprint,
        "sha256": made.sha256,
        "messages": [{"role": each.role, "content": each.content} for each in made.messages],
        "schema": made.schema,
    }
    assert PromptFormat("json") is PromptFormat.JSON


def test_a_terminal_gets_a_line_end(
    release: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Only on a terminal does a line end follow, which is none of the prompt's bytes."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert call(monkeypatch, "prompt", release) == 0
    out = capfd.readouterr().out
    assert out == pr.Rewriter().prompt(pr.read_release(release)).text + "\n"


@pytest.mark.parametrize("command", ["prompt", "rewrite"])
@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--strategy", "haiku"), "no strategy named 'haiku'"),
        (("--strategy", "translation", "--length", "short"), "has no setting 'length'"),
    ],
)
def test_a_wrong_strategy_is_wrong_usage(
    release: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    command: str,
    options: tuple[str, ...],
    told: str,
) -> None:
    """An unknown strategy, or a setting that it does not have, ends with 2 and says what there is."""
    assert call(monkeypatch, command, release, *options) == 2
    assert told in capfd.readouterr().err


def test_rewrite_takes_a_strategy(
    release: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The strategy stands in the record of the article, under its own fingerprint."""
    assert call(monkeypatch, "rewrite", release, "--strategy", "three-sentences", "--format", "json") == 0
    record = json.loads(capfd.readouterr().out)["provenance"]
    assert record["strategy"] == "three_sentences"
    assert record["strategy_fingerprint"] == pr.prompts.ThreeSentences().fingerprint


def test_settings_of() -> None:
    """A length that nobody stated is left to the strategy."""
    assert settings_of(None) == {}
    assert settings_of(LengthOption.LONG) == {"length": "long"}
