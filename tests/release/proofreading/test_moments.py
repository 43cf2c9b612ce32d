"""One event with two days, one founding with two years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "language", "text", "says"),
    [
        ("Founded in 1998, the port employs many people. It is proud.\n\nAbout the Port\n\nThe port was founded in 1989.", "en", "1989", "1998"),
        ("The museum opens its doors on 4 March 2025. It has a café.\n\nThe museum opens its doors on 14 March 2025.", "en", "14 March 2025", "4 March 2025"),
        ("Der Hafen wurde 1998 gegründet. Er ist groß.\n\nÜber den Hafen\n\nGegründet 1989, ist der Hafen ein Ort für alle.", "de", "1989", "1998"),
        ("Fondé en 1998, le port emploie des marins.\n\nLe port a été fondé en 1989.", "fr", "1989", "1998"),
        ("تأسس الميناء عام 1998. وهو كبير.\n\nتأسس الميناء في عام 1989.", "ar", "1989", "1998"),
        ("港は1998年に設立された。\n\n港は1989年に設立され、大きい。", "ja", "1989年", "1998年"),
        ("Das Museum öffnet am 4. März 2025 seine Türen. Es ist groß.\n\nAm 14. März 2025 öffnet das Museum seine Türen.", "de", "14. März 2025", "4. März 2025"),
        ("Le musée ouvre ses portes le 4 mars 2025. Il est grand.\n\nLe musée ouvre ses portes le 14 mars 2025.", "fr", "14 mars 2025", "4 mars 2025"),
        ("يفتح المتحف أبوابه في 4 مارس 2025. وهو كبير.\n\nيفتح المتحف أبوابه في 14 مارس 2025.", "ar", "14 مارس 2025", "4 مارس 2025"),
        ("博物館は2025年3月4日に開館する。大きい。\n\n博物館は2025年3月14日に開館する。", "ja", "2025年3月14日", "2025年3月4日"),
        ("Das Werk wurde 1998 gegründet und ist groß.\n\nDas Werk, gegründet 1989, ist alt.", "de", "1989", "1998"),
        ("La empresa fue fundada en 1998. Es grande.\n\nFundada en 1989, la empresa es antigua.", "es", "1989", "1998"),
        ("公司成立于1998年。很大。\n\n公司于1989年成立。", "zh", "1989年", "1998年"),
        ("회사는 1998년에 설립되었다. 크다.\n\n1989년에 설립된 회사는 크다.", "ko", "1989년", "1998년"),
    ],
)  # fmt: skip
def test_two_moments_of_one_event_are_found(
    found: Callable[..., list[tuple[str, str, str | None]]],
    body: str,
    language: str,
    text: str,
    says: str | None,
) -> None:
    """The later of two days or years for one event is found, and the other is named."""
    assert found(body, language) == [("two_values", text, says)]


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Alpha was founded in 1998. Beta was founded in 1989.", "en"),
        ("Registration opens on 3 March 2025. Registration closes on 13 March 2025.", "en"),
        ("The museum opens on 4 March 2025. The café opens on 14 March 2025.", "en"),
        ("The talks begin on 4 March 2025 in Bonn. The talks begin on 14 March 2025 in Kiel.", "en"),
    ],
)  # fmt: skip
def test_moments_of_other_events_are_silent(
    found: Callable[..., list[tuple[str, str, str | None]]], body: str, language: str
) -> None:
    """Two houses were founded, two things open, and a thing begins and ends."""
    assert found(body, language) == []
