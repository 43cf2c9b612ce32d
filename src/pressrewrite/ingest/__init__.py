"""From a file to a `SourceItem`."""

from __future__ import annotations

from pressrewrite.ingest.release_file import parse_release, read_release

__all__ = ["parse_release", "read_release"]
