"""The rows that the checks are measured on, and the page that shows what was measured."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import pressrewrite as pr
from pressrewrite.text import canonical_tag

QUALITY = Path(__file__).resolve().parents[1] / "benchmarks" / "quality"
ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for path in sorted((QUALITY / "own").glob("*.jsonl"))
    for line in path.read_text(encoding="utf-8").splitlines()
]
FIELDS = {"id", "language", "source_language", "title", "source", "text", "label", "kind", "why"}


def gate(*options: str) -> subprocess.CompletedProcess[str]:
    """Run the gate."""
    return subprocess.run([sys.executable, str(QUALITY / "gate.py"), *options], capture_output=True, text=True, encoding="utf-8", check=False)  # fmt: skip


def test_the_rows_are_many_and_in_every_language() -> None:
    """The twelve languages of the locales and others have faithful rows and wrong ones, each with its reason."""
    assert len(ROWS) >= 60
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert len({row["text"] for row in ROWS}) == len(ROWS)
    for language in pr.languages():
        labels = {row["label"] for row in ROWS if row["language"] == language}
        assert labels == {0, 1}, language
    assert len({row["language"] for row in ROWS}) > len(pr.languages())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_a_row_is_complete(row: dict[str, Any]) -> None:
    """Each row has its fields, a short release (or none where only the title is known) and a label."""
    assert set(row) == FIELDS
    assert row["label"] in {0, 1}
    assert canonical_tag(row["language"]) == row["language"]
    assert row["why"].strip()
    item = pr.SourceItem(title=row["title"], publisher="P", body=row["source"] or None, language=row["source_language"])  # fmt: skip
    sentences = len(pr.SourceText(item).sentences) - 1
    assert (sentences == 0) if row["kind"] == "title_only" else (3 <= sentences <= 9)


def test_the_page_shows_what_is_pinned() -> None:
    """No figure in docs/quality.md is typed by hand: all of them equal `baseline.json`."""
    done = gate("--check-docs")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_gate_measures_our_rows_without_the_shared_data(tmp_path: Path) -> None:
    """Where the shared data is absent, the rows of the project are measured all the same and hold their floors."""
    done = gate(str(tmp_path / "absent"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "own.found" in done.stdout
    assert "own.silent" in done.stdout
    assert "only the rows of the project were measured" in done.stdout


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Give the gate as a module."""
    monkeypatch.syspath_prepend(str(QUALITY))
    return importlib.import_module("gate")


def test_without_the_peers_packages_the_command_to_install_them_is_named(
    module: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """They are no dependency of the project, so their absence is said in words."""
    monkeypatch.setitem(sys.modules, "rank_bm25", None)
    monkeypatch.delitem(sys.modules, "peers", raising=False)
    with pytest.raises(SystemExit, match=r"pip install -r benchmarks/quality/requirements\.txt"):
        module.gate_peers(tmp_path, {})


def test_a_floor_that_is_not_reached_fails(module: Any) -> None:
    """The gate compares; it never lowers what is pinned."""
    floors = {"a": 0.9, "b": 0.5}
    assert not module.compare({"a": 0.8, "b": 0.6}, floors)
    assert module.compare({"a": 0.9, "b": 0.6}, floors)
    module.lift(floors, {"a": 0.8, "b": 0.6789, "c": 0.1})
    assert floors == {"a": 0.9, "b": 0.678, "c": 0.1}
