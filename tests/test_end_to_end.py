"""A shipped English release becomes an Arabic and a Japanese article over the real wires."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest

import pressrewrite as pr
from pressrewrite.models import DisclosureLevel, FlagKind
from pressrewrite.testing import ChaosServer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pressrewrite.providers import StreamingProvider
    from pressrewrite.testing import Call

EXAMPLE = "frank-adverts.txt"
# What a careful model would write: nothing that the release does not say.
FAITHFUL: dict[str, dict[str, Any]] = {
    "ar": {
        "headline": "إعلانات جديدة لخدمة FRANK في عامها العاشر",
        "sentences": (
            "تستهدف الإعلانات من تتراوح أعمارهم بين 13 و18 عاما.",
            "وقال 67 في المئة من الشباب إنهم سيستخدمون FRANK إذا احتاجوا إلى نصيحة بشأن المخدرات.",
            "وتعرض الإعلانات ستة أشهر على قنوات الشباب.",
            "واستخدم أكثر من 35 مليون شخص موقع FRANK منذ إطلاقه.",
        ),
    },
    "ja": {
        "headline": "FRANKの新しい広告、10周年に開始",
        "sentences": (
            "広告は13歳から18歳までの若者に向けたものだ。",
            "若者の67％が、薬物について助言が必要ならFRANKを使うと答えた。",
            "広告は若者向けのチャンネルで6か月間放送される。",
            "開始以来、3,500万人以上がFRANKのサイトを利用した。",
        ),
    },
}
# A place, a date, a figure, a quotation with its speaker, and a person: none of them is in the release.
INVENTED = {
    "ar": (
        "انطلقت الحملة في بروكسل.",
        "وبدأ البث في 14 مارس 2011.",
        "وقال 91 في المئة إنهم يثقون بها.",
        "وقالت الدكتورة ليلى حداد: «سنخفض التعاطي بنسبة 40 في المئة خلال عامين».",
        "وأشرف على الحملة السيد كمال منصور.",
    ),
    "ja": (
        "キャンペーンはブリュッセルで始まった。",
        "放送は2011年3月14日に始まった。",
        "91％が信頼すると答えた。",
        "エミリア・サントス博士は「2年で使用を40％減らします」と述べた。",
        "ヴィクトル・ペトロフ氏が監修した。",
    ),
}
# What the model writes when it is asked to mend: the place is taken out, the figure put right, the rest left out.
MENDED = {
    "ar": ("انطلقت الحملة.", "", "وقال 76 في المئة إنهم يثقون بها.", "", ""),
    "ja": ("キャンペーンが始まった。", "", "76％が信頼すると答えた。", "", ""),
}


def draft(language: str, *more: str) -> dict[str, Any]:
    """Make a reply of the model."""
    told = FAITHFUL[language]
    said = [{"evidence": [], "text": text} for text in (*told["sentences"], *more)]
    return {
        "headline": {"evidence": [0], "text": told["headline"]},
        "dek": None,
        "key_points": [],
        "sections": [{"kind": "body", "heading": None, "paragraphs": [{"kind": "text", "sentences": said}]}],
        "quotations": [],
        "figures": [],
    }


def gemini(server: ChaosServer) -> StreamingProvider:
    """Make the writer that speaks Gemini's wire."""
    return pr.providers.Gemini("gemini-2.5-flash", api_key="a-key-for-nobody", base_url=server.gemini_url)


def openai(server: ChaosServer) -> StreamingProvider:
    """Make the writer that speaks OpenAI's wire through its SDK."""
    pytest.importorskip("openai")
    return pr.providers.OpenAI("gpt-5-mini", api_key="a-key-for-nobody", base_url=server.chat_url)


WIRES = pytest.mark.parametrize("wire", [gemini, openai], ids=["gemini", "openai"])
LANGUAGES = pytest.mark.parametrize("language", ["ar", "ja"])


