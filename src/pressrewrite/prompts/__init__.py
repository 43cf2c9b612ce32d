"""Prompt strategies: each turns a `Brief` into a `Prompt`. `available()` lists those that have a name."""

from __future__ import annotations

from pressrewrite.models import Background, Honorifics, HouseStyle, NumberStyle, ReadingLevel
from pressrewrite.prompts.base import PromptStrategy, ReviewingStrategy, fingerprint
from pressrewrite.prompts.parts import marker_for
from pressrewrite.prompts.registry import available, strategy
from pressrewrite.prompts.repair import Failing, repair_prompt
from pressrewrite.prompts.schema import draft_schema
from pressrewrite.prompts.strategies import (
    Classic,
    Explainer,
    KeyPoints,
    NewsArticle,
    ThreeSentences,
    TitleOnly,
    Translation,
)

__all__ = [
    "Background",
    "Classic",
    "Explainer",
    "Failing",
    "Honorifics",
    "HouseStyle",
    "KeyPoints",
    "NewsArticle",
    "NumberStyle",
    "PromptStrategy",
    "ReadingLevel",
    "ReviewingStrategy",
    "ThreeSentences",
    "TitleOnly",
    "Translation",
    "available",
    "draft_schema",
    "fingerprint",
    "marker_for",
    "repair_prompt",
    "strategy",
]
