"""The command `probe`: what a server truly honours, as a table or as JSON, kept where `local:` finds it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressrewrite.cli_output import draw, inert_json, write
from pressrewrite.errors import InvalidInput

if TYPE_CHECKING:
    from pressrewrite.providers.profile import Profile

__all__ = ["probe"]


def probe(
    server: Annotated[
        str, typer.Argument(metavar="local:MODEL@URL", help="The model and where it is served.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="The whole profile as JSON.")] = False,
    save: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Save the profile here, not in the cache folder.")
    ] = None,
) -> None:
    """Find out what a server honours, by about ten small requests, and keep it for later runs."""
    from pressrewrite.providers import provider
    from pressrewrite.providers.local import Local
    from pressrewrite.providers.probe import probe as find_out

    name, _, behind = server.partition(":")
    if name != Local.name or not behind:
        raise InvalidInput(
            "Only a server of one's own is probed.",
            hint="Give one such as local:qwen3@http://127.0.0.1:8080/v1.",
        )
    writer = provider(server)
    if not isinstance(writer, Local):
        raise InvalidInput(f"{name} is no server.", hint="Give local:MODEL@URL.")
    with writer:
        profile = find_out(writer)
    kept = profile.save(save) if save is not None else profile.keep()
    if as_json:
        write(inert_json(profile.model_dump_json(indent=2)) + "\n")
    else:
        _show(profile, kept)


def _show(profile: Profile, kept: Path) -> None:
    from rich.table import Table
    from rich.text import Text

    from pressrewrite.text import visible

    table = Table("Asked for", "Outcome", "Seen")
    styles = {"honoured": "green", "ignored": "bold red", "refused": "yellow", "failed": "bold red"}
    for each in profile.observations:
        outcome = Text(each.outcome.value, style=styles.get(each.outcome.value, ""))
        table.add_row(each.name.replace("_", " "), outcome, Text(visible(each.detail)))
    draw(
        [
            Text(visible(f"{profile.base_url}, model {profile.answered or profile.model}")),
            table,
            Text(f"JSON will be asked for as: {profile.form.value}"),
            Text(visible(f"Kept in {kept}")),
        ]
    )
