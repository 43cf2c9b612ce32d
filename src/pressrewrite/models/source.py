"""The press release as it was handed in, and the one text that all offsets count in."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, Self
from urllib.parse import urlsplit

from pydantic import AwareDatetime, BeforeValidator, Field, JsonValue, field_validator, model_validator
from pydantic_core import PydanticCustomError

from pressrewrite.errors import InvalidLanguageTag, shorten
from pressrewrite.models.base import Model
from pressrewrite.models.evidence import Span
from pressrewrite.text import (
    Block,
    SegmentKind,
    blocks,
    canonical_tag,
    comparable,
    identify,
    plain,
    segment,
    segment_blocks,
    visible,
    without_unseen,
)

__all__ = ["MAX_BODY_CHARS", "NumberedSentence", "SourceItem", "SourceScope", "SourceText"]

MAX_BODY_CHARS = 20_000_000
"""The longest body that is taken, in characters. The longest real release we have seen has 0.4 million."""

MAX_TITLE_CHARS = 2_000
"""The longest title or publisher that is taken; the longest real title we have seen has 320."""

SUMMARY_UNITS = 420
"""A body of fewer units that is cut off, or has at most two sentences, is a summary. A unit is a letter of an
alphabet; a Chinese, Japanese or Korean character counts 2.5. Feed abstracts by Business Wire have 320 to 540,
the shortest complete White House readouts 600."""

SUMMARY_SENTENCES = 2

_CUT_OFF = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\]|\(more\)|read more\s*[»>.]*)\s*\Z", re.IGNORECASE)
_WIDE = re.compile(r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")
_SEPARATOR = "\n\n"


class SourceScope(StrEnum):
    """How much of the release the writer was given."""

    TITLE_ONLY = "title_only"
    SUMMARY = "summary"
    FULL_TEXT = "full_text"


def _refuse(code: str, message: str) -> PydanticCustomError:
    # Braces in a value would be taken for placeholders by pydantic.
    return PydanticCustomError(code, "{message}", {"message": message})


def _readable(value: object) -> object:
    if not isinstance(value, str):
        return value
    for position, character in enumerate(value):
        if "\ud800" <= character <= "\udfff":
            raise _refuse(
                "lone_surrogate",
                f"Half of a surrogate pair stands at character {position}, so this is not text. "
                "Decode the bytes again with the right encoding, or with errors='replace'.",
            )
    return value


def _one_line(value: object) -> object:
    value = _readable(value)
    if not isinstance(value, str):
        return value
    if not visible(value).strip():
        raise _refuse(
            "empty_text",
            f"Words were expected and {shorten(value)} holds none. Give the text as it was published.",
        )
    return value.strip()


def _moment(value: object) -> object:
    """Keep a day a day and a moment a moment; pydantic alone would turn a midnight into a day."""
    if isinstance(value, str):
        text = value.strip()
        try:
            value = date.fromisoformat(text) if _ISO_DAY.match(text) else datetime.fromisoformat(text)
        except ValueError:
            raise _refuse(
                "wrong_time",
                f"{shorten(value)} is no ISO 8601 date or time. "
                "Give '2025-04-24', '2025-04-24T09:30:00+02:00', or a datetime with its time zone.",
            ) from None
    if isinstance(value, datetime):
        if value.utcoffset() is None:
            raise _refuse(
                "naive_time",
                f"The time {value.isoformat()} has no time zone, so nobody can say which day it was. "
                "Give a datetime with its zone, or a date when only the day is known.",
            )
        return value
    if value is None or isinstance(value, date):
        return value
    raise _refuse("wrong_time", f"A date or a time with its zone was expected, not {shorten(value)}.")


def _address(value: object) -> object:
    value = _readable(value)
    if not isinstance(value, str):
        return value
    value = value.strip()
    try:
        parts = urlsplit(value)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
        has_secret = "@" in parts.netloc
    except ValueError:
        usable = has_secret = False
    if not usable or re.search(r"\s", value) or visible(value) != value:
        # What stands before an "@" or behind a "?" may be a password or a token, in a broken address as well.
        shown = shorten("…" + value.rpartition("@")[2] if "@" in value else re.split("[?#]", value)[0])
        raise _refuse("wrong_address", f"{shown} is no http(s) address. Give the address of the release.")
    if has_secret:
        raise _refuse(
            "secret_in_address", "The address holds a user name or a password. Give it without them."
        )
    return value


def _readable_within(value: object) -> object:
    """Look for broken text in everything that an application keeps with a release."""
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if isinstance(found, dict):
            waiting.extend((*found.keys(), *found.values()))
        elif isinstance(found, list | tuple):
            waiting.extend(found)
        else:
            _readable(found)
    return value


Text = Annotated[str, BeforeValidator(_readable), Field(strict=True)]
Words = Annotated[str, BeforeValidator(_one_line), Field(max_length=MAX_TITLE_CHARS, strict=True)]
Moment = Annotated[AwareDatetime | date, BeforeValidator(_moment)]
Address = Annotated[str, BeforeValidator(_address), Field(max_length=MAX_TITLE_CHARS, strict=True)]


class SourceItem(Model):
    r"""One press release, as it was published.

    What is left out is worked out where that can be done without guessing: the language from the words
    themselves, the id from title, publisher and address, the scope from how much text there is.

    Raises:
        pydantic.ValidationError: An empty title or publisher, a body that holds no visible character, a time
            without a zone, a tag that names no language, an address that is not http(s).

    Example:
        >>> item = SourceItem(
        ...     title="Reef reopens", publisher="Harbour Office", body="The reef is open again."
        ... )
        >>> item.language, item.scope.value
        ('en', 'summary')
        >>> item.text
        'Reef reopens\n\nThe reef is open again.'
    """

    title: Words
    """The title as published."""
    publisher: Words
    """Who published it."""
    published_at: Moment | None = None
    """When: a datetime with its zone, or a date when only the day is known."""
    url: Address | None = None
    """Where the release itself can be read."""
    body: Annotated[Text, Field(max_length=MAX_BODY_CHARS)] | None = None
    """Its text, exactly as published; None when only the title is known."""
    language: str = ""
    """BCP 47 tag; identified from title and body when it is not given."""
    embargo_until: Annotated[AwareDatetime, BeforeValidator(_moment)] | None = None
    """Until when nothing of it may be published."""
    licence: Text | None = None
    """Under which terms it may be used."""
    id: Text = ""
    """A stable name; made from title, publisher and address when it is not given."""
    scope: SourceScope = SourceScope.TITLE_ONLY
    """How much of the release this is; worked out when it is not given."""
    metadata: Annotated[dict[str, JsonValue], BeforeValidator(_readable_within)] = Field(default_factory=dict)
    """Whatever the application wants to keep with it; never read by this library."""

    @field_validator("body")
    @classmethod
    def _body_has_words(cls, value: str | None) -> str | None:
        if value is None or not value.strip():
            return None
        if not visible(value).strip():
            raise _refuse(
                "no_visible_text",
                f"The body holds {len(value)} characters and none that can be seen. "
                "Give the text of the release, or None when only the title is known.",
            )
        return value

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, data: Any) -> Any:
        if not isinstance(data, dict):
            return data
        filled = dict(data)
        title, body, publisher = filled.get("title"), filled.get("body"), filled.get("publisher")
        if not isinstance(title, str) or not isinstance(publisher, str) or not isinstance(body, str | None):
            return filled
        filled["language"] = _language(filled.get("language"), title, body)
        if not filled.get("id"):
            identity = "\n".join((title.strip(), publisher.strip(), str(filled.get("url") or "")))
            filled["id"] = hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:16]
        if filled.get("scope") is None:
            filled["scope"] = _scope(title, body, filled["language"])
        return filled

    @model_validator(mode="after")
    def _scope_fits(self) -> Self:
        if self.body is None and self.scope is not SourceScope.TITLE_ONLY:
            raise _refuse(
                "scope_without_body",
                f"The scope is said to be '{self.scope.value}' and there is no body. "
                "Give the body or leave the scope out.",
            )
        return self

    @property
    def text(self) -> str:
        """Title and body as one text; every offset in an article counts in it."""
        if self.body is None:
            return self.title
        return f"{self.title}{_SEPARATOR}{self.body}"

    @property
    def published_on(self) -> date | None:
        """The day it was published, in the publisher's own time zone."""
        return self.published_at.date() if isinstance(self.published_at, datetime) else self.published_at


