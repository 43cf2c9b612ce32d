"""Words of the other direction are set apart, and nothing is lost."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.render.bidi import Direction, isolate


@pytest.mark.parametrize(
    ("text", "direction", "apart"),
    [
        ("أعادت هيئة Harbour Office (Port Ellery) فتح الشعاب", "rtl", ["Harbour Office (Port Ellery)"]),
        ("نظام Windows 11 الجديد", "rtl", ["Windows 11"]),
        ("في 2025 NASA أعلنت", "rtl", ["NASA"]),
        ("بكلفة $2.3 مليون", "rtl", ["$2.3"]),
        ("بكلفة $2.3 million فقط", "rtl", ["$2.3 million"]),
        ("$2.3 million", "rtl", ["$2.3 million"]),
        ("بنسبة 15% اليوم", "rtl", ["15%"]),
        ("بين 24–26 أبريل", "rtl", []),
        ("هاتف +1-202-555-0100 للاستفسار", "rtl", ["+1-202-555-0100"]),
        ("في 2025-04-24 أعلنت", "rtl", ["2025-04-24"]),
        ("الموقع https://a.example/b?c=1 هنا", "rtl", ["https://a.example/b?c=1"]),
        ("שבGoogle אמרו", "rtl", ["Google"]),
        ("شبكة 5G الجديدة", "rtl", ["5G"]),
        ("قال «نعم» ثم «لا»", "rtl", []),
        ("The paper עיתון הארץ 2024 reported", "ltr", ["עיתון הארץ"]),
        ("Al Jazeera (الجزيرة) said", "ltr", ["الجزيرة"]),
        ("הארץ", "ltr", ["הארץ"]),
        ("Plain English, 24–26 April.", "ltr", []),
        ("港湾局は 2025 年", "ltr", []),
        ("قالت NASA", "auto", []),
        ("", "rtl", []),
    ],
)
def test_what_is_set_apart(text: str, direction: Direction, apart: list[str]) -> None:
    """Names, addresses and signed figures keep their order; ranges read with the line."""
    assert [piece for piece, way in isolate(text, direction) if way] == apart


@given(st.text(alphabet="abאבج ۱12.,-–()$%+»«&/:\n", max_size=80), st.sampled_from(["ltr", "rtl", "auto"]))
def test_pieces_join(text: str, direction: Direction) -> None:
    """The pieces join to the text again, and only the other direction is ever set apart."""
    pieces = isolate(text, direction)
    assert "".join(piece for piece, _ in pieces) == text
    assert {way for _, way in pieces} <= {None, "ltr" if direction == "rtl" else "rtl"}


@pytest.mark.parametrize("unit", ["1", "a", "1,", "(", "a ", "+1", "$", "א", "א ", "1-", "a(", "א-1"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_time_is_linear(unit: str, direction: Direction) -> None:
    """No repetition makes it slow: 200,000 characters stay far under a second."""
    text = unit * (200_000 // len(unit)) + "אa"
    began = time.process_time()
    isolate(text, direction)
    assert time.process_time() - began < 60
