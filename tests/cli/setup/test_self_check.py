"""`pathways self-check` says what of a repository's safety is in its files, and what nobody sees there."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.builders import write
from tests.demonstration import ROOT

WORKFLOW = "on: [push]\npermissions: {{}}\njobs:\n  a:\n    steps:\n      - uses: a/b@{}\n"
COMMIT = "0" * 40


def run(folder: Path) -> Result:
    """Run the command on the catalog in `folder`."""
    return CliRunner().invoke(main, ["self-check", "--catalog", str(folder)])


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    """Return the catalog of a repository in which everything is in place."""
    folder = write(tmp_path / "catalog", repository="https://github.com/valley/pathways")
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    for name in ("check", "publish", "weekly"):
        (tmp_path / ".github" / "workflows" / f"{name}.yml").write_text(WORKFLOW.format(COMMIT), encoding="utf-8")
    CliRunner().invoke(main, ["owners", "--catalog", str(folder)])
    return folder


def test_everything_in_place_is_said_with_what_only_github_knows(catalog: Path) -> None:
    result = run(catalog)
    assert result.exit_code == 0
    assert result.output.count("✓") == 6
    assert "? A merge needs a review by code owners (Settings → Rules)" in result.output


def test_this_repository_passes() -> None:
    result = run(ROOT / "catalog")
    assert result.exit_code == 0, result.output


WRONG = {
    ".github/workflows/weekly.yml": (None, "Missing: weekly.yml."),
    ".github/workflows/check.yml": (WORKFLOW.format("v1"), "a/b@v1 in check.yml."),
    ".github/workflows/more.yml": ("on: [push]\njobs: {}\n", "Add `permissions: {}` above `jobs:` in more.yml."),
    ".github/workflows/a.yml": ("on: pull_request_target\npermissions: {}\n", "Use `pull_request` in a.yml."),
    ".github/CODEOWNERS": ("* @me\n", "Run: pathways owners"),
    "mkdocs.yml": ("site_name: x\nhooks: [a.py]\n", "Remove `hooks` from mkdocs.yml."),
}


@pytest.mark.parametrize("file", WRONG)
def test_each_thing_that_is_not_in_place_is_said_with_the_way_out(file: str, catalog: Path) -> None:
    text, said = WRONG[file]
    path = catalog.parent / file
    if text is None:
        path.unlink()
    else:
        path.write_text(text, encoding="utf-8")
    result = run(catalog)
    assert result.exit_code == 1
    assert result.output.count("✗") == 1
    assert said in result.output


def test_a_catalog_that_names_no_repository_is_said(tmp_path: Path) -> None:
    assert 'must include "repository: ' in run(write(tmp_path / "catalog")).output


def test_without_a_catalog_it_cannot_run(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere").exit_code == 2
