"""Which files outside the catalog a change touches. All of them are program: any may run, or decide what runs."""

from __future__ import annotations

import filecmp
import os
import stat
from pathlib import Path, PurePosixPath

from generator.cli.revisions.git_revision import run_git

_MADE = frozenset({".git", ".venv", "__pycache__", "node_modules"})
"""What tools put beside a catalog that no git repository follows."""
_SUBMODULE = "160000 "
_USUAL = "--exclude-standard"


def changed_between_folders(base: Path, head: Path, catalog: Path) -> tuple[str, ...]:
    """Return the files outside `catalog` that differ between two folders around it, sorted.

    What git does not follow in the first, and ignores in the second, a tool made: it is left out. A change cannot
    hide a file that way: what is committed is followed, whatever .gitignore says. No link is followed.
    """
    before, after, new = _followed(base), _followed(head), run_git(head, "ls-files", "-z", "--others", _USUAL)
    if before is None or after is None or new is None:
        before, after, new = _files(base), _files(head), b""
    names = before.keys() | after.keys() | set(_names(new))
    outside = (name for name in names if not PurePosixPath(name).is_relative_to(catalog))
    return tuple(
        sorted(name for name in outside if before.get(name) != after.get(name) or not _same(base / name, head / name))
    )


def changed_between_revisions(base: str, head: str, catalog: Path) -> tuple[str, ...]:
    """Return the files of the repository outside `catalog` that differ between two revisions of it, sorted.

    Both revisions were resolved before, so neither is read as an option.
    """
    root = os.fsdecode(run_git(catalog, "rev-parse", "--show-toplevel") or b".").rstrip("\n")
    inside = os.fsdecode(run_git(catalog, "rev-parse", "--show-prefix") or b"").rstrip("\n")
    if not inside:
        return ()
    options = ("--name-only", "-z", "--no-ext-diff", "--no-renames", "--ignore-submodules=none")
    named = run_git(Path(root), "diff", *options, base, head, "--", ".", f":(exclude,literal){inside}") or b""
    return _names(named)


def _names(listed: bytes) -> tuple[str, ...]:
    return tuple(sorted(os.fsdecode(name) for name in listed.split(b"\0") if name))


def _followed(root: Path) -> dict[str, str | None] | None:
    """Return the files below `root` that git follows, a submodule with its revision; None without a repository."""
    listed = run_git(root, "ls-files", "-z", "--stage")
    if listed is None:
        return None
    lines = (line.partition("\t") for line in _names(listed))
    return {name: staged if staged.startswith(_SUBMODULE) else None for staged, _, name in lines}


def _files(root: Path) -> dict[str, str | None]:
    """Return every file below `root`."""
    found: dict[str, str | None] = {}
    waiting = [root]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                path = Path(entry.path)
                if not entry.is_dir(follow_symlinks=False):
                    found[path.relative_to(root).as_posix()] = None
                elif entry.name not in _MADE:
                    waiting.append(path)
    return found


def _same(one: Path, other: Path) -> bool:
    """Say whether two paths are the same: nothing, links to one place, or plain files that hold the same."""
    kind = _kind(one)
    if kind != _kind(other):
        return False
    if stat.S_ISLNK(kind):
        return one.readlink() == other.readlink()
    return not stat.S_ISREG(kind) or filecmp.cmp(one, other, shallow=False)


def _kind(path: Path) -> int:
    """Return what stands at a path and whether its owner may run it, as in `st_mode`; 0 for nothing."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        return 0
    return stat.S_IFMT(mode) | mode & stat.S_IXUSR
