"""One answer of a writer, or its error, as JSON and back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from pressrewrite import errors
from pressrewrite.errors import InvalidInput, ProviderError, shorten
from pressrewrite.models import Draft, Usage
from pressrewrite.providers.base import Reply

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Recording"]

_PLAIN = (
    "hint",
    "provider",
    "model",
    "status",
    "request_id",
    "retry_after_s",
    "said",
    "attempts",
    "partial",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """What a writer answered.

    Attributes:
        data: The answer or the error as JSON, and the pieces of a stream.
    """

    data: dict[str, Any]

    @classmethod
    def of(cls, outcome: Reply | ProviderError, pieces: Sequence[str] = ()) -> Recording:
        """Take an outcome down.

        Args:
            outcome: What came.
            pieces: The pieces in which it came.

        Example:
            >>> Recording.of(Reply(text="Yes.", model="m")).play().text
            'Yes.'
        """
        data: dict[str, Any]
        if isinstance(outcome, ProviderError):
            told = {name: getattr(outcome, name, None) for name in _PLAIN}
            data = {
                "error": {
                    "kind": type(outcome).__name__,
                    "message": outcome.message,
                    "usage": list(outcome.usage),
                    **{name: value for name, value in told.items() if value is not None},
                }
            }
        else:
            told = {name: value for name, value in asdict(outcome).items() if name not in {"draft", "usage"}}
            told["parameters"] = dict(outcome.parameters)
            told["usage"] = outcome.usage.model_dump(mode="json")
            told["draft"] = outcome.draft.model_dump(mode="json") if outcome.draft is not None else None
            data = {"reply": told}
        return cls(data={**data, "pieces": list(pieces)} if pieces else data)

    @classmethod
    def read(cls, text: str, *, name: str) -> Recording:
        """Read a file.

        Args:
            text: What stands in it.
            name: Its name, for the error.

        Raises:
            InvalidInput: It holds no recording.
        """
        try:
            data = json.loads(text)
        except ValueError:
            data = None
        if not isinstance(data, dict) or not {"reply", "error"} & data.keys():
            raise InvalidInput(f"{shorten(name)} is no recording.", hint="Delete it and record it again.")
        return cls(data=data)

    @property
    def pieces(self) -> tuple[str, ...]:
        """The pieces in which it came, or all of it as one."""
        kept = self.data.get("pieces")
        if kept is not None:
            return tuple(kept)
        whole = self.data["reply"]["text"] if "reply" in self.data else self.data["error"].get("partial")
        return (whole,) if whole else ()

    def play(self) -> Reply:
        """Give the answer again.

        Raises:
            ProviderError: An error was recorded.
        """
        if "error" in self.data:
            raise _error(self.data["error"])
        told = dict(self.data["reply"])
        draft = told.pop("draft")
        return Reply(
            draft=Draft.model_validate(draft) if draft is not None else None,
            usage=Usage.model_validate(told.pop("usage")),
            **told,
        )


def _error(told: dict[str, Any]) -> ProviderError:
    kind = getattr(errors, told["kind"], ProviderError)
    if not (isinstance(kind, type) and issubclass(kind, ProviderError)):
        kind = ProviderError
    error = kind(told["message"])
    for name in _PLAIN:
        if name in told:
            setattr(error, name, told[name])
    error.usage = (told["usage"][0], told["usage"][1])
    return error
