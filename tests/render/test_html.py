"""The page: whole, inert, in the right language and direction, its evidence within reach."""

from __future__ import annotations

from datetime import date
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from pressrewrite.locales import locale
from pressrewrite.models import (
    Paragraph,
    Section,
    SectionKind,
    Sentence,
    SourceItem,
    Span,
    Verdict,
)
from pressrewrite.render import to_html, to_html_fragment
from pressrewrite.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressrewrite.models import Article

_VOID = {"meta", "br", "hr", "img", "link", "input"}
_KNOWN = set(
    "html head meta title style body main article header h1 h2 div span aside section ul ol li details "
    "summary blockquote b dl dt dd footer a bdi time pre".split()
)


class Page(HTMLParser):
    """What a browser would see: elements with their attributes, and the text of each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.inside: dict[str, str] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self.open.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1][0] == tag, f"</{tag}> closes <{self.open[-1][0]}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.texts.append((tuple(tag for tag, _ in self.open), data))
        for _, attributes in self.open:
            for name in (attributes.get("class") or "").split():
                self.inside[name] = self.inside.get(name, "") + data

    def values(self, attribute: str) -> list[str]:
        """List the values of an attribute, in order."""
        return [found[attribute] or "" for _, found in self.elements if attribute in found]

    @property
    def text(self) -> str:
        """What is shown."""
        return "".join(data for tags, data in self.texts if "style" not in tags)


WRITERS = pytest.mark.parametrize("write", [to_html, to_html_fragment], ids=["page", "fragment"])
ARTICLES = pytest.mark.parametrize("name", ["english", "arabic", "japanese", "hostile"])


@WRITERS
@ARTICLES
def test_is_inert(name: str, write: Callable[[Article], str], request: pytest.FixtureRequest) -> None:
    """No script, no handler, no address but http(s), no element that this library did not write."""
    page = Page(write(request.getfixturevalue(name)))
    assert {tag for tag, _ in page.elements} <= _KNOWN
    assert not [each for _, found in page.elements for each in found if each.startswith("on")]
    assert not {"style", "src", "srcdoc", "action", "formaction"} & {
        n for _, found in page.elements for n in found
    }
    assert all(address.startswith(("#", "http://", "https://")) for address in page.values("href"))
    assert not page.open


@WRITERS
@ARTICLES
def test_ids(name: str, write: Callable[[Article], str], request: pytest.FixtureRequest) -> None:
    """Every id is there once, and every place that is pointed at exists."""
    page = Page(write(request.getfixturevalue(name)))
    ids = page.values("id")
    assert len(ids) == len(set(ids))
    assert {address[1:] for address in page.values("href") if address.startswith("#")} <= set(ids)
    assert set(page.values("aria-labelledby")) <= set(ids)


def test_ids_of_two_articles(english: Article, japanese: Article) -> None:
    """Two articles in one notebook do not share an id."""
    first, second = (set(Page(to_html_fragment(each)).values("id")) for each in (english, japanese))
    assert not first & second


@ARTICLES
def test_nesting(name: str, request: pytest.FixtureRequest) -> None:
    """A mark stands where HTML allows `details`: never in a heading, a paragraph or a span."""
    page = Page(to_html(request.getfixturevalue(name)))
    inside = [tags for tags, _ in page.texts if "summary" in tags and "details" in tags]
    assert inside
    assert not [tags for tags in inside if {"h1", "h2", "p"} & set(tags)]
    spans = [tags[: tags.index("details")] for tags in inside]
    assert not [tags for tags in spans if tags[-1] in {"b", "a", "summary"}]


@pytest.mark.parametrize(
    ("name", "language", "direction"),
    [("english", "en", "ltr"), ("arabic", "ar", "rtl"), ("japanese", "ja", "ltr")],
)
def test_language_and_direction(
    name: str, language: str, direction: str, request: pytest.FixtureRequest
) -> None:
    """Page and fragment say their language and direction; the words of the release say theirs."""
    article = request.getfixturevalue(name)
    tag, found = Page(to_html(article)).elements[0]
    assert (tag, found) == ("html", {"lang": language, "dir": direction})
    tag, found = Page(to_html_fragment(article)).elements[0]
    assert (tag, found["lang"], found["dir"]) == ("div", language, direction)
    page = Page(to_html(article))
    sources = [found for _, found in page.elements if found.get("class") == "src" and "lang" in found]
    assert {each["lang"] for each in sources} == {article.source.language}


@pytest.mark.parametrize("name", ["english", "arabic", "japanese"])
def test_disclosure_comes_first(name: str, request: pytest.FixtureRequest) -> None:
    """The reader is told how the article was made before the first sentence of its body."""
    article = request.getfixturevalue(name)
    page = Page(to_html(article)).text
    first = article.sections[0].paragraphs[0].sentences[-1].text[:12]
    for sentence in article.disclosure.sentences:
        assert visible(sentence) in page
        assert page.index(sentence) < page.index(first, page.index(article.disclosure.sentences[-1]))
    assert article.source.url in Page(to_html(article)).values("href")


@pytest.mark.parametrize("name", ["english", "arabic", "japanese"])
def test_evidence_is_within_reach(name: str, request: pytest.FixtureRequest) -> None:
    """Every span stands in the list at the end, once, with its offsets; same span, same number."""
    article = request.getfixturevalue(name)
    page = Page(to_html(article))
    listed = page.inside["evidence"]
    facts = [value for fact in article.facts for value in fact.values]
    for span in [span for each in (*article.sentences, *facts) for span in each.spans]:
        assert span.text.strip() in listed
        assert listed.count(f"{span.start}–{span.end}") == 1
    for verdict in {each.verdict for each in article.sentences}:
        assert (
            getattr(locale(name[:2] if name != "japanese" else "ja").labels, f"verdict_{verdict.value}")
            in page.text
        )


@pytest.mark.parametrize("verdict", list(Verdict))
@pytest.mark.parametrize("rests", ["span", "field", "nothing"])
def test_verdicts_in_words(verdict: Verdict, rests: str, english: Article) -> None:
    """What is not supported says so beside the sentence, without opening anything."""
    spans = (Span(start=0, end=7, text="Lantern"),) if rests == "span" else ()
    fields = ("publisher",) if rests == "field" else ()
    odd = Sentence(text="ODD ONE", spans=spans, fields=fields, verdict=verdict)
    section = Section(paragraphs=(Paragraph(sentences=(odd,)),))
    page = to_html(english.model_copy(update={"sections": (section,), "facts": ()}))
    after = page[page.index("ODD ONE") : page.index("</section>", page.index("ODD ONE"))]
    summary = after.split("</summary>")[0] if spans or fields else after
    word = getattr(locale("en").labels, f"verdict_{verdict.value}")
    shown = 'class="word"' in summary
    assert shown == (verdict is not Verdict.SUPPORTED or rests == "nothing")
    assert word in after
    assert f"v-{verdict.value}" in after


def test_fields_are_shown(english: Article) -> None:
    """A sentence about the release's record shows which fields it states, in the reader's words."""
    page = Page(to_html(english))
    assert "Publisher: Harbour Office; Published: 24 April 2025, 09:30 UTC" in page.inside["evidence"]


def test_only_known_fields_are_looked_up(hostile: Article) -> None:
    """A made-up name of a field shows itself and nothing from inside the program."""
    assert "model_" not in Page(to_html(hostile)).inside["evidence"]
    assert "<class" not in Page(to_html(hostile)).text


def test_dates_beside_words(english: Article, japanese: Article) -> None:
    """The date stands right behind the word it explains."""
    assert "The Harbour Office today (24 April 2025) reopened" in Page(to_html(english)).text
    assert "港湾局は本日（2025年4月24日）、14か月" in Page(to_html(japanese)).text


def test_names_in_arabic(arabic: Article) -> None:
    """Latin names and addresses keep their own direction in Arabic text."""
    page = to_html(arabic)
    assert '<bdi dir="ltr">Lantern Reef</bdi>' in page
    assert '<bdi dir="ltr">Harbour Office (Port Ellery)</bdi>' in page
    assert ' dir="ltr" rel="noreferrer">https://harbour.example/news/reef</a>' in page


def test_quotation_marks(english: Article, arabic: Article, japanese: Article) -> None:
    """Every piece of a quotation stands in the marks of the reader's language."""
    assert "“We want it to stay that way.”" in Page(to_html(english)).text
    assert "«تعافت الشعاب أسرع مما كنا نجرؤ على أن نأمل»" in Page(to_html(arabic)).text
    assert "「礁は誰も期待しなかった速さで回復した。」" in Page(to_html(japanese)).text


