"""L207 developing-in-active.

Only steps that every learner takes count: no electives, and no options of a choice that leaves enough others. A
choice that leaves too few open is one finding, at the choice.
"""

from __future__ import annotations

from generator.checks.example_catalog import INTERNSHIP, PATHWAY, changed, combined, extended
from generator.checks.mentions import can_be_chosen
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import join_words, name_of
from generator.graph.links import Relation
from generator.model.entities import Pathway, Step, with_options
from generator.model.status import is_active, is_developing, is_open


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find required steps of active pathways that are still being developed."""
    for mention in graph.all_references:
        pathway = mention.entity
        if mention.relation is not Relation.DOES or mention.elective or not is_active(pathway):
            continue
        target = mention.target.entity if mention.target else None
        if target is not None and is_developing(target):
            yield Problem(
                place=pathway.place(mention.reference.pointer),
                title=f"{name_of(target)} is still being developed",
                what=f"The pathway {name_of(pathway)} is active. "
                f"Its {target.kind} {name_of(target)} is not open yet.",
                value=target.id,
                related=(Related(target.place("/status"), "it is still being developed"),),
            )
    for pathway in filter(is_active, graph.catalog.pathways.values()):
        yield from _choices(graph, pathway, pathway.plan)


def _choices(graph: CatalogGraph, pathway: Pathway, steps: tuple[Step, ...]) -> Problems:
    """Find choices that only leave what is still being developed, the outermost only."""
    for step in steps:
        if step.role == "elective":
            continue
        if (step.choose or 0) >= len(step.options):
            yield from _choices(graph, pathway, step.options)
        elif not can_be_chosen(graph, step, is_active) and can_be_chosen(graph, step, is_open):
            unfinished = {
                target.id: target
                for option in with_options(step.options)
                if option.does and (target := graph.resolve(option.does)) and is_developing(target)
            }
            names = join_words(name_of(target) for target in unfinished.values())
            yield Problem(
                place=pathway.place(step.pointer),
                title=f"Too few options of a choice in {name_of(pathway)} are open",
                what=f"The pathway {name_of(pathway)} is active. One step chooses {step.choose} of "
                f"{len(step.options)}. Not open yet: {names}.",
                value=step.id,
                related=tuple(
                    Related(target.place("/status"), "it is still being developed") for target in unfinished.values()
                ),
            )


RULE = GraphRule(
    code="L207",
    severity=Severity.WARNING,
    title="An active pathway that relies on something unfinished",
    meaning="A required step of an active pathway names something with `status: developing`.",
    why="Students could start a pathway that they cannot finish as planned.",
    fix="Set the pathway to `status: developing`, or wait until the step is open.",
    bad=extended(INTERNSHIP, "status: developing\n"),
    good=combined(
        extended(INTERNSHIP, "status: developing\n"),
        changed(PATHWAY, ("experience: welding-internship", "experience: welding-internship\n      role: elective")),
    ),
    shares_work="links",
    check=check,
)
