"""Family P: plans that cannot be followed."""

from __future__ import annotations

from pathlib import Path

from generator.checks.example_catalog import (
    AGREEMENT,
    CERTIFICATE,
    COLLEGE_COURSE,
    FIRST_COLLEGE_COURSE,
    PATHWAY,
    SETTINGS,
    WELDING_1,
    WELDING_2,
    changed,
    course,
    extended,
)
from generator.model.findings import Example, Severity
from tests.checks.places import codes, find, one_file

SAME_LEVEL = changed(
    PATHWAY,
    ("- course: welding-1\n    - experience: shop-tour\n", "- experience: shop-tour\n"),
    ("- course: welding-2", "- course: welding-1\n    - course: welding-2"),
)


def test_a_course_after_what_needs_it_is_reported_at_the_step_that_needs_it(tmp_path: Path) -> None:
    swapped = changed(
        PATHWAY,
        ("- course: welding-1", "- course: welding-2"),
        ("10:\n    - course: welding-2", "10:\n    - course: welding-1"),
    )
    found = find(tmp_path, swapped, code="P401")
    assert [finding.title for finding in found] == ["Welding II comes before Welding I"]
    assert found[0].what == (
        "Welding II is at Grade 9. It needs Welding I first. That is at Grade 10, which is too late."
    )
    assert found[0].fix == "Move Welding I to a level before Grade 9, or Welding II to a later one."


def test_terms_put_two_courses_of_one_level_in_order(tmp_path: Path) -> None:
    text = dict(SAME_LEVEL.files)[PATHWAY]
    in_order = text.replace("- course: welding-1\n", "- {course: welding-1, term: fall}\n").replace(
        "- course: welding-2\n", "- {course: welding-2, term: spring}\n"
    )
    assert find(tmp_path, one_file(PATHWAY, in_order), code="P401") == ()
    backwards = in_order.replace("fall", "winter").replace("spring", "fall")
    assert codes(find(tmp_path, one_file(PATHWAY, backwards), code="P401")) == ["P401"]


def test_two_half_year_courses_of_one_level_are_a_warning(tmp_path: Path) -> None:
    half = [changed(file, ("high_school: 1", "high_school: 0.5")) for file in (WELDING_1, WELDING_2)]
    (finding,) = find(tmp_path, SAME_LEVEL, *half, code="P401")
    assert finding.severity is Severity.WARNING
    (finding,) = find(
        tmp_path,
        SAME_LEVEL,
        half[0],
        one_file(WELDING_2, course("Welding II", "prerequisites: welding-1\n")),
        code="P401",
    )
    assert finding.severity is Severity.ERROR


def test_a_credential_may_share_the_level_of_what_it_needs(tmp_path: Path) -> None:
    file = "colorado/credentials/welder-certification.yaml"
    assert find(tmp_path, extended(file, "requires: aspen-ridge/welding-3\n"), code="P401") == ()


def test_one_alternative_in_time_is_enough(tmp_path: Path) -> None:
    either = changed(WELDING_2, ("prerequisites: welding-1", "prerequisites: {any: [welding-1, welding-3]}"))
    assert find(tmp_path, either, code="P401") == ()


def test_a_course_that_counts_as_the_needed_one_is_in_the_plan(tmp_path: Path) -> None:
    assert find(tmp_path, code="P404") == ()
    found = find(tmp_path, changed(AGREEMENT, ("mesa-college/wel-1030", "mesa-college/wel-2030")), code="P404")
    assert [finding.title for finding in found] == ["Pipe Welding needs Shielded Metal Arc Welding"]


def test_what_only_one_entry_assumes_is_missing_for_the_others(tmp_path: Path) -> None:
    extra = one_file("aspen-ridge/courses/shop-math.yaml", course("Shop math"))
    plan = changed(PATHWAY, ("assumes: [welding-1, welding-2]", "assumes: [welding-1, welding-2, shop-math]"))
    needs = changed(
        "aspen-ridge/courses/welding-3.yaml", ("prerequisites: welding-2", "prerequisites: [welding-2, shop-math]")
    )
    (finding,) = find(tmp_path, extra, plan, needs, code="P404")
    assert finding.what == (
        "Welding III needs Shop math first. The plan does not include it for learners who join at Grade 9."
    )


