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
from generator.model.findings import Severity
from tests.builders import write
from tests.property.sound_catalogs import (
    CARD,
    CERTIFICATE,
    DUAL,
    PATHWAY,
    PROJECT,
    Sound,
    sound_catalogs,
)

AS_OF = date(2026, 11, 2)
EXAMPLES = 12

Draw: TypeAlias = Callable[[Any], Any]
Operator: TypeAlias = Callable[[Sound, Draw], Sound]


def mistakes(sound: Sound) -> set[str]:
    """Return the codes of the errors and warnings in the catalog, written to files and read again."""
    with TemporaryDirectory() as folder:
        report = check(load(write(Path(folder) / "catalog", *sound.pieces.values())), AS_OF)
    assert report.crashes == ()
    return {finding.code for finding in report.findings if finding.severity is not Severity.NOTE}


def needy(sound: Sound, draw: Draw) -> tuple[str, str]:
    """Return a course and one that it cannot do without."""
    pairs = [(name, need) for name in sound.courses for need in sound.needs(name)]
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
}
"""What is done to a catalog, and the rule that names it."""


@given(sound_catalogs())
@settings(max_examples=2 * EXAMPLES)
def test_a_sound_catalog_has_no_errors_and_no_warnings(sound: Sound) -> None:
    assert mistakes(sound) == set()


@pytest.mark.parametrize("operator", OPERATORS, ids=lambda operator: operator.__name__)
@given(sound=sound_catalogs(), data=st.data())
@settings(max_examples=EXAMPLES)
def test_what_is_broken_in_one_way_is_named_by_the_rule_for_it(
    operator: Operator, sound: Sound, data: st.DataObject
) -> None:
    assert mistakes(operator(sound, data.draw)) == OPERATORS[operator]


@given(sound=sound_catalogs(), data=st.data())
@settings(max_examples=EXAMPLES)
def test_a_deleted_agreement_is_missed_by_its_district(sound: Sound, data: st.DataObject) -> None:
    others = len(sound.districts) > 1
    assert mistakes(delete_an_agreement(sound, data.draw)) == ({"O505"} if others else {"O504"})
