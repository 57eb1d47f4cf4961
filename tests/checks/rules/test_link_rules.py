"""Family L: links that mean nothing, something else, or something that is no longer there."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.checks.example_catalog import (
    AGREEMENT,
    DISTRICT,
    FILES,
    OCCUPATION,
    PATHWAY,
    WELDING_1,
    WELDING_2,
    WELDING_3,
    changed,
    course,
    extended,
)
from generator.model.findings import Finding, Severity
from tests.checks.places import codes, find, one_file, report_on
from tests.laws import examples


def test_a_course_that_is_not_there_is_reported_where_it_is_written(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(PATHWAY, ("course: welding-2", "course: weldng-2")), code="L201")
    assert finding.title == 'No course called "weldng-2"'
    assert finding.what == 'The pathway Welding names the course "weldng-2". There is no such course.'
    assert finding.fix.startswith('Did you mean "welding-2" (Welding II)')
    assert finding.place.file == PATHWAY
    assert finding.place.position is not None
    assert (finding.place.position.line, finding.place.position.column) == (20, 15)


def test_a_suggestion_from_another_organization_names_it(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(PATHWAY, ("mesa-college/wel-2030", "mesa-college/wel-2031")), code="L201")
    assert finding.suggestions[0].value == "mesa-college/wel-2030"


def test_where_nothing_has_a_name_like_it_the_file_may_be_missing(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(PATHWAY, ("course: welding-2", "course: quilting")), code="L201")
    assert finding.fix == "Look for it among the courses. Correct the id, add its file, or delete the line."


def test_a_step_that_is_not_in_the_plan_is_an_unknown_reference(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, changed(PATHWAY, ("after: welding-1", "after: welding-4")), code="L201")
    assert finding.what == 'The pathway Welding names the step "welding-4". There is no such step in this plan.'


def test_a_file_that_cannot_be_read_has_one_finding_and_no_echo(tmp_path: Path) -> None:
    found = find(tmp_path, one_file(WELDING_2, "name: [\n"))
    assert codes(found) == ["F101"]


def test_a_folder_without_its_organization_has_one_finding_and_no_echo(tmp_path: Path) -> None:
    found = find(tmp_path, one_file(DISTRICT, "name: [\n"))
    assert codes(found) == ["F101"]


def test_a_file_with_the_wrong_name_has_one_finding_and_no_echo(tmp_path: Path) -> None:
    wrong = one_file("aspen-ridge/courses/Welding_4.yaml", course("Welding IV"))
    plan = changed(PATHWAY, ("- course: welding-3", "- course: welding-3\n    - course: welding-4"))
    assert codes(find(tmp_path, wrong, plan)) == ["F104"]


def test_a_list_of_the_wrong_shape_is_not_called_missing_as_well(tmp_path: Path) -> None:
    found = find(tmp_path, changed(PATHWAY, ("occupations: [colorado/welders]", "occupations: colorado/welders")))
    assert codes(found) == ["D104"]


def test_a_misspelt_field_is_not_called_missing_as_well(tmp_path: Path) -> None:
    found = find(tmp_path, changed(PATHWAY, ("occupations: ", "ocupations: ")))
    assert codes(found) == ["D102"]


def test_a_ceased_prerequisite_is_an_error_that_names_its_replacement(tmp_path: Path) -> None:
    old = extended(WELDING_2, "status: ceased\nreplaced_by: welding-1\n")
    (found,) = find(tmp_path, old, code="L203")
    errors = [finding for finding in found.stands_for if finding.severity is Severity.ERROR]
    assert {finding.entity for finding in errors} == {"aspen-ridge/welding", "aspen-ridge/welding-3"}
    assert errors[0].fix == 'Use its replacement "welding-1" (Welding I).'
    assert found.severity is Severity.ERROR


def test_a_ceased_elective_is_a_warning(tmp_path: Path) -> None:
    old = one_file("aspen-ridge/courses/forge.yaml", course("Forge work", "status: ceased\n"))
    plan = changed(PATHWAY, ("- course: welding-2", "- course: welding-2\n    - {course: forge, role: elective}"))
    (finding,) = find(tmp_path, old, plan, code="L203")
    assert finding.severity is Severity.WARNING
    assert finding.what == "The pathway Welding relies on Forge work. That course has ceased."


def test_when_every_alternative_has_ceased_only_the_condition_is_reported(tmp_path: Path) -> None:
    old = [
        one_file(f"aspen-ridge/courses/{slug}.yaml", course(slug.title(), "status: ceased\n"))
        for slug in ("forge", "foundry")
    ]
    found = find(
        tmp_path, *old, changed(WELDING_2, ("prerequisites: welding-1", "prerequisites: {any: [forge, foundry]}"))
    )
    assert codes(found) == ["S304"]
    assert (
        found[0].what
        == "The course Welding II requires 1 of these. No longer available: Forge (ceased) and Foundry (ceased)."
    )


def test_one_ceased_alternative_of_two_is_a_warning(tmp_path: Path) -> None:
    old = one_file("aspen-ridge/courses/forge.yaml", course("Forge work", "status: ceased\n"))
    either = changed(WELDING_2, ("prerequisites: welding-1", "prerequisites: {any: [forge, welding-1]}"))
    (finding,) = find(tmp_path, old, either)
    assert (finding.code, finding.severity) == ("L203", Severity.WARNING)


def test_two_districts_may_both_have_a_course_of_one_name(tmp_path: Path) -> None:
    other = one_file("mesa-college/courses/welding.yaml", course("Welding I", "formerly: [weld]\n"))
    assert find(tmp_path, other, code="L209") == ()


def test_roman_and_arabic_numerals_make_a_likely_duplicate(tmp_path: Path) -> None:
    (finding,) = find(tmp_path, one_file("aspen-ridge/courses/weld.yaml", course("Welding 2")), code="L209")
    assert finding.title == "Welding II looks like a duplicate"
    assert 'nearly the same name as "aspen-ridge/weld"' in finding.what


def test_what_is_advised_for_duplicates_of_two_owners_is_no_mistake_itself(tmp_path: Path) -> None:
    twice = one_file("mesa-college/occupations/also-welders.yaml", FILES[OCCUPATION])
    (finding,) = find(tmp_path / "twice", twice, code="L209")
    assert finding.fix.startswith(
        "Keep one. The organization of the other gives it `status: ceased` and `replaced_by`"
    )
    ceased = one_file(twice.files[0][0], f"{twice.files[0][1]}status: ceased\nreplaced_by: colorado/welders\n")
    advised = report_on(tmp_path / "advised", ceased).findings
    assert not {"L209", "L210"} & {*codes(advised)}
    assert [one for one in advised if one.severity is Severity.ERROR] == []
    taken = extended(OCCUPATION, "formerly: [mesa-college/also-welders]\n")
    assert codes(find(tmp_path / "taken", taken, code="L210")) == ["L210"]


def test_what_is_advised_for_duplicates_of_one_owner_is_no_mistake_itself(tmp_path: Path) -> None:
    twice = one_file("aspen-ridge/courses/weld.yaml", course("Welding 2"))
    (finding,) = find(tmp_path / "twice", twice, code="L209")
    assert finding.fix.startswith("Keep one, delete the other, and list its id under `formerly`")
    advised = find(tmp_path / "advised", extended(WELDING_2, "formerly: [weld]\n"))
    assert codes(advised) == []


def test_courses_in_order_may_share_a_sced_code(tmp_path: Path) -> None:
    assert find(tmp_path, extended(WELDING_2, 'sced: "13207"\n'), code="L209") == ()
    (finding,) = find(
        tmp_path,
        extended(WELDING_1, 'sced: "13207"\nformerly: [w]\n'),
        changed(WELDING_3, ("prerequisites: welding-2\n", "")),
        code="L209",
    )
    assert "the same SCED code as" in finding.what


def test_a_course_before_the_required_one_does_not_disagree(tmp_path: Path) -> None:
    file = "colorado/credentials/welder-certification.yaml"
    requires = extended(file, "requires: aspen-ridge/welding-3\n")
    assert (
        find(tmp_path, requires, extended(WELDING_1, "prepares_for: [colorado/welder-certification]\n"), code="L208")
        == ()
    )


def test_an_agreement_that_names_an_employer_course_is_reported_once_per_side(tmp_path: Path) -> None:
    found = find(tmp_path, changed(AGREEMENT, ("sending: aspen-ridge", "sending: aspen-rige")), code="L201")
    assert [finding.title for finding in found] == ['No organization called "aspen-rige"']


@given(st.sampled_from(["welding-2", "shop-tour", "certified-welder", "mesa-college/wel-2030"]), st.data())
@settings(max_examples=examples(20), deadline=None)
def test_what_is_suggested_mends_what_it_is_suggested_for(meant: str, data: st.DataObject) -> None:
    """Law: a letter more, less or another in an id; whatever is suggested then brings the same finding no more."""
    at = data.draw(st.integers(0, len(meant)))
    written = (
        meant[:at] + data.draw(st.sampled_from(["", "x", "-1", "/"])) + meant[at + data.draw(st.integers(0, 2)) :]
    )

    def found(word: str) -> list[Finding]:
        with TemporaryDirectory() as folder:
            plan = changed(PATHWAY, ("course: welding-2", f'course: "{word}"'))
            every = report_on(Path(folder), plan, only=("L201", "D105")).findings
            return [one for one in every if one.place.pointer.endswith("/course")]

    for finding in found(written):
        for option in finding.suggestions:
            assert option.value != written
            assert found(option.value) == []


@pytest.mark.parametrize(
    ("file", "old", "count"),
    [
        (WELDING_2, "advanced-welding", 0),
        (WELDING_2, "aspen-ridge/advanced-welding", 0),
        (WELDING_2, "closed-college/welding", 0),
        (WELDING_2, "mesa-college/wel-2030", 1),
        (WELDING_2, "mesa-college/never-was", 1),
        ("aspen-ridge/organization.yaml", "aspen-valley", 0),
        ("aspen-ridge/organization.yaml", "mesa-college", 1),
    ],
)
def test_an_old_id_is_ones_own_or_of_an_organization_that_is_gone(
    tmp_path: Path, file: str, old: str, count: int
) -> None:
    found = find(tmp_path, extended(file, f"formerly: [{old}]\n"), code="L210")
    assert len(found) == count
    assert all(finding.severity is Severity.ERROR for finding in found)
