"""Families O, R, W, M, K and Q: offerings, routes, work, markets, skills, quality."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.checks.causes import members
from generator.checks.example_catalog import (
    AGREEMENT,
    CERTIFICATE,
    CERTIFICATION,
    COMPETENCY,
    DISTRICT,
    FIRST_COLLEGE_COURSE,
    INTERNSHIP,
    OCCUPATION,
    PATHWAY,
    SETTINGS,
    TOUR,
    WELDING_1,
    WELDING_2,
    WELDING_3,
    changed,
    course,
    extended,
)
from generator.model.findings import Severity
from tests.checks.places import codes, find, one_file

COTTONWOOD = one_file(
    "cottonwood/organization.yaml",
    "name: Cottonwood Schools\ndescription: A district on the plains.\ntype: school-district\n",
)
IN_BOTH = changed(PATHWAY, ("offered_in: [aspen-ridge]", "offered_in: [aspen-ridge, cottonwood]"))


def test_a_district_without_the_course_is_named(tmp_path: Path) -> None:
    online = [extended(file, "offerings: [{by: aspen-ridge, delivery: online}]\n") for file in (WELDING_2, WELDING_3)]
    (finding,) = find(tmp_path, COTTONWOOD, IN_BOTH, *online, code="O501")
    assert finding.title == "Welding I is not offered to learners of Cottonwood Schools"
    assert finding.what == (
        "Welding is offered in Cottonwood Schools. Welding I is taught only by Aspen Ridge School District."
    )


def test_a_district_for_which_nobody_prepared_is_one_finding_with_every_course(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, COTTONWOOD, IN_BOTH, code="O501")
    assert finding.title == "3 steps of Welding are not offered to learners of Cottonwood Schools"
    assert (finding.place.file, finding.place.pointer) == (PATHWAY, "/offered_in/1")
    assert [other.note for other in finding.related if other.note.endswith("there")] == [
        f"{name} is not offered there" for name in ("Welding I", "Welding II", "Welding III")
    ]
    assert finding.fix == (
        "If Cottonwood Schools teaches them itself, name it beside who does now: "
        "`offerings: [{by: …}, {by: cottonwood}]`. If its learners may go there, add `open_to: [cottonwood]` to that "
        "offering. Otherwise remove Cottonwood Schools from `offered_in`."
    )


@pytest.mark.parametrize("offering", ["{by: cottonwood}", "{by: aspen-ridge, open_to: [cottonwood]}"])
def test_what_is_advised_for_a_district_helps(tmp_path: Path, offering: str) -> None:
    files = (WELDING_1, WELDING_2, WELDING_3)
    offered = [extended(file, f"offerings: [{{by: aspen-ridge}}, {offering}]\n") for file in files]
    assert find(tmp_path, COTTONWOOD, IN_BOTH, *offered, code="O501") == ()


@pytest.mark.parametrize(
    "offering", ["{by: aspen-ridge, open_to: [cottonwood]}", "{by: aspen-ridge, delivery: online}"]
)
def test_a_host_or_an_online_offering_is_enough(tmp_path: Path, offering: str) -> None:
    offered = extended(WELDING_2, f"offerings:\n  - {offering}\n")
    (finding,) = find(tmp_path, COTTONWOOD, IN_BOTH, offered, code="O501")
    assert [other.note for other in finding.related if other.note.endswith("there")] == [
        "Welding I is not offered there",
        "Welding III is not offered there",
    ]


def test_a_college_that_offers_a_pathway_with_grades_is_asked_for_their_courses_too(tmp_path: Path) -> None:
    at_college = changed(PATHWAY, ("offered_in: [aspen-ridge]", "offered_in: [aspen-ridge, mesa-college]"))
    assert {one.value for one in members(find(tmp_path, at_college, code="O501"))} == {
        f"aspen-ridge/welding-{number} mesa-college" for number in (1, 2, 3)
    }


def test_an_elective_need_not_be_offered(tmp_path: Path) -> None:
    extra = one_file("aspen-ridge/courses/art.yaml", course("Metal art", "offerings: [{by: high-peak-steel}]\n"))
    plan = changed(PATHWAY, ("- course: welding-2", "- course: welding-2\n    - {course: art, role: elective}"))
    assert find(tmp_path, extra, plan, code="O501") == ()


def test_a_college_course_in_a_grade_needs_an_agreement(tmp_path: Path) -> None:
    early = changed(PATHWAY, ("- milestone: Apply to the college", "- course: mesa-college/wel-2030"))
    (finding,) = find(tmp_path, early, code="O504")
    assert finding.what == "The plan puts the college course Pipe Welding at Grade 12. No agreement names it."


def test_a_district_outside_the_agreement_is_reported_for_the_course(tmp_path: Path) -> None:
    hosted = extended(WELDING_3, "offerings:\n  - {by: cottonwood}\n  - {by: aspen-ridge}\n")
    (finding,) = find(tmp_path, COTTONWOOD, IN_BOTH, hosted, code="O505")
    assert finding.title == "No agreement covers Welding III for Cottonwood Schools"


def test_an_agreement_that_lists_a_college_course_twice_is_named_once(tmp_path: Path) -> None:
    early = changed(
        PATHWAY,
        ("offered_in: [aspen-ridge]", "offered_in: [aspen-ridge, cottonwood]"),
        ("- milestone: Apply to the college", "- course: mesa-college/wel-2030"),
    )
    entry = "{college_course: mesa-college/wel-2030, credits: 4}"
    twice = changed(AGREEMENT, ("counts_for_graduation", f"  - {entry}\n  - {entry}\ncounts_for_graduation"))
    (finding,) = find(tmp_path, COTTONWOOD, early, twice, code="O505")
    assert finding.what == (
        "Welding is offered in Cottonwood Schools. "
        "That district is not part of the agreement for Pipe Welding: Welding credit at Mesa College."
    )
    assert [related.note for related in finding.related] == ["the other side"]


def test_the_agreement_of_the_host_covers_its_guests(tmp_path: Path) -> None:
    hosted = extended(WELDING_3, "offerings:\n  - {by: aspen-ridge, open_to: [cottonwood]}\n")
    assert find(tmp_path, COTTONWOOD, IN_BOTH, hosted, code="O505") == ()


@pytest.mark.parametrize(
    ("last", "title"),
    [
        ("2026-11-01", "The agreement Welding credit at Mesa College has ended"),
        ("2027-03-02", "The agreement Welding credit at Mesa College ends soon"),
    ],
)
def test_an_agreement_is_reported_when_it_has_ended_and_120_days_before(
    tmp_path: Path, last: str, title: str
) -> None:
    (finding,) = find(tmp_path, changed(AGREEMENT, ("2028-06-30", last)))
    assert (finding.code, finding.severity, finding.title) == ("O506", Severity.WARNING, title)


def test_an_agreement_that_ends_in_121_days_is_not_reported(tmp_path: Path) -> None:
    assert find(tmp_path, changed(AGREEMENT, ("2028-06-30", "2027-03-03")), code="O506") == ()


def test_credit_toward_the_diploma_leads_somewhere(tmp_path: Path) -> None:
    agreement = changed(AGREEMENT, ("applies_to: [mesa-college/welding-certificate]\n", ""))
    nowhere = changed(FIRST_COLLEGE_COURSE, ("prepares_for: [welding-certificate]\n", ""))
    assert find(tmp_path, agreement, nowhere, code="O507") == ()


def test_a_pathway_for_middle_school_needs_no_exit(tmp_path: Path) -> None:
    plan = changed(
        PATHWAY,
        ("audience: [high-school]", "audience: [middle-school]"),
        ("welder-certification\n      exit: true", "welder-certification"),
        ("welding-certificate\n      exit: true", "welding-certificate"),
    )
    assert find(tmp_path, plan, code="R601") == ()


def test_outside_a_program_of_study_a_missing_credential_is_a_warning(tmp_path: Path) -> None:
    plan = changed(
        PATHWAY,
        ("program_of_study: true\n", ""),
        ("    - credential: colorado/welder-certification\n      exit: true\n", ""),
        ("- credential: mesa-college/welding-certificate", "- milestone: Leave school"),
    )
    (finding,) = find(tmp_path, plan, code="R606")
    assert finding.severity is Severity.WARNING


def test_the_age_at_the_end_of_a_grade_is_compared(tmp_path: Path) -> None:
    assert find(tmp_path, changed(CERTIFICATION, ("minimum_age: 16", "minimum_age: 17")), code="R607") == ()
    (finding,) = find(tmp_path, changed(CERTIFICATION, ("minimum_age: 16", "minimum_age: 18")), code="R607")
    assert finding.what == "Certified Welder requires age 18. At the end of Grade 11 most learners are 17 or younger."


def test_learners_of_a_lone_second_year_of_college_are_20(tmp_path: Path) -> None:
    only = changed(SETTINGS, ("  - {id: college-1, name: College year 1, kind: college}\n", ""))
    plan = changed(PATHWAY, ("  college-1:\n", "  college-2:\n"))
    assert find(tmp_path, only, plan, extended(CERTIFICATE, "minimum_age: 20\n"), code="R607") == ()
    (finding,) = find(tmp_path, only, plan, extended(CERTIFICATE, "minimum_age: 21\n"), code="R607")
    assert finding.what.endswith("At the end of College year 2 most learners are 20 or younger.")


def test_a_list_of_the_current_school_year_keeps_a_credential(tmp_path: Path) -> None:
    for year in ("2026", "2026-27", "2024-2027"):
        assert find(tmp_path, changed(CERTIFICATION, ('"2026-27"', f'"{year}"')), code="R608") == ()


def test_a_visit_without_a_host_is_a_warning(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(TOUR, ("hosts: [high-peak-steel]\n", "")), code="W701")
    assert finding.severity is Severity.WARNING


def test_a_host_that_never_confirmed_is_reported_where_students_work(tmp_path: Path) -> None:
    assert find(tmp_path, changed(TOUR, ('confirmed_on: "2026-08-15"\n', "")), code="W706") == ()
    (finding,) = find(tmp_path, changed(INTERNSHIP, ('confirmed_on: "2026-08-15"\n', "")), code="W706")
    assert finding.title == "Welding internship was never confirmed"


def test_without_lists_that_is_said_once_as_a_note(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(SETTINGS, ("code_lists: _codes\n", "")))
    assert (finding.code, finding.severity) == ("M801", Severity.NOTE)
    assert finding.title == "No official code lists are available"


def test_the_successor_of_a_code_of_2010_is_suggested(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(OCCUPATION, ('soc: "51-4121"', 'soc: "15-1131"')), code="M801")
    assert finding.fix == 'Did you mean "15-1251" (Computer Programmers)? Look the code up in the official list.'


def test_a_pair_outside_the_crosswalk_says_what_matches(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(PATHWAY, ("48.0508", "48.0501")), code="M802")
    assert finding.what == 'The CIP code "48.0501" does not match Welders ("51-4121"). It matches Machinists.'


def test_wages_out_of_order_are_reported(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(OCCUPATION, ("low: 38130", "low: 58130")), code="M804")
    assert finding.what == "The low wage is 58130; the median wage is 51000."


def test_only_the_newest_wage_of_an_area_can_be_stale(tmp_path: Path) -> None:
    old = extended(OCCUPATION, '  - {area: United States, median: 1, unit: year, period: "2019", source: BLS OEWS}\n')
    assert find(tmp_path, old, code="M805") == ()


def test_an_untaught_skill_is_reported_with_the_job_that_needs_it(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(WELDING_3, ("teaches: [weld-safely]\n", "")), code="K851")
    assert finding.what == "Welders need Weld safely. No course or experience of Welding teaches it."


def test_a_skill_without_employers_behind_it_was_never_validated(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(COMPETENCY, ("validated_by: [high-peak-steel]\n", "")), code="K852")
    assert finding.title == "Weld safely was never validated by employers"


def test_an_office_with_only_a_name_answers_nobody(tmp_path: Path) -> None:
    silent = changed(DISTRICT, (", email: careers@aspen-ridge.example.org", ""))
    (finding,) = find(tmp_path, silent, code="Q901")
    assert finding.what == "Aspen Ridge School District has 1 pathway without an email address or phone number."


def test_a_small_group_is_reported_without_its_number(tmp_path: Path) -> None:
    small = extended(PATHWAY, 'outcomes:\n  - {measure: Finished, count: 3, out_of: 40, period: "2025"}\n')
    (finding,) = find(tmp_path, small)
    assert finding.code == "Q905"
    assert "3" not in finding.what


def test_one_broken_fact_makes_one_finding(tmp_path: Path) -> None:
    assert codes(find(tmp_path, changed(INTERNSHIP, ("hosts: [high-peak-steel]", "hosts: high-peak-steel")))) == [
        "D104"
    ]
