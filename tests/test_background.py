"""Background that is not in the release: in a labelled section, in the disclosure, and never counted as supported."""

from __future__ import annotations

import json

import pytest

import pressrewrite as pr
from pressrewrite.grounding import SentenceCheck, as_background
from pressrewrite.grounding.judge import Opinion, Question
from pressrewrite.locales import fill, locale
from pressrewrite.models import Article, Disclosure
from pressrewrite.providers import Reply, Request

RELEASE = pr.SourceItem(
    title="Reef reopens to divers",
    publisher="Harbour Office",
    language="en",
    body="The reef reopened on 3 May 2024 after two years of repairs. The Harbour Office counted 400 divers. "
    "Entry stays free until the end of May.",
)
# Every fact of the second stands in the release, and still it is the writer's own.
BACKGROUND = [
    "The Harbour Office counted 400 divers.",
    "Repairs of the reef took two years, the Harbour Office counted.",
    "Some 900 kinds of fish live in reefs.",
]


class Scripted:
    """A model that gives one answer."""

    name, model, reads_prompt = "scripted", "scripted-1", True

    def __init__(self, text: str) -> None:
        self.text = text

    def generate(self, request: Request) -> Reply:
        assert request.prompt is not None
        return Reply(text=self.text)

    async def agenerate(self, request: Request) -> Reply:
        return self.generate(request)


def written(kind: str, *, heading: str | None = None, language: str = "en") -> Article:
    """Have a model write the sentences into one section of a kind."""
    sentences = [{"evidence": [1, 2], "text": text} for text in BACKGROUND]
    section = {
        "kind": kind,
        "heading": {"evidence": [], "text": heading} if heading else None,
        "paragraphs": [{"kind": "text", "sentences": sentences}],
    }
    draft = {"headline": {"evidence": [0], "text": "Reef reopens to divers"}, "sections": [section]}
    strategy = pr.prompts.NewsArticle(background="labelled")
    writer = Scripted(json.dumps(draft))
    return pr.rewrite(RELEASE, provider=writer, strategy=strategy, language=language)


def verdicts(article: Article) -> list[tuple[str, str | None]]:
    """List verdict and reason of the sentences of the one section."""
    return [(one.verdict.value, one.reason) for one in article.sections[0].paragraphs[0].sentences]


def test_background_never_counts() -> None:
    """Word for word is supported; the same facts in other words are partly supported in the story, not in background."""
    assert verdicts(written("body"))[:2] == [("supported", None), ("partly", "wording_not_checked")]
    assert verdicts(written("background")) == [
        ("supported", None),
        ("not_checkable", "background"),
        ("unsupported", "background"),
    ]


def test_the_check_of_the_article_agrees() -> None:
    """`pr.check` of an article with background gives the verdicts that stand in it."""
    article = written("background")
    again = pr.check(article, RELEASE)
    assert [one.verdict for one in again.sentences] == [one.verdict for one in article.report.sentences]
    assert [one.reason for one in again.sentences][-2:] == ["background", "background"]


def test_the_disclosure_says_how_much() -> None:
    """The reader is told how many sentences of background may come from elsewhere; without any, nothing is said."""
    article = written("background")
    assert article.disclosure.background == 2
    said = fill(locale("en").disclosure.background, count="2")
    assert said in article.disclosure.sentences
    assert Article.from_json(article.to_json()) == article
    told = written("body").disclosure
    assert told.background == 0
    assert not any("background" in sentence for sentence in told.sentences)


def test_the_disclosure_cannot_forget_it() -> None:
    """An article whose disclosure counts other background than it has is refused."""
    data = json.loads(written("background").to_json())
    data["disclosure"]["background"] = 0
    del data["disclosure"]["sentences"]
    with pytest.raises(pr.errors.InvalidArticle):
        Article.from_json(json.dumps(data))


@pytest.mark.parametrize("language", ["ar", "de", "ja"])
def test_in_the_readers_language(language: str) -> None:
    """The sentence of the disclosure and the label of the section are in the reader's language."""
    article = written("background", language=language)
    assert isinstance(article.disclosure, Disclosure)
    count = article.disclosure.background
    assert count >= 2
    page = article.to_text()
    assert fill(locale(language).disclosure.background, count=str(count)) in article.disclosure.sentences
    assert locale(language).labels.background in page


@pytest.mark.parametrize("heading", [None, "Fish of the reef", "Background"])
def test_the_section_is_labelled(heading: str | None) -> None:
    """The label stands over the section once, whatever the model calls it; its own heading stays."""
    page = written("background", heading=heading).to_markdown()
    assert page.count("## Background") == 1
    assert f"## {heading or 'Background'}" in page
    assert "## Background" not in written("body", heading="Fish of the reef").to_markdown()


def test_a_policy_may_drop_it() -> None:
    """What a policy drops it drops in the background as well: invented figures go."""
    article = written("background")
    kept = pr.rewrite(RELEASE, provider=Scripted(_as_reply(article)), policy=pr.Policy.DROP)
    assert "900" not in kept.text


def _as_reply(article: Article) -> str:
    sentences = [{"text": text} for text in BACKGROUND]
    section = {"kind": "background", "paragraphs": [{"sentences": sentences}]}
    return json.dumps({"headline": {"text": article.headline.text}, "sections": [section]})


