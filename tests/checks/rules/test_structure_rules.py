"""Family S: circles, contradictions and conditions that nobody can meet."""

from __future__ import annotations

from pathlib import Path

from generator.checks.example_catalog import PATHWAY, WELDING_1, WELDING_2, WELDING_3, changed, course, extended
from generator.model.findings import Severity
from tests.checks.places import codes, find, one_file


def test_a_circle_names_everything_in_it_and_every_line_that_could_go(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, extended(WELDING_1, "prerequisites: welding-3\n"), code="S301")
    assert finding.title == "Welding I waits for itself in a circle of 3"
    assert finding.what == (
        "Welding I needs Welding III, Welding II needs Welding I and Welding III needs Welding II. "
        "Nobody could ever start."
    )
    assert finding.fix == "Remove one of these 3 lines."
    places = {finding.place.file, *(other.place.file for other in finding.related)}
    assert places == {WELDING_1, WELDING_2, WELDING_3}


def test_a_circle_with_a_way_round_is_a_warning(tmp_path: Path) -> None:
    other = one_file("aspen-ridge/courses/shop.yaml", course("Shop safety"))
    (finding,) = find(tmp_path, other, extended(WELDING_1, "prerequisites: {any: [welding-3, shop]}\n"), code="S301")
    assert finding.severity is Severity.WARNING
    assert finding.what.endswith("There is another way around it, so this line helps nobody.")


def test_a_circle_among_courses_is_not_repeated_for_the_plan(tmp_path: Path) -> None:
    found = find(tmp_path, extended(WELDING_1, "prerequisites: welding-3\n"))
    assert codes(found) == ["S301"]


def test_steps_that_wait_for_each_other_make_a_circle_in_the_plan(tmp_path: Path) -> None:
    around = changed(PATHWAY, ("- course: welding-1", "- course: welding-1\n      after: welding-2"))
    (finding,) = find(tmp_path, around, code="S301")
    assert finding.entity == "aspen-ridge/welding"
    assert 'the step "welding-1"' in finding.what
    assert find(tmp_path, around, code="P401") == ()


def test_a_course_may_have_its_corequisite_behind_it(tmp_path: Path) -> None:
    assert find(tmp_path, extended(WELDING_2, "corequisites: [welding-1]\n"), code="S303") == ()


def test_two_courses_may_be_corequisites_of_each_other(tmp_path: Path) -> None:
    lab = one_file("aspen-ridge/courses/lab.yaml", course("Weld lab", "corequisites: [welding-1]\n"))
    assert find(tmp_path, lab, extended(WELDING_1, "corequisites: [lab]\n"), code="S303") == ()


def test_corequisites_in_the_wrong_order_are_reported_once(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, extended(WELDING_1, "corequisites: [welding-2]\n"))
    assert finding.title == "Welding I cannot be taken together with Welding II"
    assert finding.what == (
        "Welding I must be taken together with Welding II, or with a course that leads to it. "
        "But Welding II needs Welding I to be finished first."
    )


def test_a_choice_of_more_than_there_is_cannot_be_met(tmp_path: Path) -> None:
    choice = "- choose: 3\n      from: [{course: welding-2}, {milestone: Visit a shop}]"
    (finding,) = find(tmp_path, changed(PATHWAY, ("- course: welding-2", choice)), code="S304")
    assert finding.title == "It requires 3 of 2"
    assert finding.place.pointer == "/plan/grade-10/0/choose"


def test_an_empty_list_of_alternatives_cannot_be_met(tmp_path: Path) -> None:
    found = find(tmp_path, changed(WELDING_2, ("prerequisites: welding-1", "prerequisites: {any: []}")), code="S304")
    assert [finding.title for finding in found] == ["A list of alternatives is empty"]


def test_an_alternative_is_never_redundant(tmp_path: Path) -> None:
    either = changed(WELDING_3, ("prerequisites: welding-2", "prerequisites: {any: [welding-1, welding-2]}"))
    assert find(tmp_path, either, code="S305") == ()


def test_what_both_alternatives_need_is_redundant_beside_them(tmp_path: Path) -> None:
    both = changed(WELDING_3, ("prerequisites: welding-2", "prerequisites: [welding-1, {any: [welding-2, shop]}]"))
    shop = one_file("aspen-ridge/courses/shop.yaml", course("Shop", "prerequisites: welding-1\n"))
    (finding,) = find(tmp_path, both, shop, code="S305")
    assert finding.title == "Welding I is already implied"
    assert finding.place.pointer == "/prerequisites/0"


def test_what_is_needed_at_two_removes_is_redundant(tmp_path: Path) -> None:
    more = one_file(
        "aspen-ridge/courses/welding-4.yaml", course("Welding IV", "prerequisites: [welding-3, welding-1]\n")
    )
    (finding,) = find(tmp_path, more, code="S305")
    assert finding.title == "Welding I is already implied"
    assert finding.place.pointer == "/prerequisites/1"


def test_a_part_beyond_the_number_of_parts_is_reported(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(WELDING_3, ('"13207"', '"13207G1.0032"')), code="S306")
    assert finding.what == 'The course Welding III has the code "13207G1.0032". It says part 3 of 2.'
