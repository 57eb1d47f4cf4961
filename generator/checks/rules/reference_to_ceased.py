"""L203 reference-to-ceased.

It is an error where learners cannot do without the thing: a required step, a prerequisite without alternatives, a
course of an agreement, a destination, a place where a pathway is offered. Elsewhere it is a warning: an elective
step, one of several alternatives, a host, a competency. What has itself ceased or is suspended may refer to the past.
What an organization that has ceased says of itself, as who teaches its courses, is left out: that goes with it.
Where no alternative is left at all, rule S304 says so, and this rule stays quiet. A replacement that has ceased in
turn is followed to the one that is there; what is named as its own replacement has none, and that is said once.
All that rely on the same thing are one finding with all their places, as severe as the most severe of them. With it
goes what other rules find because of it: steps that nobody offers (O501, O504, O505) and exits out of reach (R602).
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_3, changed, combined, course, unchanged
from generator.checks.gone import GoneThings
from generator.checks.mentions import can_be_met, hopeless_choices, is_needed
from generator.checks.rule import (
    CatalogGraph,
    GraphRule,
    Problem,
    Problems,
    Related,
    RuleContext,
    Severity,
)
from generator.checks.wording import kind_and_name, name_of, short_id
from generator.graph.references import PlacedReference
from generator.model.entities import Entity, Organization, with_options
from generator.model.findings import Example, Suggestion
from generator.model.status import available, gone_in_words, is_unavailable


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find references to what is suspended or ceased."""
    reported = {
        (pathway.id, option.does)
        for pathway in available(graph.catalog.pathways.values())
        for choice in hopeless_choices(graph, pathway.plan)
        for option in with_options(choice.options)
    }
    for mention in graph.all_references:
        target = mention.target.entity if mention.target else None
        if target is None or not is_unavailable(target) or is_unavailable(mention.entity):
            continue
        if (mention.entity.id, mention.reference) in reported:
            continue
        if isinstance(target, Organization) and mention.entity.owner == target.owner and not is_needed(mention):
            continue
        if not mention.elective or mention.condition is None or can_be_met(graph, mention.condition):
            yield _problem(context.gone(graph), mention, target)
    for entity in graph.catalog.all():
        if entity.replaced_by and graph.resolve(entity.replaced_by) is entity:
            yield Problem(
                place=entity.place("/replaced_by"),
                title=f"{name_of(entity)} is named as its own replacement",
                what=f"{kind_and_name(entity)} says that it is replaced by itself.",
                fix=f"Name another {entity.kind} there, or delete the line.",
                severity=Severity.WARNING,
                value=entity.id,
            )


def _problem(gone: GoneThings, mention: PlacedReference, target: Entity) -> Problem:
    state = gone_in_words(target)
    cause = gone.cause(target, "relies on it")
    newer = gone.replacement(target)
    suggestions: tuple[Suggestion, ...] = ()
    fix = "Name what takes its place, or delete the line."
    if newer and newer.kind in mention.reference.kinds and newer is not mention.entity:
        shown = short_id(newer.id, newer.kind, mention.entity.owner)
        suggestions = (Suggestion(shown, name_of(newer)),)
        fix = f'Use its replacement "{shown}" ({name_of(newer)}).'
    return Problem(
        place=mention.entity.place(mention.reference.pointer),
        title=f"{name_of(target)} {state}",
        what=f"{kind_and_name(mention.entity)} relies on {name_of(target)}. That {target.kind} {state}.",
        fix=fix,
        severity=Severity.ERROR if is_needed(mention) else Severity.WARNING,
        value=target.id,
        suggestions=suggestions,
        related=(Related(target.place("/status"), f"here it says that it {state}"),),
        cause=cause,
    )


_OLD = Example(
    (("aspen-ridge/courses/forge.yaml", course("Forge work", "status: ceased\nreplaced_by: welding-1\n")),)
)

RULE = GraphRule(
    code="L203",
    severity=Severity.ERROR,
    title="A link to something that is no longer available",
    meaning="Something relies on a course, credential or other thing that is suspended or ceased.",
    why="Students would plan for something that is no longer possible.",
    fix="Use its replacement, or delete the line.",
    bad=combined(_OLD, changed(WELDING_3, ("prerequisites: welding-2", "prerequisites: [welding-2, forge]"))),
    good=unchanged(WELDING_3),
    shares_work="links",
    check=check,
)
