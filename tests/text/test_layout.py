"""The blocks of a text follow what its author meant, not where its lines happen to end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.text import BlockKind, blocks

P, H, B, T = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BULLET, BlockKind.TABLE

WRAPPED = """SPRINGFIELD, Ill. - The company said on Monday that it would open
a second plant in the valley and hire four hundred workers for
Building number two before the winter comes to the mountains and
leave.

Next steps
The board meets again in the spring."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n ", []),
        ("One.\n\nTwo.", [(P, "One."), (P, "Two.")]),
        ("A new plant opens\n\nIt opens today.", [(H, "A new plant opens"), (P, "It opens today.")]),
        ("Acme\n®\n, the maker", [(P, "Acme\n®\n, the maker")]),
        ("Red\nGreen\nBlue", [(P, "Red"), (P, "Green"), (P, "Blue")]),
        ("- one\n- two\n  more", [(B, "- one"), (B, "- two\n  more")]),
        ("(a) one\n1. two\n• three", [(B, "(a) one"), (B, "1. two"), (B, "• three")]),
        ("14. September 2023 war ein Tag.", [(P, "14. September 2023 war ein Tag.")]),
        (
            "by the administration. -   The Federal share grows. -   The rest falls.",
            [(P, "by the administration."), (B, "-   The Federal share grows."), (B, "-   The rest falls.")],
        ),
        ("He won the fight.   The bout was long.", [(P, "He won the fight."), (P, "The bout was long.")]),
        ("Results: • A rose • B fell", [(P, "Results:"), (B, "• A rose"), (B, "• B fell")]),
        ("| a | b |\n| 1 | 2 |\n\nText here.", [(T, "| a | b |\n| 1 | 2 |"), (P, "Text here.")]),
        ("Sales\t10\t20\nCosts\t5\t6", [(T, "Sales\t10\t20\nCosts\t5\t6")]),
        ("Sales     10     20\nCosts      5      6", [(T, "Sales     10     20\nCosts      5      6")]),
        ("- 30 -", [(P, "- 30 -")]),
        ("###", [(P, "###")]),
        ("## Why it matters", [(H, "## Why it matters")]),
        ("新製品を発表\n\n本日発表した。", [(H, "新製品を発表"), (P, "本日発表した。")]),
        ("The minister said:\n\nYes.", [(P, "The minister said:"), (P, "Yes.")]),
    ],
)
def test_shapes(text: str, expected: list[tuple[BlockKind, str]]) -> None:
    """Each shape of a block is seen for what it is."""
    assert [(block.kind, text[block.start : block.end]) for block in blocks(text)] == expected


def test_hard_wrapped_lines() -> None:
    """Lines that were wrapped to a width are one paragraph; the heading above the next one is not."""
    found = [(block.kind, WRAPPED[block.start : block.end][:19]) for block in blocks(WRAPPED)]
    assert found == [(P, "SPRINGFIELD, Ill. -"), (H, "Next steps"), (P, "The board meets aga")]


@given(st.text(st.sampled_from("aB.-•|# \t\n\r1)ー。\u2028\ud800\x00"), max_size=60))
def test_nothing_is_lost(text: str) -> None:
    """Between blocks lies only white space, and no block begins or ends with any."""
    at = 0
    for block in blocks(text):
        assert not text[at : block.start].strip()
        content = text[block.start : block.end]
        assert content
        assert content == content.strip()
        at = block.end
    assert not text[at:].strip()
