"""The folder of a site: where it may stand, how it is known as ours, and how a new site takes the place of the last.

A proposed change may hold anything: a link called `site`, or files that look like a site of ours. So a folder is ours
only if the file MARKER in it names the number that the file system gave to this very folder, which nobody can know
before. A folder that is not ours is never emptied, moved or removed, and no link is followed to one.

A new site is made beside the last one, in a folder of its own name, and takes its place by two renames. Whatever
stops a build leaves the last good site, or, between the two renames, both sites beside their place; the next build
puts one of them back before anything else.
"""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.runtime.folders import repository_around

MARKER = ".pathways-site"
_UNFINISHED = ".pathways-unfinished"
"""A file in folders of ours that hold part of a site only: one that is being made, or removed."""
_MARKS = (MARKER, _UNFINISHED)
_WORDS = "pathways build made this folder, and replaces all of it. The number of the folder: {}\n"
_PATIENCE_SECONDS = 60
_PAUSE_SECONDS = 0.1


class FolderRefused(Exception):
    """A site cannot be written to a folder; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class SiteFolder:
    """A place for a site, and the new folder beside it in which the next one is made."""

    target: Path
    new: Path

    def put_in_place(self) -> None:
        """Let the new folder, which holds the whole site now, take the place of the last one, which is removed."""
        (self.new / _UNFINISHED).unlink()
        old = self.new.with_name(f"{self.new.name}-old")
        if is_ours(self.target):  # otherwise there is none, or an empty one that a rename replaces
            self.target.rename(old)
        try:
            self.new.rename(self.target)
        except OSError:
            if old.exists():
                old.rename(self.target)
            raise
        if old.exists():
            _remove(old)


@contextmanager
def site_folder(to: Path, catalog: Path) -> Iterator[SiteFolder]:
    """Give the place for the site of a catalog at `to`, to this build alone, after tidying up what others left.

    Raises FolderRefused where no site may be written, or where another build has been at work for a minute; OSError
    where nothing can be written.
    """
    target = place_for(to, catalog)
    if target.is_dir() and not is_ours(target) and any(target.iterdir()):
        raise FolderRefused(
            f"{target} contains something other than a site, or a site that was copied there. Empty it, or choose "
            "another folder."
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone(target):
        _tidy_up(target)
        new = _make_new(target)
        try:
            yield SiteFolder(target, new)
        finally:
            if new.exists():
                _remove(new)


def place_for(to: Path, catalog: Path) -> Path:
    """Return the absolute path of a folder for generated files.

    Raises FolderRefused for a link, for what contains the catalog, its repository or the user's home folder, and for
    what is in the catalog.
    """
    written = Path(os.path.abspath(to))  # noqa: PTH100  # resolve() would follow the last link, too
    target = written.parent.resolve() / written.name
    catalog, root = catalog.resolve(), repository_around(catalog)
    for place in (written, *written.parents):
        if place.is_symlink() and (place == written or place.parent.resolve().is_relative_to(root)):
            raise FolderRefused(f"{place} is a link to another place. Delete it, or choose another folder.")
    if target.exists() and not target.is_dir():
        raise FolderRefused(f"{target} is a file. Choose a folder.")
    if target.is_relative_to(catalog):
        raise FolderRefused(f"{target} is inside the catalog. Choose a folder outside it.")
    for precious, name in (
        (catalog, "the catalog"),
        (root, "the repository"),
        (_home(), "your home folder"),
    ):
        if precious.resolve().is_relative_to(target):
            raise FolderRefused(f"{target} contains {name}. Choose a folder for the site alone.")
    return target


def _home() -> Path:
    try:
        return Path.home()
    except RuntimeError:  # a user without one
        return Path(os.devnull)


def is_ours(folder: Path) -> bool:
    """Say whether a folder, and not a link to one, was made by this program where it is."""
    try:
        number = os.lstat(folder).st_ino
        marker = os.open(folder / MARKER, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        with open(marker, "rb") as written:  # noqa: PTH123  # no Path is opened without following links
            return not folder.is_symlink() and written.read(len(_WORDS) + 40) == _WORDS.format(number).encode()
    except OSError:
        return False


def _make_new(target: Path) -> Path:
    new = target.with_name(f".{target.name}-{secrets.token_hex(8)}")
    new.mkdir()
    (new / _UNFINISHED).touch()
    (new / MARKER).write_text(_WORDS.format(new.stat().st_ino))
    return new


def _tidy_up(target: Path) -> None:
    """Put a whole site back in its place if a build was stopped between two renames; remove what else it left."""
    beside = [folder for folder in target.parent.iterdir() if folder.name.startswith(f".{target.name}-")]
    whole = [folder for folder in beside if is_ours(folder) and not (folder / _UNFINISHED).exists()]
    if whole and not target.exists():
        max(whole, key=lambda folder: (folder / MARKER).stat().st_mtime_ns).rename(target)
    for folder in beside:
        if is_ours(folder) or _holds_marks_only(folder):
            _remove(folder)


def _holds_marks_only(folder: Path) -> bool:
    """Say whether a folder is one that was just begun, or nearly removed: nothing but marks of ours is in it."""
    return not folder.is_symlink() and folder.is_dir() and {one.name for one in folder.iterdir()} <= set(_MARKS)


def _remove(folder: Path) -> None:
    """Remove a folder of ours, as far as the disk lets us. Its marks go last, so that the next build can go on."""
    with suppress(OSError):
        with suppress(FileExistsError):
            (folder / _UNFINISHED).touch(exist_ok=False)
        for entry in folder.iterdir():
            if entry.name in _MARKS:
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
        for name in _MARKS:
            (folder / name).unlink(missing_ok=True)
        folder.rmdir()


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Wait until no other build writes beside `target`. The system ends the claim with this process, however it ends.

    What is claimed is the folder around it, so that no file is left and none that somebody else put there is opened.
    """
    around = os.open(target.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        end = time.monotonic() + _PATIENCE_SECONDS
        while not _claim(around):
            if time.monotonic() > end:
                raise FolderRefused(f"Another build is writing to {target.parent}. Try again when it has ended.")
            time.sleep(_PAUSE_SECONDS)
        yield
    finally:
        os.close(around)


def _claim(folder: int) -> bool:
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without claims, such as some networks': each site is still made whole
        return True
    return True
