"""Attributes that are worked out when they are first asked for."""

from __future__ import annotations

from pressrewrite.grounding.lazy import lazy


class Counted:
    """Counts how often its value is worked out."""

    def __init__(self) -> None:
        self.times = 0

    @lazy
    def value(self) -> int:
        """The value."""
        self.times += 1
        return 42


def test_a_value_is_worked_out_once() -> None:
    """The second time it is only read; the class shows the attribute with its words."""
    counted = Counted()
    assert counted.times == 0
    assert (counted.value, counted.value, counted.times) == (42, 42, 1)
    assert Counted.value.__doc__ == "The value."
