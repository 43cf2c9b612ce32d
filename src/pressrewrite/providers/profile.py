"""What was found out about a server, as a record that can be kept."""

from __future__ import annotations

import hashlib
import os
import sys
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from pydantic import AwareDatetime, ValidationError

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.models.base import Model
from pressrewrite.providers.chat.encode import Format

__all__ = ["Observation", "Outcome", "Profile", "cache_folder", "kept_profile", "public_address"]


class Outcome(StrEnum):
    """How a server took what was asked of it."""

    HONOURED = "honoured"
    """It did what was asked."""
    IGNORED = "ignored"
    """It answered as if it had not been asked: the dangerous kind, since nothing tells it."""
    REFUSED = "refused"
    """It answered with an error."""
    FAILED = "failed"
    """It answered with something that cannot be right, or not at all."""
    UNSURE = "unsure"
    """The model's answer does not tell."""


class Observation(Model):
    """What one small request showed."""

    name: str
    """What was asked for, such as `schema` or `stream_usage`."""
    outcome: Outcome
    detail: str = ""
    """The server's own words, or what was seen, shortened."""


class Profile(Model):
    """What a server truly honours.

    Example:
        >>> Profile.model_validate_json(
        ...     '{"base_url": "http://127.0.0.1:8080/v1", "model": "m", "probed_at": "2026-01-01T00:00:00Z",'
        ...     ' "form": "json", "observations": [{"name": "json", "outcome": "honoured"}]}'
        ... ).outcome("json")
        <Outcome.HONOURED: 'honoured'>
    """

    base_url: str
    model: str
    answered: str | None = None
    """The model as the server names it."""
    probed_at: AwareDatetime
    form: Format
    """The strictest way of asking for JSON that it honours."""
    observations: tuple[Observation, ...]

    def outcome(self, name: str) -> Outcome | None:
        """Give how something was taken; None when it was not tried."""
        return next((each.outcome for each in self.observations if each.name == name), None)

    @classmethod
    def read(cls, path: str | os.PathLike[str]) -> Profile:
        """Read a profile from the file in which it was saved.

        Raises:
            InvalidInput: It cannot be read, or holds none.
        """
        try:
            return cls.model_validate_json(Path(path).read_bytes())
        except OSError:
            raise InvalidInput(
                f"The profile {shorten(str(path))} cannot be read.", hint="Give a file that probe saved."
            ) from None
        except ValidationError:
            raise InvalidInput(
                f"{shorten(str(path))} holds no profile of a server.", hint="Run pressrewrite probe again."
            ) from None

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the profile to a file, whole or not at all, and give its path.

        Raises:
            InvalidInput: It cannot be written there.
        """
        file = Path(path)
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            beside = file.with_name(f".{file.name}.{os.getpid()}")
            beside.write_text(self.model_dump_json(indent=2) + "\n", encoding="utf-8")
            beside.replace(file)
        except OSError as error:
            raise InvalidInput(
                f"{file}: the profile cannot be written ({error.strerror}).", hint="Give another path."
            ) from None
        return file

    def keep(self) -> Path:
        """Save it where `Local` looks for the profile of its address and model, and give the path.

        Raises:
            InvalidInput: The cache folder cannot be written to.
        """
        return self.save(_kept_at(self.base_url, self.model))


def cache_folder() -> Path:
    """Give the folder for what may be lost: of this user, where the system wants it."""
    named = os.environ.get("XDG_CACHE_HOME")
    if named:
        return Path(named) / "pressrewrite"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "pressrewrite"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "pressrewrite"
    return Path.home() / ".cache" / "pressrewrite"


def public_address(base_url: str) -> str:
    """Give an address without the name and password that may stand in it, and without a query."""
    parts = urlsplit(base_url)
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path.rstrip("/"), "", ""))


def _kept_at(base_url: str, model: str) -> Path:
    name = hashlib.sha256(f"{public_address(base_url)}\n{model}".encode()).hexdigest()[:24]
    return cache_folder() / "profiles" / f"{name}.json"


def kept_profile(base_url: str, model: str) -> Profile | None:
    """Give the profile that was kept for an address and a model; None when there is none that can be read.

    Args:
        base_url: The address, up to where `/chat/completions` begins.
        model: The model that is asked for.
    """
    try:
        path = _kept_at(base_url, model)
        return Profile.read(path) if path.is_file() else None
    except (InvalidInput, OSError, RuntimeError, ValueError):
        return None
