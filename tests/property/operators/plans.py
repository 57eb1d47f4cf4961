"""Plans, what is offered and what can be reached are broken (families P, O and R)."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from tests.builders import course
from tests.property.operators.drawn import Draw, Operator, any_course, needy
from tests.property.sound_catalogs import BODY, CARD, CERTIFICATE, COLLEGE, DUAL, LATER, PATHWAY, TOUR, WELDERS, Sound


def take_the_offerings_elsewhere(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(any_course(sound, draw), offerings=[{"by": "steel"}])


def teach_what_needs_each_other_in_the_same_years(sound: Sound, draw: Draw) -> Sound:
    course, need = needy(sound, draw, apart=1)
    odd = [{"by": BODY, "years": "odd"}]
    for one in (course, need):
        sound = sound.changed(one, offerings=odd, grades=[sound.courses[one]])
    return sound


def end_a_tour(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(TOUR, ends_on="2026-06-30")


def let_an_agreement_end(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(f"{draw(st.sampled_from(sound.districts))}/credit", ends_on="2026-06-30")


def count_credit_for_nothing(sound: Sound, draw: Draw) -> Sound:
    crafts = course(f"{COLLEGE}/crafts", credits={"high_school": 1, "college": 3})
    credit = f"{draw(st.sampled_from(sound.districts))}/credit"
    rows = [{"course": name, "college_course": name, "credits": 3} for name in (DUAL, crafts.id)]
    return sound.with_(crafts).changed(credit, courses=rows, counts_for_graduation=None, applies_to=None)


def disagree_about_credits(sound: Sound, draw: Draw) -> Sound:
    row = {"course": DUAL, "college_course": DUAL, "credits": draw(st.integers(5, 9))}
    return sound.changed(f"{draw(st.sampled_from(sound.districts))}/credit", courses=[row])


def move_a_course_before_what_it_needs(sound: Sound, draw: Draw) -> Sound:
    course, need = needy(sound, draw)
    plan, grade = sound.plan, draw(st.integers(9, sound.courses[need]))
    plan[f"grade-{sound.courses[course]}"].remove({"course": course})
    plan[f"grade-{grade}"].append({"course": course})
    plan[f"grade-{sound.courses[course]}"].append({"milestone": "Plan the next year"})
    whole = {"high_school": 1}  # two half-year courses may stand in one grade
    return sound.planned(plan).changed(course, grades=None, credits=whole)


def put_off_a_corequisite(sound: Sound, draw: Draw) -> Sound:
    name = draw(st.sampled_from([name for name, grade in sound.courses.items() if grade < 12]))
    lab = course(f"{BODY}/lab", teaches=["colorado/weld-safely"], credits={"high_school": 0.5})
    plan = sound.plan
    plan[f"grade-{draw(st.integers(sound.courses[name] + 1, 12))}"].append({"course": lab.id, "role": "elective"})
    return sound.with_(lab).changed(name, corequisites=[lab.id]).planned(plan)


def leave_a_year_empty(sound: Sound, draw: Draw) -> Sound:
    plan = sound.plan
    plan["college-2"] = plan.pop("college-1")
    return sound.planned(plan)


def let_in_at_the_end(sound: Sound, draw: Draw) -> Sound:
    # A course of one term leaves the next term to what needs it, unless that is taught in fall.
    in_fall = sound.changed(LATER, offerings=[{"by": COLLEGE, "terms": ["fall"]}])
    return in_fall.changed(PATHWAY, entries=[{"level": "grade-9"}, {"level": "college-2"}])


def close_a_course_to_its_grade(sound: Sound, draw: Draw) -> Sound:
    course = any_course(sound, draw)
    return sound.changed(course, grades=[grade for grade in (9, 10, 11, 12) if grade != sound.courses[course]])


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


def place_a_course_twice(sound: Sound, draw: Draw) -> Sound:
    course = any_course(sound, draw)
    plan, grade = sound.plan, draw(st.integers(sound.courses[course], 12))
    plan[f"grade-{grade}"].append({"course": course})
    return sound.planned(plan).changed(course, grades=None)


def fill_a_year_with_one_course(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(any_course(sound, draw), credits={"high_school": 9.5})


def let_nobody_join_late(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(PATHWAY, entries=[{"level": "grade-9"}])


def ask_for_more_credits(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(CERTIFICATE, credits={"college": draw(st.integers(13, 60))})


def close_the_exits(sound: Sound, draw: Draw) -> Sound:
    plan = sound.plan
    for step in [step for steps in plan.values() for step in steps]:
        step.pop("exit", None)
    return sound.planned(plan)


def let_in_too_late_for_a_course(sound: Sound, draw: Draw) -> Sound:
    first = next(iter(sound.courses))
    others = [name for name, grade in sound.courses.items() if grade < 11 and name != first]
    return (
        sound.changed(first, grades=[9])
        .changed(DUAL, prerequisites=[first])
        .changed(PATHWAY, entries=[{"level": "grade-9"}, {"level": "grade-11", "assumes": others}])
    )


def teach_what_leads_nowhere(sound: Sound, draw: Draw) -> Sound:
    crafts = course(f"{COLLEGE}/crafts", credits={"college": 3})
    plan = sound.plan
    plan["college-1"].append({"course": crafts.id})
    return sound.with_(crafts).planned(plan)


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


def promise_badges_only(sound: Sound, draw: Draw) -> Sound:
    sound = sound.changed(WELDERS, entry_education="No formal educational credential")
    return sound.changed(CARD, type="badge").changed(CERTIFICATE, type="badge")


def ask_for_older_learners(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(CARD, minimum_age=draw(st.integers(19, 25)))


def let_a_credential_end(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(CARD, ends_on="2026-06-30")


OPERATORS: Mapping[Operator, str] = {
    take_the_offerings_elsewhere: "O501",
    teach_what_needs_each_other_in_the_same_years: "O502",
    end_a_tour: "O503",
    let_an_agreement_end: "O506",
    count_credit_for_nothing: "O507",
    disagree_about_credits: "O508",
    move_a_course_before_what_it_needs: "P401",
    put_off_a_corequisite: "P402",
    close_a_course_to_its_grade: "P403",
    leave_a_needed_course_out_of_the_plan: "P404",
    place_a_course_twice: "P405",
    leave_a_year_empty: "P406",
    let_in_at_the_end: "P407",
    fill_a_year_with_one_course: "P408",
    let_nobody_join_late: "P409",
    ask_for_more_credits: "P410",
    close_the_exits: "R601",
    let_in_too_late_for_a_course: "R602",
    teach_what_leads_nowhere: "R603",
    hang_an_exit_on_the_only_host: "R604",
    close_an_exit: "R605",
    promise_badges_only: "R606",
    ask_for_older_learners: "R607",
    let_a_credential_end: "R608",
}
