"""A request to send without any strategy, and a real llama.cpp with a small model that is written on the spot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from tests.providers.tiny_gguf import write_model

import pressrewrite as pr
from pressrewrite.models import (
    Brief,
    Draft,
    DraftParagraph,
    DraftQuotation,
    DraftSection,
    DraftSentence,
    Message,
    Prompt,
    SourceItem,
    SourceText,
)
from pressrewrite.providers.base import Request
from pressrewrite.release import anatomy, story

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MakeRequest: TypeAlias = Callable[..., Request]

SCHEMA: dict[str, Any] = Draft.model_json_schema()


def make_request(
    job: str = "Schreib über „Riff“ – مرحبا 潮", *, schema: dict[str, Any] | None = SCHEMA
) -> Request:
    """Make a request with one rule and one job."""
    source = SourceText(
        SourceItem(title="Reef reopens", publisher="Harbour Office", body="The reef is open.")
    )
    parts = anatomy(source)
    brief = Brief(item=source.item, source=source, anatomy=parts, story=story(source, parts), language="en")
    prompt = Prompt(
        strategy="test",
        version="1",
        fingerprint="f",
        messages=(Message(role="system", content="Be brief."), Message(role="user", content=job)),
        schema=schema,
    )
    return Request(brief=brief, prompt=prompt)


@pytest.fixture(scope="session", name="make_request")
def make_request_fixture() -> MakeRequest:
    """Give the factory of requests."""
    return make_request


EXAMPLE = "white-house-readout.txt"
TRUE = (
    (
        "The Vice President underscored the vital importance of the U.S.-Germany Alliance in addressing global "
        "challenges, from economic growth to global stability and security, and for standing for democratic "
        "principles around the world."
    ),
    (
        "The Vice President expressed appreciation for the Chancellor’s personal leadership to support Ukraine "
        "following Russia’s unprovoked invasion."
    ),
    (
        "The Vice President highlighted her upcoming visit to Spangdahlem Air Base and noted that she is grateful to "
        "Germany for hosting U.S. servicemembers and for being a strong NATO Ally, and she reiterated her ironclad "
        "commitment to NATO."
    ),
)
INVENTED = (
    "Germany will pay $4 billion for new aircraft in 2031.",
    "Chancellor Scholz announced his resignation on May 3, 2019.",
    "Ursula von der Leyen attended the ceremony in Lisbon.",
)
SHARE = 0.3


@dataclass(frozen=True, kw_only=True)
class Served:
    """A model file, its server, and what its sentences are."""

    url: str
    path: Path
    release: SourceItem
    true: tuple[str, ...]
    invented: tuple[str, ...]
    share: float


@pytest.fixture(scope="session")
def model_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a model file whose sentences are those above."""
    path = tmp_path_factory.mktemp("model") / "tiny-sentences.gguf"
    keys = {
        name
        for part in (Draft, DraftParagraph, DraftQuotation, DraftSection, DraftSentence)
        for name in part.model_fields
    }
    write_model(path, true=TRUE, invented=INVENTED, share=SHARE, keys=sorted(keys))
    return path


@pytest.fixture(scope="session")
def llama(model_file: Path, examples: Path) -> Iterator[Served]:
    """Give a running llama.cpp server on this machine."""
    xllamacpp = pytest.importorskip("xllamacpp")
    told = xllamacpp.CommonParams()
    told.model.path, told.port = str(model_file), 0
    told.n_ctx, told.n_parallel, told.warmup, told.verbosity = 32768, 2, False, 0
    told.cpuparams.n_threads = told.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(told)
    release = pr.read_release(examples / EXAMPLE)
    yield Served(
        url=f"{server.listening_address}/v1",
        path=model_file,
        release=release,
        true=TRUE,
        invented=INVENTED,
        share=SHARE,
    )
    del server
