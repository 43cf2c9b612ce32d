"""Names by their capital letters."""

from __future__ import annotations

import pytest

from pressrewrite.facts import acronym_of, find_names, find_words


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("The mayor met Ana Costa of the Port Authority.", "en", ["Ana Costa", "Port Authority"]),
        ("Yesterday Prof. Lee Chan spoke.", "en", ["Lee Chan"]),
        ("The University of West Harbour opened.", "en", ["University of West Harbour"]),
        ("We thank the WHO.", "en", ["WHO"]),
        ("Die Ministerin sprach mit der Presse im Haus.", "de", []),
        ("Le maire a reçu Jean Dupont à Lyon.", "fr", ["Jean Dupont", "Lyon"]),
        ("New Harbour Reef Opens To Divers Today", "en", []),
        ("nothing here is a name.", "en", []),
    ],
)
def test_names_of_a_sentence(text: str, language: str, names: list[str]) -> None:
    """Runs of capitals are names; titles, first small words and headings are not."""
    assert [name.text for name in find_names(text, find_words(text), language)] == names


def test_a_name_points_at_its_text() -> None:
    """The offsets of a name are those of its words."""
    text = "It was Maria del Mar who spoke to NASA."
    for name in find_names(text, find_words(text), "en"):
        assert text[name.start : name.end] == name.text


def test_acronyms() -> None:
    """Particles give no letter."""
    assert acronym_of(["Bank", "of", "England"]) == "be"
    assert acronym_of(["Royal", "Navy", "Museum"]) == "rnm"
