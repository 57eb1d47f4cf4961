"""The search index: records from the pages' values, handed to Pagefind.

Pagefind's own Python client sleeps a tenth of a second per record, so this speaks to its program directly:
base64 of a JSON message, a comma, an answer of the same shape.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib.metadata import version
from io import BytesIO
from itertools import chain, islice, pairwise
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZipFile, ZipInfo

import pagefind_bin

from generator.pages.cache import Cache
from generator.pages.page import Page
from generator.publish.search_order import ENTRY, put_in_order

# Pagefind brings three interfaces of its own; this site has one.
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
_STAMP = "records.sha256"
PART = 1_000
"""How many records one run of Pagefind takes, so that two may run at once: it holds them all, some 36 KB for each.

Smaller parts would take less memory, and cost whoever searches more requests."""
MOST_PARTS = 8
"""How many parts there are at most, larger ones where need be: each costs whoever searches a few requests."""
PARTS_FILE = "parts.json"
"""The file that lists the folders of the further parts. Browsers ask for it and merge them."""
INDEX = "pagefind"
"""The folder of the search files, below the site."""
_PART = "part-"
_LOOKS, _PAUSE = 1_000, 0.01  # ten seconds in all


class IndexFailed(Exception):
    """Pagefind failed; the message says how."""


def record_of(page: Page, language: str) -> bytes:
    """Return what Pagefind is to know of a page, as JSON; nothing if the page is not to be found.

    `language` is that of pages that say none.
    """
    if not (page.search_text or page.kind):
        return b""
    filters: dict[str, list[str]] = {}
    for name, value in page.filters:
        filters.setdefault(name, []).append(value)
    meta = {"title": page.title, "kind": page.kind, "description": page.description}
    record = {
        "url": page.path,
        # Pagefind looks in titles too, with more weight, but drops a record that has no content.
        "content": page.search_text or page.title,
        "language": page.language or language,
        "meta": {name: value for name, value in meta.items() if value},
        "filters": filters,
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


class Records:
    """Records on their way to Pagefind. They wait in a file without a name, because together they may be large."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115  # closed when the records are given up
        self._ends = [0]
        self._reading = threading.Lock()
        self._digests: list[bytes] = []

    def add(self, records: Iterable[bytes]) -> None:
        """Add records, as `record_of` returns them; those of nothing are left out."""
        for record in records:
            if record:
                self._ends.append(self._ends[-1] + self._file.write(record + b"\n"))
                self._digests.append(hashlib.sha256(record).digest())

    def __len__(self) -> int:
        return len(self._digests)

    def parts(self) -> tuple[slice, ...]:
        """Return the parts, equal ones, in which the records are read."""
        parts = max(1, min(MOST_PARTS, -(-len(self) // PART)))
        ends = [len(self) * number // parts for number in range(parts + 1)]
        return tuple(slice(begin, end) for begin, end in pairwise(ends))

    def read(self, part: slice) -> list[bytes]:
        """Return the records of a part. Several threads may read at once."""
        begin, end = self._ends[part.start], self._ends[part.stop]
        with self._reading:
            self._file.seek(begin)
            return self._file.read(end - begin).splitlines()

    @property
    def stamp(self) -> str:
        """A digest of the records, whatever their order, and of the program that reads them."""
        digest = hashlib.sha256(version("pagefind_bin").encode())
        for record in sorted(self._digests):
            digest.update(record)
        return digest.hexdigest()


def write_index(records: Records, to: Path, cache: Cache | None = None) -> None:
    """Write the search files of a site to a folder, anew if any record changed since they were written there.

    `cache` keeps each part, by what is in its records. Raises `IndexFailed` if Pagefind fails.
    """
    stamp = records.stamp
    if _is_current(to, stamp):
        return
    shutil.rmtree(to, ignore_errors=True)
    parts = records.parts()
    names = [f"{_PART}{number}/" for number in range(2, len(parts) + 1)]

    def write_part(part: slice, name: str) -> None:
        _write_part(records.read(part), to / name, cache or Cache())

    # Pagefind uses one processor. Parts that are larger than they should be run alone, for the sake of memory.
    with ThreadPoolExecutor(2 if len(records) <= MOST_PARTS * PART else 1) as runs:
        for _ in runs.map(write_part, parts, ["", *names]):
            pass
    (to / PARTS_FILE).write_text(json.dumps(names) + "\n")
    (to / _STAMP).write_text(stamp + "\n")


def _is_current(folder: Path, stamp: str) -> bool:
    file = folder / _STAMP
    return file.is_file() and file.read_text().strip() == stamp


def _write_part(records: list[bytes], to: Path, cache: Cache) -> None:
    """Write the search files for some records: those kept from another build, or new ones."""

    def make() -> bytes:
        _index(records, to)
        put_in_order(to)
        return _packed(to)

    digest = hashlib.sha256(b"\n".join(records)).digest()
    packed = cache.get_or_make("search", digest, make)
    if not (to / ENTRY).exists():
        with ZipFile(BytesIO(packed)) as files:
            files.extractall(to)


def _packed(folder: Path) -> bytes:
    """Return the files of the index in a folder, but for those that no page asks for, as one."""
    packed = BytesIO()
    with ZipFile(packed, "w") as files:
        for file in sorted(_index_files(folder)):
            if any(file.match(pattern) for pattern in _UNUSED):
                file.unlink()
                continue
            files.writestr(ZipInfo(file.relative_to(folder).as_posix()), file.read_bytes())
    return packed.getvalue()


def _index_files(folder: Path) -> Iterator[Path]:
    """Yield the files of the index in a folder, without those of further parts below it."""
    places = (folder, *(inner for inner in folder.iterdir() if inner.is_dir() and not inner.match(f"{_PART}*")))
    return (file for place in places for file in place.iterdir() if file.is_file())


def _index(records: list[bytes], to: Path) -> None:
    """Run Pagefind over `records`. It answers while it is asked, so asking has its own thread."""
    with subprocess.Popen(  # noqa: S603  # the program comes with the package, its arguments from here
        [pagefind_bin.get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as service:
        assert service.stdin is not None
        assert service.stdout is not None
        answers = _read_replies(service.stdout)
        _send(service.stdin, [b'"type":"NewIndex","config":null}'])
        begun = next(answers, None)
        if begun is None:
            raise IndexFailed("Pagefind stopped immediately.")
        index = begun["index_id"]
        add = b'"type":"AddRecord","index_id":%d,' % index
        last = {"type": "WriteFiles", "index_id": index, "output_path": str(to.resolve())}
        requests = chain((add + record[1:] for record in records), (json.dumps(last).encode()[1:],))
        asking = threading.Thread(target=_send, args=(service.stdin, requests))
        asking.start()
        # Pagefind leaves at the end of its input, answered or not: close it only after the last answer.
        told = sum(1 for _ in islice(answers, len(records) + 1))
        asking.join()
        if told == len(records) + 1:
            _await_files(to)
    if told != len(records) + 1:
        raise IndexFailed(f"Pagefind answered {told} of {len(records) + 1} messages.")


def _await_files(folder: Path) -> None:
    """Wait until no file of the index in a folder is empty.

    Pagefind says that it has written before the last bytes are on the disk, and those are lost if it ends meanwhile.
    """
    for _ in range(_LOOKS):
        empty = [file.name for file in _index_files(folder) if not file.stat().st_size]
        if not empty:
            return
        time.sleep(_PAUSE)
    raise IndexFailed(f"Pagefind left {empty[0]} empty.")


def _send(stdin: IO[bytes], requests: Iterable[bytes]) -> None:
    """Send requests: JSON objects without their first brace."""
    try:
        for request in requests:
            stdin.write(base64.b64encode(b'{"message_id":1,"payload":{' + request + b"}") + b",")
        stdin.flush()
    except BrokenPipeError:  # Pagefind is gone; the count of its answers says so
        with suppress(BrokenPipeError):
            stdin.close()  # here, because it tries again to send what is left


def _read_replies(stdout: IO[bytes]) -> Iterator[dict[str, Any]]:
    rest = b""
    while chunk := stdout.read1(65536):  # type: ignore[attr-defined]
        *whole, rest = (rest + chunk).split(b",")
        for message in whole:
            payload: dict[str, Any] = json.loads(base64.b64decode(message))["payload"]
            if payload["type"] == "Error":
                raise IndexFailed(f"Pagefind: {payload['message']}")
            yield payload
