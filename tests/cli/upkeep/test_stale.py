"""`pathways stale`: what the weekly issue says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from click.testing import CliRunner

from generator.catalog.load import load
from generator.checks.runner import check
from generator.cli import main
from generator.cli.upkeep.links import addresses, dead_links
from generator.cli.upkeep.stale import LONGEST, issue_text
from tests.cli.conftest import LINKED
from tests.diff.golden import same_as
from tests.diff.sides import lay
from tests.loops import in_own_thread

GOLDEN = Path(__file__).parent / "golden"


async def missing(address: str) -> str:
    """Say of every address that it is gone."""
    return "the site answered with status 404"


def test_the_weekly_issue_lists_what_is_stale_and_which_links_are_dead(tmp_path: Path) -> None:
    loaded = load(lay(tmp_path, LINKED))
    as_of = date(2029, 1, 15)
    dated = ("O506", "M805", "Q906", "W706", "K852", "R608")
    dead = in_own_thread(lambda: dead_links(addresses(loaded.catalog), missing))
    text = issue_text(loaded.catalog, check(loaded, as_of, only=dated).findings, dead, as_of, "catalog")
    same_as(GOLDEN / "weekly-issue.md", text)
    assert "@team" not in text


def test_an_issue_is_never_longer_than_github_takes(tmp_path: Path) -> None:
    loaded = load(lay(tmp_path, LINKED))
    found = check(loaded, date(2029, 1, 15)).findings
    text = issue_text(loaded.catalog, found * 1000, (), date(2029, 1, 15), "catalog")
    assert len(text) < LONGEST + 200


def test_a_school_year_that_is_over_is_in_the_list_until_the_catalog_is_turned(tmp_path: Path) -> None:
    loaded = load(lay(tmp_path, LINKED))
    over = (
        "- The school year 2026-27 of this catalog is over. Run <code>pathways rollover 2027-28 --dry-run</code>.\n"
    )
    assert over not in issue_text(loaded.catalog, (), (), date(2027, 6, 30), "catalog")
    text = issue_text(loaded.catalog, (), (), date(2027, 7, 1), "catalog")
    assert over in text
    assert "Nothing is out of date" not in text


def test_a_list_that_cannot_be_written_is_told_in_one_sentence(tmp_path: Path) -> None:
    folder = lay(tmp_path / "catalog", LINKED)
    told = CliRunner().invoke(main, ["stale", str(folder), "--output", str(tmp_path / "missing" / "list.md")])
    assert told.exit_code == 2
    assert "cannot be written to" in told.output
