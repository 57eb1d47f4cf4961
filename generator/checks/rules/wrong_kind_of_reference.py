"""L202 wrong-kind-of-reference.

The id is known, but it belongs to another kind of thing: a credential where a course is expected, for example.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_3, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import kind_and_name, name_of, short_reference


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find references whose id belongs to another kind."""
    for entry in graph.unresolved:
        reference = entry.reference
        kind = graph.resolver.other_kind(reference)
        other = graph.catalog.find(kind, reference.id) if kind else None
        if other is None:
            continue
        shown = short_reference(reference, entry.entity.owner)
        wanted = " or ".join(option.value for option in reference.kinds)
        yield Problem(
            place=entry.entity.place(reference.pointer),
            title=f'"{shown}" is not a {wanted}',
            what=f'{kind_and_name(entry.entity)} names the {wanted} "{shown}". {name_of(other)} is a {other.kind}.',
            fix=f"Name a {wanted} here, or move the line to the field for {other.kind.plural}.",
            value=reference.id,
            related=(Related(other.place(), f"the {other.kind} of that id"),),
        )


RULE = GraphRule(
    code="L202",
    severity=Severity.ERROR,
    title="A link to the wrong kind of thing",
    meaning="The field accepts ids of one kind, but this id belongs to another kind.",
    why="The page could not show it, and students would miss it.",
    fix="Use an id of the kind that the field accepts.",
    bad=changed(WELDING_3, ("teaches: [weld-safely]", "teaches: [weld-safely, shop-tour]")),
    shares_work="links",
    check=check,
)
