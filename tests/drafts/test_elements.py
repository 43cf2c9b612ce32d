"""Lines become headings, paragraphs, bullets and quotations."""

from __future__ import annotations

import pytest

from pressrewrite.drafts.elements import ElementKind, ends_sentence, read_elements

H, T, B, Q = ElementKind.HEADING, ElementKind.TEXT, ElementKind.BULLET, ElementKind.QUOTE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# One\nText here.", [(H, "One"), (T, "Text here.")]),
        ("One\n===\nText here.", [(H, "One"), (T, "Text here.")]),
        ("It sails.\n---\nIt sails again.", [(T, "It sails."), (T, "It sails again.")]),
        ("**One:**\nText here.", [(H, "One:"), (T, "Text here.")]),
        ("**One**:\nText here.", [(H, "One"), (T, "Text here.")]),
        ("**It sails again.**", [(T, "**It sails again.**")]),
        ("The causes:\n- rain\n- wind", [(H, "The causes:"), (B, "rain"), (B, "wind")]),
        ("She said:\n> It sails.", [(T, "She said:"), (Q, "It sails.")]),
        ("It sails. The causes:\n- rain", [(T, "It sails. The causes:"), (B, "rain")]),
        ("* a\n+ b\n1. c\n2) d\n• e\n・f", [(B, mark) for mark in "abcdef"]),
        ("- one\n  goes on\nand on\n- two", [(B, "one\ngoes on\nand on"), (B, "two")]),
        ("1. Mai 2025 war ein Tag.", [(T, "1. Mai 2025 war ein Tag.")]),
        ("■概要\n船が出た。", [(H, "概要"), (T, "船が出た。")]),
        ("■一つ目\n■二つ目", [(B, "一つ目"), (B, "二つ目")]),
        ("【背景】\n船が出た。", [(H, "背景"), (T, "船が出た。")]),
        ("…- 2025 年: 假設", [(B, "2025 年: 假設")]),
        ("| a | b |\n|---|---|\n| c | d |", [(B, "a: b"), (B, "c: d")]),
        ("```markdown\n# One\n```\n…\n***\n[...]", [(H, "One")]),
        (
            "\ufeffOne line of text here.\r\n\r\nTwo lines.",
            [(T, "One line of text here."), (T, "Two lines.")],
        ),
        ("", []),
    ],
)
def test_lines_become_elements(text: str, expected: list[tuple[ElementKind, str]]) -> None:
    """Marks of Markdown, of plain text and of Japanese releases are read; dots, rules and fences are not."""
    assert [(element.kind, element.words) for element in read_elements(text)] == expected


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("> It sails.\n> Again.\n> — Ada Moe, captain", "It sails.\nAgain.", "Ada Moe, captain"),
        ("> It sails.\n\n— Ada Moe", "It sails.", "Ada Moe"),
        ("> It sails.", "It sails.", None),
        ("“It sails again, at last.”\n— Ada Moe", "“It sails again, at last.”", "Ada Moe"),
    ],
)
def test_a_dash_names_the_speaker(text: str, words: str, speaker: str | None) -> None:
    """A dash under somebody's words is no bullet."""
    (element,) = read_elements(text)
    assert (element.words, element.speaker) == (words, speaker)


def test_the_end_of_a_sentence_is_seen_behind_marks() -> None:
    """Closing quotation marks and emphasis do not hide the full stop."""
    assert ends_sentence("“It sails.”**")
    assert not ends_sentence("It sails")
