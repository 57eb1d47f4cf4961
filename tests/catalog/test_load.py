"""Files of every sort on disk: encodings, hidden characters, links, pipes, locked and vanished files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from generator.catalog import read as reading
from generator.catalog.load import NoCatalog, load
from generator.catalog.survey import survey_folder
from generator.model.findings import Finding
from tests.builders import course, write

WELDING = "name: Welding\ndescription: Students learn to weld metal.\nsubject: cte\n"
FILE = "aspen-ridge/courses/welding.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a sound catalog in which nothing but one course is described."""
    return write(tmp_path / "catalog", course("welding"))


def only(folder: Path) -> Finding:
    """Return the one finding about the catalog in `folder`."""
    findings = load(folder).findings
    assert [finding.title for finding in findings] == [findings[0].title]
    return findings[0]


def position(finding: Finding) -> tuple[int, int]:
    """Return line and column of `finding`."""
    assert finding.place.position is not None
    return finding.place.position.line, finding.place.position.column


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32-le"])
def test_utf_16_with_and_without_its_mark_is_told_as_another_encoding(folder: Path, encoding: str) -> None:
    (folder / FILE).write_bytes(WELDING.encode(encoding))
    finding = only(folder)
    assert (finding.code, finding.title) == ("F101", "The file is not saved as UTF-8 text")
    assert finding.fix == 'Open it in an editor, choose "Save with encoding" and select UTF-8.'
    assert position(finding) == (1, 1)


def test_a_latin_1_letter_is_pointed_at(folder: Path) -> None:
    (folder / FILE).write_bytes(WELDING.replace("Welding", "Soldadura básica").encode("latin-1"))
    finding = only(folder)
    assert finding.title == "The file is not saved as UTF-8 text"
    assert position(finding) == (1, len("name: Soldadura b") + 1)


NO_TEXT = {
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10": "a picture",
    b"\xff\xd8\xff\xe0\0\x10JFIF\0": "a picture",
    b"GIF89a\x01\0\x01\0": "a picture",
    b"%PDF-1.7\n1 0 obj\n": "a PDF document",
    b"PK\x03\x04\x14\0\x06\0word/document.xml": "an office document",
    b"{\\rtf1\\ansi name: Welding}": "a word-processor document",
    bytes(range(256)): "something other than text",
    bytes(500): "something other than text",
}


@pytest.mark.parametrize("content", NO_TEXT)
def test_a_file_that_is_no_text_at_all_is_told_as_what_it_is(folder: Path, content: bytes) -> None:
    (folder / FILE).write_bytes(content)
    finding = only(folder)
    assert (finding.code, finding.title, position(finding)) == ("F101", "This is not a text file", (1, 1))
    assert finding.what == f"The name ends in .yaml, but the file is {NO_TEXT[content]}."
    by_hand = "Copy its words" in finding.fix
    assert by_hand == NO_TEXT[content].startswith(("an office", "a word-processor"))


def test_a_byte_order_mark_before_utf_8_does_no_harm(folder: Path) -> None:
    (folder / FILE).write_bytes(WELDING.encode("utf-8-sig"))
    assert load(folder).findings == ()


HIDDEN = {
    "\u202e": "right-to-left override (U+202E)",
    "\u2066": "left-to-right isolate (U+2066)",
    "\u200b": "zero width space (U+200B)",
    "\u200d": "zero width joiner (U+200D)",
    "\ufeff": "zero width no-break space (U+FEFF)",
    "\u2028": "line separator (U+2028)",
    "\u2029": "paragraph separator (U+2029)",
    "\x85": "a control character (U+0085)",
    "\x07": "a control character (U+0007)",
    "\x7f": "a control character (U+007F)",
    "\x0c": "a control character (U+000C)",
    "\u00ad": "soft hyphen (U+00AD)",
    "\U000e0041": "tag latin capital letter a (U+E0041)",
    "\uffff": "a control character (U+FFFF)",
}


@pytest.mark.parametrize("letter", HIDDEN)
def test_a_hidden_character_is_named_and_pointed_at(folder: Path, letter: str) -> None:
    (folder / FILE).write_text(WELDING.replace("learn", f"le{letter}arn"), encoding="utf-8", newline="")
    finding = only(folder)
    assert finding.code == "T952"
    assert finding.what == f"This is an invisible character: {HIDDEN[letter]}."
    assert position(finding) == (2, len("description: Students le") + 1)


