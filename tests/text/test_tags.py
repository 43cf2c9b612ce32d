"""Language tags have one spelling, a name and a direction."""

from __future__ import annotations

from typing import Any

import pytest

from pressrewrite.errors import InvalidLanguageTag
from pressrewrite.text import base_language, canonical_tag, direction, language_name


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("EN_us", "en-US"),
        ("en", "en"),
        ("zh_hant_tw", "zh-Hant-TW"),
        ("iw", "he"),
        ("deu", "de"),
        ("en-UK", "en-GB"),
        ("es-419", "es-419"),
        ("ca-valencia", "ca-valencia"),
        ("und", "und"),
        ("sh", "sr-Latn"),
        (" fr ", "fr"),
    ],
)
def test_canonical(tag: str, expected: str) -> None:
    """Any accepted spelling of a tag becomes the one of BCP 47 and CLDR, and stays it."""
    assert canonical_tag(tag) == expected
    assert canonical_tag(expected) == expected


@pytest.mark.parametrize(
    "tag", ["english", "", "e", "xx-yy-zz!", "xx", "en-YY", None, "None", "en\x00", "a" * 999, 7]
)
def test_unusable(tag: Any) -> None:
    """What is no tag of a known language is refused with the value, the expectation and what to do."""
    with pytest.raises(InvalidLanguageTag, match=r"is not a usable language tag: .+ Use a BCP 47 tag"):
        canonical_tag(tag)


def test_base() -> None:
    """The language alone is the first part."""
    assert [base_language(tag) for tag in ("pt-BR", "zh-Hant", "iw_IL", "und")] == ["pt", "zh", "he", "und"]


def test_direction() -> None:
    """The script decides the direction, also where the tag names it."""
    right_to_left = ["ar", "he", "ur", "fa", "ckb", "ps", "yi", "ar-EG", "az-Arab", "pa-PK"]
    left_to_right = ["en", "ja", "zh-Hant", "ur-Latn", "und", "hi", "pa", "ru"]
    assert {direction(tag) for tag in right_to_left} == {"rtl"}
    assert {direction(tag) for tag in left_to_right} == {"ltr"}


@pytest.mark.parametrize(
    ("tag", "reader", "expected"),
    [
        ("fr", "de", "Französisch"),
        ("zh-Hant", "en", "Traditional Chinese"),
        ("pt-BR", "fr", "portugais brésilien"),
        ("ja", "ar", "اليابانية"),
        ("de", "und", "German"),
        ("en-NZ", "it", "inglese"),
    ],
)
def test_names(tag: str, reader: str, expected: str) -> None:
    """A language is named in the reader's language, else in English."""
    assert language_name(tag, in_language=reader) == expected
