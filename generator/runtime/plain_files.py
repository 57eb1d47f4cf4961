"""Files of strangers, opened and written without following links or waiting for anybody."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

# Neither follows a link nor waits for somebody to write into a pipe.
_SAFELY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_CHUNK = 65_536
"""So many bytes are asked for at once. Files are small, and room for as much as one may hold is dear to make."""


class NotPlain(ValueError):
    """Something that is no plain file, such as a link or a device. `is_link` says whether it is a link."""

    def __init__(self, *, is_link: bool) -> None:
        super().__init__("it is a link" if is_link else "it is not a plain file")
        self.is_link = is_link


class TooLarge(ValueError):
    """A plain file of `size` bytes, more than it may have."""

    def __init__(self, size: int) -> None:
        super().__init__(f"it has {size:,} bytes")
        self.size = size


def read_plain_file(path: str | Path, most: int) -> bytes:
    """Return what the plain file at `path` holds.

    Raises NotPlain for anything else, which is never opened, since opening a device can do harm; TooLarge for more
    than `most` bytes; OSError for what cannot be opened.
    """
    mode = os.lstat(path).st_mode
    if not stat.S_ISREG(mode):
        raise NotPlain(is_link=stat.S_ISLNK(mode))
    stream = os.open(path, _SAFELY)
    try:
        size = os.fstat(stream).st_size
        if size > most:
            raise TooLarge(size)
        content = b""
        while part := os.read(stream, _CHUNK):  # one read may give less than there is
            content += part
            if len(content) > most:
                raise TooLarge(len(content))
        return content
    finally:
        os.close(stream)


def place_in(folder: Path, file: str) -> Path:
    """Return the path at which `file` may be written in `folder`; a whole path that somebody names stays itself.

    Raises OSError, with a sentence's end as its words, where the file or a folder around it in `folder` is a link,
    where it is no plain file, and where the path leads out of `folder`: a proposed change can hold all of these.
    """
    around = folder.absolute()
    path = around / file
    parts = path.relative_to(around).parts if path.is_relative_to(around) else (path.name,)
    now = path.parents[len(parts) - 1]
    for number, part in enumerate(parts, start=1):
        now /= part
        shown = "/".join(parts[:number])
        try:
            mode = os.lstat(now).st_mode
        except FileNotFoundError:
            break
        if stat.S_ISLNK(mode):
            raise OSError(errno.ELOOP, f'"{shown}" is a link to another place', str(now))
        if number == len(parts) and not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, f'"{shown}" is no plain file', str(now))
    if ".." in parts:
        raise OSError(errno.EINVAL, f'"{file}" is in another place', str(path))
    return path
