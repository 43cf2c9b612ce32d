"""Requests, responses and the events of a stream."""

from __future__ import annotations

import itertools
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.errors import ReplyUnusable
from pressrewrite.providers.wire import HttpRequest, HttpResponse, Rewritten, ServerEvents, json_bytes

TEXT = st.text(st.characters(exclude_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


@given(st.dictionaries(TEXT, JSON))
def test_json_is_written_as_python_reads_it(payload: dict[str, Any]) -> None:
    """What is written is read again by any reader of JSON."""
    assert json.loads(json_bytes(payload)) == payload


def test_every_script_is_sent_as_it_is() -> None:
    """No escapes: they cost tokens of bytes, and proxies log them unreadably."""
    assert json_bytes({"job": "Schreib: مرحبا 潮 🐠", "n": [1, None]}) == (
        '{"job":"Schreib: مرحبا 潮 🐠","n":[1,null]}'.encode()
    )


def test_a_request_never_shows_its_headers() -> None:
    """The key stands in a header."""
    request = HttpRequest(url="http://127.0.0.1/", headers={"authorization": "Bearer zebra"}, body=b"{}")
    assert repr(request) == "HttpRequest(url='http://127.0.0.1/', method='POST')"


@pytest.mark.parametrize("body", [b"", b"{", b"<html>", b"\xff\xfe\x00", b"[" * 200_000])
def test_what_is_no_json_says_so(body: bytes) -> None:
    """One kind of error for all of it, depth included."""
    with pytest.raises(ValueError, match=r"."):
        HttpResponse(status=200, headers={}, body=body).json()


EVENTS = ['{"a": 1}', "zwei\nZeilen", "مرحبا", "[DONE]", " led by a space"]


def written(events: list[str], end: str) -> bytes:
    """Write events as a server does, comments and other fields between them."""
    lines = [": keep-alive", "event: x", "id: 1", "retry: 5"]
    for event in events:
        lines += [f"data: {line}" for line in event.split("\n")] + [""]
    return (end.join(lines) + end).encode()


@given(st.lists(st.integers(1, 12), max_size=60), st.sampled_from(["\n", "\r\n"]))
def test_events_are_the_same_wherever_the_network_cuts(cuts: list[int], end: str) -> None:
    """Even in the middle of a character, or between the two characters of a line's end."""
    raw = written(EVENTS, end)
    events, at = ServerEvents(), 0
    found: list[str] = []
    for length in [*cuts, len(raw)]:
        found += events.feed(raw[at : at + length])
        at += length
    assert [*found, *events.finish()] == EVENTS


def test_the_last_event_needs_no_empty_line() -> None:
    """Some servers hang up at once behind the last words."""
    events = ServerEvents()
    assert list(events.feed(b"data: one\n\ndata: two")) == ["one"]
    assert list(events.finish()) == ["two"]
    assert list(events.finish()) == []


def test_an_event_that_does_not_end_is_given_up() -> None:
    """It is a typed error long before the memory is full."""
    events = ServerEvents()
    endless = itertools.repeat(b"a" * 100_000, 200)
    with pytest.raises(ReplyUnusable, match="longer than"):
        list(itertools.chain.from_iterable(map(events.feed, endless)))


def test_a_schema_is_rewritten_once() -> None:
    """Equal schemas share the result, in whichever copy they come; order of properties makes a difference."""
    calls: list[Any] = []

    def rewrite(schema: dict[str, Any]) -> list[str]:
        calls.append(schema)
        return list(schema["properties"])

    wanted = Rewritten(rewrite)
    assert wanted({"properties": {"b": {}, "a": {}}}) == ["b", "a"]
    assert wanted(json.loads('{"properties": {"b": {}, "a": {}}}')) == ["b", "a"]
    assert wanted({"properties": {"a": {}, "b": {}}}) == ["a", "b"]
    assert len(calls) == 2
    for number in range(100):
        wanted({"properties": {str(number): {}}})
    assert wanted({"properties": {"b": {}, "a": {}}}) == ["b", "a"]
