"""Replies that were paid for once, kept in a file."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.models import Draft, Usage
from pressrewrite.providers.base import Reply
from pressrewrite.providers.wrappers.steps import Ask, Work
from pressrewrite.providers.wrappers.wrapper import Wrapper, writers

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressrewrite.providers.base import Provider, Request
    from pressrewrite.providers.wrappers.steps import Call, Steps

__all__ = ["Cache", "Store"]

_LOG = logging.getLogger(__name__)
# Marks the file as ours; SQLite keeps the number in its header ("PRWR" in ASCII).
_OURS = 0x50525752
_FORM = 1
_BUSY_S = 30.0
_LONGEST_PATH = 300
_TRIES, _PAUSE_S = 200, 0.01
# What decides an answer beside name, model and settings, where a writer has it. None of it is a key.
_DECIDING = ("base_url", "form", "thinking", "safety")


class Store:
    """Replies in an SQLite file, shared between threads and processes.

    Args:
        path: The file; it is made when it is missing.
        clock: The time of day in seconds since 1970.

    Raises:
        InvalidInput: The file is no store, or cannot be opened.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     store = Store(Path(folder) / "replies.sqlite")
        ...     store.put("key", Reply(text="The reef is open."))
        ...     kept = store.get("key")
        ...     store.close()
        >>> kept.text
        'The reef is open.'
    """

    def __init__(self, path: str | os.PathLike[str], *, clock: Callable[[], float] = time.time) -> None:
        self.path = Path(path)
        self._clock = clock
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        with self._lock:
            self._open()

    def get(self, key: str, *, max_age_s: float | None = None) -> Reply | None:
        """Give a reply that was kept, or None.

        Args:
            key: Its key.
            max_age_s: How old it may be, in seconds.

        Raises:
            InvalidInput: The file is broken.
        """
        with self._lock:
            try:
                found = self._open().execute("SELECT made_at, reply FROM replies WHERE key = ?", (key,))
                row = found.fetchone()
            except sqlite3.Error as error:
                raise self._broken(error) from error
        if row is None or (max_age_s is not None and self._clock() - row[0] > max_age_s):
            return None
        try:
            return _read(row[1])
        except (ValueError, TypeError, KeyError):
            # Written by another version, or by hand: asking again mends it.
            return None

    def put(self, key: str, reply: Reply) -> None:
        """Keep a reply. One that cannot be written is logged and not lost: the caller has it."""
        row = (key, self._clock(), _written(reply))
        with self._lock:
            try:
                self._open().execute(
                    "INSERT OR REPLACE INTO replies (key, made_at, reply) VALUES (?, ?, ?)", row
                )
            except sqlite3.Error as error:
                _LOG.warning("A reply could not be kept in %s: %s.", self.path.name, error)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._connection is not None and self._process == os.getpid():
                self._connection.close()
            self._connection = None

    def _open(self) -> sqlite3.Connection:
        # A connection must not be used in a child process that inherited it.
        if self._connection is not None and self._process == os.getpid():
            return self._connection
        try:
            connection = sqlite3.connect(
                self.path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise self._broken(error) from error
        try:
            self._prepare(connection)
        except sqlite3.Error as error:
            connection.close()
            raise self._broken(error) from error
        except InvalidInput:
            connection.close()
            raise
        self._connection, self._process = connection, os.getpid()
        return connection

    def _prepare(self, connection: sqlite3.Connection) -> None:
        # All in one transaction: of two processes that come at once, the second finds it done.
        connection.execute("BEGIN IMMEDIATE")
        mark = connection.execute("PRAGMA application_id").fetchone()[0]
        tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        form = connection.execute("PRAGMA user_version").fetchone()[0]
        if (tables and mark != _OURS) or form > _FORM:
            connection.execute("ROLLBACK")
            raise InvalidInput(
                f"{shorten(str(self.path), _LONGEST_PATH)} is a database of something else, or of a later "
                "version.",
                hint="Give another path; nothing was changed.",
            )
        connection.execute(
            "CREATE TABLE IF NOT EXISTS replies"
            " (key TEXT PRIMARY KEY, made_at REAL NOT NULL, reply TEXT NOT NULL) WITHOUT ROWID"
        )
        connection.execute(f"PRAGMA application_id = {_OURS}")
        connection.execute(f"PRAGMA user_version = {_FORM}")
        connection.execute("COMMIT")
        _log_ahead(connection)

    def _broken(self, error: sqlite3.Error) -> InvalidInput:
        return InvalidInput(
            f"The cache {shorten(str(self.path), _LONGEST_PATH)} cannot be used: {error}.",
            hint="Delete the file (only replies that can be asked for again are lost), or give another path.",
        )


def _log_ahead(connection: sqlite3.Connection) -> None:
    """Let readers and a writer work at once. SQLite does not wait for others here, so this does."""
    for _ in range(_TRIES):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError:
            time.sleep(_PAUSE_S)
        else:
            break
    # With a log ahead, a crash of the machine may lose the last replies and never breaks the file.
    connection.execute("PRAGMA synchronous = NORMAL")


class Cache(Wrapper):
    """Gives a reply that was kept, when the very same was asked of the very same model before.

    The key names the job (`Request.fingerprint`), the writer, its model, address and settings; a key of a
    service never stands in the file. Errors are never kept. A hit has `cached=True` and `attempts=0`, and its
    usage stays what it once was. Of several writers behind a `Fallback`, only what the first one wrote is
    kept. Several threads and processes may share a file.

    Args:
        provider: The writer behind it.
        path: The SQLite file; it is made when it is missing.
        max_age_s: How old a reply may be, in seconds; None keeps it for ever.
        clock: The time of day in seconds since 1970.

    Raises:
        InvalidInput: The file is no cache, or cannot be opened.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> from pressrewrite.providers import Extractive
        >>> with TemporaryDirectory() as folder:
        ...     with Cache(Extractive(), Path(folder) / "replies.sqlite") as writer:
        ...         print(writer.name)
        extractive
    """

    def __init__(
        self,
        provider: Provider,
        path: str | os.PathLike[str],
        *,
        max_age_s: float | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(provider)
        self.store = Store(path, clock=clock)
        self.max_age_s = max_age_s

    def key(self, request: Request) -> str:
        """Name what decides the answer: SHA-256 in hexadecimal digits.

        Args:
            request: The job.
        """
        behind = [_identity(each) for each in writers(self.provider)]
        named = [request.fingerprint, request.brief.language, behind]
        written = json.dumps(named, sort_keys=True, ensure_ascii=False, default=str)
        return hashlib.sha256(written.encode("utf-8")).hexdigest()

    def steps(self, call: Call) -> Steps:
        """Look it up, else ask and keep what comes."""
        key = self.key(call.request)
        kept: Reply | None = yield Work(lambda: self.store.get(key, max_age_s=self.max_age_s))
        if kept is not None:
            return replace(kept, attempts=0, cached=True)
        reply: Reply = yield Ask(provider=self.provider, request=call.request)
        if not reply.cached and self._of_the_first(reply):
            yield Work(lambda: self.store.put(key, reply))
        return reply

    def _of_the_first(self, reply: Reply) -> bool:
        """Whether the writer of choice answered: what a substitute wrote must not outlive a bad hour."""
        first, *others = writers(self.provider)
        if reply.provider not in {None, first.name}:
            return False
        alike = any(other.name == first.name for other in others)
        return not alike or (reply.model or "").startswith(first.model or "")

    def close(self) -> None:
        """Close the file and the writer behind it."""
        self.store.close()
        super().close()

    async def aclose(self) -> None:
        """Close the file and the writer behind it."""
        self.store.close()
        await super().aclose()


def _identity(provider: Provider) -> dict[str, Any]:
    """What names a writer: nothing of it is a key."""
    record = getattr(getattr(provider, "settings", None), "record", None)
    deciding = {name: getattr(provider, name) for name in _DECIDING if hasattr(provider, name)}
    return {
        "name": provider.name,
        "model": provider.model,
        "settings": record() if callable(record) else {},
        **deciding,
    }


def _written(reply: Reply) -> str:
    kept = {
        "text": reply.text,
        "draft": reply.draft.model_dump(mode="json") if reply.draft is not None else None,
        "model": reply.model,
        "parameters": dict(reply.parameters),
        "usage": reply.usage.model_dump(mode="json"),
        "finish": reply.finish,
        "request_id": reply.request_id,
        "provider": reply.provider,
    }
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _read(written: str) -> Reply:
    kept = json.loads(written)
    draft, usage = kept.pop("draft"), kept.pop("usage")
    return Reply(
        draft=Draft.model_validate(draft) if draft is not None else None,
        usage=Usage.model_validate(usage),
        **kept,
    )
