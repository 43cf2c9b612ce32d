"""What a press release is made of."""

from __future__ import annotations

from pressrewrite.release.anatomy import anatomy
from pressrewrite.release.cues import is_background, line_kind
from pressrewrite.release.headline import clean_title, shorten_headline, whole_title
from pressrewrite.release.moments import resolve_moment
from pressrewrite.release.notice import NoticeSentence, notice
from pressrewrite.release.proofread import proofread
from pressrewrite.release.quotations import QuoteMarks, find_quotations, find_quote_marks
from pressrewrite.release.story import story, story_text
from pressrewrite.release.words import leading, words_for

__all__ = [
    "NoticeSentence",
    "QuoteMarks",
    "anatomy",
    "clean_title",
    "find_quotations",
    "find_quote_marks",
    "is_background",
    "leading",
    "line_kind",
    "notice",
    "proofread",
    "resolve_moment",
    "shorten_headline",
    "story",
    "story_text",
    "whole_title",
    "words_for",
]
