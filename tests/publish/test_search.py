"""The search index is whole before a build ends, or the build says why there is none."""

from __future__ import annotations

import sys
from pathlib import Path

import pagefind_bin
import pytest

from generator.pages.cache import Cache
from generator.publish.search import IndexFailed, Records, record_of, write_index
from tests.publish.samples import course, written


@pytest.fixture
def records() -> Records:
    """Return what is to be known of one page."""
    found = Records()
    found.add((record_of(course(), "en"),))
    return found


LATE = """#!{python}
import base64, json, os, pathlib, sys, threading

def written(file):
    file.write_text("late")

for message in iter(lambda: "".join(iter(lambda: sys.stdin.read(1) or os._exit(0), ",")), ""):
    asked = json.loads(base64.b64decode(message))["payload"]
    if asked["type"] == "WriteFiles":
        file = pathlib.Path(asked["output_path"]) / "pagefind.js"
        file.parent.mkdir(parents=True)
        file.touch()
        file.with_name("pagefind-entry.json").write_text('{{"languages": {{}}}}')
        other = file.parent / "part-2" / "not-ours"
        other.parent.mkdir()
        other.touch()
        threading.Timer(0.3, written, [file]).start()
    answer = json.dumps({{"payload": {{"type": asked["type"], "index_id": 1}}}}).encode()
    print(base64.b64encode(answer).decode(), end=",", flush=True)
"""


def test_files_that_pagefind_writes_after_it_has_answered_are_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, records: Records
) -> None:
    program = tmp_path / "late"
    program.write_text(LATE.format(python=sys.executable))
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: str(program))
    write_index(records, tmp_path / "pagefind")
    assert (tmp_path / "pagefind" / "pagefind.js").read_text() == "late"


def test_an_index_that_cannot_be_made_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, records: Records
) -> None:
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: "/bin/true")
    for _ in range(20):  # it may be gone before it is asked, or after
        with pytest.raises(IndexFailed, match="Pagefind stopped immediately"):
            write_index(records, tmp_path / "pagefind")


def test_equal_records_give_equal_bytes_and_are_indexed_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def index(folder: str, cache: Cache | None = None) -> dict[str, bytes]:
        records = Records()
        # Pagefind writes the values of a filter in any of many orders.
        records.add(record_of(course(f"welding-{n}", f"Welding {n}", f"district-{n}"), "en") for n in range(12))
        write_index(records, tmp_path / folder, cache)
        return written(tmp_path / folder)

    first = index("first")
    assert index("second") == first
    assert index("third", Cache(tmp_path / "cache")) == first
    monkeypatch.setattr(pagefind_bin, "get_executable", lambda: "/bin/true")
    assert index("fourth", Cache(tmp_path / "cache")) == first
