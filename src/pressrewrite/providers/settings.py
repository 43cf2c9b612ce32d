"""What a model is set to, the same for every adapter, and keys that never show."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from pydantic import SecretStr

from pressrewrite.errors import InvalidInput, NotConfigured, shorten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import JsonValue

__all__ = ["Settings", "secret"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a model is set to; what is None is left to the service.

    Attributes:
        temperature: 0 for the likeliest words, up to 2.
        top_p: The share of likely words that are chosen from, 0 to 1.
        max_output_tokens: The most tokens of an answer; thinking counts where the service counts it.
        largest_output: Up to how many tokens an answer that was cut off is asked for once more; None: never.
        seed: For services that then repeat themselves, as far as they can.
        extra: Further members of the request's body, as the service names them.
    """

    temperature: float | None = None
    top_p: float | None = None
    max_output_tokens: int | None = None
    largest_output: int | None = None
    seed: int | None = None
    extra: Mapping[str, JsonValue] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.temperature is not None and not 0 <= self.temperature <= 2:  # noqa: PLR2004
            raise InvalidInput(f"A temperature of {shorten(self.temperature)} is none.", hint="Give 0 to 2.")
        if self.top_p is not None and not 0 < self.top_p <= 1:
            raise InvalidInput(
                f"A top_p of {shorten(self.top_p)} is none.", hint="Give more than 0, up to 1."
            )
        for name in ("max_output_tokens", "largest_output"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise InvalidInput(f"{name}={shorten(value)} leaves no room.", hint="Give a positive number.")

    @classmethod
    def read(cls, options: Mapping[str, str]) -> Settings:
        """Read settings that were written as text, as behind the question mark of "gemini:M?temperature=0.2".

        Args:
            options: Names and values.

        Raises:
            InvalidInput: There is no such setting, or its value is wrong.

        Example:
            >>> Settings.read({"temperature": "0.2"}).temperature
            0.2
        """
        kinds = {
            "temperature": float,
            "top_p": float,
            "max_output_tokens": int,
            "largest_output": int,
            "seed": int,
        }
        values: dict[str, Any] = {}
        for name, text in options.items():
            if name not in kinds:
                raise InvalidInput(
                    f"There is no setting named {shorten(name)}.", hint=f"Known: {', '.join(sorted(kinds))}."
                )
            try:
                values[name] = kinds[name](text)
            except ValueError:
                raise InvalidInput(f"{name}={shorten(text)} is no number.", hint="Give a number.") from None
        return cls(**values)

    def record(self) -> dict[str, JsonValue]:
        """Give what was set, for the record of an article."""
        told: dict[str, JsonValue] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if value not in (None, {}):
                told[each.name] = dict(value) if each.name == "extra" else value
        return told


def secret(given: str | SecretStr | None, *variables: str, needed: str | None = None) -> SecretStr | None:
    """Find a key: the one that was given, else the first of the environment variables that is set.

    Args:
        given: A key, or None.
        variables: Names of environment variables.
        needed: For what the key is needed; None when it may be missing.

    Raises:
        NotConfigured: It is needed and there is none, or no header can carry it.
    """
    if isinstance(given, SecretStr):
        given = given.get_secret_value()
    if given is not None and not isinstance(given, str):
        raise InvalidInput("A key was expected as str or SecretStr.", hint='Give api_key="...".')
    found = given or next((os.environ[name] for name in variables if os.environ.get(name)), None)
    found = (found or "").strip()
    if found:
        if not (found.isascii() and found.isprintable()):
            raise NotConfigured(
                "The key holds characters that no key has.",
                hint="Copy it again; quotation marks or a line break may have come with it.",
                provider=needed,
            )
        return SecretStr(found)
    if needed is not None:
        raise NotConfigured(
            f"{needed} needs a key and none was given.",
            hint=f"Give api_key=..., or set {' or '.join(variables)}.",
            provider=needed,
        )
    return None
