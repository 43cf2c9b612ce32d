"""The words of a release, and where they stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.facts import find_words
from pressrewrite.grounding.stems import StemIndex, read_sentences
from pressrewrite.models import SourceItem, SourceText


def source(body: str) -> SourceText:
    """A release in English."""
    return SourceText(SourceItem(title="Harbour opens", publisher="Port", body=body, language="en"))


@given(st.text(alphabet="aB .\n¹_1é。東\u0301", max_size=80))
def test_sentences_hold_every_word_once(body: str) -> None:
    """The words of the sentences are those of the whole text, at the same places, in the same order."""
    text = source(f"The port opened. {body}")
    sentences = read_sentences(text)
    words = [word for sentence in sentences for word in sentence.words]
    assert words == find_words(text.seen)
    assert [word.key for word in words] == [key for sentence in sentences for key in sentence.keys]


def test_a_word_over_the_end_of_a_sentence_belongs_to_the_first() -> None:
    """A footnote mark is written onto the next sentence, and the word that both share counts once."""
    sentences = read_sentences(source("The port opened.¹Trade grew."))
    assert [sentence.keys[0] for sentence in sentences] == ["harbour", "the", "grew"]


def test_the_index_knows_sentences_and_stretches() -> None:
    """A stem leads to its sentences, its beginning to the stretches around it; small words lead nowhere."""
    index = StemIndex(read_sentences(source("The port opened today. Ships left the port.")), "en")
    assert index.holding("port") == {1, 2}
    assert index.holding("the") == index.holding("whale") == frozenset()
    assert index.blocks("port") == {0, 1, 2}
    assert index.blocks("whale") == frozenset()
    assert index.ranked(["port", "ship"]) == [(2, 2), (1, 1)]


def test_names_make_acronyms() -> None:
    """What may make an acronym is asked before the names are looked for, and the one that is made passes."""
    (_, sentence) = read_sentences(source("The World Health Organization met."))
    assert sentence.acronyms == {"who"}
    assert [key for key in ("who", "wto", "rnm") if sentence.may_make(key)] == ["who"]
