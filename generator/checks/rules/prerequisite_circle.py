"""S301 prerequisite-circle.

A circle is an error when nobody can finish it. When an alternative leads around it ("any of"), it is a warning: the
line that closes the circle helps nobody. A circle in a plan that only repeats a circle among courses is left out.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_1, WELDING_3, extended, unchanged
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import join_words, name_of
from generator.graph.cycles import Cycle, cycles
from generator.graph.links import conditions
from generator.model.places import Place


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find things that wait for each other."""
    found = cycles(graph)
    tangled = {at for circle in found for at in circle.vertices}
    for circle in found:
        echo = circle.vertices[0].startswith("step:") and all(_does(graph, at) in tangled for at in circle.vertices)
        if not echo:
            yield _problem(graph, circle)


def _problem(graph: CatalogGraph, circle: Cycle) -> Problem:
    around = circle.vertices
    links = [(around[index - 1], around[index]) for index in range(len(around))]
    places = [_place(graph, needed, at) for needed, at in links]
    names = [_name(graph, at) for at in around]
    needs = join_words((f"{names[index]} needs {names[index - 1]}" for index in range(len(around))), most=12)
    end = (
        "Nobody could ever start."
        if circle.hopeless
        else "There is another way around it, so this line helps nobody."
    )
    return Problem(
        place=places[0],
        title=f"{names[0]} waits for itself in a circle of {len(around)}",
        what=f"{needs}. {end}",
        fix=f"Remove one of these {len(around)} lines.",
        severity=Severity.ERROR if circle.hopeless else Severity.WARNING,
        value=" ".join(at.partition(":")[2] for at in around),
        related=tuple(
            Related(place, f"{names[index]} needs {names[index - 1]} here") for index, place in enumerate(places)
        )[1:],
    )


def _does(graph: CatalogGraph, at: str) -> str:
    pathway, _, step = at.removeprefix("step:").partition("#")
    does = graph.plans[pathway].steps[step].does
    return f"{does.kind}:{does.id}" if does else ""


def _name(graph: CatalogGraph, at: str) -> str:
    entity = graph.entity(at)
    return name_of(entity) if entity else f'the step "{at.partition("#")[2]}"'


def _place(graph: CatalogGraph, needed: str, at: str) -> Place:
    """Return where `at` says that it needs `needed`."""
    entity = graph.entity(at)
    if entity is None:
        pathway, _, step = at.removeprefix("step:").partition("#")
        planned = graph.plans[pathway].steps[step]
        mention = needed.removeprefix("step:")
        pointers = [reference.pointer for reference in planned.needs.references() if reference.id == mention]
        inside = next((pointer for pointer in pointers if pointer.startswith("/plan/")), planned.step.pointer)
        return graph.catalog.pathways[pathway].place(inside)
    for condition in conditions(entity):
        for reference in condition.references():
            target = graph.target(reference)
            if target and f"{target.kind}:{target.id}" == needed:
                return entity.place(reference.pointer)
    return entity.place()


RULE = GraphRule(
    code="S301",
    severity=Severity.ERROR,
    title="Things that wait for each other",
    meaning="Each of these needs the next one first, and the last one needs the first one.",
    why="No student could ever take any of them.",
    fix="Remove one of the lines shown.",
    bad=extended(WELDING_1, "prerequisites: welding-3\n"),
    good=unchanged(WELDING_1, WELDING_3),
    shares_work="prerequisites",
    check=check,
)
