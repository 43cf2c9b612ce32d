"""One release becomes one article."""

import asyncio
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pressrewrite as pr
from pressrewrite.errors import EmbargoActive, InvalidInput, InvalidLanguageTag, NothingToWrite, ReplyUnusable
from pressrewrite.models import Article, FlagKind, NoteKind, SectionKind
from pressrewrite.postprocess import Embargo
from pressrewrite.rewriter import default_postprocessors
from pressrewrite.text import comparable

RELEASE = pr.SourceItem(
    title="Reef reopens to divers",
    publisher="Harbour Office",
    url="https://port.example/reef",
    published_at=date(2025, 5, 3),
    language="en",
    licence="OGL v3.0",
    body="The reef is open again since today. Divers need a permit. Boats must keep 200 metres away from the reef.",
)


@dataclass
class Scripted:
    """A writer that says what it was told to say, and remembers what it was asked."""

    text: str
    name: str = "scripted"
    model: str | None = "scripted-1"
    reads_prompt: bool = True
    asked: list[pr.providers.Request] = field(default_factory=list)

    def generate(self, request: pr.providers.Request) -> pr.providers.Reply:
        self.asked.append(request)
        return pr.providers.Reply(text=self.text, model=self.model)

    async def agenerate(self, request: pr.providers.Request) -> pr.providers.Reply:
        await asyncio.sleep(0)
        return self.generate(request)


def assert_traced(article: Article, item: pr.SourceItem) -> None:
    """Hold an article of the embedded writer to its promise."""
    for sentence in article.sentences:
        assert sentence.verdict is pr.Verdict.SUPPORTED, sentence
        assert sentence.spans or sentence.fields, sentence
        for span in sentence.spans:
            assert item.text[span.start : span.end] == span.text
    for part in article.record:
        assert item.text[part.span.start : part.span.end] == part.span.text
    assert article.report.score == 1.0
    assert Article.from_json(article.to_json()) == article


def shipped() -> Iterator[Path]:
    """The releases that ship with the project."""
    yield from sorted(p for p in (Path(__file__).parents[1] / "examples").glob("*.txt"))


@pytest.mark.parametrize("path", list(shipped()), ids=lambda path: path.stem)
def test_every_shipped_example_becomes_a_traced_article(path: Path) -> None:
    """Every sentence is supported and shows the exact words it rests on."""
    item = pr.read_release(path)
    article = pr.rewrite(item)
    assert_traced(article, item)
    assert article.language == item.language
    assert article.disclosure.level is pr.DisclosureLevel.EXTRACTIVE_NO_MODEL


def rows(shared: Path, name: str) -> list[dict[str, str]]:
    """Read a file of the shared corpus."""
    return [json.loads(line) for line in (shared / "data" / name).read_text(encoding="utf-8").splitlines()]


def as_item(row: dict[str, str]) -> pr.SourceItem:
    """Make an item of a row as an application would."""
    when = (row.get("date") or "").replace(" ", "T").replace(".000", "")
    fields: dict[str, object] = {
        "title": row["title"],
        "publisher": row["publisher"],
        "body": row.get("body"),
    }
    if len(when) >= 10 and when[:4].isdigit() and when[4] == "-":
        fields["published_at"] = when
    if (row.get("url") or "").startswith("http"):
        fields["url"] = row["url"]
    return pr.SourceItem.model_validate(fields)


def test_every_shared_release_becomes_a_traced_article(shared: Path) -> None:
    """All 122 real releases in 26 languages go through, in their own language."""
    languages = set()
    for row in rows(shared, "releases.jsonl"):
        item = as_item(row)
        languages.add(item.language.split("-")[0])
        article = pr.rewrite(item)
        assert_traced(article, item)
        assert article.sections or article.quotations
    assert len(languages) == 26


