"""OpenAI's models over its official SDK, and services that the SDK reaches (extra `openai`)."""

from __future__ import annotations

from pressrewrite.providers.openai.provider import OpenAI

__all__ = ["OpenAI"]
