"""A catalog folder as it was at a git revision, taken out without trusting anything in it."""

from __future__ import annotations

import io
import shutil
import subprocess
import tarfile
from pathlib import Path, PurePosixPath

_SECONDS = 120


class NoRevision(Exception):
    """There is no such revision, or no git repository around the catalog."""


def folder_at(revision: str, catalog: Path, into: Path) -> bool:
    """Write the folder `catalog` as it was at `revision` into the folder `into`.

    Returns False when there was no such folder then. Plain files and folders are written; symbolic links are
    written as links and never followed. Raises `NoRevision`.
    """
    if revision.startswith("-") or not revision.strip() or "\0" in revision:
        raise NoRevision(f'"{revision[:60]}" is no git revision.')
    commit = _git(catalog, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if commit is None:
        raise NoRevision(f'There is no folder and no git revision called "{revision[:60]}".')
    prefix = _git(catalog, "rev-parse", "--show-prefix") or b""
    tree = f"{commit.decode().strip()}:{prefix.decode().strip().rstrip('/')}"
    if _git(catalog, "cat-file", "-e", tree) is None:
        return False
    # Within a folder, git would archive that folder of the tree only, and the tree is the folder already.
    top = _git(catalog, "rev-parse", "--show-toplevel") or b""
    archive = _git(Path(top.decode().rstrip("\n")), "archive", "--format=tar", tree)
    if archive is None:
        return False
    _unpack(archive, into)
    return (into / "catalog.yaml").exists()


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git says, or None when it refuses."""
    program = shutil.which("git")
    if program is None:
        raise NoRevision("git is not installed, so no revision can be compared.")
    # Without a shell, and with a revision that was checked: nothing of it is read as an option.
    done = subprocess.run(  # noqa: S603
        [program, "-C", str(folder), *arguments], capture_output=True, timeout=_SECONDS, check=False
    )
    return done.stdout if done.returncode == 0 else None


def _unpack(archive: bytes, into: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            path = PurePosixPath(member.name)
            if path.is_absolute() or ".." in path.parts:
                continue
            target = into / path
            if any(parent.is_symlink() for parent in target.parents if parent != into and into in parent.parents):
                continue
            if member.isdir():
                target.mkdir(parents=True, exist_ok=True)
            elif member.issym():
                target.parent.mkdir(parents=True, exist_ok=True)
                target.symlink_to(member.linkname)
            elif member.isreg() and (content := tar.extractfile(member)):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content.read())
