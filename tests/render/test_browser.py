"""A real browser opens the hostile page, and nothing in it runs."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from pressrewrite.render import to_html, to_html_fragment

if TYPE_CHECKING:
    from pathlib import Path

    from pressrewrite.models import Article

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def _document(page: str, folder: Path) -> str:
    """Give the document as it is after everything that could run has run."""
    browser = next(filter(None, map(shutil.which, _NAMES)), None)
    if browser is None:
        pytest.skip("no Chromium on this machine")
    file = folder / "page.html"
    file.write_text(page, encoding="utf-8")
    command = (browser, *_FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", file.as_uri())
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=90)
    except (OSError, subprocess.TimeoutExpired):
        pytest.skip("Chromium does not start on this machine")
    if not done.stdout.strip():
        pytest.skip("Chromium does not start on this machine")
    return done.stdout.decode("utf-8")


def test_the_browser_runs_scripts(tmp_path: Path) -> None:
    """The check itself works: a page that does hold a script changes its title."""
    page = "<!doctype html><title>before</title><script>document.title = 'owned'</script>"
    assert "<title>owned</title>" in _document(page, tmp_path)


def test_the_hostile_page_is_inert(hostile: Article, tmp_path: Path) -> None:
    """Scripts, handlers and frames in title, body and speakers are words on the page and nothing else."""
    document = _document(to_html(hostile), tmp_path)
    assert "<title>&lt;script&gt;document.title='owned'&lt;/script&gt;" in document
    for tag in ("<script", "<img", "<svg", "<iframe", "javascript:document.title='owned'\""):
        assert tag not in document


def test_the_hostile_fragment_is_inert(hostile: Article, tmp_path: Path) -> None:
    """Inside a page that allows scripts, as notebooks do, the fragment runs none either."""
    page = f"<!doctype html><meta charset=utf-8><title>before</title>{to_html_fragment(hostile)}"
    document = _document(page, tmp_path)
    assert "<title>before</title>" in document
    assert "<script" not in document


@pytest.mark.parametrize("name", ["english", "arabic", "japanese"])
def test_the_browser_keeps_the_structure(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """The browser's own parser moves nothing: what it holds is what was written."""
    written = to_html(request.getfixturevalue(name))
    document = _document(written, tmp_path)
    body = written[written.index("<main>") : written.index("</main>")]
    # A line feed right behind `<pre>` is no part of its text.
    assert body.replace("<pre>\n", "<pre>") in document
