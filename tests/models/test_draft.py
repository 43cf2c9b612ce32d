"""What a writer hands in is read strictly, since it is untrusted."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from pressrewrite.models import Draft, ParagraphKind, SectionKind

DRAFT: dict[str, Any] = {
    "headline": {"evidence": [0], "text": "Reef reopens"},
    "sections": [{"paragraphs": [{"sentences": [{"evidence": [1, 2], "text": "It is open."}]}]}],
    "quotations": [{"pieces": [{"text": "Come and see."}], "speaker": "Ann Lee"}],
}


def test_defaults() -> None:
    """A draft may leave out whatever it has nothing to say about."""
    draft = Draft.model_validate(DRAFT)
    assert draft.sections[0].kind is SectionKind.BODY
    assert draft.sections[0].paragraphs[0].kind is ParagraphKind.TEXT
    assert draft.sections[0].paragraphs[0].sentences[0].evidence == (1, 2)
    assert draft.quotations[0].role is None
    assert Draft.model_validate_json(draft.model_dump_json()) == draft


@pytest.mark.parametrize(
    "changes",
    [
        {"headline": None},
        {"headline": {"evidence": ["one"], "text": "Reef"}},
        {"headline": {"evidence": [0]}},
        {"sections": [{"kind": "advert"}]},
        {"quotations": [{"pieces": ["words"]}]},
        {"score": 1.0},
    ],
)
def test_what_does_not_fit_is_refused(changes: dict[str, Any]) -> None:
    """A missing headline, an unknown section, a quotation of bare words or a key nobody asked for is refused."""
    with pytest.raises(ValidationError):
        Draft.model_validate_json(json.dumps(DRAFT | changes))


def test_evidence_comes_first() -> None:
    """In the schema a sentence names its sources before its words, so that a model commits to them."""
    properties = Draft.model_json_schema()["$defs"]["DraftSentence"]["properties"]
    assert list(properties)[:2] == ["evidence", "text"]
