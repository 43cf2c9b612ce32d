"""The texts of the twelve languages: complete, translated, and punctuated as the language does it."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pressrewrite.locales import available, fill, format_date, locale
from pressrewrite.locales.templates import placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHERS = [tag for tag in available() if tag != "en"]

# The letters of a script begin their Unicode names with these words.
SCRIPTS = {
    "ar": ("ARABIC",),
    "he": ("HEBREW",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
    "ko": ("HANGUL",),
    "ru": ("CYRILLIC",),
    "zh": ("CJK",),
}

# After CLDR 47, but for the marks that news desks of the language really set: « » in Arabic, “ ” inside « ».
QUOTES = {
    "ar": "«»“”",
    "de": "„“‚‘",
    "en": "“”‘’",
    "es": "«»“”",
    "fr": "«»“”",
    "he": "””’’",
    "it": "«»“”",
    "ja": "「」『』",
    "ko": "“”‘’",
    "pt": "“”‘’",
    "ru": "«»„“",
    "zh": "“”‘’",
}

# What belongs to these languages alone, and so would be a slip of the pen in a file of another.
MARKS = "。、，：；「」『』《》（）،؛؟«»„“”‚‘’"
OWN_MARKS = {
    "ja": "。、：「」『』（）",
    "zh": "。，、：；《》“”‘’（）",
    "ar": "،؛«»“”",
    "fr": "«»“”’",
    "it": "«»“”’",
    "en": "“”‘’",
}


def texts(tag: str) -> Iterator[tuple[str, str]]:
    """Walk through every text of a language with its key."""

    def walk(key: str, value: Any) -> Iterator[tuple[str, str]]:
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, dict):
            for name, inner in value.items():
                yield from walk(f"{key}.{name}".lstrip("."), inner)
        elif isinstance(value, (list, tuple)):
            for number, inner in enumerate(value):
                yield from walk(f"{key}.{number}", inner)

    yield from walk("", locale(tag).model_dump(exclude={"tag"}))


def prose(tag: str) -> dict[str, str]:
    """Give the texts that a reader or a model sees, without their gaps."""
    return {
        key: re.sub(r"\{\w+\}", "", text)
        for key, text in texts(tag)
        if not key.startswith(("deixis", "quotes", "gloss.inline")) and key != "labels.list_separator"
    }


@pytest.mark.parametrize("tag", OTHERS)
def test_same_keys(tag: str) -> None:
    """Every language has the keys of English, each rule included."""
    assert prose(tag).keys() == prose("en").keys()


@pytest.mark.parametrize("tag", OTHERS)
def test_same_gaps(tag: str) -> None:
    """Every template has the gaps of the English one."""
    english = dict(texts("en"))
    for key, text in texts(tag):
        if not key.startswith("deixis"):
            assert sorted(placeholders(text)) == sorted(placeholders(english[key])), key


@pytest.mark.parametrize("tag", OTHERS)
def test_translated(tag: str) -> None:
    """No sentence and no heading is English: at most single words that both languages share are equal."""
    english = prose("en")
    same = {key for key, text in prose(tag).items() if text == english[key]}
    assert all(len(english[key].split()) == 1 and len(english[key]) <= 10 for key in same), same
    assert len(same) <= 4, same


@pytest.mark.parametrize("tag", OTHERS)
def test_no_english_words(tag: str) -> None:
    """No English function word is left inside a translated text."""
    english = re.compile(r"\b(the|of|and|is|this|that|release|press release|by|with|from)\b", re.IGNORECASE)
    assert not {key: found[0] for key, text in prose(tag).items() if (found := english.search(text))}


@pytest.mark.parametrize("tag", SCRIPTS)
def test_own_script(tag: str) -> None:
    """A language with a script of its own is written in it and in nothing else."""
    for key, text in prose(tag).items():
        letters = [letter for letter in text if letter.isalpha()]
        strange = [letter for letter in letters if not unicodedata.name(letter).startswith(SCRIPTS[tag])]
        assert letters, key
        assert not [letter for letter in strange if letter != "ー"], (key, strange)


@pytest.mark.parametrize("tag", available())
def test_quotes(tag: str) -> None:
    """The quotation marks are those of the language; French keeps a no-break space inside them."""
    quotes = locale(tag).quotes
    marks = (quotes.open, quotes.close, quotes.inner_open, quotes.inner_close)
    assert "".join(mark.strip() for mark in marks) == QUOTES[tag]
    assert (quotes.open.endswith("\u00a0"), quotes.close.startswith("\u00a0")) == (
        (True, True) if tag == "fr" else (False, False)
    )


@pytest.mark.parametrize("tag", available())
@pytest.mark.parametrize("key", ["disclosure.source", "notice.published", "notice.published_undated"])
def test_titles_are_quoted(tag: str, key: str) -> None:
    """A title stands in the quotation marks of the language; Chinese has marks of its own for titles."""
    quotes = locale(tag).quotes
    before, after = ("《", "》") if tag == "zh" else (quotes.open, quotes.close)
    assert f"{before}{{title}}{after}" in dict(texts(tag))[key]


@pytest.mark.parametrize("tag", available())
def test_plain_punctuation(tag: str) -> None:
    """Texts hold no typewriter quotes, no double spaces, no space at an end, no control characters."""
    wrong = re.compile(r"[\"'`]|\s\s|[\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
    written = dict(texts(tag))
    for key in prose(tag):
        assert not wrong.search(written[key]), key
        assert written[key] == written[key].strip(), key
        assert unicodedata.is_normalized("NFC", written[key]), key


@pytest.mark.parametrize("tag", OWN_MARKS)
def test_marks_of_other_languages(tag: str) -> None:
    """No quotation mark or comma of another language has slipped in."""
    foreign = set(MARKS) - set(OWN_MARKS[tag])
    assert not {key: text for key, text in prose(tag).items() if foreign & set(text)}


@pytest.mark.parametrize("tag", available())
def test_no_double_full_stop(tag: str) -> None:
    """A date in any gap never brings a second full stop with it."""
    written = format_date(date(2025, 4, 1), tag)
    for key, template in texts(tag):
        if "date" in placeholders(template) and not key.startswith("deixis"):
            filled = fill(template, **(dict.fromkeys(placeholders(template), "X") | {"date": written}))
            assert written in filled, key
            assert not re.search(r"\.\.|\.。", filled), (key, filled)


@pytest.mark.parametrize("tag", available())
def test_a_notice_sentence_is_one_sentence(tag: str) -> None:
    """Each sentence of the notice ends in a full stop and holds no other."""
    for key, text in texts(tag):
        if key.startswith("notice."):
            assert re.findall(r"[.。!?！？]", text) == [text[-1]], (key, text)


@pytest.mark.parametrize("tag", available())
def test_sentences_end(tag: str) -> None:
    """Every sentence of the disclosure ends in a full stop; an address does not, so that it works."""
    for key, text in texts(tag):
        if key.startswith("disclosure."):
            assert text.endswith("{url}" if key.endswith("address") else (".", "。")), key


@pytest.mark.parametrize("tag", available())
def test_deixis_is_lower_case_and_unambiguous(tag: str) -> None:
    """Phrases are written in lower case, and no phrase means two times."""
    rules = locale(tag).deixis.model_dump()
    phrases = [
        phrase
        for name, value in rules.items()
        if name[-2:] != "by" and isinstance(value, (list, tuple))
        for phrase in value
    ]
    assert [phrase for phrase in phrases if phrase != phrase.lower() or "’" in phrase] == []
    assert len(phrases) == len(set(phrases)), sorted(
        phrase for phrase in phrases if phrases.count(phrase) > 1
    )
