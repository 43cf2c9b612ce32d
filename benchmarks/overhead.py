"""What a call costs: the whole path from a prompt to a draft, against the bare HTTP client and against peers.

    python benchmarks/overhead.py [--calls 2000]
    python benchmarks/overhead.py --only peers

All figures of one run come from one fast server on loopback, which runs in a process of its own so that its
CPU is not counted; it answers each call with the same article of 3 KB. CPU is that of this process
(`time.process_time`), so that other work on the machine hardly counts; calls a second are wall-clock time and
do suffer from it. Peers are measured when they are installed: `pip install -r
benchmarks/requirements-overhead.txt`. Each block is run three times and the best is shown.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pressrewrite as pr
from pressrewrite.drafts import draft_from_reply
from pressrewrite.models import Draft, Message, Prompt, SourceText
from pressrewrite.providers import Request
from pressrewrite.providers import transport as transport_module
from pressrewrite.providers.gemini import Gemini
from pressrewrite.providers.local import Local
from pressrewrite.providers.transport import Timeouts
from pressrewrite.release import anatomy, story

IN_FLIGHT = 64
KEY = "overhead-0815"
EXAMPLE = Path(__file__).parents[1] / "examples" / "postgresql-16.txt"
Call = Callable[[], Any]
AsyncCall = Callable[[], Awaitable[Any]]


def article() -> dict[str, Any]:
    """Make a draft of 3 KB."""
    words = (
        "The harbour office opened the reef to divers again after the storm of last week had passed, it said."
    )
    sentences = [{"evidence": [number], "text": f"{number}. {words}"} for number in range(1, 21)]
    return {
        "headline": {"evidence": [0], "text": "The reef is open again"},
        "dek": {"evidence": [1], "text": "Divers may return on Monday."},
        "sections": [
            {"kind": "body", "paragraphs": [{"sentences": sentences[at : at + 4]}]} for at in range(0, 20, 4)
        ],
    }


def answers() -> dict[bytes, bytes]:
    """Make the answers of the server, by the last word of the path."""
    text = json.dumps(article(), ensure_ascii=False)
    usage = {"prompt_tokens": 900, "completion_tokens": 800, "total_tokens": 1700}
    message = {"role": "assistant", "content": text}
    chat = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "test-1",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": usage,
    }
    counts = {"promptTokenCount": 900, "candidatesTokenCount": 800, "totalTokenCount": 1700}
    candidate = {"content": {"parts": [{"text": text}], "role": "model"}, "finishReason": "STOP", "index": 0}
    gemini = {"candidates": [candidate], "usageMetadata": counts, "modelVersion": "test-1"}
    made = {}
    for name, body in ((b"completions", chat), (b"test-1:generateContent", gemini)):
        raw = json.dumps(body, ensure_ascii=False).encode()
        head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(raw)}\r\n\r\n"
        made[name] = head.encode() + raw
    return made


class Fast(asyncio.Protocol):
    """One connection: reads requests and writes a fixed answer, late where it is asked to."""

    made = answers()

    def connection_made(self, transport: Any) -> None:
        """Keep the connection."""
        self.transport = transport
        self.rest = b""

    def data_received(self, data: bytes) -> None:
        """Answer each request that is complete; `/50/` in front of the path delays by 50 ms."""
        self.rest += data
        while (at := self.rest.find(b"\r\n\r\n")) >= 0:
            head = self.rest[:at]
            lower = head.lower()
            begin = lower.find(b"content-length:")
            length = int(lower[begin + 15 :].split(b"\r\n", 1)[0]) if begin >= 0 else 0
            if len(self.rest) < at + 4 + length:
                return
            self.rest = self.rest[at + 4 + length :]
            path = head.split(b" ", 2)[1]
            answer = self.made[path.rpartition(b"/")[2]]
            if path.startswith(b"/50/"):
                asyncio.get_running_loop().call_later(0.05, self.transport.write, answer)
            else:
                self.transport.write(answer)


async def serve() -> None:
    """Serve until the standard input ends."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Fast, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


