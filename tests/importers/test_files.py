"""An import writes all of its files or none, and none through a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importers.files import write_files


def files_in(folder: Path) -> dict[str, str]:
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_all_files_are_written_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    texts = {"a.txt": "new", "b/c/d.txt": "é\n"}
    write_files(tmp_path, texts)
    assert files_in(tmp_path) == texts


@pytest.mark.parametrize("planted", ["b/c.txt", "b", "b/.c.txt.importing"])
def test_a_link_is_not_followed(tmp_path: Path, planted: str) -> None:
    catalog, outside = tmp_path / "catalog", tmp_path / "outside"
    outside.mkdir()
    (outside / "c.txt").write_text("precious")
    (catalog / planted).parent.mkdir(parents=True, exist_ok=True)
    (catalog / planted).symlink_to(outside if planted == "b" else outside / "c.txt")
    if planted.endswith("importing"):
        write_files(catalog, {"a.txt": "new", "b/c.txt": "new"})
        assert not (catalog / "b" / "c.txt").is_symlink()
    else:
        with pytest.raises(OSError, match="is a link to another place"):
            write_files(catalog, {"a.txt": "new", "b/c.txt": "new"})
        assert not (catalog / "a.txt").exists()
    assert files_in(outside) == {"c.txt": "precious"}


def test_a_failure_puts_back_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("old")
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(OSError, match="is no plain file"):
        write_files(tmp_path, {"a.txt": "new", "b.txt": "new"})
    assert files_in(tmp_path) == {"a.txt": "old"}
