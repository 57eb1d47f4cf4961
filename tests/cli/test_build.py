"""`pathways build`: a website, or the reason why there is none."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.cli import main


def test_a_catalog_with_errors_leaves_the_last_good_site_as_it_is(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("The last good site", encoding="utf-8")
    (folder / "town/courses/welding-1.yaml").write_text("name: Welding I\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["build", str(folder), "--to", str(site)])
    assert result.exit_code == 1
    assert "error" in result.stderr
    assert (site / "index.html").read_text(encoding="utf-8") == "The last good site"
