"""What goes over a wire and comes back, free of any HTTP library: requests, responses, lines of a stream."""

from __future__ import annotations

import json
import marshal
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json

from pressrewrite.errors import ReplyUnusable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["HttpRequest", "HttpResponse", "Rewritten", "ServerEvents", "json_bytes"]

_LONGEST_LINE = 8_000_000
_MOST_SCHEMAS = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpRequest:
    """One request to a service.

    Attributes:
        url: The whole address; a key never stands in it.
        headers: Its headers; the key stands here, so they are left out of the representation.
        body: The body, JSON in UTF-8.
        method: The HTTP method.
    """

    url: str
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    method: str = "POST"


@dataclass(frozen=True, slots=True, kw_only=True)
class HttpResponse:
    """What a service answered.

    Attributes:
        status: The HTTP status.
        headers: Its headers, names in small letters.
        body: The body, decompressed.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    def json(self) -> Any:
        """Read the body as JSON.

        Raises:
            ValueError: It is none.
        """
        try:
            return json.loads(self.body)
        except RecursionError:
            raise ValueError("JSON that is nested deeper than any answer") from None


def json_bytes(payload: Mapping[str, Any]) -> bytes:
    """Write JSON as it is sent: in UTF-8, every script as it is, never as escapes."""
    return to_json(payload)


class Rewritten:
    """A schema in the way of one service, worked out once for each schema.

    A strategy hands in an equal schema with every release, and rewriting one costs a tenth of a call. What is
    given is shared: it is read, and never changed.

    Args:
        rewrite: The pure function that rewrites a schema.

    Example:
        >>> wrapped = Rewritten(lambda schema: {"inside": schema})
        >>> wrapped({"type": "object"}) is wrapped({"type": "object"})
        True
    """

    def __init__(self, rewrite: Callable[[Any], Any]) -> None:
        self._rewrite = rewrite
        self._kept: dict[bytes, Any] = {}

    def __call__(self, schema: dict[str, Any]) -> Any:
        """Give the schema as the service takes it.

        Args:
            schema: The schema: mappings, lists, texts and numbers.
        """
        # Version 2 writes equal values in equal order to equal bytes; it is only ever a key.
        key = marshal.dumps(schema, 2)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= _MOST_SCHEMAS:
                self._kept.clear()
            found = self._kept[key] = self._rewrite(schema)
        return found


class ServerEvents:
    r"""Cuts the bytes of a stream into server-sent events, wherever the network cut them.

    Example:
        >>> events = ServerEvents()
        >>> [*events.feed(b'data: {"a"'), *events.feed(b": 1}\n\ndata: [DONE]\n\n")]
        ['{"a": 1}', '[DONE]']
    """

    def __init__(self) -> None:
        self._rest: list[bytes] = []
        self._length = 0
        self._lines: list[bytes] = []

    def feed(self, piece: bytes) -> Iterator[str]:
        """Take in a piece of the stream and give the data of each event that it completes.

        Raises:
            ReplyUnusable: An event does not end.
        """
        self._rest.append(piece)
        self._length += len(piece)
        if self._length > _LONGEST_LINE:
            raise ReplyUnusable(
                f"An event of the stream is longer than {_LONGEST_LINE:,} bytes; no article is.",
                hint="Check the address: does a language model answer there?",
            )
        if b"\n" not in piece:
            return
        *lines, rest = b"".join(self._rest).split(b"\n")
        self._rest, self._length = [rest], len(rest)
        for line in lines:
            yield from self._take(line.rstrip(b"\r"))

    def finish(self) -> Iterator[str]:
        """Give what stands at the end without an empty line behind it."""
        rest, self._rest = b"".join(self._rest), []
        if rest:
            yield from self._take(rest.rstrip(b"\r"))
        yield from self._take(b"")

    def _take(self, line: bytes) -> Iterator[str]:
        if line:
            name, _, value = line.partition(b":")
            if name == b"data":
                self._lines.append(value.removeprefix(b" "))
        elif self._lines:
            data = b"\n".join(self._lines).decode("utf-8", "replace")
            self._lines = []
            yield data
