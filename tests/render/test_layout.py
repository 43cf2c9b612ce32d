"""The reading order, and that no format forgets a part of it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from pressrewrite.models import Article, NoteKind
from pressrewrite.render import to_html, to_html_fragment, to_markdown, to_text
from pressrewrite.render.escape import one_line
from pressrewrite.render.layout import lay_out
from pressrewrite.render.pieces import Format, Piece, Published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


class _Shown(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def _html(article: Article) -> str:
    return "".join(_Shown(to_html(article)).said)


def _fragment(article: Article) -> str:
    return "".join(_Shown(to_html_fragment(article)).said)


FORMATS = {"html": _html, "fragment": _fragment, "markdown": to_markdown, "text": to_text}


def _said(article: Article) -> Iterator[str]:
    """List every text that a reader must find, dates beside words left aside."""
    for sentence in article.sentences:
        yield sentence.text if not sentence.glosses else sentence.text[-20:]
        yield from (span.text for span in sentence.spans)
    yield from (value.text for fact in article.facts for value in fact.values)
    yield from (note.text for note in article.notes if note.kind is not NoteKind.PROMPT)
    yield from article.disclosure.sentences
    for quotation in article.quotations:
        yield from filter(None, (quotation.speaker, quotation.role))
    if article.dateline is not None:
        yield article.dateline.text
    if article.attribution is not None:
        yield article.attribution.text
    yield article.source.publisher


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["english", "arabic", "japanese"])
def test_no_part_is_forgotten(form: str, name: str, request: pytest.FixtureRequest) -> None:
    """Every text of an article stands in every format."""
    article = request.getfixturevalue(name)
    shown = "".join(FORMATS[form](article).split())
    # Indents, bars and the marks of lines belong to the format.
    shown = shown.replace("|", "").replace("<", "").replace(">", "").replace("\\", "")
    for text in _said(article):
        assert "".join(one_line(text).split()) in shown


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("name", ["english", "arabic", "japanese"])
def test_reading_order(form: str, name: str, request: pytest.FixtureRequest) -> None:
    """The labels follow each other alike in all formats, the disclosure before all others."""
    article = request.getfixturevalue(name)
    shown = FORMATS[form](article)
    labels = [
        str(label)
        for piece in lay_out(article).pieces
        if (label := getattr(piece, "label", None)) and not isinstance(piece, Published)
    ]
    at = 0
    for label in labels:
        at = shown.index(label, at) + len(label)
    assert shown.index(labels[0]) > shown.index(article.headline.text.split()[0])


def test_absent_parts_are_absent(english: Article) -> None:
    """A part that the article does not have leaves no label behind."""
    nothing: dict[str, object] = {
        "key_points": (),
        "quotations": (),
        "facts": (),
        "notes": (),
        "dek": None,
        "dateline": None,
        "attribution": None,
        "sections": (),
        "headline": english.headline.model_copy(update={"spans": ()}),
        "source": english.source.model_copy(update={"url": None, "licence": None, "published_at": None}),
    }
    bare = english.model_copy(update=nothing)
    assert [type(piece).__name__ for piece in lay_out(bare).pieces] == ["Heading", "Published", "Disclosed"]
    for write in FORMATS.values():
        assert "Key points" not in write(bare)
        assert write(bare).count("Published:") == 1, "only the disclosure knows the time"


def test_same_words_same_number(english: Article) -> None:
    """The same span carries one number wherever it is cited; numbers follow the order of reading."""
    layout = lay_out(english)
    spans = [
        (entry.span.start, entry.span.end) for entry in layout.entries.values() if entry.span is not None
    ]
    assert len(spans) == len(set(spans))
    assert list(layout.entries) == list(range(1, len(layout.entries) + 1))
    assert len(layout.entries[4].cited_by) == 2


def test_licence_is_said_once(english: Article) -> None:
    """A licence that the attribution names already is not repeated."""
    attribution = english.attribution
    assert attribution is not None
    told = attribution.model_copy(update={"text": "By Harbour Office, CC BY 4.0."})
    assert to_text(english.model_copy(update={"attribution": told})).count("CC BY 4.0") == 1
    assert to_text(english.model_copy(update={"attribution": None})).count("CC BY 4.0") == 1


def test_source_without_an_address(english: Article) -> None:
    """Without an address, or with one that must not be followed, the source is named all the same."""
    attribution = english.attribution
    assert attribution is not None
    for address in (None, "javascript:alert(1)"):
        article = english.model_copy(update={"attribution": attribution.model_copy(update={"url": address})})
        for write in FORMATS.values():
            assert attribution.text in write(article)
        assert 'href="javascript' not in to_html(article)


def test_a_format_must_write_every_piece() -> None:
    """A format that leaves out a part cannot be made."""
    assert len(Format.__abstractmethods__) == len({kind.__name__ for kind in Piece.__subclasses__()})
    with pytest.raises(TypeError):
        Format()  # type: ignore[abstract]


@pytest.mark.parametrize("write", [to_html, to_html_fragment, to_markdown, to_text])
def test_output_is_repeatable(write: Callable[[Article], str], english: Article) -> None:
    """The same article gives the same bytes, and they survive UTF-8."""
    assert write(english) == write(Article.from_json(english.to_json()))
    assert write(english).encode("utf-8").decode("utf-8") == write(english)
    assert write(english).endswith("\n")
