"""`pathways serve`: what it says when there is nothing to show."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.cli import main


def test_a_folder_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", str(tmp_path / "nowhere")])
    assert (result.exit_code, result.stderr) == (1, f"There is no folder called {tmp_path / 'nowhere'}.\n")