def texts(article: pr.Article) -> list[str]:
    """List the sentences of the story."""
    return [one.text for part in article.sections for each in part.paragraphs for one in each.sentences]


@WIRES
@LANGUAGES
def test_a_faithful_reply_becomes_an_article_with_its_record(
    wire: Callable[[ChaosServer], StreamingProvider], language: str, examples: Path
) -> None:
    """Article, report and disclosure, with the very prompt: nothing is found, and nothing is called supported."""
    release = pr.read_release(examples / EXAMPLE)
    with ChaosServer(reply=draft(language)) as server:
        article = pr.rewrite(release, language=language, provider=wire(server))
        sent = server.calls[0].body.decode("utf-8")
    assert texts(article) == list(FAITHFUL[language]["sentences"])
    assert article.report.findings == ()
    assert {one.verdict for one in article.sentences} <= {pr.Verdict.PARTLY, pr.Verdict.NOT_CHECKABLE}
    assert article.disclosure.level is DisclosureLevel.AI_ASSISTED
    prompt = pr.Rewriter().prompt(release, language=language)
    assert article.provenance.prompt == prompt.text
    assert article.provenance.prompt_sha256 == prompt.sha256
    # Non-ASCII went over the wire as it is.
    assert pr.locales.locale(language).prompt.task_news_article in sent
    assert "a-key-for-nobody" not in article.to_json()
    html = article.to_html()
    assert f'lang="{language}"' in html
    assert ('dir="rtl"' in html) is (language == "ar")


@WIRES
@LANGUAGES
@pytest.mark.parametrize("asynchronous", [False, True])
def test_inventions_are_all_caught_and_mended_or_dropped(
    wire: Callable[[ChaosServer], StreamingProvider],
    language: str,
    asynchronous: bool,  # noqa: FBT001
    examples: Path,
) -> None:
    """The place, the date, the figure, the quotation and the person are found; none of them is left."""
    release = pr.read_release(examples / EXAMPLE)

    def reply(call: Call) -> dict[str, Any]:
        if call.number == 1:
            return draft(language, *INVENTED[language])
        return {
            "sentences": [
                {"number": number, "evidence": [0], "text": text}
                for number, text in enumerate(MENDED[language], 1)
            ]
        }

    flagged = pr.check(" ".join(INVENTED[language]), release, language=language)
    assert all(one.findings for one in flagged.sentences), [
        one.text for one in flagged.sentences if not one.findings
    ]
    with ChaosServer(reply=reply) as server:
        rewriter = pr.Rewriter(provider=wire(server), policy="repair")
        if asynchronous:
            article = asyncio.run(rewriter.arewrite(release, language=language))
        else:
            article = rewriter.rewrite(release, language=language)
        assert server.requests == 2
    left = texts(article)
    assert left[: len(FAITHFUL[language]["sentences"])] == list(FAITHFUL[language]["sentences"])
    assert not set(INVENTED[language]) & set(left)
    assert not any(
        one.verdict in {pr.Verdict.UNSUPPORTED, pr.Verdict.CONTRADICTED} for one in article.sentences
    )
    kinds = [flag.kind for flag in article.flags]
    assert kinds.count(FlagKind.SENTENCE_REPAIRED) == 2
    assert kinds.count(FlagKind.SENTENCE_DROPPED) >= 3
    assert article.provenance.attempts == 2


@WIRES
@LANGUAGES
def test_it_streams(wire: Callable[[ChaosServer], StreamingProvider], language: str, examples: Path) -> None:
    """Each sentence is told whole and checked, over the stream of the service."""
    release = pr.read_release(examples / EXAMPLE)
    with ChaosServer(reply=draft(language)) as server:
        events = list(pr.Rewriter(provider=wire(server)).stream(release, language=language))
        assert server.requests == 1
    told = [event.sentence.text for event in events if isinstance(event, pr.SentenceReady)]
    assert told == [FAITHFUL[language]["headline"], *FAITHFUL[language]["sentences"]]
    assert isinstance(events[-1], pr.ArticleReady)