@contextmanager
def server() -> Iterator[str]:
    """Run the server in a process of its own and give its address."""
    command = [sys.executable, __file__, "--serve"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.stdin.close()


def request() -> Request:
    """Make the job: a prompt of some 8 KB with the schema of a draft."""
    item = pr.read_release(EXAMPLE)
    source = SourceText(item)
    parts = anatomy(source)
    tale = story(source, parts)
    brief = pr.Brief(item=item, source=source, anatomy=parts, story=tale, language="en")
    lines = "\n".join(f"[{sentence.number}] {sentence.text}" for sentence in tale)
    messages = (Message(role="system", content="Write an article."), Message(role="user", content=lines))
    prompt = Prompt(
        strategy="overhead",
        version="1",
        fingerprint="0",
        messages=messages,
        schema=Draft.model_json_schema(),
    )
    return Request(brief=brief, prompt=prompt)


@dataclass(frozen=True)
class Cost:
    """What calls cost: CPU of this process and wall-clock time, each a call in milliseconds."""

    cpu_ms: float
    wall_ms: float

    @property
    def per_second(self) -> float:
        """Calls a second."""
        return 1000 / self.wall_ms


def in_turn(call: Call, calls: int, *, rounds: int = 3) -> Cost:
    """Measure calls one after the other."""
    for _ in range(50):
        call()
    costs = []
    for _ in range(rounds):
        cpu, wall = time.process_time(), time.perf_counter()
        for _ in range(calls):
            call()
        costs.append(
            Cost((time.process_time() - cpu) * 1000 / calls, (time.perf_counter() - wall) * 1000 / calls)
        )
    return Cost(min(cost.cpu_ms for cost in costs), min(cost.wall_ms for cost in costs))


async def at_once(call: AsyncCall, calls: int, *, rounds: int = 3) -> Cost:
    """Measure calls with 64 in flight."""
    left = IN_FLIGHT * 2

    async def worker() -> None:
        nonlocal left
        while left > 0:
            left -= 1
            await call()

    await asyncio.gather(*(worker() for _ in range(IN_FLIGHT)))
    costs = []
    for _ in range(rounds):
        left = calls
        cpu, wall = time.process_time(), time.perf_counter()
        await asyncio.gather(*(worker() for _ in range(IN_FLIGHT)))
        costs.append(
            Cost((time.process_time() - cpu) * 1000 / calls, (time.perf_counter() - wall) * 1000 / calls)
        )
    return Cost(min(cost.cpu_ms for cost in costs), min(cost.wall_ms for cost in costs))


def checked(draft: Draft) -> Draft:
    """Stop when what was measured is no article."""
    assert len(draft.sections) == 5
    return draft


def whole_path(writer: Any, job: Request) -> tuple[Call, AsyncCall]:
    """Make the calls of a writer: from the prompt to the validated draft."""

    def call() -> Draft:
        return checked(Draft.model_validate_json(writer.generate(job).text))

    async def acall() -> Draft:
        return checked(Draft.model_validate_json((await writer.agenerate(job)).text))

    return call, acall


def bare(library: Any, address: str, writer: Any, job: Request) -> tuple[Any, Any, Call, AsyncCall]:
    """Make the calls of the HTTP client alone: the same bytes, sent and read."""
    sent = writer.encode(job, writer.settings)
    url, headers = sent.url, dict(sent.headers)
    assert url.startswith(address)
    limits = library.Limits(max_connections=None, max_keepalive_connections=256)
    client = library.Client(timeout=30)
    aclient = library.AsyncClient(timeout=30, limits=limits)

    def call() -> bytes:
        content: bytes = client.post(url, content=sent.body, headers=headers).content
        return content

    async def acall() -> bytes:
        content: bytes = (await aclient.post(url, content=sent.body, headers=headers)).content
        return content

    return client, aclient, call, acall


def say(what: str, found: str, wanted: str = "") -> None:
    """Print one line of the report."""
    print(f"{what:<58} {found:>22}  {wanted}", flush=True)


def cpu_of_the_path(address: str, job: Request, calls: int) -> None:
    """Hold the CPU of the whole path against that of the bare client."""
    library = transport_module._library()  # noqa: SLF001 - the benchmark names what the library chose
    print(
        f"\n== CPU of the whole path against the bare client ({library.__name__} {version(library.__name__)})"
    )
    for writer in (
        Local("test-1", base_url=f"{address}/v1", api_key=KEY),
        Gemini("test-1", base_url=f"{address}/v1beta", api_key=KEY),
    ):
        client, aclient, plain, aplain = bare(library, address, writer, job)
        path, apath = whole_path(writer, job)
        least, most = in_turn(plain, calls), in_turn(path, calls)
        say(
            f"{writer.name}, one after the other: bare / whole path",
            f"{least.cpu_ms:.3f} / {most.cpu_ms:.3f} ms",
            f"ratio {most.cpu_ms / least.cpu_ms:.2f} (wanted at most 1.4)",
        )

        async def both(aplain: AsyncCall, apath: AsyncCall) -> tuple[Cost, Cost]:
            return await at_once(aplain, calls), await at_once(apath, calls)

        with asyncio.Runner() as runner:
            aleast, amost = runner.run(both(aplain, apath))
            runner.run(aclient.aclose())
            runner.run(writer.aclose())
        say(
            f"{writer.name}, 64 in flight: bare / whole path",
            f"{aleast.cpu_ms:.3f} / {amost.cpu_ms:.3f} ms",
            f"ratio {amost.cpu_ms / aleast.cpu_ms:.2f} (wanted at most 1.4); {amost.per_second:.0f} calls/s",
        )
        client.close()
    text = json.dumps(article(), ensure_ascii=False)
    ladder = in_turn(lambda: checked(draft_from_reply(text, language="en")[0]), calls)
    say(
        "what a rewrite reads on top: fences, talk, markup, admissions",
        f"{ladder.cpu_ms:.3f} ms",
        "(drafts.draft_from_reply in place of the bare validation; no peer does it)",
    )


def calls_a_second(address: str, job: Request, calls: int) -> None:
    """Count calls a second against a server that takes 50 ms, on both libraries."""
    print("\n== Calls a second, 64 in flight, server of 50 ms")
    chosen = transport_module._library  # noqa: SLF001 - put back below
    for name, wanted in (("httpx2", 900), ("httpx", 500)):
        if find_spec(name) is None:
            continue
        library = import_module(name)
        transport_module._library = lambda library=library: library  # type: ignore[assignment, misc]  # noqa: SLF001
        try:
            writer = Local("test-1", base_url=f"{address}/50/v1", api_key=KEY)
            _, apath = whole_path(writer, job)
            with asyncio.Runner() as runner:
                cost = runner.run(at_once(apath, calls))
                runner.run(writer.aclose())
        finally:
            transport_module._library = chosen  # noqa: SLF001
        say(
            f"local on {name} {version(name)}",
            f"{cost.per_second:.0f} calls/s",
            f"(wanted {wanted}); CPU {cost.cpu_ms:.2f} ms",
        )


def resident() -> int:
    """Give the memory of this process in bytes."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def memory(address: str, job: Request, calls: int) -> None:
    """Watch the memory over many calls."""
    print("\n== Memory")
    if not Path("/proc/self/statm").exists():
        print("is not read on this system")
        return
    with Local("test-1", base_url=f"{address}/v1", api_key=KEY) as writer:
        path, apath = whole_path(writer, job)
        with asyncio.Runner() as runner:

            async def some(count: int) -> None:
                await at_once(apath, count, rounds=1)

            for _ in range(500):
                path()
            runner.run(some(500))
            before = resident()
            for _ in range(calls):
                path()
            runner.run(some(calls))
            grown = resident() - before
            runner.run(writer.aclose())
    say(
        f"growth over {calls} calls one by one and {calls} in flight",
        f"{grown / 1e6:+.1f} MB",
        f"of {before / 1e6:.0f} MB (wanted: flat)",
    )


def against_the_sdk(address: str, job: Request, calls: int) -> None:
    """Hold the OpenAI adapter against the SDK's own `create`."""
    if find_spec("openai") is None or find_spec("pressrewrite.providers.openai") is None:
        return
    sdk = import_module("openai")
    kind = import_module("pressrewrite.providers.openai").OpenAI
    print(f"\n== The OpenAI adapter against the SDK's create (openai {version('openai')})")
    writer = kind("test-1", base_url=f"{address}/v1", api_key=KEY)
    body = dict(writer.encode(job, writer.settings))
    client = sdk.OpenAI(base_url=f"{address}/v1", api_key=KEY, max_retries=0)
    aclient = sdk.AsyncOpenAI(base_url=f"{address}/v1", api_key=KEY, max_retries=0)

    def create() -> Draft:
        found = client.chat.completions.create(**body)
        return checked(Draft.model_validate_json(found.choices[0].message.content))

    async def acreate() -> Draft:
        found = await aclient.chat.completions.create(**body)
        return checked(Draft.model_validate_json(found.choices[0].message.content))

    path, apath = whole_path(writer, job)
    least, most = in_turn(create, calls), in_turn(path, calls)

    async def both() -> tuple[Cost, Cost]:
        return await at_once(acreate, calls), await at_once(apath, calls)

    with asyncio.Runner() as runner:
        aleast, amost = runner.run(both())
        runner.run(aclient.close())
        runner.run(writer.aclose())
    client.close()
    for how, one, two in (("one after the other", least, most), ("64 in flight", aleast, amost)):
        say(
            f"{how}: create / adapter",
            f"{one.cpu_ms:.3f} / {two.cpu_ms:.3f} ms",
            f"ratio {two.cpu_ms / one.cpu_ms:.2f} (wanted at most 1.15)",
        )


def peer_pydantic_ai(base: str, system: str, user: str) -> AsyncCall:
    """Ask through pydantic-ai for native structured output."""
    ai = import_module("pydantic_ai")
    model = import_module("pydantic_ai.models.openai").OpenAIChatModel(
        "test-1",
        provider=import_module("pydantic_ai.providers.openai").OpenAIProvider(base_url=base, api_key=KEY),
    )
    agent = ai.Agent(model, output_type=ai.NativeOutput(Draft), system_prompt=system)

    async def call() -> Draft:
        return checked((await agent.run(user)).output)

    return call


def peer_instructor(base: str, system: str, user: str) -> AsyncCall:
    """Ask through instructor in its mode for JSON schemas."""
    library = import_module("instructor")
    sdk = import_module("openai").AsyncOpenAI(base_url=base, api_key=KEY, max_retries=0)
    client = library.from_openai(sdk, mode=library.Mode.JSON_SCHEMA)
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]

    async def call() -> Draft:
        return checked(
            await client.chat.completions.create(
                model="test-1", messages=messages, response_model=Draft, max_retries=0
            )
        )

    return call


