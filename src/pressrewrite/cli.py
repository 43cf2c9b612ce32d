"""The command line: nothing but argument handling around the library.

Exit codes: 0 done; 1 the release could not become an article, or a check found something wrong; 2 wrong usage
or unreadable input; 70 a bug of this library; 130 interrupted.
"""

from __future__ import annotations

import io
import json
import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pressrewrite.cli_output import ReaderGone, draw, harmless, inert_json, save, watched, write
from pressrewrite.errors import EmbargoActive, InvalidInput, MissingExtra, PressRewriteError, UnknownProvider

try:
    import typer

    from pressrewrite.cli_input import (
        Language,
        Licence,
        PublishedAt,
        Publisher,
        Release,
        Title,
        Url,
        item_of,
    )
    from pressrewrite.cli_prompt import LengthOption, Strategy, settings_of
except ModuleNotFoundError:  # the extra `cli` is not installed
    typer = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pressrewrite.models import Anatomy, Article, SourceItem

__all__ = ["main"]

EXIT_FAILED, EXIT_USAGE, EXIT_BUG, EXIT_INTERRUPTED = 1, 2, 70, 130

_EPILOG = (
    "Exit codes: 0 done; 1 the release could not become an article (embargo, translation, nothing to write), "
    "or a check found something wrong; 2 wrong usage or unreadable input; 70 a bug; 130 interrupted."
)
_SHOWN = 90
_LISTED = 5


class OutputFormat(StrEnum):
    """What an article can be written as."""

    MARKDOWN = "md"
    HTML = "html"
    TEXT = "text"
    JSON = "json"


class PolicyOption(StrEnum):
    """What happens to sentences that the release does not support."""

    FLAG = "flag"
    DROP = "drop"
    REPAIR = "repair"
    REJECT = "reject"


_FLAG = PolicyOption.FLAG
_SUFFIXES = {
    ".md": OutputFormat.MARKDOWN,
    ".markdown": OutputFormat.MARKDOWN,
    ".html": OutputFormat.HTML,
    ".htm": OutputFormat.HTML,
    ".txt": OutputFormat.TEXT,
    ".json": OutputFormat.JSON,
}


