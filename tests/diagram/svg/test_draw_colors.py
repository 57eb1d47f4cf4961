"""Colours reach the contrast that WCAG asks for; no tool can score SVG, so it is computed here."""

import re

import pytest

from generator.diagram.svg.draw import COLORS, STYLE

KINDS = ("course", "credential", "experience", "career", "support", "milestone", "choice")
# Material's own: text at 87 % of black on white, and the slate scheme's hsla(225,15%,90%,.82) on its ground.
MATERIAL = {"default": ("#212121", "#ffffff"), "slate": ("#bfc3ce", "#1e2129")}


def _variables(css: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9a-f]{6});", css))


def _scheme(name: str) -> dict[str, str]:
    light, _, rest = STYLE.partition('[data-md-color-scheme="slate"]')
    return _variables(light if name == "default" else rest.partition("}")[0])


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, two: str) -> float:
    low, high = sorted((_luminance(one), _luminance(two)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", ["default", "slate"])
def test_text_has_four_and_a_half_to_one(name: str) -> None:
    colours = _scheme(name)
    text, ground = MATERIAL[name]
    stripe = colours["--pw-stripe"]
    pairs = [(text, ground), (text, stripe), (colours["--pw-soft"], ground)]
    pairs += [(colours[f"--pw-{kind}"], ground) for kind in KINDS]
    pairs += [(colours["--pw-choice"], stripe)]
    assert [pair for pair in pairs if _contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("name", ["default", "slate"])
def test_lines_and_borders_have_three_to_one_on_every_stripe(name: str) -> None:
    colours = _scheme(name)
    for ground in (MATERIAL[name][1], colours["--pw-stripe"]):
        for part in ("line", *KINDS):
            assert _contrast(colours[f"--pw-{part}"], ground) >= 3


def test_a_file_of_its_own_uses_the_same_dark_colours() -> None:
    dark = _variables(COLORS.partition("@media")[2])
    assert {name: colour for name, colour in dark.items() if name.startswith("--pw-")} == _scheme("slate")


def test_forced_colours_print_and_reduced_motion_are_kept() -> None:
    for what in ("(forced-colors: active)", "@media print", "(prefers-reduced-motion: reduce)", "@container"):
        assert what in STYLE
