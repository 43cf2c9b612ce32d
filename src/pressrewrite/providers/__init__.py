"""Writers: each turns a `Request` into a `Reply`."""

from __future__ import annotations

from pressrewrite.providers.base import Provider, Reply, Request, StreamingProvider
from pressrewrite.providers.extractive import Extractive
from pressrewrite.providers.registry import provider

__all__ = ["Extractive", "Provider", "Reply", "Request", "StreamingProvider", "provider"]
