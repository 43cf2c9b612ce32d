"""`python -m pressrewrite`."""

from __future__ import annotations

from pressrewrite.cli import main

if __name__ == "__main__":
    main()