def _language(given: object, title: str, body: str | None) -> object:
    if given is None or given == "":
        # The body decides; titles are often a product's name in another language.
        found = (body and identify(body, default="")) or identify(title)
        # Tagalog is identified as "tl", whose canonical tag is "fil": a round trip must not change it.
        return canonical_tag(found)
    if not isinstance(given, str):
        return given
    try:
        return canonical_tag(given)
    except InvalidLanguageTag as error:
        raise _refuse("wrong_language_tag", str(error)) from None


def _scope(title: str, body: str | None, language: object) -> SourceScope:
    told = "" if body is None else body.strip()
    # Comparing a body of megabytes with a title would cost more than everything else.
    if not told or (len(told) <= 4 * len(title) + SUMMARY_UNITS and comparable(told) == comparable(title)):
        return SourceScope.TITLE_ONLY
    if body is None or len(told) > 4 * SUMMARY_UNITS:
        return SourceScope.FULL_TEXT
    words = plain(body)
    units = len(words) + 1.5 * len(_WIDE.findall(words))
    if _CUT_OFF.search(words):
        return SourceScope.SUMMARY
    tag = language if isinstance(language, str) else "und"
    few = sum(s.kind is SegmentKind.SENTENCE for s in segment(body, tag)) <= SUMMARY_SENTENCES
    return SourceScope.SUMMARY if few and units < SUMMARY_UNITS else SourceScope.FULL_TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedSentence:
    """One sentence of the release under the number that writers cite it by.

    Attributes:
        number: 0 is the title; the sentences of the body follow from 1.
        start: Offset of its first character in the source text.
        end: Offset behind its last character.
        kind: Sentence, heading, bullet or row of a table.
        block: Which paragraph it belongs to; the title is -1.
    """

    number: int
    start: int
    end: int
    kind: SegmentKind
    block: int


