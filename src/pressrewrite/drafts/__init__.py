"""What a writer's answer becomes: free text or JSON of any quality goes in, a `Draft` and flags come out."""

from __future__ import annotations

from pressrewrite.drafts.chatter import Cleaned, strip_chatter
from pressrewrite.drafts.freetext import draft_from_text
from pressrewrite.drafts.reply import cleaned_sentence, draft_from_reply, json_objects

__all__ = [
    "Cleaned",
    "cleaned_sentence",
    "draft_from_reply",
    "draft_from_text",
    "json_objects",
    "strip_chatter",
]
