"""The formats of a report: for people, for programs, for GitHub, for code scanning."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.checks.baseline import mark_known
from generator.checks.example_catalog import FILES, PATHWAY, WELDING_3, changed
from generator.checks.report.github import github_report, job_summary
from generator.checks.report.json import json_report
from generator.checks.report.sarif import sarif_value
from generator.checks.report.text import text_report
from generator.checks.rules import ALL_RULES
from generator.checks.runner import Crash, Report
from generator.model.findings import Finding, Severity
from generator.model.places import Place, Position
from tests.checks.places import lay_out, report_on

MISSING = changed(PATHWAY, ("course: welding-2", "course: weldng-2"))
OTHER = changed(WELDING_3, ("teaches: [weld-safely]", "teaches: [weld-gently]"))
EXPECTED = """\
✗ No course called "weldng-2"                                                 L201 unknown-reference
  catalog/aspen-ridge/pathways/welding.yaml, line 20

    19 |   grade-10:
  → 20 |     - course: weldng-2
                       ^^^^^^^^

  What is wrong    The pathway Welding names the course "weldng-2". There is no such course.
  Why it matters   Students would find a dead end where the page promises something.
  How to fix it    Did you mean "welding-2" (Welding II), "welding-1" (Welding I) or "welding-3"
                   (Welding III)? Correct the id, or delete the line.

