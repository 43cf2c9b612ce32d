"""An article as HTML: one complete page, or a fragment for a notebook.

No script, no outside resource, and a policy that forbids both. Evidence opens without JavaScript: each mark
is a `<details>`. That may not stand in a `<p>` or a heading: paragraphs are `<div class="p">`, and a heading
stands in a `<div class="title">` together with its mark.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from pressrewrite.render.bidi import Direction, isolate
from pressrewrite.render.escape import html_attribute, html_text, one_line, safe_url
from pressrewrite.render.layout import lay_out
from pressrewrite.render.manner import verdict_word
from pressrewrite.render.pieces import Format
from pressrewrite.render.style import STYLE
from pressrewrite.text import visible

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pressrewrite.models import Article, Verdict
    from pressrewrite.render.bidi import Direction
    from pressrewrite.render.citations import Cited, Entry
    from pressrewrite.render.glosses import Run
    from pressrewrite.render.layout import Layout
    from pressrewrite.render.pieces import (
        Disclosed,
        Evidence,
        Facts,
        Heading,
        KeyPoints,
        LaidNote,
        Notes,
        Prose,
        Published,
        Quotations,
        Quote,
        Source,
    )

__all__ = ["to_html", "to_html_fragment"]

_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'none'; img-src 'none'; "
    "base-uri 'none'; form-action 'none'"
)
_EXCERPT = 60
_DESCRIPTION = 300


def to_html(article: Article) -> str:
    """Write an article as one complete HTML page that needs nothing else.

    Args:
        article: Any article; whatever markup its texts hold is shown as text.

    Returns:
        The page, to be saved or served as UTF-8.
    """
    layout = lay_out(article)
    manner = layout.manner
    body = _Writer(layout, prefix="").article()
    title = html_text(one_line(article.headline.text))
    description = html_attribute(_shortened(layout.description, _DESCRIPTION))
    return (
        "<!doctype html>\n"
        f'<html lang="{manner.language}" dir="{manner.direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f'<title>{title}</title>\n<meta name="description" content="{description}">\n'
        f"<style>\n{STYLE}\n</style>\n</head>\n"
        f'<body class="pressrewrite">\n<main>\n{body}\n</main>\n</body>\n</html>\n'
    )


def to_html_fragment(article: Article) -> str:
    """Write an article as an element that can stand in any page, as notebooks show it.

    Args:
        article: Any article.

    Returns:
        One `<div>` with its own style, language and direction; its ids do not clash with another article's.
    """
    layout = lay_out(article)
    manner = layout.manner
    name = hashlib.sha256(layout.identity.encode("utf-8", "replace")).hexdigest()[:8]
    body = _Writer(layout, prefix=f"pr-{name}-").article()
    return (
        f'<div class="pressrewrite" lang="{manner.language}" dir="{manner.direction}">\n'
        f"<style>\n{STYLE}\n</style>\n{body}\n</div>\n"
    )


def _shortened(text: str, limit: int) -> str:
    shown = one_line(text)
    return shown if len(shown) <= limit else shown[: limit - 1].rstrip() + "…"


class _Writer(Format[str]):
    """Writes the pieces of one layout; holds the layout and the prefix of its ids."""

    def __init__(self, layout: Layout, *, prefix: str) -> None:
        self.layout = layout
        self.manner = layout.manner
        self.prefix = prefix
        self.verdicts: dict[Verdict, str] = {}
        foreign = layout.manner.labels_language
        # Labels that fell back to English say so: a screen reader would read them in the article's language.
        self.label_attributes = f' lang="{foreign}" dir="ltr"' if foreign else ""
        self.source_label = self.label(self.manner.labels.source)

    def article(self) -> str:
        return (
            "<article>\n" + "\n".join(piece.written_by(self) for piece in self.layout.pieces) + "\n</article>"
        )

    # -- the parts, in the order of reading ------------------------------------------------------------

    def heading(self, piece: Heading) -> str:
        dek = f'\n<div class="dek">{self.sentence(piece.dek)}</div>' if piece.dek else ""
        return f"<header>\n{self.titled(piece.headline, 'h1')}{dek}\n</header>"

    def published(self, piece: Published) -> str:
        parts = [f"<span>{self.sentence(piece.dateline)}</span>"] if piece.dateline else []
        if piece.when:
            label = self.label(piece.label) + html_text(self.manner.colon)
            machine = html_attribute(piece.machine_time or "")
            parts.append(f'<span>{label}<time datetime="{machine}">{self.text(piece.when)}</time></span>')
        parts.append(f"<span>{self.text(piece.publisher)}</span>")
        return f'<div class="published">{"".join(parts)}</div>'

    def disclosed(self, piece: Disclosed) -> str:
        said = self.manner.joint.join(self.running(runs) for runs in piece.sentences)
        return (
            f'<aside class="disclosure" aria-labelledby="{self.prefix}disclosure">\n'
            f"{self.labelled(piece.label, 'disclosure')}\n"
            f'<div class="p"{self.label_attributes}>{said}</div>\n</aside>'
        )

    def key_points(self, piece: KeyPoints) -> str:
        return self.part("section", "key-points", piece.label, self.listed(piece.points))

    def prose(self, piece: Prose) -> str:
        title = ""
        if piece.heading is not None:
            title = self.titled(piece.heading, "h2") + "\n"
        elif piece.label is not None:
            title = f'<div class="title"><h2>{self.label(piece.label)}</h2></div>\n'
        paragraphs = (
            self.listed(sentences) if is_list else f'<div class="p">{self.sentences(sentences)}</div>'
            for is_list, sentences in piece.paragraphs
        )
        return f"<section>\n{title}" + "\n".join(paragraphs) + "\n</section>"

    def quotations(self, piece: Quotations) -> str:
        quotes = "\n".join(self.quote(quote, piece.nameless) for quote in piece.quotes)
        return self.part("section", "quotations", piece.label, quotes)

    def quote(self, quote: Quote, nameless: str) -> str:
        marks = self.manner.quotes
        opened, closed = html_text(marks.open), html_text(marks.close)
        said = self.manner.joint.join(
            self.sentence(piece, before=opened, after=closed) for piece in quote.pieces
        )
        name = f"<b>{self.text(quote.speaker)}</b>" if quote.speaker else self.label(nameless)
        role = html_text(self.manner.labels.list_separator) + self.text(quote.role) if quote.role else ""
        speaker = f"— {name}{role}{self.mark(quote.marks)}"
        return (
            f'<blockquote>\n<div class="said">{said}</div>\n'
            f'<div class="speaker">{speaker}</div>\n</blockquote>'
        )

    def facts(self, piece: Facts) -> str:
        rows = "\n".join(
            f"<dt>{self.label(row.label)}</dt>\n<dd>"
            + "".join(f'<div class="value">{self.sentence(value)}</div>' for value in row.values)
            + "</dd>"
            for row in piece.rows
        )
        return self.part("aside", "facts", piece.label, f"<dl>\n{rows}\n</dl>")

    def notes(self, piece: Notes) -> str:
        return self.part("section", "notes", piece.label, "\n".join(self.note(note) for note in piece.notes))

    def note(self, note: LaidNote) -> str:
        attributes = ""
        if note.language != self.manner.language:
            attributes = f' lang="{note.language}" dir="{note.direction}"'
        if note.verbatim:
            said = html_text("".join(run.text for run in note.runs))
            return (
                f'<details class="prompt"><summary>{self.label(note.label or "")}</summary>'
                f"<pre{attributes}>\n{said}</pre></details>"
            )
        said = self.running(note.runs, note.direction)
        said = f"<span{attributes}>{said}</span>" if attributes else said
        label = ""
        if note.label:
            label = f'<span class="label">{self.label(note.label)}</span>{html_text(self.manner.colon)}'
        return f'<div class="p">{label}{said}{self.mark(note.marks)}</div>'

    def source(self, piece: Source) -> str:
        lines = [
            f'<div class="p"{self.label_attributes if is_ours else ""}>{self.text(line)}</div>'
            for is_ours, line in piece.lines
        ]
        if piece.url:
            url = safe_url(piece.url)
            link = f'<bdi dir="ltr">{html_text(piece.url)}</bdi>'
            if url:
                link = f'<a href="{html_attribute(url)}" rel="noreferrer">{self.label(piece.link)}</a>'
            lines.append(f'<div class="p">{link}</div>')
        return self.part("footer", "source", piece.label, "\n".join(lines))

    def evidence(self, piece: Evidence) -> str:
        entries = "\n".join(self.entry(entry) for entry in piece.entries)
        return self.part("section", "evidence", piece.label, f"<ol>\n{entries}\n</ol>")

    def entry(self, entry: Entry) -> str:
        judged = []
        for verdict in entry.verdicts:
            judged.append(self.verdict(verdict))
            for citation in entry.cited_by:
                if citation.verdict is verdict:
                    said = html_attribute("↑ " + _shortened(citation.words, _EXCERPT))
                    judged.append(
                        f'<a class="back" href="#{self.prefix}s{citation.place}" aria-label="{said}">↑</a>'
                    )
        said = f"{self.shown(entry)} {self.where(entry)}{' '.join(judged)}"
        return f'<li id="{self.prefix}e{entry.number}">{said}</li>'

    # -- sentences, marks and words ----------------------------------------------------------------------

    def part(self, element: str, name: str, label: str, inner: str) -> str:
        return (
            f'<{element} class="{name}" aria-labelledby="{self.prefix}{name}">\n'
            f"{self.labelled(label, name)}\n{inner}\n</{element}>"
        )

    def labelled(self, label: str, name: str) -> str:
        return f'<div class="title"><h2 class="label" id="{self.prefix}{name}">{self.label(label)}</h2></div>'

    def titled(self, cited: Cited, element: str) -> str:
        said = f'<{element} class="s v-{cited.verdict.value}" id="{self.prefix}s{cited.place}">'
        return f'<div class="title">{said}{self.running(cited.runs)}</{element}>{self.judged(cited)}</div>'

    def listed(self, sentences: Iterable[Cited]) -> str:
        return "<ul>\n" + "\n".join(f"<li>{self.sentence(each)}</li>" for each in sentences) + "\n</ul>"

    def sentences(self, sentences: Iterable[Cited]) -> str:
        return self.manner.joint.join(self.sentence(each) for each in sentences)

    def sentence(self, cited: Cited, *, before: str = "", after: str = "") -> str:
        attributes = f'class="s v-{cited.verdict.value}" id="{self.prefix}s{cited.place}"'
        return f"<span {attributes}>{before}{self.running(cited.runs)}{after}</span>{self.judged(cited)}"

    def judged(self, cited: Cited) -> str:
        return self.mark(cited.marks, cited.verdict, in_words=cited.needs_word)

    def mark(
        self, numbers: tuple[int, ...], verdict: Verdict | None = None, *, in_words: bool = False
    ) -> str:
        """Write the small mark behind a sentence: numbers that open the words of the release, a verdict."""
        kind = f"v-{verdict.value}" if verdict else "v-none"
        said = verdict_word(self.manner.labels, verdict) if verdict else ""
        word = f'<span class="word"{self.label_attributes}>{html_text(said)}</span>' if in_words else ""
        if not numbers:
            return f'<span class="ev {kind}">{word}</span>' if word else ""
        shown = ", ".join(map(str, numbers))
        name = f"{self.manner.labels.source} {shown}{self.manner.colon + said if said else ''}"
        sources = "".join(self.source_of(self.layout.entries[number]) for number in numbers)
        judged = f'<span class="of">{self.verdict(verdict)}</span>' if verdict and not word else ""
        summary = f"{shown} {word}" if word else shown
        return (
            f'<details class="ev {kind}"><summary aria-label="{html_attribute(name)}">{summary}</summary>'
            f"{judged}{sources}</details>"
        )

    def source_of(self, entry: Entry) -> str:
        link = f'<a href="#{self.prefix}e{entry.number}">{entry.number}</a>'
        return f'<span class="of">{self.shown(entry)}{self.where(entry)} {link}</span>'

    def shown(self, entry: Entry) -> str:
        if entry.span is not None:
            said = html_text(entry.span.text.strip())
            return f'<span class="src" lang="{entry.language}" dir="{entry.direction}">{said}</span>'
        stated = (
            self.label(name) + (html_text(self.manner.colon) + self.text(value) if value else "")
            for name, value in entry.fields
        )
        return f'<span class="src">{"; ".join(stated)}</span>'

    def where(self, entry: Entry) -> str:
        if entry.span is None:
            return ""
        offsets = f'<bdi dir="ltr">{entry.span.start}–{entry.span.end}</bdi>'
        return f'<span class="where">{self.source_label} {offsets}</span> '

    def verdict(self, verdict: Verdict) -> str:
        # The same five words stand behind every sentence.
        if verdict not in self.verdicts:
            said = html_text(verdict_word(self.manner.labels, verdict))
            self.verdicts[verdict] = (
                f'<span class="verdict v-{verdict.value}"{self.label_attributes}>{said}</span>'
            )
        return self.verdicts[verdict]

    def label(self, words: str) -> str:
        said = html_text(words)
        return f"<span{self.label_attributes}>{said}</span>" if self.label_attributes else said

    def running(self, runs: Iterable[Run], direction: Direction | None = None) -> str:
        return "".join(self.run(run, direction) for run in runs)

    def run(self, run: Run, direction: Direction | None) -> str:
        if run.url is not None:
            shown = html_text(run.text)
            said = f'<a href="{html_attribute(run.url)}" dir="ltr" rel="noreferrer">{shown}</a>'
        else:
            said = self.text(run.text, direction)
        return f'<span class="gloss">{said}</span>' if run.gloss else said

    def text(self, text: str, direction: Direction | None = None) -> str:
        """Write plain words; runs of the other direction are set apart."""
        pieces = isolate(visible(text), direction or self.manner.direction)
        return "".join(
            f'<bdi dir="{way}">{html_text(piece)}</bdi>' if way else html_text(piece) for piece, way in pieces
        )
