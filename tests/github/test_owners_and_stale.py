"""Who is asked about a change, and what the weekly look says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.catalog.load import load
from generator.checks.example_catalog import FILES, SETTINGS, WELDING_1
from generator.checks.runner import check
from generator.cli import main
from generator.cli.check import CannotRun
from generator.cli.links import addresses, dead_links
from generator.cli.owners import code_owners, owner_of
from generator.cli.stale import LONGEST, issue
from tests.diff.golden import same_as
from tests.diff.sides import lay
from tests.github.sandbox import ROOT

GOLDEN = Path(__file__).parent / "golden"
LINKED = {
    SETTINGS: FILES[SETTINGS] + "repository: https://github.com/high-valley/catalog\n",
    WELDING_1: FILES[WELDING_1] + "web_page: https://www.high-valley.gov/welding?a=@team|x\n",
}


def test_the_file_of_owners_is_in_step_with_the_folders() -> None:
    answer = CliRunner().invoke(main, ["owners", "--check", "--catalog", str(ROOT / "catalog")])
    assert answer.exit_code == 0, "run: pathways owners"


def test_every_organization_owns_its_folder_and_the_core_team_the_program(tmp_path: Path) -> None:
    lines = code_owners(load(lay(tmp_path, LINKED)).catalog, "catalog").splitlines()
    assert "* @high-valley/core-team" in lines
    assert "/catalog/aspen-ridge/ @high-valley/aspen-ridge" in lines
    assert lines[-3:] == [
        "/.github/ @high-valley/core-team",
        "/schemas/ @high-valley/core-team",
        "/generator/ @high-valley/core-team",
    ]


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
        owner_of(odd)


def test_an_odd_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotRun):
        code_owners(load(lay(tmp_path, LINKED)).catalog, "cata log\n* @evil/team")


def test_only_addresses_that_can_exist_are_asked(tmp_path: Path) -> None:
    found = addresses(load(lay(tmp_path, LINKED)).catalog)
    assert list(found) == ["https://www.high-valley.gov/welding?a=@team|x"]


def test_the_weekly_issue_lists_what_is_stale_and_which_links_are_dead(tmp_path: Path) -> None:
    loaded = load(lay(tmp_path, LINKED))
    as_of = date(2029, 1, 15)
    dated = ("O506", "M805", "Q906", "W706", "K852", "R608")
    dead = dead_links(addresses(loaded.catalog), lambda _: "the site answered with status 404")
    text = issue(loaded.catalog, check(loaded, as_of, only=dated).findings, dead, as_of, "catalog")
    same_as(GOLDEN / "weekly-issue.md", text)
    assert "@team" not in text


def test_an_issue_is_never_longer_than_github_takes(tmp_path: Path) -> None:
    loaded = load(lay(tmp_path, LINKED))
    found = check(loaded, date(2029, 1, 15)).findings
    text = issue(loaded.catalog, found * 1000, (), date(2029, 1, 15), "catalog")
    assert len(text) < LONGEST + 200


def test_links_that_lead_somewhere_are_not_told(tmp_path: Path) -> None:
    assert dead_links(addresses(load(lay(tmp_path, LINKED)).catalog), lambda _: "") == ()
