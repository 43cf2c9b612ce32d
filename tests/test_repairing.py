"""One bounded turn in which the writer mends what the release does not support."""

from __future__ import annotations

import json
from typing import Any

import pytest

import pressrewrite as pr
from pressrewrite.errors import InvalidInput, RateLimited
from pressrewrite.models import FlagKind, Verdict
from pressrewrite.testing import Scripted

RELEASE = pr.SourceItem(
    title="North reef reopens to divers",
    publisher="Harbour Office",
    body="The Harbour Office reopened the north reef on 3 May 2024. Some 412 volunteers planted 27 coral beds. "
    "The council approved the budget.",
    language="en",
)


def draft(*sentences: str, headline: str = "North reef reopens to divers") -> dict[str, Any]:
    """Make a draft of one paragraph."""
    said = [{"evidence": [], "text": text} for text in sentences]
    return {
        "headline": {"evidence": [0], "text": headline},
        "dek": None,
        "key_points": [],
        "sections": [{"kind": "body", "heading": None, "paragraphs": [{"kind": "text", "sentences": said}]}],
        "quotations": [],
    }


GOOD = "The Harbour Office reopened the north reef on 3 May 2024."
BAD = "Some 512 volunteers planted 27 coral beds."
WORSE = "The mayor of Brussels cut the ribbon."


def mended(*answers: tuple[int, str]) -> dict[str, Any]:
    """Make the answer of a repair turn."""
    return {"sentences": [{"number": number, "evidence": [2], "text": text} for number, text in answers]}


def kinds(article: pr.Article) -> list[FlagKind]:
    """List what was recorded."""
    return [flag.kind for flag in article.flags]


def texts(article: pr.Article) -> list[str]:
    """List the sentences of the story."""
    return [one.text for part in article.sections for each in part.paragraphs for one in each.sentences]


def test_a_sentence_is_mended_and_recorded() -> None:
    """The writer sees the failing sentences, what was found and the source; its answer is checked and taken."""
    right = "Some 412 volunteers planted 27 coral beds."
    writer = Scripted([draft(GOOD, BAD), mended((1, right))])
    article = pr.rewrite(RELEASE, provider=writer, policy="repair")
    assert texts(article) == [GOOD, right]
    assert kinds(article) == [FlagKind.SENTENCE_REPAIRED]
    assert BAD in article.flags[0].detail
    assert article.report.score == 1.0
    asked = writer.requests[1].prompt
    assert asked is not None
    assert asked.strategy == "repair"
    assert GOOD not in asked.messages[1].content.split("[ARTICLE-")[1]
    assert "Not in the release: 512" in asked.text
    assert "The release says: 412" in asked.text
    assert article.provenance.repair_prompt == asked.text
    assert article.provenance.attempts == 2


def test_what_fails_again_is_left_out_or_kept_and_marked() -> None:
    """There is one turn and no other."""
    script = [draft(GOOD, BAD, WORSE), mended((1, "Some 999 volunteers planted 27 coral beds."), (2, ""))]
    writer = Scripted(script)
    article = pr.rewrite(RELEASE, provider=writer, policy=pr.Policy.REPAIR)
    assert texts(article) == [GOOD]
    assert kinds(article) == [FlagKind.SENTENCE_DROPPED, FlagKind.SENTENCE_DROPPED]
    assert len(writer.requests) == 2
    kept = pr.Rewriter(provider=Scripted(script), policy="repair", unmended="flag").rewrite(RELEASE)
    assert texts(kept) == [GOOD, BAD, WORSE]


@pytest.mark.parametrize(
    "answer",
    ["no JSON at all", {"sentences": "none"}, {"sentences": [{"number": 9, "evidence": [], "text": "x"}]}],
)
def test_a_turn_that_brings_nothing_changes_nothing(answer: str | dict[str, Any]) -> None:
    """What is no answer is dropped like any failing sentence, and the record says so."""
    article = pr.rewrite(RELEASE, provider=Scripted([draft(GOOD, BAD), answer]), policy="repair")
    assert texts(article) == [GOOD]
    assert FlagKind.REPAIR_FAILED in kinds(article)


def test_a_service_that_fails_in_the_turn_loses_no_article() -> None:
    """The error is recorded by its stable name, and what was good stays."""
    article = pr.rewrite(RELEASE, provider=Scripted([draft(GOOD, BAD), RateLimited("wait")]), policy="repair")
    assert texts(article) == [GOOD]
    assert (FlagKind.REPAIR_FAILED, "rate_limited") in [(flag.kind, flag.detail) for flag in article.flags]


def test_a_good_article_costs_one_request() -> None:
    """Nobody is asked about sentences that are supported."""
    writer = Scripted([draft(GOOD)])
    assert pr.rewrite(RELEASE, provider=writer, policy="repair").provenance.attempts == 1
    assert len(writer.requests) == 1


def test_the_embedded_writer_is_not_asked_to_mend() -> None:
    """It reads no prompt, and its sentences are the release's own."""
    article = pr.rewrite(RELEASE, policy="repair")
    assert article.provenance.repair_prompt is None


