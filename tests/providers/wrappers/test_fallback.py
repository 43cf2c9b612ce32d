"""Another writer when one does not deliver."""

import asyncio
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import pressrewrite as pr
from pressrewrite.errors import (
    AccessDenied,
    BudgetExceeded,
    InvalidInput,
    ProviderError,
    QuotaExhausted,
    ServiceUnavailable,
    StreamInterrupted,
    TimedOut,
)
from pressrewrite.models import Usage
from pressrewrite.providers import Extractive, Reply, Request, StreamingProvider
from pressrewrite.providers.events import Event, WriterChanged
from pressrewrite.providers.wrappers import Fallback, Observed, Retry
from pressrewrite.testing import Scripted

Ask = Callable[[Any, Request], Reply]


def writer(*replies: Any, name: str = "first", model: str | None = "m-1") -> Scripted:
    """Make a writer of a name."""
    return Scripted(replies, name=name, model=model)


def test_the_reply_says_who_wrote(job: Request, ask: Ask) -> None:
    """The second writer is asked when the first fails, and the reply names it and counts all requests."""
    failing = ServiceUnavailable("down")
    failing.attempts, failing.usage = 4, (100, None)
    heard: list[Event] = []
    one = writer(failing)
    two = writer(
        Reply(text="Done.", usage=Usage(input_tokens=5, output_tokens=6)), name="second", model="m-2"
    )
    reply = ask(Fallback([one, two], on_event=heard.append), job)
    assert (reply.text, reply.provider, reply.model, reply.attempts) == ("Done.", "second", "m-2", 5)
    assert (reply.usage.input_tokens, reply.usage.output_tokens) == (105, 6)
    (event,) = heard
    assert isinstance(event, WriterChanged)
    assert (event.provider, event.successor, event.code) == ("first", "second", "service_unavailable")


def test_the_embedded_writer_is_the_last_resort(job: Request, ask: Ask) -> None:
    """It reads no prompt and is given none; the reply names it, and no model."""
    fallback = Fallback([writer(QuotaExhausted("spent")), Extractive()])
    assert fallback.reads_prompt
    assert not Fallback([Extractive()]).reads_prompt
    reply = ask(fallback, job)
    assert reply.draft is not None
    assert (reply.provider, reply.model) == ("extractive", None)


def test_a_writer_that_reads_no_prompt_is_given_none(job: Request, ask: Ask) -> None:
    """Each writer gets the job as it takes it."""
    one, two = writer(TimedOut("late")), Scripted(["Done."], name="second", reads_prompt=False)
    ask(Fallback([one, two]), job)
    assert one.requests == [job]
    assert (two.requests[0].prompt, two.requests[0].brief) == (None, job.brief)


def test_all_errors_are_kept(job: Request, ask: Ask) -> None:
    """When nobody delivers, the last error is raised and the earlier ones stand on it, also after pickling."""
    fallback = Fallback(
        [
            writer(AccessDenied("the key is wrong", provider="first", model="m-1")),
            writer(TimedOut("late"), name="second"),
            writer(ServiceUnavailable("down"), name="third"),
        ]
    )
    with pytest.raises(ServiceUnavailable) as caught:
        ask(fallback, job)
    error = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes
    assert [type(each) for each in error.earlier] == [AccessDenied, TimedOut]
    assert error.attempts == 3
    assert "first (m-1) failed: the key is wrong" in error.__notes__[0]
    assert len(error.__notes__) == 2


def test_which_errors_lead_on_can_be_said(job: Request, ask: Ask) -> None:
    """A spent budget ends it, as does what `when` does not want."""
    two = writer("Done.", name="second")
    with pytest.raises(BudgetExceeded):
        ask(Fallback([writer(BudgetExceeded("spent")), two]), job)
    with pytest.raises(AccessDenied):
        ask(Fallback([writer(AccessDenied("no")), two], when=lambda error: error.retryable), job)
    assert two.calls == 0
    assert ask(Fallback([writer(BudgetExceeded("spent")), two], when=lambda _: True), job).text == "Done."


def test_a_stream_goes_on_with_another_writer_only_before_its_first_word(job: Request) -> None:
    """What a reader has seen of one writer is not mixed with the words of another."""
    two = writer("Done.", name="second")
    pieces: list[str | Reply] = []
    with pytest.raises(StreamInterrupted):
        pieces.extend(Fallback([writer(StreamInterrupted("broke", partial="The reef")), two]).stream(job))
    assert two.calls == 0
    pieces = list(Fallback([writer(TimedOut("late")), two]).stream(job))
    assert "".join(str(piece) for piece in pieces[:-1]) == "Done."


