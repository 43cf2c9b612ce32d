"""The body of an answer."""

from __future__ import annotations

import gzip
import time
import zlib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.errors import DeadlineExceeded, ReplyUnusable, TimedOut
from pressrewrite.providers.body import Watch, late, undecoded
from pressrewrite.providers.deadline import Deadline, held

if TYPE_CHECKING:
    from collections.abc import Iterator


class Response:
    """What the watch asks of a response of an HTTP library."""

    is_stream_consumed = False

    def __init__(self, raw: bytes, cut: int) -> None:
        self._raw, self._cut = raw, cut

    def iter_raw(self) -> Iterator[bytes]:
        """Give the bytes in pieces."""
        for at in range(0, len(self._raw), self._cut):
            yield self._raw[at : at + self._cut]


def taken(raw: bytes, *, encoding: str = "", cut: int = 7, most: int = 10_000_000) -> bytes:
    """Take a body."""
    response: Any = Response(raw, cut)
    return b"".join(Watch(most, None).pieces(response, {"content-encoding": encoding}))


@given(st.binary(max_size=2000), st.integers(1, 50), st.sampled_from(["gzip", "x-gzip", " GZIP "]))
def test_what_was_packed_is_unpacked(raw: bytes, cut: int, encoding: str) -> None:
    """Wherever the network cut it."""
    assert taken(gzip.compress(raw), encoding=encoding, cut=cut) == raw
    assert taken(raw, cut=cut) == raw


def test_a_long_run_of_zeros_comes_out_whole() -> None:
    """Output that waits inside the unpacker is not forgotten at the end of a piece."""
    raw = bytes(3_000_000)
    assert taken(gzip.compress(raw), encoding="gzip", cut=10**6) == raw


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (b"not packed at all", "gzip"),
        (gzip.compress(b"whole" * 100)[:-12], "gzip"),
        (zlib.compress(b"x"), "deflate"),
        (b"x", "br"),
        (b"x", "zstd"),
    ],
)
def test_what_cannot_be_unpacked_is_a_typed_error(raw: bytes, encoding: str) -> None:
    """Broken or cut gzip, and everything that nobody asked for."""
    with pytest.raises(ReplyUnusable):
        taken(raw, encoding=encoding)


def test_a_body_has_a_length_and_a_time() -> None:
    """Both are looked at with every piece."""
    assert len(taken(b"a" * 100, most=100)) == 100
    with pytest.raises(ReplyUnusable, match="longer than 99 bytes"):
        taken(b"a" * 100, most=99)
    response: Any = Response(b"a" * 100, 7)
    with pytest.raises(TimedOut):
        list(Watch(1000, time.monotonic() - 1).pieces(response, {}))


def test_late_is_of_this_answer_or_of_all_together() -> None:
    """Where a deadline is used up, it is the deadline's error."""
    assert type(late("It was slow.")) is TimedOut
    with held(Deadline(at=0.01, clock=lambda: 0.0)):
        assert type(late("It was slow.")) is DeadlineExceeded
    assert undecoded().code == "reply_unusable"