def test_prompt_can_be_opened(english: Article) -> None:
    """A prompt stands in a `pre` with its line ends, folded away; the note that there was none does not."""
    assert "<pre>\nYou are an editor.\n\n1. Say only\n   what it says.</pre></details>" in to_html(english)


def test_no_prompt(japanese: Article) -> None:
    """The note that no prompt was used is an ordinary sentence."""
    assert "<pre" not in to_html(japanese)


def test_labels_in_english(assemble: Callable[..., Article]) -> None:
    """Where a language has no texts of its own, labels are English and say so."""
    item = SourceItem(
        title="Rif heropend", publisher="Havenkantoor", language="nl", body="Het rif is weer open."
    )
    article = assemble(item, headline=Sentence(text="Rif heropend", fields=("title",)))
    page = Page(to_html(article))
    labels = [found for tag, found in page.elements if tag == "span" and found.get("lang") == "en"]
    assert page.elements[0][1]["lang"] == "nl"
    assert labels
    assert {each["dir"] for each in labels} == {"ltr"}


def test_wrong_tags(english: Article) -> None:
    """A language that is none still gives a page; the browser judges the direction by the letters."""
    source = english.source.model_copy(update={"language": 'x"><script>'})
    page = Page(to_html(english.model_copy(update={"source": source, "language": "not a tag"})))
    assert page.elements[0][1] == {"lang": "und", "dir": "auto"}


