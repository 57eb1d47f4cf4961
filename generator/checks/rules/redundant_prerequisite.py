"""S305 redundant-prerequisite.

A need without alternatives that follows from the other needs: of alternatives, when it follows from all of them. It
does no harm, so it is a note.
Only courses and experiences are looked at: a credential rightly lists everything it requires.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_3, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import kind_and_name, name_of
from generator.model.entities import Course, Experience


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find prerequisites that another prerequisite brings with it."""
    for mention in graph.redundant:
        entity, target = mention.entity, graph.resolve(mention.reference)
        if target and isinstance(entity, (Course, Experience)):
            yield Problem(
                place=entity.place(mention.reference.pointer),
                title=f"{name_of(target)} is already implied",
                what=f"{kind_and_name(entity)} lists {name_of(target)}. "
                f"Another prerequisite already requires {name_of(target)}.",
                value=target.id,
            )


RULE = GraphRule(
    code="S305",
    severity=Severity.NOTE,
    title="A redundant prerequisite",
    meaning="The list names something that another item of the same list already requires.",
    why="Longer lists are harder for students to read.",
    fix="You may delete the line. Nothing else changes.",
    bad=changed(WELDING_3, ("prerequisites: welding-2", "prerequisites: [welding-1, welding-2]")),
    shares_work="prerequisites",
    check=check,
)
