"""Refusals, guesses and wrong languages are reported, and quoted people are not."""

from __future__ import annotations

import pytest

from pressrewrite.drafts.admissions import find_admissions, shortened
from pressrewrite.errors import InvalidLanguageTag
from pressrewrite.models import FlagKind

LONG = "The harbour office reopened the line on Monday. Divers came from three towns, and so did the mayor."


def kinds(text: str, language: str) -> list[FlagKind]:
    """Name what was reported."""
    return [flag.kind for flag in find_admissions(text, language=language)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I'm sorry, but I can't access the link you gave.", "en"),
        ("As an AI language model, I do not know the news.", "en"),
        ("申し訳ありませんが、そのページにアクセスできません。", "ja"),
        ("Ich kann leider nicht auf das Internet zugreifen.", "de"),
        ("Ich kann auf diese Seite nicht zugreifen.", "de"),
        ("Je suis désolé, mais je ne peux pas accéder à ce lien.", "fr"),
        ("Lo siento, pero no puedo acceder a internet.", "es"),
        ("Desculpe, mas não posso acessar a internet.", "pt"),
        ("Mi dispiace, ma non posso accedere a Internet.", "it"),
        ("抱歉，我无法访问该网站。", "zh"),
        ("죄송하지만 해당 링크에 접근할 수 없습니다.", "ko"),
        ("Извините, но я не могу получить доступ к сайту.", "ru"),
        ("אני מצטער, אבל אין לי גישה לאינטרנט.", "he"),
        ("عذراً، لا أستطيع الوصول إلى هذا الموقع.", "ar"),
        ("Paumanhin, ngunit hindi ko ma-access ang link.", "tl"),
        ("As an AI language model, I cannot help.", "ja"),
    ],
)
def test_refusals_are_reported(text: str, language: str) -> None:
    """A refusal is one in the language that was asked for and in English."""
    assert FlagKind.REFUSAL in kinds(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It is highly probable that the review covers boats.", "en"),
        ("The update likely reflects the views of experts.", "en"),
        ("Possible reasons include the weather.", "en"),
        ("The details remain to be seen without accessing the paper.", "en"),
        ("Mögliche Gründe für den Anstieg:", "de"),
        ("Dies könnte dazu geführt haben, dass viele suchten.", "de"),
        ("背景には選挙がある可能性があります。", "ja"),
        ("雨が原因と考えられます。", "ja"),
        ("ربما يعود ذلك إلى المباراة.", "ar"),
        ("من المحتمل أن تكون المباراة هي السبب.", "ar"),
        ("假設兩隊在決賽相遇。", "zh-Hant"),
        ("Ang mga posibleng dahilan ay marami.", "tl"),
        ("Les raisons possibles sont nombreuses.", "fr"),
        ("Podría deberse al tiempo.", "es"),
        ("È probabile che sia il tempo.", "it"),
        ("É provável que seja o tempo.", "pt"),
        ("날씨 때문일 가능성이 높습니다.", "ko"),
        ("Скорее всего, дело в погоде.", "ru"),
        ("ייתכן שמזג האוויר הוא הסיבה.", "he"),
    ],
)
def test_guesses_are_reported(text: str, language: str) -> None:
    """A writer that says it guesses is taken at its word."""
    assert kinds(text, language) == [FlagKind.GUESSING]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (LONG, "de", "English (en)"),
        (LONG, "ja", "English (en)"),
        (LONG, "tl", "English (en)"),
        ("フェリーが月曜日に再開しました。二隻の船が運航します。", "ar", "Japanese (ja)"),
        (
            "Der Hafen hat die Linie am Montag geöffnet, und die Taucher kamen aus drei Orten.",
            "en",
            "German (de)",
        ),
        (LONG * 8, "fr", "English (en)"),
        (LONG, "en-GB", ""),
        (LONG, "und", ""),
        ("法國在澳洲爆紅，原因是什麼？這件事引起了許多人的關注與討論。", "zh", ""),
        ("NASA Artemis II", "ja", ""),
        ("123 456", "ja", ""),
        ("Kantor pelabuhan membuka kembali jalur itu.", "ms", ""),
    ],
)
def test_another_language_than_asked_is_reported(text: str, language: str, found: str) -> None:
    """Only what is long enough to tell is held against the language that was asked for, by its name."""
    details = [
        flag.detail
        for flag in find_admissions(text, language=language)
        if flag.kind is FlagKind.WRONG_LANGUAGE
    ]
    assert details == ([found] if found else [])


@pytest.mark.parametrize(
    "text",
    [
        "“I cannot access my house,” she said.",
        'He said: "It is highly probable that it rains."',
        "The likely winner is a boat. It may rain.",
        "「可能性がある」と市長は述べた。",
    ],
)
def test_what_others_say_is_not_reported(text: str) -> None:
    """Words inside quotation marks are somebody else's."""
    assert find_admissions(text, language="und") == ()


def test_what_was_said_aside_is_searched_too() -> None:
    """A confession in a preamble counts although the preamble is gone."""
    flags = find_admissions(LONG, language="en", aside="Here is a possible article:")
    assert [(flag.kind, flag.detail) for flag in flags] == [
        (FlagKind.GUESSING, "Here is a possible article:")
    ]


def test_details_are_short_and_few() -> None:
    """A flag holds at most 120 characters, and a flood of guesses ten flags."""
    flags = find_admissions("\n".join(f"Possible reasons {n} {'x ' * 200}" for n in range(50)), language="en")
    assert [flag.kind for flag in flags].count(FlagKind.GUESSING) == 10
    assert all(len(flag.detail) <= 120 for flag in flags)
    assert shortened("a  b\nc", 4) == "a b…"


def test_a_wrong_tag_is_an_error() -> None:
    """A language tag that is none is refused."""
    with pytest.raises(InvalidLanguageTag):
        find_admissions("x", language="??")
