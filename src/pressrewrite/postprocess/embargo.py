"""The embargo: nothing of a release leaves the house before its time."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pressrewrite.errors import EmbargoActive
from pressrewrite.models import FlagKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from pressrewrite.models import Article

__all__ = ["Embargo"]


def _now() -> datetime:
    return datetime.now(UTC)


class Embargo:
    """Refuse articles of a release that is still under embargo.

    The moment is that of `SourceItem.embargo_until`, or the one that the release's own embargo line states. A
    line whose time cannot be read counts as an embargo that lasts: a person has to look.

    Args:
        now: Gives the present moment with a time zone; the system's clock when left out.
    """

    def __init__(self, *, now: Callable[[], datetime] = _now) -> None:
        self.now = now

    def check(self, until: datetime | None, *, unreadable: bool = False) -> None:
        """Refuse while the embargo lasts.

        Args:
            until: When it ends; None without one.
            unreadable: Whether the release carries an embargo line whose time could not be read.

        Raises:
            EmbargoActive: It has not ended, or nobody can say when it does.
        """
        if until is not None and until > self.now():
            raise EmbargoActive(
                f"The release is under embargo until {until.isoformat()}.",
                until=until,
                hint="Come back then, or pass embargo=None to prepare the article before.",
            )
        if until is None and unreadable:
            raise EmbargoActive(
                "The release carries an embargo line whose date, clock and time zone could not all be read.",
                hint="Give SourceItem.embargo_until, or pass embargo=None when the embargo is over.",
            )

    def __call__(self, article: Article, /) -> Article:
        """Hand the article on, unless the embargo lasts."""
        unreadable = any(flag.kind is FlagKind.EMBARGO_UNREADABLE for flag in article.flags)
        self.check(article.source.embargo_until, unreadable=unreadable)
        return article
