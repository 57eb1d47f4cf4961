"""S305 redundant-prerequisite.

A need without alternatives that follows from another need without alternatives. It does no harm, so it is a note.
Only courses and experiences are looked at: a credential rightly lists everything it requires.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.example_catalog import WELDING_3, as_it_is, changed
from generator.checks.rule import Circumstances, GraphRule, Problem, Severity
from generator.checks.wording import kind_and_name, name_of
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.cycles import needed_anyway
from generator.graph.links import conditions, vertex
from generator.model.entities import Course, Experience


def check(graph: CatalogGraph, _: Circumstances) -> Iterator[Problem]:
    """Find prerequisites that another prerequisite brings with it."""
    for at, needless in sorted(needed_anyway(graph).items()):
        entity = graph.entity(at)
        if not isinstance(entity, (Course, Experience)):
            continue
        for condition in conditions(entity):
            for reference in condition.references():
                target = graph.resolve(reference)
                if target and vertex(target.kind, target.id) in needless:
                    yield Problem(
                        place=entity.place(reference.pointer),
                        entity=entity.id,
                        title=f"{name_of(target)} is already implied",
                        what=f"{kind_and_name(entity)} lists {name_of(target)}. "
                        f"Another prerequisite already requires {name_of(target)}.",
                        value=target.id,
                    )


RULE = GraphRule(
    code="S305",
    name="redundant-prerequisite",
    severity=Severity.NOTE,
    title="A redundant prerequisite",
    meaning="The list names something that another item of the same list already requires.",
    why="Longer lists are harder for students to read.",
    fix="You may delete the line. Nothing else changes.",
    bad=changed(WELDING_3, ("prerequisites: welding-2", "prerequisites: [welding-1, welding-2]")),
    good=as_it_is(WELDING_3),
    check=check,
    manual=__doc__,
)
