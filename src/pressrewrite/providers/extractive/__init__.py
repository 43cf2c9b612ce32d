"""The embedded writer: no key, no network, no model."""

from __future__ import annotations

from pressrewrite.providers.extractive.writer import Extractive

__all__ = ["Extractive"]
