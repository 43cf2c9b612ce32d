"""What a model sent, by the ladder: JSON of a draft, JSON with talk around it, free text."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from pressrewrite.drafts.admissions import find_admissions, shortened
from pressrewrite.drafts.chatter import strip_chatter
from pressrewrite.drafts.freetext import draft_from_text
from pressrewrite.drafts.opening import strip_thoughts
from pressrewrite.drafts.placeholders import mend_placeholders
from pressrewrite.errors import InvalidArticle, ReplyUnusable
from pressrewrite.models import Draft, DraftSentence, Flag, FlagKind
from pressrewrite.text import canonical_tag, plain
from pressrewrite.text.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["cleaned_sentence", "draft_from_reply", "json_objects"]

_OBJECT = Pattern(r"\{\s*\"|\[\s*\{\s*\"|\{\s*\}")
_FENCED_JSON = Pattern(r"```\s{0,3}json", 2)
_BROKEN_DRAFT = Pattern(r"\{\s*\"(?:headline|dek|sections|key_points|draft|article)\"\s*:")
_FIELDS = frozenset(Draft.model_fields)
_WRAPPERS = ("draft", "article", "result", "output", "response")
_MOST_TRIES = 20
_SCHEMA_HINT = "Ask again with the schema of Draft, use a model that keeps to schemas, or send free text."


def draft_from_reply(text: str, *, language: str) -> tuple[Draft, tuple[Flag, ...]]:
    """Read what a model sent in place of a draft, however it was wrapped.

    JSON of a `Draft` is taken bare, in a fence, or with talk around it, raw control characters in its strings
    included. Everything else is read as free text.

    Args:
        text: The reply, as it came.
        language: The BCP 47 tag of the language that was asked for.

    Returns:
        The draft, and what an editor should know about how it came in.

    Raises:
        ReplyUnusable: The JSON is broken or no draft (the first wrong field is named), or there is no
            sentence.
        InvalidLanguageTag: The tag is not usable.

    Example:
        >>> reply = 'Sure! ```json {"headline": {"text": "Reef reopens"}} ```'
        >>> draft_from_reply(reply, language="en")[0].headline.text
        'Reef reopens'
    """
    language = canonical_tag(language)
    answer, _ = strip_thoughts(text)
    found = _find_object(answer)
    if found is not None:
        draft = _cleaned(_validated(found))
        return draft, _flags(draft, language)
    broken = _BROKEN_DRAFT.search(answer)
    if broken or _FENCED_JSON.search(answer):
        raise ReplyUnusable(
            "The reply begins a JSON object of a draft that cannot be read: it is cut off or malformed. "
            "One complete object was expected.",
            hint="Raise the limit of output tokens if the reply was cut off, or ask again.",
        )
    cleaned = strip_chatter(text, language=language)
    try:
        return draft_from_text(cleaned.text, language=language), cleaned.flags
    except InvalidArticle:
        raise ReplyUnusable(
            "The reply holds no sentence of an article; a draft as JSON or an article as text was expected.",
            hint="Ask again; if it happens often, use another model or the embedded writer.",
        ) from None


def json_objects(text: str) -> Iterator[Any]:
    """Find the JSON objects in what a model sent: bare, in a fence, or with talk around them.

    Args:
        text: The reply, as it came.

    Returns:
        Each object or list of objects that can be read, in order, and once more with raw control characters
        in strings let through; thoughts before the answer are passed over.

    Example:
        >>> next(json_objects('Sure! ```json {"verdict": "supported"} ```'))
        {'verdict': 'supported'}
    """
    answer, _ = strip_thoughts(text)
    return _all_objects(answer)


def _all_objects(answer: str) -> Iterator[Any]:
    for strict in (True, False):
        yield from _objects(answer, json.JSONDecoder(strict=strict))


def _find_object(text: str) -> dict[str, Any] | None:
    """The first JSON object that has a field of a draft, unwrapped."""
    found = map(_unwrapped, _all_objects(text))
    return next((value for value in found if value is not None), None)


def _objects(text: str, decoder: json.JSONDecoder) -> Iterator[Any]:
    at = 0
    for _ in range(_MOST_TRIES):
        begin = _OBJECT.search(text, at)
        if begin is None:
            return
        try:
            value, at = decoder.raw_decode(text, begin.start())
        except (ValueError, RecursionError):
            at = begin.start() + 1
            continue
        yield value


def _unwrapped(value: Any) -> dict[str, Any] | None:
    """The object itself, the one in a list of one, or the one under a name such as "article"."""
    if isinstance(value, list):
        return _unwrapped(value[0]) if len(value) == 1 and isinstance(value[0], dict) else None
    if not isinstance(value, dict):
        return None
    if "headline" in value or ("sections" in value and len(_FIELDS & value.keys()) > 1):
        return value
    for name in _WRAPPERS:
        inner = value.get(name)
        if isinstance(inner, dict) and _FIELDS & inner.keys():
            return inner
    return None


def _validated(value: dict[str, Any]) -> Draft:
    try:
        return Draft.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(str(step) for step in first["loc"]) or "the object as a whole"
        raise ReplyUnusable(
            f"The JSON of the reply is no draft: at {shortened(where, 80)}: {first['msg']}.",
            hint=_SCHEMA_HINT,
        ) from None


def _cleaned(draft: Draft) -> Draft:
    """The draft with its markup and its empty pieces gone; a model writes Markdown into JSON strings, too."""
    headline = cleaned_sentence(draft.headline)
    if headline is None:
        raise ReplyUnusable(
            "The JSON of the reply is no draft: headline.text holds no words; a headline was expected.",
            hint=_SCHEMA_HINT,
        )
    sections = []
    for section in draft.sections:
        paragraphs = tuple(
            paragraph.model_copy(update={"sentences": sentences})
            for paragraph in section.paragraphs
            if (sentences := _sentences(paragraph.sentences))
        )
        heading = cleaned_sentence(section.heading)
        if paragraphs or heading:
            sections.append(section.model_copy(update={"heading": heading, "paragraphs": paragraphs}))
    quotations = tuple(
        quotation.model_copy(
            update={
                "pieces": pieces,
                "speaker": plain(quotation.speaker or "") or None,
                "role": plain(quotation.role or "") or None,
            }
        )
        for quotation in draft.quotations
        if (pieces := _sentences(quotation.pieces))
    )
    return Draft(
        headline=headline,
        dek=cleaned_sentence(draft.dek),
        key_points=_sentences(draft.key_points),
        sections=tuple(sections),
        quotations=quotations,
        figures=_sentences(draft.figures),
        notes=tuple(note for note in map(plain, draft.notes) if note),
    )


def cleaned_sentence(sentence: DraftSentence | None) -> DraftSentence | None:
    """Take the markup and all that cannot be seen out of a sentence.

    Args:
        sentence: A sentence as a model wrote it.

    Returns:
        The sentence in plain words on one line; None where it holds no word.

    Example:
        >>> cleaned_sentence(DraftSentence(text="**The reef** is open.")).text
        'The reef is open.'
    """
    if sentence is None:
        return None
    words = plain(sentence.text)
    if not any(map(str.isalnum, words)):
        return None
    return sentence if words == sentence.text else sentence.model_copy(update={"text": words})


def _sentences(sentences: tuple[DraftSentence, ...]) -> tuple[DraftSentence, ...]:
    return tuple(found for found in map(cleaned_sentence, sentences) if found is not None)


def _flags(draft: Draft, language: str) -> tuple[Flag, ...]:
    """What the words of a draft admit; placeholders are only reported here, for each names its sources."""
    lines = [draft.headline.text, *([draft.dek.text] if draft.dek else ())]
    lines += [point.text for point in (*draft.key_points, *draft.figures)]
    for section in draft.sections:
        lines += [section.heading.text] if section.heading else []
        lines += [sentence.text for paragraph in section.paragraphs for sentence in paragraph.sentences]
    lines += [piece.text for quotation in draft.quotations for piece in quotation.pieces]
    text = "\n".join((*lines, *draft.notes))
    holes = (Flag(kind=FlagKind.PLACEHOLDER, detail=shortened(hole)) for hole in mend_placeholders(text)[1])
    return (*holes, *find_admissions(text, language=language))
