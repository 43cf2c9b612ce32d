"""A model file on one's own disk."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressrewrite.errors import InvalidInput, MissingExtra, shorten
from pressrewrite.providers.chat import ChatAdapter, Format
from pressrewrite.providers.gguf.engine import EngineCarrier, EngineOptions
from pressrewrite.providers.transport import Timeouts
from pressrewrite.providers.wire import HttpRequest, json_bytes

if TYPE_CHECKING:
    import os
    from collections.abc import Mapping

    from pressrewrite.providers.settings import Settings

__all__ = ["Gguf"]

_MAGIC = b"GGUF"
# A processor without help may think for minutes before the first byte of an answer goes out.
_PATIENCE = Timeouts(connect=10.0, read=1800.0, total=1800.0)


class Gguf(ChatAdapter[HttpRequest]):
    """A language model in a file, run in this process by llama.cpp; needs the extra `llama`.

    No server has to be started: the file is loaded with the first request, once for all writers of this
    process that use it alike, and let go when the last of them is closed.

    Args:
        path: The model file, in the format GGUF.
        context: The most tokens of prompt and answer together.
        parallel: How many requests are worked on at once; each has the whole context.
        threads: Threads that compute; llama.cpp chooses when left out.
        gpu_layers: Layers that are put on a graphics card; llama.cpp chooses when left out.
        form: How JSON is asked for; llama.cpp holds a model to a schema.
        settings: What the model is set to.
        timeouts: How long to wait; half an hour when left out.

    Raises:
        InvalidInput: There is no such file, or it is no model.
        MissingExtra: The package xllamacpp is not installed.

    Example:
        >>> Gguf("no-such-file.gguf")
        Traceback (most recent call last):
        pressrewrite.errors.InvalidInput: There is no file 'no-such-file.gguf'. Give the path of a model ...
    """

    name = "gguf"

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        context: int = 8192,
        parallel: int = 1,
        threads: int | None = None,
        gpu_layers: int | None = None,
        form: Format | str = Format.SCHEMA,
        settings: Settings | None = None,
        timeouts: Timeouts | None = None,
    ) -> None:
        file = _model_file(path)
        for name, value in (("context", context), ("parallel", parallel), ("threads", threads)):
            if value is not None and value < 1:
                raise InvalidInput(f"{name}={shorten(value)} is none.", hint="Give a positive number.")
        if find_spec("xllamacpp") is None:
            raise MissingExtra("A model file", extra="llama")
        options = EngineOptions(
            path=file, context=context, parallel=parallel, threads=threads, gpu_layers=gpu_layers
        )
        self._carrier = EngineCarrier(options, timeouts=timeouts if timeouts is not None else _PATIENCE)
        super().__init__(file.stem, settings=settings, transport=self._carrier)
        self.path = file
        self.form = Format(form)

    def call(self, body: Mapping[str, Any]) -> HttpRequest:
        """Make what is sent of the body of a request; where the engine listens, its carrier knows."""
        headers = {"content-type": "application/json", "accept": "application/json"}
        if body.get("stream"):
            # The engine hangs up behind a stream without saying so; a kept connection would lose a request.
            headers["connection"] = "close"
        return HttpRequest(url="/v1/chat/completions", headers=headers, body=json_bytes(body))

    def secrets(self) -> tuple[str, ...]:
        """Give the keys that must not be repeated in an error."""
        key = self._carrier.secret()
        return (key,) if key is not None else ()


def _model_file(path: str | os.PathLike[str]) -> Path:
    """Find the file and look at its first bytes, so that a wrong one is told before anything is loaded."""
    file = Path(path).expanduser()
    try:
        with file.open("rb") as opened:
            begin = opened.read(len(_MAGIC))
    except OSError:
        raise InvalidInput(
            f"There is no file {shorten(str(path))}.", hint="Give the path of a model file that can be read."
        ) from None
    if begin != _MAGIC:
        raise InvalidInput(
            f"{shorten(file.name)} is no model in the format GGUF.", hint="Give a file that begins with GGUF."
        )
    return file.resolve()