def peer_litellm(base: str, system: str, user: str) -> AsyncCall:
    """Ask through LiteLLM."""
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"  # it would fetch its prices when it is imported
    library = import_module("litellm")
    library.suppress_debug_info = True
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    schema = {"name": "draft", "schema": Draft.model_json_schema()}

    async def call() -> Draft:
        found = await library.acompletion(
            model="openai/test-1",
            messages=messages,
            api_base=base,
            api_key=KEY,
            num_retries=0,
            response_format={"type": "json_schema", "json_schema": schema},
        )
        return checked(Draft.model_validate_json(found.choices[0].message.content))

    return call


def peer_langchain_openai(base: str, system: str, user: str) -> AsyncCall:
    """Ask through langchain-openai for structured output."""
    chat = import_module("langchain_openai").ChatOpenAI(
        model="test-1", base_url=base, api_key=KEY, max_retries=0
    )
    bound = chat.with_structured_output(Draft, method="json_mode")

    async def call() -> Draft:
        return checked(await bound.ainvoke([("system", system), ("user", user)]))

    return call


PEERS = {
    "pydantic-ai-slim": ("pydantic_ai", peer_pydantic_ai),
    "instructor": ("instructor", peer_instructor),
    "litellm": ("litellm", peer_litellm),
    "langchain-openai": ("langchain_openai", peer_langchain_openai),
}


