"""The workflows that a new region calls, step by step, on the repository that `pathways init` writes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.importers.files import write_files
from generator.importers.region.grid import skeleton_for
from generator.importers.region.kit import demonstration
from generator.importers.region.repository import Region, region_texts
from generator.model.repository import Repository
from generator.runtime.program import this_program
from tests.github.sandbox import ROOT, Run, Sandbox, git
from tests.github.test_workflows import ACTIONLINT
from tests.laws import at_night

OWNER = "cottonwood-district"
COURSE = f"catalog/{OWNER}/courses/welding-1.yaml"
REGION = Region(
    "Cottonwood Valley",
    "2026-27",
    ("Cottonwood District",),
    ("en",),
    Repository("cottonwood", "pathways"),
    skeleton_for(demonstration().catalog, OWNER, "welding", "Welding", "state/welders", None),
)
Change = Callable[[Path], None]


def committed(folder: Path, *changes: Change) -> Path:
    """Return a repository in `folder` with each of `changes` as a commit."""
    git("init", "--quiet", "--initial-branch=main", str(folder))
    for change in changes:
        change(folder)
        git("-C", str(folder), "add", "--all", "--force")
        git("-C", str(folder), "commit", "--quiet", "--no-gpg-sign", "--message", "x")
    return folder


def write_program(folder: Path) -> None:
    """Write what a workflow calls of the program's repository."""
    shutil.copytree(ROOT / ".github" / "actions", folder / ".github" / "actions")


def write_region(folder: Path) -> None:
    """Write what `pathways init` writes."""
    write_files(folder, region_texts(REGION))


def run(folder: Path, workflow: str, job: str, change: Change) -> Run:
    """Run a job that the region calls on `change` of it; the program is called from its own repository."""
    program = committed(folder / "program", write_program)
    origin = committed(folder / "origin", write_region, change)
    return Sandbox(folder / "job", workflow, job, origin, {}, "pull_request", program).run()


def sound(folder: Path) -> None:
    """Say a course in other words."""
    file = folder / COURSE
    file.write_text(file.read_text(encoding="utf-8").replace("name: Welding 1", "name: Beads"), encoding="utf-8")


def broken(folder: Path) -> None:
    """Delete a course that a pathway lists."""
    (folder / COURSE).unlink()


def hostile(folder: Path) -> None:
    """Bring a program along under every name that something might run, and settings that name one."""
    for name in ("sitecustomize.py", "generator/__init__.py", "click.py", "program/.github/actions/program/run.py"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"open({str(folder.parent / 'ran')!r}, 'w')\n", encoding="utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}hooks: [click.py]\n", encoding="utf-8")
    sound(folder)


def test_a_sound_change_is_checked_and_shown(tmp_path: Path) -> None:
    done = run(tmp_path, "check.yml", "check", sound)
    assert not done.failed, done.log
    assert "Beads" in done.artifacts["what-this-change-does"].read_text(encoding="utf-8")
    page = f"courses/{OWNER}/welding-1/index.html"
    assert "Beads" in (done.artifacts["website-preview"] / page).read_text(encoding="utf-8")


def test_a_broken_change_fails_and_says_whom_it_concerns(tmp_path: Path) -> None:
    done = run(tmp_path, "check.yml", "check", broken)
    assert [step.name for step in done.steps if step.status == "failed"] == [
        "Check the change, and report what it does for students"
    ]
    assert "Cottonwood District" in done.artifacts["what-this-change-does"].read_text(encoding="utf-8")
    assert "website-preview" not in done.artifacts


@at_night
def test_what_a_hostile_change_brings_along_is_never_run_by_its_check(tmp_path: Path) -> None:
    done = run(tmp_path, "check.yml", "check", hostile)
    assert not done.failed, done.log
    assert not list(tmp_path.rglob("ran"))


@at_night
@pytest.mark.parametrize(("workflow", "job"), [("check.yml", "rehearse"), ("publish.yml", "build")])
def test_what_is_merged_is_published(workflow: str, job: str, tmp_path: Path) -> None:
    done = run(tmp_path, workflow, job, sound)
    assert not done.failed, done.log


def test_the_workflows_of_a_region_are_clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = replace(this_program(), commit="0" * 40)  # an installed release knows its commit
    monkeypatch.setattr("generator.importers.region.repository.this_program", lambda: program)
    committed(tmp_path / "region", write_region)
    tools = Path(sys.executable).parent
    for command in (
        [str(tools / "zizmor"), "--offline", "--pedantic", "--no-progress", ".github"],
        [str(tools / "node"), str(ACTIONLINT), ".github/workflows/*.yml"],
    ):
        done = subprocess.run(command, cwd=tmp_path / "region", capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
