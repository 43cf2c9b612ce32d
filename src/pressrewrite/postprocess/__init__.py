"""Post-processors: steps behind the writer, each `Article` → `Article`."""

from __future__ import annotations

from pressrewrite.postprocess.base import PostProcessor
from pressrewrite.postprocess.chatter import StripChatter
from pressrewrite.postprocess.embargo import Embargo
from pressrewrite.postprocess.house_style import HouseStyleCheck
from pressrewrite.postprocess.notes import Attribution, Disclaimer, PaidNotice, PromptDisclosure, SourceTitle

__all__ = [
    "Attribution",
    "Disclaimer",
    "Embargo",
    "HouseStyleCheck",
    "PaidNotice",
    "PostProcessor",
    "PromptDisclosure",
    "SourceTitle",
    "StripChatter",
]
