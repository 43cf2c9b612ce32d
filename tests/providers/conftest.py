"""A real llama.cpp with a small model that is written on the spot, and a job to ask writers for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from tests.providers.tiny_gguf import write_model

import pressrewrite as pr
from pressrewrite.models import Draft, DraftParagraph, DraftQuotation, DraftSection, DraftSentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pressrewrite.models import SourceItem

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
