"""S303 impossible-corequisites.

A corequisite is taken no later than the same term. So a corequisite may be finished earlier, but a course cannot be
needed before its own corequisite. Where there are alternatives ("any of"), each of them has to need it.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_1, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import name_of
from generator.graph.cycles import impossible_pairs, unavoidable_pairs
from generator.model.entities import Course


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find courses that must be taken together, yet one after the other."""
    for first, second in sorted({*impossible_pairs(graph), *unavoidable_pairs(graph)}):
        one, other = graph.entity(first), graph.entity(second)
        if isinstance(one, Course) and isinstance(other, Course):
            yield Problem(
                place=one.place("/corequisites") if one.corequisites.parts else other.place("/prerequisites"),
                title=f"{name_of(one)} cannot be taken together with {name_of(other)}",
                what=f"{name_of(one)} must be taken together with {name_of(other)}, "
                "or with a course that leads to it. "
                f"But {name_of(other)} needs {name_of(one)} to be finished first.",
                value=other.id,
                related=(Related(other.place("/prerequisites"), f"{name_of(other)} needs it first"),),
            )


RULE = GraphRule(
    code="S303",
    severity=Severity.ERROR,
    title="Courses that must be both together and one after the other",
    meaning="Two courses must be taken in the same term, but one of them must be finished before the other.",
    why="No student could ever enroll in both.",
    fix="Keep either the corequisite or the prerequisite.",
    bad=extended(WELDING_1, "corequisites: [welding-2]\n"),
    shares_work="prerequisites",
    check=check,
)