def test_it_streams_when_any_writer_does(job: Request) -> None:
    """The words of a writer that does not stream arrive in one piece."""

    class Plain:
        name, model, reads_prompt = "plain", None, True

        def generate(self, request: Request) -> Reply:
            del request
            return Reply(text="Done.")

        async def agenerate(self, request: Request) -> Reply:
            return self.generate(request)

    mixed = Fallback([writer(TimedOut("late")), Plain()])
    assert isinstance(mixed, StreamingProvider)
    assert not isinstance(Fallback([Plain()]), StreamingProvider)
    pieces = list(mixed.stream(job))
    assert pieces[0] == "Done."
    assert isinstance(pieces[1], Reply)
    assert pieces[1].provider == "plain"


@pytest.mark.parametrize(
    ("minimum", "score", "accepted"),
    [(None, 0.1, True), (None, None, True), (0.8, 0.8, True), (0.8, 0.79, False), (0.8, None, False)],
)
def test_a_score_is_accepted_from_the_least_one_on(
    minimum: float | None, score: float | None, *, accepted: bool
) -> None:
    """What could not be checked is never enough where a least score was set."""
    fallback = Fallback([writer("Done."), Extractive()], minimum_score=minimum)
    assert fallback.accepts(Reply(text="Done."), score) is accepted


def test_an_article_that_is_not_supported_leads_to_the_next_writer(job: Request, ask: Ask) -> None:
    """The rewriter asks who is next, through all wrappers; in the end nobody is."""
    heard: list[Event] = []
    events: list[Event] = []
    inner = Fallback(
        [writer("One."), writer("Two.", name="second"), Extractive()],
        minimum_score=0.8,
        on_event=heard.append,
    )
    outer = Observed(Retry(inner), events.append)
    reply = ask(outer, job)
    assert outer.next_after(reply, 0.9) is None
    left: Any = outer.next_after(reply, 0.5)
    assert isinstance(left, Observed)
    second = ask(left, job)
    assert (second.text, second.provider) == ("Two.", "second")
    last: Any = left.next_after(second, 0.5)
    # What is left does not stream, and does not say that it does.
    assert isinstance(left, StreamingProvider)
    assert not isinstance(last, StreamingProvider)
    embedded = last.generate(job)
    assert embedded.provider == "extractive"
    assert last.next_after(embedded, 0.1) is None
    assert [event.code for event in heard if isinstance(event, WriterChanged)] == ["score", "score"]
    assert len(events) == 6


def test_two_models_of_one_service_are_told_apart() -> None:
    """Who wrote is found by the model too, also when the service names a dated version of it."""
    fallback = Fallback(
        [writer(name="gemini", model="pro"), writer(name="gemini", model="flash"), writer(name="last")],
        minimum_score=0.5,
    )
    for model, following in (
        ("pro", "flash"),
        ("pro-2026-01", "flash"),
        ("flash", "m-1"),
        ("unheard-of", "m-1"),
    ):
        left = fallback.next_after(Reply(provider="gemini", model=model), 0.1)
        assert left is not None
        assert left.providers[0].model == following
    assert fallback.next_after(Reply(provider="last", model="m-1"), 0.1) is None
    assert fallback.next_after(Reply(), 0.1) is None


@pytest.mark.parametrize("wrong", [[], "gemini", ["gemini"], None])
def test_a_list_of_writers_is_needed(wrong: Any) -> None:
    """Names, none, and things that are no writers are refused."""
    with pytest.raises(InvalidInput):
        Fallback(wrong)
    with pytest.raises(InvalidInput, match="minimum_score"):
        Fallback([Extractive()], minimum_score=80)


def test_a_rewrite_comes_through_when_the_service_is_down() -> None:
    """With the embedded writer behind it, a release becomes an article though the model fails."""
    release = pr.SourceItem(
        title="Reef reopens", publisher="Port", body="The reef is open. Divers may return.", language="en"
    )
    down: list[ProviderError] = [ServiceUnavailable("down")]
    article = pr.rewrite(release, provider=Fallback([Scripted(down), Extractive()]))
    assert article.headline.text == "Reef reopens"
    assert article.provenance.model is None


def test_closing_closes_all() -> None:
    """`close` and `aclose` reach every writer that can be closed."""
    closed: list[str] = []

    class Closing(Scripted):
        def close(self) -> None:
            closed.append(self.name)

        async def aclose(self) -> None:
            closed.append("a" + self.name)

    whole = Retry(Fallback([Closing([], name="one"), Extractive(), Closing([], name="two")]))
    with whole:
        pass

    async def inside() -> None:
        async with whole:
            pass

    asyncio.run(inside())
    assert closed == ["one", "two", "aone", "atwo"]
