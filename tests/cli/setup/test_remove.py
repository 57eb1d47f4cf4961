"""`pathways remove demonstration` deletes what nobody has changed, and nothing that is a region's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.catalog.load import load
from generator.cli import main
from generator.importers.region.kit import kit_organizations
from generator.model.findings import Severity
from tests.demonstration import CATALOG


def run(folder: Path, *words: str) -> Result:
    """Run the command on the catalog in `folder`."""
    return CliRunner().invoke(main, ["remove", "demonstration", "--catalog", str(folder), *words])


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """Return a copy of the demonstration in which a region has begun to write."""
    folder = Path(shutil.copytree(CATALOG, tmp_path / "catalog"))
    (folder / "my-district").mkdir()
    own = "name: My District\ndescription: A district of our own.\ntype: school-district\n"
    (folder / "my-district" / "organization.yaml").write_text(own, encoding="utf-8")
    changed = folder / "adobe" / "organization.yaml"
    changed.write_text(f"# ours\n{changed.read_text(encoding='utf-8')}", encoding="utf-8")
    return folder


def test_what_is_left_is_the_kit_and_ones_own_without_an_error(copied: Path) -> None:
    result = run(copied)
    assert result.exit_code == 0, result.output
    loaded = load(copied)
    assert set(loaded.catalog.organizations) == {*kit_organizations(), "my-district"}
    assert not loaded.catalog.pathways
    assert not [one for one in loaded.findings if one.severity is Severity.ERROR]
    assert not (copied / "kestrel-pass").exists()
    assert (copied / "adobe" / "organization.yaml").read_text(encoding="utf-8").startswith("# ours\n")
    for name in ("about.md", "adobe/organization.yaml", "catalog.yaml"):
        assert f"  {name} stays: say there what your region is, or delete it.\n" in result.output
    checked = CliRunner().invoke(main, ["check", str(copied), "--as-of", "2026-11-30"])
    assert checked.exit_code == 0, checked.output


def test_a_dry_run_changes_nothing(copied: Path) -> None:
    before = {file: file.read_bytes() for file in copied.rglob("*") if file.is_file()}
    result = run(copied, "--dry-run")
    assert result.output.startswith("Would delete ")
    assert {file: file.read_bytes() for file in copied.rglob("*") if file.is_file()} == before


def test_a_program_that_runs_from_the_copy_itself_touches_nothing() -> None:
    result = run(CATALOG)
    assert result.exit_code == 2
    assert "it cannot tell the demonstration from your own files" in " ".join(result.output.split())


def test_without_a_catalog_it_says_how_to_begin_one(tmp_path: Path) -> None:
    assert "pathways init my-region" in run(tmp_path / "nowhere").output


def test_nothing_is_deleted_behind_a_link(copied: Path, tmp_path: Path) -> None:
    (copied / "kestrel-pass").rename(tmp_path / "outside")
    (copied / "kestrel-pass").symlink_to("../outside")
    before = sorted((tmp_path / "outside").rglob("*"))
    result = run(copied)
    assert result.exit_code == 2
    assert '"kestrel-pass" is a link to another place.' in " ".join(result.output.split())
    assert sorted((tmp_path / "outside").rglob("*")) == before
