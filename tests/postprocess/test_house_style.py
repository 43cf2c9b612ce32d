"""The house style is looked after: flagged, never rewritten."""

from __future__ import annotations

from typing import Any

import pytest

import pressrewrite as pr
from pressrewrite.models import Article, FlagKind, Sentence
from pressrewrite.postprocess import HouseStyleCheck
from pressrewrite.prompts import HouseStyle


def article(text: str, language: str = "en") -> Article:
    """Make an article of a free text."""
    item = pr.SourceItem(title="Reef reopens", publisher="Port", body="The reef is open.", language=language)
    return Article.from_text(text, source=item, language=language)


def flags(text: str, *, language: str = "en", **style: Any) -> list[tuple[str, str]]:
    """List what the check flags."""
    checked = HouseStyleCheck(HouseStyle(**style))(article(text, language))
    ours = {FlagKind.BANNED_WORD, FlagKind.HEADLINE_TOO_LONG}
    return [(flag.kind.value, flag.detail) for flag in checked.flags if flag.kind in ours]


@pytest.mark.parametrize(
    ("text", "language", "word", "count"),
    [
        ("News\n\nThe groundbreaking reef is Groundbreaking.", "en", "groundbreaking", 2),
        ("News\n\nThe ground breaking reef is unbreakable.", "en", "break", 0),
        ("News\n\nPort’s world-class reef is open.", "en", "World-Class", 1),
        ("Groundbreaking news\n\nIt is open.", "en", "groundbreaking", 1),
        ("News\n\n- A groundbreaking point.\n- Another point.", "en", "groundbreaking", 1),
        ("News\n\nIt is open.\n\n## A groundbreaking reef\n\nIt is free.", "en", "groundbreaking", 1),
        ("News\n\n“A groundbreaking reef,” said Ann.", "en", "groundbreaking", 0),
        ('News\n\n"A groundbreaking reef," said Ann.', "en", "groundbreaking", 0),
        ("Nachricht\n\nDas „bahnbrechende“ Riff ist offen.", "de", "bahnbrechende", 0),
        ("Nachricht\n\nDas bahnbrechende Riff ist offen.", "de", "Bahnbrechende", 1),
        ("港のニュース\n\nこの画期的な港が再開しました。", "ja", "画期的", 1),
        ("港のニュース\n\n「画期的な港です」と職員は話した。", "ja", "画期的", 0),
        ("항구 소식\n\n획기적인 항구가 다시 열렸다.", "ko", "획기적", 1),
        ("أخبار الميناء\n\nأعيد افتتاح الميناء غير المسبوق.", "ar", "المسبوق", 1),
        ("Price news\n\nIt costs $5 now.", "en", "$5", 1),
    ],
)  # fmt: skip
def test_banned_words(text: str, language: str, word: str, count: int) -> None:
    """Whole words are found without regard to case, anywhere in scripts without spaces, and not in quotations."""
    found = flags(text, language=language, banned_words=(word,))
    assert found == ([("banned_word", f"{word}: {count}")] if count else [])


def test_the_headline() -> None:
    """A headline longer than allowed is flagged with both figures; one that fits is not."""
    text = "The reef is open for divers\n\nIt is open."
    assert flags(text, headline_characters=20) == [("headline_too_long", "27 characters, 20 allowed")]
    assert flags(text, headline_characters=27) == []
    assert flags(text) == []


def test_nothing_is_rewritten_and_nothing_said_twice() -> None:
    """The words of the article stay, and a second look adds no second flag."""
    check = HouseStyleCheck(HouseStyle(banned_words=("open",), headline_characters=10))
    before = article("The reef is open for divers\n\nIt is open.")
    once = check(before)
    assert once.text == before.text
    assert len(once.flags) == len(before.flags) + 2
    assert check(once) == once


def test_the_dek() -> None:
    """The sentence under the headline is looked at as well."""
    with_dek = article("News\n\nIt is open.").replace(dek=Sentence(text="A groundbreaking reef."))
    flagged = HouseStyleCheck(HouseStyle(banned_words=("groundbreaking",)))(with_dek).flags
    assert [flag.detail for flag in flagged if flag.kind is FlagKind.BANNED_WORD] == ["groundbreaking: 1"]
