"""The same sentences in fourteen languages: silent as they are, and loud when one digit is changed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import pressrewrite as pr

ROWS = json.loads((Path(__file__).parent / "across.json").read_text(encoding="utf-8"))
LANGUAGES = sorted(ROWS[0]["translations"])
WANTED = 0.9


def release(row: dict[str, str]) -> pr.SourceItem:
    """Make a release of the English sentence."""
    return pr.SourceItem(title="News", publisher="Harbour Office", body=row["en"], language="en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_faithful_translation_is_silent(language: str) -> None:
    """Magnitudes, shares, decades, clocks, scores and degrees are read in every language."""
    for row in ROWS:
        report = pr.check(row["translations"][language], release(row), language=language)
        assert [(one.kind, one.text) for one in report.findings] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_changed_digit_is_found(language: str) -> None:
    """Every digit is changed in turn; what is missed is a figure that the sentence holds elsewhere."""
    tried = found = 0
    for row in ROWS:
        text = row["translations"][language]
        for match in re.finditer(r"\d", text):
            other = 1 + int(match[0]) % 9
            changed = chr(ord(match[0]) - int(match[0]) + other)
            altered = text[: match.start()] + changed + text[match.end() :]
            tried += 1
            found += bool(pr.check(altered, release(row), language=language).findings)
    assert found >= WANTED * tried


WORDINGS = json.loads((Path(__file__).parent / "wordings.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", sorted(WORDINGS[0]["translations"]))
def test_every_way_to_write_a_figure_is_silent(language: str) -> None:
    """Newspapers of one language write a figure in more than one way, and each of them is read."""
    for row in WORDINGS:
        for text in row["translations"].get(language, ()):
            report = pr.check(text, release(row), language=language)
            assert [(one.kind, one.text, text) for one in report.findings] == []


@pytest.mark.parametrize("language", sorted(WORDINGS[0]["translations"]))
def test_a_changed_digit_is_found_in_every_wording(language: str) -> None:
    """The first digit of every wording is changed; a figure that stands in the release elsewhere hides it."""
    tried = found = 0
    for row in WORDINGS:
        for text in row["translations"].get(language, ()):
            match = re.search(r"\d", text)
            if match is None:
                continue
            other = 1 + (int(match[0]) + 2) % 9
            changed = chr(ord(match[0]) - int(match[0]) + other)
            altered = text[: match.start()] + changed + text[match.end() :]
            tried += 1
            found += bool(pr.check(altered, release(row), language=language).findings)
    assert found >= WANTED * tried
