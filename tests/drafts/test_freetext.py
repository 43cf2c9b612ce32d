"""Plain text and Markdown become a draft, and no word of it is lost."""

from __future__ import annotations

import json
import time
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressrewrite.drafts import draft_from_text, strip_chatter
from pressrewrite.errors import InvalidArticle, InvalidLanguageTag
from pressrewrite.models import Draft, ParagraphKind, SectionKind
from pressrewrite.text import plain

if TYPE_CHECKING:
    from pathlib import Path

MARKDOWN = """\
# Ferry returns to the islands

*After two years, the boats are back.*

The ferry sails again from Monday. Two boats serve the line.

The port is pleased.

## Key points
- Two boats sail
- Fares stay

## Background
The line was **closed** in 2023.

> "We are glad. It was long."
> — Ada Moe, head of the port

### What comes next
1. A third boat
2. A new pier

Note: Times may change.
"""


def words_of(draft: Draft) -> str:
    """Everything a draft says, in one line."""
    lines = [draft.headline.text, draft.dek.text if draft.dek else ""]
    lines += [point.text for point in draft.key_points]
    for section in draft.sections:
        lines += [section.heading.text if section.heading else ""]
        lines += [sentence.text for paragraph in section.paragraphs for sentence in paragraph.sentences]
    for quotation in draft.quotations:
        lines += [piece.text for piece in quotation.pieces]
        lines += [quotation.speaker or "", quotation.role or ""]
    return " ".join([*lines, *draft.notes])


def body_of(draft: Draft) -> list[list[str]]:
    """The sentences of each paragraph."""
    return [
        [sentence.text for sentence in paragraph.sentences]
        for section in draft.sections
        for paragraph in section.paragraphs
    ]


def test_a_whole_article_is_read() -> None:
    """Every part of an article in Markdown comes to its place, without its markup."""
    draft = draft_from_text(MARKDOWN, language="en")
    assert draft.headline.text == "Ferry returns to the islands"
    assert draft.dek is not None
    assert draft.dek.text == "After two years, the boats are back."
    assert [point.text for point in draft.key_points] == ["Two boats sail", "Fares stay"]
    assert [(s.kind, s.heading.text if s.heading else None) for s in draft.sections] == [
        (SectionKind.LEAD, None),
        (SectionKind.BODY, None),
        (SectionKind.BACKGROUND, "Background"),
        (SectionKind.BODY, "What comes next"),
    ]
    assert body_of(draft) == [
        ["The ferry sails again from Monday.", "Two boats serve the line."],
        ["The port is pleased."],
        ["The line was closed in 2023."],
        ["A third boat", "A new pier"],
    ]
    assert draft.sections[3].paragraphs[0].kind is ParagraphKind.LIST
    (quotation,) = draft.quotations
    assert [piece.text for piece in quotation.pieces] == ["We are glad.", "It was long."]
    assert (quotation.speaker, quotation.role) == ("Ada Moe", "head of the port")
    assert draft.notes == ("Times may change.",)


LONG = "The ferry sails again from Monday, the port said. Two boats serve the line, as they did before."

QUESTION = "What makes the return of a ferry the talk of the town?"


