"""What the markup of a text hides from its reader."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.text import Unseen, find_unseen, without_unseen

PIECES = (
    "<!--",
    "-->",
    "<div hidden>",
    "</div>",
    "<p style='display:none'>",
    "</p>",
    "<script>",
    "</script>",
    "a",
    "\n",
    "<",
    ">",
    "<br hidden>",
    "<div>",
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("No markup at all, 3 < 4.", "No markup at all, 3 < 4."),
        ("A <!-- b --> c", "A  c"),
        ("A <!-- b\n\nb --> c", "A \n\n c"),
        ("A <!-- is how a comment begins.", "A <!-- is how a comment begins."),
        ("A <script>b</script> c", "A  c"),
        ("A <SCRIPT type='x'>b</Script > c", "A  c"),
        ("The tag <script> is old.", "The tag <script> is old."),
        ("A <p hidden>b</p> c", "A  c"),
        ("A <p hidden>b", "A "),
        ("A <p hidden='until-found'>b</p> c", "A  c"),
        ("A <div hidden><div>b</div>b</div> c", "A  c"),
        ("A <p class='hidden'>b</p> c", "A <p class='hidden'>b</p> c"),
        ("A <p data-hidden-note=1>b</p> c", "A <p data-hidden-note=1>b</p> c"),
        ("A <p title='hidden or not'>b</p> c", "A <p title='hidden or not'>b</p> c"),
        ("A <p style='display:none'>b</p> c", "A  c"),
        ('A <p style="color:red; VISIBILITY : HIDDEN">b</p> c', "A  c"),
        ("A <p style=display:none>b</p> c", "A  c"),
        ("A <p style='display&#58;none'>b</p> c", "A  c"),
        ("A <p style='font-size:0'>b</p> c", "A  c"),
        ("A <p style='font-size:0.9em'>b</p> c", "A <p style='font-size:0.9em'>b</p> c"),
        ("A <p style='opacity:0'>b</p> c", "A  c"),
        ("A <p style='opacity:0.8'>b</p> c", "A <p style='opacity:0.8'>b</p> c"),
        ("A <p style='text-indent:-9999px'>b</p> c", "A  c"),
        ("A <p style='display:block'>b</p> c", "A <p style='display:block'>b</p> c"),
        ("A <img hidden> c", "A <img hidden> c"),
        ("A <span hidden/> c", "A "),
        ("A <!-- <p hidden> --> c", "A  c"),
    ],
)  # fmt: skip
def test_what_is_seen(text: str, kept: str) -> None:
    """Comments, scripts and hidden elements are found; what only mentions or resembles them is left alone."""
    told = without_unseen(text)
    assert len(told) == len(text)
    for run in reversed(find_unseen(text)):
        breaks = "".join(sign for sign in text[run.start : run.end] if sign in "\r\n")
        told = told[: run.start] + breaks + told[run.end :]
    assert told == kept


def test_kinds() -> None:
    """Each stretch says what it is and where."""
    text = "<!-- a --><style>b</style><i hidden>c</i>"
    assert find_unseen(text) == (
        Unseen(kind="comment", start=0, end=10),
        Unseen(kind="script", start=10, end=26),
        Unseen(kind="element", start=26, end=41),
    )


@given(st.lists(st.sampled_from(PIECES), max_size=20).map("".join) | st.text(max_size=40))
def test_offsets_stay(text: str) -> None:
    """The blanked text is as long as the text, differs from it in found stretches only, and keeps its lines."""
    told = without_unseen(text)
    assert len(told) == len(text)
    inside = {at for run in find_unseen(text) for at in range(run.start, run.end)}
    for at, (before, after) in enumerate(zip(text, told, strict=True)):
        if at in inside:
            assert after == (before if before in "\r\n" else " ")
        else:
            assert after == before
    ends = [0, *(place for run in find_unseen(text) for place in (run.start, run.end)), len(text)]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    "piece", ["<div hidden>", "<script>", "<!--", "<a ", "<p style='", "<", "</div>", "<div>"]
)
def test_hostile_markup_ends_quickly(piece: str) -> None:
    """A text of nothing but open tags is looked through in time that grows with its length."""
    begun = time.process_time()
    find_unseen(piece * 50_000)
    assert time.process_time() - begun < 30
