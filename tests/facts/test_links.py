"""Addresses in a text."""

from __future__ import annotations

import time

import pytest

from pressrewrite.facts import find_links


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://port.example/a?b=1.", ["port.example/a?b=1"]),
        ("Write to Press.Desk@Port.example, please", ["press.desk@port.example"]),
        ("Follow @harbour_office now", ["@harbour_office"]),
        ("連絡先は@harbourに", ["@harbour"]),
        ("(www.port.example)", ["port.example"]),
        ("no address at all: 3.5 and a.b", []),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    """Links, mail and handles are found without the marks behind them."""
    assert [link.key for link in find_links(text)] == found


@pytest.mark.parametrize("unit", ["a@", "www.", "http://", "a.", "@a"])
def test_hostile_addresses_end(unit: str) -> None:
    """A long run of beginnings of addresses is read in bounded time."""
    begun = time.process_time()
    find_links(unit * 100_000)
    assert time.process_time() - begun < 20
