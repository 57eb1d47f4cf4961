"""The two sides of a change: folders or git revisions, read as data only; nothing in them is followed or run."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.cli.open_catalog import CannotRun
from generator.cli.revisions.git_revision import checked_out, is_folder
from generator.cli.revisions.outside_catalog import changed_between_folders, changed_between_revisions


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a change. `catalog` is its catalog folder, None when it has none; `root` the folder around it.

    `revision` is the git revision it was taken from, if it was.
    """

    catalog: Path | None
    root: Path | None = None
    revision: str = ""

    @property
    def is_catalog(self) -> bool:
        """Whether the side is a catalog folder that was named itself, not a folder or revision around one."""
        return not self.root and not self.revision


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


def changed_outside(base: Side, head: Side, catalog: Path) -> tuple[str, ...] | None:
    """Return the files outside the catalog that differ between the two sides; None where they cannot be compared.

    Raises CannotRun when a file or folder there cannot be read.
    """
    try:
        if base.root and head.root:
            return changed_between_folders(base.root, head.root, catalog)
        if base.revision and head.revision:
            return changed_between_revisions(base.revision, head.revision, catalog)
    except (OSError, subprocess.SubprocessError) as problem:
        raise CannotRun(f"The files outside the catalog cannot be compared: {problem}.") from None
    # Two catalogs that were named themselves have nothing around them that anybody asked about.
    return () if base.is_catalog and head.is_catalog else None
