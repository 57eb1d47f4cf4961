"""Everything outside the catalog is program, and a change of any such file is told."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.cli.open_catalog import CannotRun
from generator.cli.revisions.compared_folders import Side, changed_outside
from generator.cli.revisions.outside_catalog import changed_between_folders
from tests.cli.revisions.test_git_revision import commit, git
from tests.diff.sides import lay

OUTSIDE = (
    *("sitecustomize.py", "uv.toml", ".python-version", ".ci/run", "docs/x.md", ".gitignore", ".venv/x.pth", "@team"),
    *("__pycache__/x.pyc", "catalog.py", "catalogs/x.yaml", "other/catalog/x.yaml", "two\nlines", "-x", "ä"),
)
CATALOG = Path("catalog")


def repository(folder: Path) -> Path:
    """Return a repository with a catalog and one file of the program."""
    lay(folder / "catalog")
    (folder / "Makefile").write_text("all:\n")
    git(folder.parent, "init", "-q", str(folder))
    commit(folder)
    return folder


def write(folder: Path, name: str) -> None:
    """Write a file, and its folders where they are missing."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("x")


def add_all(folder: Path) -> None:
    """Add every file but those that a tool made, and the catalog's notes, as a change that means harm would."""
    (folder / ".gitignore").write_text("*\n")
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "-q", "--no-gpg-sign", "-m", "As it is now")


@pytest.mark.parametrize("followed", [True, False])
def test_any_file_outside_the_catalog_is_told(followed: bool, tmp_path: Path) -> None:
    one, other = (
        repository(tmp_path / name) if followed else lay(tmp_path / name / "catalog").parent for name in "ab"
    )
    for name in (*OUTSIDE, "catalog/aspen-ridge/notes.txt"):
        write(other, name)
    if followed:
        add_all(other)
    found = changed_between_folders(one, other, CATALOG)
    made = {".venv/x.pth", "__pycache__/x.pyc"}
    assert set(found) == set(OUTSIDE) - (set() if followed else made)
    assert changed_between_folders(other, one, CATALOG) == found


def test_what_tools_leave_beside_the_catalog_is_not_told(tmp_path: Path) -> None:
    one, other = (repository(tmp_path / name) for name in "ab")
    (one / ".gitignore").write_text("site/\n")
    (other / ".gitignore").write_text("site/\n")
    write(one, ".venv/bin/python")
    write(one, "site/index.html")
    write(other, "site/other.html")
    for side in (one, other):
        write(side, "notes.txt")
    assert changed_between_folders(one, other, CATALOG) == ()


def test_a_file_that_becomes_a_link_or_a_program_is_told(tmp_path: Path) -> None:
    one, other = (repository(tmp_path / name) for name in "ab")
    (other / "Makefile").chmod(0o755)
    assert changed_between_folders(one, other, CATALOG) == ("Makefile",)
    (other / "Makefile").unlink()
    (other / "Makefile").symlink_to("/etc/passwd")
    assert changed_between_folders(one, other, CATALOG) == ("Makefile",)
    (one / "Makefile").unlink()
    (one / "Makefile").symlink_to("/etc/shadow")
    assert changed_between_folders(one, other, CATALOG) == ("Makefile",)


def test_another_revision_of_a_submodule_is_told(tmp_path: Path) -> None:
    one, other = (repository(tmp_path / name) for name in "ab")
    for side, letter in zip((one, other), "12", strict=True):
        git(side, "update-index", "--add", "--cacheinfo", f"160000,{letter * 40},module")
    assert changed_between_folders(one, other, CATALOG) == ("module",)


def test_between_two_revisions_any_file_outside_the_catalog_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repository(tmp_path / "r")
    for name in (*OUTSIDE, "catalog/aspen-ridge/notes.txt"):
        write(folder, name)
    add_all(folder)
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, ["diff", "HEAD^1", "HEAD", "--format", "json", "--as-of", "2026-11-02"])
    for name in ("sitecustomize.py", ".ci/run", "catalog.py", "other/catalog/x.yaml", ".venv/x.pth"):
        assert f'"{name}"' in done.output
    assert 'notes.txt"' not in done.output.partition('"outside"')[2].partition("]")[0]


def test_the_report_says_that_a_root_file_is_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before, after = (lay(tmp_path / name / "catalog").parent for name in ("before", "after"))
    write(after, "sitecustomize.py")
    monkeypatch.chdir(after)
    done = CliRunner().invoke(main, ["diff", str(before), ".", "--format", "markdown", "--as-of", "2026-11-02"])
    assert "This change touches code. It is checked with the program from before the change." in done.output
    assert "sitecustomize.py (1 file)" in done.output


def test_what_cannot_be_read_beside_the_catalog_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after = (lay(tmp_path / name / "catalog").parent for name in ("before", "after"))

    def refuse(folder: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(folder))

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(CannotRun) as told:
        changed_outside(Side(before / "catalog", root=before), Side(after / "catalog", root=after), CATALOG)
    assert str(before) in told.value.message
    assert told.value.message.startswith("The files outside the catalog cannot be compared: [Errno 13] Permission")


def test_a_revision_and_a_folder_are_compared_within_the_catalog_only_and_the_report_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = repository(tmp_path / "r")
    lay(folder / "catalog")
    add_all(folder)
    write(folder, "sitecustomize.py")
    monkeypatch.chdir(folder)
    said = CliRunner().invoke(main, ["diff", "HEAD", "catalog", "--as-of", "2026-11-02"]).output
    assert "Files outside the catalog were not compared" in said
    both = CliRunner().invoke(main, ["diff", "catalog", "catalog", "--as-of", "2026-11-02"]).output
    assert "were not compared" not in both
