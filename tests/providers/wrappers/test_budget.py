"""Tokens and money that were given."""

import asyncio
import threading
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from pressrewrite.errors import BudgetExceeded, InvalidInput, NotConfigured, ServiceUnavailable, TimedOut
from pressrewrite.models import Usage
from pressrewrite.providers import Extractive, Reply, Request
from pressrewrite.providers.local import Local
from pressrewrite.providers.settings import Settings
from pressrewrite.providers.wrappers import Budget, Cache, Fallback, Price, Purse, Retry
from pressrewrite.providers.wrappers.estimate import input_tokens, output_tokens
from pressrewrite.testing import Scripted

Ask = Callable[[Any, Request], Reply]
DEAR = Price(input_per_million=Decimal(1_000), output_per_million=Decimal(2_000))


def used(read: int | None, written: int | None, **rest: Any) -> Reply:
    """Make a reply that used so many tokens."""
    return Reply(text="Done.", usage=Usage(input_tokens=read, output_tokens=written), **rest)


def estimate(job: Request, provider: Any) -> int:
    """Give what is set aside for a job."""
    return input_tokens(job) + output_tokens(job, provider)


def test_the_estimate_is_of_the_prompt_and_of_what_may_be_written(job: Request) -> None:
    """Characters by three, and four tokens for each word, unless the settings set a limit."""
    assert job.prompt is not None
    characters = sum(len(message.content) for message in job.prompt.messages)
    assert characters / 3 <= input_tokens(job) < characters / 3 + 1
    assert output_tokens(job, Scripted([])) == 4 * job.brief.length.words
    limited = Local("m", settings=Settings(max_output_tokens=77))
    assert output_tokens(job, Retry(Fallback([limited, Extractive()]))) == 77


def test_nothing_is_sent_when_the_tokens_do_not_reach(job: Request, ask: Ask) -> None:
    """When the next request would overshoot it is refused, with what is left and what is needed."""
    writer = Scripted([used(100, 50)] * 9)
    most = estimate(job, writer) + 200
    budget = Budget(writer, tokens=most)
    ask(budget, job)
    ask(budget, job)
    with pytest.raises(BudgetExceeded, match=f"{most - 300:,} of {most:,} tokens are left") as caught:
        ask(budget, job)
    assert (caught.value.attempts, caught.value.provider, writer.calls) == (0, "scripted", 2)
    assert not caught.value.retryable
    spent = budget.spent
    assert (spent.input_tokens, spent.output_tokens, spent.requests, spent.money) == (200, 100, 2, None)


@pytest.mark.parametrize("above", [True, False])
def test_failed_and_repeated_attempts_count(job: Request, ask: Ask, *, above: bool) -> None:
    """What failures used is spent, wherever the budget stands: under `Retry` or above it."""
    failing = TimedOut("late")
    failing.usage = (30, 4)
    purse = Purse(tokens=100_000, prices={"scripted-1": DEAR})
    writer = Scripted([failing, failing, used(100, 50)])
    whole = (
        Budget(Retry(writer, base_s=0), purse=purse)
        if above
        else Retry(Budget(writer, purse=purse), base_s=0)
    )
    ask(whole, job)
    spent = purse.spent
    assert (spent.input_tokens, spent.output_tokens, spent.requests) == (160, 58, 3)
    assert spent.money == Decimal("0.276")


def test_a_failure_that_tells_nothing_frees_what_was_set_aside(job: Request, ask: Ask) -> None:
    """Ten failures of which nothing is known do not use up the budget."""
    writer = Scripted([*[ServiceUnavailable("down")] * 10, used(1, 1)])
    budget = Budget(writer, tokens=estimate(job, writer))
    for _ in range(10):
        with pytest.raises(ServiceUnavailable):
            ask(budget, job)
    ask(budget, job)
    assert (budget.spent.requests, budget.spent.untold) == (11, 0)


def test_money_is_counted_at_the_users_prices(job: Request, ask: Ask) -> None:
    """The price of the model that answered counts, else that of the model that was asked."""
    prices = {
        "scripted-1": DEAR,
        "cheaper": Price(input_per_million=Decimal(1), output_per_million=Decimal(1)),
    }
    writer = Scripted(
        [used(100, 50), used(100, 50, model="cheaper"), used(100, 50, model="scripted-1-2026"), used(1, 1)]
    )
    budget = Budget(writer, money=Decimal(5), prices=prices)
    for _ in range(3):
        ask(budget, job)
    assert budget.spent.money == Decimal("0.20015") + Decimal("0.2")
    assert budget.spent.currency == "USD"


def test_nothing_is_sent_when_the_money_does_not_reach(job: Request, ask: Ask) -> None:
    """Money that is spent stops the next request before it is sent."""
    writer = Scripted([used(100, 50)] * 9)
    needed = DEAR.of(input_tokens(job), output_tokens(job, writer))
    budget = Budget(writer, money=needed + Decimal("0.1"), prices={"scripted-1": DEAR})
    ask(budget, job)
    with pytest.raises(BudgetExceeded, match="USD are left"):
        ask(budget, job)
    assert (writer.calls, budget.spent.money) == (1, Decimal("0.2"))


