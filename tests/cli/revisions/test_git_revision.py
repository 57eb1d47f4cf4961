"""A catalog at a git revision is what is stored there, whatever the change says about itself."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from generator.checks.example_catalog import FILES, WELDING_1
from generator.cli.revisions.git_revision import UnknownRevision, checkout_folder
from tests.checks.places import lay_out

_SOMEBODY = {
    f"GIT_{role}_{part}": value
    for role in ("AUTHOR", "COMMITTER")
    for part, value in (("NAME", "A"), ("EMAIL", "a@example.org"))
}


def git(folder: Path, *arguments: str, told: bytes = b"") -> str:
    """Run git in `folder` with nobody's settings, and return what it says."""
    environment = {**os.environ, **_SOMEBODY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    command = ["git", "-C", str(folder), *arguments]
    done = subprocess.run(command, input=told, check=True, capture_output=True, env=environment)
    return done.stdout.decode().strip()


@pytest.fixture(name="repository")
def a_repository(tmp_path: Path) -> Path:
    folder = tmp_path / "repository"
    lay_out(folder / "inner" / "catalog")
    git(tmp_path, "init", "-q", str(folder))
    return folder


def commit(repository: Path) -> None:
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "--no-gpg-sign", "-m", "As it is")


def taken(repository: Path, into: Path, revision: str = "HEAD") -> Path:
    assert checkout_folder(revision, repository / "inner" / "catalog", into)
    return into


def test_every_file_is_there_as_it_is_stored(repository: Path, tmp_path: Path) -> None:
    commit(repository)
    found = taken(repository, tmp_path / "was")
    assert {path.relative_to(found).as_posix() for path in found.rglob("*") if path.is_file()} == set(FILES)
    for name, text in FILES.items():
        assert (found / name).read_text(encoding="utf-8") == text


def test_attributes_neither_leave_a_file_out_nor_write_into_one(repository: Path, tmp_path: Path) -> None:
    catalog = repository / "inner" / "catalog"
    course = catalog / WELDING_1
    course.write_text(course.read_text(encoding="utf-8") + "# $Format:%B$\n", encoding="utf-8")
    commit(repository)
    hostile = "* export-ignore\n*.yaml export-subst ident text eol=crlf working-tree-encoding=UTF-16\n"
    for folder in (repository, catalog):
        (folder / ".gitattributes").write_text(hostile, encoding="utf-8")
    git(repository, "add", ".gitattributes", "inner/catalog/.gitattributes")
    git(repository, "commit", "-q", "--no-gpg-sign", "-m", "name: replaced by the message of this commit")
    found = taken(repository, tmp_path / "was")
    for name in FILES:
        assert (found / name).is_file(), name
    assert (found / WELDING_1).read_text(encoding="utf-8").endswith("# $Format:%B$\n")


def test_a_link_is_still_a_link_for_the_check_to_refuse_but_leads_nowhere(repository: Path, tmp_path: Path) -> None:
    (repository / "inner" / "catalog" / "passwords.md").symlink_to("/etc/passwd")
    commit(repository)
    link = taken(repository, tmp_path / "was") / "passwords.md"
    assert link.is_symlink()
    assert not link.exists()


def test_another_repository_inside_is_no_part_of_the_catalog(repository: Path, tmp_path: Path) -> None:
    commit(repository)
    inside = f"160000,{git(repository, 'rev-parse', 'HEAD')},inner/catalog/aspen-ridge/other"
    git(repository, "update-index", "--add", "--cacheinfo", inside)
    git(repository, "commit", "-q", "--no-gpg-sign", "-m", "A submodule")
    assert not (taken(repository, tmp_path / "was") / "aspen-ridge" / "other").exists()


def test_a_tree_made_by_hand_writes_nothing_outside(repository: Path, tmp_path: Path) -> None:
    commit(repository)
    settings = git(repository, "rev-parse", "HEAD:inner/catalog/catalog.yaml")
    up = git(repository, "hash-object", "-w", "--stdin", told=b"..")
    climbing = raw_tree(repository, ("100644", "climbed.yaml", settings))
    catalog = raw_tree(
        repository,
        ("40000", "..", climbing),
        ("120000", "a", up),
        ("40000", "a", climbing),
        ("100644", "catalog.yaml", settings),
    )
    root = raw_tree(repository, ("40000", "inner", raw_tree(repository, ("40000", "catalog", catalog))))
    made = git(repository, "commit-tree", root, "-m", "Made by hand")
    before = {path for path in tmp_path.rglob("*") if "repository" not in path.parts}
    found = taken(repository, tmp_path / "new" / "was", made)
    assert {path.name for path in found.rglob("*")} == {"a", "catalog.yaml"}
    written = {path for path in tmp_path.rglob("*") if "repository" not in path.parts} - before
    assert all(path == found.parent or path == found or found in path.parents for path in written)


def raw_tree(repository: Path, *entries: tuple[str, str, str]) -> str:
    """Store a tree as git would never write it, and return its name."""
    content = b"".join(f"{mode} {name}".encode() + b"\0" + bytes.fromhex(sha) for mode, name, sha in entries)
    return git(repository, "hash-object", "-t", "tree", "-w", "--literally", "--stdin", told=content)


def test_a_folder_that_was_not_there_is_none(repository: Path, tmp_path: Path) -> None:
    git(repository, "commit", "-q", "--no-gpg-sign", "--allow-empty", "-m", "Nothing yet")
    assert not checkout_folder("HEAD", repository / "inner" / "catalog", tmp_path / "was")


def test_a_name_that_is_no_revision_says_so(repository: Path, tmp_path: Path) -> None:
    commit(repository)
    for name in ("", "--output=x", "no-such-branch"):
        with pytest.raises(UnknownRevision):
            checkout_folder(name, repository / "inner" / "catalog", tmp_path / "was")


def test_of_a_file_far_too_large_only_the_size_and_the_id_are_taken_out(repository: Path, tmp_path: Path) -> None:
    large = repository / "inner" / "catalog" / "large.png"
    large.write_bytes(b"x" * 6_000_000)
    commit(repository)
    assert checkout_folder("HEAD", repository / "inner" / "catalog", tmp_path / "out")
    written = tmp_path / "out" / "large.png"
    assert written.stat().st_size == 6_000_000
    assert written.read_bytes().rstrip(b"\0").decode() == git(repository, "rev-parse", "HEAD:inner/catalog/large.png")
