"""Markdown: inert in any reader's software, and pleasant to read as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pressrewrite.render import to_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressrewrite.models import Article

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py comes with the extra `dev`")
DIALECTS = pytest.mark.parametrize("dialect", ["commonmark", "js-default"])


def _tokens(article: Article, dialect: str) -> Iterator[Any]:
    for token in markdown_it.MarkdownIt(dialect).parse(to_markdown(article)):
        yield token
        yield from token.children or ()


@DIALECTS
@pytest.mark.parametrize("name", ["english", "arabic", "japanese", "hostile"])
def test_is_inert(dialect: str, name: str, request: pytest.FixtureRequest) -> None:
    """No HTML, no picture, no table, no code but the prompt, no link but to http(s)."""
    article = request.getfixturevalue(name)
    tokens = list(_tokens(article, dialect))
    kinds = {token.type for token in tokens}
    assert not kinds & {
        "html_block",
        "html_inline",
        "image",
        "table_open",
        "code_block",
        "code_inline",
        "hr",
        "s_open",
    }
    links = [token.attrs["href"] for token in tokens if token.type == "link_open"]
    assert set(links) <= {article.source.url, "https://harbour.example/news/reef?id=7&lang=en"}
    assert sum(token.tag == "h1" for token in tokens if token.type == "heading_open") == 1


@DIALECTS
def test_fences_hold_prompts_only(dialect: str, hostile: Article) -> None:
    """Code appears for prompts alone, however many fences their texts hold."""
    prompts = sum(note.kind.value == "prompt" for note in hostile.notes)
    assert sum(token.type == "fence" for token in _tokens(hostile, dialect)) == prompts


def test_reads_well(english: Article) -> None:
    """An ordinary article holds not one backslash."""
    assert "\\" not in to_markdown(english)


def test_footnotes(english: Article) -> None:
    """Every mark has its footnote, and every footnote the words of the release."""
    written = to_markdown(english)
    assert "reopened the Lantern Reef to divers after 14 months of repair.[^4] The work cost" in written
    assert (
        "[^5]: “The work cost $2.3 million and was paid for by a levy on mooring fees.” · Source" in written
    )
    for number in range(1, 21):
        assert written.count(f"[^{number}]") >= 2
        assert f"\n[^{number}]: " in written


def test_verdicts_in_words(english: Article) -> None:
    """What is not supported says so beside the sentence."""
    assert "the largest of its kind. (*Not found in the release*)" in to_markdown(english)


def test_emphasis_closes(japanese: Article, arabic: Article) -> None:
    """Labels and verdicts are set off in languages without spaces as well: no star is left over."""
    for article in (japanese, arabic):
        for dialect in ("commonmark", "js-default"):
            texts = [token.content for token in _tokens(article, dialect) if token.type == "text"]
            assert not [text for text in texts if "*" in text]


def test_shape(english: Article) -> None:
    """Headline, disclosure as a quotation, bulleted key points, headed sections."""
    written = to_markdown(english)
    assert written.startswith("# Lantern Reef reopens to divers[^1]\n\n**Up to 120 divers")
    assert "> **How this article was made**\n>\n> This article was put together" in written
    assert "## Key points\n\n- The Harbour Office today (24 April 2025) reopened" in written
    assert "- **Who**: Harbour Office[^15], Maren Holt[^13]" in written
    assert "```\nYou are an editor.\n\n1. Say only\n   what it says.\n```" in written
