"""What an import remembers is read as somebody else may have written it."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from generator.importers.memory import COURSES, Imported, Memory, memory_file, recall
from generator.importers.tables.rows import CannotImport

ENTRY = {"code": "W1", "name": "Welding", "fields": {"name": "0123456789"}}
DAMAGED = "aspen/.import/{}.json is damaged. It says what was imported last."


def remembered(folder: Path, content: bytes, of: str = COURSES) -> Memory:
    file = folder / memory_file("aspen", of)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return recall(folder, "aspen", of)


@pytest.mark.parametrize(("of", "key"), [(COURSES, "welding-1"), ("ctdl", "pathways/welding-1")])
def test_what_was_remembered_is_recalled(tmp_path: Path, of: str, key: str) -> None:
    memory = Memory({key: Imported("W1", "Welding", {"name": "0123456789"})})
    assert remembered(tmp_path, memory.text().encode(), of) == memory
    assert recall(tmp_path, "birch", of) == Memory()


@pytest.mark.parametrize(
    ("of", "key"),
    [
        (COURSES, "../../../other"),
        (COURSES, "/etc/other"),
        (COURSES, "courses/welding-1"),
        (COURSES, ""),
        ("ctdl", "courses/../../../other"),
        ("ctdl", "nonsense"),
        ("ctdl", "other/welding-1"),
        ("ctdl", "a/courses/welding-1"),
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, of: str, key: str) -> None:
    with pytest.raises(CannotImport) as told:
        remembered(tmp_path, json.dumps({key: ENTRY}).encode(), of)
    assert str(told.value).startswith(DAMAGED.format(of))


@pytest.mark.parametrize(
    "content", [b"", b"[]", b"3", b"\xff", b"[" * 100_000, b'{"a": 3}', b'{"a": {"code": 1, "name": 2, "fields": 3}}']
)
def test_what_is_no_memory_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(CannotImport) as told:
        remembered(tmp_path, content)
    assert str(told.value).startswith(DAMAGED.format(COURSES))


def test_a_link_or_a_pipe_is_not_opened(tmp_path: Path) -> None:
    remembered(tmp_path, json.dumps({"welding-1": ENTRY}).encode())
    (tmp_path / "birch" / ".import").mkdir(parents=True)
    (tmp_path / memory_file("birch", COURSES)).symlink_to(tmp_path / memory_file("aspen", COURSES))
    (tmp_path / "cedar" / ".import").mkdir(parents=True)
    os.mkfifo(tmp_path / memory_file("cedar", COURSES))
    for organization in ("birch", "cedar"):
        with pytest.raises(CannotImport, match="is damaged"):
            recall(tmp_path, organization, COURSES)