@pytest.mark.parametrize(
    ("text", "headline", "dek"),
    [
        (f"Ferry returns\n{LONG}", "Ferry returns", None),
        (f"**Ferry returns**\n\n{LONG}", "Ferry returns", None),
        (f"Headline: Ferry returns\n\n{LONG}", "Ferry returns", None),
        (f"Headline:\nFerry returns\nSubtitle: Two boats\n\n{LONG}", "Ferry returns", "Two boats"),
        (f"Why does the ferry return?\n\n{LONG}", "Why does the ferry return?", None),
        (f"What now? The ferry is back\n\n{LONG}", "What now? The ferry is back", None),
        (f"Ferry returns\n\nBoats sail from Monday.\n\n{LONG}", "Ferry returns", "Boats sail from Monday."),
        (f"The ferry is back.\n\n{LONG}", "The ferry is back.", None),
        (f"Ferry: boats\n\n{QUESTION}", "Ferry: boats", QUESTION),
        ("見出し：船が戻る\n\n船は月曜日に出る。二隻が運航する。", "船が戻る", None),
        ("# عودة العبّارة\n\nتعود العبّارة يوم الاثنين.", "عودة العبّارة", None),
        ("Guide:\n- one\n- two", "Guide", None),
        ("Ferry returns", "Ferry returns", None),
    ],
)  # fmt: skip
def test_the_head_is_found(text: str, headline: str, dek: str | None) -> None:
    """A headline line is one by its mark, its label or its shape, and so is the dek under it."""
    draft = draft_from_text(text, language="und")
    assert draft.headline.text == headline
    assert (draft.dek.text if draft.dek else None) == dek
    assert headline not in [sentence for paragraph in body_of(draft) for sentence in paragraph]


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        (LONG, "The ferry sails again from Monday, the port said"),
        (f"- {LONG}", "The ferry sails again from Monday, the port said"),
        (f"The ferry sails on and on and on, and so {'on ' * 40}.", "The ferry sails on and on and on"),
        ("x" * 300 + ".", "x" * 109 + "…"),
        ("Key points:\n- Two boats sail.", "Two boats sail"),
        ("> It sails.", "It sails"),
        ("Note: it sails.", "Note: it sails"),
    ],
)  # fmt: skip
def test_without_a_headline_the_first_sentence_serves(text: str, headline: str) -> None:
    """The sentence that is borrowed for the headline, or its first clause, stays in the article."""
    draft = draft_from_text(text, language="en")
    assert draft.headline.text == headline
    assert len(draft.headline.text) <= 110
    rest = words_of(draft.model_copy(update={"headline": draft.headline.model_copy(update={"text": ""})}))
    assert headline.removeprefix("Note: ").rstrip("…") in rest


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("A\n\nB sails.\n\nNotes:\nOne.\n\nTwo.", ("One.", "Two.")),
        ("A\n\nB sails.\n\n**Hinweis:** Eins.", ("Eins.",)),
        ("A\n\nB sails.\n\n(Note: One.)", ("One.",)),
        ("船\n\n船が出た。\n\n※写真は2023年のもの。", ("写真は2023年のもの。",)),
        ("船\n\n船が出た。\n\n注：写真は2023年のもの。", ("写真は2023年のもの。",)),
        ("A\n\nB sails. The warning: rain.", ()),
    ],
)
def test_notes_are_set_apart(text: str, notes: tuple[str, ...]) -> None:
    """What calls itself a note, by heading or by label, is one."""
    assert draft_from_text(text, language="und").notes == notes


@pytest.mark.parametrize(
    ("text", "pieces", "speaker", "role"),
    [
        ("> It sails.", ["It sails."], None, None),
        ("“It sails.” — Ada Moe, captain", ["It sails."], "Ada Moe", "captain"),
        ("> 「船が出た。」\n> ― 山田花子、港湾局長", ["船が出た。"], "山田花子", "港湾局長"),
        ("> «It sails.» — Ada Moe (captain)", ["It sails."], "Ada Moe", "captain"),
        ("## Quotes\n“It sails.” — Ada Moe", ["It sails."], "Ada Moe", None),
        ("“It sails again.”\n— Ada Moe", ["It sails again."], "Ada Moe", None),
    ],
)
def test_quotations_keep_their_speakers(
    text: str, pieces: list[str], speaker: str | None, role: str | None
) -> None:
    """A block quotation is taken word for word, without its marks, with who said it."""
    (quotation,) = draft_from_text(f"# A\n\nB sails. It does.\n\n{text}", language="und").quotations
    assert [piece.text for piece in quotation.pieces] == pieces
    assert (quotation.speaker, quotation.role) == (speaker, role)


