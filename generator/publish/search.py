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
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import IO, Any

import pagefind_bin

from generator.pages.page import Page
from generator.publish.output import copy_folder

Record = dict[str, Any]

# Pagefind brings three interfaces of its own; this site has one.
_UNUSED = ("pagefind-*ui.*", "pagefind-highlight.js")
_STAMP = "records.sha256"


def records(pages: Iterable[Page], language: str) -> Iterator[Record]:
    """Yield what Pagefind is to know of each page that can be found."""
    for page in pages:
        if not (page.search_text or page.kind):
            continue
        filters: dict[str, list[str]] = {}
        for name, value in page.filters:
            filters.setdefault(name, []).append(value)
        meta = {"title": page.title, "kind": page.kind, "description": page.description}
        yield {
            "url": page.path,
            # Pagefind looks in titles too, with more weight, but drops a record that has no content.
            "content": page.search_text or page.title,
            "language": page.language or language,
            "meta": {name: value for name, value in meta.items() if value},
            "filters": filters,
        }


def write_index(pages: Iterable[Page], to: Path, language: str, previous: Path | None = None) -> None:
    """Write the search files of a site to a folder, anew if any record changed.

    `previous` is the last good site. Files with filters differ from run to run, though they say the same;
    so the ones at hand are kept while the records are the same, and equal sites stay equal.

    Raises RuntimeError if Pagefind fails.
    """
    found = list(records(pages, language))
    stamp = _stamp(found)
    if _is_current(to, stamp):
        return
    shutil.rmtree(to, ignore_errors=True)
    if previous and _is_current(previous / to.name, stamp):
        copy_folder(previous / to.name, to)
        return
    _index(found, to)
    for pattern in _UNUSED:
        for file in to.glob(pattern):
            file.unlink()
    (to / _STAMP).write_text(stamp + "\n")


def _stamp(found: list[Record]) -> str:
    digest = hashlib.sha256(version("pagefind_bin").encode())
    for record in found:
        digest.update(json.dumps(record, sort_keys=True).encode())
    return digest.hexdigest()


def _is_current(folder: Path, stamp: str) -> bool:
    file = folder / _STAMP
    return file.is_file() and file.read_text().strip() == stamp


def _index(found: list[Record], to: Path) -> None:
    """Run Pagefind over the records. It answers while it is asked, so asking has its own thread."""
    with subprocess.Popen(  # noqa: S603  # the program comes with the package, its arguments from here
        [pagefind_bin.get_executable(), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as service:
        assert service.stdin is not None
        assert service.stdout is not None
        answers = _answers(service.stdout)
        _send(service.stdin, [{"type": "NewIndex", "config": None}])
        index = next(answers)["index_id"]
        requests = [
            *({"type": "AddRecord", "index_id": index, **record} for record in found),
            {"type": "WriteFiles", "index_id": index, "output_path": str(to.resolve())},
        ]
        asking = threading.Thread(target=_send, args=(service.stdin, requests))
        asking.start()
        # Pagefind leaves at the end of its input, answered or not: close it only after the last answer.
        told = sum(1 for _ in islice(answers, len(requests)))
        asking.join()
    if told != len(requests):
        raise RuntimeError(f"Pagefind answered {told} of {len(requests)} messages.")


def _send(stdin: IO[bytes], requests: Iterable[Record]) -> None:
    try:
        for payload in requests:
            stdin.write(base64.b64encode(json.dumps({"message_id": 1, "payload": payload}).encode()) + b",")
        stdin.flush()
    except BrokenPipeError:
        return  # Pagefind is gone; the count of its answers says so


def _answers(stdout: IO[bytes]) -> Iterator[Record]:
    rest = b""
    while chunk := stdout.read1(65536):  # type: ignore[attr-defined]
        *whole, rest = (rest + chunk).split(b",")
        for message in whole:
            payload: Record = json.loads(base64.b64decode(message))["payload"]
            if payload["type"] == "Error":
                raise RuntimeError(f"Pagefind: {payload['message']}")
            yield payload
