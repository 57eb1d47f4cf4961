"""`pathways export`: the files of the site, or why there are none."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.cli import main
from tests.checks.places import lay_out
from tests.cli.conftest import run_in
from tests.demonstration import CATALOG, DAY, demonstration


def test_the_command_writes_the_bytes_that_the_site_publishes(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, ["export", "all", "--catalog", str(CATALOG), "--to", str(tmp_path / "to"), "--as-of", DAY.isoformat()]
    )
    assert result.exit_code == 0, result.output
    files = {str(file.relative_to(tmp_path / "to")): file for file in (tmp_path / "to").rglob("*") if file.is_file()}
    assert result.stdout == f"{len(files):,} files are in {tmp_path / 'to'}.\n"
    for path, file in files.items():
        published = demonstration().assets.at(path)
        assert published is not None, path
        assert published.content == file.read_bytes(), path


def test_one_kind_writes_its_files_only_and_leaves_others_alone(tmp_path: Path) -> None:
    catalog, to = lay_out(tmp_path / "catalog"), tmp_path / "to"
    to.mkdir()
    (to / "notes.txt").write_text("mine", encoding="utf-8")
    result = run_in(catalog, "export", "calendar", "--to", str(to))
    assert result.exit_code == 0, result.output
    found = sorted(str(file.relative_to(to)) for file in to.rglob("*") if file.is_file())
    assert found == ["data/dates.ics", "notes.txt"]


def test_an_unknown_kind_is_answered_with_a_near_one(tmp_path: Path) -> None:
    result = run_in(lay_out(tmp_path / "catalog"), "export", "jsn", "--to", str(tmp_path / "to"))
    assert (result.exit_code, "Did you mean json?" in result.output) == (2, True), result.output


def test_a_catalog_with_errors_is_refused_as_a_build_is(tmp_path: Path) -> None:
    catalog = lay_out(tmp_path / "catalog")
    (catalog / "aspen-ridge/courses/odd.yaml").write_text("subjct: cte\n", encoding="utf-8")
    result = run_in(catalog, "export", "csv", "--to", str(tmp_path / "to"))
    assert (result.exit_code, 'Unknown field "subjct"' in result.stderr) == (1, True), result.output
    assert not (tmp_path / "to/data").exists()
