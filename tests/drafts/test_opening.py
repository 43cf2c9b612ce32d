"""What is said before an article goes, and an article's own first words stay."""

from __future__ import annotations

import pytest

from pressrewrite.drafts.opening import may_open_with_talk, strip_opening, strip_thoughts

ARTICLE = "Ferry line returns\n\nThe ferry sails again from Monday. Two boats serve the line."

PREAMBLES = [
    "Sure! Here's a news article based on the press release:",
    "Okay, let’s craft a detailed article based on the provided information, which says that a ferry sails.",
    "Okay, I understand. You want a detailed article about the ferry. Here it is:",
    "Here’s a possible article, incorporating likely context and potential details:",
    "Certainly. Below is the rewritten article:",
    "Here is a summary of the announcement in 80 words:",
    "I've written the article you requested below.",
    "**Okay, here's a detailed article based on the provided information:**",
    "Okay, let's explore the topic.\nHere's a possible article:",
    "Assistant: Sure! Here is the article:",
    "Sure, here is the article:\n\n---",
    "بالتأكيد، إليك مقال مفصل حول عودة خط العبّارات:",
    "حسناً، إليك مقال حول الموضوع بأسلوب لطيف:",
    "はい、承知いたしました。フェリーの再開について、わかりやすく解説する記事を作成します。",
    "かしこまりました。以下に記事をまとめました。",
    "もちろんです。以下が記事です：",
    "Klar, hier ist ein ausführlicher Artikel über die Fähre:",
    "Natürlich, hier ist ein möglicher Artikel auf Grundlage der Pressemitteilung:",
    "Bien sûr, voici un article détaillé sur le ferry :",
    "¡Claro! Aquí tienes un artículo detallado sobre el ferry:",
    "Claro! Aqui está um artigo detalhado sobre a balsa:",
    "Certo, ecco un articolo basato sul comunicato:",
    "好的，以下是一篇关于渡轮的详细文章：",
    "沒問題！以下是為您撰寫的文章：",
    "네, 알겠습니다. 다음은 여객선에 관한 기사입니다:",
    "Конечно, вот подробная статья о пароме:",
    "בטח, הנה מאמר מפורט על המעבורת:",
    "Okay, heto ang isang artikulo tungkol sa lantsa:",
    "Okay, voici un article sur le ferry :",
]


@pytest.mark.parametrize("preamble", PREAMBLES)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n\n\n"])
def test_preambles_go(preamble: str, gap: str) -> None:
    """Lines in which a model talks to the one who asked are gone, in every language and mix of languages."""
    text, removed = strip_opening(preamble + gap + ARTICLE)
    assert text == ARTICLE
    assert removed


@pytest.mark.parametrize("preamble", PREAMBLES)
def test_a_title_above_a_preamble_stays(preamble: str) -> None:
    """The title that a page prints above the answer is no talk."""
    text, removed = strip_opening(f"Harbour news\n\n\n{preamble}\n\n{ARTICLE}")
    assert text == f"Harbour news\n\n{ARTICLE}"
    assert removed


@pytest.mark.parametrize(
    "first",
    [
        "Sure Start centres reopen in Leeds",
        "Certainly the largest ferry in Europe sails again.",
        "Certainly, the largest ferry in Europe sails again.",
        "Okay Corral museum opens",
        "Great Barrier Reef gets funds",
        "Here is the full text of the statement:",
        "Here are the winners of the article prize, the office said.",
        "Of course, the article says otherwise.",
        "Yes, the ferry sails, the office said.",
        "Klar: Bank gets licence",
        "Claro launches 5G in Peru",
        "OK! Magazine sold to rival",
        "AI: the next frontier",
        "Hier ist Platz für alle: Neues Zentrum öffnet",
        "Voici le programme des journées :",
        "以下は会社概要です。",
        "はい、と答えた人は3割だった。",
    ],
)
def test_an_article_of_its_own_stays(first: str) -> None:
    """A genuine first sentence is never taken for talk."""
    text = f"{first}\n\n{ARTICLE}"
    assert strip_opening(text) == (text, ())


def test_talk_and_article_in_one_line_are_parted() -> None:
    """Only the talk goes when the article begins in the same line or the same sentence."""
    said = "The ferry sails again from Monday, the harbour office said in a statement."
    assert strip_opening(f"Sure! {said}") == (said, ("Sure!",))
    assert strip_opening(f"Here is the article based on your notes: {said}")[0] == said


def test_talk_alone_leaves_nothing() -> None:
    """An answer that is nothing but talk becomes an empty text."""
    assert strip_opening("はい、承知いたしました。") == ("", ("はい、承知いたしました。",))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<think>Let me see.\nA ferry.</think>\n\nFerry sails", ("Ferry sails", "Let me see.\nA ferry.")),
        ("<THINKING>x</thinking>y", ("y", "x")),
        ("<think>never closed", ("<think>never closed", "")),
        ("Ferry <think>x</think>", ("Ferry <think>x</think>", "")),
        ("<think>İ</think>y", ("y", "İ")),
    ],
)
def test_thoughts_go(text: str, expected: tuple[str, str]) -> None:
    """What a reasoning model prints before its answer is no part of it."""
    assert strip_thoughts(text) == expected


@pytest.mark.parametrize(
    "talk",
    [
        "Sure, here is the press release rewritten as a news article.",
        "はい、承知いたしました。以下が記事です。",
        "بالتأكيد، إليك المقال.",
        "好的，以下是文章。",
        (
            "A title over it that is long\nBy the desk of a newspaper, and by nobody else, as far as one can tell "
            "at this very hour of a long day in the merry month of May\nSure, here is the article you asked for:\n"
        ),
    ],
)
def test_the_quick_look_misses_no_talk_that_begins_so(talk: str) -> None:
    """Where talk would be taken away the quick look says so, also when only a full stop ends it."""
    text = f"{talk} The harbour of Kiel reopened on Monday."
    assert strip_opening(text)[1]
    assert may_open_with_talk(text)
