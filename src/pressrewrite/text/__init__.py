"""Text without meaning: its sentences and blocks, its language and direction, its spelling for comparing.

Everything here is pure, works on any string (lone surrogates and control characters included) in linear time,
and speaks in offsets that count characters of the text that was given.
"""

from __future__ import annotations

from pressrewrite.text.hidden import Hidden, find_hidden, visible
from pressrewrite.text.identification import identify
from pressrewrite.text.layout import Block, BlockKind, blocks
from pressrewrite.text.markup import plain
from pressrewrite.text.normalisation import Normalised, comparable, normalise
from pressrewrite.text.segmentation import Segment, SegmentKind, segment, segment_blocks
from pressrewrite.text.tags import base_language, canonical_tag, direction, language_name
from pressrewrite.text.unseen import Unseen, find_unseen, without_unseen

__all__ = [
    "Block",
    "BlockKind",
    "Hidden",
    "Normalised",
    "Segment",
    "SegmentKind",
    "Unseen",
    "base_language",
    "blocks",
    "canonical_tag",
    "comparable",
    "direction",
    "find_hidden",
    "find_unseen",
    "identify",
    "language_name",
    "normalise",
    "plain",
    "segment",
    "segment_blocks",
    "visible",
    "without_unseen",
]