def test_several_hidden_characters_in_a_file_are_one_finding(folder: Path) -> None:
    (folder / FILE).write_text(WELDING.replace(" ", " \u200b"), encoding="utf-8")
    assert only(folder).what.endswith("There are 7 such characters in the file.")


@pytest.mark.parametrize("spelled", ["\\u202e", "\\u200B", "\\N", "\\x07", "\\U000e0041"])
def test_a_hidden_character_spelled_with_a_backslash_is_found_too(folder: Path, spelled: str) -> None:
    (folder / FILE).write_text(WELDING.replace("name: Welding", f'name: "Weld{spelled}ing"'), encoding="utf-8")
    finding = only(folder)
    assert (finding.code, position(finding)) == ("T952", (1, 7))
    assert finding.what.startswith("The text writes an invisible character with a backslash: ")


def test_tabs_and_line_ends_of_windows_are_not_hidden_characters(folder: Path) -> None:
    (folder / FILE).write_bytes((WELDING + "keywords: [a,\tb] # c\td\n").replace("\n", "\r\n").encode())
    assert load(folder).findings == ()


def test_a_file_over_the_limit_is_not_read(folder: Path) -> None:
    (folder / FILE).write_text(WELDING + "#" * 300_000, encoding="utf-8")
    finding = only(folder)
    assert (finding.code, finding.title) == ("F103", "The file is larger than 256 KB")


@pytest.mark.parametrize("file", [FILE, "catalog.yaml"])
def test_a_link_is_reported_and_not_followed(folder: Path, tmp_path: Path, file: str) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2\n", encoding="utf-8")
    (folder / file).unlink()
    (folder / file).symlink_to(secret)
    finding = only(folder)
    assert (finding.code, finding.title) == ("F105", f'"{file}" is a link to another place')


def test_a_linked_folder_is_reported_and_not_entered(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "stolen.yaml").write_text(WELDING, encoding="utf-8")
    (folder / "aspen-ridge" / "pathways").symlink_to(elsewhere)
    assert only(folder).title == '"aspen-ridge/pathways" is a link to another place'


@pytest.mark.parametrize("file", [FILE, "catalog.yaml", "aspen-ridge/notes.txt"])
def test_a_pipe_is_reported_and_never_opened(folder: Path, file: str) -> None:
    (folder / file).unlink(missing_ok=True)
    os.mkfifo(folder / file)
    finding = only(folder)
    assert (finding.code, finding.title) == ("F105", f'"{file}" is not a plain file')


def test_what_mentions_a_linked_file_is_not_reported_again(folder: Path, tmp_path: Path) -> None:
    write(folder, course("welding-2", prerequisites="welding"))
    (folder / FILE).unlink()
    (folder / FILE).symlink_to(tmp_path)
    loaded = load(folder)
    assert [finding.code for finding in loaded.findings] == ["F105"]
    assert [entity_id for _, entity_id in loaded.catalog.unread] == ["aspen-ridge/welding"]


