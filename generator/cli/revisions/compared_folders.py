"""The two sides of a change: folders or git revisions, read as data only; nothing in them is followed or run."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.cli.open_catalog import CannotRun
from generator.cli.revisions.git_revision import checked_out, is_folder, run_git

PROGRAM = ("generator", "schemas", ".github", "Makefile", "mkdocs.yml", "pyproject.toml", "uv.lock")
"""The files next to the catalog that affect how it is checked and published."""
_MADE = frozenset({"__pycache__"})


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a change. `catalog` is its catalog folder, None when it has none; `root` the folder around it.

    `revision` is the git revision it was taken from, if it was.
    """

    catalog: Path | None
    root: Path | None = None
    revision: str = ""


@contextmanager
def open_side(named: str, catalog: Path) -> Iterator[Side]:
    """Give the side that `named` names: a catalog folder, a folder around one, or a git revision."""
    if is_folder(named):
        yield _folder(Path(named), catalog)
        return
    with checked_out(named, catalog) as folder:
        yield Side(folder, revision=named)


def _folder(folder: Path, catalog: Path) -> Side:
    """Return the side that a folder is: one around a catalog if it holds one, else a catalog itself, if it is one.

    In this order: a change must not be able to put another catalog.yaml beside the catalog and have that judged.
    """
    inside = folder / catalog
    if any(part.is_symlink() for part in (inside, *inside.parents) if folder in part.parents):
        raise CannotRun(f"{inside} is a symbolic link, so it is not read.")
    if (inside / "catalog.yaml").is_file():
        return Side(inside, root=folder)
    return Side(folder) if (folder / "catalog.yaml").is_file() else Side(None, root=folder)


def changed_program(base: Side, head: Side, catalog: Path) -> tuple[str, ...]:
    """Return the files of the program that differ between the two sides, as far as that can be known."""
    if base.root and head.root:
        before, after = _files(base.root), _files(head.root)
        differing = (name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
        return tuple(sorted(differing))
    if base.revision and head.revision:
        return _changed_between(base.revision, head.revision, catalog)
    return ()


def _files(root: Path) -> dict[str, bytes]:
    """Return the program's files below `root` with what they hold; of anything that is no plain file, what it is."""
    found: dict[str, bytes] = {}
    waiting = [root / name for name in PROGRAM]
    while waiting:
        path = waiting.pop()
        try:
            mode = path.lstat().st_mode
        except OSError:
            continue
        if stat.S_ISDIR(mode):
            waiting.extend(Path(entry.path) for entry in os.scandir(path) if entry.name not in _MADE)
        else:
            name = path.relative_to(root).as_posix()
            found[name] = path.read_bytes() if stat.S_ISREG(mode) else f"not a plain file: {mode}".encode()
    return found


def _changed_between(base: str, head: str, catalog: Path) -> tuple[str, ...]:
    root = run_git(catalog, "rev-parse", "--show-toplevel") or b"."
    # Both revisions were resolved before, so neither is read as an option.
    options = ("--name-only", "-z", "--no-ext-diff")
    named = run_git(Path(os.fsdecode(root).rstrip("\n")), "diff", *options, base, head, "--", *PROGRAM) or b""
    return tuple(sorted(name for name in named.decode(errors="replace").split("\0") if name))
