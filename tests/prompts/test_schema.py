"""The schema for models: small, closed, and never wider than `Draft`."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.drafts import draft_from_reply
from pressrewrite.errors import ReplyUnusable
from pressrewrite.models import (
    Draft,
    DraftParagraph,
    DraftQuotation,
    DraftSection,
    DraftSentence,
    ParagraphKind,
    SectionKind,
)
from pressrewrite.prompts import draft_schema
from pressrewrite.prompts.schema import SECTION_KINDS

SCHEMA = draft_schema()
# The keywords that OpenAI's strict mode, Gemini and llama.cpp all take.
ALLOWED = {
    "type",
    "properties",
    "required",
    "additionalProperties",
    "items",
    "anyOf",
    "enum",
    "$ref",
    "$defs",
}
# Only the embedded writer fills the first; the second would stand below the article unchecked.
LEFT_OUT = {"fields", "notes"}


def parts(schema: Any) -> list[dict[str, Any]]:
    """List every schema inside a schema, itself included."""
    found = [schema]
    for inner in (*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()):
        found += parts(inner)
    if "items" in schema:
        found += parts(schema["items"])
    for inner in schema.get("anyOf", ()):
        found += parts(inner)
    return found


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """Follow a reference."""
    if "$ref" in schema:
        found: dict[str, Any] = SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")]
        return found
    return schema


def answers(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    """Generate whatever follows the schema, and all kinds of it."""
    schema = resolved(schema)
    if "anyOf" in schema:
        return st.one_of([answers(each) for each in schema["anyOf"]])
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    plain = {"string": st.text(max_size=30), "integer": st.integers(), "null": st.none()}
    if kinds[0] == "array":
        return st.lists(answers(schema["items"]), max_size=3)
    if kinds[0] == "object":
        return st.fixed_dictionaries({name: answers(each) for name, each in schema["properties"].items()})
    return st.one_of([plain[kind] for kind in kinds])


def test_every_object_is_closed_and_complete() -> None:
    """Strict mode: no unknown property, every property required, and no keyword that a service refuses."""
    for part in parts(SCHEMA):
        assert part.keys() <= ALLOWED, part
        if part.get("type") == "object":
            assert part["additionalProperties"] is False
            assert part["required"] == list(part["properties"])


def test_it_is_small_and_its_own() -> None:
    """It costs less than 1,400 bytes a request, and a caller who changes it changes only a copy."""
    assert len(json.dumps(SCHEMA, separators=(",", ":"))) < 1_400
    assert list(SCHEMA["$defs"]) == ["sentence"]
    mine = draft_schema()
    mine["$defs"]["sentence"]["properties"]["evidence"]["items"]["type"] = "string"
    mine["properties"]["headline"]["$ref"] = "elsewhere"
    assert draft_schema() == SCHEMA


def test_sources_come_before_words() -> None:
    """A model commits to its sources before it writes, and to the kind of a section before its words."""
    assert list(SCHEMA["$defs"]["sentence"]["properties"]) == ["evidence", "text"]
    section = SCHEMA["properties"]["sections"]["items"]
    assert list(section["properties"]) == ["kind", "heading", "paragraphs"]


@pytest.mark.parametrize(
    ("model", "path"),
    [
        (Draft, ()),
        (DraftSentence, ("headline",)),
        (DraftSection, ("sections", "items")),
        (DraftParagraph, ("sections", "items", "paragraphs", "items")),
        (DraftQuotation, ("quotations", "items")),
    ],
)
def test_every_field_can_be_reached(model: type[Draft], path: tuple[str, ...]) -> None:
    """What a draft can hold a model can say, but for the two fields that are none of its business."""
    schema = SCHEMA
    for step in path:
        schema = resolved(schema["items"] if step == "items" else schema["properties"][step])
    assert schema["properties"].keys() == model.model_fields.keys() - LEFT_OUT


def test_every_kind_can_be_reached() -> None:
    """All kinds of paragraphs and sections, but for the notice, whose disclosure promises more than a model can."""
    section = SCHEMA["properties"]["sections"]["items"]
    assert section["properties"]["kind"]["enum"] == [kind.value for kind in SECTION_KINDS]
    assert {*SectionKind} - {*SECTION_KINDS} == {SectionKind.NOTICE}
    paragraph = section["properties"]["paragraphs"]["items"]
    assert paragraph["properties"]["kind"]["enum"] == [kind.value for kind in ParagraphKind]


@given(answers(SCHEMA))
def test_whatever_follows_it_is_a_draft(answer: dict[str, Any]) -> None:
    """Every answer that keeps to the schema validates as a draft, and says in it what it said."""
    draft = Draft.model_validate(answer)
    said = draft.model_dump(mode="json")
    assert said.pop("notes") == []
    assert json.loads(json.dumps(_without_fields(said))) == answer


@given(answers(SCHEMA))
def test_whatever_follows_it_is_read(answer: dict[str, Any]) -> None:
    """An answer as text is read, quotations without words included; only one without a headline is refused."""
    try:
        draft, _ = draft_from_reply(json.dumps(answer), language="en")
    except ReplyUnusable as error:
        assert "headline" in str(error)  # noqa: PT017 - the one refusal that may be
        assert not any(map(str.isalpha, answer["headline"]["text"]))
    else:
        assert draft.headline.text


def _without_fields(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_fields(inner) for name, inner in value.items() if name != "fields"}
    return [_without_fields(inner) for inner in value] if isinstance(value, list) else value
