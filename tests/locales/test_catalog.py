"""Which file serves a language, and what happens when a file is wrong."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from pressrewrite import locales
from pressrewrite.errors import LocaleError
from pressrewrite.locales import available, has_locale, locale
from pressrewrite.locales.catalog import load

if TYPE_CHECKING:
    from pathlib import Path

ENGLISH = (files("pressrewrite.locales") / "data" / "en.toml").read_text(encoding="utf-8")


def test_public_names_are_sorted_and_real() -> None:
    """The room's list of names is complete, sorted and true."""
    assert locales.__all__ == sorted(locales.__all__)
    assert all(getattr(locales, name) for name in locales.__all__)


def test_the_twelve_languages_are_there() -> None:
    """Exactly these languages have texts of their own."""
    assert available() == ("ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "pt", "ru", "zh")


@pytest.mark.parametrize(
    ("tag", "served", "own"),
    [
        ("en", "en", True),
        ("pt-BR", "pt", True),
        ("pt_BR", "pt", True),
        ("PT", "pt", True),
        ("zh-Hant", "zh", True),
        ("zh-Hant-TW", "zh", True),
        ("cmn-Hans", "zh", True),
        ("iw", "he", True),
        ("arb", "ar", True),
        ("de-CH-1996", "de", True),
        ("nl", "en", False),
        ("fil", "en", False),
        ("xx", "en", False),
        ("", "en", False),
        ("../en", "en", False),
        ("-", "en", False),
    ],
)
def test_fallback(tag: str, served: str, own: bool) -> None:  # noqa: FBT001
    """A region or script is served by its language, an absent language by English, and the locale says so."""
    assert locale(tag).tag == served
    assert has_locale(tag) is own


def test_a_locale_is_read_once() -> None:
    """Asking again hands out the same object."""
    assert locale("ja") is locale("ja-JP")


WRONG = {
    "a missing key": (ENGLISH.replace('who = "Who"\n', ""), "labels.who"),
    "an unknown key": (ENGLISH.replace('who = "Who"\n', 'who = "Who"\nwhy = "Why"\n'), "labels.why"),
    "an unknown table": (ENGLISH + '\n[extra]\na = "b"\n', "extra"),
    "a number for a text": (ENGLISH.replace('who = "Who"', "who = 3"), "labels.who"),
    "an empty text": (ENGLISH.replace('who = "Who"', 'who = ""'), "labels.who"),
    "an empty list": (ENGLISH.replace('today = ["today"]', "today = []"), "deixis.today"),
    "a misspelt placeholder": (ENGLISH.replace("at {url}.", "at {uri}."), "notice.read_at"),
    "a lost placeholder": (ENGLISH.replace(" at {url}.", "."), "notice.read_at"),
    "a stray placeholder": (ENGLISH.replace('"Who"', '"Who {name}"'), "labels.who"),
    "a stray brace": (ENGLISH.replace("at {url}.", "at {url}}."), "notice.read_at"),
    "a rule too few": (ENGLISH.replace('    "Say only what the press release says.",\n', ""), "prompt.rules"),
}


@pytest.mark.parametrize(("toml", "key"), WRONG.values(), ids=WRONG)
def test_a_wrong_value_is_named(tmp_path: Path, toml: str, key: str) -> None:
    """An incomplete or wrong file is refused with the names of the file and of the key."""
    assert toml != ENGLISH
    (tmp_path / "qq.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(LocaleError) as caught:
        load("qq", tmp_path)
    assert "qq.toml" in str(caught.value)
    assert f"at {key}:" in str(caught.value)
    assert caught.value.hint


def test_several_problems_are_counted(tmp_path: Path) -> None:
    """The first of several problems is named and the others are counted."""
    (tmp_path / "qq.toml").write_text("", encoding="utf-8")
    with pytest.raises(LocaleError, match="9 more problems"):
        load("qq", tmp_path)


@pytest.mark.parametrize("content", [b"[labels\n", b'a = "\xff"', b"a = 1\na = 2\n"])
def test_broken_toml(tmp_path: Path, content: bytes) -> None:
    """A file that is no TOML in UTF-8 is an error of the locale, not a decoding error from below."""
    (tmp_path / "qq.toml").write_bytes(content)
    with pytest.raises(LocaleError, match=r"qq\.toml is not a TOML file"):
        load("qq", tmp_path)


def test_absent_file(tmp_path: Path) -> None:
    """A file that is not there is an error that says where one belongs."""
    with pytest.raises(LocaleError, match=r"qq\.toml could not be read"):
        load("qq", tmp_path)


def test_a_correct_file_is_read(tmp_path: Path) -> None:
    """A copy of a shipped file is accepted under another name, and carries that name."""
    (tmp_path / "qq.toml").write_text(ENGLISH, encoding="utf-8")
    assert load("qq", tmp_path).tag == "qq"
