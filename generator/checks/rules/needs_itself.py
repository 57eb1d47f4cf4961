"""S302 needs-itself.

Something that names itself among what must be finished before it, or taken together with it. One alternative among
several is reported too: it can never help. A course that cannot do without the very course as which it counts under
an agreement of its own organization needs itself, too.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_2, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import kind_and_name, name_of
from generator.graph.links import Relation
from generator.graph.references import PlacedReference
from generator.model.entities import Course
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
    for mention in graph.all_references:
        yield from _by_credit(graph, mention)
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


def _by_credit(graph: CatalogGraph, mention: PlacedReference) -> Problems:
    """Yield a problem where a course needs the course as which it counts, or the other way round."""
    course, target = mention.entity, mention.target.entity if mention.target else None
    if not isinstance(course, Course) or not isinstance(target, Course) or mention.elective:
        return
    if mention.relation not in (Relation.NEEDED_FIRST, Relation.TAKEN_TOGETHER):
        return
    pairs = graph.college_credit.interchangeable(course.id, preparing=True).get(target.id, [])
    owner = graph.catalog.organizations.get(course.owner)
    above = graph.around(owner, preparing=True).above if owner else frozenset[str]()
    for pair in [one for one in pairs if one.serves(above) or target.owner == course.owner][:1]:
        yield Problem(
            place=course.place(mention.reference.pointer),
            title=f"{name_of(course)} needs itself",
            what=f"{kind_and_name(course)} needs {name_of(target)}. "
            f"Under {name_of(pair.agreement)}, one counts as the other.",
            value=target.id,
            related=(Related(pair.agreement.place("/courses"), "here one counts as the other"),),
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
