"""`pathways translate` from a catalog to a translator and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.importers.translations.formats import FORMATS
from tests.builders import course, write

WELDING = "aspen-ridge/courses/welding.yaml"
COURSE = """\
name: Welding I
description: Students make their first welds.
subject: cte
grades: [9]
credits: {high_school: 1}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    catalog = write(tmp_path / "catalog", course("aspen-ridge/welding"), languages=["en", "es"])
    (catalog / WELDING).write_text(COURSE, encoding="utf-8")
    return catalog


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["translate", *arguments, "--catalog", str(folder)])


def files(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def sent(folder: Path, style: str = "csv") -> Path:
    path = folder.parent / f"out{FORMATS[style].ending}"
    assert run(folder, "export", "--format", style, "--everything", "--output", str(path)).exit_code == 0
    return path


@pytest.mark.parametrize("style", sorted(FORMATS))
def test_what_comes_back_as_it_went_changes_no_byte(folder: Path, style: str) -> None:
    before = files(folder)
    result = run(folder, "import", str(sent(folder, style)))
    assert result.output == "Texts: 0 new or changed, 0 as they were, 12 without translation.\n"
    assert files(folder) == before


def test_a_translation_changes_its_text_and_the_lock_alone(folder: Path) -> None:
    path, before = sent(folder), files(folder)
    path.write_text(
        path.read_text(encoding="utf-8").replace("Welding I,,", "Welding I,Soldadura I,"), encoding="utf-8"
    )
    assert run(folder, "import", str(path), "--dry-run").output.endswith("Nothing was written (--dry-run).\n")
    assert files(folder) == before
    assert run(folder, "import", str(path), "--by", "machine").exit_code == 0
    after = files(folder)
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {WELDING, "translations/es.lock"}
    was, now = b"name: Welding I\n", b"name:\n  en: Welding I\n  es: Soldadura I\n"
    assert after[WELDING] == before[WELDING].replace(was, now)
    assert b'"course:aspen-ridge/welding#/name": ["' in after["translations/es.lock"]
    assert b'"machine"' in after["translations/es.lock"]


def test_what_changed_meanwhile_is_taken_and_told(folder: Path) -> None:
    path = sent(folder)
    path.write_text(
        path.read_text(encoding="utf-8").replace("Welding I,,", "Welding I,Soldadura I,"), encoding="utf-8"
    )
    file = folder / WELDING
    file.write_text(file.read_text(encoding="utf-8").replace("Welding I", "Welding II"), encoding="utf-8")
    result = run(folder, "import", str(path))
    assert result.output.startswith("The original of these has changed since they were sent out")
    check = CliRunner().invoke(main, ["check", str(folder)])
    assert "T955" in check.output
    assert run(folder, "accept", "aspen-ridge/welding").output == "Recorded.\n"
    assert "T955" not in CliRunner().invoke(main, ["check", str(folder)]).output


def test_what_cannot_be_taken_is_listed_with_the_reason(folder: Path) -> None:
    path = folder.parent / "back.csv"
    long = "a" * 4001
    path.write_text(
        f"key,original,translation es\ncourse:aspen-ridge/welding#/name,Welding I,{long}\ncourse:gone#/name,x,y\n"
    )
    result = run(folder, "import", str(path))
    assert "  course:gone#/name\n" in result.output
    assert "it has 4,001 letters; 4,000 is the most" in result.output
    assert "0 new or changed" in result.output


def test_status_counts_by_who_translated(folder: Path) -> None:
    output = run(folder, "status").output
    assert output.startswith("Translated into es\n")
    assert "course" in output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "--to", "fr"), 'catalog.yaml lists translations into es; "fr" is not among them.'),
        (("accept", "nobody/nothing"), "There is nothing called nobody/nothing in the catalog."),
    ],
)
def test_what_cannot_be_done_is_one_sentence(folder: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run(folder, *arguments)
    assert result.exit_code == 2
    assert said in result.output


def test_a_catalog_in_one_language_is_told_how_to_add_one(tmp_path: Path) -> None:
    folder = write(tmp_path / "catalog", course("aspen-ridge/welding"))
    assert "Add another to languages in catalog.yaml" in run(folder, "status").output
