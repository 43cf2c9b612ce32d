"""Words that turn a statement round."""

from __future__ import annotations

import pytest

from pressrewrite.facts import polarity, stem
from pressrewrite.locales import available


def test_opposites_go_both_ways() -> None:
    """Whatever is the opposite of a word has that word as its own opposite."""
    for language in ("en", "de", "fr", "es", "ar", "ru"):
        table = polarity(language).opposites
        for word, others in table.items():
            for other in others:
                assert word in table[other]


@pytest.mark.parametrize("language", available())
def test_languages_with_words_have_negations(language: str) -> None:
    """Every language of the locales has its negations."""
    assert polarity(language).negations


def test_known_pairs() -> None:
    """Approve and reject are opposites, in any form; a language without a table has none."""
    assert stem("rejected") in polarity("en").opposites[stem("approved")]
    assert polarity("xx").negations == frozenset()
