"""Files on disk: written whole, only where they changed, and a folder swapped in one step."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def write_changed(file: Path, content: bytes, previous: Path | None = None) -> bool:
    """Write a file, unless it is there already with this content; say whether bytes were written.

    `previous` is the same file in the last good site: if it holds this content, the new name is a second
    name (a hard link) for it, so that a rebuild neither copies nor dates what did not change.
    """
    if file.is_file() and not file.is_symlink() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    if previous and _holds(previous, content) and linked(previous, file):
        return False
    part = file.with_name(f".{file.name}.part")
    part.write_bytes(content)
    part.replace(file)
    return True


def keep_unchanged(folder: Path, previous: Path) -> None:
    """Replace each file in a folder by the equal one of the last good site, so its date stays."""
    for place, _, names in os.walk(folder):
        for name in names:
            file = Path(place, name)
            old = previous / file.relative_to(folder)
            if file.stat().st_nlink == 1 and old.is_file() and _holds(old, file.read_bytes()):
                part = file.with_name(f".{name}.part")
                if linked(old, part):
                    part.replace(file)


def copy_folder(folder: Path, to: Path) -> None:
    """Copy a folder, by second names where the disk has them."""
    shutil.copytree(folder, to, copy_function=_copied)


def _copied(source: str, name: str) -> None:
    if not linked(Path(source), Path(name)):
        shutil.copy2(source, name)


def swap(new: Path, target: Path) -> None:
    """Put a finished folder in the place of the last good one, which is gone afterwards."""
    old = target.with_name(f".{target.name}-old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _holds(file: Path, content: bytes) -> bool:
    try:
        return not file.is_symlink() and file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def linked(source: Path, name: Path) -> bool:
    """Give a file a second name; say whether the disk could."""
    try:
        name.hardlink_to(source)
    except OSError:  # another disk, or a file system without second names: write it instead
        return False
    return True
