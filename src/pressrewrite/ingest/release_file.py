"""A release in a file: text with an optional front matter, or JSON of a `SourceItem`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pressrewrite.errors import InvalidRelease, shorten
from pressrewrite.models import SourceItem

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["MAX_FILE_BYTES", "parse_release", "read_release"]

MAX_FILE_BYTES = 80_000_000
"""The largest file that is read; the body of a release has at most 20 million characters."""

_FENCE = "---"
_FIELDS = frozenset(SourceItem.model_fields) - {"body", "metadata"}
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
    is_json = Path(name).suffix.lower() == ".json" or text.lstrip()[:1] == "{"
    try:
        return _from_json(text, overrides) if is_json else parse_release(text, overrides=overrides)
    except InvalidRelease as error:
        raise InvalidRelease(f"{name}: {error.message}", hint=error.hint) from None


def parse_release(text: str, *, overrides: Mapping[str, str] | None = None) -> SourceItem:
    r"""Read a release from text with an optional front matter.

    The front matter stands between two lines of `---`; each of its lines is `key: value`, and the value is
    everything behind the first colon. Keys that a `SourceItem` does not have are kept in its `metadata`.
    Without a front matter the first line is the title.

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
    fields: dict[str, Any] = {}
    metadata: dict[str, str] = {}
    lines = text.split("\n")
    if lines[0].rstrip() == _FENCE:
        end = next((n for n, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
        if end is None:
            raise InvalidRelease(
                "The front matter that begins in line 1 does not end.",
                hint="Put a line of three dashes behind its last key.",
            )
        for number, line in enumerate(lines[1:end], start=2):
            key, value = _key_and_value(line, number)
            if key in _FIELDS:
                fields[key] = value
            elif key:
                metadata[key] = value
        rest = lines[end + 1 :]
        rest = rest[1:] if rest and not rest[0].strip() else rest
        body = "\n".join(rest)
    else:
        title, _, body = text.lstrip().partition("\n")
        fields["title"] = title.strip()
        body = body.lstrip("\r\n")
    body = body.removesuffix("\n").removesuffix("\r")
    if body.strip():
        fields["body"] = body
    if metadata:
        fields["metadata"] = metadata
    return _item({**fields, **(overrides or {})})


def _key_and_value(line: str, number: int) -> tuple[str, str]:
    if not line.strip():
        return "", ""
    key, colon, value = line.partition(":")
    if not colon or not key.strip():
        raise InvalidRelease(
            f"Line {number} of the front matter is {shorten(line.rstrip())} and has no key.",
            hint="Write `key: value`, for example `publisher: NASA`.",
        )
    return key.strip(), value.strip()


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
        return sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    with Path(source).open("rb") as file:
        return file.read(MAX_FILE_BYTES + 1)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise InvalidRelease(
            f"{name}: byte {error.start} is no UTF-8.", hint="Save the file as UTF-8 and try again."
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
            f"{'.'.join(map(str, problem['loc'])) or 'release'}: {problem['msg']}" for problem in problems
        )
        missing = [str(problem["loc"][0]) for problem in problems if problem["type"] == "missing"]
        hint = "Correct the file, or give the field as an option."
        if missing:
            lines = ", ".join(f"`{name}: ...`" for name in missing)
            options = ", ".join(f"--{name.replace('_', '-')}" for name in missing)
            hint = f"Add {lines} to the front matter, or give {options}."
        raise InvalidRelease(f"This is no release: {told}.", hint=hint) from None
