"""The built-in strategies: the same brief, the same bytes, in the reader's language."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pressrewrite.locales import fill, locale
from pressrewrite.models import Brief, Draft, Length
from pressrewrite.prompts import (
    Background,
    Classic,
    Explainer,
    Honorifics,
    HouseStyle,
    KeyPoints,
    NewsArticle,
    NumberStyle,
    PromptStrategy,
    ReadingLevel,
    ReviewingStrategy,
    ThreeSentences,
    TitleOnly,
    Translation,
    draft_schema,
)
from pressrewrite.prompts.built_in import BuiltIn
from pressrewrite.prompts.parts import fenced_text

if TYPE_CHECKING:
    from collections.abc import Callable

STYLE = HouseStyle(
    spelling="en-GB",
    numbers=NumberStyle.WORDS,
    honorifics=Honorifics.OMIT,
    banned_words=("groundbreaking", "world-class"),
    headline_characters=80,
)
OTHER_STYLE = HouseStyle(numbers=NumberStyle.DIGITS, honorifics=Honorifics.KEEP)
ALL: dict[str, PromptStrategy] = {
    "classic": Classic(),
    "explainer": Explainer(),
    "explainer, labelled background": Explainer(
        background="labelled", audience="pupils of twelve", house_style=STYLE
    ),
    "key_points": KeyPoints(),
    "news_article": NewsArticle(),
    "news_article, expert": NewsArticle(reading_level="expert", house_style=OTHER_STYLE),
    "three_sentences": ThreeSentences(),
    "title_only": TitleOnly(),
    "translation": Translation(),
}
PINS = json.loads((Path(__file__).parent / "pins.json").read_text(encoding="utf-8"))

LANGUAGES = ("ar", "de", "en", "es", "fr", "he", "it", "ja", "ko", "pt", "ru", "zh")


@pytest.mark.parametrize("strategy", ALL.values(), ids=ALL)
@pytest.mark.parametrize("language", LANGUAGES)
def test_same_brief_same_bytes(strategy: PromptStrategy, language: str, brief: Callable[..., Brief]) -> None:
    """Two renderings of one brief are the same, byte for byte, and so are their digests."""
    first, second = strategy.render(brief(language=language)), strategy.render(brief(language=language))
    assert first == second
    assert first.text.encode() == second.text.encode()
    assert first.sha256 == second.sha256
    assert first.sha256 != strategy.render(brief(language=language, title="Reef closes")).sha256


def test_fingerprint_names_the_settings() -> None:
    """Each length has a fingerprint of its own; the release has no part in it."""
    names = {NewsArticle(length=length).fingerprint for length in Length} | {TitleOnly().fingerprint}
    assert len(names) == 4
    assert NewsArticle(length="short").fingerprint == NewsArticle(length=Length.SHORT).fingerprint


def test_unknown_length() -> None:
    """A length that nobody defined is refused."""
    with pytest.raises(ValueError, match="endless"):
        NewsArticle(length="endless")


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_language(language: str, brief: Callable[..., Brief]) -> None:
    """Role, task and length are told in the reader's language; the release stays in its own."""
    words = locale(language).prompt
    prompt = NewsArticle().render(brief(language=language, length=Length.LONG))
    system, user = prompt.messages
    assert (system.role, user.role) == ("system", "user")
    assert system.content.startswith(words.role)
    assert user.content.startswith(words.task_news_article)
    assert fill(words.length_rule, words="900") in user.content
    assert "1. The reef is open again." in user.content
    notice = TitleOnly().render(brief(language=language, body=None))
    assert notice.messages[1].content.startswith(words.task_title_only)
    assert TitleOnly().length is Length.SHORT


@pytest.mark.parametrize(
    "words",
    ["港が再開しました。", "أعيد افتتاح الميناء اليوم.", "הנמל נפתח.", "“Riff” – größer & schöner €5"],
)
def test_scripts_stay_as_they_are(words: str, brief: Callable[..., Brief]) -> None:
    """Letters of every script stand in the prompt as they are, neither escaped nor transliterated."""
    prompt = NewsArticle().render(brief(title=words, body=f"{words} {words}"))
    assert words in prompt.messages[1].content
    assert "\\u" not in prompt.text


@pytest.mark.parametrize("strategy", [each for each in ALL.values() if each.name != "classic"])
def test_schema_is_json(strategy: PromptStrategy, brief: Callable[..., Brief]) -> None:
    """The schema can be sent: it is JSON, and it is that of a draft."""
    schema = strategy.render(brief()).schema
    assert schema is not None
    assert json.loads(json.dumps(schema)) == draft_schema()


@pytest.mark.parametrize("name", ALL)
def test_a_changed_word_needs_a_new_version(name: str, brief: Callable[..., Brief]) -> None:
    """The words of every prompt are pinned in every language, under the version of its strategy.

    Whoever changes a word raises `version` and renews the pins with what this test shows.
    """
    strategy = ALL[name]
    pinned = PINS[name]
    told = {language: strategy.render(brief(language=language)).sha256[:16] for language in LANGUAGES}
    assert {"version": strategy.version, "fingerprint": strategy.fingerprint, **told} == pinned


SETTINGS: dict[str, list[Any]] = {
    "length": list(Length),
    "reading_level": list(ReadingLevel),
    "audience": [None, "pupils", "nurses"],
    "house_style": [
        HouseStyle(),
        HouseStyle(spelling="en-GB"),
        HouseStyle(numbers=NumberStyle.DIGITS),
        HouseStyle(honorifics=Honorifics.KEEP),
        HouseStyle(banned_words=("a",)),
        HouseStyle(headline_characters=60),
    ],
    "background": list(Background),
}


