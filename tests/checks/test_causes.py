"""One cause, one finding, all its places: shown once, told as new only when something of it is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.catalog.load import load
from generator.checks.baseline import mark_known
from generator.checks.causes import members
from generator.checks.report.text import text_report
from generator.checks.runner import Report, check
from generator.model.findings import Finding, Severity
from tests.builders import Piece, agreement, course, credential, occupation, organization, pathway, write
from tests.demonstration import CHECK_DAY

Steps = dict[str, list[Mapping[str, Any]]]

PLAN: Steps = {"grade-9": [{"course": "welding-1"}], "grade-10": [{"course": "welding-2"}]}
WELDING = (course("welding-1"), course("welding-2", prerequisites="welding-1"))


def report(folder: Path, *pieces: Piece, before: tuple[Piece, ...] = (), **settings: object) -> Report:
    """Return what is found in the catalog of `pieces`, and what of it is new, if there was one `before`."""
    head = load(write(folder / "head", *pieces, **settings))
    if not before:
        return check(head, CHECK_DAY)
    base = load(write(folder / "base", *before))
    return mark_known(check(head, CHECK_DAY, before=base.catalog), check(base, CHECK_DAY))


def of(code: str, findings: Iterable[Finding]) -> list[Finding]:
    return [finding for finding in findings if finding.code == code]


def places(finding: Finding) -> list[str]:
    """Return every place that `finding` is about."""
    return sorted(f"{one.place.file}{one.place.pointer}" for one in members((finding,)))


def test_a_folder_that_was_renamed_is_one_finding_that_names_the_new_one(tmp_path: Path) -> None:
    there = (course("shop-school/safety"), course("shop-school/forging"))
    plan: Steps = {"grade-9": [{"course": "shop/safety"}, {"course": "shop/forging"}]}
    (finding,) = of("L201", report(tmp_path, *there, pathway("welding", plan, offered_in=["shop"])).findings)
    assert finding.title == 'No organization called "shop", in 3 places'
    assert finding.fix == (
        'Did the folder become "shop-school"? Write "shop-school" in each place, or rename the folder back.'
    )
    file = "aspen-ridge/pathways/welding.yaml"
    assert places(finding) == [
        f"{file}/{at}" for at in ("offered_in/0", "plan/grade-9/0/course", "plan/grade-9/1/course")
    ]


def test_a_pathway_copied_from_another_district_is_one_finding_with_the_ids_as_they_have_to_be(
    tmp_path: Path,
) -> None:
    copied = pathway("other-town/welding", PLAN, offered_in=["other-town"])
    (finding,) = of("L201", report(tmp_path, *WELDING, copied).findings)
    assert finding.title == "Welding names what aspen-ridge has, in 2 places"
    assert finding.fix == "If the file comes from aspen-ridge, write aspen-ridge/welding-1 and aspen-ridge/welding-2."
    assert [other.note for other in finding.related] == ['write "aspen-ridge/welding-2"']


def test_a_course_that_moved_is_one_finding_and_suggested_first(tmp_path: Path) -> None:
    moved = course("shop-school/welding-1")
    found = report(tmp_path, WELDING[1], moved, pathway("welding", PLAN), course("bits", recommended=["welding-1"]))
    (finding,) = of("L201", found.findings)
    assert finding.title == 'No course called "aspen-ridge/welding-1", in 3 places'
    assert [option.value for option in finding.suggestions] == ["shop-school/welding-1"]


def test_with_a_base_what_was_deleted_is_said_and_what_is_like_it_suggested(tmp_path: Path) -> None:
    lost = course("forging", name="Metal forging", subject="cte")
    like = (
        course("metal-casting", name="Metal casting"),
        course("metal-art", name="Metal forging art", subject="arts"),
    )
    needs = course("knives", prerequisites="forging")
    (finding,) = of("L201", report(tmp_path, *like, needs, before=(lost, *like, needs)).new)
    assert finding.what == 'The course Knives names the course "forging" (Metal forging). This change deletes it.'
    assert finding.fix == (
        'Did you mean "metal-casting" (Metal casting)? If it is only ending, keep its file and add `status: ceased`. '
        "Otherwise delete the line."
    )


@pytest.mark.parametrize(("others", "where"), [(1, "here"), (2, "in each place")])
def test_with_a_base_what_was_renamed_is_found_by_its_name_and_told_to_keep_its_old_id(
    tmp_path: Path, others: int, where: str
) -> None:
    old, new = course("forging", name="Hot work"), course("blacksmithing", name="Hot work")
    needs = [course(f"knives-{number}", prerequisites="forging") for number in range(others)]
    (finding,) = of("L201", report(tmp_path, new, *needs, before=(old, *needs)).new)
    assert [option.value for option in finding.suggestions] == ["blacksmithing"]
    assert finding.fix == (
        "Add `formerly: [forging]` to aspen-ridge/courses/blacksmithing.yaml, and old addresses and references work. "
        f"Or write the new id {where}."
    )


def test_what_several_places_name_may_have_been_renamed(tmp_path: Path) -> None:
    needs = [course(f"knives-{number}", prerequisites="metal-casting") for number in range(2)]
    (finding,) = of("L201", report(tmp_path, course("metal-castings"), *needs).findings)
    assert finding.fix == (
        'Did you mean "metal-castings" (Metal castings)? Correct the id, or delete the lines. Was it renamed? '
        "Add `formerly: [metal-casting]` to aspen-ridge/courses/metal-castings.yaml, and old addresses and "
        "references work."
    )


def test_a_level_that_was_renamed_is_one_finding_in_the_settings(tmp_path: Path) -> None:
    levels = [
        {"id": "year-9", "name": "Grade 9", "kind": "grade"},
        {"id": "grade-10", "name": "Ten", "kind": "grade"},
    ]
    plans = [pathway(slug, PLAN, entries=[{"level": "grade-9"}]) for slug in ("welding", "forging")]
    (finding,) = of("D103", report(tmp_path, *WELDING, *plans, levels=levels).findings)
    assert (finding.place.file, finding.place.pointer) == ("catalog.yaml", "/levels")
    assert finding.title == 'Unknown level "grade-9" in 4 places'
    assert finding.fix.startswith('Write "year-9" in each place, or change it back in catalog.yaml.')
    assert len(finding.related) == 4


def test_swapped_sides_are_one_finding_that_says_how_to_write_them(tmp_path: Path) -> None:
    pairs = {f"welding-{number}": f"mesa-college/wel-{number}" for number in (1, 2)}
    pieces = (
        organization("mesa-college", type="college"),
        *(course(f"mesa-college/wel-{number}") for number in (1, 2)),
        course("welding-1"),
        course("welding-2"),
        agreement("credit", pairs, sending="mesa-college", receiving="aspen-ridge"),
        pathway("welding", PLAN),
    )
    (finding,) = of("O505", report(tmp_path, *pieces).findings)
    assert finding.title == "Sending and receiving look swapped"
    assert finding.fix == "Write `sending: aspen-ridge` and `receiving: mesa-college`."
    assert (finding.place.file, finding.place.pointer) == ("aspen-ridge/agreements/credit.yaml", "/sending")


def test_swapped_sides_of_an_agreement_that_opens_a_plan_are_one_finding_with_its_steps(tmp_path: Path) -> None:
    names = [f"mesa-college/wel-{number}" for number in (1, 2)]
    taken: Steps = {"grade-11": [{"course": name} for name in names]}
    pieces = (
        organization("mesa-college", type="college"),
        *map(course, names),
        agreement("seats", {name: name for name in names}, sending="mesa-college", receiving="aspen-ridge"),
        pathway("welding", taken),
    )
    found = [one for one in report(tmp_path, *pieces).findings if one.code in ("O504", "O505", "R602")]
    assert [one.title for one in found] == ["Sending and receiving look swapped"]
    file = "aspen-ridge/pathways/welding.yaml"
    assert places(found[0])[1:] == [f"{file}/plan/grade-11/{at}" for at in (0, 1)]


MISSPELLED: Steps = {
    "grade-9": [{"course": "weldng-1"}],
    "grade-10": [{"milestone": "Show your work", "after": ["welding-1"], "exit": True}],
}


def test_a_misspelled_course_is_one_finding_though_a_step_comes_after_it(tmp_path: Path) -> None:
    found = report(tmp_path, *WELDING, pathway("welding", MISSPELLED)).findings
    (finding,) = (one for one in found if one.code in ("L201", "R602"))
    assert finding.title == 'No course called "weldng-1"'
    assert finding.suggestions[0].value == "welding-1"


def test_a_step_that_is_not_there_is_told_beside_a_misspelled_course(tmp_path: Path) -> None:
    steps: Steps = {**MISSPELLED, "grade-10": [{"milestone": "Show your work", "after": ["welding-2"]}]}
    found = of("L201", report(tmp_path, *WELDING, pathway("welding", steps)).findings)
    assert {one.title for one in found} == {'No course called "weldng-1"', 'No step called "welding-2"'}


def test_a_misspelled_step_is_told_and_no_other_misspelling_suggested(tmp_path: Path) -> None:
    steps: Steps = {**MISSPELLED, "grade-10": [{"milestone": "Show your work", "after": ["weldng-11"]}]}
    found = {one.title: one for one in of("L201", report(tmp_path, *WELDING, pathway("welding", steps)).findings)}
    assert found.keys() == {'No course called "weldng-1"', 'No step called "weldng-11"'}
    assert found['No step called "weldng-11"'].suggestions == ()


@pytest.mark.parametrize("slug", ["senior-seminar", "junior-english", "teacher-cadet"])
def test_what_may_be_an_id_is_taken_for_no_standing_and_no_permission(slug: str, tmp_path: Path) -> None:
    (finding,) = of("L201", report(tmp_path, course("knives", prerequisites=slug)).findings)
    assert finding.fix == "Look for it among the courses. Correct the id, add its file, or delete the line."


@pytest.mark.parametrize(
    ("slug", "fix"),
    [
        ("good-standing", 'A class standing is no id. Say it in "description" and, for a course, in "grades".'),
        ("senior-standing", "Write a class standing as {level: grade-12}."),
        ("grade-10-standing", "Write a class standing as {level: grade-10}."),
        ("instructor-approval", "Write a permission as {permission: instructor}."),
    ],
)
def test_a_standing_or_permission_that_is_written_like_an_id_is_told(slug: str, fix: str, tmp_path: Path) -> None:
    (finding,) = of("L201", report(tmp_path, course("knives", prerequisites=slug)).findings)
    assert finding.fix == fix


def test_one_more_place_of_an_old_mistake_is_new_and_one_less_is_not(tmp_path: Path) -> None:
    wrong = [course(slug, prerequisites="nothing-like-it") for slug in ("a", "b", "c")]
    assert len(of("L201", report(tmp_path / "more", *wrong, before=tuple(wrong[:2])).new)) == 1
    less = report(tmp_path / "less", *wrong[:2], before=tuple(wrong))
    assert (of("L201", less.new), len(of("L201", less.old))) == ([], 1)


def test_places_of_one_file_are_shown_in_one_line(tmp_path: Path) -> None:
    plan: Steps = {"grade-9": [{"course": "lost", "id": name} for name in ("a", "b", "c")]}
    shown = " ".join(text_report(report(tmp_path, pathway("welding", plan))).split())
    assert 'welding.yaml, lines 8 and 9: names "lost"' in shown


def test_what_replaces_itself_is_told_once_and_never_suggested(tmp_path: Path) -> None:
    gone = course("forging", status="ceased", replaced_by="forging")
    found = of("L203", report(tmp_path, gone, course("knives", prerequisites="forging")).findings)
    assert {finding.title: finding.fix for finding in found} == {
        "Forging is named as its own replacement": "Name another course there, or delete the line.",
        "Forging has ceased": "Name what takes its place, or delete the line.",
    }
    assert all(finding.suggestions == () for finding in found)


def test_all_that_rely_on_what_has_ceased_are_one_finding_with_their_places(tmp_path: Path) -> None:
    gone = (course("forging", status="ceased", replaced_by="casting"), course("casting"))
    relying = [course(slug, prerequisites="forging") for slug in ("a", "b", "c")]
    (found,) = of("L203", report(tmp_path / "several", *gone, *relying).findings)
    assert found.title == "Forging has ceased, and is relied on in 3 places"
    assert found.fix == 'Use its replacement "aspen-ridge/casting" (Casting) in each place.'
    assert places(found) == [f"aspen-ridge/courses/{slug}.yaml/prerequisites" for slug in ("a", "b", "c")]
    (alone,) = of("L203", report(tmp_path / "one", *gone, relying[0]).findings)
    assert alone.title == "Forging has ceased"


@pytest.mark.parametrize(("last", "suggested"), [("active", ["newest"]), ("ceased", [])])
def test_a_replacement_that_has_ceased_is_followed_to_one_that_is_there(
    tmp_path: Path, last: str, suggested: list[str]
) -> None:
    chain = (
        course("old", status="ceased", replaced_by="newer"),
        course("newer", status="ceased", replaced_by="newest"),
        course("newest", status=last),
    )
    found = of("L203", report(tmp_path, *chain, course("knives", prerequisites="old")).findings)
    (finding,) = [one for one in found if one.entity == "aspen-ridge/knives"]
    assert [option.value for option in finding.suggestions] == suggested


def test_a_step_of_another_kind_is_told_its_field(tmp_path: Path) -> None:
    plan = pathway("welding", {"grade-9": [{"credential": "welding-1"}]})
    (finding,) = of("L202", report(tmp_path, *WELDING, plan).findings)
    assert finding.fix == "Write `course: welding-1` instead of `credential: welding-1`."


SEATS = {f"mesa-college/wel-{number}": f"mesa-college/wel-{number}" for number in (1, 2)}
COLLEGE_PLANS = tuple(
    pathway(slug, {"grade-11": [{"course": f"mesa-college/wel-{number}", "exit": True}]})
    for slug, number in (("first", 1), ("second", 2), ("third", 2))
)
COLLEGE_COURSES = tuple(map(course, SEATS))
COLLEGE = organization("mesa-college", type="college", name="Mesa")
AGREED = agreement("seats", SEATS, sending="aspen-ridge", receiving="mesa-college", type="concurrent-enrollment")
CEASED = organization("mesa-college", type="college", name="Mesa", status="ceased")
PLACES = [f"aspen-ridge/pathways/{slug}.yaml/plan/grade-11/0" for slug in ("first", "second", "third")]


def errors(found: Iterable[Finding]) -> list[Finding]:
    """Return the errors about what is out of reach."""
    about = ("L203", "O501", "O504", "O505", "R602")
    return [one for one in found if one.severity is Severity.ERROR and one.code in about]


def test_a_college_that_has_ceased_is_one_error_there_with_the_steps_and_exits_it_takes_away(tmp_path: Path) -> None:
    found = report(tmp_path, CEASED, *COLLEGE_COURSES, AGREED, *COLLEGE_PLANS).findings
    (finding,) = errors(found)
    assert (finding.place.file, finding.place.pointer) == ("mesa-college/organization.yaml", "/status")
    assert finding.title == "Mesa has ceased, and is relied on in 4 places"
    assert finding.what == (
        "Mesa is relied on in 4 places. That organization has ceased. Out of reach because of it: Wel 1 and Wel 2."
    )
    assert finding.fix == (
        "Does it go on, perhaps under another name? Delete its line `status`, and correct `name`. "
        "Does another organization take over? Move all its files to that folder, list their old ids there under "
        "`formerly`, and delete this one. "
        "Otherwise delete the steps that nobody offers, or set `status: suspended` in their pathways."
    )
    assert set(PLACES) < set(places(finding))
    assert {one.code for one in members((finding,))} == {"L203", "O504", "R602"}


def test_who_takes_over_as_the_advice_says_leaves_no_error_and_one_warning(tmp_path: Path) -> None:
    heir = organization("cedar-college", type="college", formerly=["mesa-college"])
    moved = [course(f"cedar-college/wel-{number}", formerly=[f"mesa-college/wel-{number}"]) for number in (1, 2)]
    found = report(tmp_path, heir, *moved, AGREED, *COLLEGE_PLANS).findings
    assert errors(found) == []
    titles = [one.title for one in of("L204", found)]
    assert titles == [
        '"mesa-college" is now called "cedar-college"',
        'What was in the folder "mesa-college" is now in "cedar-college", in 7 places',
    ]


def test_an_agreement_that_a_change_deletes_is_one_error_that_says_so(tmp_path: Path) -> None:
    there = (COLLEGE, *COLLEGE_COURSES, *COLLEGE_PLANS)
    (finding,) = errors(report(tmp_path, *there, before=(*there, AGREED)).new)
    assert finding.title == "Seats is deleted by this change, and is relied on in 3 places"
    assert finding.fix.startswith("Bring its file back. Or name the courses in another agreement with")
    assert places(finding)[:1] == PLACES[:1]


def test_an_agreement_that_has_ceased_is_one_error_there(tmp_path: Path) -> None:
    ended = agreement(
        "seats", SEATS, sending="aspen-ridge", receiving="mesa-college", type="concurrent-enrollment", status="ceased"
    )
    (finding,) = errors(report(tmp_path, COLLEGE, *COLLEGE_COURSES, ended, *COLLEGE_PLANS).findings)
    assert finding.place.file == "aspen-ridge/agreements/seats.yaml"
    assert finding.fix.startswith(
        "Was it renewed? Delete its line `status`. Or name the courses in another agreement"
    )


def test_plans_with_courses_of_a_college_without_any_agreement_are_one_error(tmp_path: Path) -> None:
    (finding,) = errors(report(tmp_path, COLLEGE, *COLLEGE_COURSES, *COLLEGE_PLANS).findings)
    assert finding.title == "No agreement opens courses of Mesa to students of Aspen ridge, in 3 places"
    assert finding.fix.startswith("Add an agreement with `sending: aspen-ridge` and `receiving: mesa-college` that")


def test_a_body_that_awards_no_more_is_one_error_with_the_exits(tmp_path: Path) -> None:
    body = organization("guild", type="credentialing-body", status="suspended", name="Guild")
    card = credential("card", awarded_by="guild")
    plans = [pathway(slug, {"grade-9": [{"credential": "card", "exit": True}]}) for slug in ("a", "b")]
    (finding,) = errors(report(tmp_path, body, card, *plans).findings)
    assert finding.title == "Guild is suspended, and is relied on in 3 places"
    assert "Name it under `replaced_by`, and write its id under `awarded_by`." in finding.fix


def test_a_college_that_is_not_there_yet_is_one_error_that_says_what_to_write(tmp_path: Path) -> None:
    soon = organization("mesa-college", type="college", name="Mesa", status="developing")
    (finding,) = errors(report(tmp_path, soon, *COLLEGE_COURSES, AGREED, *COLLEGE_PLANS).findings)
    assert finding.title == "Mesa is still being developed, and is relied on in 3 places"
    assert finding.fix.startswith("When it begins, write `status: active`.")


def test_what_stands_for_several_can_be_waived_as_it_is_shown(tmp_path: Path) -> None:
    there = (CEASED, *COLLEGE_COURSES, AGREED, *COLLEGE_PLANS)
    waiver = {"rule": "O504", "entity": "mesa-college", "reason": "It opens again.", "until": "2027-06-30"}
    found = report(tmp_path, *there, waivers=[waiver])
    assert (errors(found.findings), of("X991", found.findings)) == ([], [])


def test_a_code_in_place_of_the_id_of_an_occupation_leads_to_it(tmp_path: Path) -> None:
    plan = pathway("welding", PLAN, occupations=["51-4121"])
    (finding,) = of("L201", report(tmp_path, *WELDING, occupation("welders", soc="51-4121"), plan).findings)
    assert [option.value for option in finding.suggestions] == ["welders"]


def test_a_college_course_without_its_organization_is_suggested_though_it_stands_beside(tmp_path: Path) -> None:
    slip = agreement("seats", {"mesa-college/wel-1": "wel-1"}, sending="aspen-ridge", receiving="mesa-college")
    found = report(tmp_path, COLLEGE, *COLLEGE_COURSES, slip).findings
    (finding,) = (one for one in found if one.code in ("L201", "O505"))
    assert [option.value for option in finding.suggestions] == ["mesa-college/wel-1"]


def test_an_agreement_whose_sending_side_had_to_be_left_out_brings_no_second_error(tmp_path: Path) -> None:
    others = agreement("others", SEATS, sending="other-town", receiving="mesa-college", type="concurrent-enrollment")
    there = (COLLEGE, *COLLEGE_COURSES, AGREED, others, *COLLEGE_PLANS)
    folder = write(tmp_path, *there, organization("other-town"))
    file = folder / "aspen-ridge/agreements/seats.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("sending: aspen-ridge", "sending: [aspen-ridge]"), "utf-8"
    )
    assert {one.code for one in check(load(folder), CHECK_DAY).findings} & {"D104", "O504", "O505", "R602"} == {
        "D104"
    }
