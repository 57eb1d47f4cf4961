"""Files on disk: written whole, without following a link, and dated by their last change."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path


def write_changed(file: Path, content: bytes) -> bool:
    """Write a file, unless it is there already with this content; say whether bytes were written.

    A link in its place is replaced, not followed.
    """
    if _has_content(file, content):
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as new:
            new.write(content)
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return True


def write_pieces(file: Path, pieces: Iterable[str]) -> None:
    """Write a file from pieces of text, whole or not at all. A link in its place is replaced, not followed."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{secrets.token_hex(8)}.part")
    try:
        with part.open("xb") as new:
            for piece in pieces:
                new.write(piece.encode())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def write_new(folder: Path, name: str, content: bytes) -> None:
    """Write a file below a folder that nobody reads yet."""
    file = f"{folder}/{name}"
    for attempt in (1, 2):
        try:
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
    """Return what to tell somebody whose disk does not take what should be written to `folder`.

    Raises `problem` itself if it is not about a disk: a template that is missing is an OSError too.
    """
    if problem.errno is None:
        raise problem
    room = "Free up space or choose" if problem.errno in (errno.ENOSPC, errno.EDQUOT) else "Choose"
    return f"{folder} could not be written: {problem.strerror}. {room} another folder, then try again."


def keep_dates(folder: Path, previous: Path) -> None:
    """Give each file in a folder the date of the equal one in the last good site, for whoever copies what is newer.

    Bytes are compared, and nothing of the last site is used: what somebody changed in it by hand ends with it.
    """
    for place, _, names in os.walk(folder):
        for name in names:
            file = f"{place}/{name}"
            old = f"{previous}{file.removeprefix(str(folder))}"
            with suppress(OSError):  # there is none, or it went meanwhile
                dated = os.lstat(old)
                if dated.st_size == os.lstat(file).st_size and _has_content(old, Path(file).read_bytes()):
                    os.utime(file, ns=(dated.st_atime_ns, dated.st_mtime_ns))


def _has_content(file: str | Path, content: bytes) -> bool:
    """Say whether a file, and not a link to one, holds this content."""
    try:
        found = os.lstat(file)
        if not stat.S_ISREG(found.st_mode) or found.st_size != len(content):
            return False
        return Path(file).read_bytes() == content
    except OSError:
        return False