1 error in 22 files.
"""


def finding(severity: Severity = Severity.ERROR, file: str = "a/courses/b.yaml", words: str = "What.") -> Finding:
    return Finding(
        code="L201",
        name="unknown-reference",
        severity=severity,
        title="Title",
        what=words,
        why="Why.",
        fix="Fix.",
        place=Place(file, f"/{words}", position=Position(2, 3, 4)),
        value=words,
    )


def report(*findings: Finding, changed_files: tuple[str, ...] = ()) -> Report:
    return Report(Path("catalog"), date(2026, 11, 2), findings, 3, changed=frozenset(changed_files))


def missing_course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Report:
    monkeypatch.chdir(tmp_path)
    return report_on(Path("catalog"), MISSING, only=("L201",))


def test_a_finding_is_shown_with_its_line_and_a_mark_under_the_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert text_report(missing_course(tmp_path, monkeypatch)) == EXPECTED


def test_no_line_is_wider_than_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = text_report(missing_course(tmp_path, monkeypatch), width=70).splitlines()
    assert max(len(line) for line in lines) <= 70


def test_two_groups_tell_new_findings_from_old_ones(tmp_path: Path) -> None:
    base = report_on(tmp_path / "base", MISSING, only=("L201",))
    head = report_on(tmp_path / "head", MISSING, OTHER, only=("L201",))
    text = text_report(mark_known(head, base))
    assert "New with this change: 1 error" in text
    assert "Already there: 1 error" in text
    assert text.endswith("1 error new with this change, 1 error already there, in 22 files.\n")


def test_errors_come_first_and_are_named_again_before_the_line_that_sums_up() -> None:
    mixed = [
        finding(severity, words=words) for severity, words in zip((*Severity, Severity.ERROR), "dcba", strict=True)
    ]
    shown = text_report(report(*reversed(mixed))).splitlines()
    assert [line[0] for line in shown if line and line[0] in "✗!·"] == list("✗✗!·✗✗")
    assert shown[-5:] == [
        "Errors:",
        "✗ catalog/a/courses/b.yaml, line 2: Title",
        "✗ catalog/a/courses/b.yaml, line 2: Title",
        "",
        "2 errors, 1 warning and 1 note in 3 files.",
    ]
    assert "Errors:" not in text_report(report(mixed[0]))
    many = [finding(words=f"{number}") for number in range(25)]
    assert "\n✗ and 5 more, above\n" in text_report(report(*many, mixed[1]))


def test_a_clean_catalog_says_so(tmp_path: Path) -> None:
    assert text_report(report_on(tmp_path)) == "Nothing found in 22 files.\n"


def test_a_terminal_never_obeys_what_a_file_says(tmp_path: Path) -> None:
    file = "aspen-ridge/courses/escape.yaml"
    folder = lay_out(tmp_path)
    (folder / file).write_text("name: \x1b[31mred\n", encoding="utf-8")
    text = text_report(report_on(tmp_path, only=("T952",)))
    assert "\x1b" not in text
    assert "L206" not in text
    assert "T952 hidden-characters" in text


def test_json_says_everything_about_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    value = json.loads(json_report(missing_course(tmp_path, monkeypatch)))
    (found,) = value["findings"]
    assert found.pop("fingerprint")
    assert found == {
        "code": "L201",
        "name": "unknown-reference",
        "severity": "error",
        "file": "catalog/aspen-ridge/pathways/welding.yaml",
        "line": 20,
        "column": 15,
        "pointer": "/plan/grade-10/0/course",
        "entity": "aspen-ridge/welding",
        "title": 'No course called "weldng-2"',
        "message": 'The pathway Welding names the course "weldng-2". There is no such course.',
        "why": "Students would find a dead end where the page promises something.",
        "fix": (
            'Did you mean "welding-2" (Welding II), "welding-1" (Welding I) or "welding-3" (Welding III)? '
            "Correct the id, or delete the line."
        ),
        "suggestions": [
            {"value": "welding-2", "name": "Welding II"},
            {"value": "welding-1", "name": "Welding I"},
            {"value": "welding-3", "name": "Welding III"},
        ],
        "related": [],
        "new": True,
    }
    assert value["summary"] == {
        "files": 22,
        "errors": 1,
        "warnings": 0,
        "notes": 0,
        "new_errors": 1,
        "waived": 0,
        "compared": False,
        "exit_status": 1,
    }


def test_a_line_moved_by_others_keeps_its_fingerprint(tmp_path: Path) -> None:
    one = report_on(tmp_path / "one", MISSING, only=("L201",))
    text = dict(MISSING.files)[PATHWAY]
    moved = replace(MISSING, files=((PATHWAY, f"# A note\n{text}"),))
    other = report_on(tmp_path / "other", moved, only=("L201",))
    assert one.findings[0].place.position != other.findings[0].place.position
    assert one.findings[0].fingerprint == other.findings[0].fingerprint


def test_github_shows_nine_errors_and_nine_warnings_and_counts_the_rest() -> None:
    many = [finding(words=f"Error {number}.") for number in range(12)]
    many += [finding(Severity.WARNING, words=f"Warning {number}.") for number in range(10)]
    lines = github_report(report(*many)).splitlines()
    assert sum(line.startswith("::error ") for line in lines) == 9
    assert sum(line.startswith("::warning ") for line in lines) == 9
    assert lines[-1] == (
        "::notice title=Catalog check::12 errors and 10 warnings in 3 files. "
        "4 findings not shown here. The job summary has them all."
    )


def test_github_shows_changed_files_first() -> None:
    many = [finding(file=f"a/courses/c{number}.yaml", words=f"Error {number}.") for number in range(12)]
    lines = github_report(report(*many, changed_files=("a/courses/c11.yaml",))).splitlines()
    assert lines[0].startswith("::error file=catalog/a/courses/c11.yaml,line=2,col=3,endColumn=7,title=")


def test_nothing_in_a_catalog_becomes_a_command_of_github() -> None:
    evil = "100%\r\n::error file=x,line=1::pwned\n##[error]pwned"
    found = replace(finding(file="a/b,c:d.yaml", words=evil), title=f"Title: {evil}")
    lines = github_report(report(found)).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(
        "::error file=catalog/a/b%2Cc%3Ad.yaml,line=2,col=3,endColumn=7,title=Title%3A 100%25%0D%0A"
    )
    assert lines[0].count("::") == 4  # the two of the command, and two within its message, where they mean nothing
    assert "title=Title%3A 100%25%0D%0A%3A%3Aerror file=x%2Cline=1%3A%3Apwned" in lines[0]


def test_the_job_summary_cannot_be_broken_out_of() -> None:
    summary = job_summary(report(finding(words="```` </details> ``` end")))
    fence = re.findall(r"^`+", summary, re.MULTILINE)
    assert fence == ["`````", "`````"]


def test_sarif_has_the_shape_of_its_standard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    value = sarif_value(missing_course(tmp_path, monkeypatch))
    assert (value["version"], len(value["runs"])) == ("2.1.0", 1)
    run = value["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [rule.code for rule in ALL_RULES]
    assert all(rule["defaultConfiguration"]["level"] in ("error", "warning", "note") for rule in rules)
    (result,) = run["results"]
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == "L201"
    assert result["level"] == "error"
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "catalog/aspen-ridge/pathways/welding.yaml"},
                "region": {"startLine": 20, "startColumn": 15, "endColumn": 23},
            }
        }
    ]
    assert set(result) <= {
        *("ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "partialFingerprints"),
        "baselineState",
    }
    assert all(isinstance(text, str) for text in result["partialFingerprints"].values())


def test_sarif_tells_new_results_from_unchanged_ones(tmp_path: Path) -> None:
    base = report_on(tmp_path / "base", MISSING, only=("L201",))
    head = report_on(tmp_path / "head", MISSING, OTHER, only=("L201",))
    results: list[dict[str, Any]] = sarif_value(mark_known(head, base))["runs"][0]["results"]
    assert sorted(result["baselineState"] for result in results) == ["new", "unchanged"]


@pytest.mark.parametrize("render", [text_report, json_report, github_report])
def test_every_format_names_a_rule_that_failed(render: Any) -> None:
    broken = replace(report(), crashes=(Crash("L201", "unknown-reference", "KeyError: 'x'"),))
    assert "unknown-reference" in render(broken)
    assert broken.exit_status == 3


def test_the_example_catalog_has_as_many_files_as_the_reports_say() -> None:
    assert len([name for name in FILES if not name.startswith("_")]) == 22


def test_sarif_names_files_of_a_catalog_elsewhere_in_full(tmp_path: Path) -> None:
    elsewhere = replace(report(finding()), folder=tmp_path)
    (result,) = sarif_value(elsewhere)["runs"][0]["results"]
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": (tmp_path / "a/courses/b.yaml").as_uri()}


def test_a_line_is_shown_that_ends_as_on_the_first_macintosh_computers() -> None:
    place = Place("a.yaml", position=Position(2, 1, 3))
    finding = Finding("D102", "unknown-field", Severity.ERROR, "A", "B", "C", "D", place)
    shown = text_report(replace(report(finding), texts={"a.yaml": "first: 1\rsecond: 2\r\nthird: 3\n"}))
    assert "    1 | first: 1\n  → 2 | second: 2\n        ^^^\n" in shown
