"""The headline of a release, without the furniture that press offices put around it."""

from __future__ import annotations

import re

from pressrewrite.text import comparable, plain, visible

__all__ = ["LONGEST_HEADLINE", "clean_title", "shorten_headline", "whole_title"]

LONGEST_HEADLINE = 110
"""Characters a headline may have; Google News and most content systems cut longer ones."""

_BRACKETED = re.compile(
    r"^\s*[【\[](?P<words>[^】\]\n]{1,40})[】\]]\s*"
    r"|\s*[\[(](?:Quelle|Source|Fuente|Fonte|出典|来源|出所)\s*[:：][^\])]{1,60}[\])]\s*$"
    r"|\s*[\[(](?:PDF|Archived|Updated?|Video|Photos?)[^\])]{0,20}[\])]\s*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^\s*(?:(?:press|news|media)\s+(?:release|statement|advisory)|for immediate release|fact sheet|"
    r"(?:presse|medien)mitteilung|presseinformation|communiqué(?:\s+de\s+presse)?|nota de prensa|"
    r"comunicado(?:\s+de\s+(?:prensa|imprensa))?|comunicato stampa|пресс-релиз|persbericht|pressmeddelande|"
    r"プレスリリース|ニュースリリース|報道発表|보도자료|新闻稿|新聞稿|بيان صحفي|הודעה לעיתונות|update|breaking)"
    r"(?:\s*[:：|–—]\s*|\s+-\s+)",
    re.IGNORECASE,
)
_READOUT = re.compile(r"^\s*readout of\s+", re.IGNORECASE)
_MARKS = re.compile(r"^\s*(?:RockBreaks|MiningNewsBreaks)\s+[–—-]\s+")
_BREAKS = (": ", "： ", " – ", " — ", " - ", "; ", "。", "! ", "? ", "！", "？", " ~", "～", ", ", "、", "，")
_SHORTEST = 30


def clean_title(title: str) -> str:
    """Take the furniture off a title: "Readout of", "Press release:", "【…】" at its beginning, a named source.

    What is left are words of the title, in their order; nothing is added. A title that is nothing but
    furniture stays as it is.

    Args:
        title: The title as published.

    Example:
        >>> clean_title("Readout of President Marin’s Call with Prime Minister Okoye")
        'President Marin’s Call with Prime Minister Okoye'
        >>> clean_title("【お知らせ】新しい駅が開業します")
        '新しい駅が開業します'
    """
    words = plain(title) or " ".join(visible(title).split())
    for pattern in (_BRACKETED, _LABEL, _READOUT, _MARKS):
        shorter = pattern.sub("", words, count=1).strip()
        if len(shorter) >= min(len(words), 8):
            words = shorter
    end = _BRACKETED.sub("", words).strip()
    return end if len(end) >= min(len(words), 8) else words


def shorten_headline(title: str, limit: int = LONGEST_HEADLINE) -> str:
    """Cut a headline at a clause, or else at a word with an ellipsis, so that it keeps within a length.

    Args:
        title: A cleaned title.
        limit: The most characters.
    """
    if len(title) <= limit:
        return title
    for mark in _BREAKS:
        at = title.rfind(mark, _SHORTEST, limit)
        if at > 0:
            keep = at + (1 if mark.strip() in "。!?！？" else 0)
            return title[:keep].rstrip(" ,、，")
    cut = title[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > _SHORTEST else cut).rstrip(" ,;:-–—") + "…"


def whole_title(title: str, first_line: str) -> str | None:
    """Find the whole of a title that a listing cut off ("Statement by the Government on…").

    Args:
        title: The title, ending in an ellipsis.
        first_line: The first line of the body.

    Returns:
        The first line, when it begins with the words of the title; None otherwise.
    """
    stem = comparable(re.sub(r"\s*(?:…|\.\.\.)\s*$", "", title))
    if stem == comparable(title) or not stem:
        return None
    words = plain(first_line)
    line = comparable(words)
    return words if line.startswith(stem) and len(line) > len(stem) else None
