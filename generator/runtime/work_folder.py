"""Folders for what a command needs while it runs, none of which stays: not even that of a command that was killed.

Whoever makes such a folder holds a lock on it, which the system takes away when the process ends, however it ends. So
the next command knows which folders belong to nobody any more.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import gettempdir, mkdtemp

_PREFIX = "pathways-work-"


@contextmanager
def work_folder() -> Iterator[Path]:
    """Give an empty folder among the computer's temporary ones, and remove what commands that were killed left.

    Raises OSError where no folder can be made.
    """
    _tidy_up()
    folder, lock = _made()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _made() -> tuple[Path, int]:
    while True:
        folder = Path(mkdtemp(prefix=_PREFIX))
        lock = _open(folder)
        if lock is not None:
            with suppress(OSError):  # a file system without locks: then nobody's folder is ever taken for left
                fcntl.flock(lock, fcntl.LOCK_EX)
            if folder.is_dir():
                return folder, lock
            os.close(lock)
        # Another command tidied up between the two: once more.


def _tidy_up() -> None:
    for folder in Path(gettempdir()).glob(f"{_PREFIX}*"):
        lock = _open(folder)
        if lock is None:
            continue
        try:
            if os.fstat(lock).st_uid == os.geteuid():
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        except OSError:  # somebody is at work in it
            continue
        finally:
            os.close(lock)


def _open(folder: Path) -> int | None:
    """Return the folder opened; None for what is gone, or no folder but a link to one."""
    try:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return None