def test_every_shared_title_becomes_a_notice_of_nothing_but_what_is_known(shared: Path) -> None:
    """At most three sentences, and no name, number or place beyond title, publisher, time and address."""
    for row in rows(shared, "titles_only.jsonl"):
        item = as_item(row)
        article = pr.rewrite(item)
        assert article.is_notice
        sentences = [s for section in article.sections for p in section.paragraphs for s in p.sentences]
        assert 2 <= len(sentences) <= 3
        assert not article.key_points
        assert not article.quotations
        words = " ".join(sentence.text for sentence in sentences)
        year, month, day = row["date"].split("-")
        known = (row["title"], row["publisher"], row["url"], f"{year}年{int(month)}月{int(day)}日")
        for value in known:
            words = words.replace(value, " ")
        assert not any(
            character.isdigit() or (character.isascii() and character.isalpha()) for character in words
        )
        assert len(words) < 90


def test_a_title_alone_gives_a_notice_in_every_locale() -> None:
    """Two or three sentences that state fields, and a disclosure that says only a title was given."""
    for language in pr.languages():
        item = pr.SourceItem(
            title="Reef 7", publisher="Port", language=language, url="https://port.example/7"
        )
        article = pr.rewrite(item)
        assert article.is_notice
        (section,) = article.sections
        assert section.kind is SectionKind.NOTICE
        assert len(section.paragraphs[0].sentences) == 3
        assert article.source.scope is pr.SourceScope.TITLE_ONLY
        assert article.facts == ()


def test_a_summary_stays_a_summary() -> None:
    """A feed's two sentences do not grow; the reader is told that only a summary was there."""
    item = pr.SourceItem(title="Reef", publisher="Port", language="en", body="The reef is open. Divers may…")
    article = pr.rewrite(item)
    texts = [s.text for section in article.sections for p in section.paragraphs for s in p.sentences]
    assert texts == ["The reef is open.", "Divers may…", "Only a summary was available to the writer."]
    assert "summary" in article.disclosure.text


def test_the_record_says_how_the_article_was_made() -> None:
    """Strategy, source hash, time and attempts stand in the provenance; no prompt was used, so none is kept."""
    moment = datetime(2025, 5, 4, 9, 30, tzinfo=UTC)
    article = pr.Rewriter(now=lambda: moment).rewrite(RELEASE)
    made = article.provenance
    assert (made.provider, made.model, made.strategy) == ("extractive", None, "news_article")
    assert made.made_at == moment
    assert made.source_sha256 == pr.SourceText(RELEASE).sha256
    assert (made.prompt, made.prompt_sha256) == (None, None)
    assert made.library_version == pr.__version__
    assert isinstance(made, pr.Provenance)


def test_awaiting_gives_the_same_article() -> None:
    """There is one set of steps and two drivers."""
    rewriter = pr.Rewriter(now=lambda: datetime(2025, 5, 4, tzinfo=UTC))
    assert asyncio.run(rewriter.arewrite(RELEASE)) == rewriter.rewrite(RELEASE)
    scripted = Scripted("Reef\n\nThe reef is open again since today.")
    rewriter = pr.Rewriter(provider=scripted, now=lambda: datetime(2025, 5, 4, tzinfo=UTC))
    assert asyncio.run(rewriter.arewrite(RELEASE)) == rewriter.rewrite(RELEASE)


def test_a_sync_call_inside_a_running_loop_works() -> None:
    """Notebooks run a loop of their own."""

    async def cell() -> Article:
        return pr.rewrite(RELEASE)

    assert asyncio.run(cell()).headline.text == RELEASE.title


def test_a_models_json_is_held_against_the_release() -> None:
    """Sentences that stand in the release are supported, invented ones are not, wrong numbers do no harm."""
    draft = {
        "headline": {"evidence": [0], "text": "Reef reopens to divers"},
        "sections": [
            {
                "kind": "lead",
                "paragraphs": [
                    {
                        "sentences": [
                            {"evidence": [2], "text": "Divers need a permit."},
                            {"evidence": [1, 99, -4], "text": "The reef was blessed by the Pope."},
                        ]
                    }
                ],
            }
        ],
        "quotations": [{"pieces": [{"evidence": [3], "text": "Keep away, keep away"}], "speaker": "Neptune"}],
    }
    writer = Scripted(f"```json\n{json.dumps(draft)}\n```")
    article = pr.Rewriter(provider=writer).rewrite(RELEASE)
    verdicts = {sentence.text: sentence.verdict for sentence in article.sentences}
    assert verdicts["Divers need a permit."] is pr.Verdict.SUPPORTED
    assert verdicts["The reef was blessed by the Pope."] is pr.Verdict.NOT_CHECKABLE
    assert verdicts["Keep away, keep away"] is pr.Verdict.UNSUPPORTED
    assert article.disclosure.level is pr.DisclosureLevel.AI_ASSISTED
    assert article.report.score < 1.0
    assert "scripted-1" in article.disclosure.text


