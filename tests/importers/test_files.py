"""An import writes all of its files or none, none through a link, and no new error."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importers.files import write_files
from tests.builders import course, write

FILE = "aspen-ridge/courses/art.yaml"
SOUND = "name: Art\ndescription: All about art, for learners and families.\nsubject: arts\n"


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


def test_what_was_wrong_before_an_import_may_stay(tmp_path: Path) -> None:
    folder = write(tmp_path / "catalog", course("art"))
    (folder / FILE).write_text("name: Art\nsubject: cte\ncolor: red\n", encoding="utf-8")
    write_files(folder, {FILE: "name: Art\nsubject: arts\ncolor: red\n"})
    assert (folder / FILE).read_text(encoding="utf-8") == "name: Art\nsubject: arts\ncolor: red\n"


@pytest.mark.parametrize("added", ["color: red\n", "grades: [99]\n", "note: [\n"])
def test_an_import_brings_no_error_into_a_file(added: str, tmp_path: Path) -> None:
    folder = write(tmp_path / "catalog", course("art"))
    before = (folder / FILE).read_bytes()
    with pytest.raises(
        AssertionError, match="The import wrote aspen-ridge/courses/art.yaml incorrectly".replace(".", r"\.")
    ):
        write_files(folder, {FILE: SOUND + added})
    assert (folder / FILE).read_bytes() == before
