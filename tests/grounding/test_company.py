"""The score looks at the company in which words stand: beside which name, in which order, turned or not."""

from __future__ import annotations

import pytest

import pressrewrite as pr
from pressrewrite.facts import find_words, stem
from pressrewrite.grounding import SourceMaterial
from pressrewrite.grounding.claim import Claim
from pressrewrite.grounding.company import _beside, far_from_names, out_of_order, turned_in_company
from pressrewrite.models import SourceText

BODY = (
    "Mara Lindqvist restored the old lighthouse with money from the harbour fund. The work took three winters. "
    "Visitors climb the stairs every Sunday and look at the lamp that once led the herring boats home. The café "
    "below the tower sells cakes. A long road leads back to the village, past the school and the sawmill. "
    "Tomas Okafor runs the sawmill. Prices for timber rose last year. He expects the orders to grow. "
    "The council did not approve the bridge. The festival was approved in May."
)


def claim(text: str) -> Claim:
    """Hold a sentence against the release."""
    item = pr.SourceItem(title="News from the coast", publisher="Coast", body=BODY, language="en")
    return Claim(text=text, language="en", material=SourceMaterial(SourceText(item)))


@pytest.mark.parametrize(
    ("true", "false"),
    [
        ("In spring Lindqvist restored the lighthouse.", "In spring Okafor restored the lighthouse."),
        ("On the coast Okafor runs the sawmill.", "On the coast Lindqvist runs the sawmill."),
    ],
)
def test_what_another_person_did_stands_far_from_the_name(true: str, false: str) -> None:
    """Words that the release says of somebody else stand far from the name beside them."""
    assert far_from_names(claim(true)) < far_from_names(claim(false))


def test_a_sentence_without_a_name_of_the_release_is_far_from_none() -> None:
    """Nothing is said of names where there is none to stand beside."""
    assert far_from_names(claim("The stairs lead up to the lamp.")) == 0
    assert far_from_names(claim("It is so.")) == 0


def test_a_word_that_is_written_small_elsewhere_is_no_name_at_the_head_of_a_sentence() -> None:
    """The first word has a capital whatever it is."""
    assert far_from_names(claim("Visitors climb the stairs.")) == 0


def test_words_in_the_order_of_the_release_are_in_order() -> None:
    """Who did it and to whom it was done change places when they are exchanged."""
    assert out_of_order(claim("Lindqvist restored the lighthouse with harbour money.")) == pytest.approx(
        1 / 4
    )
    assert out_of_order(claim("Harbour money restored the lighthouse of Lindqvist.")) == pytest.approx(3 / 4)
    assert out_of_order(claim("Nobody knows.")) == 0


@pytest.mark.parametrize(
    ("text", "turned"),
    [
        ("Timber prices rose last year.", 0),
        ("Timber prices fell last year.", 1),
        ("Timber prices never fell.", 0),
        ("The council approved the bridge.", 0.5),
        ("The council rejected the bridge.", 0),
        ("The festival was rejected in May.", 1),
    ],
)
def test_an_opposite_counts_only_among_the_same_words(text: str, turned: float) -> None:
    """ "Fell" stands against "rose" of the same thing; a negation turns either side round."""
    assert turned_in_company(claim(text)) == turned


def test_a_pronoun_that_stands_for_nobody_lowers_the_score() -> None:
    """At the head of a text "he" has no one to point back to; further down it has."""
    item = pr.SourceItem(title="News from the coast", publisher="Coast", body=BODY, language="en")
    opening = pr.check("He restored the old lighthouse in spring.", item).sentences[0]
    later = pr.check("Lindqvist is at home. He restored the old lighthouse in spring.", item).sentences[1]
    assert opening.text == later.text
    assert opening.score < later.score


def test_company_is_counted_in_words() -> None:
    """Places are counted among the words of the release, and lead back to the word in its sentence."""
    material = claim("x").material
    places = material.stem_index.places
    assert sum(len(found) for found in places.values()) == len(find_words(material.source.seen))
    for key, found in places.items():
        for place in found:
            number, at = material.stem_index.place_in(place)
            assert stem(material.sentences[number].words[at].key) == key


def test_the_nearest_name_is_found_among_many() -> None:
    """Of two names that stand as near the first one counts."""
    assert [_beside([2, 6, 9], at) for at in (0, 2, 3, 4, 5, 7, 8, 20)] == [0, 0, 0, 0, 1, 1, 2, 2]
