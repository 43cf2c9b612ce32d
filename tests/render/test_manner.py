"""How languages are written."""

from __future__ import annotations

import pytest

from pressrewrite.locales import available
from pressrewrite.models import Verdict
from pressrewrite.render.manner import manner_of, quotes_of, tag_and_direction, verdict_word


@pytest.mark.parametrize(
    ("tag", "direction", "joint", "colon", "spaced", "labels"),
    [
        ("en", "ltr", " ", ": ", True, None),
        ("pt-BR", "ltr", " ", ": ", True, None),
        ("ar-EG", "rtl", " ", ": ", True, None),
        ("fr", "ltr", " ", "\u00a0: ", True, None),
        ("ja", "ltr", "", "：", False, None),
        ("zh-Hant", "ltr", "", "：", False, None),
        ("th", "ltr", " ", ": ", False, "en"),
        ("ur", "rtl", " ", ": ", True, "en"),
        ("no such tag", "auto", " ", ": ", True, "en"),
    ],
)
def test_manners(
    tag: str,
    direction: str,
    joint: str,
    colon: str,
    spaced: bool,  # noqa: FBT001
    labels: str | None,
) -> None:
    """Direction, joints, colons, breaks and the language of the labels follow the tag."""
    manner = manner_of(tag)
    assert (manner.direction, manner.joint, manner.colon) == (direction, joint, colon)
    assert (manner.words_are_spaced, manner.labels_language) == (spaced, labels)


@pytest.mark.parametrize("tag", available())
def test_five_verdicts(tag: str) -> None:
    """Each verdict has its own words in every language."""
    labels = manner_of(tag).labels
    assert len({verdict_word(labels, verdict) for verdict in Verdict}) == len(Verdict)


def test_quotes() -> None:
    """Words of a release are quoted with the marks of its language."""
    assert (quotes_of("de").open, quotes_of("ja").close) == ("„", "」")


def test_wrong_tag() -> None:
    """What is no tag is marked as an unknown language, never copied into the page."""
    assert tag_and_direction('"><script>') == ("und", "auto")
