"""Files on disk: written whole, only where they changed, and a folder swapped in one step."""

from __future__ import annotations

import os
import shutil
import stat
from pathlib import Path


def write_changed(file: Path, content: bytes) -> bool:
    """Write a file, unless it is there already with this content; say whether bytes were written."""
    if file.is_file() and not file.is_symlink() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.part")
    part.write_bytes(content)
    part.replace(file)
    return True


def write_new(folder: Path, name: str, content: bytes, previous: Path | None = None) -> None:
    """Write a file below a folder that nobody reads yet.

    `previous` is the last good site: if it holds the same file, the new name is a second name (a hard link) for
    that, so that a rebuild neither copies nor dates what did not change.
    """
    file = f"{folder}/{name}"
    old = f"{previous}/{name}"
    for attempt in (1, 2):
        try:
            if not (previous and _has_content(old, content) and hard_link(Path(old), Path(file))):
                _create(file, content)
        except FileNotFoundError:  # the first file of its folder
            if attempt == 2:
                raise
            os.makedirs(file.rpartition("/")[0], exist_ok=True)  # noqa: PTH103  # as below: no Path
        except FileExistsError:
            write_changed(Path(file), content)
            return
        else:
            return


def _create(file: str, content: bytes) -> None:
    with open(file, "xb") as new:  # noqa: PTH123  # fifty thousand times: no Path
        new.write(content)


def write_error_message(folder: Path, problem: OSError) -> str:
    """Return what to tell somebody whose disk does not take what should be written to `folder`."""
    reason = problem.strerror or str(problem)
    return f"{folder} could not be written: {reason}. Free up space or choose another folder, then try again."


def keep_unchanged(folder: Path, previous: Path) -> None:
    """Replace each file in a folder by the equal one of the last good site, so its date stays."""
    for place, _, names in os.walk(folder):
        for name in names:
            file = Path(place, name)
            old = previous / file.relative_to(folder)
            if file.stat().st_nlink == 1 and old.is_file() and _has_content(old, file.read_bytes()):
                part = file.with_name(f".{name}.part")
                if hard_link(old, part):
                    part.replace(file)


def copy_folder(folder: Path, to: Path) -> None:
    """Copy a folder, by second names where the disk has them."""
    shutil.copytree(folder, to, copy_function=_copy_file)


def _copy_file(source: str, name: str) -> None:
    if not hard_link(Path(source), Path(name)):
        shutil.copy2(source, name)


def replace_folder(new: Path, target: Path) -> None:
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


def _has_content(file: str | Path, content: bytes) -> bool:
    """Say whether a file, and not a link to one, holds this content."""
    try:
        found = os.lstat(file)
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(content):
            return False
        return Path(file).read_bytes() == content
    except OSError:
        return False


def hard_link(source: Path, name: Path) -> bool:
    """Give a file a second name; say whether the disk could."""
    try:
        name.hardlink_to(source)
    except OSError:  # another disk, or a file system without second names: write it instead
        return False
    return True
