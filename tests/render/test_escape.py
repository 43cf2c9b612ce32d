"""Escaping: what each format takes for an instruction is shown as text."""

from __future__ import annotations

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.render.escape import (
    html_attribute,
    html_text,
    markdown_code,
    markdown_line,
    markdown_link,
    markdown_text,
    one_line,
    safe_url,
)
from pressrewrite.text import visible

markdown_it = pytest.importorskip("markdown_it", reason="markdown-it-py comes with the extra `dev`")
UNICODE = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
MARKUP = st.text(alphabet="\\`*_{}[]()<>#+-.!|~&:;=\"' \n\tab1a", max_size=40)


@given(UNICODE | MARKUP)
def test_html_shows_the_visible_text(text: str) -> None:
    """A browser reads back exactly the visible text, and meets neither a tag nor the end of an attribute."""
    written = html_text(text)
    assert html.unescape(written) == visible(text)
    assert not set("<>") & set(written)
    assert not set('<>"\n') & set(html_attribute(text))


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://example.org/a?b=1&c=2#d", True),
        ("http://example.org", True),
        ("https://例え.jp/ニュース", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("vbscript:x", False),
        ("//example.org", False),
        ("/relative", False),
        ("mailto:a@example.org", False),
        ("https://", False),
        ("https://[", False),
        ("https://bank.example@evil.example/", False),
        ("https://example.org/\u202egro", False),
        ("https://example.org/ b", False),
        ('https://example.org/"onmouseover="alert(1)', False),
        ("", False),
        (None, False),
    ],
)
def test_links(address: str | None, linked: bool) -> None:  # noqa: FBT001
    """Only http(s) addresses that name their host plainly become links."""
    assert safe_url(address) == (address if linked else None)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (
            "A well-known 1.5-litre engine (new) - and more!",
            "A well-known 1.5-litre engine (new) - and more!",
        ),
        ("AT&T said snake_case is “fine” at $5 & 50%.", "AT&T said snake_case is “fine” at $5 & 50%."),
        ("&copy; &#60;", "&amp;copy; &amp;#60;"),
        ("a < b > c", "a &lt; b > c"),
        ("*a* _b_ `c` [d] e|f", r"\*a\* \_b\_ \`c\` \[d\] e\|f"),
        ("javascript:alert(1)", r"javascript\:alert(1)"),
        ("Our data: more", "Our data: more"),
        ("~50 units, ~~gone~~", r"~50 units, ~\~gone\~\~"),
        ("back\\slash", r"back\\slash"),
        ("two\n\n# lines", "two # lines"),
    ],
)
def test_markdown_text(text: str, written: str) -> None:
    """What would mean something is escaped; ordinary prose stays as it is."""
    assert markdown_text(text) == written


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("# a", r"\# a"),
        ("> a", r"\> a"),
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("---", r"\---"),
        ("1. a", r"1\. a"),
        ("12) a", r"12\) a"),
        ("1.5 million", "1.5 million"),
        ("-5 degrees", "-5 degrees"),
        ("24 April", "24 April"),
    ],
)
def test_start_of_a_line(line: str, written: str) -> None:
    """Nothing at the start of a line begins a heading, a list or a quotation."""
    assert markdown_line(line) == written


@given(UNICODE | MARKUP)
def test_markdown_reads_back(text: str) -> None:
    """CommonMark reads a paragraph of plain text back, character for character."""
    shown = one_line(text)
    page = markdown_it.MarkdownIt("commonmark").enable("table").render(markdown_line(markdown_text(text)))
    expected = html.escape(shown, quote=False).replace('"', "&quot;")
    # The parser takes no-break spaces away from both ends as well; CommonMark leaves that open.
    assert page.removeprefix("<p>").removesuffix("</p>\n").strip() == expected.strip()


@given(MARKUP)
def test_code_cannot_be_left(text: str) -> None:
    """Nothing inside a block of code ends it."""
    tokens = markdown_it.MarkdownIt("commonmark").parse(markdown_code(text))
    assert [token.type for token in tokens] == ["fence"]


def test_markdown_link() -> None:
    """A link keeps its words and address; without a safe address only the words are left."""
    assert markdown_link("a]b", "https://e.org/?a=1&copy;") == r"[a\]b](<https://e.org/?a=1&amp;copy;>)"
    assert markdown_link("https://e.org", "https://e.org") == "<https://e.org>"
    assert markdown_link("click", "javascript:alert(1)") == "click"


def test_no_break_spaces_stay() -> None:
    """A no-break space is part of how French is written; other runs of white space are one space."""
    assert one_line(" «\u00a0oui\u202f»\t\r\n\u2028x ") == "«\u00a0oui\u202f» x"
