"""The words of a text as a check compares them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.facts import end_of_word, find_keys, find_words, fold, is_dense, is_small, stem


@given(st.text(max_size=200))
def test_words_lie_in_their_text(text: str) -> None:
    """Every word of any text is a stretch of it, in order, and none overlaps the next."""
    at = 0
    for word in find_words(text):
        assert at <= word.start < word.end <= len(text)
        assert fold(text[word.start : word.end]) == word.key
        at = word.end


@given(st.text(max_size=200), st.integers(min_value=0, max_value=50))
def test_words_are_the_same_with_and_without_their_places(text: str, at: int) -> None:
    """The keys alone are those of the words, and places may be counted from elsewhere."""
    words = find_words(text)
    assert find_keys(text) == [word.key for word in words]
    moved = [word._replace(start=word.start + at, end=word.end + at) for word in words]
    assert find_words(text, at=at) == moved


@given(st.text(alphabet="aB1_¹ .,東カé", min_size=1, max_size=40), st.data())
def test_no_word_is_divided_behind_its_end(text: str, data: st.DataObject) -> None:
    """Cut where the word at a place ends, a text has the words that it has as a whole."""
    at = end_of_word(text, data.draw(st.integers(min_value=1, max_value=len(text))))
    assert find_keys(text[:at]) + find_keys(text[at:]) == find_keys(text)


@pytest.mark.parametrize(
    ("left", "right"),
    [("Müller", "MULLER"), ("الأربعاء", "الاربعاء"), ("Ａ１", "a1"), ("Zürich", "zurich"), ("٣", "3")],
)
def test_spellings_of_one_word_fold_together(left: str, right: str) -> None:
    """Case, accents, widths and the forms of Arabic letters make no difference."""
    assert fold(left) == fold(right)


def test_stems_meet_and_opposites_do_not() -> None:
    """Endings fall away; different words stay different."""
    assert stem("increases") == stem("increased") == stem("increasing")
    assert stem("rise") != stem("fall")
    assert stem("東") == "東"


def test_function_words_say_nothing() -> None:
    """Small words are known by language, and scripts without spaces by their letters."""
    assert is_small("the", "en")
    assert is_small("und", "de")
    assert not is_small("government", "en")
    assert is_dense("東京で会議")
    assert not is_dense("A meeting in Tokyo")
