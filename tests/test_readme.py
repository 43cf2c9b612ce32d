"""The README shows what the library really prints."""

import contextlib
import io
import re
from pathlib import Path

import pressrewrite as pr

README = Path(__file__).parents[1] / "README.md"


def test_the_article_in_the_readme_is_the_one_that_is_printed(examples: Path) -> None:
    """To renew it: paste what the README's first command prints between the two marks."""
    text = README.read_text(encoding="utf-8")
    shown = re.search(r"article: begin -->\n````markdown\n(.*?)````\n<!-- the article: end", text, re.DOTALL)
    assert shown is not None
    name = re.search(r"pressrewrite rewrite examples/(\S+)", text)
    assert name is not None
    article = pr.rewrite(pr.read_release(examples / name[1]))
    assert shown[1].strip() == article.to_markdown().strip()


def test_the_python_of_readme_and_docs_runs() -> None:
    """Every block of Python in README and docs is executed, each in a fresh namespace."""
    pages = [README, *sorted((README.parent / "docs").glob("*.md"))]
    blocks = [
        block
        for page in pages
        for block in re.findall(
            r"^```python\n(.*?)^```", page.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
        )
    ]
    assert len(blocks) >= 5
    for block in blocks:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(block, "documentation", "exec"), {"__name__": "documentation"})  # noqa: S102 - our own pages