def test_the_same_course_may_be_an_option_in_two_years(tmp_path: Path) -> None:
    choice = "- choose: 1\n      from: [{course: welding-2}, {milestone: Visit a shop}]"
    twice = changed(
        PATHWAY,
        ("- course: welding-2", choice),
        ("- experience: welding-internship", f"- experience: welding-internship\n    {choice}"),
    )
    assert find(tmp_path, twice, code="P405") == ()


def test_two_steps_with_one_id_are_reported(tmp_path: Path) -> None:
    same = changed(
        PATHWAY,
        ("- experience: shop-tour", "- experience: shop-tour\n      id: visit"),
        ("- milestone: Apply to the college", "- milestone: Apply to the college\n      id: visit"),
    )
    (finding,) = find(tmp_path, same, code="P405")
    assert finding.title == 'Two steps have the id "visit"'


def test_a_year_without_a_step_is_a_warning_before_college(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(PATHWAY, ("  grade-12:\n", "")), code="P406")
    assert finding.severity is Severity.WARNING
    assert finding.what == "The plan of Welding runs from Grade 9 to College year 1. It has no step at Grade 12."


def test_a_missing_first_college_year_is_an_error_when_the_job_needs_college(tmp_path: Path) -> None:
    later = changed(PATHWAY, ("  college-1:", "  college-2:"))
    degree = changed(
        "colorado/occupations/welders.yaml", ("High school diploma or equivalent", "Postsecondary nondegree award")
    )
    (finding,) = find(tmp_path, later, degree, code="P406")
    assert finding.severity is Severity.ERROR


def test_an_entry_that_leaves_too_few_years_says_how_many_it_takes(tmp_path: Path) -> None:
    late = changed(PATHWAY, ("{level: grade-11, assumes: [welding-1, welding-2]}", "{level: grade-12}"))
    (finding,) = find(tmp_path, late, code="P407")
    assert finding.title == "Grade 12 is too late to join Welding"
    assert finding.what == (
        "The courses before Certified Welder do not fit one after the other. "
        "From Grade 12 to College year 2 there are 3."
    )


def test_a_level_with_a_name_of_its_own_is_the_grade_that_it_says(tmp_path: Path) -> None:
    plan = changed(PATHWAY, ("level: grade-9", "level: year-1"), ("  grade-9:", "  year-1:"))
    for number, grades, expected in ((", number: 9", "[9]", []), (", number: 9", "[10]", ["P403"]), ("", "[10]", [])):
        level = changed(SETTINGS, ("id: grade-9", f"id: year-1{number}"))
        grade = changed(WELDING_1, ("grades: [9, 10]", f"grades: {grades}"))
        assert codes(find(tmp_path, level, plan, grade, code="P403")) == expected


def test_a_choice_counts_with_its_lightest_options(tmp_path: Path) -> None:
    heavy = one_file("aspen-ridge/courses/heavy.yaml", course("Heavy", "credits: {high_school: 20}\n"))
    choice = "- choose: 1\n      from: [{course: welding-2}, {course: heavy}]"
    assert find(tmp_path, heavy, changed(PATHWAY, ("- course: welding-2", choice)), code="P408") == ()


def test_dual_credit_counts_once_for_the_credential(tmp_path: Path) -> None:
    both = changed(PATHWAY, ("- course: mesa-college/wel-2030", "- course: mesa-college/wel-1030"))
    (finding,) = find(tmp_path, both, code="P410")
    assert finding.title == "Welding Certificate requires 8 credits; the plan has 4"


def test_nothing_is_said_of_credits_while_a_college_course_does_not_state_them(tmp_path: Path) -> None:
    silent = changed(COLLEGE_COURSE, ("credits: {college: 4}\n", ""))
    assert find(tmp_path, silent, changed(CERTIFICATE, ("college: 8", "college: 60")), code="P410") == ()


def test_an_unreadable_course_makes_no_finding_about_credits_or_prerequisites(tmp_path: Path) -> None:
    broken = Example(((FIRST_COLLEGE_COURSE, "name: [\n"), (COLLEGE_COURSE, "name: [\n")))
    assert codes(find(tmp_path, broken)) == ["F101", "F101"]
