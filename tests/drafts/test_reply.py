"""Whatever a model sends becomes a draft or an error that says what to do."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.drafts import draft_from_reply
from pressrewrite.errors import ReplyUnusable
from pressrewrite.models import Draft, FlagKind

OBJECT = {
    "headline": {"evidence": [0], "text": "**Ferry** returns"},
    "sections": [
        {
            "kind": "lead",
            "heading": {"text": " "},
            "paragraphs": [
                {"sentences": [{"evidence": [1, 2], "text": "It sails <b>again</b>."}, {"text": "**"}]},
                {"sentences": [{"text": "…"}]},
            ],
        },
        {"paragraphs": []},
    ],
    "key_points": [{"text": "Two boats"}, {"text": ""}],
    "quotations": [
        {"pieces": [{"text": "At last."}], "speaker": "*Ada*", "role": ""},
        {"pieces": [{"text": "!"}]},
    ],
    "notes": ["_Times_ may change.", " "],
}
JSON = json.dumps(OBJECT)
RAW = JSON.replace("It sails", "It\tsails\n")


@pytest.mark.parametrize(
    "reply",
    [
        JSON,
        json.dumps(OBJECT, indent=2),
        f"```json\n{JSON}\n```",
        f"```\n{JSON}\n```",
        f"Sure! Here is the article as JSON:\n\n```json\n{JSON}\n```\n\nI hope this helps!",
        f"Okay {{as you like}}: {JSON} Done.",
        f'<think>{{"headline": 1}}</think>{JSON}',
        f"\ufeff  {JSON}",
        json.dumps({"article": OBJECT}),
        json.dumps([OBJECT]),
        RAW,
        f'{{"note": "first"}} {JSON}',
    ],
)  # fmt: skip
def test_a_draft_is_found_in_whatever_surrounds_it(reply: str) -> None:
    """Bare, fenced, wrapped, with talk around it or with raw control characters: the same draft comes out."""
    draft, flags = draft_from_reply(reply, language="en")
    assert draft.headline.text == "Ferry returns"
    assert draft.headline.evidence == (0,)
    (section,) = draft.sections
    assert section.heading is None
    assert [[(s.text, s.evidence) for s in p.sentences] for p in section.paragraphs] == [
        [("It sails again.", (1, 2))]
    ]
    assert [point.text for point in draft.key_points] == ["Two boats"]
    assert [(q.speaker, q.role) for q in draft.quotations] == [("Ada", None)]
    assert draft.notes == ("Times may change.",)
    assert flags == ()


@pytest.mark.parametrize(
    ("reply", "where"),
    [
        ({"headline": "Ferry returns"}, "headline"),
        ({"headline": {"text": "A"}, "sections": [{"paragraphs": [{"sentences": 1}]}]}, "sections.0.paragraphs.0"),
        ({"headline": {"text": "A"}, "quotations": [{"pieces": 1}]}, "quotations.0.pieces"),
        ({"headline": {"text": "A"}, "mood": "calm"}, "mood"),
        ({"headline": {"text": " "}}, "headline.text"),
        ({"draft": {"sections": [], "notes": []}}, "headline"),
    ],
)  # fmt: skip
def test_json_that_is_no_draft_names_its_first_wrong_field(reply: object, where: str) -> None:
    """Broken JSON of a draft is never read as prose, and the error says where it is wrong."""
    with pytest.raises(ReplyUnusable, match=where.replace(".", r"\.")) as caught:
        draft_from_reply(json.dumps(reply), language="en")
    assert caught.value.hint
    assert caught.value.code == "reply_unusable"


@pytest.mark.parametrize(
    "reply", [JSON[:-30], f"```json\n{JSON[:60]}", '{"headline": {"text": "A"', "```json\n[1, 2]```"]
)
def test_json_that_was_cut_off_is_said_to_be(reply: str) -> None:
    """A draft that ends in the middle is no article."""
    with pytest.raises(ReplyUnusable, match="cut off") as caught:
        draft_from_reply(reply, language="en")
    assert "output tokens" in caught.value.hint


@pytest.mark.parametrize("reply", ["", "…", "はい、承知いたしました。", "```\n```", "{}"])
def test_a_reply_without_a_sentence_is_unusable(reply: str) -> None:
    """Nothing, or nothing but talk, is an error with a hint."""
    with pytest.raises(ReplyUnusable, match="no sentence") as caught:
        draft_from_reply(reply, language="ja")
    assert caught.value.hint


def test_free_text_is_the_last_rung() -> None:
    """Prose is cleaned, read, and its flags come along; braces in it are no JSON."""
    reply = (
        "Sure! Here is the article:\n\n# Ferry returns\n\nThe ferry {a big one} sails again. Two boats sail."
    )
    draft, flags = draft_from_reply(reply, language="en")
    assert draft.headline.text == "Ferry returns"
    assert draft.sections[0].paragraphs[0].sentences[0].text == "The ferry {a big one} sails again."
    assert [flag.kind for flag in flags] == [FlagKind.CHAT_PREAMBLE]


def test_what_json_admits_is_reported() -> None:
    """Refusals, guesses, holes and the wrong language are flagged in JSON as they are in prose."""
    reply = json.dumps(
        {
            "headline": {"text": "Ferry returns"},
            "dek": {"text": "I cannot access the page."},
            "sections": [
                {
                    "heading": {"text": "Possible reasons"},
                    "paragraphs": [{"sentences": [{"text": "The port said so to [Your Name] on the pier."}]}],
                }
            ],
            "figures": [{"text": "2 boats"}],
        }
    )
    draft, flags = draft_from_reply(reply, language="ja")
    assert [flag.kind for flag in flags] == [
        FlagKind.PLACEHOLDER,
        FlagKind.REFUSAL,
        FlagKind.GUESSING,
        FlagKind.WRONG_LANGUAGE,
    ]
    assert draft.figures[0].text == "2 boats"


@given(
    st.one_of(
        st.text(), st.text(alphabet='{}[]":, \n`jsonheadlit'), st.from_type(Draft).map(Draft.model_dump_json)
    )
)
def test_any_reply_is_a_draft_or_unusable(reply: str) -> None:
    """No reply breaks anything."""
    try:
        draft, _ = draft_from_reply(reply, language="und")
    except ReplyUnusable:
        return
    assert draft.headline.text


def test_deep_nesting_does_not_break() -> None:
    """A reply of brackets only is refused, not followed down."""
    with pytest.raises(ReplyUnusable):
        draft_from_reply('{"headline":' + "[" * 200_000, language="en")
