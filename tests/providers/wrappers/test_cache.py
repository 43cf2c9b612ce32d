"""Replies that are kept."""

import asyncio
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pressrewrite.errors import InvalidInput, ServiceUnavailable
from pressrewrite.models import Draft, DraftSentence, Usage
from pressrewrite.providers import Extractive, Reply, Request
from pressrewrite.providers.gemini import Gemini
from pressrewrite.providers.local import Local
from pressrewrite.providers.settings import Settings
from pressrewrite.providers.wrappers import Cache, Fallback, Store
from pressrewrite.testing import Scripted

Ask = Callable[[Any, Request], Reply]
WHOLE = Reply(
    text="Das Riff ist offen. 礁が開く",
    model="m-1-2026",
    parameters={"temperature": 0.2},
    usage=Usage(input_tokens=10, output_tokens=20, seconds=1.5),
    attempts=3,
    finish="stop",
    request_id="r-1",
    provider="scripted",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give the path of a cache that does not exist yet."""
    return tmp_path / "replies.sqlite"


def key(writer: Any, path: Path, job: Request) -> str:
    """Give the key of a job before a writer."""
    with Cache(writer, path) as cache:
        return cache.key(job)


def test_the_second_time_nothing_is_sent(path: Path, job: Request, ask: Ask) -> None:
    """A hit is the same reply, marked as kept, with no attempt; it lives longer than the object."""
    writer = Scripted([WHOLE])
    with Cache(writer, path) as cache:
        assert ask(cache, job) == WHOLE
        assert ask(cache, job) == replace(WHOLE, attempts=0, cached=True)
    with Cache(writer, path) as again:
        assert ask(again, job).cached
    assert writer.calls == 1


def test_a_typed_draft_is_kept(path: Path, job: Request, ask: Ask) -> None:
    """What a writer handed in as a `Draft` comes back as one."""
    draft = Draft(headline=DraftSentence(evidence=(0,), text="Reef reopens"))
    with Cache(Scripted([draft]), path) as cache:
        assert ask(cache, job).draft == ask(cache, job).draft == draft


def test_errors_are_not_kept(path: Path, job: Request, ask: Ask) -> None:
    """A service that was down is asked again."""
    with Cache(Scripted([ServiceUnavailable("down"), "Done."]), path) as cache:
        with pytest.raises(ServiceUnavailable):
            ask(cache, job)
        reply = ask(cache, job)
    assert (reply.text, reply.cached) == ("Done.", False)


def test_a_reply_grows_old(path: Path, job: Request, ask: Ask, clock: Any) -> None:
    """One that is older than allowed is asked for anew, and the new one is kept."""
    writer = Scripted(["Old.", "New."])
    with Cache(writer, path, max_age_s=60, clock=clock) as cache:
        assert ask(cache, job).text == "Old."
        clock.now += 60
        assert ask(cache, job).text == "Old."
        clock.now += 1
        assert [ask(cache, job).text for _ in range(2)] == ["New.", "New."]


def test_what_decides_an_answer_stands_in_its_key(path: Path, job: Request) -> None:
    """Another model, setting, address, language or job is another reply; another API key is the same one."""
    address = "http://127.0.0.1:1"
    writers = [
        Local("a"),
        Local("b"),
        Local("a", base_url=address),
        Local("a", settings=Settings(temperature=0.5)),
        Local("a", form="text"),
        Gemini("a", api_key="one-key-of-a-test"),
        Gemini("a", api_key="one-key-of-a-test", thinking={"thinkingBudget": 0}),
        Extractive(),
        Fallback([Local("a"), Extractive()]),
    ]
    keys = [key(writer, path, job) for writer in writers]
    keys.append(key(Local("a"), path, replace(job, brief=replace(job.brief, language="de"))))
    keys.append(key(Local("a"), path, replace(job, prompt=None)))
    assert len(set(keys)) == len(keys)
    assert key(Gemini("a", api_key="another-key-of-a-test"), path, job) == keys[5]


def test_no_key_of_a_service_stands_in_the_file(path: Path, job: Request) -> None:
    """Neither the reply nor its key holds the secret of the writer."""
    with Cache(Local("a", api_key="secret-of-a-test"), path) as cache:
        cache.store.put(cache.key(job), WHOLE)
    assert b"secret-of-a-test" not in b"".join(each.read_bytes() for each in path.parent.iterdir())


def test_what_a_substitute_wrote_is_not_kept(path: Path, job: Request, ask: Ask) -> None:
    """When the writer of choice is back, it is asked, and what it writes is kept."""
    first = Scripted([ServiceUnavailable("down"), "Done."], name="first")
    with Cache(Fallback([first, Scripted(["Instead."], name="second")]), path) as cache:
        assert [ask(cache, job).text for _ in range(3)] == ["Instead.", "Done.", "Done."]


@pytest.mark.parametrize(
    ("model", "kept"), [("pro", True), ("pro-2026", True), ("flash", False), (None, True)]
)
def test_of_two_models_of_one_service_the_first_is_kept(
    model: str | None, path: Path, job: Request, *, kept: bool
) -> None:
    """Who wrote is told by the model where the name alone does not tell."""
    pro = Scripted([Reply(text="Done.", model=model, provider="gemini")] * 2, name="gemini", model="pro")
    with Cache(Fallback([pro, Scripted([], name="gemini", model="flash")]), path) as cache:
        assert [cache.generate(job).cached for _ in range(2)] == [False, kept]


@pytest.mark.parametrize("content", [b"this is no database, " * 100, None])
def test_a_file_that_is_no_cache_says_what_to_do(content: bytes | None, path: Path) -> None:
    """A broken file and a path that cannot be opened are errors with a way out, and nothing is overwritten."""
    target = path if content is not None else path / "no" / "folder"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InvalidInput, match="Delete the file") as caught:
        Cache(Scripted([]), target)
    assert "replies.sqlite" in str(caught.value)
    assert content is None or path.read_bytes() == content


def test_a_database_of_something_else_is_left_alone(path: Path) -> None:
    """A database that is not ours is not written to."""
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE notes (text)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(InvalidInput, match="something else"):
        Cache(Scripted([]), path)
    assert path.read_bytes() == before


def test_a_file_that_breaks_while_it_is_used(path: Path, job: Request, ask: Ask) -> None:
    """Damage on the way is a typed error as well, when it is read."""
    with Cache(Scripted(["Done."]), path) as cache:
        ask(cache, job)
    raw = bytearray(path.read_bytes())
    raw[100:] = b"\xff" * (len(raw) - 100)
    path.write_bytes(raw)
    with pytest.raises(InvalidInput, match="cannot be used"), Cache(Scripted(["Done."]), path) as cache:
        ask(cache, job)


def test_a_reply_that_cannot_be_written_is_not_lost(
    path: Path, job: Request, ask: Ask, caplog: pytest.LogCaptureFixture
) -> None:
    """It was paid for: the caller gets it, and the log says what is wrong."""
    cache = Cache(Scripted(["Done."]), path)
    other = sqlite3.connect(path)
    other.execute("DROP TABLE replies")
    other.execute("CREATE TABLE replies (key TEXT, made_at REAL, reply TEXT CHECK (reply = 'nothing'))")
    other.commit()
    other.close()
    with cache, caplog.at_level("WARNING", logger="pressrewrite"):
        assert ask(cache, job).text == "Done."
    assert "could not be kept" in caplog.text


def test_an_entry_that_cannot_be_read_is_asked_for_anew(path: Path, job: Request) -> None:
    """What another version wrote is replaced, not believed."""
    with Cache(Scripted(["Done."]), path) as cache:
        other = sqlite3.connect(path)
        other.execute("INSERT INTO replies VALUES (?, 1.0, '{\"text\": 1}')", (cache.key(job),))
        other.commit()
        other.close()
        assert cache.generate(job).text == "Done."
        assert cache.generate(job).cached


def test_threads_and_tasks_share_a_cache(path: Path, job: Request) -> None:
    """Many threads and tasks at once read and write the one file."""
    jobs = [replace(job, brief=replace(job.brief, language=tag)) for tag in ("de", "fr", "it", "ja")]
    with Cache(Scripted(lambda request: request.brief.language), path) as cache:
        wrong: list[str] = []

        def work() -> None:
            wrong.extend(
                each.brief.language for each in jobs * 5 if cache.generate(each).text != each.brief.language
            )

        async def tasks() -> None:
            replies = await asyncio.gather(*(cache.agenerate(each) for each in jobs * 5))
            assert [reply.text for reply in replies] == [each.brief.language for each in jobs * 5]

        threads = [threading.Thread(target=work) for _ in range(6)]
        for thread in threads:
            thread.start()
        asyncio.run(tasks())
        for thread in threads:
            thread.join()
    assert wrong == []


def test_processes_share_a_cache(path: Path) -> None:
    """Four processes that begin at once, on a file that does not exist, all write to it, and nothing is lost."""
    code = (
        "import sys, time\n"
        "from pressrewrite.providers import Reply\n"
        "from pressrewrite.providers.wrappers import Store\n"
        "path, me = sys.argv[1], sys.argv[2]\n"
        "sys.stdout.write('ready\\n'); sys.stdout.flush(); sys.stdin.readline()\n"
        "store = Store(path)\n"
        "for n in range(50):\n"
        "    store.put(f'{me}-{n}', Reply(text=f'{me} {n}'))\n"
        "    store.put('the same', Reply(text='the same'))\n"
        "    assert store.get('the same').text == 'the same'\n"
        "store.close()\n"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", code, str(path), str(number)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    # All of them are told to begin before anybody waits for the first to end.
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    ended = [(process.communicate()[1], process.returncode) for process in processes]
    assert ended == [("", 0)] * 4
    store = Store(path)
    kept = [store.get(f"{me}-{n}") for me in range(4) for n in range(50)]
    store.close()
    assert [reply.text for reply in kept if reply is not None] == [
        f"{me} {n}" for me in range(4) for n in range(50)
    ]
    mode = sqlite3.connect(path)
    assert mode.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    mode.close()


def test_a_child_process_opens_the_file_anew(path: Path) -> None:
    """After a fork the child does not use the connection of its parent."""
    store = Store(path)
    store.put("key", WHOLE)
    inherited = store._connection
    store._process -= 1
    assert store.get("key") is not None
    assert store._connection is not inherited
    assert inherited is not None
    inherited.close()
    store.close()
