"""The checks that hold a release against itself, one subject a module."""

from __future__ import annotations
