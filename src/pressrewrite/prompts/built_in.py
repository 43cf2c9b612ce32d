"""What most strategies of the library share: settings, their fingerprint, and two messages with a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from pressrewrite.errors import InvalidInput, shorten
from pressrewrite.models import Background, HouseStyle, Length, Message, Prompt, ReadingLevel
from pressrewrite.prompts.base import fingerprint
from pressrewrite.prompts.manner import LONGEST_AUDIENCE, manner_rules
from pressrewrite.prompts.parts import fenced_release, one_line, rules
from pressrewrite.prompts.schema import draft_schema

if TYPE_CHECKING:
    from pydantic import JsonValue

    from pressrewrite.models import Brief

__all__ = ["BuiltIn"]


class BuiltIn:
    """A strategy with the settings that those of the library share; a subclass says what its task is.

    Args:
        length: How long the article may become.
        reading_level: For whom the words are chosen.
        audience: Who reads it, in a few words; it is fenced as data.
        house_style: How the desk writes.
        background: Whether a labelled section of background is allowed.

    Raises:
        ValueError: There is no such length, level or background, or the audience is too long.
    """

    name: ClassVar[str]
    version: ClassVar[str]

    def __init__(
        self,
        *,
        length: Length | str,
        reading_level: ReadingLevel | str = ReadingLevel.GENERAL,
        audience: str | None = None,
        house_style: HouseStyle | None = None,
        background: Background | str = Background.FORBIDDEN,
    ) -> None:
        self.length = Length(length)
        self.reading_level = ReadingLevel(reading_level)
        self.audience = _audience(audience)
        self.house_style = house_style if house_style is not None else HouseStyle()
        self.background = Background(background)
        self.fingerprint = fingerprint(self.name, self.version, self.settings)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(fingerprint={self.fingerprint!r})"

    @property
    def settings(self) -> dict[str, JsonValue]:
        """Everything that changes the words of the prompt, as it stands in the fingerprint."""
        return {
            "length": self.length.value,
            "reading_level": self.reading_level.value,
            "audience": self.audience,
            "house_style": self.house_style.model_dump(mode="json"),
            "background": self.background.value,
        }

    def task(self, brief: Brief) -> tuple[str, ...]:
        """Say what is to be written, one line for each thing."""
        raise NotImplementedError

    def render(self, brief: Brief) -> Prompt:
        """Make the prompt in the reader's language."""
        manner = manner_rules(brief, level=self.reading_level, audience=self.audience, style=self.house_style)
        job = "\n".join((*self.task(brief), *manner, "", fenced_release(brief)))
        return Prompt(
            strategy=self.name,
            version=self.version,
            fingerprint=self.fingerprint,
            messages=(
                Message(role="system", content=rules(brief, self.background)),
                Message(role="user", content=job),
            ),
            schema=draft_schema(),
        )


def _audience(given: str | None) -> str | None:
    if given is None:
        return None
    if not isinstance(given, str):
        raise InvalidInput(f"An audience was expected as text, not {shorten(given)}.", hint="Give a str.")
    text = one_line(given)
    if len(text) > LONGEST_AUDIENCE:
        raise InvalidInput(
            f"The audience {shorten(text)} has {len(text)} characters; {LONGEST_AUDIENCE} is the most.",
            hint="Name the readers in a few words.",
        )
    return text or None
