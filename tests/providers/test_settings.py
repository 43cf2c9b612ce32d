"""Settings and keys."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import SecretStr

from pressrewrite.errors import InvalidInput, NotConfigured
from pressrewrite.providers.settings import Settings, secret

KEY = "zebra-crossing-0815"


@pytest.mark.parametrize(
    "wrong",
    [
        {"temperature": -0.1},
        {"temperature": 2.1},
        {"temperature": float("nan")},
        {"top_p": 0},
        {"top_p": 1.5},
        {"max_output_tokens": 0},
        {"largest_output": -1},
    ],
)
def test_a_setting_that_no_service_takes_is_refused(wrong: dict[str, Any]) -> None:
    """Here, and not by a service after a call."""
    with pytest.raises(InvalidInput) as caught:
        Settings(**wrong)
    assert caught.value.hint


def test_settings_are_read_from_text() -> None:
    """As they stand behind the question mark of a writer's name."""
    read = Settings.read({"temperature": "0.2", "top_p": "0.9", "max_output_tokens": "900", "seed": "7"})
    assert read == Settings(temperature=0.2, top_p=0.9, max_output_tokens=900, seed=7)


@pytest.mark.parametrize("options", [{"temprature": "0.2"}, {"seed": "many"}, {"extra": "{}"}])
def test_text_that_is_no_setting_is_refused(options: dict[str, str]) -> None:
    """A misspelt name is never ignored."""
    with pytest.raises(InvalidInput):
        Settings.read(options)


def test_the_record_tells_what_was_set_and_nothing_else() -> None:
    """It stands in the article's provenance."""
    assert Settings().record() == {}
    assert Settings(temperature=0, extra={"user": "desk"}).record() == {
        "temperature": 0,
        "extra": {"user": "desk"},
    }


def test_a_key_is_taken_from_where_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is given goes first, then the variables in their order; line breaks around it go."""
    monkeypatch.setenv("SECOND_KEY", " from-second\n")
    monkeypatch.delenv("FIRST_KEY", raising=False)
    found = [secret(given, "FIRST_KEY", "SECOND_KEY") for given in (None, "", KEY, SecretStr(f"{KEY}\n"))]
    assert [each and each.get_secret_value() for each in found] == ["from-second", "from-second", KEY, KEY]
    assert KEY not in repr(found)


def test_a_missing_key_says_where_to_put_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """The hint names the argument and the variables."""
    monkeypatch.delenv("FIRST_KEY", raising=False)
    assert secret(None, "FIRST_KEY") is None
    with pytest.raises(NotConfigured, match=r"api_key=\.\.\., or set FIRST_KEY"):
        secret(SecretStr(""), "FIRST_KEY", needed="some")


@pytest.mark.parametrize("wrong", ["schlüssel-0815", "two\nlines", "nul\x00"])
def test_a_key_that_no_header_can_carry_is_told_at_once(wrong: str) -> None:
    """Without the key; an HTTP library would show it in its error."""
    with pytest.raises(NotConfigured) as caught:
        secret(wrong, "FIRST_KEY", needed="some")
    assert wrong not in str(caught.value)
    assert wrong not in repr(vars(caught.value))


def test_a_key_of_another_kind_is_refused() -> None:
    """Bytes and numbers are mistakes."""
    with pytest.raises(InvalidInput, match="str or SecretStr"):
        secret(b"zebra")  # type: ignore[arg-type]
