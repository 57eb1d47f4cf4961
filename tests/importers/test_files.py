"""What an import writes can be read again, unless it could not be read before."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.importers.files import write_files
from tests.builders import course, write

FILE = "aspen-ridge/courses/art.yaml"
SOUND = "name: Art\ndescription: All about art, for learners and families.\nsubject: arts\n"


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
