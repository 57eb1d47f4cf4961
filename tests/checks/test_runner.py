"""The engine: everything at once, waivers, echoes, baselines, rules that fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.catalog.load import load
from generator.checks.baseline import mark_known
from generator.checks.example_catalog import EXAMPLE_DATE, PATHWAY, SETTINGS, WELDING_1, WELDING_3, changed, extended
from generator.checks.rule import Problem, RuleContext
from generator.checks.rules import RULES
from generator.checks.runner import check
from generator.graph.catalog_graph import CatalogGraph
from generator.model.findings import Severity
from tests.checks.places import codes, find, lay_out, one_file, report_on

MISSING = changed(PATHWAY, ("course: welding-2", "course: weldng-2"))
NO_SUPPORTS = changed(PATHWAY, ("supports: [shop-bus, career-advising]\n", ""))


def waiver(until: str, entity: str = "aspen-ridge/welding", rule: str = "Q902") -> str:
    return f'waivers:\n  - {{rule: {rule}, entity: {entity}, reason: Starts in May, until: "{until}"}}\n'


def test_many_mistakes_are_found_in_one_run(tmp_path: Path) -> None:
    found = find(
        tmp_path,
        MISSING,
        one_file(WELDING_1, "name: [\n"),
        extended("colorado/occupations/welders.yaml", "shoe_size: 44\n"),
        changed(WELDING_3, ("teaches: [weld-safely]", "teaches: [weld-safely, weld-gently]")),
    )
    assert {"F101", "D102", "L201"} <= set(codes(found))
    assert codes(found).count("L201") == 2


def test_findings_come_in_the_order_of_their_places(tmp_path: Path) -> None:
    found = find(tmp_path, MISSING, changed(WELDING_3, ("teaches: [weld-safely]", "teaches: [weld-gently]")))
    places = [(finding.place.file, finding.place.position) for finding in found]
    assert places == sorted(places, key=lambda place: (place[0], place[1].line if place[1] else 0))


def test_a_waiver_hides_its_finding_until_the_end_of_its_last_day(tmp_path: Path) -> None:
    report = report_on(tmp_path, NO_SUPPORTS, extended(SETTINGS, waiver("2026-11-02")), only=("Q902", "X991"))
    assert (report.findings, report.waived) == ((), 1)


def test_an_expired_waiver_hides_nothing_and_is_reported(tmp_path: Path) -> None:
    found = find(tmp_path, NO_SUPPORTS, extended(SETTINGS, waiver("2026-11-01")))
    assert {"Q902", "X991"} <= set(codes(found))
    assert [finding.title for finding in found if finding.code == "X991"] == ["The waiver of Q902 has ended"]


def test_a_waiver_may_name_its_rule_by_name(tmp_path: Path) -> None:
    report = report_on(
        tmp_path, NO_SUPPORTS, extended(SETTINGS, waiver("2027-01-01", rule="no-supports")), only=("Q902",)
    )
    assert report.waived == 1


def test_a_waiver_of_an_unknown_rule_is_reported(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, extended(SETTINGS, waiver("2027-01-01", rule="Q999")))
    assert finding.what == 'The waiver names the rule "Q999". There is no such rule.'


def test_a_run_of_some_rules_does_not_judge_the_waivers_of_others(tmp_path: Path) -> None:
    assert find(tmp_path, extended(SETTINGS, waiver("2027-01-01")), code="X991") == ()


def test_strict_makes_warnings_errors_and_leaves_notes(tmp_path: Path) -> None:
    loaded = load(lay_out(tmp_path, NO_SUPPORTS))
    severities = {finding.code: finding.severity for finding in check(loaded, EXAMPLE_DATE, strict=True).findings}
    assert severities["Q902"] is Severity.ERROR
    assert severities["L206"] is Severity.NOTE


def test_ignored_rules_find_nothing(tmp_path: Path) -> None:
    loaded = load(lay_out(tmp_path, MISSING))
    assert "L201" not in codes(check(loaded, EXAMPLE_DATE, ignore=("L201",)).findings)


def test_a_rule_that_fails_hides_no_other(tmp_path: Path) -> None:
    def fail(_: CatalogGraph, __: RuleContext) -> Iterator[Problem]:
        raise ZeroDivisionError("by\nzero")

    known = {rule.code: rule for rule in RULES}
    broken = replace(known["L202"], check=fail)
    report = check(load(lay_out(tmp_path, MISSING)), EXAMPLE_DATE, rules=(broken, known["L201"]))
    assert codes(report.findings) == ["L201"]
    assert report.exit_status == 3
    assert str(report.crashes[0]) == (
        "The check L202 wrong-kind-of-reference failed: ZeroDivisionError: by zero. "
        "This is a bug in the program, not in the catalog. Please report it."
    )


def test_a_date_that_passes_makes_no_error(tmp_path: Path) -> None:
    report = check(load(lay_out(tmp_path)), date(2036, 1, 1))
    assert report.findings
    assert {finding.severity for finding in report.findings} == {Severity.WARNING}
    assert report.exit_status == 0


def test_long_and_broken_names_stay_on_one_line_of_bounded_length(tmp_path: Path) -> None:
    name = 'name: "Weld\\n::error::ing' + "x" * 190 + '"'
    found = find(tmp_path, changed(PATHWAY, ("name: Welding", name), ("course: welding-2", "course: weldng-2")))
    assert "L201" in codes(found)
    for finding in found:
        for text in (finding.title, finding.what, finding.fix):
            assert "\n" not in text
            assert len(text) <= 600


def test_a_mistake_that_was_there_before_is_not_new(tmp_path: Path) -> None:
    before = report_on(tmp_path / "before", MISSING)
    after = report_on(tmp_path / "after", MISSING, changed(WELDING_3, ("[weld-safely]", "[weld-gently]")))
    compared = mark_known(after, before)
    assert [finding.value for finding in compared.new if finding.code == "L201"] == ["aspen-ridge/weld-gently"]
    assert [finding.value for finding in compared.old if finding.code == "L201"] == ["aspen-ridge/weldng-2"]
    assert compared.changed == {WELDING_3}


def test_a_mistake_that_moves_down_a_list_is_not_new(tmp_path: Path) -> None:
    moved = changed(PATHWAY, ("- course: welding-2", "- milestone: Plan the year\n    - course: weldng-2"))
    compared = mark_known(report_on(tmp_path / "after", moved), report_on(tmp_path / "before", MISSING))
    assert [finding for finding in compared.new if finding.code == "L201"] == []


def test_a_second_mistake_of_the_same_kind_is_new(tmp_path: Path) -> None:
    twice = changed(
        PATHWAY, ("course: welding-2", "course: weldng-2"), ("- experience: welding-internship", "- course: weldng-2")
    )
    compared = mark_known(report_on(tmp_path / "after", twice), report_on(tmp_path / "before", MISSING))
    assert codes(finding for finding in compared.new if finding.code == "L201") == ["L201"]
    assert compared.exit_status == 1
