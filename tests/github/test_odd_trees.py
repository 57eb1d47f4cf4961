"""What the check of a change passes is published after the merge, whatever else is in the tree."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checks.places import lay_out
from tests.github.sandbox import Run, Sandbox, git, repository
from tests.laws import at_night


def harmless(root: Path) -> None:
    """Add what is odd, but in nobody's way."""
    (root / "catalog" / "_draft.md").write_text("# A draft with a [lost](nowhere.md) link\n")
    (root / "catalog" / "_drafts" / "more").mkdir(parents=True)
    (root / "catalog" / "_drafts" / "more" / "a b.md").write_text("# Another\n")
    (root / "catalog" / ".notes.md").write_text("# Mine\n")
    (root / "catalog" / "guides").mkdir()
    (root / "catalog" / "guides" / "advice.md").write_text("# Advice\n\n![](a%20large%20picture.png)\n")
    (root / "catalog" / "guides" / "a large picture.png").write_bytes(bytes(3_000_000))
    (root / "README.md").write_text("# About this repository\n")
    (root / "notes" / "site").mkdir(parents=True)
    (root / "notes" / "site" / "plan.txt").write_text("Where the school is built.\n")
    (root / "-- odd\nname ☃").write_text("nothing\n")
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("Three Forks", "Four Forks"))


def hidden_link(root: Path) -> None:
    (root / "catalog" / ".x").symlink_to("../..")


def link_to_a_draft(root: Path) -> None:
    (root / "catalog" / "_draft").symlink_to("../generator")


def link_for_a_cache(root: Path) -> None:
    (root / ".cache").mkdir()
    (root / ".cache" / "pathways").symlink_to("../generator")


def tracked_site(root: Path) -> None:
    (root / "site").mkdir()
    (root / "site" / "index.html").write_text("made by somebody")


def link_for_a_site(root: Path) -> None:
    (root / "site").symlink_to("generator")


def submodule(root: Path) -> None:
    git("-C", str(root), "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(root), "catalog/more")


def broken_settings(root: Path) -> None:
    (root / "mkdocs.yml").write_text("site_name: Mine\ntheme: readthedocs\nplugins: [pathways]\n")


def page_called_readme(root: Path) -> None:
    (root / "catalog" / "README.md").write_text("# About this folder\n")


def page_at_the_finder(root: Path) -> None:
    (root / "catalog" / "find.md").write_text("# Find it\n")


def page_with_an_odd_name(root: Path) -> None:
    (root / "catalog" / "Über uns.md").write_text("# About us\n")


def folder_called_robots(root: Path) -> None:
    (root / "catalog" / "robots.txt").mkdir()
    (root / "catalog" / "robots.txt" / "robot.png").write_bytes(b"png")


BROKEN: list[tuple[Callable[[Path], None], str]] = [
    (hidden_link, '".x" is a link to another place'),
    (link_to_a_draft, '"_draft" is a link to another place'),
    (link_for_a_cache, '".cache/pathways" is a link to another place'),
    (tracked_site, '"site" does not belong in the repository'),
    (link_for_a_site, '"site" is a link to another place'),
    (submodule, '"catalog/more" is not a plain file'),
    (broken_settings, "The theme in mkdocs.yml must be material, not readthedocs."),
    (page_called_readme, "Two pages have the address /: the file README.md and a page"),
    (page_at_the_finder, "Two pages have the address /find/: the file find.md and a page"),
    (page_with_an_odd_name, "Rename Über uns.md: use only letters, digits and hyphens."),
    (folder_called_robots, "Rename robots.txt/robot.png: the site has a file of its own at /robots.txt/robot.png."),
]


# Two are tried on every run; the others are told by tests of the survey, the build and what git tracks.
EVERY_RUN = (hidden_link, broken_settings)
EACH = [
    pytest.param(change, said, id=change.__name__, marks=() if change in EVERY_RUN else at_night)
    for change, said in BROKEN
]


def job(tmp_path: Path, change: Callable[[Path], None], workflow: str, name: str) -> Run:
    """Run a job on a repository with a small catalog and `change`, which is made when it is first asked for."""
    origin = tmp_path / "origin"
    if not origin.exists():
        repository(origin, change, lay_out(tmp_path / "catalog"))
        shutil.rmtree(tmp_path / "catalog")
    return Sandbox(tmp_path / name, workflow, name, origin, {"pull_request": {"number": 7}}, "pull_request").run()


def test_what_is_odd_and_harmless_passes_the_check_and_is_published(tmp_path: Path) -> None:
    checked = job(tmp_path, harmless, "check.yml", "check")
    assert not checked.failed, checked.log
    assert not job(tmp_path, harmless, "check.yml", "rehearse").failed
    published = job(tmp_path, harmless, "publish.yml", "build")
    assert not published.failed, published.log
    site = published.artifacts["github-pages"]
    assert (site / "guides" / "a large picture.png").stat().st_size == 3_000_000
    assert not [path for path in site.rglob("*") if "draft" in path.name or "notes" in path.name]


@pytest.mark.parametrize(("change", "said"), EACH)
def test_what_could_not_be_published_does_not_pass_the_check(
    tmp_path: Path, change: Callable[[Path], None], said: str
) -> None:
    rehearsed = job(tmp_path, change, "check.yml", "rehearse")
    assert rehearsed.failed
    assert said in rehearsed.log
    assert "Traceback" not in rehearsed.log
