"""A catalog in a newer format is told, and not misread."""

from __future__ import annotations

from pathlib import Path

from generator.catalog.format import FORMAT
from generator.catalog.load import load
from tests.builders import write


def test_a_newer_format_is_told_at_its_line(tmp_path: Path) -> None:
    (found,) = load(write(tmp_path, format=FORMAT + 1)).findings
    assert found.title == "This catalog is written in format 2, which is newer than this program"
    assert (found.code, found.place.pointer) == ("F110", "/format")


def test_the_programs_own_format_and_none_are_fine(tmp_path: Path) -> None:
    assert load(write(tmp_path / "a", format=FORMAT)).findings == ()
    assert load(write(tmp_path / "b")).findings == ()
