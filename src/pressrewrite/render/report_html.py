"""A report as one complete page: the article beside its release, every sentence linked to what it rests on.

No script and no outside resource. A sentence is `#s3`, a place in the release `#e5`; both link to each other,
and so a report can be read with nothing but a browser, or on paper by the numbers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from pressrewrite.models import Severity
from pressrewrite.render.bidi import isolate
from pressrewrite.render.escape import html_attribute, html_text, one_line, safe_url
from pressrewrite.render.manner import tag_and_direction
from pressrewrite.render.report_style import REPORT_STYLE
from pressrewrite.render.report_words import words_of
from pressrewrite.text import identify, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pressrewrite.models import (
        CheckedSentence,
        Finding,
        GroundingReport,
        JudgeRecord,
        SourceText,
        Span,
        Verdict,
    )
    from pressrewrite.render.bidi import Direction
    from pressrewrite.render.report_words import ReportWords

__all__ = ["report_to_html"]

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'none'; img-src 'none'; "
    "base-uri 'none'; form-action 'none'"
)


def report_to_html(
    report: GroundingReport,
    text: str,
    source: SourceText,
    *,
    language: str = "en",
    text_language: str | None = None,
) -> str:
    """Write a report as one complete HTML page that needs nothing else.

    Args:
        report: What was found.
        text: The checked text, in which the offsets of the report count.
        source: The release it was held against.
        language: BCP 47 tag of the report's own words.
        text_language: BCP 47 tag of the checked text; identified when left out.

    Returns:
        The page, to be saved or served as UTF-8. Whatever markup the texts hold is shown as text.
    """
    words = words_of(language)
    manner = words.manner
    tag = text_language or identify(text, default=source.language)
    body = _Page(report, text, source, words, tag).written()
    title = html_text(f"{words.title}{manner.colon}{one_line(source.item.title)}")
    return (
        "<!doctype html>\n"
        f'<html lang="{manner.language}" dir="{manner.direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>\n{REPORT_STYLE}\n</style>\n</head>\n"
        f'<body class="pressrewrite">\n<main class="report">\n{body}\n</main>\n</body>\n</html>\n'
    )


@dataclass(slots=True, kw_only=True)
class _Place:
    """Words of the release that sentences rest on, and which sentences these are."""

    number: int
    span: Span
    sentences: list[int] = field(default_factory=list)


def _places(report: GroundingReport, source: SourceText) -> dict[tuple[int, int], _Place]:
    """Number the evidence in the order of the release; what is not at its place gets no number."""
    cited: dict[tuple[int, int], Span] = {}
    for sentence in report.sentences:
        for span in sentence.evidence:
            if span.text and source.text[span.start : span.end] == span.text:
                cited.setdefault((span.start, span.end), span)
    places = {key: _Place(number=n, span=cited[key]) for n, key in enumerate(sorted(cited), start=1)}
    for number, sentence in enumerate(report.sentences, start=1):
        for key in dict.fromkeys((span.start, span.end) for span in sentence.evidence):
            if key in places:
                places[key].sentences.append(number)
    return places


class _Page:
    """Writes the page of one report."""

    def __init__(
        self, report: GroundingReport, text: str, source: SourceText, words: ReportWords, tag: str
    ) -> None:
        self.report = report
        self.checked_text = text
        self.source = source
        self.words = words
        self.colon = html_text(words.manner.colon)
        self.places = _places(report, source)
        self.text_language, self.text_direction = tag_and_direction(tag)
        self.source_language, self.source_direction = tag_and_direction(source.language)

    def written(self) -> str:
        return (
            f"{self.header()}\n{self.summary()}\n"
            f'<div class="columns">\n{self.article()}\n{self.release()}\n</div>'
        )

    def header(self) -> str:
        item = self.source.item
        said = self.foreign(one_line(item.title), self.source_language, self.source_direction)
        address = safe_url(item.url)
        if address:
            said = f'<a href="{html_attribute(address)}" rel="noreferrer">{said}</a>'
        publisher = self.foreign(one_line(item.publisher), self.source_language, self.source_direction)
        return (
            f"<header>\n<h1>{self.own(self.words.title)}</h1>\n"
            f'<div class="of-what">{said} — {publisher}</div>\n</header>'
        )

    def summary(self) -> str:
        counts = "\n".join(
            f'<li class="v-{verdict.value}"><b>{count}</b> {self.verdict(verdict)}</li>'
            for verdict, count in self.report.counts.items()
            if count
        )
        words = self.words
        rows = "\n".join(
            f"<dt>{self.own(label)}</dt>\n<dd>{self.names(names)}</dd>"
            for label, names in ((words.ran, self.report.checks), (words.skipped, self.report.not_checked))
        )
        if self.report.judge is not None:
            rows += f"\n<dt>{self.own(words.judge)}</dt>\n<dd>{self.heard(self.report.judge)}</dd>"
        score = f"<b>{self.report.score:.2f}</b>"
        return (
            f'<section class="summary">\n<div class="p">{self.own(words.score)}{self.colon}{score} '
            f"({self.own(words.weakest)})</div>\n<ul>\n{counts}\n</ul>\n<dl>\n{rows}\n</dl>\n</section>"
        )

    def heard(self, record: JudgeRecord) -> str:
        """Say who gave a second opinion, and what came of it."""
        counts = ", ".join(f"{self.own(said)} {count}" for said, count in self.words.heard(record))
        name = self.text(one_line(record.name), self.words.manner.direction)
        failures = f" · {self.names(record.failures)}" if record.failures else ""
        return f"<bdi>{name}</bdi>{self.colon}{counts}{failures}"

    # -- the article -------------------------------------------------------------------------------------

    def article(self) -> str:
        said = "\n".join(self.sentences())
        return (
            f'<section class="article" aria-labelledby="article">\n'
            f'<h2 id="article">{self.own(self.words.article)}</h2>\n{said}\n</section>'
        )

    def sentences(self) -> Iterator[str]:
        """Write every sentence, and between them whatever of the text belongs to none."""
        at = 0
        for number, sentence in enumerate(self.report.sentences, start=1):
            yield from self.between(at, sentence.start)
            yield self.sentence(number, sentence)
            at = max(at, sentence.end)
        yield from self.between(at, len(self.checked_text))

    def between(self, start: int, end: int) -> Iterator[str]:
        said = visible(self.checked_text[start:end]).strip()
        if any(character.isalnum() for character in said):
            yield f'<div class="unchecked-text" {self.text_attributes}>{self.text(said)}</div>'

    def sentence(self, number: int, sentence: CheckedSentence) -> str:
        kind = f"v-{sentence.verdict.value}"
        found = "".join(map(self.finding, sentence.findings))
        findings = f'\n<ul class="findings">\n{found}</ul>' if found else ""
        said = f'<div class="said" {self.text_attributes}>{self.marked(sentence)}</div>'
        return (
            f'<div class="checked {kind}" id="s{number}">\n{self.judged(number, sentence)}\n'
            f"{said}{findings}{self.misplaced(sentence)}\n</div>"
        )

    def judged(self, number: int, sentence: CheckedSentence) -> str:
        reason = f" · {self.names((sentence.reason,))}" if sentence.reason else ""
        keys = dict.fromkeys((span.start, span.end) for span in sentence.evidence)
        links = " ".join(
            f'<a href="#e{self.places[key].number}">{self.places[key].number}</a>'
            for key in keys
            if key in self.places
        )
        where = f'<span class="where">{self.own(self.words.release)} {links}</span>' if links else ""
        return (
            f'<div class="judged"><span class="number">{number}</span>'
            f'<span class="verdict">{self.verdict(sentence.verdict)}</span> '
            f'<span class="where"><bdi dir="ltr">{sentence.score:.2f}</bdi>{reason}</span>{where}</div>'
        )

    def marked(self, sentence: CheckedSentence) -> str:
        """Write the words of a sentence, those that a finding is about set apart."""
        text = sentence.text
        shift = sentence.start
        worst: list[tuple[int, int, Severity]] = []
        for finding in sentence.findings:
            start, end = max(0, finding.start - shift), min(len(text), finding.end - shift)
            if start < end:
                worst.append((start, end, finding.severity))
        pieces = []
        for start, end in pairwise(sorted({0, len(text), *(at for one in worst for at in one[:2])})):
            covering = {severity for first, last, severity in worst if first <= start and end <= last}
            said = self.text(text[start:end])
            if covering:
                severity = Severity.ERROR if Severity.ERROR in covering else Severity.WARNING
                said = f'<mark class="f-{severity.value}">{said}</mark>'
            pieces.append(said)
        return "".join(pieces)

    def finding(self, finding: Finding) -> str:
        quotes = self.words.manner.quotes
        opened, closed = html_text(quotes.open), html_text(quotes.close)
        severity = self.own(self.words.severity(finding.severity))
        kind = html_text(one_line(finding.kind).replace("_", " "))
        said = self.foreign(one_line(finding.text), self.text_language, self.text_direction)
        says = ""
        if finding.source_says is not None:
            told = self.foreign(one_line(finding.source_says), self.source_language, self.source_direction)
            says = f"<br>{self.own(self.words.says)}{self.colon}{opened}{told}{closed}"
        if finding.note is not None:
            says += f"<br>{self.text(one_line(finding.note), self.words.manner.direction)}"
        return (
            f'<li><span class="severity f-{finding.severity.value}">{severity}</span> '
            f'<bdi class="kind" lang="en">{kind}</bdi>{self.colon}{opened}{said}{closed}{says}</li>\n'
        )

    def misplaced(self, sentence: CheckedSentence) -> str:
        """Show evidence that does not stand in the release at its place; nothing could be linked."""
        return "".join(
            f'\n<div class="where">{self.own(self.words.release)} '
            f'<bdi dir="ltr">{span.start}–{span.end}</bdi>{self.colon}'
            f"{self.foreign(span.text, self.source_language, self.source_direction)}</div>"
            for span in sentence.evidence
            if (span.start, span.end) not in self.places
        )

    # -- the release -------------------------------------------------------------------------------------

    def release(self) -> str:
        said = "".join(self.source_pieces())
        attributes = f'lang="{self.source_language}" dir="{self.source_direction}"'
        return (
            f'<section class="release" aria-labelledby="release">\n'
            f'<h2 id="release">{self.own(self.words.release)}</h2>\n'
            f'<div class="release-text" {attributes}>{said}</div>\n</section>'
        )

    def source_pieces(self) -> Iterator[str]:
        """Write the release, cut wherever evidence begins or ends; evidence may overlap."""
        text = self.source.text
        begins: dict[int, list[_Place]] = {}
        ends: dict[int, int] = {}
        for place in self.places.values():
            begins.setdefault(place.span.start, []).append(place)
            ends[place.span.end] = ends.get(place.span.end, 0) + 1
        covered = 0
        for start, end in pairwise(sorted({0, len(text), *begins, *ends})):
            covered += len(begins.get(start, ())) - ends.get(start, 0)
            said = self.text(text[start:end], self.source_direction)
            if covered:
                anchors = "".join(map(self.anchor, begins.get(start, ())))
                said = f'<span class="cited">{anchors}{said}</span>'
            yield said

    def anchor(self, place: _Place) -> str:
        links = " ".join(f'<a href="#s{number}">↑{number}</a>' for number in place.sentences)
        return f'<bdi class="at" dir="ltr" id="e{place.number}"><b>{place.number}</b> {links}</bdi>'

    # -- words -------------------------------------------------------------------------------------------

    @property
    def text_attributes(self) -> str:
        return f'lang="{self.text_language}" dir="{self.text_direction}"'

    def text(self, text: str, direction: Direction | None = None) -> str:
        pieces = isolate(visible(text), direction or self.text_direction)
        return "".join(
            f'<bdi dir="{way}">{html_text(piece)}</bdi>' if way else html_text(piece) for piece, way in pieces
        )

    def foreign(self, text: str, language: str, direction: Direction) -> str:
        """Write words of another language than the report's, with their own direction."""
        return f'<bdi lang="{language}" dir="{direction}">{self.text(text, direction)}</bdi>'

    def own(self, said: str) -> str:
        """Write words of the report; those that fell back to English say so."""
        return self.labelled(said, self.words.language)

    def verdict(self, verdict: Verdict) -> str:
        return self.labelled(self.words.verdict(verdict), self.words.manner.labels_language)

    def labelled(self, said: str, language: str | None) -> str:
        # Only English ever stands in for another language.
        return f'<span lang="{language}" dir="ltr">{html_text(said)}</span>' if language else html_text(said)

    def names(self, names: Iterable[str]) -> str:
        """Write the stable names of checks, which are English in every language."""
        shown = ", ".join(html_text(one_line(name).replace("_", " ")) for name in names)
        return f'<bdi lang="en" dir="ltr">{shown or "–"}</bdi>'