def peers(address: str, job: Request, calls: int) -> None:
    """Measure the peers that are installed, in async calls, and this library beside them."""
    print("\n== Peers, async: CPU of a call, calls a second with 64 in flight")
    assert job.prompt is not None
    system, user = (message.content for message in job.prompt.messages)
    ours = Local("test-1", base_url=f"{address}/v1", api_key=KEY)
    rows: list[tuple[str, AsyncCall]] = [("pressrewrite (local)", whole_path(ours, job)[1])]
    for name, (module, make) in PEERS.items():
        if find_spec(module) is None:
            print(f"{name}: not installed")
            continue
        rows.append((f"{name} {version(name)}", make(f"{address}/v1", system, user)))
    for name, call in rows:

        async def one_by_one(call: AsyncCall) -> Cost:
            for _ in range(20):
                await call()
            cpu, wall = time.process_time(), time.perf_counter()
            for _ in range(calls // 10):
                await call()
            share = 1000 / (calls // 10)
            return Cost((time.process_time() - cpu) * share, (time.perf_counter() - wall) * share)

        async def measured(call: AsyncCall) -> tuple[Cost, Cost]:
            return await one_by_one(call), await at_once(call, calls // 4, rounds=1)

        try:
            alone, many = asyncio.run(measured(call))
        except Exception as error:  # noqa: BLE001 - a peer that cannot do it is a line of the report
            print(f"{name}: failed ({type(error).__name__}: {str(error)[:120]})")
            continue
        say(name, f"{alone.cpu_ms:.2f} ms", f"{many.per_second:.0f} calls/s")


PARTS: dict[str, Callable[[str, Request, int], None]] = {
    "path": cpu_of_the_path,
    "rate": calls_a_second,
    "memory": memory,
    "sdk": against_the_sdk,
    "peers": peers,
}


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description="What a call costs.")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--calls", type=int, default=2000)
    parser.add_argument("--only", choices=PARTS, action="append")
    options = parser.parse_args()
    if options.serve:
        asyncio.run(serve())
        return
    job = request()
    text = json.dumps(article())
    print(
        f"Python {sys.version.split()[0]}, {os.cpu_count()} cores; article of {len(text) / 1024:.1f} KB; ",
        end="",
    )
    print(f"load {os.getloadavg()[0]:.1f}; waits at most {Timeouts().read:g} s")
    with server() as address:
        for name, part in PARTS.items():
            if options.only is None or name in options.only:
                part(address, job, 5000 if name == "memory" else options.calls)


if __name__ == "__main__":
    main()
