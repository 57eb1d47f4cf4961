"""`pathways pages`: plain files, or the reason why there are none."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from tests.checks.places import lay_out


def test_the_pages_are_written_and_counted(tmp_path: Path) -> None:
    to = tmp_path / "pages"
    result = CliRunner().invoke(
        main, ["pages", str(lay_out(tmp_path / "catalog")), "--to", str(to), "--as-of", "2026-11-02"]
    )
    assert result.exit_code == 0, result.output
    assert result.stdout.endswith(f" pages are in {to}.\n")
    assert (to / "pathways/aspen-ridge/welding/index.html").is_file()


def test_a_catalog_that_cannot_be_read_is_said_in_one_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["pages", str(tmp_path / "nowhere"), "--to", str(tmp_path / "pages")])
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
