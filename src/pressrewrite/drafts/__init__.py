"""What a writer's answer becomes: free text or JSON of any quality in, a `Draft` and flags out."""

from __future__ import annotations

from pressrewrite.drafts.chatter import Cleaned, strip_chatter

__all__ = ["Cleaned", "strip_chatter"]
