"""Holding an article against its release."""

from __future__ import annotations

from pressrewrite.grounding.check import (
    CHECKS,
    NOT_CHECKED,
    SentenceCheck,
    as_background,
    check,
    check_sentence,
)
from pressrewrite.grounding.material import SourceMaterial
from pressrewrite.grounding.policies import Policy, apply_policy
from pressrewrite.grounding.verbatim import Verbatim

__all__ = [
    "CHECKS",
    "NOT_CHECKED",
    "Policy",
    "SentenceCheck",
    "SourceMaterial",
    "Verbatim",
    "apply_policy",
    "as_background",
    "check",
    "check_sentence",
]
