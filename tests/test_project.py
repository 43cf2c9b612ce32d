"""The conventions of the project, held by tests."""

from __future__ import annotations

import ast
import importlib
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src"
MODULES = sorted(SRC.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))
HEAVY = ("google", "httpx", "httpx2", "lxml", "numpy", "openai", "rich", "typer", "xllamacpp")
LONGEST_FILE = 450
FRONT_MATTER = ("title", "publisher", "published_at", "url", "language", "licence")


def dotted(path: Path) -> str:
    """Name the module that a file under `src` holds."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def relative(path: Path) -> str:
    """Show a file as it is named in the project."""
    return path.relative_to(ROOT).as_posix()


def called(tree: ast.AST, name: str) -> list[int]:
    """List the lines on which a builtin is called."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name
    ]


@pytest.fixture(scope="module")
def commands() -> list[str]:
    """List the commands that the README tells a reader to paste."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^python3 -m venv \.venv && .+$", readme, flags=re.MULTILINE)


def test_readme_has_two_commands(commands: list[str]) -> None:
    """The README sets up with two commands: one prints an article, one passes the tests."""
    assert len(commands) == 2
    assert ".venv/bin/pressrewrite rewrite examples/" in commands[0]
    assert commands[1].endswith(".venv/bin/python -m pytest -q")


def test_readme_command_names_a_shipped_example(commands: list[str]) -> None:
    """The release that the README rewrites is part of the project."""
    named = re.search(r"examples/\S+", commands[0])
    assert named is not None
    assert (ROOT / named[0]).is_file()


def test_ci_runs_what_the_readme_says() -> None:
    """The check script takes its commands out of the README, so that the two cannot differ."""
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "readme_command 1" in script
    assert "readme_command 2" in script
    assert "README.md" in script


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_module_is_documented_and_short(path: Path) -> None:
    """Every module says what it is for, and none grows past the size that one can read at a sitting."""
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text))
    assert len(text.splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_module_is_quiet_and_finished(path: Path) -> None:
    """No module prints, asserts or leaves a note for later."""
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert called(tree, "print") == []
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Assert)] == []
    assert not re.search(r"\b(TODO|FIXME|XXX)\b", text)


@pytest.mark.parametrize("name", [dotted(path) for path in MODULES])
def test_all_is_sorted_and_real(name: str) -> None:
    """`__all__` is sorted, holds nothing twice, and every name in it exists."""
    module = importlib.import_module(name)
    names = list(getattr(module, "__all__", []))
    assert names == sorted(set(names))
    assert [each for each in names if not hasattr(module, each)] == []


@pytest.mark.parametrize("path", TESTS, ids=relative)
def test_every_test_states_its_promise(path: Path) -> None:
    """The docstring of a test is the promise that it holds."""
    silent = [
        node.name
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name.startswith("test_")
        and not ast.get_docstring(node)
    ]
    assert silent == []


def test_import_is_light() -> None:
    """`import pressrewrite` warns about nothing and loads no SDK, no parser and nothing of the terminal."""
    code = (
        "import sys, pressrewrite; "
        "print(sorted({name.partition('.')[0] for name in sys.modules} & set(sys.argv[1:])))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *HEAVY], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "press.example"])
def test_no_test_reaches_another_machine(host: str) -> None:
    """A connection or a look-up that would leave this machine ends in an error that says so."""
    with pytest.raises(BaseException, match="Only loopback and unix sockets are open in tests"):
        socket.create_connection((host, 80), timeout=1)


def test_a_test_may_reach_its_own_server() -> None:
    """A server on loopback is open to the test that started it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.txt")), ids=relative)
def test_example_has_its_front_matter_and_its_provenance(path: Path) -> None:
    """Every example release says where it comes from, and the folder's README lists it."""
    opening, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    assert opening == ""
    # Of a release of which only the title is known, nothing is licensed.
    assert tuple(fields) == (FRONT_MATTER if body.strip() else FRONT_MATTER[:-1])
    assert all(fields.values())
    assert body == "" or body.startswith("\n")
    assert f"`{path.name}`" in (path.parent / "README.md").read_text(encoding="utf-8")
