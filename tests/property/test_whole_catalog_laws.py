"""Laws of the whole check, from files to findings: what is sound is left alone, what is broken is named.

Every catalog is written and read. A mutation operator breaks it in one way; the check must say so with the rule for
that way, and find no other mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.catalog.load import load
from generator.checks.engine import check
from tests.builders import support, write
from tests.property.sound_catalogs import (
    BODY,
    BUS,
    CARD,
    CERTIFICATE,
    DUAL,
    PATHWAY,
    PROJECT,
    TOUR,
    Sound,
    sound_catalogs,
)

AS_OF = date(2026, 11, 2)
EXAMPLES = 12

Draw: TypeAlias = Callable[[Any], Any]
Operator: TypeAlias = Callable[[Sound, Draw], Sound]


def found(sound: Sound) -> set[str]:
    """Return the codes of all findings in the catalog, written to files and read again."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "codes").mkdir()
        (Path(folder) / "codes" / "soc2018.csv").write_text("code,title\n51-4121,Welders\n", encoding="utf-8")
        files = write(Path(folder) / "catalog", *sound.pieces.values(), code_lists="../codes")
        report = check(load(files), AS_OF)
    assert report.crashes == ()
    return {finding.code for finding in report.findings}


def needy(sound: Sound, draw: Draw, apart: int | None = None) -> tuple[str, str]:
    """Return a course and one that it cannot do without; with `apart`, so many grades before it."""
    grade = sound.courses
    pairs = [
        (name, need)
        for name in sound.courses
        for need in sound.needs(name)
        if apart in (None, grade[name] - grade[need])
    ]
    course, need = draw(st.sampled_from(pairs))
    return course, need


def any_course(sound: Sound, draw: Draw) -> str:
    course: str = draw(st.sampled_from(sorted(sound.courses)))
    return course


def misspell_a_step(sound: Sound, draw: Draw) -> Sound:
    plan, course = sound.plan, any_course(sound, draw)
    for steps in plan.values():
        for step in steps:
            if step.get("course") == course:
                step["course"] = course.replace("shop", "shpo")
    return sound.planned(plan)


def delete_a_course(sound: Sound, draw: Draw) -> Sound:
    return sound.without(any_course(sound, draw))


