"""Search files in one order: Pagefind writes filters and their values in another order with every run."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"
"""The file that browsers ask for first: it names the file about each language."""
_START = b"pagefind_dcd"
_FILTERS = 3
"""Where a file about a language lists the filters, each with the name of its file."""


def put_in_order(folder: Path) -> None:
    """Sort filters and their values in the search files of one run, so that equal records give equal bytes.

    Files are named after what they hold, as Pagefind does it, so that browsers may keep them.
    """
    entry = folder / ENTRY
    said = json.loads(entry.read_text(encoding="utf-8"))
    for language in said["languages"].values():
        about = folder / f"pagefind.{language['hash']}.pf_meta"
        values = _read(about)
        values[_FILTERS] = [
            [name, _sorted(folder / "filter" / f"{file}.pf_filter")] for name, file in values[_FILTERS]
        ]
        values[_FILTERS].sort()
        language["hash"] = _replace(about, values, "pagefind.")
    entry.write_text(json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")), encoding="utf-8")


def _sorted(file: Path) -> str:
    name, values = _read(file)
    return _replace(file, [name, sorted(values)])


def _read(file: Path) -> list[Any]:
    values: list[Any] = cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_START))
    return values


def _replace(file: Path, values: list[Any], prefix: str = "") -> str:
    """Replace a file by one with these values; return the new name as other files write it."""
    content = _START + cbor2.dumps(values)
    language, _, digest = file.stem.removeprefix(prefix).rpartition("_")
    name = f"{language}_{hashlib.sha256(content).hexdigest()[: len(digest)]}"
    file.unlink()
    file.with_name(f"{prefix}{name}{file.suffix}").write_bytes(gzip.compress(content, mtime=0))
    return name
