"""Make the pictures of these pages: real articles in headless Chromium.

python docs/screenshots.py [CHROMIUM]
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pressrewrite as pr

ROOT = Path(__file__).parents[1]
PICTURES = {
    "article-en.png": ("frank-adverts.txt", "900,1250"),
    "article-ar.png": ("red-sea-sanctions.ar.txt", "900,1250"),
    "article-ja.png": ("postgresql-16.ja.txt", "900,1250"),
}
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def main() -> None:
    """Write one picture for each article into `docs/assets`."""
    chromium = sys.argv[1] if sys.argv[1:] else shutil.which("chromium") or "chromium"
    assets = ROOT / "docs" / "assets"
    assets.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, (example, size) in PICTURES.items():
            page = Path(folder, "article.html")
            page.write_text(
                pr.rewrite(pr.read_release(ROOT / "examples" / example)).to_html(), encoding="utf-8"
            )
            picture = f"--screenshot={assets / name}"
            profile = f"--user-data-dir={folder}/profile"
            subprocess.run(
                [chromium, *FLAGS, profile, f"--window-size={size}", picture, page.as_uri()],
                check=True,
                capture_output=True,
            )


if __name__ == "__main__":
    main()
