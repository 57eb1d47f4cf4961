"""L206 unused-entity.

Pathways and agreements need no link. An organization is used when it owns something or is named. Everything
else is used when another file names it. What is suspended or ceased may be unused. Nothing is reported about
what an unknown link (L201) probably means: fixing that link is enough. Nothing is reported while any file, or a
line of one, cannot be read, because it may name anything.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.example_catalog import course
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import kind_and_name, name_of
from generator.model.findings import Example
from generator.model.ids import Kind
from generator.model.status import available

_STAND_ALONE = (Kind.PATHWAY, Kind.AGREEMENT)


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find what no other file names."""
    if graph.catalog.unread:
        return
    used = {
        (Kind.ORGANIZATION, entity.owner) for entity in graph.catalog.all() if entity.kind is not Kind.ORGANIZATION
    }
    for mention in graph.all_references:
        target = mention.target
        if target and (target.kind, target.id) != (mention.entity.kind, mention.entity.id):
            used.add((target.kind, target.id))
    unused = [
        entity
        for entity in available(graph.catalog.all())
        if entity.kind not in _STAND_ALONE and (entity.kind, entity.id) not in used
    ]
    meant = set(_probably_referenced(graph)) if unused else set()
    for entity in unused:
        if (entity.kind, entity.id) in meant:
            continue
        yield Problem(
            place=entity.place(),
            title=f"Nothing links to {name_of(entity)}",
            what=f"{kind_and_name(entity)} is in the catalog, but nothing links to it.",
        )


def _probably_referenced(graph: CatalogGraph) -> Iterator[tuple[Kind, str]]:
    """Yield what references to nothing probably mean."""
    for lost in graph.unresolved:
        for option in graph.nearest(lost.reference.id, lost.reference.kinds, lost.entity.owner):
            for kind in lost.reference.kinds:
                own = kind is not Kind.ORGANIZATION and "/" not in option.value
                yield kind, f"{lost.entity.owner}/{option.value}" if own else option.value


_COURSE = "aspen-ridge/courses/metal-art.yaml"

RULE = GraphRule(
    code="L206",
    severity=Severity.NOTE,
    title="Something that nothing links to",
    meaning="No pathway, course or other file names it.",
    why="Students can find it only by searching. It may be outdated, or a link to it may be missing.",
    fix="Add a link to it where it belongs, or set `status: ceased` if it has ended.",
    bad=Example(((_COURSE, course("Metal art")),)),
    good=Example(((_COURSE, course("Metal art", "status: ceased\nreplaced_by: welding-1\n")),)),
    shares_work="links",
    waits_for_all=True,
    check=check,
)
