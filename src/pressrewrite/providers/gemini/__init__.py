"""Gemini over its REST interface, v1beta; no SDK is needed."""

from __future__ import annotations

from pressrewrite.providers.gemini.provider import Gemini

__all__ = ["Gemini"]
