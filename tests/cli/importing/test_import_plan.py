"""`pathways import plan` says which words name what, and asks each question once."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from tests.builders import HOME, course, write

MATRIX = """\
Pathway,Welding
Cluster,Construction
Year,English,Shop,Notes
First,English 9,Welding One,bring gloves
10,,Welding II,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a catalog with three courses."""
    courses = {"english-9": "English 9", "welding-1": "Welding I", "welding-2": "Welding II"}
    return write(tmp_path / "catalog", *(course(slug, name=name) for slug, name in courses.items()))


def run(folder: Path, *words: str, content: str = MATRIX) -> Result:
    """Import `content` for the district into the catalog in `folder`."""
    file = folder.parent / "plan.csv"
    file.write_text(content, encoding="utf-8")
    line = ["import", "plan", str(file), "--organization", HOME, "--catalog", str(folder), *words]
    return CliRunner().invoke(main, line)


def test_the_report_says_what_was_read_and_what_was_not(folder: Path) -> None:
    result = run(folder, "--level", "First=grade-9")
    assert result.exit_code == 0, result.output
    assert result.output == (
        "The pathway: aspen-ridge/welding.\n"
        "Columns read as courses: English, Shop.\n"
        "Columns not read: Notes.\n"
        "Steps found in the catalog: course 2.\n"
        "Not in the pathway: 1.\n"
        '  line 4: "Welding One" was not found. Did you mean "Welding I" (aspen-ridge/welding-1)?\n'
        '  Say what words mean with --step "WORDS=ID", or leave them out for good with --step "WORDS=".\n'
        "\n"
        "Files: 1 new.\n"
        "New: aspen-ridge/pathways/welding.yaml.\n"
        "\n"
        f"How this file was read is kept in {folder}/aspen-ridge/.import/plans.yaml. "
        "Correct it there, and import again.\n"
        f"Now see what it brought: pathways check {folder}\n"
    )


def test_every_question_is_asked_once(folder: Path) -> None:
    run(folder, "--level", "First=grade-9", "--step", "Welding One=welding-1")
    result = run(folder)
    assert result.exit_code == 0, result.output
    assert "Steps found in the catalog: course 3." in result.output
    assert "Files: 1 unchanged." in result.output
    assert "Not in the pathway" not in result.output


def test_a_dry_run_writes_nothing(folder: Path) -> None:
    assert run(folder, "--level", "First=grade-9", "--dry-run").output.endswith("Nothing was written (--dry-run).\n")
    assert not (folder / HOME / "pathways").exists()
    assert not (folder / HOME / ".import").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--level", "First=grade-1"), 'There is no level "grade-1". The levels: grade-9, grade-10'),
        (("--step", "Welding One=weldin-1"), 'is called "weldin-1". Did you mean aspen-ridge/welding-1?'),
        (("--step", "Welding One"), 'Write WORDS=ID, for example "Algebra 1=math-101"'),
        (
            ("--organization", "aspen-rige"),
            'There is no organization called "aspen-rige". Did you mean "aspen-ridge"?',
        ),
    ],
)
def test_a_wrong_option_is_told_with_what_there_is(folder: Path, words: tuple[str, ...], said: str) -> None:
    result = run(folder, *words)
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
