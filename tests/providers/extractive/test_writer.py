"""The embedded writer."""

import asyncio

import pytest

from pressrewrite import Length, Rewriter, SourceItem, SourceText, anatomy, providers
from pressrewrite.errors import CannotTranslate, NothingToWrite
from pressrewrite.models import Article, Brief, ParagraphKind, SectionKind
from pressrewrite.prompts import NewsArticle
from pressrewrite.release import story


def article_of(
    body: str, *, title: str = "Harbour reef reopens", language: str = "en", **fields: object
) -> Article:
    """Write one article with nothing behind the writer."""
    item = SourceItem.model_validate(
        {"title": title, "publisher": "Harbour Office", "body": body, "language": language, **fields}
    )
    return Rewriter(postprocessors=()).rewrite(item)


def texts(article: Article) -> list[str]:
    """All sentences of key points and sections."""
    sections = [s.text for section in article.sections for p in section.paragraphs for s in p.sentences]
    return [point.text for point in article.key_points] + sections


PARAGRAPHS = (
    "LISBON, 3 May 2025 – The harbour reef reopened today after four years of work on its coral.",
    "The reef covers 12 hectares of sea floor. It was closed in 2021 because of a storm.",
    "He added that the work had cost less than planned.",
    "“The coral grew faster than we hoped,” said Marta Silva, head of the Harbour Office. “Divers may return.”",
    "Divers need a permit from the Harbour Office before they enter the water near the reef.",
    "Boats must keep 200 metres away from the reef during the spawning season of the coral.",
    "The permits cost 15 euros and are valid for one season of diving at the harbour reef.",
    "Researchers of the university counted 41 kinds of coral at the reef in the spring survey.",
    "The harbour reef was planted in 1987 by volunteers of the diving club of the town.",
    "Visitors can watch the reef from a platform with glass panels at the end of the pier.",
    "Schools of the district may visit the platform without a fee on weekdays in the morning.",
    "About the Harbour Office",
    "The Harbour Office runs the port of the town.",
    "Contact",
    "press@harbour.example, +351 210 000 000",
)
LONG = "\n\n".join(PARAGRAPHS)


def test_an_article_has_lead_points_quotation_and_facts() -> None:
    """A release becomes headline, dateline, lead, key points, body, quotation with speaker and facts."""
    article = article_of(LONG, published_at="2025-05-03")
    assert article.headline.text == "Harbour reef reopens"
    assert article.dateline is not None
    assert article.dateline.text == "LISBON, 3 May 2025"
    lead = article.sections[0]
    assert lead.kind is SectionKind.LEAD
    assert lead.paragraphs[0].sentences[0].text.startswith("The harbour reef reopened today")
    assert 2 <= len(article.key_points) <= 4
    quotation = article.quotations[0]
    assert (quotation.speaker, quotation.role) == ("Marta Silva", "head of the Harbour Office")
    assert [piece.text for piece in quotation.pieces] == [
        "The coral grew faster than we hoped",
        "Divers may return.",
    ]
    facts = {fact.kind.value: [value.text for value in fact.values] for fact in article.facts}
    assert facts["who"] == ["Harbour Office", "Marta Silva"]
    assert facts["where"] == ["LISBON"]
    assert facts["when"] == ["3 May 2025"]
    assert "200 metres" in facts["figures"] or "12 hectares" in facts["figures"]


def test_boilerplate_and_contacts_stay_out_of_the_story_and_in_the_record() -> None:
    """Nothing of "About X" and contacts is told; all of it is kept."""
    article = article_of(LONG)
    told = " ".join(texts(article))
    assert "runs the port" not in told
    assert "press@harbour.example" not in told
    kept = "".join(part.span.text for part in article.record)
    assert "runs the port" in kept
    assert "press@harbour.example" in kept


def test_no_sentence_leans_on_one_that_was_dropped() -> None:
    """ "He added" and "It was closed" never stand without the sentence before them."""
    for length in Length:
        item = SourceItem(title="Reef", publisher="Port", body=LONG * 3, language="en")
        article = Rewriter(strategy=NewsArticle(length=length), postprocessors=()).rewrite(item)
        paragraphs = [
            [s.text for s in p.sentences] for section in article.sections for p in section.paragraphs
        ]
        points = [point.text for point in article.key_points]
        assert not any(text.startswith(("He ", "It ")) for text in points)
        for paragraph in paragraphs:
            for at, text in enumerate(paragraph):
                if text.startswith("It was closed"):
                    assert paragraph[at - 1].startswith("The reef covers")
        assert not any("He added" in text for paragraph in paragraphs for text in paragraph)


def test_no_sentence_is_told_twice() -> None:
    """A key point does not stand in the body as well."""
    told = texts(article_of(LONG))
    assert len(told) == len(set(told))