def test_prose_under_key_points_is_prose() -> None:
    """After the bullets of the key points the article goes on."""
    draft = draft_from_text("# A\n\nB.\n\n## Key points\n- One\n\nThe rest sails on.", language="en")
    assert [point.text for point in draft.key_points] == ["One"]
    assert body_of(draft)[-1] == ["The rest sails on."]


def test_an_empty_known_heading_says_nothing() -> None:
    """A known name over nothing goes; a heading of the writer's own stays, for it may claim something."""
    draft = draft_from_text(
        "# A\n\nB sails.\n\nBackground:\n…\nLikely causes of the storm:\n…", language="en"
    )
    assert [s.heading.text for s in draft.sections if s.heading] == ["Likely causes of the storm"]


@pytest.mark.parametrize(
    "text", ["", " \n\u00a0\r\n", "…", "---\n***", "** **", "> \n- \n#", "\ufeff\u200b", "!?"]
)
def test_text_without_a_sentence_is_no_article(text: str) -> None:
    """Nothing but marks is an error that says what to do."""
    with pytest.raises(InvalidArticle, match="holds no sentence") as caught:
        draft_from_text(text, language="en")
    assert caught.value.hint


def test_a_wrong_tag_is_an_error() -> None:
    """A language tag that is none is refused."""
    with pytest.raises(InvalidLanguageTag):
        draft_from_text("It sails.", language="??")


PIECES = ["# ", "## ", "**", "> ", "- ", "1. ", ":", "\n", "\n\n", "Note: ", "Headline: ", "It sails. ", "— Ada",
          "|", "…", '"', "”", "見出し：", "■", "\ufeff", "\r\n", "\u00a0", "Key points", "\ud800", "<b>", "*"]  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)))
def test_any_text_is_a_draft_or_a_typed_error(text: str) -> None:
    """Whatever comes in, nothing breaks, and no sentence of a draft is empty or carries evidence."""
    try:
        draft = draft_from_text(text, language="und")
    except InvalidArticle:
        return
    sentences = [draft.headline, *draft.key_points]
    sentences += [s for section in draft.sections for p in section.paragraphs for s in p.sentences]
    assert all(sentence.text.strip() and sentence.evidence == () for sentence in sentences)
    assert Draft.model_validate_json(draft.model_dump_json()) == draft


@pytest.mark.parametrize(
    "line", ["- a b\n", "> a\n— b\n", "> a\n", "a:\n", "x\n", "It sails. ", "- a\nb\n", "**a** "]
)
def test_time_is_linear(line: str) -> None:
    """A megabyte of the worst lines takes seconds, not minutes."""
    text = (line * 1_000_000)[:1_000_000]
    begin = time.process_time()
    draft_from_text(text, language="en")
    assert time.process_time() - begin < 30


def test_no_word_of_a_real_release_is_lost(shared: Path) -> None:
    """Read as free text, every release has its title as the headline, and keeps 98 % of its characters."""
    for line in (shared / "data" / "releases.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = f"{row['title']}\n\n{row['body']}"
        draft = draft_from_text(text, language=row["language"])
        assert draft.headline.text == plain(row["title"])
        wanted = Counter(filter(str.isalnum, plain(text)))
        missing = wanted - Counter(filter(str.isalnum, words_of(draft)))
        # What goes are the numerals of lists and the names of parts.
        assert missing.total() <= 0.02 * wanted.total(), row["url"]


def test_real_answers_become_drafts(shared: Path) -> None:
    """Each real answer has a headline, and none of it begins with talk or a label."""
    for line in (shared / "data" / "bad_outputs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        draft = draft_from_text(strip_chatter(row["text"], language=row["lang"]).text, language=row["lang"])
        assert not draft.headline.text.startswith(("Okay", "はい", "بالتأكيد", "Title", "Headline"))
