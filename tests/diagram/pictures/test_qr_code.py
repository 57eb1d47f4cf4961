"""The address of a page as a code that a phone reads from paper."""

from __future__ import annotations

import re

import pytest
import segno

from generator.diagram.pictures.qr_code import qr_code

ADDRESS = "https://example.org/careers/pathways/three-forks-boces/nursing/"


def dark_modules(svg: str) -> set[tuple[int, int]]:
    """Return the modules that the path of a drawing makes dark."""
    found: set[tuple[int, int]] = set()
    x = y = 0
    for command, numbers in re.findall(r"([Mmh])([\d. ]+)", re.findall(r' d="([^"]+)"', svg)[0]):
        parts = [float(part) for part in numbers.split()]
        if command == "M":
            x, y = int(parts[0]), int(parts[1])
        else:
            if command == "h":
                found |= {(at, y) for at in range(x, x + int(parts[0]))}
            x += int(parts[0])
    return found


def test_the_drawing_is_the_code_of_the_address_with_four_modules_of_white_around() -> None:
    matrix = segno.make_qr(ADDRESS, error="m", mask=3, boost_error=False).matrix
    dark = {(x + 4, y + 4) for y, row in enumerate(matrix) for x, module in enumerate(row) if module}
    assert dark_modules(qr_code(ADDRESS)) == dark
    assert f'viewBox="0 0 {len(matrix) + 8} {len(matrix) + 8}"' in qr_code(ADDRESS)


def test_what_no_code_can_hold_is_an_error() -> None:
    with pytest.raises(ValueError, match="too large"):
        qr_code("x" * 3000)