def test_a_short_release_is_kept_whole() -> None:
    """Cutting three sentences would save a reader nothing."""
    body = "The reef is open. Divers may return with a permit. Boats must keep away from it." + " " * 3
    assert texts(article_of(body, scope="full_text")) == [
        "The reef is open.",
        "Divers may return with a permit.",
        "Boats must keep away from it.",
    ]


def test_length_bounds_the_article() -> None:
    """Short is shorter than standard, standard shorter than long."""
    body = "\n\n".join(
        f"The harbour office number {n} told its story of reef and coral at length." for n in range(300)
    )
    item = SourceItem(title="Reef", publisher="Port", body=body, language="en")
    sizes = []
    for length in ("short", "standard", "long"):
        article = Rewriter(strategy=NewsArticle(length=length), postprocessors=()).rewrite(item)
        sizes.append(sum(len(text.split()) for text in texts(article)))
    assert sizes[0] < sizes[1] < sizes[2]
    assert sizes[0] <= 150 * 1.6
    assert sizes[2] <= 900 * 1.3


def test_an_announced_list_is_told_whole_or_not_at_all() -> None:
    """Half of "The dates are:" would be a false list."""
    items = "\n".join(
        f"- {name} Street on day {n}" for n, name in enumerate(("Alder", "Birch", "Cedar"), start=1)
    )
    article = article_of(f"The office named the dates of the closures.\n\nThese streets are closed:\n{items}")
    lists = [
        [s.text for s in p.sentences]
        for section in article.sections
        for p in section.paragraphs
        if p.kind is ParagraphKind.LIST
    ]
    assert lists == [["Alder Street on day 1", "Birch Street on day 2", "Cedar Street on day 3"]]


def test_subheads_and_background_become_sections() -> None:
    """A part headed "Background" is a section of its own kind."""
    body = (
        "The reef is open again after years of work by many hands.\n\n"
        "Permits\n\nDivers need a permit from the office for each season of diving.\n\n"
        "Background\n\nThe reef was planted in 1987 by volunteers of the diving club."
    )
    article = article_of(body, scope="full_text")
    assert [(s.kind.value, s.heading.text if s.heading else None) for s in article.sections] == [
        ("lead", None),
        ("body", "Permits"),
        ("background", "Background"),
    ]


def test_a_statement_announced_once_belongs_to_its_speaker() -> None:
    """A release that is "The minister said:" and then nothing but words is told as quotations."""
    body = "Harbour Minister Ana Costa said:\n\n" + "\n\n".join(
        f"This is our promise number {n} to the people of the coast and to the sea itself."
        for n in range(1, 5)
    )
    article = article_of(body)
    assert {quotation.speaker for quotation in article.quotations} == {"Harbour Minister Ana Costa"}
    assert len(article.quotations) == 4


@pytest.mark.parametrize("wanted", ["ar", "ja", "de", "pt-BR"])
def test_another_language_is_a_typed_error(wanted: str) -> None:
    """The embedded writer says that it cannot translate and who can."""
    item = SourceItem(title="Reef", publisher="Port", body="The reef is open.", language="en")
    with pytest.raises(CannotTranslate) as caught:
        Rewriter().rewrite(item, language=wanted)
    assert "cannot translate" in str(caught.value)
    assert "Gemini, OpenAI or local" in caught.value.hint


def test_a_variant_of_the_same_language_is_the_same_language() -> None:
    """British English for a release in English is no translation."""
    item = SourceItem(title="Reef", publisher="Port", body="The reef is open.", language="en")
    assert Rewriter().rewrite(item, language="en-GB").language == "en-GB"


@pytest.mark.parametrize(
    "body", ["###", "<img src='x'>\n\n![a](https://e.example/a.png)", "https://e.example/a\n\n#news"]
)
def test_a_release_of_nothing_but_furniture_is_a_typed_error(body: str) -> None:
    """There is nothing to write, and the error says what to do."""
    with pytest.raises(NothingToWrite) as caught:
        article_of(body, scope="full_text")
    assert "inspect" in caught.value.hint


def test_a_truncated_title_is_completed_from_the_body() -> None:
    """A listing cut the title off; the body has it whole."""
    body = "Second phase of the vehicle auction concludes in the capital\n\nThe second phase ended on Friday at noon."
    article = article_of(body, title="Second phase of the vehicle auction…")
    assert article.headline.text == "Second phase of the vehicle auction concludes in the capital"
    assert article.headline.verdict.value == "supported"


def test_the_writer_is_the_same_when_awaited() -> None:
    """Sync and async give the same draft."""
    item = SourceItem(title="Reef", publisher="Port", body=LONG, language="en")
    source = SourceText(item)
    parts = anatomy(source)
    brief = Brief(item=item, source=source, anatomy=parts, story=story(source, parts), language="en")
    writer = providers.Extractive()
    request = providers.Request(brief=brief)
    assert asyncio.run(writer.agenerate(request)) == writer.generate(request)
