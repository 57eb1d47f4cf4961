"""A catalog folder as it was at a git revision, taken out without trusting anything in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.cli.open_catalog import CannotRun
from generator.runtime.work_folder import work_folder

_SECONDS = 120
_MOST_BYTES = 5_000_000
_PLAIN, _LINK = (b"100644", b"100755", b"100664"), b"120000"


class UnknownRevision(CannotRun):
    """There is no such revision, or no git repository around the catalog."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of a tree: what it is, the name of its content in git, where it stands, and how many bytes it has."""

    mode: bytes
    content: bytes
    path: PurePosixPath
    size: int


def is_folder(named: str) -> bool:
    """Say whether `named` is a folder; else it names a revision."""
    # Not Path's own: it fails for a name that is too long for one.
    return not named.startswith("-") and os.path.isdir(named)  # noqa: PTH112


@contextmanager
def checked_out(revision: str, catalog: Path) -> Iterator[Path | None]:
    """Give the folder `catalog` as it was at `revision`, in a temporary place; None when there was none."""
    with work_folder() as temporary:
        try:
            found = checkout_folder(revision, catalog, temporary)
        except (OSError, subprocess.SubprocessError) as problem:
            raise CannotRun(f"git could not find {revision[:60]}: {problem}") from None
        yield temporary if found else None


def checkout_folder(revision: str, catalog: Path, into: Path) -> bool:
    """Write the folder `catalog` as it was at `revision` into the folder `into`.

    Returns False when there was no such folder then. Files are written as they are stored: `git archive` would obey
    .gitattributes, by which a change could leave files out of the comparison or write others into it. Of a file far
    too large for a catalog only the size is kept, and its id, so that two of them compare as they are. A symbolic
    link becomes one that leads nowhere, for the check to refuse; a submodule is no part of the catalog. Raises
    `UnknownRevision`.
    """
    if revision.startswith("-") or not revision.strip() or "\0" in revision:
        raise UnknownRevision(f'"{revision[:60]}" is not a git revision.')
    commit = run_git(catalog, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise UnknownRevision(f'There is no folder or git revision called "{revision[:60]}".')
    prefix = run_git(catalog, "rev-parse", "--show-prefix") or b""
    tree = f"{commit.decode().strip()}:{os.fsdecode(prefix).strip().rstrip('/')}"
    listed = run_git(catalog, "ls-tree", "-r", "-l", "-z", "--full-tree", tree)
    if listed is None:
        return False
    entries = [entry for entry in _entries(listed) if entry.mode == _LINK or entry.mode in _PLAIN]
    small = [entry for entry in entries if entry.size <= _MOST_BYTES]
    for entry, content in zip(small, _contents(catalog, small), strict=True):
        _write(into, entry, content)
    for entry in entries:
        if entry.size > _MOST_BYTES and _write(into, entry, entry.content):
            os.truncate(into / entry.path, entry.size)
    return os.path.lexists(into / "catalog.yaml")


def _entries(listed: bytes) -> Iterator[_Entry]:
    """Yield what stands in a tree, without names that would climb out of a folder: git itself writes none."""
    for line in listed.split(b"\0"):
        described, _, name = line.partition(b"\t")
        path = PurePosixPath(os.fsdecode(name))
        if name and not path.is_absolute() and ".." not in path.parts:
            mode, _, content, size = described.split()
            yield _Entry(mode, content, path, int(size) if size.isdigit() else 0)


def _contents(catalog: Path, entries: list[_Entry]) -> Iterator[bytes]:
    asked = b"".join(entry.content + b"\n" for entry in entries)
    answer = run_git(catalog, "cat-file", "--batch", "--buffer", asked=asked) or b""
    position = 0
    for entry in entries:
        end = answer.find(b"\n", position)
        found = answer[position:end].split(b" ")
        if end < 0 or found[:2] != [entry.content, b"blob"]:
            raise UnknownRevision(f"git does not have the whole revision: {entry.path} is missing.")
        size = int(found[2])
        yield answer[end + 1 : end + 1 + size]
        position = end + 1 + size + 1


def run_git(folder: Path, *arguments: str, asked: bytes = b"") -> bytes | None:
    """Return what git says, or None when it refuses."""
    program = shutil.which("git")
    if program is None:
        raise UnknownRevision("git is not installed, so no revision can be compared.")
    # Without a shell, and with a revision that was checked: nothing of it is read as an option.
    done = subprocess.run(  # noqa: S603
        [program, "--no-replace-objects", "-C", str(folder), *arguments],
        input=asked,
        capture_output=True,
        timeout=_SECONDS,
        check=False,
    )
    return done.stdout if done.returncode == 0 else None


def _write(into: Path, entry: _Entry, content: bytes) -> bool:
    """Write a file, or a link that leads nowhere; say whether it is a file that is there now."""
    target = into / entry.path
    # A tree made by hand can hold one name twice, or a link and a file below it.
    if os.path.lexists(target) or any(parent.is_symlink() for parent in target.parents if into in parent.parents):
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    if entry.mode == _LINK:
        target.symlink_to("a-link-is-not-followed")
        return False
    target.write_bytes(content)
    return True
