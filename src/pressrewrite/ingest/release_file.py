"""A release in a file: text with an optional front matter, or JSON of a `SourceItem`."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pressrewrite.errors import InvalidRelease, shorten
from pressrewrite.ingest.front_matter import split_front_matter, split_title
from pressrewrite.models import SourceItem

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["MAX_FILE_BYTES", "parse_release", "read_release"]

MAX_FILE_BYTES = 80_000_000
"""The largest file that is read; the body of a release has at most 20 million characters."""

# The title of a text may begin with "[Source: ...]"; a list of JSON goes on with another value.
_JSON = re.compile(r"\s*(?:\{|\[\s*[\[{\"\]])")
_LATER = {
    ".html": "web pages",
    ".htm": "web pages",
    ".pdf": "PDF files",
    ".eml": "e-mails",
    ".docx": "Word files",
}


def read_release(source: str | Path, *, overrides: Mapping[str, str] | None = None) -> SourceItem:
    r"""Read a release from a file.

    Args:
        source: Path of a text file with an optional front matter, or of a JSON file that holds the fields of
            a `SourceItem`; `"-"` reads standard input. UTF-8.
        overrides: Fields that go before what the file says, such as `{"publisher": "NASA"}`.

    Raises:
        InvalidRelease: The file cannot be read, or does not hold a release.

    Example:
        >>> import tempfile, pathlib
        >>> folder = tempfile.TemporaryDirectory()
        >>> path = pathlib.Path(folder.name, "reef.txt")
        >>> _ = path.write_text("---\ntitle: Reef reopens\npublisher: Port\n---\n\nThe reef is open.\n")
        >>> read_release(path).body
        'The reef is open.'
        >>> folder.cleanup()
    """
    name = "standard input" if str(source) == "-" else str(source)
    text = _decoded(_bytes_of(source, name), name)
    is_json = Path(name).suffix.lower() == ".json"
    try:
        return _from_json(text, overrides) if is_json else parse_release(text, overrides=overrides)
    except InvalidRelease as error:
        raise InvalidRelease(f"{name}: {error.message}", hint=error.hint) from None


def parse_release(text: str, *, overrides: Mapping[str, str] | None = None) -> SourceItem:
    r"""Read a release from text with an optional front matter, or from JSON of a `SourceItem`.

    The front matter stands between two lines of `---`; each of its lines is `key: value`, and the value is
    everything behind the first colon. Keys that a `SourceItem` does not have are kept in its `metadata`.
    Where nothing gives a title, the first line that holds words is the title; otherwise it is text.

    Args:
        text: The text of the file.
        overrides: Fields that go before what the text says.

    Raises:
        InvalidRelease: A line is no `key: value`, or a field is missing or wrong.

    Example:
        >>> parse_release("Reef reopens\n\nThe reef is open.", overrides={"publisher": "Port"}).title
        'Reef reopens'
    """
    text = text.removeprefix("\ufeff")
    if _JSON.match(text):
        return _from_json(text, overrides)
    page = split_front_matter(text)
    fields: dict[str, Any] = {name: value for name, value in page.fields.items() if value}
    fields.update(overrides or {})
    body = page.body
    if "title" not in fields:
        fields["title"], body = split_title(body)
    if body.strip():
        fields["body"] = body
    if page.metadata:
        fields["metadata"] = dict(page.metadata)
    return _item(fields)


def _bytes_of(source: str | Path, name: str) -> bytes:
    suffix = Path(name).suffix.lower()
    if suffix in _LATER:
        raise InvalidRelease(
            f"{name}: {_LATER[suffix]} are not read yet.",
            hint="Give text with a front matter, or JSON with the fields of a SourceItem.",
        )
    try:
        data = _read(source)
    except FileNotFoundError:
        raise InvalidRelease(f"{name}: there is no such file.", hint="Check the path.") from None
    except InvalidRelease:  # it is a ValueError too
        raise
    except IsADirectoryError:
        raise InvalidRelease(f"{name}: this is a folder.", hint="Give one file.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else type(error).__name__
        raise InvalidRelease(f"{name}: the file cannot be read ({reason}).", hint="Check the path.") from None
    if len(data) > MAX_FILE_BYTES:
        raise InvalidRelease(
            f"{name}: the file has more than {MAX_FILE_BYTES:,} bytes.",
            hint="Give one release, not an archive.",
        )
    return data


def _read(source: str | Path) -> bytes:
    # One byte more than allowed tells a file that is too large from one that just fits.
    if str(source) == "-":
        stream = getattr(sys.stdin, "buffer", None)
        if stream is None:
            raise InvalidRelease(
                "There is no standard input.", hint="Give the path of a file instead of '-'."
            )
        data: bytes = stream.read(MAX_FILE_BYTES + 1)
        return data
    with Path(source).open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        # The decoder counts behind the byte-order mark.
        at = error.start + len(data) - len(error.object)
        raise InvalidRelease(
            f"{name}: byte {at} is no UTF-8.", hint="Save the file as UTF-8 and try again."
        ) from None


def _from_json(text: str, overrides: Mapping[str, str] | None) -> SourceItem:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidRelease(
            f"The JSON is broken in line {error.lineno}, column {error.colno}: {error.msg}.",
            hint="Give one JSON object with the fields of a SourceItem.",
        ) from None
    except RecursionError:
        raise InvalidRelease("The JSON is nested too deep.", hint="Give one flat JSON object.") from None
    except ValueError:  # Python converts no number of more than 4,300 digits
        raise InvalidRelease(
            "The JSON holds a number of too many digits.", hint="Write it as a text."
        ) from None
    if not isinstance(data, dict):
        raise InvalidRelease(
            f"The JSON holds a {type(data).__name__} and not an object.",
            hint="Give one JSON object with the fields of a SourceItem.",
        )
    return _item({**data, **(overrides or {})})


def _item(fields: dict[str, Any]) -> SourceItem:
    try:
        return SourceItem.model_validate(fields)
    except ValidationError as error:
        problems = error.errors(include_input=False, include_url=False)
        told = "; ".join(
            f"{'.'.join(map(_step, problem['loc'])) or 'release'}: {problem['msg']}" for problem in problems
        )
        missing = [str(problem["loc"][0]) for problem in problems if problem["type"] == "missing"]
        hint = "Correct the file, or give the field as an option."
        if missing:
            lines = ", ".join(f"`{name}: ...`" for name in missing)
            options = ", ".join(f"--{name.replace('_', '-')}" for name in missing)
            hint = f"Add {lines} to the front matter, or give {options}."
        raise InvalidRelease(f"This is no release: {told}.", hint=hint) from None


def _step(step: int | str) -> str:
    """Name a key as it stands; one that is no name may hold anything and is quoted."""
    text = str(step)
    return text if text.isidentifier() or text.isdecimal() else shorten(text)
