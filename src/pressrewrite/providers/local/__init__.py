"""Servers that speak the chat-completions wire: llama.cpp, vLLM, Ollama, LM Studio and their relatives."""

from __future__ import annotations

from pressrewrite.providers.local.provider import Local

__all__ = ["Local"]
