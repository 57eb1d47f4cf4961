"""L202 wrong-kind-of-reference.

The id is known, but it belongs to another kind of thing: a credential where a course is expected, for example. In a
step, the advice is the field for such things. Of the expected kind, what has that id or name is suggested.
"""

from __future__ import annotations

from generator.checks.example_catalog import WELDING_3, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import did_you_mean, kind_and_name, name_of, short_reference
from generator.model.ids import Kind

_TASKS = (Kind.COURSE.value, Kind.CREDENTIAL.value, Kind.EXPERIENCE.value, Kind.SUPPORT.value)
"""The fields with which a step names what to do; each has the name of the kind."""


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
        field = reference.pointer.rpartition("/")[2]
        meant = graph.likely_ids.exactly(reference.id, reference.kinds, entry.entity.owner)
        fix = f"Name a {wanted} here, or move the line to the field for {other.kind.plural}."
        if meant:
            fix = did_you_mean(meant)
        elif "/plan/" in reference.pointer and field in _TASKS and other.kind.value in _TASKS:
            fix = f"Write `{other.kind}: {shown}` instead of `{field}: {shown}`."
        yield Problem(
            place=entry.entity.place(reference.pointer),
            title=f'"{shown}" is not a {wanted}',
            what=f'{kind_and_name(entry.entity)} names the {wanted} "{shown}". {name_of(other)} is a {other.kind}.',
            fix=fix,
            value=reference.id,
            suggestions=meant,
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
