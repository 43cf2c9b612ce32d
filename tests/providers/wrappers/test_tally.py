"""Adding up attempts."""

import pytest

from pressrewrite.errors import ServiceUnavailable
from pressrewrite.models import Usage
from pressrewrite.providers import Reply
from pressrewrite.providers.wrappers.tally import Tally


def failure(attempts: int, tokens: tuple[int | None, int | None]) -> ServiceUnavailable:
    """Make an error that took so many requests and tokens."""
    error = ServiceUnavailable("down")
    error.attempts, error.usage = attempts, tokens
    return error


@pytest.mark.parametrize(
    ("failures", "reply", "expected"),
    [
        ([], (1, 10, 20), (1, 10, 20)),
        ([(1, (None, None))], (1, 10, 20), (2, 10, 20)),
        ([(2, (5, None)), (1, (1, 2))], (1, 10, 20), (4, 16, 22)),
        ([(1, (5, 7))], (1, None, None), (2, 5, 7)),
        ([(0, (None, None))], (1, None, None), (1, None, None)),
    ],
)
def test_what_failed_attempts_took_is_added_to_the_reply(
    failures: list[tuple[int, tuple[int | None, int | None]]],
    reply: tuple[int, int | None, int | None],
    expected: tuple[int, int | None, int | None],
) -> None:
    """Requests are added always, tokens as far as they are known; what nobody knows stays unknown."""
    tally = Tally()
    for each in failures:
        tally.add(failure(*each))
    whole = tally.over(Reply(attempts=reply[0], usage=Usage(input_tokens=reply[1], output_tokens=reply[2])))
    assert (whole.attempts, whole.usage.input_tokens, whole.usage.output_tokens) == expected


def test_the_last_error_tells_what_all_took() -> None:
    """The error that is raised in the end carries the requests and tokens of all of them."""
    tally = Tally()
    tally.add(failure(1, (3, 4)))
    last = failure(2, (None, 1))
    tally.add(last)
    assert tally.tell(last) is last
    assert (last.attempts, last.usage) == (3, (3, 5))
