"""`pathways upgrade` changes what this version needs otherwise, and not a byte more."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.runtime.program import Program, this_program
from tests.builders import write

CALL = "jobs:\n  check: # ours\n    uses: example/pathway-catalog/.github/workflows/check.yml@{}\n"
OTHER = "steps:\n  - uses: actions/checkout@v7\n"


def run(folder: Path, *words: str) -> Result:
    """Run the command on the catalog in `folder`."""
    return CliRunner().invoke(main, ["upgrade", "--catalog", str(folder), *words])


@pytest.fixture
def region(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the repository of a region that was begun with an older version."""
    known = this_program()
    newer = Program("9.0.0", known.address, known.site, "f" * 40)
    monkeypatch.setattr("generator.cli.setup.upgrade.this_program", lambda: newer)
    settings = write(tmp_path / "catalog") / "catalog.yaml"
    settings.write_text(f"# our region\n{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    workflows = tmp_path / ".github" / "workflows"
    workflows.mkdir(parents=True)
    (workflows / "check.yml").write_text(CALL.format(f"{'0' * 40} # v1.0.0"), encoding="utf-8")
    (workflows / "own.yml").write_text(OTHER, encoding="utf-8")
    return tmp_path


def test_the_format_is_named_and_the_workflows_call_this_version(region: Path) -> None:
    before = (region / "catalog" / "catalog.yaml").read_text(encoding="utf-8")
    assert run(region / "catalog").output == (
        "Changed: catalog/catalog.yaml says that the files are written in format 1.\n"
        "Changed: .github/workflows/check.yml calls version 9.0.0 of the program.\n"
    )
    assert (region / "catalog" / "catalog.yaml").read_text(encoding="utf-8") == f"{before.rstrip()}\nformat: 1\n"
    workflows = region / ".github" / "workflows"
    assert (workflows / "check.yml").read_text(encoding="utf-8") == CALL.format(f"{'f' * 40} # v9.0.0")
    assert (workflows / "own.yml").read_text(encoding="utf-8") == OTHER
    assert run(region / "catalog").output == "Everything is up to date with version 9.0.0.\n"


def test_a_dry_run_changes_nothing(region: Path) -> None:
    before = {file: file.read_bytes() for file in region.rglob("*") if file.is_file()}
    assert run(region / "catalog", "--dry-run").output.count("Would change: ") == 2
    assert {file: file.read_bytes() for file in region.rglob("*") if file.is_file()} == before


def test_a_newer_format_is_left_alone(tmp_path: Path) -> None:
    result = run(write(tmp_path / "catalog", format=2))
    assert result.exit_code == 2
    assert "it is written in format 2, and this program knows format 1." in " ".join(result.output.split())


def test_settings_that_are_no_yaml_are_said_in_one_sentence(tmp_path: Path) -> None:
    folder = write(tmp_path / "catalog")
    (folder / "catalog.yaml").write_text("a: [", encoding="utf-8")
    assert "it is no YAML of a catalog." in " ".join(run(folder).output.split())


def test_without_a_catalog_it_says_how_to_begin_one(tmp_path: Path) -> None:
    assert "pathways init my-region" in run(tmp_path / "nowhere").output
