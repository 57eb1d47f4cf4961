"""O503 offering-ended.

A course, experience, support or pathway whose `ends_on` has passed, although its status does not say so. Agreements
and credentials have rules of their own (O506, R608).
"""

from __future__ import annotations

from itertools import chain

from generator.checks.example_catalog import WELDING_1, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import kind_and_name, name_of
from generator.model.entities import Entity
from generator.model.status import available


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find what has ended but still counts as open."""
    catalog = graph.catalog
    lasting: chain[Entity] = chain(
        catalog.courses.values(),
        catalog.experiences.values(),
        catalog.supports.values(),
        catalog.pathways.values(),
    )
    for entity in available(lasting):
        if entity.ends_on and entity.ends_on < context.as_of:
            yield Problem(
                place=entity.place("/ends_on"),
                title=f"{name_of(entity)} ended on {entity.ends_on}",
                what=f"{kind_and_name(entity)} ended on {entity.ends_on}, but its status is {entity.status}.",
                value=str(entity.ends_on),
            )


RULE = GraphRule(
    code="O503",
    severity=Severity.WARNING,
    title="Something that has ended but still counts as open",
    meaning="The date under `ends_on` has passed, but the status still says active or developing.",
    why="Students would sign up for something that is over.",
    fix="Give it a new last day, or set `status: ceased` and name its replacement.",
    bad=extended(WELDING_1, 'ends_on: "2026-06-30"\n'),
    good=extended(WELDING_1, 'ends_on: "2027-06-30"\n'),
    check=check,
    depends_on_date=True,
)
