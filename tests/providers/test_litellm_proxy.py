"""The wires against a server that nobody here wrote: a LiteLLM proxy, where one is installed.

It is looked for as the command `litellm`, or at the path in `PRESSREWRITE_LITELLM`. Nothing leaves this machine:
the proxy answers with words that its configuration holds.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from typing import TYPE_CHECKING

import pytest

import pressrewrite as pr
from pressrewrite.errors import UnknownModel

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COMMAND = os.environ.get("PRESSREWRITE_LITELLM") or shutil.which("litellm")
pytestmark = [
    pytest.mark.litellm,
    pytest.mark.skipif(
        COMMAND is None, reason="no LiteLLM proxy here; set PRESSREWRITE_LITELLM to its command"
    ),
]

RELEASE = pr.SourceItem(
    title="Reef reopens", publisher="Port", body="The reef is open. Divers may return.", language="en"
)
SAID = [{"evidence": [1], "text": "The reef is open."}]
REPLY = {
    "headline": {"evidence": [0], "text": "Reef reopens"},
    "dek": None,
    "key_points": [],
    "sections": [{"kind": "body", "heading": None, "paragraphs": [{"kind": "text", "sentences": SAID}]}],
    "quotations": [],
    "figures": [],
}
PATIENCE_S = 120


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Give the address of a running proxy with one model."""
    folder: Path = tmp_path_factory.mktemp("litellm")
    model = {"model": "openai/any", "api_key": "none", "mock_response": json.dumps(REPLY)}
    config = folder / "config.json"  # JSON is YAML
    config.write_text(
        json.dumps({"model_list": [{"model_name": "m", "litellm_params": model}]}), encoding="utf-8"
    )
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    settings = {
        "LITELLM_LOCAL_MODEL_COST_MAP": "True",
        "LITELLM_DANGEROUSLY_PERMIT_WEAK_OR_UNSET_MASTER_KEY": "true",
    }
    arguments = [str(COMMAND), "--config", str(config), "--host", "127.0.0.1", "--port", str(port)]
    with (folder / "log.txt").open("wb") as log:
        running = subprocess.Popen(arguments, stdout=log, stderr=log, env={**os.environ, **settings})
        try:
            _wait(f"http://127.0.0.1:{port}/health/liveliness", running)
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.wait(timeout=30)


def _wait(url: str, running: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + PATIENCE_S
    while time.monotonic() < ends:
        assert running.poll() is None, "the proxy ended by itself"
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - an address of this machine
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.5)
    pytest.fail("the proxy did not start in time")


def writers(proxy: str) -> list[pr.providers.StreamingProvider]:
    """Make a writer for each wire that the proxy speaks."""
    pytest.importorskip("openai")
    return [
        pr.providers.OpenAI("m", api_key="key-for-nobody", base_url=f"{proxy}/v1"),
        pr.providers.Local("m", api_key="key-for-nobody", base_url=f"{proxy}/v1"),
        pr.providers.Gemini("m", api_key="key-for-nobody", base_url=f"{proxy}/v1beta"),
    ]


def test_every_wire_brings_an_article(proxy: str) -> None:
    """Whole answers and streams over the OpenAI wire and the Gemini-native one become the same article."""
    for writer in writers(proxy):
        article = pr.rewrite(RELEASE, provider=writer)
        assert article.report.score == 1.0, writer
        assert article.provenance.attempts == 1
        assert article.provenance.usage.output_tokens is not None, writer
        events = list(pr.Rewriter(provider=writer).stream(RELEASE))
        told = [event.sentence.text for event in events if isinstance(event, pr.SentenceReady)]
        assert told == ["Reef reopens", "The reef is open."], writer


def test_a_model_that_is_not_there_is_a_typed_error(proxy: str) -> None:
    """The proxy's own errors are read like those of a service, and no key is repeated."""
    for kind in (pr.providers.Local, pr.providers.OpenAI):
        writer = kind("nobody", api_key="key-for-nobody", base_url=f"{proxy}/v1")
        with pytest.raises(pr.errors.ProviderError) as caught:
            pr.rewrite(RELEASE, provider=writer)
        assert isinstance(caught.value, UnknownModel | pr.errors.RequestRejected)
        assert "key-for-nobody" not in repr(caught.value) + str(caught.value.said)
