"""The article: without loss through JSON, and in step with its own records."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from pressrewrite.errors import InvalidArticle
from pressrewrite.models import (
    Article,
    Attribution,
    Disclosure,
    DisclosureLevel,
    Fact,
    FactKind,
    Flag,
    FlagKind,
    Gloss,
    Note,
    NoteKind,
    Paragraph,
    ParagraphKind,
    Part,
    PartKind,
    Provenance,
    Quotation,
    Review,
    Section,
    SectionKind,
    Sentence,
    SourceItem,
    SourceRecord,
    SourceText,
    Span,
    Usage,
    Verdict,
    article_schema,
    reading_order,
    report_for,
)

NOON = datetime(2025, 4, 24, 12, tzinfo=UTC)
SCHEMA = Path(__file__).parents[2] / "docs" / "schema" / "article-1.json"
SOURCE = SourceText(
    SourceItem(
        title="Reef reopens",
        publisher="Harbour Office",
        body="The reef is open today. “Come and see it soon,” said Ann Lee.\n\nAbout Port",
        published_at=NOON,
        url="https://port.example/reef",
        language="en",
    )
)


def says(words: str, **more: Any) -> Sentence:
    """Make a sentence that repeats the release."""
    at = SOURCE.text.index(words)
    return Sentence(
        text=words, spans=(SOURCE.span(at, at + len(words)),), **{"verdict": Verdict.SUPPORTED, **more}
    )


def article(*, notice: bool = False, review: Review | None = None, **changes: Any) -> Article:
    """Make an article that has every part."""
    record = SourceRecord.of(SOURCE)
    provenance = Provenance(
        library_version="1",
        provider="gemini",
        model="gemini-2.5-flash",
        parameters={"temperature": 0.2, "stop": ["\n\n", None], "nested": {"a": True}},
        strategy="news_article",
        strategy_version="1",
        strategy_fingerprint="0" * 16,
        source_sha256=record.sha256,
        prompt_sha256="1" * 64,
        prompt="[user]\n書く",
        made_at=NOON,
        usage=Usage(input_tokens=10, output_tokens=5, seconds=0.25),
        attempts=2,
    )
    today = says("The reef is open today.", glosses=(
        Gloss(start=17, end=22, first=date(2025, 4, 24), last=date(2025, 4, 24), text="24 April 2025"),
    ))  # fmt: skip
    invented = Sentence(text="It cost a fortune.", verdict=Verdict.UNSUPPORTED, reason="not_in_source")
    kind = SectionKind.NOTICE if notice else SectionKind.LEAD
    parts: dict[str, Any] = {
        "headline": says("Reef reopens"),
        "dek": says("The reef is open today."),
        "key_points": (says("reef is open"),),
        "sections": (
            Section(kind=kind, paragraphs=(Paragraph(sentences=(today, invented)),)),
            Section(
                kind=SectionKind.BACKGROUND,
                heading=says("About Port"),
                paragraphs=(Paragraph(kind=ParagraphKind.LIST, sentences=(says("Reef"),)),),
            ),
        ),
        "quotations": (
            Quotation(
                pieces=(says("Come and see it soon"),),
                speaker="Ann Lee",
                speaker_span=says("Ann Lee").spans[0],
            ),
        ),
    }
    parts |= {name: changes.pop(name) for name in list(changes) if name in parts}
    report = report_for(reading_order(**parts), checks=("verbatim",), not_checked=("wording",))
    disclosure = Disclosure.of(
        source=record, provenance=provenance, report=report, language="en", notice=notice, review=review
    )
    rest: dict[str, Any] = {
        "dateline": says("today"),
        "facts": (Fact(kind=FactKind.WHO, values=(says("Ann Lee"),)),),
        "notes": (
            Note(
                kind=NoteKind.ORIGINAL_TITLE, text="Reef", language="en", spans=(Span.of(SOURCE.text, 0, 4),)
            ),
        ),
        "attribution": Attribution(
            publisher="Harbour Office", title="Reef reopens", text="By the Harbour Office."
        ),
        "disclosure": disclosure,
        "provenance": provenance,
        "review": review,
        "report": report,
        "source": record,
        "record": (Part(kind=PartKind.BOILERPLATE, span=says("About Port").spans[0]),),
        "flags": (Flag(kind=FlagKind.HIDDEN_CHARACTERS, detail="zero_width: 2"),),
    }
    return Article(language="en", **parts, **rest | changes)


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("review", [None, Review(reviewer="Ann", at=NOON, note="n")])
@pytest.mark.parametrize("notice", [True, False])
def test_json_round_trip(indent: int | None, review: Review | None, notice: bool) -> None:  # noqa: FBT001
    """An article goes through JSON without loss, and its JSON is the same again."""
    made = article(review=review, notice=notice)
    text = made.to_json(indent=indent)
    again = Article.from_json(text)
    assert again == made
    assert again.to_json(indent=indent) == text
    assert Article.from_json(text.encode()) == made
    assert Article.model_validate(made.model_dump()) == made


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@given(st.lists(st.tuples(WORDS, st.sampled_from(Verdict)), max_size=6), WORDS, st.none() | WORDS)
def test_json_round_trip_of_any_text(told: list[tuple[str, Verdict]], note: str, reason: str | None) -> None:
    """Any text survives JSON, and the offsets of the report point at it in the article's text."""
    sentences = tuple(Sentence(text=text, verdict=verdict, reason=reason) for text, verdict in told)
    made = article(
        sections=(Section(paragraphs=(Paragraph(sentences=sentences),)),),
        notes=(Note(kind=NoteKind.WRITER, text=note),),
    )
    assert Article.from_json(made.to_json()) == made
    for sentence, checked in zip(made.sentences, made.report.sentences, strict=True):
        assert made.text[checked.start : checked.end] == checked.text == sentence.text
        assert checked.verdict is sentence.verdict


