"""Requests that really reach a server, counted."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any

import pytest

from pressrewrite.errors import ProviderError, RateLimited, ServiceUnavailable
from pressrewrite.providers import Reply, Request
from pressrewrite.providers.gemini import Gemini
from pressrewrite.providers.local import Local
from pressrewrite.providers.wrappers import (
    Budget,
    CircuitBreaker,
    ConcurrencyLimit,
    Purse,
    RateLimit,
    Retry,
)
from pressrewrite.testing import ChaosServer

Ask = Callable[[Any, Request], Reply]


@pytest.fixture(scope="module")
def server() -> Iterator[ChaosServer]:
    """Give a server that fails when it is told to."""
    with ChaosServer(retry_after_s=0.001) as running:
        yield running


def writer(server: ChaosServer, wire: str) -> Any:
    """Make the adapter that speaks a wire."""
    if wire == "local":
        return Local("m", base_url=server.chat_url)
    if wire == "openai":
        pytest.importorskip("openai")
        return import_module("pressrewrite.providers.openai").OpenAI(
            "gpt-5-mini", api_key="a-key-of-a-test", base_url=server.chat_url
        )
    return Gemini("gemini-2.5-flash", api_key="a-key-of-a-test", base_url=server.gemini_url)


@pytest.mark.parametrize("wire", ["gemini", "local", "openai"])
@pytest.mark.parametrize("fault", ["unavailable", "rate_limited_seconds"])
@pytest.mark.parametrize("times", [0, 1, 3])
def test_attempts_are_the_requests_that_reached_the_server(
    wire: str, fault: str, times: int, server: ChaosServer, job: Request, ask: Ask
) -> None:
    """A server that answers 503 or 429 a few times sees exactly as many requests as the reply counts."""
    server.forget()
    server.next(*[fault] * times)
    with Retry(writer(server, wire), base_s=0.001) as retry:
        reply = ask(retry, job)
    assert reply.attempts == server.requests == times + 1


@pytest.mark.parametrize("wire", ["gemini", "local", "openai"])
@pytest.mark.parametrize(
    ("fault", "kind"), [("unavailable", ServiceUnavailable), ("rate_limited_ms", RateLimited)]
)
def test_an_error_counts_the_requests_too(
    wire: str, fault: str, kind: type[ProviderError], server: ChaosServer, job: Request, ask: Ask
) -> None:
    """A server that never recovers sees four requests, and the error says four."""
    server.forget()
    server.next(*[fault] * 10)
    with Retry(writer(server, wire), base_s=0.001) as retry, pytest.raises(kind) as caught:
        ask(retry, job)
    assert caught.value.attempts == server.requests == 4
    assert "a-key-of-a-test" not in f"{caught.value!r} {caught.value} {caught.value.said}"


def test_what_an_adapter_repeats_by_itself_is_counted(server: ChaosServer, job: Request) -> None:
    """A server that cannot stand a schema is asked once more without it; that request counts."""
    server.forget()
    server.next("unavailable", "peg_native")
    with Retry(writer(server, "local"), base_s=0.001) as retry:
        reply = retry.generate(job)
    assert reply.attempts == server.requests == 3


@pytest.mark.parametrize("way", ["tasks", "threads"])
def test_a_crowd_gets_all_its_articles_and_counts_every_request(way: str, job: Request) -> None:
    """Of 200 jobs, 32 in flight, with a third of all requests failing, none is lost and none is counted twice."""
    faults = ("unavailable", "rate_limited_seconds", "overloaded", "reset", "cut_off")
    with ChaosServer(share=0.33, among=faults, seed=7, retry_after_s=0.001) as server:
        purse = Purse(tokens=10_000_000)
        limited = ConcurrencyLimit(
            RateLimit(Local("m", base_url=server.chat_url), requests_per_minute=100_000), 32
        )
        retry = Retry(Budget(CircuitBreaker(limited, failures=1_000), purse=purse), attempts=12, base_s=0.001)
        replies: list[Reply]
        if way == "threads":
            with ThreadPoolExecutor(48) as pool, retry:
                replies = list(pool.map(retry.generate, [job] * 200))
        else:

            async def crowd() -> list[Reply]:
                async with retry:
                    return await asyncio.gather(*(retry.agenerate(job) for _ in range(200)))

            replies = asyncio.run(crowd())
        assert len(replies) == 200
        assert sum(reply.attempts for reply in replies) == server.requests == purse.spent.requests > 250
        told = [(reply.usage.input_tokens or 0) + (reply.usage.output_tokens or 0) for reply in replies]
        assert sum(told) == purse.spent.input_tokens + purse.spent.output_tokens
