"""What the commands take: a release, fields of it that an option may state, and the text of an article."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pressrewrite.errors import InvalidInput

if TYPE_CHECKING:
    from pressrewrite.models import SourceItem

__all__ = ["Language", "Licence", "PublishedAt", "Publisher", "Release", "Title", "Url", "item_of", "text_of"]

_NO_TEXT = frozenset({".doc", ".docx", ".eml", ".htm", ".html", ".odt", ".pdf", ".rtf"})

Release = Annotated[
    str, typer.Argument(metavar="RELEASE", help="A text file with an optional front matter, JSON, or - .")
]
Title = Annotated[str | None, typer.Option(help="Title, before what the file says.")]
Publisher = Annotated[str | None, typer.Option(help="Publisher, before what the file says.")]
PublishedAt = Annotated[str | None, typer.Option(help="ISO 8601 day, or moment with its zone.")]
Url = Annotated[str | None, typer.Option(help="Address of the release.")]
Language = Annotated[str | None, typer.Option(help="BCP 47 tag of the release; identified when left out.")]
Licence = Annotated[str | None, typer.Option(help="Licence of the release.")]


def item_of(release: str, **given: str | None) -> SourceItem:
    """Read a release, with the fields that options state before what the file says.

    Args:
        release: Path of the file, or `-`.
        **given: Fields of a `SourceItem`; those that are None were not stated.

    Raises:
        InvalidRelease: The file cannot be read, or does not hold a release.
    """
    from pressrewrite.ingest import read_release

    return read_release(
        release, overrides={name: value for name, value in given.items() if value is not None}
    )


def text_of(name: str) -> str:
    """Read the text of an article.

    Args:
        name: Path of a file in UTF-8, or `-` for standard input.

    Raises:
        InvalidInput: It cannot be read, is too large, or is no text.
    """
    from pressrewrite.ingest.release_file import MAX_FILE_BYTES

    shown = "standard input" if name == "-" else name
    if Path(name).suffix.lower() in _NO_TEXT:
        raise InvalidInput(f"{shown}: this is no plain text.", hint="Give text or Markdown in UTF-8.")
    try:
        if name == "-":
            data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                data = file.read(MAX_FILE_BYTES + 1)
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidInput(
            f"{shown}: byte {error.start} is no UTF-8.", hint="Save the file as UTF-8 and try again."
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        raise InvalidInput(
            f"{shown}: the article cannot be read ({reason}).", hint="Check the path."
        ) from None
    if len(data) > MAX_FILE_BYTES:
        raise InvalidInput(
            f"{shown}: the file has more than {MAX_FILE_BYTES:,} bytes.", hint="Give one article."
        )
    return text.replace("\r\n", "\n")
