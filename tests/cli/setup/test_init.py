"""`pathways init` writes a region that can be checked at once, asks what it does not know, and overwrites nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.catalog.load import load
from generator.cli import main


def run(*words: str, answers: str | None = None) -> Result:
    """Run `pathways init` with `words`, on a fixed day."""
    return CliRunner().invoke(main, ["init", *words, "--as-of", "2026-11-30"], input=answers)


def test_a_new_region_has_no_error(tmp_path: Path) -> None:
    folder = tmp_path / "high-valley"
    result = run(str(folder), "--occupation", "welders", "--repository", "https://github.com/valley/pathways")
    assert result.exit_code == 0, result.output
    assert "files for High Valley into" in result.output
    checked = CliRunner().invoke(main, ["check", str(folder / "catalog"), "--as-of", "2026-11-30"])
    assert checked.exit_code == 0, checked.output
    assert "error" not in checked.output.splitlines()[-1]
    owners = (folder / ".github" / "CODEOWNERS").read_text(encoding="utf-8")
    assert "/catalog/high-valley-school-district/ @valley/high-valley-school-district @valley/core-team" in owners
    assert CliRunner().invoke(main, ["owners", "--check", "--catalog", str(folder / "catalog")]).exit_code == 0


def test_what_no_option_says_is_asked(tmp_path: Path) -> None:
    answers = "High Valley\n2027-28\nAspen District\nAspen College\n\n\nelectricians\nWiring\nconstruction\n"
    result = run(str(tmp_path / "new"), "--ask", answers=answers)
    assert result.exit_code == 0, result.output
    catalog = load(tmp_path / "new" / "catalog").catalog
    assert catalog.settings.region.in_language("en") == "High Valley"
    assert catalog.settings.school_year == "2027-28"
    assert {"aspen-district", "aspen-college"} < set(catalog.organizations)
    assert catalog.pathways["aspen-district/wiring"].cluster == "construction"


def test_in_july_the_next_school_year_begins(tmp_path: Path) -> None:
    for day, year in (("2026-06-30", "2025-26"), ("2026-07-01", "2026-27")):
        CliRunner().invoke(main, ["init", str(tmp_path / day), "--as-of", day])
        assert load(tmp_path / day / "catalog").catalog.settings.school_year == year


def test_a_folder_with_something_in_it_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    result = run(str(tmp_path))
    assert result.exit_code == 2
    assert "is not empty. Nothing was changed." in result.output
    assert [one.name for one in tmp_path.iterdir()] == ["mine"]


REFUSED = {
    ("--organization", "Adobe"): 'Two organizations would be in the folder "adobe".',
    ("--organization", "A", "--organization", "a"): 'Two organizations would be in the folder "a".',
    ("--organization", "***"): '"***" cannot be a name',
    ("--region", "a" * 121): "cannot be a name",
    ("--school-year", "2026-28"): '"2026-28" is not a school year. Write it as 2026-27.',
    ("--language", "fr"): 'The program has no texts in "fr". Its languages: en, es.',
    ("--repository", "valley/pathways"): "Write it as https://github.com/OWNER/NAME",
    ("--occupation", "welder"): "Did you mean welders",
    ("--occupation", "electricians"): "Name the pathway's cluster.",
    ("--occupation", "electricians", "--cluster", "constructoin"): 'Did you mean "construction"?',
}


@pytest.mark.parametrize("words", REFUSED)
def test_a_wrong_word_is_refused_with_a_way_out_and_writes_nothing(words: tuple[str, ...], tmp_path: Path) -> None:
    result = run(str(tmp_path / "new"), *words)
    assert result.exit_code == 2
    assert REFUSED[words] in " ".join(result.output.split())
    assert not (tmp_path / "new").exists()
