"""Sentences with gaps: `{name}` and nothing else.

`str.format` would read attributes and indexes of whatever is put in, and would trip over a brace in a title.
Here a gap is a lower-case name in braces, it is replaced once, and what is put in is never read again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pydantic import AfterValidator

from pressrewrite.errors import LocaleError, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["fill", "holds", "placeholders"]

_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")


def placeholders(template: str) -> tuple[str, ...]:
    """List the names of the gaps in a template, in their order.

    Args:
        template: A sentence with gaps.

    Returns:
        The names, as often as they occur.

    Example:
        >>> placeholders("{publisher}, {date}")
        ('publisher', 'date')
    """
    return tuple(_PLACEHOLDER.findall(template))


def fill(template: str, /, **values: object) -> str:
    """Put values into the gaps of a template, safely for values of any content.

    Args:
        template: A sentence with gaps such as `{publisher}`.
        **values: One value for each gap, turned into text with `str`; braces in it stay as they are.

    Returns:
        The sentence.

    Raises:
        LocaleError: A gap has no value, or a value has no gap.

    Example:
        >>> fill("Source: {publisher}.", publisher="{NASA}")
        'Source: {NASA}.'
    """
    wanted = set(placeholders(template))
    if wanted != values.keys():
        given = _names(values)
        message = f"The template {shorten(template)} was given {given}; it expects exactly {_names(wanted)}."
        raise LocaleError(message, hint="Pass one value for each name in braces.")
    return _PLACEHOLDER.sub(lambda gap: str(values[gap[1]]), template)


def holds(*names: str) -> AfterValidator:
    """Make a field of a locale file accept only templates with exactly these gaps, each once.

    Args:
        *names: The names of the gaps; none for a sentence without any.

    Returns:
        A validator for `typing.Annotated`.
    """

    def check(template: str) -> str:
        if not template.strip():
            message = "is empty; a text was expected"
            raise ValueError(message)
        if sorted(placeholders(template)) != sorted(names):
            message = (
                f"holds {_names(placeholders(template))}; it must hold exactly {_names(names)}, each once"
            )
            raise ValueError(message)
        if re.search(r"[{}]", _PLACEHOLDER.sub("", template)):
            message = "holds a brace that belongs to no placeholder; write {name}, in lower case"
            raise ValueError(message)
        return template

    return AfterValidator(check)


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names)) or "no placeholder"
