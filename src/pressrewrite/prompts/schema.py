"""The JSON schema that models are asked to follow: what a model can say of a `Draft`, and nothing else.

It is written by hand and kept small, because every word of it is sent with every release. Its rules are those
of the strictest services: every object is closed, every property is required (what may be left out is
nullable), and there is no default, no pattern and no length, which some servers refuse and others follow into
broken JSON.

Three things of a `Draft` are not in it: the `fields` of a sentence and the section kind `notice`, which only
the embedded writer fills, and `notes`, which stand below the article unchecked and so are none of a model's
business.
"""

from __future__ import annotations

from typing import Any

from pressrewrite.models import ParagraphKind, SectionKind

__all__ = ["SECTION_KINDS", "draft_schema"]

SECTION_KINDS = (SectionKind.LEAD, SectionKind.BODY, SectionKind.BACKGROUND)
"""The kinds of section that a model may write."""

_SENTENCE = {"$ref": "#/$defs/sentence"}


def draft_schema() -> dict[str, Any]:
    """Give the JSON schema that answers are asked to follow, the same for every service.

    In every sentence the numbers of the source sentences come before the words, so that a model commits to
    its sources before it writes. The order of the properties is the order of reading.

    Returns:
        A schema of its own for every caller.

    Example:
        >>> list(draft_schema()["$defs"]["sentence"]["properties"])
        ['evidence', 'text']
    """
    paragraph = _closed(kind=_one_of(ParagraphKind), sentences=_list(_SENTENCE))
    section = _closed(kind=_one_of(SECTION_KINDS), heading=_or_none(_SENTENCE), paragraphs=_list(paragraph))
    quotation = _closed(pieces=_list(_SENTENCE), speaker=_text_or_none(), role=_text_or_none())
    draft = _closed(
        headline=_SENTENCE,
        dek=_or_none(_SENTENCE),
        key_points=_list(_SENTENCE),
        sections=_list(section),
        quotations=_list(quotation),
        figures=_list(_SENTENCE),
    )
    sentence = _closed(evidence=_list({"type": "integer"}), text={"type": "string"})
    return {**draft, "$defs": {"sentence": sentence}}


def _closed(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {name: dict(schema) for name, schema in properties.items()},
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": dict(items)}


def _or_none(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [dict(schema), {"type": "null"}]}


def _text_or_none() -> dict[str, Any]:
    return {"type": ["string", "null"]}


def _one_of(kinds: Any) -> dict[str, Any]:
    return {"type": "string", "enum": [kind.value for kind in kinds]}
