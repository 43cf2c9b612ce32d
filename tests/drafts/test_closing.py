"""Offers, counters and the foot of the page go; contacts, tables and last sentences stay."""

from __future__ import annotations

import pytest

from pressrewrite.drafts.closing import strip_closing, strip_counter, strip_foot

ARTICLE = "Ferry line returns\n\nThe ferry sails again. Two boats serve the line."


@pytest.mark.parametrize(
    "offer",
    [
        "I hope this helps!",
        "I hope this article is useful. Let me know if you'd like me to change the tone.",
        "Would you like me to:\n- shorten it\n- add a quote",
        "---\n\n*Would you like me to add more detail?*",
        "Feel free to ask if you have further questions.",
        "آمل أن يكون هذا المقال مفيدًا!",
        "この記事がお役に立てれば幸いです。",
        "何かご質問がございましたら、お気軽にお知らせください。",
        "Ich hoffe, dieser Artikel ist hilfreich!",
        "Lassen Sie mich wissen, wenn Sie Änderungen wünschen.",
        "J'espère que cet article vous sera utile.",
        "¿Quieres que lo traduzca?",
        "Espero que este artigo seja útil!",
        "Fammi sapere se desideri modifiche.",
        "希望这篇文章对您有所帮助！",
        "이 기사가 도움이 되었기를 바랍니다.",
        "Надеюсь, эта статья будет полезной!",
        "האם תרצה שאקצר אותו?",
        "Sana ay nakatulong ito!",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_offers_go(offer: str, gap: str) -> None:
    """What a model offers after its article is gone, with the rule above it."""
    text, removed = strip_closing(ARTICLE + gap + offer)
    assert text.rstrip() == ARTICLE
    assert removed


@pytest.mark.parametrize(
    "last",
    [
        "If you have questions, feel free to ask press@port.example.",
        "Let me know if it rains: 555 0199 234, said the captain.",
        "The captain said: I hope this helps the islanders, who have waited for two long years.",
        "「島民のお役に立てれば幸いです」と船長は述べた。",
        "Would you like me to sail?\n- said the captain\n\nThe boat left at noon and came back late.",
    ],
)
def test_an_articles_own_end_stays(last: str) -> None:
    """A contact, or a sentence in which somebody hopes, is no offer."""
    text = f"{ARTICLE}\n\n{last}"
    assert strip_closing(text) == (text, ())


def test_an_offer_in_the_last_paragraph_goes_alone() -> None:
    """The sentences before the offer stay where they are."""
    assert strip_closing(f"{ARTICLE} I hope this helps!") == (ARTICLE, ("I hope this helps!",))


@pytest.mark.parametrize(
    "counter", ["137", " 1,234 ", "Views: 88", "閲覧数：120", "(Word count: 350)", "1.234 Aufrufe", "６"]
)
def test_counters_go(counter: str) -> None:
    """A last line that only counts is gone."""
    text, removed = strip_counter(f"{ARTICLE}\n{counter}\n")
    assert text.rstrip() == ARTICLE
    assert removed == counter.strip()


@pytest.mark.parametrize(
    "text", ["137", "2023\n2024", f"{ARTICLE}\n-30-", f"{ARTICLE}\n###", f"{ARTICLE}\n5 boats", ""]
)
def test_other_last_lines_stay(text: str) -> None:
    """A lone figure, a column of figures, an end mark and a count of something are no counters of views."""
    assert strip_counter(text) == (text, "")


@pytest.mark.parametrize(
    "foot",
    [
        "The AI has delivered the news.\nThe following question was put to Google Gemini:\nWrite it.",
        "Die KI hat uns die Nachrichten überbracht.\nIch habe ChatGPT die folgende Frage gestellt.\nSag!",
        "AIがニュースをお伝えしました。\n以下の問いでGoogle Geminiから回答をえています。\n書いて。",
        "L'IA vous a écrit ceci.\nLa question suivante a été posée à Gemini :\nÉcrivez.",
        "لقد قدم الذكاء الاصطناعي الأخبار.\nتم طرح السؤال التالي على Gemini:\nاكتب.",
        "人工智慧已提供新聞。\n以下問題用於從 Google Gemini 獲取答案：\n寫。",
        "Please write a detailed article about the ferry. Answers should be in English.",
        "フェリーについて、優しい文章で詳細な記事を書いてください。",
    ],
)
def test_the_foot_goes_with_all_below(foot: str) -> None:
    """From the line that names the machine, or repeats the prompt, nothing is left."""
    assert strip_foot(f"{ARTICLE}\n\n{foot}") == (ARTICLE + "\n", foot)


def test_a_prompt_above_the_article_goes() -> None:
    """A prompt that is echoed before the answer is no headline."""
    prompt = "Please write a detailed article about the ferry."
    assert strip_foot(f"{prompt}\n\n{ARTICLE}") == (ARTICLE, prompt)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Please write a detailed article",
        "We asked the mayor the following question.\n\nShe said yes.",
        "Museum asks\n\nWe asked ChatGPT the following question: who sails?\n\n"
        + "The ferry sails again. " * 400,
    ],
)
def test_a_question_in_the_story_stays(text: str) -> None:
    """An interview, a long story about a model and a text of one line are no feet of a page."""
    assert strip_foot(text) == (text, "")
