"""`pathways import ctdl` says what it read, what it could not, and asks each question once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.builders import HOME, write
from tests.importers.ctdl.graphs import needs, part, pathway

GRAPH = pathway(
    [
        part(
            2,
            "CredentialComponent",
            "Roofer card",
            "Second",
            credentialType="ceterms:License",
            hasCondition=[needs(3)],
        ),
        part(3, "CourseComponent", "Roofs", description={"en-US": "Ladders, felt and shingles."}, pointValue=2),
    ]
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a catalog with one district."""
    return write(tmp_path / "catalog")


def run(folder: Path, *words: str, held: Any = GRAPH) -> Result:
    """Import `held` for the district into the catalog in `folder`."""
    file = folder.parent / "pathway.json"
    file.write_text(json.dumps(held), encoding="utf-8")
    line = ["import", "ctdl", str(file), "--organization", HOME, "--catalog", str(folder), *words]
    return CliRunner().invoke(main, line)


def test_the_report_says_what_was_read_and_what_was_not(folder: Path) -> None:
    result = run(folder, "--level", "Second=grade-10")
    assert result.exit_code == 0, result.output
    assert result.output == (
        "Pathways: aspen-ridge/roofing.\n"
        "Not read: ceterms:CourseComponent pointValue.\n"
        "Fields that are not read from CTDL, for you to write:\n"
        "  pathway: audience, entries, partnership, program_of_study, dates, outcomes, formerly, replaced_by, "
        "starts_on, ends_on, contact, reviewed_on, source, as_of\n"
        "  course: subject, grades, repeatable, prerequisites_as_written, offerings, cost, counts_for_graduation, "
        "note, formerly, replaced_by, contact, reviewed_on, source, as_of\n"
        "  credential: requires, minimum_age, valid_for_months, credits, stacks_onto, qualifies_for, assesses, "
        "state_lists, cost, formerly, replaced_by, contact, reviewed_on, source, as_of\n"
        "\n"
        "Files: 3 new.\n"
        "New: aspen-ridge/courses/roofs.yaml, aspen-ridge/credentials/roofer-card.yaml, "
        "aspen-ridge/pathways/roofing.yaml.\n"
        "\n"
        "Please check these:\n"
        "  Roofer card: has no description: it got a sentence with its name until you write one.\n"
        '  Roofs: has no subject of a catalog: it is "other" until you write one.\n'
        "\n"
        f"How this file was read is kept in {folder}/aspen-ridge/.import/ctdl.yaml. "
        "Correct it there, and import again.\n"
        f"Now see what it brought: pathways check {folder}\n"
    )


def test_every_question_is_asked_once(folder: Path) -> None:
    asked = run(folder)
    assert asked.exit_code == 2
    assert 'Nobody says at which level these stand: "Second".' in " ".join(asked.output.split())
    run(folder, "--level", "Second=grade-10")
    assert "Files: 3 unchanged." in run(folder).output


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    assert run(folder, "--at", "grade-9", "--dry-run").output.endswith("Nothing was written (--dry-run).\n")
    assert not (folder / HOME / "courses").exists()


def test_a_file_that_is_no_ctdl_is_told(folder: Path) -> None:
    result = run(folder, held={"a": 1})
    assert result.exit_code == 2
    assert "pathway.json is no CTDL in JSON-LD: nothing in it has a type." in " ".join(result.output.split())