def test_frozen() -> None:
    """An article does not change."""
    with pytest.raises(ValidationError):
        article().language = "de"  # type: ignore[misc]


def test_reading_order() -> None:
    """Sentences come as a reader meets them: headline, dek, key points, sections, quotations."""
    made = article()
    assert [sentence.text for sentence in made.sentences] == [
        "Reef reopens",
        "The reef is open today.",
        "reef is open",
        "The reef is open today.",
        "It cost a fortune.",
        "About Port",
        "Reef",
        "Come and see it soon",
    ]
    assert made.text == "\n".join(sentence.text for sentence in made.sentences)
    assert article(dek=None).sentences[1].text == "reef is open"


def test_report() -> None:
    """The report gives each sentence its verdict, reason and evidence; the weakest decides."""
    report = article().report
    assert 0.1 < report.score < 0.5
    assert report.counts[Verdict.SUPPORTED] == 7
    assert report.sentences[4].reason == "not_in_source"
    assert report.sentences[0].evidence[0].text == "Reef reopens"
    assert (report.checks, report.not_checked) == (("verbatim",), ("wording",))


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("", "text as a whole"),
        ("{", "text as a whole"),
        ("[]", "text as a whole"),
        ("{}", "language"),
        (b"\xff", "text as a whole"),
        (json.dumps({"schema_version": "2"}), "schema_version"),
        (article().to_json().replace('"supported"', '"certain"', 1), "verdict"),
        (article().to_json().replace('"end":12', '"end":11', 1), "span"),
    ],
)
def test_what_is_no_article(text: str | bytes, where: str) -> None:
    """Text that is no article is refused, and the error names the place."""
    with pytest.raises(InvalidArticle, match="schema version 1") as caught:
        Article.from_json(text)
    assert where in str(caught.value)
    assert "to_json" in caught.value.hint


def test_errors_do_not_repeat_the_text() -> None:
    """A whole article has no place in an error."""
    text = article().to_json().replace('"Reef reopens"', '{"hunter2": 1}')
    with pytest.raises(InvalidArticle) as caught:
        Article.from_json(text)
    assert len(str(caught.value)) < 300
    assert "fortune" not in str(caught.value)


def test_schema_is_versioned() -> None:
    """The schema names its version and draft, and asks for what every article has."""
    schema = article_schema()
    assert schema["$id"] == "urn:pressrewrite:article:1"
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert {"headline", "disclosure", "provenance", "report", "source"} <= set(schema["required"])
    assert set(json.loads(article().to_json())) == set(schema["properties"])


def test_published_schema() -> None:
    """The published schema is that of the code; without a new version it must not change unnoticed.

    Renew the file with the call that the message gives, and say in the change log what changed.
    """
    renew = (
        "python -c 'import json, pathlib; from pressrewrite.models import article_schema; "
        'pathlib.Path("docs/schema/article-1.json").write_text('
        'json.dumps(article_schema(), indent=2, ensure_ascii=False) + "\\n", encoding="utf-8")\''
    )
    published = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert published == article_schema(), f"the schema has changed; renew it with: {renew}"


