"""Work, codes, skills and promises are broken (families W, M, K and Q)."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

from tests.builders import competency, experience
from tests.property.operators.drawn import Draw, Operator
from tests.property.sound_catalogs import ADVICE, BODY, BUS, CARD, CERTIFICATE, PATHWAY, PROJECT, TOUR, WELDERS, Sound


def need_a_skill_that_nobody_teaches(sound: Sound, draw: Draw) -> Sound:
    skill = competency("colorado/read-plans", validated_by=["steel"], validated_on="2026-05-20")
    return sound.with_(skill).changed(WELDERS, needs=["weld-safely", "read-plans"])


def forget_to_ask_about_a_skill(sound: Sound, draw: Draw) -> Sound:
    return sound.changed("colorado/weld-safely", validated_on="2021-05-20")


def mistype_a_code(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(WELDERS, soc="51-4122")


def invent_a_cluster(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(PATHWAY, cluster="metal-work")


def state_a_wage_of_nowhere(sound: Sound, draw: Draw) -> Sound:
    wage = sound.pieces[WELDERS].fields["wages"][0]
    lost = draw(st.sampled_from(["area", "period", "unit", "source"]))
    return sound.changed(WELDERS, wages=[{key: value for key, value in wage.items() if key != lost}])


def keep_an_old_wage(sound: Sound, draw: Draw) -> Sound:
    wage = sound.pieces[WELDERS].fields["wages"][0]
    return sound.changed(WELDERS, wages=[{**wage, "period": f"20{draw(st.integers(10, 23))}-05"}])


def ask_for_a_degree(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(WELDERS, entry_education=draw(st.sampled_from(["Bachelor's degree", "Master's degree"])))


def give_no_contact(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(BODY, contact=None)


def help_nobody(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(PATHWAY, supports=None).without(BUS).without(ADVICE)


def keep_a_price_to_oneself(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(draw(st.sampled_from([CARD, CERTIFICATE])), cost=None)


def call_for_adults(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(PATHWAY, audience=["high-school", "adult"])


def count_a_few(sound: Sound, draw: Draw) -> Sound:
    few = draw(st.integers(1, 15))
    outcome = {"measure": "Earned the card", "count": few, "period": "2025-26", "source": "State office"}
    return sound.changed(PATHWAY, outcomes=[outcome])


def put_off_the_review(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(PATHWAY, reviewed_on="2025-01-15")


def say_nothing_of_the_labor_market(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(WELDERS, outlook=None)


def lose_the_host(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(PROJECT, hosts=None)


def call_a_tour_work(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(TOUR, stage="at")


def leave_out_the_internship(sound: Sound, draw: Draw) -> Sound:
    plan = {
        level: [step for step in steps if step.get("experience") != PROJECT] for level, steps in sound.plan.items()
    }
    return sound.planned(plan).without(PROJECT)


def forget_to_ask_the_host(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(TOUR, confirmed_on="2024-08-15")


def send_to_work_before_a_visit(sound: Sound, draw: Draw) -> Sound:
    moved = {PROJECT: "grade-9", TOUR: "grade-10", f"{BODY}/shadow": "grade-11"}
    plan = {
        level: [step for step in steps if step.get("experience") not in moved] for level, steps in sound.plan.items()
    }
    for experience_id, level in moved.items():
        plan[level].append({"experience": experience_id})
    return sound.planned(plan)


def leave_the_terms_of_work_open(sound: Sound, draw: Draw) -> Sound:
    terms: dict[str, object] = {"hours": 200, "paid": True, "minimum_age": 16}
    del terms[draw(st.sampled_from(sorted(terms)))]
    work = {"stage": "at", "activity": "apprenticeship", "hosts": ["steel"], "confirmed_on": "2026-08-15"}
    plan = sound.plan
    plan["grade-12"].append({"experience": f"{BODY}/job"})
    return sound.with_(experience(f"{BODY}/job", **work, **terms)).planned(plan)


def plan_for_another_program(sound: Sound, draw: Draw) -> Sound:
    return sound.changed(PATHWAY, cip="48.0501")


OPERATORS: Mapping[Operator, str] = {
    need_a_skill_that_nobody_teaches: "K851",
    forget_to_ask_about_a_skill: "K852",
    mistype_a_code: "M801",
    plan_for_another_program: "M802",
    invent_a_cluster: "M803",
    state_a_wage_of_nowhere: "M804",
    keep_an_old_wage: "M805",
    ask_for_a_degree: "M806",
    give_no_contact: "Q901",
    help_nobody: "Q902",
    keep_a_price_to_oneself: "Q903",
    call_for_adults: "Q904",
    count_a_few: "Q905",
    put_off_the_review: "Q906",
    say_nothing_of_the_labor_market: "Q907",
    lose_the_host: "W701",
    call_a_tour_work: "W702",
    send_to_work_before_a_visit: "W703",
    leave_out_the_internship: "W704",
    leave_the_terms_of_work_open: "W705",
    forget_to_ask_the_host: "W706",
}
