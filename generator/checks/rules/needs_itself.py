"""S302 needs-itself.

Something that names itself among what must be finished before it, or taken together with it. One alternative among
several is reported too: it can never help.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_2, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import kind_and_name, name_of
from generator.graph.links import Relation
from generator.model.ids import Kind

_ORDERING = (Relation.NEEDED_FIRST, Relation.TAKEN_TOGETHER, Relation.RECOMMENDED, Relation.STACKS_ONTO)


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find things that need themselves."""
    for mention in graph.all_references:
        entity, target = mention.entity, mention.target
        if target and mention.relation in _ORDERING and (target.kind, target.id) == (entity.kind, entity.id):
            yield Problem(
                place=entity.place(mention.reference.pointer),
                title=f"{name_of(entity)} needs itself",
                what=f"{kind_and_name(entity)} names itself here.",
                value=entity.id,
            )
    for pathway in graph.catalog.pathways.values():
        for step in pathway.steps:
            for reference in step.after.references():
                if reference.kind is Kind.STEP and reference.id == f"{pathway.id}#{step.id}":
                    yield Problem(
                        place=pathway.place(reference.pointer),
                        title=f'The step "{step.id}" comes after itself',
                        what=f'In the plan of {name_of(pathway)}, the step "{step.id}" waits for itself.',
                        value=step.id,
                    )


RULE = GraphRule(
    code="S302",
    severity=Severity.ERROR,
    title="Something that needs itself",
    meaning="A course, credential, experience or step lists itself as something that comes first.",
    why="No student could ever begin it.",
    fix="Delete the line, or correct the id.",
    bad=changed(WELDING_2, ("prerequisites: welding-1", "prerequisites: [welding-1, welding-2]")),
    shares_work="links",
    check=check,
)