def test_a_locked_file_is_one_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def locked(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if str(path).endswith("welding.yaml"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, flags, *rest, **more)

    monkeypatch.setattr(os, "open", locked)
    finding = only(folder)
    assert (finding.code, finding.title) == ("F101", "The file cannot be opened")
    assert finding.fix == "Ask the person who manages the files for permission to read it."


def test_a_locked_folder_is_one_finding(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def locked(path: Any) -> Any:
        if str(path).endswith("courses"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", locked)
    assert only(folder).title == "The file cannot be opened"


def test_a_file_deleted_between_listing_and_reading_is_one_finding(folder: Path) -> None:
    layout = survey_folder(folder)
    assert FILE in [file.file for file in layout.entity_files]
    (folder / FILE).unlink()
    source, (finding,) = reading.read(folder, FILE)
    assert source is None
    assert (finding.code, finding.title, finding.fix) == ("F101", "The file is missing", "Run the command again.")


def test_a_file_with_an_unprintable_name_is_told_in_one_clean_line(folder: Path) -> None:
    (folder / "aspen-ridge" / "courses" / "a\n::error::b.yaml").write_text(WELDING, encoding="utf-8")
    finding = only(folder)
    assert finding.code == "F104"
    assert finding.place.file == "aspen-ridge/courses/a�::error::b.yaml"
    assert "\n" not in f"{finding.title}{finding.what}{finding.fix}"


def test_a_name_that_is_not_text_at_all_is_told_too(folder: Path) -> None:
    (Path(os.fsdecode(os.fsencode(folder / "aspen-ridge" / "courses") + b"/\xff.yaml"))).write_text(WELDING)
    finding = only(folder)
    assert finding.code == "F104"
    finding.place.file.encode()
    assert finding.fingerprint


def test_very_deep_folders_are_one_finding(folder: Path) -> None:
    deep = folder.joinpath(*["x"] * 400)
    deep.mkdir(parents=True)
    assert only(folder).what == "Folders are nested more than 8 levels deep. No catalog needs that."


PLACES = {
    "aspen-ridge/course/a.yaml": 'Move the file to "aspen-ridge/courses/a.yaml".',
    "aspen-ridge/courses/a.yml": 'Rename it to "aspen-ridge/courses/a.yaml".',
    "aspen-ridge/courses/a.yaml.txt": 'Rename it to "aspen-ridge/courses/a.yaml".',
    "aspen-ridge/courses/Welding 2.yaml": 'Rename it to "aspen-ridge/courses/welding-2.yaml".',
    "aspen-ridge/courses/deep/a.yaml": 'Move the file to "aspen-ridge/courses/a.yaml".',
    "aspen-ridge/a.yaml": "Move it into the folder of its kind, such as courses or pathways.",
}


@pytest.mark.parametrize("file", PLACES)
def test_a_misplaced_file_is_told_where_it_belongs(folder: Path, file: str) -> None:
    (folder / file).parent.mkdir(exist_ok=True)
    (folder / file).write_text(WELDING, encoding="utf-8")
    finding = only(folder)
    assert (finding.code, finding.title) == ("F104", f'"{file}" is not where a catalog file belongs')
    assert finding.fix == PLACES[file]


def test_a_folder_without_catalog_yaml_is_no_catalog(tmp_path: Path) -> None:
    with pytest.raises(NoCatalog, match="has no file called"):
        load(tmp_path)
    with pytest.raises(NoCatalog, match="There is no folder called"):
        load(tmp_path / "nothing")


def test_files_in_a_folder_with_a_bad_name_are_one_finding_with_their_number(folder: Path) -> None:
    (folder / "aspen-ridge" / "courses" / "welding-2.yaml").write_text(WELDING, encoding="utf-8")
    (folder / "aspen-ridge").rename(folder / "Aspen Ridge")
    finding = only(folder)
    assert (finding.code, finding.title) == (
        "F104",
        'The 3 files in "Aspen Ridge" are not where catalog files belong',
    )
    assert finding.fix.startswith('Rename the folder to "aspen-ridge".')


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("course", 'Rename the folder to "aspen-ridge/courses".'),
        ("our things", "Move each file into the folder of its kind, such as courses or pathways."),
    ],
)
def test_files_in_a_folder_of_no_kind_are_one_finding(folder: Path, name: str, fix: str) -> None:
    (folder / "aspen-ridge" / "courses" / "welding-2.yaml").write_text(WELDING, encoding="utf-8")
    (folder / "aspen-ridge" / "courses").rename(folder / "aspen-ridge" / name)
    finding = only(folder)
    assert finding.title == f'The 2 files in "aspen-ridge/{name}" are not where catalog files belong'
    assert finding.fix.startswith(fix)


def test_a_file_that_has_a_bad_name_of_its_own_is_told_apart_from_its_folder(folder: Path) -> None:
    courses = folder / "aspen-ridge" / "courses"
    for name in ("welding-2.yaml", "Welding 3.yml"):
        (courses / name).write_text(WELDING, encoding="utf-8")
    courses.rename(folder / "aspen-ridge" / "course")
    assert [(finding.place.file, finding.title) for finding in load(folder).findings] == [
        (
            "aspen-ridge/course/Welding 3.yml",
            '"aspen-ridge/course/Welding 3.yml" is not where a catalog file belongs',
        ),
        (
            "aspen-ridge/course/welding-2.yaml",
            'The 2 files in "aspen-ridge/course" are not where catalog files belong',
        ),
    ]


def test_more_old_ids_than_an_organization_may_have_are_one_finding_with_their_number(tmp_path: Path) -> None:
    files = [
        course(f"c{number}", formerly=[f"old-{number}-{old}" for old in range(names)])
        for number, names in enumerate((10, 10, 9, 10))
    ]
    found = only(write(tmp_path / "more", *files))
    assert found.title == "Too many old ids in aspen-ridge"
    assert found.what == "The files of aspen-ridge list 39 old ids. They may list 30: 20, and 2 for each file."
    assert (found.place.file, found.place.pointer) == ("aspen-ridge/courses/c3.yaml", "/formerly")
    assert load(write(tmp_path / "fewer", *files[:2], course("c9"))).findings == ()
