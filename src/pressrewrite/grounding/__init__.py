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
from pressrewrite.grounding.judge import (
    Hearing,
    Judge,
    Opinion,
    Question,
    apply_opinion,
    check_judge,
    second_opinion,
)
from pressrewrite.grounding.material import SourceMaterial
from pressrewrite.grounding.policies import Policy, apply_policy
from pressrewrite.grounding.verbatim import Verbatim

__all__ = [  # noqa: RUF022 - plain `sorted()`, which puts classes between the two constants
    "CHECKS",
    "Hearing",
    "Judge",
    "NOT_CHECKED",
    "Opinion",
    "Policy",
    "Question",
    "SentenceCheck",
    "SourceMaterial",
    "Verbatim",
    "apply_opinion",
    "apply_policy",
    "as_background",
    "check",
    "check_judge",
    "check_sentence",
    "second_opinion",
]
