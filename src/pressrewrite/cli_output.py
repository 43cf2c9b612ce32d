"""What the command line writes: to standard output, to a file, and never anything that a terminal obeys."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from pressrewrite.errors import InvalidInput

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rich.console import RenderableType

    from pressrewrite.models import Article
    from pressrewrite.streaming import StreamEvent

__all__ = ["ReaderGone", "draw", "harmless", "inert_json", "save", "watched", "write"]


class ReaderGone(Exception):
    """Whoever read the output has seen enough; no `OSError`, because typer would make exit code 1 of that."""


def harmless(text: str) -> str:
    """Take out what a terminal would obey; a lone carriage return would write over the line before it."""
    from pressrewrite.text import visible

    return visible(text).replace("\r", " ")


def inert_json(text: str) -> str:
    """Write what cannot be seen as JSON escapes: the same value, and nothing that a terminal would obey."""
    from pressrewrite.text import find_hidden

    pieces, at = [], 0
    for run in find_hidden(text):
        pieces += [text[at : run.start], json.dumps(text[run.start : run.end])[1:-1]]
        at = run.end
    # The escapes that the JSON module leaves out: it takes DEL for a letter.
    return "".join((*pieces, text[at:])).replace("\x7f", "\\u007f")


def write(text: str) -> None:
    """Write to standard output, in UTF-8 whatever the terminal is set to.

    Raises:
        ReaderGone: Nobody reads any more.
    """
    try:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise ReaderGone from None


def watched(events: Iterable[StreamEvent], doing: str) -> Article:
    """Wait for an article, and let who waits at a terminal see that something is done.

    Args:
        events: The events of `Rewriter.stream`.
        doing: What is done.

    Returns:
        The article.
    """
    from rich.console import Console
    from rich.markup import escape

    console = Console(stderr=True)
    label = escape(harmless(doing))
    article: Article | None = None
    sentences = 0
    # On anything but a terminal rich writes nothing.
    with console.status(f"{label} ...") as status:
        for event in events:
            found = getattr(event, "article", None)
            if found is not None:
                article = found
            else:
                sentences += 1
                status.update(f"{label}: {sentences} sentences checked ...")
    if article is None:
        message = "the events of a rewrite end with an article"
        raise RuntimeError(message)
    return article


def draw(things: Iterable[RenderableType]) -> None:
    """Draw in colour on a terminal, and in plain words everywhere else."""
    from rich.console import Console

    # NO_COLOR makes rich leave out colours alone; bold would still be an escape sequence.
    plain = bool(os.environ.get("NO_COLOR"))
    console = Console(color_system=None if plain else "auto", highlight=False, soft_wrap=True)
    with console.capture() as drawn:
        for thing in things:
            console.print(thing)
    write(drawn.get())


def save(path: Path, text: str, *, inputs: Mapping[str, str], what: str = "article") -> None:
    """Write a whole file or none: a reader never finds half an article.

    Args:
        path: Where to.
        text: What.
        inputs: Files that were read and must not be written over, by what they are.
        what: What cannot be written when it cannot.

    Raises:
        InvalidInput: It cannot be written there, or one of the inputs is there.
    """
    data = text.encode("utf-8")
    try:
        # What a link points to is replaced, and the link stays.
        path = path.resolve()
        if path.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if path.exists() and not path.is_file():  # a pipe or a device is written to, and never replaced
            path.write_bytes(data)
            return
        for name, given in inputs.items():
            if path.exists() and Path(given).exists() and path.samefile(given):
                raise InvalidInput(f"{path} is the {name} itself.", hint="Give another path with -o.")
        _replace(path, data)
    except OSError as error:
        raise InvalidInput(
            f"{path}: the {what} cannot be written ({error.strerror}).", hint="Give another path with -o."
        ) from None


def _replace(path: Path, data: bytes) -> None:
    # A file that is replaced keeps its mode; a new one gets what the umask of the user leaves.
    umask = os.umask(0)
    os.umask(umask)
    mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~umask
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".pressrewrite-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
