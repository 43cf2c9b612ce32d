"""Answers of a real writer, kept in files and played back."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import InvalidInput, MissingRecording, ProviderError, shorten
from pressrewrite.providers.base import Reply
from pressrewrite.providers.failures import redacted
from pressrewrite.providers.settings import Settings
from pressrewrite.testing.recordings import Recording

if TYPE_CHECKING:
    import os
    from collections.abc import AsyncIterator, Iterator

    from pressrewrite.providers.base import Provider, Request

__all__ = ["Mode", "Replaying"]

_NAME = re.compile(r"[^a-z0-9]+")


class Mode(StrEnum):
    """When the writer is asked."""

    RECORD = "record"
    """Always; what was kept is replaced."""
    REPLAY = "replay"
    """Never."""
    AUTO = "auto"
    """When nothing is kept."""


class Replaying:
    r"""A writer that keeps what another one answers, and plays it back.

    Each pair of request and answer is one JSON file, named after what decides the answer: the request's
    fingerprint, the writer, its model and its settings. Errors are kept as well. Keys are taken out.

    Args:
        provider: The writer.
        folder: Where the files are; made when something is recorded.
        mode: `record`, `replay` or `auto`.

    Raises:
        InvalidInput: There is no such mode.

    Example:
        >>> import tempfile, pressrewrite as pr
        >>> from pressrewrite.testing import Scripted
        >>> release = pr.SourceItem(title="Reef reopens", publisher="Port", body="The reef is open.")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     once = Scripted(["# Reef reopens\n\nThe reef is open."])
        ...     first = pr.rewrite(release, provider=Replaying(once, folder, mode="record"))
        ...     again = pr.rewrite(release, provider=Replaying(once, folder, mode="replay"))
        >>> again.headline.text, once.calls
        ('Reef reopens', 1)
    """

    def __init__(
        self, provider: Provider, folder: str | os.PathLike[str], *, mode: Mode | str = Mode.AUTO
    ) -> None:
        try:
            self.mode = Mode(mode)
        except ValueError:
            raise InvalidInput(
                f"{shorten(mode)} is no mode.", hint="Give 'record', 'replay' or 'auto'."
            ) from None
        self.provider, self.folder = provider, Path(folder)

    @property
    def name(self) -> str:
        """The name of the writer behind."""
        return self.provider.name

    @property
    def model(self) -> str | None:
        """The model of the writer behind."""
        return self.provider.model

    @property
    def reads_prompt(self) -> bool:
        """Whether the writer behind needs a prompt."""
        return self.provider.reads_prompt

    def path(self, request: Request) -> Path:
        """Give the file in which the answer to a request is kept.

        Args:
            request: The request.
        """
        parts = [request.fingerprint, self.name, self.model, self._settings()]
        digest = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
        return self.folder / f"{_NAME.sub('-', self.name.lower()).strip('-')}-{digest[:32]}.json"

    def generate(self, request: Request) -> Reply:
        """Play the answer back, or ask for it and keep it.

        Raises:
            MissingRecording: Nothing is kept and nothing may be asked.
            ProviderError: The writer did not deliver, now or when it was recorded.
        """
        kept = self._kept(request)
        if kept is not None:
            return kept.play()
        try:
            reply = self.provider.generate(request)
        except ProviderError as error:
            self._keep(request, Recording.of(error))
            raise
        self._keep(request, Recording.of(reply))
        return reply

    async def agenerate(self, request: Request) -> Reply:
        """Do what `generate` does without blocking the event loop."""
        kept = await asyncio.to_thread(self._kept, request)
        if kept is not None:
            return kept.play()
        try:
            reply = await self.provider.agenerate(request)
        except ProviderError as error:
            await asyncio.to_thread(self._keep, request, Recording.of(error))
            raise
        await asyncio.to_thread(self._keep, request, Recording.of(reply))
        return reply

    def stream(self, request: Request) -> Iterator[str | Reply]:
        """Play the pieces back, or ask for them and keep them; what was not streamed comes in one piece.

        Raises:
            MissingRecording: Nothing is kept and nothing may be asked.
            ProviderError: The writer did not deliver, now or when it was recorded.
        """
        kept = self._kept(request)
        if kept is not None:
            yield from kept.pieces
            yield kept.play()
            return
        source: Any = self.provider
        pieces: list[str] = []
        reply = None
        try:
            for piece in source.stream(request):
                if isinstance(piece, Reply):
                    reply = piece
                else:
                    pieces.append(piece)
                    yield piece
        except ProviderError as error:
            self._keep(request, Recording.of(error, pieces))
            raise
        if reply is not None:
            self._keep(request, Recording.of(reply, pieces))
            yield reply

    async def astream(self, request: Request) -> AsyncIterator[str | Reply]:
        """Do what `stream` does without blocking the event loop."""
        kept = await asyncio.to_thread(self._kept, request)
        if kept is not None:
            for piece in kept.pieces:
                yield piece
            yield kept.play()
            return
        source: Any = self.provider
        pieces: list[str] = []
        reply = None
        try:
            async for piece in source.astream(request):
                if isinstance(piece, Reply):
                    reply = piece
                else:
                    pieces.append(piece)
                    yield piece
        except ProviderError as error:
            await asyncio.to_thread(self._keep, request, Recording.of(error, pieces))
            raise
        if reply is not None:
            await asyncio.to_thread(self._keep, request, Recording.of(reply, pieces))
            yield reply

    def _settings(self) -> dict[str, Any]:
        settings = getattr(self.provider, "settings", None)
        return settings.record() if isinstance(settings, Settings) else {}

    def _kept(self, request: Request) -> Recording | None:
        """What is kept of a request; None when the writer is to be asked."""
        if self.mode is Mode.RECORD:
            return None
        path = self.path(request)
        if path.is_file():
            return Recording.read(path.read_text(encoding="utf-8"), name=path.name)
        if self.mode is Mode.AUTO:
            return None
        raise MissingRecording(
            f"No answer of {self.name} to this request is kept: there is no file {path.name}.",
            hint='Run once with Replaying(..., mode="record") and the real writer, and keep the folder with '
            "the tests. A changed prompt, model or setting needs a new recording.",
            provider=self.name,
            model=self.model,
        )

    def _keep(self, request: Request, recording: Recording) -> None:
        asked = {
            "fingerprint": request.fingerprint,
            "provider": self.name,
            "model": self.model,
            "settings": self._settings(),
            "prompt": request.prompt.text if request.prompt is not None else None,
        }
        secrets = getattr(self.provider, "secrets", None)
        known = tuple(secrets()) if callable(secrets) else ()
        written = _cleaned({"format": 1, "request": asked, **recording.data}, known)
        self.folder.mkdir(parents=True, exist_ok=True)
        # Written beside it and moved, so that a run that is killed leaves no half of a file.
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=self.folder, suffix=".part", delete=False
        ) as file:
            file.write(json.dumps(written, ensure_ascii=False, indent=1) + "\n")
        Path(file.name).replace(self.path(request))


def _cleaned(value: Any, secrets: tuple[str, ...]) -> Any:
    if isinstance(value, str):
        return redacted(value, secrets)
    if isinstance(value, list):
        return [_cleaned(each, secrets) for each in value]
    if isinstance(value, dict):
        return {name: _cleaned(each, secrets) for name, each in value.items()}
    return value
