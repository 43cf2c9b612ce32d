"""Speech without a speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("body", "language", "text", "says"),
    [
        ("“We have waited for this bridge for more than ten long years.”\n\nThe bridge opens in May.", "en", "We have waited for this bridge for more than ten long years.", None),
        ("The bridge opens in May. “We have waited for this bridge for more than ten long years.” It is blue.", "en", "We have waited for this bridge for more than ten long years.", None),
        ("The port today announced a new bridge.\n\n“We have waited for this bridge for more than ten long years.”\n\n[READ MORE]", "en", "We have waited for this bridge for more than ten long years.", None),
        ("„Wir haben mehr als zehn Jahre lang auf diese Brücke gewartet.“\n\nDie Brücke öffnet im Mai.", "de", "Wir haben mehr als zehn Jahre lang auf diese Brücke gewartet.", None),
        ("« Nous attendons ce pont depuis plus de dix longues années. »\n\nLe pont ouvre en mai.", "fr", "Nous attendons ce pont depuis plus de dix longues années.", None),
        ("«انتظرنا هذا الجسر أكثر من عشر سنوات طويلة جدا.»\n\nيفتح الجسر في مايو.", "ar", "انتظرنا هذا الجسر أكثر من عشر سنوات طويلة جدا.", None),
        ("「私たちはこの橋を十年以上も待っていました。」\n\n橋は5月に開通する。", "ja", "私たちはこの橋を十年以上も待っていました。", None),
        ("“我们等这座桥等了十多年，现在终于建成了。”\n\n大桥将于5月开通。", "zh", "我们等这座桥等了十多年，现在终于建成了。", None),
    ],
)  # fmt: skip
def test_speech_that_nobody_is_said_to_speak_is_found(
    found: Callable[..., list[tuple[str, str, str | None]]],
    body: str,
    language: str,
    text: str,
    says: str | None,
) -> None:
    """A sentence between quotation marks that nobody says is found."""
    assert found(body, language) == [("quotation_speaker", text, says)]


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("“We have waited for this bridge for more than ten long years,” said Maren Holt, director.\n\nThe bridge opens in May.", "en"),
        ("“We have waited for this bridge for more than ten long years.”\n\n– Maren Holt, director of the port", "en"),
        ("“We have waited for this bridge for more than ten long years.”\n\nMaren Holt, Director of the Port", "en"),
        ("Maren Holt said that the bridge was late.\n\n“We have waited for this bridge for more than ten long years.”", "en"),
        ("“We have waited for ten years,” said Maren Holt.\n\n“The bridge has been a dream of all of us.”", "en"),
        ("Maren Holt, director: “We have waited for this bridge for more than ten long years.”\n\nThe bridge opens in May.", "en"),
        ("The exhibition “We have waited for this bridge for more than ten long years” opens in May.", "en"),
        ("The plan calls the bridge “a gift for everybody”. It is blue.", "en"),
        ("„Wir haben mehr als zehn Jahre lang auf diese Brücke gewartet“, sagte Maren Holt.\n\nDie Brücke öffnet im Mai.", "de"),
        ("«انتظرنا هذا الجسر أكثر من عشر سنوات طويلة جدا»، قال مدير الميناء.\n\nيفتح الجسر في مايو.", "ar"),
        ("「私たちはこの橋を十年以上も待っていました」と港長の山田氏は述べた。\n\n橋は5月に開通する。", "ja"),
    ],
)  # fmt: skip
def test_speech_with_a_speaker_is_silent(
    found: Callable[..., list[tuple[str, str, str | None]]], body: str, language: str
) -> None:
    """A speaker in the sentence, in the line behind or before, or a title: nothing to ask about."""
    assert found(body, language) == []