def test_an_unknown_price_is_never_zero(job: Request, ask: Ask) -> None:
    """Without a price nothing is sent when money is limited; told otherwise, the sum becomes unknown."""
    writer = Scripted([used(100, 50)] * 9)
    with pytest.raises(NotConfigured, match="'scripted-1' is not known") as caught:
        ask(Budget(writer, money=Decimal(5), prices={"another": DEAR}), job)
    assert (caught.value.attempts, writer.calls) == (0, 0)
    with pytest.raises(NotConfigured, match="no prices"):
        Budget(writer, money=Decimal(5))
    allowed = Budget(writer, money=Decimal(5), prices={"another": DEAR}, unknown_prices=True)
    assert allowed.spent.money == 0
    ask(allowed, job)
    assert allowed.spent.money is None
    assert allowed.spent.input_tokens == 100


@pytest.mark.parametrize("reply", [used(None, None), used(10, None)])
def test_tokens_that_nobody_told_are_estimated_and_the_money_unknown(
    reply: Reply, job: Request, ask: Ask
) -> None:
    """A service that does not say what it used spends its estimate, and its cost is not known."""
    writer = Scripted([reply] * 2)
    expected = estimate(job, writer)
    budget = Budget(writer, tokens=2 * expected - input_tokens(job) - 50, prices={"scripted-1": DEAR})
    ask(budget, job)
    assert (budget.spent.untold, budget.spent.money) == (1, None)
    left = budget.purse.left_tokens
    assert left is not None
    assert left < expected
    with pytest.raises(BudgetExceeded):
        ask(budget, job)


def test_the_embedded_writer_and_kept_replies_cost_nothing(job: Request, ask: Ask, tmp_path: Any) -> None:
    """Where no model is asked, nothing is spent."""
    embedded = Budget(Extractive(), tokens=0, money=Decimal(0), prices={})
    assert embedded.generate(job).draft is not None
    spent = embedded.spent
    assert (spent.money, spent.input_tokens, spent.untold) == (Decimal(0), 0, 0)
    with Budget(Cache(Scripted([used(100, 50)]), tmp_path / "c.sqlite"), tokens=10_000) as budget:
        ask(budget, job)
        ask(budget, job)
        assert (budget.spent.input_tokens, budget.spent.requests) == (100, 1)


def test_many_in_flight_do_not_overshoot_together(job: Request) -> None:
    """Of 64 that are asked at once only those are sent for which the budget reaches."""

    class Slow:
        name, model, reads_prompt = "slow", "slow-1", True
        calls = 0

        def generate(self, request: Request) -> Reply:
            raise NotImplementedError

        async def agenerate(self, request: Request) -> Reply:
            del request
            self.calls += 1
            await asyncio.sleep(0.01)
            return used(expected - 1, 1)

    writer = Slow()
    expected = estimate(job, writer)
    budget = Budget(writer, tokens=10 * expected)

    async def all_at_once() -> list[Any]:
        return await asyncio.gather(*(budget.agenerate(job) for _ in range(64)), return_exceptions=True)

    outcomes = asyncio.run(all_at_once())
    assert sum(isinstance(each, BudgetExceeded) for each in outcomes) == 54
    assert writer.calls == 10
    assert budget.spent.input_tokens + budget.spent.output_tokens == 10 * expected


def test_threads_share_a_purse(job: Request) -> None:
    """Two writers and twenty threads spend from one purse, and not a token is lost."""
    purse = Purse(tokens=10_000_000, prices={"scripted-1": DEAR})
    writers = [Budget(Scripted(lambda _: used(3, 2)), purse=purse) for _ in range(2)]
    threads = [
        threading.Thread(target=lambda w=each: [w.generate(job) for _ in range(25)]) for each in writers * 10
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (purse.spent.input_tokens, purse.spent.requests, purse.spent.money) == (1_500, 500, Decimal("3.5"))
    assert purse.left_tokens == 10_000_000 - 2_500


def test_a_call_that_is_cancelled_gives_back_what_was_set_aside(job: Request) -> None:
    """Who leaves in the middle does not hold the budget."""

    class Hanging:
        name, model, reads_prompt = "hanging", "hanging-1", True

        def generate(self, request: Request) -> Reply:
            raise NotImplementedError

        async def agenerate(self, request: Request) -> Reply:
            del request
            await asyncio.sleep(60)
            return Reply()

    budget = Budget(Hanging(), tokens=100_000)

    async def cancelled() -> None:
        task = asyncio.create_task(budget.agenerate(job))
        await asyncio.sleep(0)
        assert budget.purse.left_tokens != 100_000
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancelled())
    assert budget.purse.left_tokens == 100_000


def test_a_budget_of_money_stands_before_one_model() -> None:
    """Tokens of different models have different prices, so each gets a budget of the same purse."""
    both = Fallback([Scripted([], model="a"), Scripted([], model="b"), Extractive()])
    assert Budget(both, tokens=10).spent.requests == 0
    with pytest.raises(InvalidInput, match="same purse="):
        Budget(both, money=Decimal(1), prices={"a": DEAR, "b": DEAR})


@pytest.mark.parametrize(
    "wrong",
    [
        {"tokens": -1},
        {"money": Decimal(-1), "prices": {}},
        {"money": 0.5, "prices": {}},
        {"tokens": 1, "purse": Purse()},
    ],
)
def test_a_budget_that_is_none_is_refused(wrong: dict[str, Any]) -> None:
    """Negative limits, money as float, and a purse beside limits are errors."""
    with pytest.raises(InvalidInput):
        Budget(Scripted([]), **wrong)