def test_unmended_says_drop_or_flag() -> None:
    """Anything else is a typed error."""
    with pytest.raises(InvalidInput, match="unmended"):
        pr.Rewriter(unmended="repair")


@pytest.mark.parametrize("language", ["ar", "ja"])
def test_the_turn_speaks_the_readers_language(language: str) -> None:
    """The words of the question are localised, and non-ASCII stands as it is."""
    bad = {"ar": "شارك 512 متطوعا في غرس المرجان.", "ja": "512人のボランティアがサンゴを植えた。"}[language]
    writer = Scripted([draft(bad), mended((1, bad.replace("512", "412")))])
    article = pr.rewrite(RELEASE, language=language, provider=writer, policy="repair")
    asked = writer.requests[1].prompt
    assert asked is not None
    assert pr.locales.locale(language).repair.task in asked.messages[0].content
    assert "\\u" not in asked.text
    assert texts(article) == [bad.replace("512", "412")]
    assert json.loads(article.to_json())["provenance"]["repair_prompt"] == asked.text


@pytest.mark.parametrize(
    "answer",
    [
        "**Some 412 volunteers** planted 27 coral beds.",
        "Some 412 volunteers\n planted\x00 27 coral \ud800beds.",
        "<b>Some 412 volunteers</b> planted 27 coral beds.",
    ],
)
def test_an_answer_is_cleaned_like_any_sentence(answer: str) -> None:
    """Markup, line breaks and what cannot be stored reach neither the article nor its record."""
    article = pr.rewrite(RELEASE, provider=Scripted([draft(GOOD, BAD), mended((1, answer))]), policy="repair")
    assert texts(article) == [GOOD, "Some 412 volunteers planted 27 coral beds."]
    assert json.loads(article.to_json())["flags"][0]["detail"].endswith("→ " + texts(article)[1])


class Strict:
    """Thinks ill of all that speaks of paint."""

    name = "strict"

    def __init__(self) -> None:
        self.heard: list[str] = []

    def judge(self, question: pr.grounding.Question) -> pr.grounding.Opinion:
        self.heard.append(question.text)
        verdict = Verdict.CONTRADICTED if "paint" in question.text else Verdict.NOT_CHECKABLE
        return pr.grounding.Opinion(verdict=verdict, confidence=0.99)


def test_a_sentence_the_judge_objected_to_does_not_come_back_in_the_same_words() -> None:
    """The checks alone saw nothing in it, and the judge did."""
    painted = "Some 412 volunteers painted coral."
    script = [draft(GOOD, painted), mended((1, painted + " "))]
    article = pr.Rewriter(provider=Scripted(script), policy="repair", judge=Strict()).rewrite(RELEASE)
    assert texts(article) == [GOOD]
    assert FlagKind.SENTENCE_REPAIRED not in kinds(article)


def test_the_judge_hears_what_was_mended_and_nothing_twice() -> None:
    """A new sentence is as foreign as the first; the record counts both turns."""
    judge = Strict()
    again = "Volunteers, 412 of them, had paint for coral."
    other = "Planting the coral took 412 volunteers."
    script = [draft(GOOD, BAD, WORSE), mended((1, again), (2, other))]
    article = pr.Rewriter(provider=Scripted(script), policy="repair", judge=judge).rewrite(RELEASE)
    assert judge.heard[-2:] == [again, other]
    assert len(judge.heard) == len(set(judge.heard))
    assert texts(article) == [GOOD, other]
    assert article.report.judge is not None
    assert article.report.judge.asked == len(judge.heard)
    assert article.report.judge.lowered == 1
    assert "wording" in article.report.not_checked
    assert article.report.checks.count("judge") == 1


def test_a_headline_is_mended_by_the_rules_of_headlines() -> None:
    """The title without its furniture is the title, whenever it is written."""
    title = "North reef reopens to divers"
    item = RELEASE.model_copy(update={"title": f"Press release: {title}"})
    script = [draft(GOOD, headline="North reef closes for 99 years"), mended((1, title))]
    article = pr.rewrite(item, provider=Scripted(script), policy="repair")
    assert (article.headline.text, article.headline.verdict) == (title, Verdict.SUPPORTED)
    first = pr.rewrite(item, provider=Scripted([draft(GOOD, headline=title)]))
    assert article.headline.verdict is first.headline.verdict


def test_a_sentence_that_the_story_has_already_mends_nothing() -> None:
    """A writer in need hands back its neighbour, or one sentence for two; it stands there once."""
    right = "Some 412 volunteers planted 27 coral beds."
    script = [draft(GOOD, BAD, WORSE, WORSE), mended((1, GOOD), (2, right), (3, right))]
    article = pr.rewrite(RELEASE, provider=Scripted(script), policy="repair")
    assert texts(article) == [GOOD, right]
    assert kinds(article).count(FlagKind.SENTENCE_REPAIRED) == 1