@pytest.mark.parametrize(
    ("verdict", "score", "expected"),
    [
        (pr.Verdict.SUPPORTED, 1.0, (pr.Verdict.SUPPORTED, 1.0, None)),
        (pr.Verdict.PARTLY, 0.9, (pr.Verdict.NOT_CHECKABLE, 0.5, "background")),
        (pr.Verdict.NOT_CHECKABLE, 0.3, (pr.Verdict.NOT_CHECKABLE, 0.3, "background")),
        (pr.Verdict.CONTRADICTED, 0.0, (pr.Verdict.CONTRADICTED, 0.0, "background")),
    ],
)
def test_as_background(
    verdict: pr.Verdict, score: float, expected: tuple[pr.Verdict, float, str | None]
) -> None:
    """No verdict gets better, none is better than not checkable, and what stands word for word stays."""
    found = SentenceCheck(
        verdict, score, (), (), None if verdict is pr.Verdict.SUPPORTED else "wording_not_checked"
    )
    told = as_background(found)
    assert (told.verdict, told.score, told.reason) == expected


def test_quotations_without_words_are_left_out() -> None:
    """An empty quotation of a model costs nobody the article."""
    draft = {"headline": {"text": "Reef reopens to divers"}, "quotations": [{"pieces": []}]}
    article = pr.rewrite(RELEASE, provider=Scripted(json.dumps(draft)))
    assert article.quotations == ()


def test_a_notice_of_a_model_promises_nothing() -> None:
    """Only a notice whose every sentence was looked up is disclosed as stating no more than the title."""
    item = pr.SourceItem(title="Reef reopens", publisher="Port", language="en")
    section = {"kind": "notice", "paragraphs": [{"sentences": [{"text": "All 900 divers were glad."}]}]}
    article = pr.rewrite(
        item, provider=Scripted(json.dumps({"headline": {"text": "Reef reopens"}, "sections": [section]}))
    )
    only = locale("en").disclosure.notice_only
    assert only not in article.disclosure.sentences
    assert only in pr.rewrite(item).disclosure.sentences


@pytest.mark.parametrize(
    ("figure", "shown"), [("400 divers", True), ("counted 400 divers", False), ("the end of May", False)]
)
def test_a_figure_is_a_number_with_what_it_counts(figure: str, *, shown: bool) -> None:
    """A longer stretch of a sentence can say anything, and does not come into the box of facts."""
    draft = {
        "headline": {"text": "Reef reopens to divers"},
        "figures": [{"evidence": [2, 3], "text": figure}],
    }
    article = pr.rewrite(RELEASE, provider=Scripted(json.dumps(draft)))
    values = [str(value) for fact in article.facts if fact.kind.value == "figures" for value in fact.values]
    assert values == ([figure] if shown else [])


def test_a_note_that_nobody_checked_is_reported() -> None:
    """What a model puts below the article in its own words is flagged, word for word; words of the release are not."""
    notes = ["The reef is closed.", "The Harbour Office counted 400 divers."]
    draft = {"headline": {"text": "Reef reopens to divers"}, "notes": notes}
    article = pr.rewrite(RELEASE, provider=Scripted(json.dumps(draft)))
    flagged = [flag.detail for flag in article.flags if flag.kind is pr.FlagKind.UNCHECKED_NOTE]
    assert flagged == notes[:1]


def test_a_translation_that_leaves_something_out_is_flagged() -> None:
    """The review of the strategy reaches the article; a writer that reads no prompt is not reviewed."""
    section = {
        "kind": "body",
        "paragraphs": [{"sentences": [{"evidence": [1], "text": "Das Riff ist offen."}]}],
    }
    draft = {"headline": {"evidence": [0], "text": "Riff wieder offen"}, "sections": [section]}
    writer = Scripted(json.dumps(draft))
    article = pr.rewrite(RELEASE, provider=writer, strategy="translation", language="de")
    assert ("not_one_to_one", "left out: 2-3") in [(flag.kind.value, flag.detail) for flag in article.flags]
    own = pr.rewrite(RELEASE, strategy="translation")
    assert pr.FlagKind.NOT_ONE_TO_ONE not in {flag.kind for flag in own.flags}


class Trusting:
    """A judge that believes everything."""

    name = "trusting"

    def judge(self, question: Question) -> Opinion:
        first = question.source.sentence_span(1)
        return Opinion(verdict=pr.Verdict.SUPPORTED, confidence=1.0, evidence=(first,), reason="")


def test_no_judge_raises_background() -> None:
    """A judge that believes everything makes nothing of the background supported."""
    sentences = [{"evidence": [1, 2], "text": text} for text in BACKGROUND]
    section = {"kind": "background", "paragraphs": [{"sentences": sentences}]}
    draft = {"headline": {"evidence": [0], "text": "Reef reopens to divers"}, "sections": [section]}
    article = pr.rewrite(RELEASE, provider=Scripted(json.dumps(draft)), judge=Trusting())
    assert [verdict for verdict, _ in verdicts(article)] == ["supported", "not_checkable", "unsupported"]


def test_no_repair_raises_background() -> None:
    """A sentence of background that is written anew is still background, however well its facts trace."""
    sentences = [{"evidence": [1, 2], "text": text} for text in BACKGROUND]
    section = {"kind": "background", "paragraphs": [{"sentences": sentences}]}
    draft = {"headline": {"evidence": [0], "text": "Reef reopens to divers"}, "sections": [section]}
    mended = {"sentences": [{"number": 1, "evidence": [1, 2], "text": f"So it was: {BACKGROUND[1]}"}]}
    writer = Turns(json.dumps(draft), json.dumps(mended))
    article = pr.rewrite(RELEASE, provider=writer, policy=pr.Policy.REPAIR)
    assert verdicts(article)[2] == ("not_checkable", "background")


class Turns(Scripted):
    """A model that gives one answer after the other."""

    def __init__(self, *texts: str) -> None:
        super().__init__(texts[0])
        self.left = list(texts)

    def generate(self, request: Request) -> Reply:
        assert request.prompt is not None
        return Reply(text=self.left.pop(0))