def test_the_very_prompt_stands_in_the_record() -> None:
    """What was sent, what is kept and what `prompt()` shows are the same, byte for byte."""
    writer = Scripted("Reef\n\nThe reef is open again since today.")
    steps = (*default_postprocessors(), pr.postprocess.PromptDisclosure())
    rewriter = pr.Rewriter(
        provider=writer, postprocessors=steps, strategy=pr.prompts.NewsArticle(length="short")
    )
    article = rewriter.rewrite(RELEASE, language="ar")
    sent = writer.asked[0].prompt
    assert sent is not None
    assert sent == rewriter.prompt(RELEASE, language="ar")
    assert isinstance(sent, pr.Prompt)
    assert article.provenance.prompt == sent.text
    assert article.provenance.prompt_sha256 == sent.sha256
    assert next(note.text for note in article.notes if note.kind is NoteKind.PROMPT) == sent.text
    assert isinstance(writer.asked[0].brief, pr.Brief)


def test_an_answer_in_the_wrong_language_is_flagged() -> None:
    """An Arabic article was asked for and an English one came."""
    text = (
        "Reef reopens to divers\n\n"
        + "The reef is open again and the divers may return to the water this week. " * 4
    )
    article = pr.Rewriter(provider=Scripted(text)).rewrite(RELEASE, language="ar")
    assert FlagKind.WRONG_LANGUAGE in {flag.kind for flag in article.flags}
    assert all(isinstance(flag, pr.Flag) for flag in article.flags)


@pytest.mark.parametrize("text", ["", "   ", "```json\n{}\n```", '{"headline": 5}'])
def test_an_unusable_answer_is_a_typed_error(text: str) -> None:
    """Nothing is made of nothing."""
    with pytest.raises(ReplyUnusable) as caught:
        pr.Rewriter(provider=Scripted(text)).rewrite(RELEASE)
    assert isinstance(caught.value, pr.PressRewriteError)
    assert caught.value.hint


def test_an_embargo_is_refused_before_the_writer_is_asked() -> None:
    """No money is spent and no word leaves the house; told otherwise, the article is made."""
    until = datetime(2030, 1, 1, tzinfo=UTC)
    item = RELEASE.model_copy(update={"embargo_until": until})
    writer = Scripted("Reef\n\nThe reef is open again since today.")
    with pytest.raises(EmbargoActive) as caught:
        pr.rewrite(item, provider=writer)
    assert caught.value.until == until
    assert writer.asked == []
    assert pr.rewrite(item, provider=writer, embargo=None).headline.text
    later = Embargo(now=lambda: datetime(2031, 1, 1, tzinfo=UTC))
    assert pr.rewrite(item, embargo=later).source.embargo_until == until


def test_an_embargo_line_in_the_text_counts() -> None:
    """Read, it ends when it says; unreadable, a person has to look."""
    body = "EMBARGOED UNTIL 00:01 GMT, 24 April 2025\n\nThe reef is open again. Divers may return to it."
    item = pr.SourceItem(title="Reef", publisher="Port", body=body, language="en")
    with pytest.raises(EmbargoActive):
        pr.rewrite(item, embargo=Embargo(now=lambda: datetime(2025, 4, 23, tzinfo=UTC)))
    assert pr.rewrite(item, embargo=Embargo(now=lambda: datetime(2025, 4, 25, tzinfo=UTC))).headline.text
    vague = item.model_copy(
        update={"body": "EMBARGOED UNTIL THURSDAY\n\nThe reef is open again for all divers."}
    )
    with pytest.raises(EmbargoActive) as caught:
        pr.rewrite(vague)
    assert caught.value.until is None
    flagged = pr.rewrite(vague, embargo=None)
    assert FlagKind.EMBARGO_UNREADABLE in {flag.kind for flag in flagged.flags}


