"""The short notice: at most three sentences, and nothing in them that the record does not hold."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.locales import format_date, locale
from pressrewrite.models import SourceItem, SourceScope
from pressrewrite.release import notice

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "pt", "ru", "zh")


def release(**changes: Any) -> SourceItem:
    """Make a release of which only the title is known."""
    return SourceItem(**{"title": "Zqx reopens", "publisher": "Vwk Office", "language": "en"} | changes)


@pytest.mark.parametrize("language", [*LANGUAGES, "pt-BR", "nl"])
@pytest.mark.parametrize("published", [None, date(2025, 4, 24), datetime(2025, 4, 24, 9, tzinfo=UTC)])
@pytest.mark.parametrize("url", [None, "https://zqx.example/9"])
def test_nothing_is_added(language: str, published: date | None, url: str | None) -> None:
    """In every language a notice holds title, publisher, day and address, and no other name or figure."""
    item = release(published_at=published, url=url)
    told = notice(item, language)
    assert len(told) == (2 if url is None else 3)
    text = " ".join(sentence.text for sentence in told)
    known = [item.title, item.publisher]
    known += [url] if url else []
    known += [format_date(published, language)] if published else []
    for part in known:
        assert text.count(part) == 1
        text = text.replace(part, " ")
    words = locale(language).notice
    frame = words.published_undated if published is None else words.published
    assert not any(sign.isdigit() for sign in text)
    for part in (*frame.replace("{", "}").split("}")[::2], words.text_unavailable):
        text = text.replace(part.strip(), " ", 1) if part.strip() else text
    for part in words.read_at.split("{url}"):
        text = text.replace(part.strip(), " ", 1) if part.strip() else text
    assert text.split() == []


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({}, [("publisher", "title"), ("scope",)]),
        ({"published_at": date(2025, 4, 24)}, [("publisher", "published_at", "title"), ("scope",)]),
        ({"url": "https://a.example/"}, [("publisher", "title"), ("url",), ("scope",)]),
        ({"body": "It is open."}, [("scope",)]),
        ({"body": "It is open.", "url": "https://a.example/"}, [("url",), ("scope",)]),
    ],
)
def test_fields(changes: dict[str, Any], fields: list[tuple[str, ...]]) -> None:
    """Each sentence names the fields it states; with a summary the summary itself says what happened."""
    item = release(**changes)
    told = notice(item, "en")
    assert [sentence.fields for sentence in told] == fields
    words = locale("en").notice
    last = words.text_unavailable if item.scope is SourceScope.TITLE_ONLY else words.summary_only
    assert told[-1].text == last


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.sampled_from(LANGUAGES))
def test_any_title(title: str, language: str) -> None:
    """Whatever stands in a title, braces and markup included, a notice has at most three sentences."""
    item = release(title=f"A{title}", publisher=f"{{title}} {title} P", url="https://a.example/")
    told = notice(item, language)
    assert len(told) == 3
    assert all("\n" not in sentence.text for sentence in told)


def test_markup_is_shown_as_words() -> None:
    """A publisher that is nothing but markup does not vanish from its own notice."""
    assert "<script>x</script>" in notice(release(publisher="<script>x</script>"), "en")[0].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_of_the_corpus(shared: Path, language: str) -> None:
    """Releases of which only the title is known give a notice without a name or number of its own."""
    for line in (shared / "data" / "titles_only.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        item = SourceItem(
            title=row["title"],
            publisher=row["publisher"],
            published_at=row["date"] or None,
            url=row.get("url") or None,
            language=row["language"],
        )
        told = notice(item, language)
        assert len(told) <= 3
        rest = " ".join(sentence.text for sentence in told)
        for words in (item.title, item.publisher, str(item.url)):
            rest = rest.replace(" ".join(words.split()), " ")
        if item.published_on is not None:
            rest = rest.replace(format_date(item.published_on, language), " ")
        assert not any(sign.isdigit() for sign in rest), rest
