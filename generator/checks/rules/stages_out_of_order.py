"""W703 stages-out-of-order.

The first experience through work should not come before the first about work, nor the first at work before the first
through work. The same level is fine, and a stage that is missing has its own rule (W704). Levels for adults are left
out: adults often know the work already.
"""

from __future__ import annotations

from itertools import combinations

from generator.checks.example_catalog import INTERNSHIP, PATHWAY, changed, combined, unchanged
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.stages import LADDER, stages_are_sound
from generator.checks.wording import name_of
from generator.insight.plans import experiences, open_pathways
from generator.model.catalog import Level
from generator.model.entities import Experience, Step


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find plans that climb the ladder of work-based learning in the wrong order."""
    for pathway in open_pathways(graph):
        if not stages_are_sound(graph, pathway):
            continue
        first: dict[str, tuple[Experience, Step, Level]] = {}
        for experience, step, level in experiences(graph, pathway):
            known = first.get(experience.stage)
            if level.kind != "adult" and (known is None or level.order < known[2].order):
                first[experience.stage] = (experience, step, level)
        for low, high in combinations([stage for stage in LADDER if stage in first], 2):
            (one, one_step, one_level), (other, step, level) = first[low], first[high]
            if level.order < one_level.order:
                yield Problem(
                    place=pathway.place(step.pointer),
                    title=f"Learning {high} work comes before learning {low} work",
                    what=f"{name_of(other)} (learning {high} work) is at {level.name}. "
                    f"The first learning {low} work, {name_of(one)}, comes at {one_level.name}.",
                    value=f"{low} {high}",
                    related=(Related(pathway.place(one_step.pointer), f"{name_of(one)} is here"),),
                )
                break


RULE = GraphRule(
    code="W703",
    severity=Severity.WARNING,
    title="Work-based learning in the wrong order",
    meaning="The plan sends learners to work before they have seen a workplace.",
    why="Students learn the most when they look first, then try, then work.",
    fix="Add a visit or talk before it, or move the step to a later level.",
    bad=combined(
        changed(INTERNSHIP, ("minimum_age: 16\n", "")),
        changed(
            PATHWAY,
            ("- experience: shop-tour", "- experience: welding-internship"),
            ("- course: welding-2", "- course: welding-2\n    - experience: shop-tour"),
        ),
    ),
    good=unchanged(PATHWAY),
    check=check,
)
