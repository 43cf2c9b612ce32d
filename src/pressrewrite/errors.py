"""Every error this library raises on purpose, in one tree.

All of them carry a stable `code` for programs, a `hint` that says what to do next, and `retryable`,
which is true only when the very same call may succeed later. None of them ever holds a key.

    PressRewriteError
     ├─ InvalidInput (also a ValueError)
     │   ├─ InvalidRelease         a file, a mapping or a page that is no release
     │   ├─ InvalidLanguageTag     not a BCP 47 tag of a language that CLDR knows
     │   └─ InvalidArticle         text or JSON that is no article
     ├─ UnsupportedLanguage
     │   └─ CannotTranslate        the embedded writer was asked for another language
     ├─ EmbargoActive              the release may not be published yet
     ├─ NotSupported               a policy refused what the release does not support
     ├─ NothingToWrite             the release holds no sentence that could stand in an article
     ├─ LocaleError                a locale file is incomplete or wrong
     ├─ UnknownProvider            no writer of that name
     ├─ MissingExtra               an optional package is not installed
     └─ ProviderError              a writer did not deliver
         └─ ReplyUnusable          what it delivered is not an article
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import datetime

__all__ = [
    "CannotTranslate",
    "EmbargoActive",
    "InvalidArticle",
    "InvalidInput",
    "InvalidLanguageTag",
    "InvalidRelease",
    "LocaleError",
    "MissingExtra",
    "NotSupported",
    "NothingToWrite",
    "PressRewriteError",
    "ProviderError",
    "ReplyUnusable",
    "UnknownProvider",
    "UnsupportedLanguage",
    "shorten",
]


def shorten(value: object, limit: int = 60) -> str:
    """Make any value fit to be quoted in an error message.

    Args:
        value: What was given; its `repr` is used, so control characters cannot disturb a terminal.
        limit: The most characters to show.

    Returns:
        The shortened `repr`.

    Example:
        >>> shorten("a" * 100, 12)
        "'aaaaaaaaaa…"
    """
    shown = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return shown if len(shown) <= limit else shown[: limit - 1] + "…"


class PressRewriteError(Exception):
    """The root of all errors of this library.

    Args:
        message: What was wrong and what was expected.
        hint: What to do next.

    Attributes:
        code: A stable name of the kind of error, for programs and logs.
        retryable: Whether the same call may succeed later without a change.
        hint: What to do next.
    """

    code: str = "error"
    retryable: bool = False

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".rstrip()

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors with keyword-only arguments do not survive pickling by default, and batches pickle them.
        return _rebuild, (type(self), self.args, self.__dict__)


def _rebuild(
    kind: type[PressRewriteError], args: tuple[Any, ...], state: dict[str, Any]
) -> PressRewriteError:
    error = kind.__new__(kind, *args)
    error.args = args
    error.__dict__.update(state)
    return error


class InvalidInput(PressRewriteError, ValueError):
    """Something that was handed in cannot be used."""

    code = "invalid_input"


class InvalidRelease(InvalidInput):
    """A file, a mapping or a page could not be read as a press release."""

    code = "invalid_release"


class InvalidLanguageTag(InvalidInput):
    """A language tag is not well formed (BCP 47) or names no language that CLDR knows."""

    code = "invalid_language_tag"


class InvalidArticle(InvalidInput):
    """Text or JSON could not be read as an article."""

    code = "invalid_article"


class UnsupportedLanguage(PressRewriteError):
    """Something was asked for in a language that it does not serve."""

    code = "unsupported_language"


class CannotTranslate(UnsupportedLanguage):
    """The embedded writer was asked for an article in another language than the release's."""

    code = "cannot_translate"


class EmbargoActive(PressRewriteError):
    """The release is under embargo, so no article of it may leave the house yet.

    Args:
        message: What was wrong.
        until: When the embargo ends, with its time zone; None when the release states none that can be read.
        hint: What to do next.
    """

    code = "embargo_active"

    def __init__(self, message: str, *, until: datetime | None = None, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.until = until


class NotSupported(PressRewriteError):
    """A policy refused an article because the release does not support all of it."""

    code = "not_supported"


class NothingToWrite(PressRewriteError):
    """The release holds no sentence that could stand in an article."""

    code = "nothing_to_write"


class LocaleError(PressRewriteError):
    """A locale file is incomplete, or holds a wrong value."""

    code = "locale_error"


class UnknownProvider(PressRewriteError):
    """No provider of that name is built in or installed."""

    code = "unknown_provider"


class MissingExtra(PressRewriteError, ImportError):
    """An optional package is needed and not installed.

    Args:
        feature: What was asked for.
        extra: The name of the extra that brings it.
    """

    code = "missing_extra"

    def __init__(self, feature: str, *, extra: str) -> None:
        super().__init__(
            f"{feature} needs a package that is not installed.",
            hint=f"Run: pip install 'pressrewrite[{extra}]'",
        )
        self.extra = extra


class ProviderError(PressRewriteError):
    """A writer did not deliver."""

    code = "provider_error"


class ReplyUnusable(ProviderError):
    """What a writer delivered could not be read as an article."""

    code = "reply_unusable"
