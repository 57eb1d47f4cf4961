"""`pathways import competencies` says what it read, what it did not, and what it writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.builders import HOME, write
from tests.importers.competencies.packages import item, package

TABLE = """\
Identifier,fullStatement,humanCodingScheme,CFItemType,Grade,IsChildOf
11111111-aaaa-4aaa-8aaa-000000000001,Safety,S,Domain,9,
11111111-aaaa-4aaa-8aaa-000000000002,Wears a mask.,S.1,Indicator,9,S
11111111-aaaa-4aaa-8aaa-000000000003,Knows the signs.,S.2,Knowledge,9,S
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a catalog with one district."""
    return write(tmp_path / "catalog")


def run(folder: Path, content: str, *words: str, name: str = "standards.csv") -> Result:
    """Import `content` for the district into the catalog in `folder`."""
    file = folder.parent / name
    file.write_text(content, encoding="utf-8")
    line = ["import", "competencies", str(file), "--organization", HOME, "--catalog", str(folder), *words]
    return CliRunner().invoke(main, line)


def test_the_report_names_what_was_used_not_used_and_guessed(folder: Path) -> None:
    result = run(folder, TABLE)
    assert result.exit_code == 0, result.output
    assert result.output == (
        "This looks like: Table of CASE items (OpenSALT).\n"
        "Used:\n"
        '  CASE identifier  "Identifier"\n'
        '  statement        "fullStatement"\n'
        '  id and source    "humanCodingScheme"\n'
        '  category         "CFItemType"\n'
        '  heading above    "IsChildOf"\n'
        "Not used: Grade.\n"
        "Items that are only headings, and named in descriptions: 1.\n"
        "Categories:\n"
        "  Knowledge  knowledge\n"
        'Items of type "Indicator" that say no category: 1. They became: skill. '
        'If they are not, say so: --category "Indicator=knowledge".\n'
        "\n"
        "Files: 2 new.\n"
        "New: aspen-ridge/competencies/s-1.yaml, aspen-ridge/competencies/s-2.yaml.\n"
        "\n"
        f"How this file was read is kept in {folder}/aspen-ridge/.import/competencies.yaml. "
        "Correct it there, and import again.\n"
        f"Now see what it brought: pathways check {folder}\n"
    )


def test_an_answer_is_asked_for_once(folder: Path) -> None:
    run(folder, TABLE, "--category", "Indicator=ability")
    again = run(folder, TABLE)
    assert "that say no category" not in again.output
    assert "Files: 2 unchanged." in again.output
    assert "category: ability" in (folder / HOME / "competencies" / "s-1.yaml").read_text(encoding="utf-8")


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    result = run(folder, TABLE, "--dry-run")
    assert "This would be: 2 new." in result.output
    assert result.output.endswith("Nothing was written (--dry-run).\n")
    assert not (folder / HOME / "competencies").exists()
    assert not (folder / HOME / ".import").exists()


def test_what_is_gone_and_what_was_edited_is_offered(folder: Path) -> None:
    run(folder, TABLE)
    path = folder / HOME / "competencies" / "s-2.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Knows the signs.", "Knows every sign."), "utf-8")
    result = run(folder, TABLE.replace("Knows the signs.", "Knows signs."))
    edited = "Edited by hand, and kept: aspen-ridge/competencies/s-2.yaml (name, statement). Use --force"
    assert edited in result.output
    less = "\n".join(TABLE.splitlines()[:3])
    assert "run this again with --retire-missing" in run(folder, less).output
    assert "Marked as ceased: aspen-ridge/competencies/s-2.yaml." in run(folder, less, "--retire-missing").output


def test_a_package_is_read_as_well(folder: Path) -> None:
    held = json.dumps(package([item(1, "Wears a mask.", uri="https://example.org/1")], {1: 0}))
    result = run(folder, held, name="shop.json")
    assert 'This looks like: CASE package "Shop standards".' in result.output
    assert "Not used: uri." in result.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--category", "Indicator=talent"), '"talent" is no category. The categories: ability, employability,'),
        (("--category", "Indicator"), 'Write TYPE=CATEGORY, for example "Performance Indicator=skill"'),
        (("--column", "statement=A"), '"statement" is no property that is read. The properties: fullStatement,'),
        (("--column", "notes=Remarks"), 'has no column "Remarks".'),
    ],
)
def test_a_wrong_option_is_told_with_what_there_is(folder: Path, words: tuple[str, ...], said: str) -> None:
    result = run(folder, TABLE, *words)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())


def test_json_that_cannot_be_read_is_told_with_its_place(folder: Path) -> None:
    result = run(folder, '{"CFItems": [}', name="shop.json")
    assert result.exit_code == 2
    assert "line 1, column 14: Expecting value." in " ".join(result.output.split())
    result = run(folder, '{"CFItems": []}', "--column", "notes=A", name="shop.json")
    assert "shop.json is JSON and has no columns." in " ".join(result.output.split())
