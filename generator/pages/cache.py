"""What is expensive to build, kept between builds by what it is made from. The folder may be deleted at any time.

An entry is found by a digest of the value it was made from, below a folder named after a digest of this program, so
none can be stale: whatever could change an entry changes its address. What cannot be read is made again.

Entries end up in pages, so they are kept where nobody but the user can put one: in the user's own cache folder. In a
repository, a proposed change could bring its own.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import zlib
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from platformdirs import user_cache_path

from generator.runtime.folders import repository_around

_PROGRAM = Path(__file__).parents[1]
_NOT_PROGRAM = frozenset({"__pycache__", "node_modules"})
_DIGEST_BYTES = 16
_COMPRESSION_LEVEL = 1
_MAXIMUM_BYTES = 64 * 2**20
"""How large an entry may be, packed and unpacked; none comes near it."""
_FORGOTTEN_AFTER_SECONDS = 30 * 24 * 60 * 60


def cache_folder(catalog: Path) -> Path | None:
    """Return the folder for what is made from a catalog, in the user's own cache folder.

    Returns None where entries could come from somebody else: in the repository around the catalog, or in a folder
    that others may write to. Folders of catalogs that have not been built for a month are removed.
    """
    catalog = catalog.resolve()
    folders = user_cache_path("pathways").resolve()
    if folders.is_relative_to(repository_around(catalog)):
        return None
    folder = folders / blake2b(os.fsencode(catalog), digest_size=12).hexdigest()
    try:
        folders.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folders.stat()
        if found.st_uid != os.geteuid() or found.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            return None
        folder.mkdir(mode=0o700, exist_ok=True)
        os.utime(folder)
        for other in folders.iterdir():
            if other.stat().st_mtime < folder.stat().st_mtime - _FORGOTTEN_AFTER_SECONDS:
                shutil.rmtree(other, ignore_errors=True)
    except OSError:  # a home that cannot be written to: everything is made again
        return None
    return folder


class Cache:
    """Entries in a folder, or nothing kept at all where there is no folder.

    Several builds may use one folder at once: an entry appears whole, and whoever misses one makes it again.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder and folder / program_digest()

    def get_or_make(self, name: str, value: object, make: Callable[[], bytes]) -> bytes:
        """Return what `make` returns for `value`, from the folder if it was made before.

        The bytes must follow from `name` (what is made), `value` and this program alone. `value` must have a `repr`
        that tells it from every other, as those of plain dataclasses, tuples, numbers and texts do.
        """
        if self.folder is None:
            return make()
        key = blake2b(repr(value).encode(errors="surrogatepass"), digest_size=20).hexdigest()
        file = f"{self.folder}/{name}/{key[:2]}/{key[2:]}"
        content = _read(file)
        if content is None:
            content = make()
            _write(Path(file), content)
        return content

    def begin(self) -> float:
        """Return a moment by the clock of the folder's disk, for `sweep` when the build has ended."""
        if self.folder is None:
            return 0
        stamp = self.folder / f".begun-{os.getpid()}"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            stamp.touch()
            begun = stamp.stat().st_mtime
            stamp.unlink()
        except OSError:
            return 0
        return begun

    def sweep(self, begun: float) -> None:
        """Drop what no build has used since `begun`, and what other versions of this program left behind."""
        if self.folder is None or not begun:
            return
        for other in self.folder.parent.iterdir():
            if other != self.folder:
                shutil.rmtree(other, ignore_errors=True)
        for place, _, names in os.walk(self.folder):
            for name in names:
                file = Path(place, name)
                try:
                    if file.stat().st_mtime < begun:
                        file.unlink()
                except OSError:  # another build was faster
                    continue


def _read(file: str) -> bytes | None:
    try:
        with open(os.open(file, os.O_RDONLY | os.O_NOFOLLOW), "rb", buffering=0) as kept:  # noqa: PTH123  # no Path opens so
            if os.fstat(kept.fileno()).st_size > _MAXIMUM_BYTES:
                return None
            sealed = kept.read()
        packed = memoryview(sealed)[_DIGEST_BYTES:]
        if blake2b(packed, digest_size=_DIGEST_BYTES).digest() != sealed[:_DIGEST_BYTES]:
            return None
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(packed, _MAXIMUM_BYTES)
        if not unpacking.eof:  # cut off, or larger than anything that is kept
            return None
        os.utime(file)
    except (OSError, zlib.error):
        return None
    return content


def _write(file: Path, content: bytes) -> None:
    if len(content) > _MAXIMUM_BYTES:
        return
    part = file.with_name(f".{file.name}.{os.getpid()}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        packed = zlib.compress(content, _COMPRESSION_LEVEL)
        part.write_bytes(blake2b(packed, digest_size=_DIGEST_BYTES).digest() + packed)
        part.replace(file)
    except OSError:  # a full or read-only disk: the next build makes it again
        return


@lru_cache(maxsize=1)
def program_digest() -> str:
    """Return a digest of everything beside a value that decides what is made of it: code, templates, libraries."""
    digest = blake2b(sys.version.encode(), digest_size=12)
    for library in sorted(_libraries()):
        digest.update(f"{library}\n".encode())
    for file in sorted(_PROGRAM.rglob("*")):
        if file.is_file() and not _NOT_PROGRAM.intersection(file.parts):
            digest.update(f"{file.relative_to(_PROGRAM)}\n".encode() + file.read_bytes())
    return digest.hexdigest()


def _libraries() -> list[str]:
    try:
        names = {wanted.partition("[")[0].partition(">")[0].partition("<")[0].strip() for wanted in _required()}
        return [f"{name} {version(name)}" for name in names]
    except PackageNotFoundError:  # run from a bare folder: the code alone decides
        return []


def _required() -> list[str]:
    return [wanted.partition(";")[0] for wanted in requires("pathway-catalog") or ()]
