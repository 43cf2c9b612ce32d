"""Prompt strategies: each turns a `Brief` into a `Prompt`."""

from __future__ import annotations

from pressrewrite.prompts.base import PromptStrategy, fingerprint
from pressrewrite.prompts.parts import marker_for
from pressrewrite.prompts.strategies import NewsArticle, TitleOnly

__all__ = ["NewsArticle", "PromptStrategy", "TitleOnly", "fingerprint", "marker_for"]
