"""`Local` against the real llama.cpp, with a model that invents a known share of its sentences."""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING

import pytest

import pressrewrite as pr
from pressrewrite.models import Verdict
from pressrewrite.providers import Local, Reply, Request, Settings
from pressrewrite.providers.transport import Transport

if TYPE_CHECKING:
    from tests.providers.conftest import Served

    from pressrewrite.models import Article

ARTICLES = 100
WRONG = frozenset({Verdict.UNSUPPORTED, Verdict.CONTRADICTED})


def fair(seed: int) -> Settings:
    """Sample by the model's own chances, so that the share of inventions is the one that was built in."""
    extra = {"top_k": 0, "min_p": 0.0}
    return Settings(temperature=1, top_p=1, seed=seed, max_output_tokens=4000, extra=extra)


@pytest.fixture(scope="module")
def articles(llama: Served) -> list[Article]:
    """Have a hundred articles written."""

    async def run() -> list[Article]:
        async with Transport() as transport:
            writers = [
                Local("tiny", base_url=llama.url, settings=fair(seed), transport=transport)
                for seed in range(ARTICLES)
            ]
            asked = (pr.Rewriter(provider=writer).arewrite(llama.release) for writer in writers)
            return list(await asyncio.gather(*asked))

    return asyncio.run(run())


def test_every_article_keeps_to_the_schema(articles: list[Article]) -> None:
    """A hundred replies of a real server become a hundred articles, each by one request that told its tokens."""
    assert len(articles) == ARTICLES
    for article in articles:
        assert article.provenance.attempts == 1
        assert article.provenance.usage.input_tokens
        assert article.provenance.usage.output_tokens


def test_the_share_of_inventions_is_found(articles: list[Article], llama: Served) -> None:
    """Exactly what the model invented is found: no invention passes, no true sentence is called wrong."""
    found = invented = total = 0
    for article in articles:
        for sentence in pr.check(article.text, llama.release).sentences:
            is_invented = any(lie in sentence.text for lie in llama.invented)
            total += 1
            invented += is_invented
            found += sentence.verdict in WRONG
            assert (sentence.verdict in WRONG) == is_invented, sentence.text
    assert total > 4 * ARTICLES
    assert found == invented
    # Four standard deviations of what chance makes of the built-in share.
    assert abs(found / total - llama.share) < 4 * math.sqrt(llama.share * (1 - llama.share) / total)


def test_what_is_dropped_holds_no_invention(llama: Served) -> None:
    """With the policy DROP nothing that the model invented is told as the article's own words."""
    with Transport() as transport:
        kept = []
        for seed in range(12):
            writer = Local(base_url=llama.url, settings=fair(seed), transport=transport)
            try:
                article = pr.rewrite(llama.release, provider=writer, policy="drop")
            except pr.errors.NotSupported:
                continue
            kept += [s for part in article.sections for p in part.paragraphs for s in p.sentences]
    assert not [s.text for s in kept if any(lie in s.text for lie in llama.invented)]


@pytest.mark.parametrize("form", ["schema", "json_with_schema", "json"])
def test_each_way_of_asking_streams(llama: Served, form: str) -> None:
    """A stream gives the words in pieces, then the reply with its tokens, however JSON is asked for."""
    rewriter = pr.Rewriter()
    brief, strategy = rewriter._brief(llama.release, None)
    request = Request(brief=brief, prompt=strategy.render(brief))
    settings = Settings(max_output_tokens=4000, seed=3)
    with Local("tiny", base_url=llama.url, form=form, settings=settings) as writer:
        *pieces, reply = writer.stream(request)
    assert isinstance(reply, Reply)
    assert reply.text == "".join(str(piece) for piece in pieces)
    assert reply.usage.output_tokens


def test_the_request_behind_a_stream_arrives(llama: Served) -> None:
    """llama.cpp hangs up behind a stream without saying so; whoever asks next does not notice."""
    brief, strategy = pr.Rewriter()._brief(llama.release, None)
    request = Request(brief=brief, prompt=strategy.render(brief))
    with Local("tiny", base_url=llama.url, settings=Settings(max_output_tokens=4000, seed=3)) as writer:
        for _ in range(4):
            assert list(writer.stream(request))
            assert writer.generate(request).text


def test_a_cut_off_answer_is_told(llama: Served) -> None:
    """The limit of tokens ends an article in the middle: that is an error, and no half article."""
    writer = Local(base_url=llama.url, settings=Settings(max_output_tokens=8))
    with writer, pytest.raises(pr.errors.Truncated) as caught:
        pr.rewrite(llama.release, provider=writer)
    assert caught.value.usage[1] == 8
