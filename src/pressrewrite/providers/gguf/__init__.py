"""A model file on one's own disk, run in this process by llama.cpp (extra `llama`)."""

from __future__ import annotations

from pressrewrite.providers.gguf.provider import Gguf

__all__ = ["Gguf"]
