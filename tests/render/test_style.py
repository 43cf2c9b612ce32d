"""The style sheet: harmless to its surroundings, without addresses, readable in light and dark."""

from __future__ import annotations

import re

import pytest

from pressrewrite.render.style import STYLE

WORDS = ("ink", "soft", "link", "supported", "partly", "unsupported", "contradicted", "unchecked")


def _palettes() -> list[dict[str, str]]:
    """Read the colours of light, dark and print."""
    light, dark, paper = (
        dict(re.findall(r"--([a-z]+):(#[0-9a-f]{3,6})", block))
        for block in re.findall(r"\.pressrewrite\{[^}]*--paper:#[^}]*\}", STYLE)
    )
    return [light, dark, paper]


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    channels = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", _palettes(), ids=["light", "dark", "print"])
@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("ground", ["paper", "wash"])
def test_contrast(palette: dict[str, str], word: str, ground: str) -> None:
    """Every colour of text keeps 4.5 : 1 on both grounds (WCAG 2.2, 1.4.3)."""
    dark, light = sorted((_luminance(palette[word]), _luminance(palette[ground])))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_rule_is_scoped() -> None:
    """No selector reaches beyond the article, so a notebook around it keeps its own look."""
    rules = re.sub(r"@media[^{]*\{", "", STYLE)
    selectors = [part.strip() for rule in re.findall(r"([^{}]+)\{", rules) for part in rule.split(",")]
    assert [selector for selector in selectors if not selector.startswith(".pressrewrite")] == []


def test_nothing_is_loaded() -> None:
    """No address and no import, and nothing that could end the element around it."""
    assert not re.search(r"url\(|@import|@font-face|<", STYLE)
    assert STYLE.count("{") == STYLE.count("}")
