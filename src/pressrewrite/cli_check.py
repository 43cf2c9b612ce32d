"""The commands that judge: `check` holds a text against its release, `proofread` a release against itself.

Exit codes: 0 nothing wrong was found; 1 something was; 2 wrong usage or unreadable input.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressrewrite.cli_input import PublishedAt, Publisher, Release, Title, item_of, text_of
from pressrewrite.cli_output import inert_json, save, write
from pressrewrite.errors import InvalidInput

if TYPE_CHECKING:
    from pressrewrite.models import Article

__all__ = ["EXIT_FOUND", "ListFormat", "ReportFormat", "check", "proofread"]

EXIT_FOUND = 1
"""Something was found that an editor has to look at before the text goes out."""


class ReportFormat(StrEnum):
    """What a report can be written as."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


class ListFormat(StrEnum):
    """What a list of findings can be written as."""

    TEXT = "text"
    JSON = "json"


_SUFFIXES = {".htm": ReportFormat.HTML, ".html": ReportFormat.HTML, ".json": ReportFormat.JSON}


def check(
    article: Annotated[
        str, typer.Argument(metavar="ARTICLE", help="A text or Markdown file, JSON of an article, or - .")
    ],
    against: Annotated[str, typer.Option(metavar="RELEASE", help="The release it has to keep to.")],
    output_format: Annotated[
        ReportFormat | None, typer.Option("--format", "-f", help="By the output's suffix, else text.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here.")] = None,
    language: Annotated[
        str | None, typer.Option(help="BCP 47 tag of the article; the release's when left out.")
    ] = None,
    report_language: Annotated[str, typer.Option(help="Language of the report's own words.")] = "en",
    title: Title = None,
    publisher: Publisher = None,
    published_at: PublishedAt = None,
) -> None:
    """Hold an article against its release, sentence by sentence."""
    from pressrewrite.grounding.check import check as hold
    from pressrewrite.models import SourceText
    from pressrewrite.render.report import has_errors, report_to_html, report_to_json, report_to_text
    from pressrewrite.text import canonical_tag

    if article == against == "-":
        raise InvalidInput(
            "Article and release cannot both come from standard input.", hint="Give one of them as a file."
        )
    tag = canonical_tag(language) if language else None
    reported_in = canonical_tag(report_language)
    item = item_of(against, title=title, publisher=publisher, published_at=published_at)
    given = _article(article)
    report = hold(given, item, language=tag)
    chosen = output_format or (_SUFFIXES.get(output.suffix.lower()) if output else None)
    if chosen is ReportFormat.JSON:
        told = inert_json(report_to_json(report, indent=2)) + "\n"
    elif chosen is ReportFormat.HTML:
        text = given if isinstance(given, str) else given.text
        spoken = tag or (None if isinstance(given, str) else given.language)
        told = report_to_html(report, text, SourceText(item), language=reported_in, text_language=spoken)
    else:
        told = report_to_text(report, language=reported_in)
    if output is None:
        write(told)
    else:
        save(output, told, inputs={"article": article, "release": against}, what="report")
    if has_errors(report):
        raise typer.Exit(EXIT_FOUND)


def proofread(
    release: Release,
    output_format: Annotated[
        ListFormat, typer.Option("--format", "-f", help="Text or JSON.")
    ] = ListFormat.TEXT,
    title: Title = None,
    publisher: Publisher = None,
    published_at: PublishedAt = None,
) -> None:
    """Look for slips in a release before it goes out: figures, days and names that do not agree."""
    from pressrewrite.models import Severity
    from pressrewrite.release.proofread import proofread as look_over
    from pressrewrite.render.report import findings_to_json, findings_to_text

    item = item_of(release, title=title, publisher=publisher, published_at=published_at)
    findings = look_over(item)
    if output_format is ListFormat.JSON:
        write(inert_json(findings_to_json(findings, indent=2)) + "\n")
    else:
        write(findings_to_text(findings) or "Nothing was found.\n")
    if any(finding.severity is Severity.ERROR for finding in findings):
        raise typer.Exit(EXIT_FOUND)


def _article(name: str) -> str | Article:
    """Read what is to be checked: a text as it stands, or the JSON of an article."""
    from pressrewrite.models import Article

    text = text_of(name)
    if Path(name).suffix.lower() == ".json":
        return Article.from_json(text)
    if not text.strip():
        raise InvalidInput(f"{name}: there is no text to check.", hint="Give the text of the article.")
    return text
