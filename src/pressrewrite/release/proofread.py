"""A release held against itself, before anybody rewrites it: figures, tables, days, speech, the embargo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.models import SourceItem
from pressrewrite.release.proofreading.days import find_late_embargo, find_wrong_weekdays
from pressrewrite.release.proofreading.headline import find_unborne_headline_figures
from pressrewrite.release.proofreading.moments import find_two_moments
from pressrewrite.release.proofreading.reading import Reading
from pressrewrite.release.proofreading.shares import find_shares_beyond_the_whole
from pressrewrite.release.proofreading.speakers import find_speech_without_speaker
from pressrewrite.release.proofreading.table_figures import find_wrong_table_figures
from pressrewrite.release.proofreading.values import find_two_values

if TYPE_CHECKING:
    from pressrewrite.models import Finding

__all__ = ["proofread"]

_CHECKS = (
    find_unborne_headline_figures,
    find_wrong_weekdays,
    find_shares_beyond_the_whole,
    find_two_values,
    find_two_moments,
    find_wrong_table_figures,
    find_speech_without_speaker,
    find_late_embargo,
)


def proofread(item: SourceItem) -> tuple[Finding, ...]:
    """Hold a release against itself and find what cannot all be true.

    Looked at: figures of the title against those of the body (`headline_figure`), one thing with two values
    (`two_values`), prose against tables (`table_figure`) and totals against their column (`table_sum`),
    weekdays that do not fit their date (`weekday`), days that no calendar has (`date`), shares of one whole
    that add up to more (`percent_sum`), speech without a speaker (`quotation_speaker`), and an embargo that
    had not ended when the release was published (`embargo`).

    What has to be wrong in one of two places is an error; what only an editor can tell is a warning.

    Args:
        item: The release.

    Returns:
        What was found, in the order of the text; offsets count in `SourceText(item).text`.

    Raises:
        InvalidInput: What was given is no release.

    Example:
        >>> release = SourceItem(
        ...     title="Port plants 500 trees",
        ...     publisher="Port",
        ...     body="The port planted 300 trees.",
        ...     language="en",
        ... )
        >>> [(finding.kind, finding.text) for finding in proofread(release)]
        [('headline_figure', '500')]
    """
    if not isinstance(item, SourceItem):
        raise InvalidInput(
            f"A SourceItem was expected, not {shorten(item)}.",
            hint="Build one: SourceItem(title=..., publisher=..., body=...).",
        )
    reading = Reading(item)
    found = [finding for check in _CHECKS for finding in check(reading)]
    return tuple(sorted(found, key=lambda finding: (finding.start, finding.end, finding.kind)))
