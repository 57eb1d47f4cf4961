"""Links and what courses need are broken (families L and S)."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from tests.builders import support
from tests.property.operators.drawn import Draw, Operator, any_course, needy
from tests.property.sound_catalogs import BODY, BUS, CARD, CERTIFICATE, DUAL, LATER, PATHWAY, Sound


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


def close_a_circle(sound: Sound, draw: Draw) -> Sound:
    course, need = needy(sound, draw)
    return sound.changed(need, prerequisites=[course])


def let_a_course_need_itself(sound: Sound, draw: Draw) -> Sound:
    course = any_course(sound, draw)
    return sound.changed(course, prerequisites=[*sound.needs(course), course])


def take_with_it_what_needs_it(sound: Sound, draw: Draw) -> Sound:
    course, need = needy(sound, draw)
    return sound.changed(need, corequisites=[course])


def ask_for_more_than_there_is(sound: Sound, draw: Draw) -> Sound:
    course, need = needy(sound, draw)
    return sound.changed(course, prerequisites={"at_least": 2, "of": [need]})


def ask_for_what_is_asked_anyway(sound: Sound, draw: Draw) -> Sound:
    further = draw(st.sampled_from([name for name, grade in sound.courses.items() if grade < 12]))
    return sound.changed(DUAL, prerequisites=[further]).changed(LATER, prerequisites=[DUAL, further])


def ask_for_something_else_than_is_prepared(sound: Sound, draw: Draw) -> Sound:
    name = draw(st.sampled_from([name for name, grade in sound.courses.items() if grade == 12]))
    return sound.changed(name, prepares_for=[CERTIFICATE])


def number_a_part_beyond_the_last(sound: Sound, draw: Draw) -> Sound:
    parts = draw(st.integers(1, 8))
    code = f"13207G1.00{draw(st.integers(parts + 1, 9))}{parts}"
    return sound.changed(any_course(sound, draw), sced=code)


OPERATORS: Mapping[Operator, str] = {
    misspell_a_step: "L201",
    delete_a_course: "L201",
    name_a_credential_as_prerequisite: "L202",
    cease_a_course: "L203",
    use_an_old_name: "L204",
    list_a_support_twice: "L205",
    forget_a_support: "L206",
    begin_to_plan_a_course: "L207",
    ask_for_something_else_than_is_prepared: "L208",
    enter_a_support_twice: "L209",
    close_a_circle: "S301",
    let_a_course_need_itself: "S302",
    take_with_it_what_needs_it: "S303",
    ask_for_more_than_there_is: "S304",
    ask_for_what_is_asked_anyway: "S305",
    number_a_part_beyond_the_last: "S306",
}