def test_today_is_kept_and_its_date_stands_beside_it() -> None:
    """The words stay verbatim; the date comes from the day of publication."""
    article = pr.rewrite(RELEASE)
    sentence = article.sections[0].paragraphs[0].sentences[0]
    (gloss,) = sentence.glosses
    assert sentence.text[gloss.start : gloss.end] == "today"
    assert (gloss.first.isoformat(), gloss.text) == ("2025-05-03", "3 May 2025")


@pytest.mark.parametrize("wrong", [None, "a release", {"title": "x"}, 7])
def test_something_that_is_no_release_is_a_typed_error(wrong: object) -> None:
    """The error says what was expected."""
    with pytest.raises(InvalidInput, match="SourceItem"):
        pr.rewrite(wrong)  # type: ignore[arg-type]


def test_something_that_is_no_writer_is_a_typed_error() -> None:
    """The error says what a writer is."""
    with pytest.raises(InvalidInput, match="no writer"):
        pr.Rewriter(provider=object())  # type: ignore[arg-type]


@pytest.mark.parametrize("tag", ["english", "", "x y"])
def test_a_wrong_language_tag_is_a_typed_error(tag: str) -> None:
    """A tag is BCP 47 and names a language."""
    with pytest.raises(InvalidLanguageTag):
        pr.rewrite(RELEASE, language=tag)


HIDDEN = "\u202e\u200b\ufeff\u2066"


def test_hidden_characters_and_markup_are_reported_and_not_shown() -> None:
    """What is not meant for readers is flagged, and every span still points at its words."""
    item = pr.SourceItem(
        title="Reef <script>alert(1)</script> re\u202eopens",
        publisher="Po\u200brt",
        language="en",
        body="The re\u200bef is open <b onclick='x()'>again</b>. <script>alert(2)</script> Divers may return now.",
        scope=pr.SourceScope.FULL_TEXT,
    )
    article = pr.rewrite(item)
    assert_traced(article, item)
    kinds = {flag.kind for flag in article.flags}
    assert {FlagKind.HIDDEN_CHARACTERS, FlagKind.MARKUP} <= kinds
    shown = article.text
    assert "alert" not in shown
    assert not any(mark in shown for mark in HIDDEN)
    assert article.headline.text == "Reef reopens"


@settings(max_examples=150)
@given(
    title=st.text(min_size=1, max_size=80),
    body=st.text(
        alphabet=st.one_of(
            st.characters(exclude_categories=["Cs"]),
            st.sampled_from(list(" \n\n\r\t.!?:-–—*#“”\"'‘’「」。、١٢٣\u202e\u200b\x00\x1b|<>[]()&;@/")),
        ),
        max_size=1500,
    ),
)
def test_any_text_gives_an_article_or_a_typed_error(title: str, body: str) -> None:
    """Arbitrary Unicode, controls and mixed directions never crash the house."""
    try:
        item = pr.SourceItem(title=title, publisher="Port", body=body)
    except ValueError:
        return
    try:
        article = pr.rewrite(item, embargo=None)
    except NothingToWrite:
        return
    assert_traced(article, item)
    for rendered in (article.to_markdown(), article.to_html(), article.to_text()):
        assert comparable(rendered)


@pytest.mark.parametrize(
    "unit",
    [
        "A reef story is told here.\n\n",
        "- item\n",
        "“We are glad to be here,” said Ana Costa.\n\n",
        "1 ",
        "a",
        "“",
        "[",
        "*",
        "A. ",
    ],
    ids=["prose", "bullets", "quotes", "digits", "letters", "marks", "brackets", "stars", "initials"],
)
def test_ten_megabytes_end(unit: str) -> None:
    """A body of 10 MB gives an article or a typed error, whatever it is made of."""
    size = 10_000_000 if unit == "a" else 400_000
    item = pr.SourceItem(title="Reef story", publisher="Port", language="en", body=unit * (size // len(unit)))
    try:
        article = pr.rewrite(item)
    except NothingToWrite:
        return
    assert len(article.text) < 60_000_000
