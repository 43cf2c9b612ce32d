"""Figures that differ as a slip of the hand makes them differ."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.facts import find_numbers
from pressrewrite.release.proofreading.slips import digits_of, is_slip, is_turned

DIGITS = st.text("0123456789", min_size=1, max_size=12)


@given(DIGITS, DIGITS)
def test_a_slip_goes_both_ways(one: str, other: str) -> None:
    """Which of two figures is the slip does not matter, and no figure is a slip of itself."""
    assert is_slip(one, other) == is_slip(other, one)
    assert not is_slip(one, one)
    assert not is_turned(one, other) or is_slip(one, other)


@given(DIGITS, st.integers(0, 11), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_a_slip(digits: str, place: int, digit: str) -> None:
    """Any digit may be the wrong one."""
    at = place % len(digits)
    wrong = digits[:at] + digit + digits[at + 1 :]
    assert is_slip(digits, wrong) == (wrong != digits)


def test_digits_are_those_that_are_written() -> None:
    """A magnitude in words adds no digits, and figures past counting have none."""
    numbers = find_numbers("$1.07 million, 1,234 ships and " + "9" * 60 + " ships", "en")
    assert [digits_of(number) for number in numbers] == ["107", "1234", ""]
