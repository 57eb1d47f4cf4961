"""The lock and the glossary: read as written, and told when they cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalog.load import load
from generator.catalog.translations.files import glossary_file, is_translation_file, lock_file, lock_text
from generator.model.translations import By, Origin, Term
from tests.builders import course, write


def laid(folder: Path, file: str, text: str) -> Path:
    write(folder, course("aspen-ridge/welding"), languages=["en", "es"])
    (folder / file).parent.mkdir(exist_ok=True)
    (folder / file).write_text(text, encoding="utf-8")
    return folder


def test_what_is_written_is_read(tmp_path: Path) -> None:
    origins = {"course:b#/name": Origin("0123456789ab", By.MACHINE), "course:a#/name": Origin("0" * 12, By.PERSON)}
    read = load(laid(tmp_path, lock_file("es"), lock_text(origins)))
    assert read.catalog.translations["es"].origins == origins
    assert [one.code for one in read.findings] == ["T956"]


def test_a_glossary_gives_one_way_or_several(tmp_path: Path) -> None:
    read = load(laid(tmp_path, glossary_file("es"), "course: curso\nskill: [destreza, habilidad]\n"))
    assert read.catalog.translations["es"].glossary == (
        Term("course", ("curso",)),
        Term("skill", ("destreza", "habilidad")),
    )


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"a": 1}', '{"a": ["x", "person"]}', '{"a": ["0123456789ab", "robot"]}', "[" * 100_000]
)
def test_a_damaged_lock_is_one_finding(tmp_path: Path, text: str) -> None:
    read = load(laid(tmp_path, lock_file("es"), text))
    assert [one.title for one in read.findings if one.code == "T958"] == [
        "What translations were made from cannot be read"
    ]


def test_a_word_of_the_glossary_without_a_translation_is_told(tmp_path: Path) -> None:
    read = load(laid(tmp_path, glossary_file("es"), "course: []\n"))
    (told,) = (one for one in read.findings if one.code == "T958")
    assert told.title == 'The glossary does not say how to translate "course"'
    assert told.place.position is not None


def test_other_files_of_the_folder_are_out_of_place(tmp_path: Path) -> None:
    assert not is_translation_file("translations/notes.txt")
    assert not is_translation_file("aspen-ridge/translations/es.lock")
    assert "F104" in [one.code for one in load(laid(tmp_path, "translations/notes.txt", "x")).findings]
