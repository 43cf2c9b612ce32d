"""The adapter for Gemini: addresses, keys, and who it takes for itself."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pressrewrite.errors import InvalidInput, NotConfigured
from pressrewrite.providers.gemini import Gemini

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressrewrite.providers.base import Request

KEY = "zebra-crossing-0815"


@pytest.mark.parametrize(
    ("stream", "verb"), [(False, "generateContent"), (True, "streamGenerateContent?alt=sse")]
)
def test_the_key_stands_in_a_header_and_never_in_an_address(
    verb: str, make_request: Callable[..., Request], *, stream: bool
) -> None:
    """Addresses are logged everywhere."""
    writer = Gemini("models/gemini-2.5-flash", api_key=KEY, base_url="http://127.0.0.1:1/v1beta/")
    call = writer.encode(make_request(), writer.settings, stream=stream)
    assert call.url == f"http://127.0.0.1:1/v1beta/models/gemini-2.5-flash:{verb}"
    assert call.headers["x-goog-api-key"] == KEY
    assert KEY not in repr(call) + repr(writer) + repr(vars(writer))
    assert json.loads(call.body)["systemInstruction"] == {"parts": [{"text": "Be brief."}]}


def test_a_token_may_take_the_place_of_a_key(
    make_request: Callable[..., Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked for with every request, since it expires."""
    monkeypatch.setenv("GEMINI_API_KEY", KEY)
    tokens = iter(["one", "two"])
    writer = Gemini(auth=lambda: next(tokens))
    calls = [writer.encode(make_request(), writer.settings) for _ in range(2)]
    assert [call.headers["authorization"] for call in calls] == ["Bearer one", "Bearer two"]
    assert all("x-goog-api-key" not in call.headers for call in calls)
    assert writer.secrets() == ("two",)


def test_the_environment_holds_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    """Under either of the names that Google uses; without one the error says so."""
    monkeypatch.delenv("GEMINI_API_KEY", raising=False)
    monkeypatch.setenv("GOOGLE_API_KEY", KEY)
    assert Gemini().secrets() == (KEY,)
    monkeypatch.delenv("GOOGLE_API_KEY")
    with pytest.raises(NotConfigured, match="GEMINI_API_KEY or GOOGLE_API_KEY"):
        Gemini()


@pytest.mark.parametrize(
    "wrong",
    [{"model": "../../secret"}, {"model": ""}, {"model": "a b"}, {"base_url": "ftp://x"}, {"base_url": ""}],
)
def test_a_name_or_an_address_that_cannot_be_one_is_refused(wrong: dict[str, Any]) -> None:
    """A model's name is part of an address, so it is looked at."""
    with pytest.raises(InvalidInput):
        Gemini(**{"model": "gemini-2.5-flash", "api_key": KEY, **wrong})