@pytest.mark.parametrize(
    "changes",
    [
        {"provider": "extractive"},
        {"model": None},
        {"model": "gemini-9"},
        {"scope": "title_only"},
        {"publisher": "NASA"},
        {"title": "Reef closes"},
        {"url": None},
        {"published_at": None},
        {"language": "de"},
        {"notice": True},
        {"verdicts": {"supported": 99}},
        {"review": {"reviewer": "Nobody", "at": "2025-04-24T12:00:00Z"}},
        {"level": "human_reviewed"},
    ],
)
def test_forged_disclosure(changes: dict[str, Any]) -> None:
    """A disclosure that says anything else than the records of its article is refused."""
    forged = json.loads(article().to_json())
    del forged["disclosure"]["level"], forged["disclosure"]["sentences"]
    forged["disclosure"] |= changes
    with pytest.raises(InvalidArticle, match="disclosure"):
        Article.from_json(json.dumps(forged))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("provenance", "provider"), "extractive"),
        (("provenance", "model"), None),
        (("source", "scope"), "title_only"),
        (("source", "publisher"), "NASA"),
        (("review",), {"reviewer": "Nobody", "at": "2025-04-24T12:00:00Z"}),
    ],
)
def test_forged_records(path: tuple[str, ...], value: object) -> None:
    """Records that were changed behind the disclosure are refused as well."""
    forged = json.loads(article().to_json())
    inner = forged
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    with pytest.raises(InvalidArticle, match="disclosure"):
        Article.from_json(json.dumps(forged))


def test_with_review() -> None:
    """A review stands in record and disclosure, and the article that was reviewed stays as it was."""
    made = article()
    reviewed = made.with_review("Ann Lee", at=NOON, note="by telephone")
    assert reviewed.review == Review(reviewer="Ann Lee", at=NOON, note="by telephone")
    assert reviewed.disclosure.level is DisclosureLevel.HUMAN_REVIEWED
    assert "Ann Lee" in reviewed.disclosure.sentences[-1]
    assert made.review is None
    assert Article.from_json(reviewed.to_json()) == reviewed
    assert reviewed.replace(flags=()).disclosure == reviewed.disclosure


@pytest.mark.parametrize(("reviewer", "at"), [("", NOON), ("Ann", datetime(2025, 4, 24))])  # noqa: DTZ001
def test_with_review_by_nobody(reviewer: str, at: datetime) -> None:
    """Nobody, or nobody knows when, is no review."""
    with pytest.raises(ValidationError):
        article().with_review(reviewer, at=at)


def test_replace_keeps_step() -> None:
    """New sentences get a new report, and the disclosure counts them."""
    made = article()
    shorter = made.replace(sections=made.sections[1:], dek=None)
    assert shorter.report.counts[Verdict.UNSUPPORTED] == 0
    assert shorter.disclosure.verdicts == shorter.report.counts
    assert shorter.report.checks == made.report.checks
    for checked in shorter.report.sentences:
        assert shorter.text[checked.start : checked.end] == checked.text
    assert len(shorter.report.sentences) == len(shorter.sentences) == 5


def test_replace_of_records() -> None:
    """Whatever record is replaced, the disclosure follows it."""
    made = article()
    review = Review(reviewer="Ann Lee", at=NOON)
    assert made.replace(review=review).disclosure.review == review
    elsewhere = made.provenance.model_copy(update={"provider": "unknown", "model": None})
    assert made.replace(provenance=elsewhere).disclosure.level is DisclosureLevel.FULLY_GENERATED
    assert made.replace(language="de").disclosure.language == "de"
    assert made.replace(notes=()).report is made.report
    report = made.report.model_copy(update={"sentences": made.report.sentences[:1]})
    assert made.replace(report=report).disclosure.verdicts[Verdict.SUPPORTED] == 1


def test_replace_of_a_notice() -> None:
    """An article that is no longer the short notice is no longer told to be one."""
    notice = article(notice=True)
    assert notice.is_notice
    assert notice.disclosure.notice
    longer = notice.replace(sections=notice.sections[1:])
    assert not longer.is_notice
    assert not longer.disclosure.notice
    assert notice.replace(flags=()).disclosure.notice


@pytest.mark.parametrize("changes", [{"healdine": None}, {"headline": 5}, {"disclosure": None}])
def test_replace_of_what_is_not_there(changes: dict[str, Any]) -> None:
    """A field that does not exist, or a value that does not fit, is refused."""
    with pytest.raises((ValidationError, AttributeError)):
        article().replace(**changes)


def test_doors() -> None:
    """An article writes itself in every format, and reads itself from plain text."""
    made = article()
    assert "Reef reopens" in made.to_markdown()
    assert made._repr_markdown_() == made.to_markdown()
    assert "Reef reopens" in made.to_text()
    assert made.to_html().lower().startswith("<!doctype html>")
    assert "<!doctype" not in made._repr_html_().lower()
    read = Article.from_text("Reef reopens\n\nThe reef is open today.", source=SOURCE.item)
    assert read.disclosure.level is DisclosureLevel.FULLY_GENERATED
    assert Article.from_json(read.to_json()) == read
