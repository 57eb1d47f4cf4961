"""Laws of the checks: a sound catalog has no errors, and breaking it one way raises the rule for that way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.checks.rule import RuleContext
from generator.checks.rules import RULES
from generator.graph.catalog_graph import CatalogGraph
from generator.model.findings import Severity
from tests.builders import Piece, course, credential, experience, graph, occupation, organization, pathway
from tests.property.test_whole_catalog_laws import JUDGED

GRADES = ("grade-9", "grade-10", "grade-11", "grade-12")
CIRCUMSTANCES = RuleContext(date(2026, 11, 2))

Sound = dict[str, dict[str, Any]]
"""The courses of a sound catalog by name: the grade at which each stands, and what it needs."""


def errors(found: CatalogGraph) -> set[str]:
    """Return the codes of the rules that find an error, among those for which the catalogs are made sound."""
    judged = (rule for rule in RULES if rule.code in JUDGED)
    problems = ((rule, problem) for rule in judged for problem in rule.find(found, CIRCUMSTANCES))
    return {rule.code for rule, problem in problems if problem.severity is Severity.ERROR}


@st.composite
def sound_courses(draw: st.DrawFn) -> Sound:
    """Return courses that each need only courses of earlier grades, in any kind of condition."""
    courses: Sound = {}
    for index, grade in enumerate(GRADES):
        earlier = [name for name, about in courses.items() if GRADES.index(about["grade"]) < index]
        for number in range(draw(st.integers(1, 3))):
            needs: Any = None
            wanted: bool = draw(st.booleans())
            if earlier and wanted:
                parts = draw(st.lists(st.sampled_from(earlier), min_size=1, max_size=3, unique=True))
                count = draw(st.integers(1, len(parts)))
                needs = draw(st.sampled_from([parts, {"any": parts}, {"at_least": count, "of": parts}]))
            courses[f"{'abcd'[index]}-{number}"] = {"grade": grade, "needs": needs}
    return courses


def pieces(courses: Sound) -> list[Piece]:
    """Return the whole catalog around `courses`: their pathway, a credential, a job, and a tour with its host."""
    plan: dict[str, list[Mapping[str, Any]]] = {}
    for name, about in courses.items():
        plan.setdefault(about["grade"], []).append({"course": name})
    plan[GRADES[0]] = [*plan.get(GRADES[0], []), {"experience": "tour"}]
    plan[GRADES[3]] = [*plan.get(GRADES[3], []), {"credential": "card", "exit": True}]
    taught = [
        course(name, **({"prerequisites": about["needs"]} if about["needs"] else {}))
        for name, about in courses.items()
    ]
    return [
        *taught,
        credential("card", requires=[next(iter(courses))]),
        occupation("welders"),
        organization("steel", type="employer"),
        experience("tour", hosts=["steel"]),
        pathway("all", plan, occupations=["welders"]),
    ]


def mentioned(needs: Any) -> Iterable[str]:
    """Return the names in a condition."""
    if isinstance(needs, dict):
        return list(needs.get("any") or needs.get("of") or ())
    return needs or ()


@given(sound_courses())
def test_a_sound_catalog_has_no_errors(courses: Sound) -> None:
    assert errors(graph(*pieces(courses))) == set()


@given(sound_courses(), st.data())
def test_a_course_taken_away_leaves_unknown_references_and_nothing_else(courses: Sound, data: st.DataObject) -> None:
    gone = data.draw(st.sampled_from(sorted(courses)))
    left = [piece for piece in pieces(courses) if not piece.id.endswith(f"/{gone}")]
    assert errors(graph(*left)) == {"L201"}


@given(sound_courses(), st.data())
def test_a_link_back_makes_a_circle(courses: Sound, data: st.DataObject) -> None:
    forced = [
        (name, need) for name, about in courses.items() if isinstance(about["needs"], list) for need in about["needs"]
    ]
    if not forced:
        courses["b-0"]["needs"], forced = ["a-0"], [("b-0", "a-0")]
    name, need = data.draw(st.sampled_from(sorted(forced)))
    courses[need]["needs"] = [name]
    assert errors(graph(*pieces(courses))) == {"S301"}


@given(sound_courses(), st.data())
def test_a_course_moved_before_what_it_needs_comes_too_early(courses: Sound, data: st.DataObject) -> None:
    courses["d-0"]["needs"] = ["c-0"]
    courses["d-0"]["grade"] = data.draw(st.sampled_from(GRADES[:3]))
    assert errors(graph(*pieces(courses))) == {"P401"}
