"""Holding an article against its release."""

from __future__ import annotations

from pressrewrite.grounding.verbatim import CHECKS, NOT_CHECKED, Verbatim

__all__ = ["CHECKS", "NOT_CHECKED", "Verbatim"]
