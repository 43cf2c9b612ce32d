"""Typed values in text, in any language: numbers, dates, names, places, links, turning words."""

from __future__ import annotations

from pressrewrite.facts.dates import Date, dates_agree, find_dates, format_date
from pressrewrite.facts.directions import Direction, find_direction
from pressrewrite.facts.links import Link, find_links
from pressrewrite.facts.names import Name, acronym_of, find_names, is_title
from pressrewrite.facts.numbers import Number, NumberKind, find_numbers, format_number, numbers_agree
from pressrewrite.facts.persons import find_persons, one_nasal, without_offices
from pressrewrite.facts.places import Place, find_places, first_words_of_places
from pressrewrite.facts.polarity import Polarity, polarity
from pressrewrite.facts.transliteration import find_foreign_names, skeleton, sounds_alike
from pressrewrite.facts.words import (
    Word,
    end_of_word,
    find_keys,
    find_words,
    fold,
    is_dense,
    is_small,
    small_words,
    stem,
)

__all__ = [
    "Date",
    "Direction",
    "Link",
    "Name",
    "Number",
    "NumberKind",
    "Place",
    "Polarity",
    "Word",
    "acronym_of",
    "dates_agree",
    "end_of_word",
    "find_dates",
    "find_direction",
    "find_foreign_names",
    "find_keys",
    "find_links",
    "find_names",
    "find_numbers",
    "find_persons",
    "find_places",
    "find_words",
    "first_words_of_places",
    "fold",
    "format_date",
    "format_number",
    "is_dense",
    "is_small",
    "is_title",
    "numbers_agree",
    "one_nasal",
    "polarity",
    "skeleton",
    "small_words",
    "sounds_alike",
    "stem",
    "without_offices",
]
