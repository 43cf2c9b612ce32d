"""An article loses what was addressed to the person who asked."""

import json

import pressrewrite as pr
from pressrewrite.models import FlagKind, Sentence
from pressrewrite.postprocess import StripChatter
from pressrewrite.providers import Reply, Request

ITEM = pr.SourceItem(
    title="Reef open",
    publisher="Port",
    language="en",
    body="Certainly the reef is open. Boats must keep away from it.",
)


class Chatty:
    """A model that chats inside its JSON."""

    name, model, reads_prompt = "chatty", "chat-1", True

    def generate(self, request: Request) -> Reply:
        del request
        sentences = [
            {"evidence": [], "text": "Sure! Here is a detailed article about the reef:"},
            {"evidence": [1], "text": "Certainly the reef is open."},
            {"evidence": [], "text": "I hope this helps! Let me know if you want more."},
        ]
        draft = {
            "headline": {"evidence": [0], "text": "Headline: Reef open"},
            "sections": [
                {"paragraphs": [{"sentences": sentences}]},
                {"paragraphs": [{"sentences": [{"text": "Let me know if you need anything else."}]}]},
            ],
        }
        return Reply(text=json.dumps(draft), model=self.model)

    async def agenerate(self, request: Request) -> Reply:
        return self.generate(request)


def test_chatter_in_a_draft_goes_and_is_reported() -> None:
    """Whole sentences and empty sections vanish; report and disclosure follow."""
    before = pr.Rewriter(provider=Chatty(), postprocessors=()).rewrite(ITEM)
    article = StripChatter()(before)
    told = [s.text for section in article.sections for p in section.paragraphs for s in p.sentences]
    assert told == ["Certainly the reef is open."]
    assert article.headline.text == "Reef open"
    kinds = {flag.kind for flag in article.flags}
    assert {FlagKind.CHAT_PREAMBLE, FlagKind.CLOSING_OFFER, FlagKind.LABEL_LINE} <= kinds
    assert len(article.report.sentences) == len(article.sentences) == 2
    assert sum(article.disclosure.verdicts.values()) == 2


def test_what_stands_in_the_release_is_never_touched() -> None:
    """A release may say "Certainly"; an article without chatter comes back as it was."""
    article = pr.Rewriter(postprocessors=()).rewrite(ITEM)
    assert StripChatter()(article) is article
    assert all(isinstance(sentence, Sentence) for sentence in article.sentences)
    assert isinstance(article.headline, pr.Sentence)
