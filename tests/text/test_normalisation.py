"""The spelling for comparing, and the way back."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.text import comparable, normalise

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("„Guten Tag“ ‘so’ «là» 「はい」", '"Guten Tag" \'so\' "là" "はい"'),
        ("2019–2020 — a−b", "2019-2020 - a-b"),
        ("٣٫٥ ۲۰۲۴ १२ ３４", "3٫5 2024 12 34"),
        ("a \u00a0\t\n b", "a b"),
        ("ＡＢＣ ﬁn ㎏ …", "ABC fin kg ..."),
        ("co\xadoperate\u200b \u200fx", "cooperate x"),
        ("می\u200cخواهم", "میخواهم"),
        ("10² 3½ ① Acme™ 5ª", "10² 3½ ① Acme™ 5ª"),
        ("CO₂", "CO2"),
        ("e\u0301cole", "école"),
        ("ｶﾞｽ", "ガス"),
        ("a\x00b", "a b"),
        ("`x´", "'x'"),
        ("", ""),
    ],
)
def test_alike(text: str, expected: str) -> None:
    """Typographic variants become one spelling; what means something else stays apart."""
    assert normalise(text).text == expected


def test_case() -> None:
    """Case is folded only when asked for, the Turkish capital with a dot included."""
    assert normalise("İSTANBUL Straße").text == "İSTANBUL Straße"
    assert normalise("İSTANBUL Straße", fold_case=True).text == "istanbul strasse"


@given(ANY_TEXT, st.booleans())
def test_twice_is_once(text: str, fold_case: bool) -> None:  # noqa: FBT001
    """Normalising what is normalised changes nothing."""
    once = normalise(text, fold_case=fold_case).text
    assert normalise(once, fold_case=fold_case).text == once


@given(ANY_TEXT)
def test_fast_form_agrees(text: str) -> None:
    """The form without offsets gives the very same text."""
    assert comparable(text) == normalise(text, fold_case=True).text


@given(ANY_TEXT)
def test_every_character_has_its_place(text: str) -> None:
    """Offsets grow, cover the text, and each slice's original normalises to that slice's characters."""
    result = normalise(text)
    assert len(result.offsets) == len(result.text) + 1
    assert result.offsets[-1] == len(text)
    assert list(result.offsets) == sorted(result.offsets)
    for at in range(len(result.text)):
        start, end = result.original(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert result.text[at] in normalise(text[start:end]).text


def test_original_place() -> None:
    """A slice finds its words in the original, without the invisible characters around it."""
    text = "He said:\u00a0 “Ten\u200b per\xadcent”\u200f now"
    result = normalise(text)
    at = result.text.index('"Ten percent"')
    start, end = result.original(at, at + len('"Ten percent"'))
    assert text[start:end] == "“Ten\u200b per\xadcent”"
    assert result.original(3, 3) == (3, 3)


def test_outside_slice() -> None:
    """Offsets that lie outside say what was expected."""
    with pytest.raises(IndexError, match="is no slice of a text of 3 characters"):
        normalise("abc").original(2, 9)


def test_every_code_point() -> None:
    """Both forms agree on the code points of all living scripts and doing it twice is doing it once."""
    for code in (*range(0x3400), *range(0xF900, 0x20000), *range(0x20000, sys.maxunicode + 1, 997)):
        text = "a" + chr(code) + "\u0301"
        once = comparable(text)
        assert comparable(once) == once, hex(code)
        assert normalise(text, fold_case=True).text == once, hex(code)
