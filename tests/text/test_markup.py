"""Markup goes, words stay, and no tag comes into being."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.text import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "**Bold** and *it*, _x_ but snake_case_name and 2*3*4",
            "Bold and it, x but snake_case_name and 2*3*4",
        ),
        ("[link](https://a.example/c_(d)) ![img](x.png) [ref][1] [kept]", "link ref [kept]"),
        (r"\# \*not bold\* 3\. x", "# *not bold* 3. x"),
        ("`code *x*` ~~old~~", "code *x* old"),
        ("# Head", "Head"),
        ("<b>Hi</b><br>there <script>alert(1)</script>&amp; <!-- no -->you", "Hi there & you"),
        ("&amp;lt;b&amp;gt; AT&amp;T", "&lt;b&gt; AT&T"),
        ("&lt;script&gt;x&lt;/script&gt;", "x"),
        ("<\u200bb>x", "x"),
        ("<scr<script>x</script>ipt>y", "y"),
        ("a < b and c > d <3", "a < b and c > d <3"),
        ("<https://a.example/b>", "https://a.example/b"),
        ("a\u202e\x00 \n b\ud800", "a b"),
        ("<style>p{}", ""),
        ("", ""),
    ],
)
def test_words_stay(text: str, expected: str) -> None:
    """A reader's words come out on one line, whatever markup they wore."""
    assert plain(text) == expected


PIECES = [
    "<",
    ">",
    "&lt;",
    "&#60;",
    "script",
    "b",
    "/",
    "!--",
    "-->",
    "*",
    "_",
    "`",
    "[",
    "](",
    ")",
    "\\",
    "\u200b",
    " ",
    "a",
]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_no_tag_comes_into_being(text: str) -> None:
    """Nothing that a browser would take for a tag is ever left or made."""
    assert not re.search(r"<[a-zA-Z/!?]", plain(text))
