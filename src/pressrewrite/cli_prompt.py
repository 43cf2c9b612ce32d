"""The command `prompt`: the very words that a language model would be sent, without sending them."""

from __future__ import annotations

import json
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pressrewrite.cli_input import Language, Licence, PublishedAt, Publisher, Release, Title, Url, item_of
from pressrewrite.cli_output import inert_json, write

if TYPE_CHECKING:
    from pressrewrite.models import Prompt

__all__ = ["LengthOption", "PromptFormat", "Strategy", "prompt", "settings_of"]

Strategy = Annotated[
    str, typer.Option(help="How a language model is asked: news_article, explainer, key_points ...")
]


class LengthOption(StrEnum):
    """How long the article may become."""

    SHORT = "short"
    STANDARD = "standard"
    LONG = "long"


class PromptFormat(StrEnum):
    """What a prompt can be written as."""

    TEXT = "text"
    JSON = "json"


def settings_of(length: LengthOption | None) -> dict[str, Any]:
    """Give the settings that options state; what nobody stated is the strategy's own choice."""
    return {} if length is None else {"length": length.value}


def prompt(
    release: Release,
    to: Annotated[str | None, typer.Option("--to", help="Language of the article (BCP 47).")] = None,
    strategy: Strategy = "news_article",
    length: Annotated[LengthOption | None, typer.Option(help="How long the article may become.")] = None,
    output_format: Annotated[
        PromptFormat, typer.Option("--format", "-f", help="Text, or JSON with schema and fingerprints.")
    ] = PromptFormat.TEXT,
    title: Title = None,
    publisher: Publisher = None,
    published_at: PublishedAt = None,
    url: Url = None,
    language: Language = None,
    licence: Licence = None,
) -> None:
    """Print the very prompt that a language model would be sent."""
    from pressrewrite.prompts import strategy as strategy_named
    from pressrewrite.rewriter import Rewriter

    item = item_of(
        release,
        title=title,
        publisher=publisher,
        published_at=published_at,
        url=url,
        language=language,
        licence=licence,
    )
    rewriter = Rewriter(strategy=strategy_named(strategy, **settings_of(length)))
    made = rewriter.prompt(item, language=to)
    if output_format is PromptFormat.JSON:
        write(_as_json(made) + "\n")
    else:
        # Byte for byte what is sent; a terminal alone needs a line end.
        write(made.text + ("\n" if sys.stdout.isatty() else ""))


def _as_json(made: Prompt) -> str:
    record = {
        "strategy": made.strategy,
        "version": made.version,
        "fingerprint": made.fingerprint,
        "sha256": made.sha256,
        "messages": [{"role": message.role, "content": message.content} for message in made.messages],
        "schema": made.schema,
    }
    return inert_json(json.dumps(record, ensure_ascii=False, indent=2))
