"""Numbers of the evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.locales import locale
from pressrewrite.models import Sentence, Span, Verdict
from pressrewrite.render.citations import Register
from pressrewrite.render.glosses import Run

if TYPE_CHECKING:
    from pressrewrite.models import Article


def test_numbers(english: Article) -> None:
    """Spans and fields are numbered as they first appear; the same ones again keep their numbers."""
    register = Register(english.source, "en", locale("en"))
    one, two = Span(start=0, end=1, text="a"), Span(start=5, end=6, text="b")
    runs = (Run(text="x"),)
    cited = [
        register.cite(sentence, runs)
        for sentence in (
            Sentence(text="x", spans=(one, two, one), verdict=Verdict.SUPPORTED),
            Sentence(text="x", fields=("title",), verdict=Verdict.SUPPORTED),
            Sentence(text="x", spans=(two,), fields=("title",), verdict=Verdict.PARTLY),
            Sentence(text="x", fields=("title",), verdict=Verdict.SUPPORTED),
            Sentence(text="x", verdict=Verdict.SUPPORTED),
        )
    ]
    assert [each.marks for each in cited] == [(1, 2), (3,), (2,), (3,), ()]
    assert [each.needs_word for each in cited] == [False, False, True, False, True]
    assert [each.place for each in cited] == [1, 2, 3, 4, 5]
    assert register.point_at((two, one)) == (2, 1)
    entries = register.entries()
    assert [entry.verdicts for entry in entries] == [
        (Verdict.SUPPORTED,),
        (Verdict.SUPPORTED, Verdict.PARTLY),
        (Verdict.SUPPORTED,),
    ]
    assert entries[2].fields == (("Title", "Lantern Reef reopens to divers"),)


def test_unknown_fields(english: Article) -> None:
    """Only fields of the record are looked up; any other name stands alone."""
    register = Register(english.source, "en", locale("en"))
    register.cite(Sentence(text="x", fields=("__class__", "licence")), (Run(text="x"),))
    assert register.entries()[0].fields == (("__class__", ""), ("Licence", "CC BY 4.0"))
