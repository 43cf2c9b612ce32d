"""Headings that open a part of their own are known in every language."""

from __future__ import annotations

import pytest

from pressrewrite.drafts.headings import Topic, topic_of
from pressrewrite.locales import available, locale


@pytest.mark.parametrize("tag", available())
@pytest.mark.parametrize("topic", list(Topic))
def test_the_librarys_own_labels_are_known(tag: str, topic: Topic) -> None:
    """What the library prints above a part, it reads back as that part."""
    assert topic_of(getattr(locale(tag).labels, topic)) is topic


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("**Key Takeaways:**", Topic.KEY_POINTS),
        ("## HIGHLIGHTS", Topic.KEY_POINTS),
        ("Key points (in brief):", Topic.KEY_POINTS),
        ("النقاط الرئيسية:", Topic.KEY_POINTS),
        ("■ポイント", Topic.KEY_POINTS),
        ("L'essentiel :", Topic.KEY_POINTS),
        ("Hinweis:", Topic.NOTES),
        ("注：", Topic.NOTES),
        ("Background", Topic.BACKGROUND),
        ("Why coral grows", None),
        ("", None),
        ("Background " * 20, None),
    ],
)
def test_headings_are_told_apart(heading: str, topic: Topic | None) -> None:
    """Marks, colons, case and remarks in brackets do not matter; other headings are the article's own."""
    assert topic_of(heading) is topic
