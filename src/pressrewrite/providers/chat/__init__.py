"""The chat-completions wire of OpenAI, its relatives and local servers: written and read, nothing sent."""

from __future__ import annotations

from pressrewrite.providers.chat.adapter import ChatAdapter
from pressrewrite.providers.chat.decode import ChatDecoder, reply_of
from pressrewrite.providers.chat.encode import Format, payload, response_format, strict_schema

__all__ = [
    "ChatAdapter",
    "ChatDecoder",
    "Format",
    "payload",
    "reply_of",
    "response_format",
    "strict_schema",
]