class SourceText:
    """Title and body as one text, with numbered sentences and exact offsets.

    Args:
        item: The release.

    Example:
        >>> source = SourceText(
        ...     SourceItem(title="Reef reopens", publisher="Port", body="It is open. Come and see.")
        ... )
        >>> [source.text[s.start : s.end] for s in source.sentences]
        ['Reef reopens', 'It is open.', 'Come and see.']
    """

    def __init__(self, item: SourceItem) -> None:
        self.item = item
        self.text = item.text

    @property
    def language(self) -> str:
        """The language of the release."""
        return self.item.language

    @property
    def body_start(self) -> int:
        """Offset of the body's first character."""
        return len(self.item.title) + len(_SEPARATOR) if self.item.body is not None else len(self.text)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The paragraphs, headings, bullets and tables of the body; their offsets count in the body."""
        return blocks(self.item.body or "")

    @cached_property
    def sentences(self) -> tuple[NumberedSentence, ...]:
        """All sentences in order; number 0 is the title."""
        title = NumberedSentence(
            number=0, start=0, end=len(self.item.title), kind=SegmentKind.HEADING, block=-1
        )
        if self.item.body is None:
            return (title,)
        shift = self.body_start
        body = segment_blocks(self.item.body, self.blocks, self.item.language)
        return (
            title,
            *(
                NumberedSentence(
                    number=n, start=s.start + shift, end=s.end + shift, kind=s.kind, block=s.block
                )
                for n, s in enumerate(body, start=1)
            ),
        )

    @cached_property
    def seen(self) -> str:
        """The text as its reader sees it, offset for offset: comments and hidden elements are blank."""
        return without_unseen(self.text)

    def is_seen(self, number: int) -> bool:
        """Say whether there is a sentence of that number, and a reader sees anything of it."""
        if not 0 <= number < len(self.sentences):
            return False
        sentence = self.sentences[number]
        return self.seen is self.text or bool(self.seen[sentence.start : sentence.end].strip())

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text in UTF-8, to prove later what the writer was given."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()

    def span(self, start: int, end: int) -> Span:
        """Take a span out of the text."""
        return Span.of(self.text, start, end)

    def sentence_span(self, number: int) -> Span:
        """Take the span of the sentence of that number.

        Raises:
            IndexError: There is no sentence of that number.
        """
        if number < 0:
            raise IndexError(number)
        sentence = self.sentences[number]
        return self.span(sentence.start, sentence.end)
