"""A bridge for those who hold the SDK google-generativeai configured; everybody else takes `Gemini`."""

from __future__ import annotations

from pressrewrite.providers.google_generativeai.provider import GoogleGenerativeAI

__all__ = ["GoogleGenerativeAI"]