def name_a_credential_as_prerequisite(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(any_course(sound, draw), prerequisites=[CARD])


def cease_a_course(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(any_course(sound, draw), status="ceased")


def close_a_circle(sound: Sound, draw: Draw) -> Sound:
    course, need = needy(sound, draw)
    return sound.changed(need, prerequisites=[course])


def let_a_course_need_itself(sound: Sound, draw: Draw) -> Sound:
    course = any_course(sound, draw)
    return sound.changed(course, prerequisites=[*sound.needs(course), course])


def move_a_course_before_what_it_needs(sound: Sound, draw: Draw) -> Sound:
    course, need = needy(sound, draw)
    plan, grade = sound.plan, draw(st.integers(9, sound.courses[need]))
    plan[f"grade-{sound.courses[course]}"].remove({"course": course})
    plan[f"grade-{grade}"].append({"course": course})
    plan[f"grade-{sound.courses[course]}"].append({"milestone": "Plan the next year"})
    whole = {"high_school": 1}  # two half-year courses may stand in one grade
    return sound.planned(plan).changed(course, grades=None, credits=whole)


def close_a_course_to_its_grade(sound: Sound, draw: Draw) -> Sound:
    course = any_course(sound, draw)
    return sound.changed(course, grades=[grade for grade in (9, 10, 11, 12) if grade != sound.courses[course]])


def place_a_course_twice(sound: Sound, draw: Draw) -> Sound:
    course = any_course(sound, draw)
    plan, grade = sound.plan, draw(st.integers(sound.courses[course], 12))
    plan[f"grade-{grade}"].append({"course": course})
    return sound.planned(plan).changed(course, grades=None)


def ask_for_more_credits(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(CERTIFICATE, credits={"college": draw(st.integers(13, 60))})


def take_the_offerings_elsewhere(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(any_course(sound, draw), offerings=[{"by": "steel"}])


def delete_an_agreement(sound: Sound, draw: Draw) -> Sound:
    return sound.without(f"{draw(st.sampled_from(sound.districts))}/credit")


def let_an_agreement_end(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(f"{draw(st.sampled_from(sound.districts))}/credit", ends_on="2026-06-30")


def disagree_about_credits(sound: Sound, draw: Draw) -> Sound:
    row = {"course": DUAL, "college_course": DUAL, "credits": draw(st.integers(5, 9))}
    return sound.changed(f"{draw(st.sampled_from(sound.districts))}/credit", courses=[row])


def close_the_exits(sound: Sound, draw: Draw) -> Sound:
    plan = sound.plan
    for step in [step for steps in plan.values() for step in steps]:
        step.pop("exit", None)
    return sound.planned(plan)


def ask_for_older_learners(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(CARD, minimum_age=draw(st.integers(19, 25)))


def lose_the_host(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(PROJECT, hosts=None)


def leave_out_a_required_field(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(draw(st.sampled_from(sorted(sound.pieces))), description=None)


def misspell_a_field(sound: Sound, draw: Draw) -> Sound:
    piece = draw(st.sampled_from(sorted(sound.pieces)))
    return sound.changed(piece, descripton=sound.pieces[piece].fields["description"], description=None)


def let_nobody_join_late(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(PATHWAY, entries=[{"level": "grade-9"}])


def misread_a_subject(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(any_course(sound, draw), subject="shop")


def write_one_grade_for_a_list(sound: Sound, draw: Draw) -> Sound:
    course = any_course(sound, draw)
    return sound.changed(course, grades=sound.courses[course])


def write_a_date_the_american_way(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(draw(st.sampled_from(sorted(sound.pieces))), reviewed_on="8/15/2026")


def leave_a_code_for_later(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(any_course(sound, draw), code=draw(st.sampled_from(["TBD", "N/A", "???"])))


def link_without_protection(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(draw(st.sampled_from(sorted(sound.pieces))), web_page="http://schools.example.org/")


def write_in_bold(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(draw(st.sampled_from(sorted(sound.pieces))), description="A **good** start for all.")


def give_a_private_address(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(draw(st.sampled_from(sound.districts)), contact={"role": "Office", "email": "pat@gmail.com"})


def use_an_old_name(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(BUS, formerly=["coach"]).changed(PATHWAY, supports=["coach", "advice"])


def list_a_support_twice(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(PATHWAY, supports=["bus", "advice", "bus"])


def forget_a_support(sound: Sound, draw: Draw) -> Sound:
    return sound.with_(support(f"{draw(st.sampled_from(sound.districts))}/lunch", type="food", offered_by=BODY))


def begin_to_plan_a_course(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(any_course(sound, draw), status="developing")


def enter_a_support_twice(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(BUS, name="The advice")


def ask_for_more_than_there_is(sound: Sound, draw: Draw) -> Sound:
    course, need = needy(sound, draw)
    return sound.changed(course, prerequisites={"at_least": 2, "of": [need]})


def leave_a_needed_course_out_of_the_plan(sound: Sound, draw: Draw) -> Sound:
    _, need = needy(sound, draw)
    plan = {
        level: [step for step in steps if step.get("course") != need] or [{"milestone": "Plan the next year"}]
        for level, steps in sound.plan.items()
    }
    assumed = [name for name, grade in sound.courses.items() if grade < 11 and name != need]
    return sound.planned(plan).changed(
        PATHWAY, entries=[{"level": "grade-9"}, {"level": "grade-11", "assumes": assumed}]
    )


def fill_a_year_with_one_course(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(any_course(sound, draw), credits={"high_school": 9.5})


def end_a_tour(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(TOUR, ends_on="2026-06-30")


def teach_what_needs_each_other_in_the_same_years(sound: Sound, draw: Draw) -> Sound:
    course, need = needy(sound, draw, apart=1)
    odd = [{"by": BODY, "years": "odd"}]
    for one in (course, need):
        sound = sound.changed(one, offerings=odd, grades=[sound.courses[one]])
    return sound


def let_in_too_late_for_a_course(sound: Sound, draw: Draw) -> Sound:
    first = next(iter(sound.courses))
    others = [name for name, grade in sound.courses.items() if grade < 11 and name != first]
    return (
        sound.changed(first, grades=[9])
        .changed(DUAL, prerequisites=[first])
        .changed(PATHWAY, entries=[{"level": "grade-9"}, {"level": "grade-11", "assumes": others}])
    )


def hang_an_exit_on_the_only_host(sound: Sound, draw: Draw) -> Sound:
    plan = sound.plan
    for step in plan["grade-12"]:
        if step.get("credential") == CARD:
            step["after"] = ["project"]
    return sound.planned(plan)


def close_an_exit(sound: Sound, draw: Draw) -> Sound:
    plan = sound.plan
    for step in plan["grade-12"]:
        step.pop("exit", None)
    return sound.planned(plan)


OPERATORS: Mapping[Operator, set[str]] = {
    misspell_a_step: {"L201"},
    delete_a_course: {"L201"},
    name_a_credential_as_prerequisite: {"L202"},
    cease_a_course: {"L203"},
    close_a_circle: {"S301"},
    let_a_course_need_itself: {"S302"},
    move_a_course_before_what_it_needs: {"P401"},
    close_a_course_to_its_grade: {"P403"},
    place_a_course_twice: {"P405"},
    let_nobody_join_late: {"P409"},
    ask_for_more_credits: {"P410"},
    take_the_offerings_elsewhere: {"O501"},
    let_an_agreement_end: {"O506"},
    disagree_about_credits: {"O508"},
    close_the_exits: {"R601"},
    ask_for_older_learners: {"R607"},
    lose_the_host: {"W701"},
    leave_out_a_required_field: {"D101"},
    misspell_a_field: {"D102"},
    misread_a_subject: {"D103"},
    write_one_grade_for_a_list: {"D104"},
    write_a_date_the_american_way: {"D105"},
    leave_a_code_for_later: {"D106"},
    link_without_protection: {"T951"},
    write_in_bold: {"T953"},
    give_a_private_address: {"T954"},
    use_an_old_name: {"L204"},
    list_a_support_twice: {"L205"},
    forget_a_support: {"L206"},
    begin_to_plan_a_course: {"L207"},
    enter_a_support_twice: {"L209"},
    ask_for_more_than_there_is: {"S304"},
    leave_a_needed_course_out_of_the_plan: {"P404"},
    fill_a_year_with_one_course: {"P408"},
    end_a_tour: {"O503"},
    teach_what_needs_each_other_in_the_same_years: {"O502"},
    let_in_too_late_for_a_course: {"R602"},
    hang_an_exit_on_the_only_host: {"R604"},
    close_an_exit: {"R605"},
}
"""What is done to a catalog, and the rule that names it."""


@given(sound_catalogs())
@settings(max_examples=2 * EXAMPLES)
def test_a_sound_catalog_has_no_findings(sound: Sound) -> None:
    assert found(sound) == set()


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.__name__)
@given(sound=sound_catalogs(), data=st.data())
@settings(max_examples=EXAMPLES)
def test_what_is_broken_in_one_way_is_named_by_the_rule_for_it(
    operator: Operator, sound: Sound, data: st.DataObject
) -> None:
    assert found(operator(sound, data.draw)) == OPERATORS[operator]


@given(sound=sound_catalogs(), data=st.data())
@settings(max_examples=EXAMPLES)
def test_a_deleted_agreement_is_missed_by_its_district(sound: Sound, data: st.DataObject) -> None:
    others = len(sound.districts) > 1
    assert found(delete_an_agreement(sound, data.draw)) == ({"O505"} if others else {"O504"})
