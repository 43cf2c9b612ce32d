"""A release as it was handed in: what is refused, what is worked out, and offsets that hold."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pressrewrite.models import SourceItem, SourceScope, SourceText
from pressrewrite.models.source import MAX_BODY_CHARS, MAX_TITLE_CHARS

LONG = (
    "The reef was closed for fourteen months. Divers may return on Monday. Places are booked by telephone. "
)


def release(**changes: Any) -> SourceItem:
    """Make a release."""
    return SourceItem(**{"title": "Reef reopens", "publisher": "Harbour Office", **changes})


def refusal(**changes: Any) -> str:
    """Give the words with which a release is refused."""
    with pytest.raises(ValidationError) as caught:
        release(**changes)
    return str(caught.value)


@pytest.mark.parametrize("field", ["title", "publisher"])
@pytest.mark.parametrize(
    "value", ["", " ", "\n\t", "\u200b\u200d", "\u202e\u2066", "\x00\x07", "\ufeff", "\xa0"]
)
def test_words_are_needed(field: str, value: str) -> None:
    """A title or publisher that a reader cannot see is refused, and the message says what to give."""
    said = refusal(**{field: value})
    assert field in said
    assert "Words were expected" in said
    assert "as it was published" in said


@pytest.mark.parametrize("field", ["title", "publisher"])
@pytest.mark.parametrize("value", [None, 5, b"Reef", ["Reef"]])
def test_words_are_text(field: str, value: object) -> None:
    """Only text is a title or a publisher; bytes are not decoded by guessing."""
    assert field in refusal(**{field: value})


def test_missing_fields_are_named() -> None:
    """Title and publisher have to be given."""
    with pytest.raises(ValidationError, match="2 validation errors"):
        SourceItem.model_validate({})
    with pytest.raises(ValidationError):
        SourceItem.model_validate("Reef reopens")


def test_words_are_trimmed_and_bounded() -> None:
    """White space around a title goes; a title of a whole page is refused."""
    assert release(title="  Reef \n").title == "Reef"
    assert release(title="a" * MAX_TITLE_CHARS).title
    assert "at most" in refusal(title="a" * (MAX_TITLE_CHARS + 1))


@pytest.mark.parametrize("field", ["published_at", "embargo_until"])
@pytest.mark.parametrize(
    ("value", "words"),
    [
        (datetime(2025, 4, 24, 9, 30), "has no time zone"),  # noqa: DTZ001 - the case under test
        ("2025-04-24T09:30:00", "has no time zone"),
        ("2025-04-24 09:30", "has no time zone"),
        ("24 April 2025", "no ISO 8601"),
        ("", "no ISO 8601"),
        ("2025-02-30", "no ISO 8601"),
        (1745486400, "was expected, not 1745486400"),
        (True, "was expected, not True"),
        (["2025-04-24"], "was expected, not"),
    ],
)
def test_times_need_a_zone(field: str, value: object, words: str) -> None:
    """A time without a zone, or in no standard spelling, is refused in words that say what to give."""
    said = refusal(**{field: value})
    assert field in said
    assert words in said


def test_an_embargo_needs_a_time() -> None:
    """A mere day is no end of an embargo."""
    assert "embargo_until" in refusal(embargo_until=date(2025, 4, 24))


EAST = timezone(timedelta(hours=9))


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (date(2025, 4, 24), date(2025, 4, 24)),
        ("2025-04-24", date(2025, 4, 24)),
        (datetime(2025, 4, 24, tzinfo=UTC), datetime(2025, 4, 24, tzinfo=UTC)),
        ("2025-04-24T00:00:00Z", datetime(2025, 4, 24, tzinfo=UTC)),
        ("2025-04-24T00:00:00+09:00", datetime(2025, 4, 24, tzinfo=EAST)),
        (" 2025-04-24T09:30:00-05:00 ", datetime(2025, 4, 24, 9, 30, tzinfo=timezone(timedelta(hours=-5)))),
    ],
)
def test_a_day_stays_a_day(value: object, kept: date) -> None:
    """A day stays a day and midnight stays a moment, also through JSON and in its own time zone."""
    item = release(published_at=value)
    again = SourceItem.model_validate_json(item.model_dump_json())
    for found in (item, again):
        assert found.published_at == kept
        assert type(found.published_at) is type(kept)
        assert found.published_on == date(2025, 4, 24)


def test_no_time_no_day() -> None:
    """Without a time nobody says a day."""
    assert release().published_on is None


@pytest.mark.parametrize("body", ["\x00\x01\x02", "\u200b\u2060\ufeff", "\u202a\u202c", "\x07 \n \x1b"])
def test_invisible_bodies(body: str) -> None:
    """A body of control or invisible characters alone is refused; it is neither a text nor no text."""
    said = refusal(body=body)
    assert "none that can be seen" in said
    assert "None when only the title is known" in said


@pytest.mark.parametrize("body", [None, "", "  \n\t "])
def test_blank_bodies(body: str | None) -> None:
    """A blank body is no body."""
    item = release(body=body)
    assert item.body is None
    assert item.scope is SourceScope.TITLE_ONLY
    assert item.text == item.title


def test_nul_in_a_body() -> None:
    """A NUL among words is kept where it stands, so that offsets count in what was given."""
    item = release(body="The reef\x00 is open.")
    assert item.body == "The reef\x00 is open."


def test_huge_bodies() -> None:
    """A body of 21 million characters is refused at once, and the message does not hold it."""
    said = refusal(body="a b. " * (21_000_000 // 5))
    assert f"at most {MAX_BODY_CHARS}" in said
    assert len(said) < 500


@pytest.mark.parametrize("tag", ["english", "xx-", "xx", "en-", "e", "en US", "zz-ZZ", 5, ["en"]])
def test_wrong_tags(tag: object) -> None:
    """A tag that names no language is refused."""
    said = refusal(language=tag)
    assert "language" in said


@pytest.mark.parametrize(
    ("tag", "spelled"), [("EN_us", "en-US"), ("iw", "he"), ("deu", "de"), ("zh-hant", "zh-Hant")]
)
def test_tags_get_their_one_spelling(tag: str, spelled: str) -> None:
    """However a tag is written, it is kept in its canonical spelling."""
    assert release(language=tag).language == spelled


@pytest.mark.parametrize(
    ("title", "body", "language"),
    [
        ("The reef is open for divers again", None, "en"),
        ("Das Riff ist wieder offen", "Die Taucher dürfen ab Montag wieder an das Riff.", "de"),
        ("港が再開しました", None, "ja"),
        ("أعيد افتتاح الميناء اليوم", None, "ar"),
        ("PostgreSQL 16", "Sortie de la nouvelle version pour les développeurs et les utilisateurs.", "fr"),
        ("42", None, "und"),
    ],
)
@pytest.mark.parametrize("given", [None, ""])
def test_language_is_identified(title: str, body: str | None, language: str, given: str | None) -> None:
    """A language that is not given is read from the words; the body decides before the title."""
    assert release(title=title, body=body, language=given).language == language


@pytest.mark.parametrize(
    ("url", "secret"),
    [
        ("javascript:alert(1)", None),
        ("ftp://files.example/release.txt", None),
        ("ftp://desk:hunter2@files.example/", "hunter2"),
        ("https://desk:hunter2@files.example/", "hunter2"),
        ("https://hunter2@files.example/", "hunter2"),
        ("https://desk:hunter2@[files.example/", "hunter2"),
        ("https://desk:hunter2@files example/", "hunter2"),
        ("desk:hunter2@files.example", "hunter2"),
        ("files.example/?token=hunter2", "hunter2"),
        ("ftp://files.example/#hunter2", "hunter2"),
        ("https://", None),
        ("https://:80/", None),
        ("//files.example/", None),
        ("https://files.example/a b", None),
        ("https://files.example/a\nb", None),
        ("https://files.example/\u202egpj.exe", None),
        ("https://files.example/\x00", None),
        ("", None),
        ("https://files.example/" + "a" * MAX_TITLE_CHARS, None),
    ],
)
def test_wrong_addresses(url: str, secret: str | None) -> None:
    """Only http(s) addresses without secrets are taken, and no secret stands in the error."""
    said = refusal(url=url)
    assert "url" in said
    assert secret is None or secret not in said


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/x?y=1&z=2#end",
        "http://127.0.0.1:8000/",
        "https://пример.example/путь",
        "https://a.example/@desk",
    ],
)
def test_addresses(url: str) -> None:
    """Addresses of every script are kept as given."""
    assert release(url=f" {url} ").url == url


@pytest.mark.parametrize("url", [5, b"https://a.example/", ["https://a.example/"]])
def test_addresses_are_text(url: object) -> None:
    """Only text is an address."""
    assert "url" in refusal(url=url)


@pytest.mark.parametrize("field", ["title", "publisher", "body", "url", "licence", "id", "language"])
@pytest.mark.parametrize("half", [chr(0xD800), chr(0xDFFF)])
def test_lone_surrogates(field: str, half: str) -> None:
    """Half a character is refused in every field, before it can break a file or a request."""
    said = refusal(**{field: f"https://a.example/ {half} reef"})
    assert field in said or "language tag" in said
    assert said.isprintable() or "\n" in said
    said.encode()


@pytest.mark.parametrize("metadata", [{"a": "\ud800"}, {"\ud800": 1}, {"a": [{"b": ("x", "\udc00")}]}])
def test_lone_surrogates_in_metadata(metadata: dict[str, Any]) -> None:
    """What an application keeps with a release can be stored as well."""
    assert "surrogate" in refusal(metadata=metadata)


def test_unknown_keys() -> None:
    """A key that is no field is refused: a typing error must not lose a body."""
    assert "Extra inputs" in refusal(bodytext="The reef is open.")


def test_frozen() -> None:
    """A release does not change under the hands of the one who reads it."""
    item = release()
    with pytest.raises(ValidationError):
        item.title = "Other"  # type: ignore[misc]


ABSTRACT = "The harbour office said on Monday that divers may return to the reef after fourteen months and …"


@pytest.mark.parametrize(
    ("changes", "scope"),
    [
        ({}, SourceScope.TITLE_ONLY),
        ({"body": "Reef reopens"}, SourceScope.TITLE_ONLY),
        ({"body": "  REEF  reopens\n"}, SourceScope.TITLE_ONLY),
        ({"body": ABSTRACT}, SourceScope.SUMMARY),
        ({"body": LONG * 3 + "And [...]"}, SourceScope.SUMMARY),
        ({"body": LONG * 3 + "Read more »"}, SourceScope.SUMMARY),
        ({"body": "The reef is open again. Come and see."}, SourceScope.SUMMARY),
        ({"body": "Open. Free. Today. Bring a lamp."}, SourceScope.FULL_TEXT),
        ({"body": LONG}, SourceScope.FULL_TEXT),
        ({"body": LONG * 40}, SourceScope.FULL_TEXT),
        ({"body": LONG * 40 + "…"}, SourceScope.FULL_TEXT),
        ({"body": "新しい駅が来月開業します。", "language": "ja"}, SourceScope.SUMMARY),
        (
            {"body": "新しい駅が来月に開業することになりました" * 9 + "。", "language": "ja"},
            SourceScope.FULL_TEXT,
        ),
        ({"body": LONG, "scope": "summary"}, SourceScope.SUMMARY),
        ({"body": ABSTRACT, "scope": SourceScope.FULL_TEXT}, SourceScope.FULL_TEXT),
        ({"body": LONG, "scope": None}, SourceScope.FULL_TEXT),
    ],
)
def test_scope(changes: dict[str, Any], scope: SourceScope) -> None:
    """The scope is what there really is, unless the one who hands it in knows better."""
    assert release(**changes).scope is scope


@pytest.mark.parametrize("scope", ["summary", "full_text"])
def test_scope_without_a_body(scope: str) -> None:
    """Nobody can claim a text that is not there."""
    assert "there is no body" in refusal(scope=scope)
    assert "there is no body" in refusal(scope=scope, body="  ")


def test_id_is_stable() -> None:
    """The same release has the same id; another title, publisher or address has another."""
    first = release(url="https://a.example/1")
    assert first.id == release(url="https://a.example/1", body=LONG).id
    assert first.id == release(title=" Reef reopens ", url="https://a.example/1", id=None).id
    others = {
        first.id,
        release().id,
        release(title="Reef closes", url="https://a.example/1").id,
        release(publisher="Port", url="https://a.example/1").id,
    }
    assert len(others) == 4
    assert all(len(name) == 16 for name in others)
    assert release(id="desk-7").id == "desk-7"


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=0, max_size=80)
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1), timezones=OFFSETS)  # noqa: DTZ001
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)


@given(
    title=TEXTS.map(lambda text: f"Reef {text}"),
    publisher=TEXTS.map(lambda text: f"{text} Office"),
    body=st.none() | TEXTS.map(lambda text: f"{text} Words. {text}"),
    published=st.none() | MOMENTS | st.dates(),
    embargo=st.none() | MOMENTS,
    licence=st.none() | TEXTS,
    metadata=st.dictionaries(TEXTS, JSON, max_size=3),
)
def test_json_round_trip(
    title: str,
    publisher: str,
    body: str | None,
    published: date | None,
    embargo: datetime | None,
    licence: str | None,
    metadata: dict[str, Any],
) -> None:
    """A release that goes through JSON comes back as it was, to the last character and second."""
    item = release(
        title=title,
        publisher=publisher,
        body=body,
        published_at=published,
        embargo_until=embargo,
        licence=licence,
        metadata=metadata,
    )
    again = SourceItem.model_validate_json(item.model_dump_json())
    assert again == item
    assert type(again.published_at) is type(item.published_at)
    assert SourceItem.model_validate(item.model_dump()) == item


@given(
    TEXTS.map(lambda text: f"Reef {text}"),
    st.text(max_size=300),
    st.sampled_from(["en", "ja", "ar", "th", "und"]),
)
def test_sentences_stand_where_they_say(title: str, body: str, language: str) -> None:
    """Sentences are numbered from the title on, in order, within the text, and spans hold their own words."""
    try:
        item = release(title=title, body=body, language=language)
    except ValidationError:
        return
    source = SourceText(item)
    assert source.text == item.text
    assert source.text[: len(item.title)] == item.title
    assert [sentence.number for sentence in source.sentences] == list(range(len(source.sentences)))
    at = 0
    for sentence in source.sentences:
        assert at <= sentence.start < sentence.end <= len(source.text)
        span = source.sentence_span(sentence.number)
        assert source.text[span.start : span.end] == span.text
        at = sentence.end
    assert source.text[source.body_start :] == (item.body or "")


def test_source_text() -> None:
    """Title and body are one text: the title is sentence 0, the body follows behind a blank line."""
    item = release(body="It is open.\n\n- Come\n- See")
    source = SourceText(item)
    assert source.text == "Reef reopens\n\nIt is open.\n\n- Come\n- See"
    assert [(s.number, s.block, source.span(s.start, s.end).text) for s in source.sentences] == [
        (0, -1, "Reef reopens"),
        (1, 0, "It is open."),
        (2, 1, "- Come"),
        (3, 2, "- See"),
    ]
    assert source.language == item.language
    assert source.sha256 == hashlib.sha256(source.text.encode()).hexdigest()
    assert SourceText(release()).sentences[0].end == len("Reef reopens")
    assert SourceText(release()).body_start == len("Reef reopens")


@pytest.mark.parametrize("number", [-1, 4, 99])
def test_no_such_sentence(number: int) -> None:
    """A number that no sentence has is an error, never the last sentence."""
    with pytest.raises(IndexError):
        SourceText(release(body="It is open.\n\n- Come\n- See")).sentence_span(number)


def test_what_is_seen_keeps_its_offsets() -> None:
    """What a reader of the page does not see is blank in `seen`, and everything else stands where it stood."""
    body = "Open.\n\n<div hidden>\n\nClosed.\n\n</div>\n\nFree."
    source = SourceText(SourceItem(title="Reef", publisher="Port", body=body, language="en"))
    assert len(source.seen) == len(source.text)
    assert source.seen.split() == ["Reef", "Open.", "Free."]
    assert source.seen.index("Free.") == source.text.index("Free.")
    words = [source.text[one.start : one.end] for one in source.sentences if source.is_seen(one.number)]
    assert words == ["Reef", "Open.", "Free."]
    assert not source.is_seen(-1)
    assert not source.is_seen(99)
    plain = SourceText(SourceItem(title="Reef", publisher="Port", body="It has 3 < 4 boats.", language="en"))
    assert plain.seen == plain.text


def test_an_identified_language_has_its_canonical_tag() -> None:
    """A language that was identified survives JSON: its tag is already the one that reading it would make."""
    item = SourceItem(title="Reef NG", publisher="Office")
    assert item.language == "fil"
    assert SourceItem.model_validate_json(item.model_dump_json()) == item
