"""The tables of words by which parts are known."""

from __future__ import annotations

import pytest

from pressrewrite.release import leading, words_for
from pressrewrite.release.words import all_words

TABLES = (
    "about_before about_after contact editor_notes legal background release_line links end_mark say pronouns leaning"
).split()


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_clean(table: str) -> None:
    """No word is empty, padded or listed twice for a language."""
    words = all_words(table)
    assert words
    assert all(word == word.strip() != "" for word in words)
    for language in ("en", "de", "ja"):
        listed = words_for(table, language)
        assert len(listed) == len(set(listed)), sorted(word for word in listed if listed.count(word) > 1)


def test_words_for() -> None:
    """Words belong to a language, whatever its region; a language without a table has none."""
    assert "Sobre" in words_for("about_before", "pt-BR")
    assert words_for("say", "tlh") == ()
    with pytest.raises(KeyError):
        words_for("no_such_table", "en")


@pytest.mark.parametrize(
    ("table", "language", "text", "matched"),
    [
        ("contact", None, "Media Contact: Ann", "Media Contact"),
        ("contact", None, "CONTACT", "CONTACT"),
        ("contact", None, "Contacting the office", None),
        ("contact", None, "お問い合わせ先はこちら", "お問い合わせ先"),
        ("about_before", None, "Aboutness", None),
        ("about_before", "en", "Über uns", None),
        ("about_before", "de", "Über uns", "Über"),
        ("about_before", "tlh", "About us", None),
        ("end_mark", None, "以上です", "以上"),
    ],
)
def test_leading(table: str, language: str | None, text: str, matched: str | None) -> None:
    """The longest word is matched at the beginning, whole where words are spaced."""
    found = leading(table, language).match(text)
    assert (found[0] if found else None) == matched
