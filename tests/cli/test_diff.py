"""`pathways diff`, as the check of a pull request and as people type it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from generator.catalog.load import Loaded
from generator.checks.change_rules import CHANGE_RULES, REMOVED
from generator.checks.example_catalog import FILES, PATHWAY, SETTINGS, WELDING_1, WELDING_2
from generator.checks.runner import Report, check
from generator.cli import main
from generator.diff import assess_impact as impact_module
from tests.diff.sides import Files, lay

AS_OF = "2026-11-02"
MISTAKE = {WELDING_1: FILES[WELDING_1] + "subjct: cte\n"}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def github(folder: Path, monkeypatch: pytest.MonkeyPatch, after: Files, *more: str | Path) -> tuple[Result, str]:
    """Return what the check of a pull request that lays `after` over the example catalog says, and its summary."""
    lay(folder / "before" / "catalog")
    lay(folder / "after" / "catalog", after)
    summary = folder / "summary.md"
    summary.write_text("", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    monkeypatch.chdir(folder / "after")
    result = run("diff", "../before", ".", "--format", "github", "--as-of", AS_OF, *more)
    return result, summary.read_text(encoding="utf-8")


def test_one_command_gives_annotations_the_summary_and_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report = tmp_path / "impact.md"
    result, summary = github(tmp_path, monkeypatch, {WELDING_2: REMOVED}, "--output", report)
    assert result.exit_code == 1
    first = result.stdout.splitlines()[0]
    assert first.startswith("::error file=catalog/aspen-ridge/")
    assert "I981 removal-breaks-others" in first
    assert summary == report.read_text(encoding="utf-8")
    assert summary.startswith("## ❌ This change breaks 1 pathway in 1 district.\n")


def test_each_side_is_read_and_checked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[Path] = []

    def counted(loaded: Loaded, as_of: date, **asked: Any) -> Report:
        checked.append(loaded.folder)
        return check(loaded, as_of, **asked)

    monkeypatch.setattr(impact_module, "check", counted)
    github(tmp_path, monkeypatch, {WELDING_2: REMOVED})
    assert checked == [Path("../before/catalog"), Path("catalog")]


def test_a_mistake_in_the_lines_written_fails_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result, summary = github(tmp_path, monkeypatch, MISTAKE)
    assert result.exit_code == 1
    assert 'Unknown field "subjct"' in result.stdout
    assert 'Did you mean "subject"?' in summary


def test_what_is_missing_because_it_was_removed_is_no_slip_of_the_pen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result, summary = github(tmp_path, monkeypatch, {WELDING_2: REMOVED})
    assert "This line still names “Welding II”%2C which this change removes" in result.stdout
    assert "Did you mean" not in result.stdout + summary


def test_a_catalog_beside_the_catalog_is_not_judged_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path / "after")
    result, _ = github(tmp_path, monkeypatch, MISTAKE)
    assert result.exit_code == 1


def test_a_change_that_takes_the_whole_catalog_away_is_refused_in_the_summary_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(tmp_path / "after")
    nothing = dict.fromkeys(FILES, REMOVED)
    result, summary = github(tmp_path, monkeypatch, nothing)
    assert result.exit_code == 2
    assert result.stdout.startswith("::error title=The check cannot run::After the change there is no catalog")
    assert summary.startswith("## The check cannot run\n")


@pytest.mark.parametrize("rule", CHANGE_RULES, ids=lambda rule: rule.code)
def test_rules_about_changes_can_be_left_out_and_asked_alone(rule: object, tmp_path: Path) -> None:
    code, name = getattr(rule, "code", ""), getattr(rule, "name", "")
    base, head = lay(tmp_path / "base"), lay(tmp_path / "head", {WELDING_2: REMOVED})
    without = run("diff", base, head, "--as-of", AS_OF, "--ignore", name).stdout
    alone = run("diff", base, head, "--as-of", AS_OF, "--only", code).stdout
    others = [other.code for other in CHANGE_RULES if other is not rule]
    assert f"  {code} " not in without
    assert not any(f"  {other} " in alone for other in others)
    assert run("check", head, "--as-of", AS_OF, "--ignore", code).exit_code == 1


def test_asking_a_catalog_only_about_changes_says_where_to_ask(tmp_path: Path) -> None:
    result = run("check", lay(tmp_path), "--only", "I981,fewer-routes")
    assert result.exit_code == 2
    assert "pathways diff BASE HEAD" in result.stderr


def waiver(rule: str, entity: str, until: date) -> dict[str, str]:
    reason = f'waivers:\n  - {{rule: {rule}, entity: {entity}, reason: Agreed with the college, until: "{until}"}}\n'
    return {SETTINGS: FILES[SETTINGS] + reason}


@pytest.mark.parametrize("rule", ["I983", "fewer-routes"])
def test_a_waiver_hides_what_a_change_does_until_its_last_day(rule: str, tmp_path: Path) -> None:
    late_entry = "  - {level: grade-11, assumes: [welding-1, welding-2]}"
    fewer = {PATHWAY: FILES[PATHWAY].replace(late_entry, "  - {level: grade-11}")}
    base, plain = lay(tmp_path / "base"), lay(tmp_path / "plain", fewer)
    waived = lay(tmp_path / "waived", fewer, waiver(rule, "aspen-ridge/welding", date(2026, 12, 31)))
    assert "  I983 " in run("diff", base, plain, "--as-of", AS_OF).stdout
    assert "  I983 " not in run("diff", base, waived, "--as-of", AS_OF).stdout
    assert "  I983 " in run("diff", base, waived, "--as-of", "2027-01-01").stdout


def test_a_waiver_about_changes_is_reported_after_its_last_day_only(tmp_path: Path) -> None:
    folder = lay(tmp_path, waiver("I981", "aspen-ridge/welding-2", date(2026, 12, 31)))
    assert "X991" not in run("check", folder, "--as-of", AS_OF).stdout
    after = run("check", folder, "--as-of", "2027-01-01").stdout
    assert "The waiver of I981 has ended" in after
