"""A change that brings a link, a site or a cache is told, wherever in the repository it puts it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli.revisions.tracked_files import tracked_findings
from tests.checks.places import lay_out
from tests.cli.revisions.test_git_revision import commit, git

DAY = ("--as-of", "2026-11-02")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a repository with a catalog, and with nothing wrong around it."""
    root = tmp_path / "repository"
    lay_out(root / "catalog")
    git(tmp_path, "init", "-q", str(root))
    commit(root)
    return root


def link_instead_of_the_cache(root: Path) -> None:
    (root / ".cache").symlink_to("../elsewhere")


def link_anywhere(root: Path) -> None:
    (root / "docs" / "more").mkdir(parents=True)
    (root / "docs" / "more" / "here").symlink_to("/etc")


def kept_entries(root: Path) -> None:
    (root / "docs" / ".cache" / "pathways").mkdir(parents=True)
    for name in ("one", "two"):
        (root / "docs" / ".cache" / "pathways" / name).write_text("made by somebody")


def built_site(root: Path) -> None:
    for name in (".pathways-site", "index.html"):
        (root / "public").mkdir(exist_ok=True)
        (root / "public" / name).write_text("made by somebody")


def site_where_one_is_built(root: Path) -> None:
    (root / "site" / "about").mkdir(parents=True)
    (root / "site" / "about" / "index.html").write_text("made by somebody")


def other_repository(root: Path) -> None:
    head = git(root, "rev-parse", "HEAD")
    git(root, "update-index", "--add", "--cacheinfo", f"160000,{head},catalog/other")


LINK = " is a link to another place"
MISPLACED = " does not belong in the repository"
CHANGES: list[tuple[Callable[[Path], None], str, str]] = [
    (link_instead_of_the_cache, ".cache", LINK),
    (link_anywhere, "docs/more/here", LINK),
    (kept_entries, "docs/.cache", MISPLACED),
    (built_site, "public", MISPLACED),
    (site_where_one_is_built, "site", MISPLACED),
    (other_repository, "catalog/other", " is not a plain file"),
]


@pytest.mark.parametrize(("change", "path", "said"), CHANGES, ids=[change[0].__name__ for change in CHANGES])
def test_what_a_change_brings_is_told_with_its_place_by_check_and_diff(
    root: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], path: str, said: str
) -> None:
    change(root)
    if change is not other_repository:
        git(root, "add", "--all", "--force")
    git(root, "commit", "-q", "--no-gpg-sign", "-m", "A change")
    assert [finding.title for finding in tracked_findings(root / "catalog")][:1] == [f'"{path}"{said}']
    monkeypatch.chdir(root)
    for command in (["check"], ["check", "--base", "HEAD~1"], ["diff", "HEAD~1", "HEAD"], ["diff", "HEAD~1", "."]):
        told = CliRunner().invoke(main, [*command, *DAY])
        assert told.exit_code == 1, command
        assert f'"{path}"{said}' in told.output, command
        assert "Traceback" not in told.output
    assert f"  {path}, line 1\n" in CliRunner().invoke(main, ["check", *DAY]).output


def test_what_was_there_before_is_not_blamed_on_a_change(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link_anywhere(root)
    commit(root)
    (root / "catalog" / "more.md").write_text("# More\n")
    commit(root)
    monkeypatch.chdir(root)
    for command in (["check", "--base", "HEAD~1"], ["diff", "HEAD~1", "HEAD"]):
        assert CliRunner().invoke(main, [*command, *DAY]).exit_code == 0, command


def test_what_git_does_not_track_is_nobodys_business(root: Path) -> None:
    kept_entries(root)
    built_site(root)
    link_instead_of_the_cache(root)
    assert tracked_findings(root / "catalog") == ()


def test_a_folder_without_a_repository_has_nothing_wrong_around_it(tmp_path: Path) -> None:
    assert tracked_findings(lay_out(tmp_path / "catalog")) == ()
    assert tracked_findings(tmp_path / "nowhere", "HEAD") == ()
