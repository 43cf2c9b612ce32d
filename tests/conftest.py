"""What every test gets: no way out to the network, runs that repeat, and the shared corpus where it is."""

from __future__ import annotations

import ipaddress
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from pressrewrite.models import Brief, Draft, Message, Prompt, SourceItem, SourceText
from pressrewrite.providers.base import Request
from pressrewrite.release import anatomy, story

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[1]

# A busy machine must not turn a slow example into a failure, and two runs of the same commit must agree.
settings.register_profile(
    "ci", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")


class NetworkIsOff(BaseException):
    """A test tried to reach another machine; derives from `BaseException` so that no retry can swallow it."""


def _is_here(host: object) -> bool:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "localhost")
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def _refuse(target: object) -> None:
    message = (
        f"A test tried to reach {target!r}. Only loopback and unix sockets are open in tests. "
        "Start a server on 127.0.0.1 in the test instead."
    )
    raise NetworkIsOff(message)


def _guarded(connect: Callable[[socket.socket, Any], Any]) -> Callable[[socket.socket, Any], Any]:
    def guard(self: socket.socket, address: Any) -> Any:
        if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_here(address[0]):
            _refuse(address)
        return connect(self, address)

    return guard


def _looked_up_here(getaddrinfo: Callable[..., Any]) -> Callable[..., Any]:
    def guard(host: bytes | str | None, *args: Any, **kwargs: Any) -> Any:
        if not _is_here(host):
            _refuse(host)
        return getaddrinfo(host, *args, **kwargs)

    return guard


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every connection of a test ends on this machine."""
    monkeypatch.setattr(socket.socket, "connect", _guarded(socket.socket.connect))
    monkeypatch.setattr(socket.socket, "connect_ex", _guarded(socket.socket.connect_ex))
    monkeypatch.setattr(socket, "getaddrinfo", _looked_up_here(socket.getaddrinfo))


@pytest.fixture(scope="session")
def examples() -> Path:
    """Give the folder of the releases that ship with the project."""
    return ROOT / "examples"


@pytest.fixture(scope="session")
def shared() -> Path:
    """Give the folder of the larger corpus; tests that ask for it are skipped where it is absent.

    It is looked for in `$PRESSREWRITE_SHARED`, then as `shared` beside the project.
    """
    named = os.environ.get("PRESSREWRITE_SHARED")
    folder = Path(named) if named else ROOT.parent / "shared"
    if not (folder / "data").is_dir():
        pytest.skip("the shared corpus is not on this machine")
    return folder


SCHEMA: dict[str, Any] = Draft.model_json_schema()


def request_for(
    job: str = "Schreib über „Riff“ – مرحبا 潮", *, schema: dict[str, Any] | None = SCHEMA
) -> Request:
    """Make a request with one rule and one job, without any strategy."""
    source = SourceText(
        SourceItem(title="Reef reopens", publisher="Harbour Office", body="The reef is open.")
    )
    parts = anatomy(source)
    tale = story(source, parts)
    brief = Brief(item=source.item, source=source, anatomy=parts, story=tale, language="en")
    messages = (Message(role="system", content="Be brief."), Message(role="user", content=job))
    prompt = Prompt(strategy="test", version="1", fingerprint="f", messages=messages, schema=schema)
    return Request(brief=brief, prompt=prompt)


@pytest.fixture(scope="session", name="make_request")
def make_request_fixture() -> Callable[..., Request]:
    """Give the factory of requests that writers are asked with."""
    return request_for