def main() -> None:
    """Run the command line and end with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # help and errors reach a terminal that is not UTF-8 as well
            stream.reconfigure(errors="replace")
    if typer is None:
        _complain(MissingExtra("The command line", extra="cli"))
        sys.exit(EXIT_USAGE)
    try:
        # Without standalone mode the errors come here; typer would draw a traceback into the terminal.
        code = _app()(standalone_mode=False)
    except PressRewriteError as error:
        _complain(error)
        sys.exit(
            EXIT_USAGE if isinstance(error, InvalidInput | UnknownProvider | MissingExtra) else EXIT_FAILED
        )
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
    except (BrokenPipeError, ReaderGone):
        # Nothing may be written when the interpreter ends either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the last door: no user should see a traceback
        sys.exit(_last_door(error))
    sys.exit(code if isinstance(code, int) else 0)


def _last_door(error: Exception) -> int:
    show = getattr(error, "show", None)
    if callable(show):  # wrong usage, as the argument parser sees it
        show()
        return int(getattr(error, "exit_code", EXIT_USAGE))
    if type(error).__name__ == "Abort":
        return EXIT_INTERRUPTED
    if os.environ.get("PRESSREWRITE_DEBUG") == "1":
        import traceback

        sys.stderr.write(harmless("".join(traceback.format_exception(error))))
        return EXIT_BUG
    sys.stderr.write(
        f"error: {type(error).__name__}: this is a bug in pressrewrite.\n"
        "hint: run again with PRESSREWRITE_DEBUG=1 and report what it prints.\n"
    )
    return EXIT_BUG


def _complain(error: PressRewriteError) -> None:
    hint = error.hint
    if isinstance(error, EmbargoActive):
        when = "Come back then" if error.until else "Have a person read the line"
        hint = f"{when}, or give --ignore-embargo to prepare the article before."
    sys.stderr.write(f"error: {harmless(error.message)}\n")
    if hint:
        sys.stderr.write(f"hint: {harmless(hint)}\n")


def _app() -> Callable[..., Any]:
    from pressrewrite.cli_check import check, proofread
    from pressrewrite.cli_probe import probe
    from pressrewrite.cli_prompt import prompt

    app = typer.Typer(
        name="pressrewrite",
        help="Turn press releases into articles in which every sentence shows the words it rests on.",
        epilog=_EPILOG,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_options)
    app.command("rewrite", epilog=_EPILOG)(rewrite)
    app.command("prompt", epilog=_EPILOG)(prompt)
    app.command("inspect", epilog=_EPILOG)(inspect)
    app.command("check", epilog=_EPILOG)(check)
    app.command("proofread", epilog=_EPILOG)(proofread)
    app.command("probe", epilog=_EPILOG)(probe)
    app.command("languages")(languages)
    app.command("schema")(schema)
    return app


if typer is not None:

    def _version(show: bool) -> None:
        if show:
            from pressrewrite.version import __version__

            write(f"pressrewrite {__version__}\n")
            raise typer.Exit

    def _options(
        version: Annotated[
            bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
        ] = False,
    ) -> None:
        """Turn press releases into articles in which every sentence shows the words it rests on."""

    def rewrite(
        release: Release,
        to: Annotated[str | None, typer.Option("--to", help="Language of the article (BCP 47).")] = None,
        provider: Annotated[str, typer.Option(help="Who writes.")] = "extractive",
        strategy: Strategy = "news_article",
        length: Annotated[LengthOption | None, typer.Option(help="How long it may become.")] = None,
        output_format: Annotated[
            OutputFormat | None, typer.Option("--format", "-f", help="By the output's suffix, else md.")
        ] = None,
        output: Annotated[Path | None, typer.Option("--output", "-o", help="Write here.")] = None,
        policy: Annotated[PolicyOption, typer.Option(help="What happens to what is not supported.")] = _FLAG,
        ignore_embargo: Annotated[bool, typer.Option(help="Write although there is an embargo.")] = False,
        show_prompt: Annotated[bool, typer.Option(help="Print the prompt below the article.")] = False,
        title: Title = None,
        publisher: Publisher = None,
        published_at: PublishedAt = None,
        url: Url = None,
        language: Language = None,
        licence: Licence = None,
    ) -> None:
        """Turn one release into one article."""
        from pressrewrite.postprocess import Embargo, PromptDisclosure
        from pressrewrite.prompts import strategy as strategy_named
        from pressrewrite.rewriter import Rewriter, default_postprocessors

        item = item_of(
            release,
            title=title,
            publisher=publisher,
            published_at=published_at,
            url=url,
            language=language,
            licence=licence,
        )
        steps = default_postprocessors()
        rewriter = Rewriter(
            provider=provider,
            strategy=strategy_named(strategy, **settings_of(length)),
            postprocessors=(*steps, PromptDisclosure()) if show_prompt else steps,
            embargo=None if ignore_embargo else Embargo(),
            policy=policy.value,
        )
        article = watched(rewriter.stream(item, language=to), f"Writing with {provider}")
        chosen = output_format or (_SUFFIXES.get(output.suffix.lower()) if output else None)
        text = _rendered(article, chosen or OutputFormat.MARKDOWN)
        if output is None:
            write(text)
        else:
            save(output, text, inputs={"release": release})

    def inspect(
        release: Release,
        as_json: Annotated[bool, typer.Option("--json", help="The whole anatomy as JSON.")] = False,
        title: Title = None,
        publisher: Publisher = None,
        published_at: PublishedAt = None,
        url: Url = None,
        language: Language = None,
        licence: Licence = None,
    ) -> None:
        """Show what a release is made of."""
        from pressrewrite.release import anatomy

        item = item_of(
            release,
            title=title,
            publisher=publisher,
            published_at=published_at,
            url=url,
            language=language,
            licence=licence,
        )
        found = anatomy(item)
        if as_json:
            write(inert_json(found.model_dump_json(indent=2)) + "\n")
        else:
            _show_anatomy(item, found)

    def languages() -> None:
        """List the languages that have words of their own: labels, disclosure, notices, prompts."""
        from rich.table import Table

        from pressrewrite.locales import available
        from pressrewrite.text import direction, language_name

        table = Table("Tag", "Language", "Own name", "Direction")
        for tag in available():
            own = language_name(tag, in_language=tag)
            table.add_row(tag, language_name(tag, in_language="en"), own, direction(tag))
        said = (
            "The embedded writer writes in the release's own language, whichever it is; for a language that "
            "is not in this list, labels and disclosure are in English."
        )
        draw([table, said])

    def schema() -> None:
        """Print the JSON schema of an article."""
        from pressrewrite.models import article_schema

        write(json.dumps(article_schema(), indent=2, ensure_ascii=False) + "\n")


def _rendered(article: Article, output_format: OutputFormat) -> str:
    if output_format is OutputFormat.HTML:
        text = article.to_html()
    elif output_format is OutputFormat.TEXT:
        text = article.to_text()
    elif output_format is OutputFormat.JSON:
        text = inert_json(article.to_json(indent=2))
    else:
        text = article.to_markdown()
    return text if text.endswith("\n") else text + "\n"


_STYLES = {
    "headline": "bold",
    "lead": "bold green",
    "body": "green",
    "list": "green",
    "subhead": "bold cyan",
    "dateline": "cyan",
    "boilerplate": "yellow",
    "contact": "yellow",
    "legal": "magenta",
    "paid_notice": "bold red",
    "embargo": "bold red",
    "editor_notes": "yellow",
    "furniture": "bright_black",
    "end_mark": "bright_black",
    "release_line": "bright_black",
    "table": "blue",
}


def _show_anatomy(item: SourceItem, found: Anatomy) -> None:
    from rich.text import Text

    lines = [*map(Text, _summary(item, found)), Text()]
    for part in found.parts:
        shown = Text()
        shown.append(f"{part.kind.value:12}", style=_STYLES.get(part.kind.value, ""))
        shown.append(f" {part.span.start:6}–{part.span.end:<6} ", style="bright_black")
        shown.append(_short(part.span.text))
        lines.append(shown)
    if found.quotations:
        lines.append(Text())
    for quotation in found.quotations:
        speaker = _short(quotation.speaker.text) if quotation.speaker else "nobody is named"
        lines.append(Text.assemble(("quotation    ", "bold"), f"{_short(quotation.span.text)} — {speaker}"))
    draw(lines)


def _summary(item: SourceItem, found: Anatomy) -> Iterator[str]:
    from pressrewrite.text import find_hidden, language_name

    name = language_name(item.language, in_language="en")
    yield f"language     {item.language} ({name})"
    yield f"scope        {item.scope.value}"
    if found.dateline is not None:
        day = found.dateline.day.isoformat() if found.dateline.day else "no full date"
        yield f"dateline     {_short(found.dateline.place or 'no place')}, {day}"
    until = item.embargo_until or found.embargo_until
    if until is not None or found.under_embargo_line:
        yield f"embargo      {until.isoformat() if until else 'its time could not be read'}"
    if found.tickers:
        yield "tickers      " + ", ".join(f"{ticker.exchange}: {ticker.symbol}" for ticker in found.tickers)
    hidden = find_hidden(item.text)
    if hidden:
        kinds = ", ".join(f"{run.kind} {run.start}–{run.end}" for run in hidden[:_LISTED])
        more = ", …" if len(hidden) > _LISTED else ""
        yield f"hidden       {len(hidden)} runs of characters that a reader cannot see: {kinds}{more}"


def _short(text: str) -> str:
    from pressrewrite.text import visible

    words = " ".join(visible(text).split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"