def test_sections_without_heading(english: Article) -> None:
    """A background section gets its label, and what follows a headed section does not seem part of it."""
    sentence = Sentence(text="Words.")
    parts = (Paragraph(sentences=(sentence,)),)
    sections = (
        Section(paragraphs=parts),
        Section(kind=SectionKind.BACKGROUND, paragraphs=parts),
        Section(paragraphs=parts),
    )
    page = Page(to_html(english.model_copy(update={"sections": sections})))
    headings = [data for tags, data in page.texts if tags and tags[-1] == "h2"]
    assert [each for each in headings if each in {"Background", "Details"}] == ["Background", "Details"]


def test_nothing_from_outside(english: Article) -> None:
    """The page needs nothing but itself and forbids everything else."""
    page = Page(to_html(english))
    policy = next(
        found["content"] for _, found in page.elements if found.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'")
    assert "script" not in {tag for tag, _ in page.elements}
    assert to_html(english).startswith("<!doctype html>")


def test_forty_sentences(assemble: Callable[..., Article]) -> None:
    """Every one of forty sentences gets its mark."""
    body = "\n\n".join(
        f"Sentence number {n} says that the harbour office paid ${n} million." for n in range(40)
    )
    item = SourceItem(
        title="Forty", publisher="Harbour Office", language="en", body=body, published_at=date(2025, 4, 24)
    )
    sentences = tuple(
        Sentence(
            text=line, spans=(Span.of(item.text, item.text.index(line), item.text.index(line) + len(line)),)
        )
        for line in body.split("\n\n")
    )
    article = assemble(
        item,
        headline=Sentence(text="Forty", fields=("title",)),
        sections=(Section(paragraphs=(Paragraph(sentences=sentences),)),),
    )
    assert to_html(article).count('class="ev') >= 40
