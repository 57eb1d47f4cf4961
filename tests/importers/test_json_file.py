"""JSON from elsewhere is read within limits, and what cannot be read is said in one sentence with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importers import json_file
from generator.importers.json_file import is_json, read_json
from generator.importers.tables.rows import CannotImport


def said(tmp_path: Path, content: bytes) -> str:
    """Return why a file with `content` cannot be read."""
    path = tmp_path / "a.json"
    path.write_bytes(content)
    with pytest.raises(CannotImport) as problem:
        read_json(path)
    return str(problem.value)


def test_json_is_read_in_the_encodings_that_programs_write(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for content in ('{"a": "é"}'.encode(), b'\xef\xbb\xbf{"a": "\xc3\xa9"}', '{"a": "é"}'.encode("utf-16")):
        path.write_bytes(content)
        assert read_json(path) == {"a": "é"}
        assert is_json(path)
    path.write_text("a,b\n")
    assert not is_json(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"a": 1,\n "b" 2}', "a.json is no JSON: line 2, column 6: Expecting ':' delimiter. Download it again."),
        (b"", "a.json is no JSON: line 1, column 1: Expecting value. Download it again."),
        (b"[" * 30 + b"]" * 30, "nested more than 20 levels deep"),
        (b"[" * 100_000, "nested more than 20 levels deep"),
        (b"[NaN]", "a.json cannot be read: it says NaN, which is no number."),
        (b"[" + b"9" * 5000 + b"]", "a.json cannot be read: Exceeds the limit"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(tmp_path: Path, content: bytes, words: str) -> None:
    found = said(tmp_path, content)
    assert words in found
    assert "\n" not in found


def test_more_values_than_a_document_has_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_file, "MAXIMUM_VALUES", 5)
    assert said(tmp_path, b"[1, 2, 3, 4, 5]") == "a.json holds more than 5 values. Export a part of it."
