"""L201 unknown-reference.

A reference to a file that is there but could not be read is not reported: the file has its own finding. Neither is
one to a file in the wrong place, nor to an organization whose folder lacks its organization.yaml.
"""

from __future__ import annotations

from generator.catalog.messages.close_matches import close_matches
from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.rule import GraphRule, Problem, Problems, RuleContext, Severity, Suggestion
from generator.checks.wording import did_you_mean, kind_and_name, short_reference
from generator.graph.catalog_graph import CatalogGraph, UnresolvedReference
from generator.model.ids import Kind


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find references that mean nothing at all."""
    owners = {entity.owner for entity in graph.catalog.all()}
    for entry in graph.unresolved:
        reference = entry.reference
        folder_only = reference.kind is Kind.ORGANIZATION and reference.id in owners
        if folder_only or graph.resolver.other_kind(reference):
            continue
        shown = short_reference(reference, entry.entity.owner)
        kind = reference.kind.value
        suggestions = _suggest(graph, entry)
        start = f"Look for it among the {reference.kind.plural}." if not suggestions else did_you_mean(suggestions)
        where = " in this plan" if reference.kind is Kind.STEP else ""
        # Where nothing has a name like it, its file was perhaps forgotten, or deleted.
        way_out = "Correct the id, or" if suggestions or where else "Correct the id, add its file, or"
        yield Problem(
            place=entry.entity.place(reference.pointer),
            title=f'No {kind} called "{shown}"',
            what=f'{kind_and_name(entry.entity)} names the {kind} "{shown}". There is no such {kind}{where}.',
            fix=f"{start} {way_out} delete the line.",
            value=reference.id,
            suggestions=suggestions,
            # A step that had to be left out may be the one that is named.
            waits_for=("/plan",) if "/after" in reference.pointer else (),
        )


def _suggest(graph: CatalogGraph, entry: UnresolvedReference) -> tuple[Suggestion, ...]:
    reference = entry.reference
    if reference.kind is not Kind.STEP:
        return graph.nearest(reference.id, reference.kinds, entry.entity.owner)
    steps = tuple(graph.plans[entry.entity.id].steps)
    return tuple(Suggestion(step) for step in close_matches(short_reference(reference, ""), steps))


RULE = GraphRule(
    code="L201",
    severity=Severity.ERROR,
    title="A link to something that does not exist",
    meaning="A field refers to an id that nothing in the catalog has.",
    why="Students would find a dead end where the page promises something.",
    fix="Correct the id, add the missing file, or delete the line.",
    bad=changed(PATHWAY, ("course: welding-3", "course: weldng-3")),
    shares_work="links",
    check=check,
)
