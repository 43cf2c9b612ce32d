"""The job that is given to a writer, and the words that a model is sent."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from pressrewrite.models.anatomy import Anatomy, PartKind
    from pressrewrite.models.source import SourceItem, SourceText

__all__ = ["Brief", "Length", "Message", "Prompt", "StorySentence"]


class Length(StrEnum):
    """How long the article may become; never longer than the story of the release."""

    SHORT = "short"
    STANDARD = "standard"
    LONG = "long"

    @property
    def words(self) -> int:
        """The most words of running text; in scripts without spaces two characters count as a word."""
        return {Length.SHORT: 150, Length.STANDARD: 400, Length.LONG: 900}[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class StorySentence:
    """One sentence of the story.

    Attributes:
        number: Its number in the source text.
        text: Its words for a reader: no dateline, no bullet, no markup.
        start: Offset of its first character behind the dateline.
        end: Offset behind its last character.
        kind: The part it stands in.
        part: Number of that part in the anatomy; sentences of one paragraph share it.
    """

    number: int
    text: str
    start: int
    end: int
    kind: PartKind
    part: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The typed job: which release, in which language, how long.

    Attributes:
        item: The release.
        source: Its text with numbered sentences.
        anatomy: Its parts.
        story: The sentences that an article may be made of, subheads among them.
        language: BCP 47 tag of the article.
        length: How long the article may become.
    """

    item: SourceItem
    source: SourceText
    anatomy: Anatomy
    story: tuple[StorySentence, ...]
    language: str
    length: Length = Length.STANDARD


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message to a model.

    Attributes:
        role: `system` for the rules, `user` for the job.
        content: The words, sent as they are.
    """

    role: Literal["system", "user"]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What a strategy makes of a brief.

    Attributes:
        strategy: Name of the strategy.
        version: Its version.
        fingerprint: Names the strategy with all its settings; the same for every release.
        messages: The messages in order.
        schema: The JSON schema that the answer is asked to follow; None asks for plain text.
    """

    strategy: str
    version: str
    fingerprint: str
    messages: tuple[Message, ...]
    schema: dict[str, Any] | None = field(default=None, repr=False)

    @property
    def text(self) -> str:
        """The messages as a person reads them."""
        return "\n\n".join(f"[{message.role}]\n{message.content}" for message in self.messages)

    @property
    def sha256(self) -> str:
        """SHA-256 over messages and schema, to prove later what was asked."""
        messages = [[message.role, message.content] for message in self.messages]
        rendered = json.dumps([messages, self.schema], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(rendered.encode("utf-8")).hexdigest()
