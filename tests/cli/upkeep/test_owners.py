"""`pathways owners`: who is asked about a change."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.catalog.load import load
from generator.cli import main
from generator.cli.open_catalog import CannotRun
from generator.cli.upkeep.owners import code_owners, repository_owner
from tests.cli.conftest import LINKED
from tests.diff.sides import lay
from tests.github.sandbox import ROOT


def test_the_file_of_owners_is_in_step_with_the_folders() -> None:
    answer = CliRunner().invoke(main, ["owners", "--check", "--catalog", str(ROOT / "catalog")])
    assert answer.exit_code == 0, "run: pathways owners"


def test_every_organization_owns_its_folder_and_the_core_team_the_program(tmp_path: Path) -> None:
    lines = code_owners(load(lay(tmp_path, LINKED)).catalog, "catalog").splitlines()
    assert "* @high-valley/core-team" in lines
    assert "/catalog/aspen-ridge/ @high-valley/aspen-ridge @high-valley/core-team" in lines
    rules = [line.split() for line in lines if not line.startswith("#")]
    assert rules[0][0] == "*"
    assert all(pattern.startswith("/catalog/") for pattern, *_ in rules[1:])
    assert all("@high-valley/core-team" in owners for _, *owners in rules)


def test_owners_out_of_step_are_told_and_written(tmp_path: Path) -> None:
    folder = lay(tmp_path / "catalog", LINKED)
    run = CliRunner()
    assert run.invoke(main, ["owners", "--check", "--catalog", str(folder)]).exit_code == 1
    assert run.invoke(main, ["owners", "--catalog", str(folder)]).exit_code == 0
    assert run.invoke(main, ["owners", "--check", "--catalog", str(folder)]).exit_code == 0


@pytest.mark.parametrize(
    "odd",
    [None, "", "https://example.org/a/b", "https://github.com/a b/c", "https://github.com/a\n* @evil/b", "@evil"],
)
def test_an_odd_repository_owns_nothing(odd: str | None) -> None:
    with pytest.raises(CannotRun):
        repository_owner(odd)


def test_an_odd_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun):
        code_owners(load(lay(tmp_path, LINKED)).catalog, "cata log\n* @evil/team")


def test_a_link_in_place_of_the_file_is_not_written_through(tmp_path: Path) -> None:
    folder = lay(tmp_path / "catalog", LINKED)
    (tmp_path / "precious").write_bytes(b"\xff")
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "CODEOWNERS").symlink_to("../precious")
    run = CliRunner()
    assert run.invoke(main, ["owners", "--check", "--catalog", str(folder)]).exit_code == 1
    refused = run.invoke(main, ["owners", "--catalog", str(folder)])
    assert refused.exit_code == 2
    assert '".github/CODEOWNERS" is a link to another place.' in refused.output
    assert (tmp_path / "precious").read_bytes() == b"\xff"


def test_a_file_that_is_no_text_is_out_of_step(tmp_path: Path) -> None:
    folder = lay(tmp_path / "catalog", LINKED)
    (tmp_path / ".github").mkdir()
    (tmp_path / ".github" / "CODEOWNERS").write_bytes(b"\xff")
    assert CliRunner().invoke(main, ["owners", "--check", "--catalog", str(folder)]).exit_code == 1