@pytest.mark.parametrize("setting", SETTINGS)
def test_every_setting_counts(setting: str, brief: Callable[..., Brief]) -> None:
    """Each value of each setting has a fingerprint of its own and other words."""
    made = [NewsArticle(**{setting: value}) for value in SETTINGS[setting]]
    assert len({each.fingerprint for each in made}) == len(made)
    prompts = {each.render(brief(length=each.length)).text for each in made}
    assert len(prompts) == len(made)


def test_settings_as_words() -> None:
    """Settings may be given as words, and a strategy shows only its fingerprint."""
    strategy = Explainer(length="short", reading_level="expert", background="labelled")
    again = Explainer(length=Length.SHORT, reading_level=ReadingLevel.EXPERT, background=Background.LABELLED)
    assert strategy.fingerprint == again.fingerprint
    assert repr(strategy) == f"Explainer(fingerprint='{strategy.fingerprint}')"
    assert strategy.settings["reading_level"] == "expert"


@pytest.mark.parametrize(
    "settings", [{"reading_level": "hard"}, {"background": "yes"}, {"audience": "x" * 201}, {"audience": 3}]
)
def test_unknown_settings(settings: dict[str, Any]) -> None:
    """A level or background that nobody defined, or a whole text as audience, is refused."""
    with pytest.raises(ValueError):
        NewsArticle(**settings)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tasks(language: str, brief: Callable[..., Brief]) -> None:
    """Every strategy begins its job with its own task, in the reader's language."""
    words = locale(language).prompt
    job = brief(language=language, length=Length.LONG)
    explained = Explainer().render(job).messages[1].content
    assert explained.startswith(
        f"{words.task_explainer}\n{fill(words.length_rule, words='900')}\n{words.level_easy}"
    )
    assert ThreeSentences().render(job).messages[1].content.startswith(f"{words.task_three_sentences}\n\n")
    points = KeyPoints(length="short").render(job).messages[1].content
    assert points.startswith(fill(words.task_key_points, count="3"))
    assert KeyPoints(length="long").most == 8


def test_a_strategy_of_your_own_can_build_on_them(brief: Callable[..., Brief]) -> None:
    """Three lines make another strategy with all settings, rules, fence and schema."""

    class Questions(BuiltIn):
        name, version = "questions", "1"

        def task(self, brief: Brief) -> tuple[str, ...]:
            return (f"Write five questions about {brief.item.publisher}.",)

    strategy = Questions(length="short", reading_level="easy")
    prompt = strategy.render(brief())
    assert prompt.messages[1].content.startswith("Write five questions about Harbour Office.\nWrite short")
    assert prompt.schema == draft_schema()
    assert isinstance(strategy, PromptStrategy)


def test_translation_names_the_story(brief: Callable[..., Brief]) -> None:
    """Sentences of the story are named by their numbers; boilerplate and contacts are not."""
    body = "The reef is open again. Divers may come on Monday.\n\nAbout Harbour Office\n\nIt runs the harbour of Nera."
    job = brief(body=body)
    told = {sentence.number for sentence in job.story}
    assert told == {1, 2}
    content = Translation().render(job).messages[1].content
    assert content.startswith(fill(locale("en").prompt.task_translation, numbers="1-2"))
    assert "4. It runs the harbour of Nera." in content


@pytest.mark.parametrize(
    ("evidence", "detail"),
    [
        ([[1], [2], [3]], None),
        ([[2], [1], [3]], None),
        ([[1], [3]], "left out: 2"),
        ([], "left out: 1-3"),
        ([[1], [2], [2], [3]], "told twice: 2"),
        ([[1, 2], [3]], "without one number: 1"),
        ([[1], [2], [3], []], "without one number: 1"),
        ([[3], [3, 1]], "left out: 2; told twice: 3; without one number: 1"),
    ],
)
def test_a_translation_is_reviewed(
    evidence: list[list[int]], detail: str | None, brief: Callable[..., Brief]
) -> None:
    """What a translation leaves out, tells twice or does not name is flagged with its numbers."""
    job = brief(body="The reef is open again. Divers may come on Monday. Entry is free.", language="de")
    sentences = [{"evidence": numbers, "text": "Satz."} for numbers in evidence]
    heading, rest = (sentences[0], sentences[1:]) if sentences else (None, [])
    section = {"heading": heading, "paragraphs": [{"sentences": rest[:1]}]}
    quotations = [{"pieces": [piece]} for piece in rest[1:]]
    draft = Draft.model_validate(
        {"headline": {"text": "Riff offen"}, "sections": [section], "quotations": quotations}
    )
    flags = Translation().review(job, draft)
    assert [(flag.kind.value, flag.detail) for flag in flags] == (
        [] if detail is None else [("not_one_to_one", detail)]
    )
    assert isinstance(Translation(), ReviewingStrategy)
    assert not isinstance(NewsArticle(), ReviewingStrategy)


@pytest.mark.parametrize("language", LANGUAGES)
def test_classic_is_one_plain_message(language: str, brief: Callable[..., Brief]) -> None:
    """The classic prompt is one message without rules or schema, and fenced like the others."""
    job = brief(language=language)
    prompt = Classic().render(job)
    (message,) = prompt.messages
    assert message.role == "user"
    assert prompt.schema is None
    assert message.content.endswith(fenced_text(job))
    assert locale(language).prompt.rules[0] not in prompt.text
