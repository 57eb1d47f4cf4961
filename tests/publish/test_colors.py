"""Every pair of colours that text uses can be read, in light and in dark (WCAG 2.2 AA: 4.5 to 1)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generator.publish
from generator.model.clusters import NATIONAL_CLUSTERS
from generator.pages.styles import COMPONENTS, LOOK

_THEME = Path(generator.publish.__file__).parent / "theme" / "assets" / "pathways"
PAIRS = (
    ("--ink", "--paper"),
    ("--ink", "--soft"),
    ("--ink-soft", "--paper"),
    ("--ink-soft", "--soft"),
    ("--link", "--paper"),
    ("--link", "--soft"),
    ("--link", "--note"),
    ("--link-strong", "--paper"),
    ("--badge-ink", "--badge"),
    ("--ink", "--note"),
    ("--md-typeset-a-color", "--paper"),
    ("--md-default-fg-color--light", "--paper"),
    ("--md-default-fg-color--lighter", "--paper"),
)


def colors(scheme: str) -> dict[str, str]:
    """Return the colours of a scheme, later rules over earlier ones."""
    found: dict[str, str] = {}
    for name in ("components.css", "pathways.css", "look.css"):
        for selectors, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", _screen(name)):
            if f'[data-md-color-scheme="{scheme}"]' in selectors:
                found |= dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{3,6})\s*;", rules))
    return found


def _file(name: str) -> Path:
    """Return the style sheet of that name: of what pages are made of, or of the frame."""
    return next((style for style in (COMPONENTS, LOOK) if style.name == name), _THEME / name)


def _screen(name: str) -> str:
    """Return the rules of a style sheet without those for paper."""
    return re.sub(r"@media print \{(?:[^{}]|\{[^{}]*\})*\}", "", _file(name).read_text())


def luminance(color: str) -> float:
    digits = color.removeprefix("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_can_be_read_on_its_ground(scheme: str, text: str, ground: str) -> None:
    palette = colors(scheme)
    assert contrast(palette[text], palette[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_colour_of_each_cluster_can_be_seen_on_its_ground(scheme: str) -> None:
    palette = colors(scheme)
    found = [palette[f"--cluster-{cluster.id}"] for cluster in NATIONAL_CLUSTERS.clusters]
    assert len(set(found)) == len(found)
    for color in found:
        assert contrast(color, palette["--paper"]) >= 4.5
        assert contrast(color, palette["--soft"]) >= 4.5
