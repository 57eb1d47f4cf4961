"""R603 dead-end-step.

Only career courses (subject cte) among the required steps are checked. Other courses serve graduation, and a
credential is valuable on its own. Such a course leads on when another step needs it, when it prepares for a
credential of the plan that is an exit, leads on itself or qualifies for an occupation of the pathway, when it teaches
what such an occupation needs, or when it is at or before an exit that requires nothing in particular. A plan
without an exit is left out: it explores, or R601 says so.
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, changed, combined, course, unchanged
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.graph.plan import Plan, PlannedStep
from generator.insight.plans import is_fully_read, open_pathways, steps_beside_choices
from generator.model.entities import Course, Credential, Occupation
from generator.model.findings import Example
from generator.model.levels import comparable, not_later


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find steps that lead to nothing."""
    for pathway in open_pathways(graph):
        if not is_fully_read(graph, pathway) or not any(step.exit for step in pathway.steps):
            continue
        plan = graph.plans[pathway.id]
        alive = _steps_that_lead_on(graph, plan)
        for planned in steps_beside_choices(graph, pathway):
            does = planned.does
            career = isinstance(does, Course) and does.subject == "cte" and planned.step.role == "required"
            if does and career and planned.step.id not in alive:
                yield Problem(
                    place=pathway.place(planned.step.pointer),
                    title=f"{name_of(does)} leads to nothing",
                    what=f"Nothing in the plan of {name_of(pathway)} builds on the {does.kind} {name_of(does)}.",
                    value=does.id,
                )


def _steps_that_lead_on(graph: CatalogGraph, plan: Plan) -> set[str]:
    """Return the ids of the steps from which a destination can be reached, walking back from the destinations."""
    jobs = graph.occupations_of(plan.pathway)
    waiting = [planned for planned in plan.steps.values() if planned.step.exit or _serves(graph, planned, jobs)]
    alive = {planned.step.id for planned in waiting}
    back: dict[str, set[str]] = {}
    for link in plan.links:
        back.setdefault(link.target, set()).add(link.source)
    while waiting:
        planned = waiting.pop()
        before = {reference.id.partition("#")[2] for reference in planned.needs.references()}
        before |= back.get(planned.step.id, set())
        before |= {other.step.id for other in plan.together(planned)}
        if planned.step.exit and not before:
            before |= _up_to(graph, plan, planned)
        for step in sorted(before & plan.steps.keys() - alive):
            alive.add(step)
            waiting.append(plan.steps[step])
    return alive


def _up_to(graph: CatalogGraph, plan: Plan, end: PlannedStep) -> set[str]:
    settings = graph.catalog.settings
    return {
        other.step.id
        for other in plan.steps.values()
        if comparable(settings, other.step, end.step) and not_later(settings, other.step, end.step)
    }


def _serves(graph: CatalogGraph, planned: PlannedStep, jobs: tuple[Occupation, ...]) -> bool:
    match planned.does:
        case Credential() as credential:
            return any(graph.resolve(reference) in jobs for reference in credential.qualifies_for)
        case Course() as taught:
            needed = {skill.id for job in jobs for skill in job.needs}
            return any(reference.id in needed for reference in taught.teaches)
        case _:
            return False


_ART = Example((("aspen-ridge/courses/metal-art.yaml", course("Metal art", "grades: [12]\n")),))

RULE = GraphRule(
    code="R603",
    severity=Severity.WARNING,
    title="A step that leads to nothing",
    meaning="No exit and no occupation of the pathway builds on this required step.",
    why="Students would spend a year on something that does not move them forward.",
    fix="Say what it prepares for, add an exit after it, or make it an elective.",
    bad=combined(
        _ART,
        changed(
            PATHWAY, ("- experience: welding-internship", "- experience: welding-internship\n    - course: metal-art")
        ),
    ),
    good=unchanged(PATHWAY),
    waits_for=("/plan", "/occupations"),
    check=check,
)
