"""What R602, R604 and O502 say and leave to other rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.example_catalog import (
    AGREEMENT,
    EXAMPLE_DATE,
    PATHWAY,
    WELDING_1,
    WELDING_2,
    WELDING_3,
    changed,
    extended,
    unchanged,
)
from generator.checks.runner import check
from generator.insight import reach
from generator.model.findings import Example, Finding, Severity
from tests.checks.places import codes, find, one_file
from tests.demonstration import loaded

ODD = "offerings:\n  - {by: aspen-ridge, years: odd}\n"
EVEN = "offerings:\n  - {by: aspen-ridge, years: even}\n"
LATE = changed(PATHWAY, ("assumes: [welding-1, welding-2]", "assumes: [welding-2]"))
BOCES = one_file(
    "high-valley-boces/organization.yaml",
    "name: High Valley BOCES\ndescription: Teaches what one district alone cannot.\ntype: boces\n",
)
COTTONWOOD = one_file(
    "cottonwood/organization.yaml",
    "name: Cottonwood School District\ndescription: The next district down the valley.\ntype: school-district\n",
)
MEMBER = one_file(
    "aspen-ridge/organization.yaml",
    "name: Aspen Ridge School District\ndescription: A small mountain district.\ntype: school-district\n"
    "member_of: [high-valley-boces]\ncontact: {role: Career center, email: careers@aspen-ridge.example.org}\n",
)


def test_a_destination_out_of_reach_names_the_place_and_what_is_missing(tmp_path: Path) -> None:
    first, *_ = find(tmp_path, LATE, code="R602")
    assert first.title == "Certified Welder is out of reach in Aspen Ridge School District"
    assert "at Grade 11" in first.what
    assert "Welding I cannot be taken after Grade 10." in first.what


def test_of_more_questions_than_a_catalog_may_ask_those_left_out_are_one_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reach, "QUESTIONS", 3)
    monkeypatch.setattr(reach, "QUESTIONS_EACH", 0)
    second = one_file("aspen-ridge/pathways/second.yaml", dict(unchanged(PATHWAY).files)[PATHWAY])
    (first,) = find(tmp_path / "both", second, code="R602")
    assert first.title == "Nobody looked at who can finish Welding"
    assert first.severity is Severity.ERROR
    assert not find(tmp_path / "one", unchanged(PATHWAY), code="R602")
    monkeypatch.setattr(reach, "QUESTIONS", 0)
    (every,) = find(tmp_path / "none", second, code="R602")
    assert every.title == "Nobody looked at who can finish 2 pathways"
    assert len(every.stands_for) == 2


def test_an_occupation_is_not_told_beside_the_exits_that_lead_to_it(tmp_path: Path) -> None:
    assert [one.place.pointer for one in find(tmp_path, LATE, code="R602")] == [
        "/plan/grade-11/1",
    ]


def test_a_course_that_nobody_offers_here_is_told_once(tmp_path: Path) -> None:
    found = find(tmp_path, extended(WELDING_2, "offerings:\n  - {by: high-peak-steel}\n"))
    assert codes(found) == ["O501"]


def test_an_elective_that_an_exit_needs_is_no_concern_of_other_rules(tmp_path: Path) -> None:
    elective = changed(PATHWAY, ("- course: welding-3\n", "- course: welding-3\n      role: elective\n"))
    elsewhere = extended(WELDING_3, "offerings:\n  - {by: cottonwood}\n")
    found = find(tmp_path, COTTONWOOD, elective, elsewhere)
    assert "R602" in codes(found)
    assert "O501" not in codes(found)


@pytest.mark.parametrize(
    ("first", "second", "severity"), [(ODD, ODD, Severity.WARNING), (ODD, EVEN, None), (EVEN, ODD, None)]
)
def test_odd_and_even_years_block_classes_or_not(
    tmp_path: Path, first: str, second: str, severity: Severity | None
) -> None:
    found = find(tmp_path, extended(WELDING_1, first), extended(WELDING_2, second), code="O502")
    assert [one.severity for one in found] == ([severity] if severity else [])


def test_years_that_block_every_class_are_an_error(tmp_path: Path) -> None:
    narrow = changed(WELDING_1, ("[9, 10]", "[9]")), changed(WELDING_2, ("[10, 11]", "[11]"))
    files = [Example(((name, text + ODD),)) for one in narrow for name, text in one.files]
    three = extended(WELDING_3, ODD)
    (found,) = find(tmp_path, *files, three, code="O502")
    assert found.severity is Severity.ERROR
    assert found.title.startswith("No class of")


def test_a_pathway_hangs_on_a_course_that_one_other_body_teaches(tmp_path: Path) -> None:
    taught = extended(WELDING_2, "offerings:\n  - {by: high-valley-boces}\n")
    # Without a seat at the college, nothing leads around the school's own courses.
    credit_only = changed(AGREEMENT, ("type: concurrent-enrollment", "type: articulation"))
    credit, course = find(tmp_path, BOCES, MEMBER, taught, credit_only, code="R604")
    assert credit.title == "Welding depends on Welding credit at Mesa College"
    assert "learners of Aspen Ridge School District lose Welding Certificate." in credit.what
    assert course.title == "Welding depends on Welding II"
    assert "who join in Grade 9 lose Certified Welder and Welding Certificate." in course.what


def test_a_district_that_teaches_its_own_course_is_not_warned(tmp_path: Path) -> None:
    both = extended(WELDING_2, "offerings:\n  - {by: high-valley-boces}\n  - {by: aspen-ridge}\n")
    assert find(tmp_path, BOCES, MEMBER, both, code="R604") == ()


@pytest.fixture(scope="module", name="demonstration")
def findings_in_the_demonstration() -> tuple[Finding, ...]:
    return check(loaded(), EXAMPLE_DATE, only=("O502", "R602", "R604")).findings


def test_every_destination_of_the_demonstration_is_in_reach_of_every_class(
    demonstration: tuple[Finding, ...],
) -> None:
    assert {one.code for one in demonstration} == {"R604"}


def test_the_demonstration_hangs_on_agreements_and_employers_each_told_once(
    demonstration: tuple[Finding, ...],
) -> None:
    assert {one.value.partition(" ")[0] for one in demonstration} == {"agreement", "organization"}
    told = [(one.entity, one.value) for one in demonstration]
    assert len(told) == len(set(told)) < 20
    assert any(one.title.endswith("on Sagehen Valley and Sandreed concurrent enrollment") for one in demonstration)
