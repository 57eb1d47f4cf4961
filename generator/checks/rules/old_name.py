"""L204 old-name.

The reference still works, because the entry keeps its old id under `formerly`. Old ids may be removed later. One
finding tells all places that use the same old id, or old ids of the same folder that became another.
"""

from __future__ import annotations

from generator.checks.example_catalog import PATHWAY, WELDING_3, changed, combined, extended, unchanged
from generator.checks.rule import (
    CatalogGraph,
    Cause,
    GraphRule,
    Problem,
    Problems,
    Related,
    RuleContext,
    Severity,
    Suggestion,
)
from generator.checks.wording import name_of, short_id, short_reference
from generator.model.entities import Entity
from generator.model.ids import Kind, organization_of


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find references that use an id from before."""
    for mention in graph.all_references:
        target = mention.target
        if target is None or target.entity is None or not target.renamed:
            continue
        entity = target.entity
        old = short_reference(mention.reference, mention.entity.owner)
        new = short_id(entity.id, entity.kind, mention.entity.owner)
        yield Problem(
            place=mention.entity.place(mention.reference.pointer),
            title=f'"{old}" is now called "{new}"',
            what=f'The {entity.kind} {name_of(entity)} has a new id. This line still uses the old id, "{old}".',
            fix=f'Write "{new}".',
            value=mention.reference.id,
            suggestions=(Suggestion(new, name_of(entity)),),
            related=(Related(entity.place("/formerly"), "its old ids"),),
            cause=_cause(mention.reference.id, entity, new),
        )


def _cause(old: str, entity: Entity, new: str) -> Cause:
    """Return that `entity` was renamed, or that much of its organization was, where its folder is another one."""
    before, now, note = organization_of(old), entity.owner, f'write "{new}"'
    if entity.kind is Kind.ORGANIZATION or before == now:
        title = f'"{old}" is now called "{entity.id}", in {{places}}'
        return Cause(f"{entity.kind} {old}", title, f"{title}.", f'Write "{entity.id}" in each place.', note=note)
    title = f'What was in the folder "{before}" is now in "{now}", in {{places}}'
    return Cause(f"folder {before} {now}", title, f"{title}.", "Write the new id in each place.", note=note)


_RENAMED = extended(WELDING_3, "formerly: [advanced-welding]\n")

RULE = GraphRule(
    code="L204",
    severity=Severity.WARNING,
    title="A link that uses an old id",
    meaning="The entry was renamed. Its old id is listed under `formerly`, so the link still works.",
    why="If the old id is removed, students would find a dead link.",
    fix="Write the new id.",
    bad=combined(_RENAMED, changed(PATHWAY, ("course: welding-3", "course: advanced-welding"))),
    good=combined(_RENAMED, unchanged(PATHWAY)),
    shares_work="links",
    check=check,
)
