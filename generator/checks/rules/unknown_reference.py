"""L201 unknown-reference.

A reference to a file that is there but could not be read is not reported: the file has its own finding. Neither is
one to a file in the wrong place, nor to an organization whose folder lacks its organization.yaml, nor to a step whose
name is right as soon as the unknown thing that it does is corrected.

What one mistake brings is one finding with all its places: ids of a folder that is not there, renamed or misspelled;
ids of things that another organization has, in a file that was copied from there; one id that many files name.
Only what has the right kind is suggested. With a base, what was deleted is called by the name that it had, and what
has that name now is what it was renamed to. Without one, what several places name was perhaps renamed, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.catalog.entity_files import entity_file
from generator.catalog.messages.close_matches import close_matches
from generator.catalog.messages.likely_ids import likely_steps
from generator.catalog.messages.names_as_ids import fix_for_word
from generator.checks.example_catalog import PATHWAY, changed
from generator.checks.hanging_steps import broken_steps, hangs_on
from generator.checks.lost_references import LostReferences, keep_old_id
from generator.checks.rule import GraphRule, Problem, Problems, RuleContext, Severity, Suggestion
from generator.checks.wording import did_you_mean, kind_and_name, name_of, short_id, short_reference
from generator.graph.catalog_graph import CatalogGraph, UnresolvedReference
from generator.graph.college_credit import grouped
from generator.graph.links import Relation, mentions
from generator.model.catalog import Catalog
from generator.model.entities import Course, Entity, Pathway
from generator.model.ids import Kind, organization_of, slug_of
from generator.model.places import split_pointer
from generator.model.status import available

Named = Mapping[tuple[Kind, str, Relation], tuple[tuple[Kind, str], ...]]


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find references that mean nothing at all."""
    owners = {entity.owner for entity in graph.catalog.all()} | {
        organization_of(one) for _, one in graph.catalog.unread
    }
    unknown = [
        entry
        for entry in graph.unresolved
        if not (entry.reference.kind is Kind.ORGANIZATION and entry.reference.id in owners)
        and not graph.resolver.other_kind(entry.reference)
        and not _hangs(graph, entry)
    ]
    causes = LostReferences(graph, unknown, owners)
    named = _named(graph, {(entry.entity.kind, entry.entity.id): entry.entity for entry in unknown}.values())
    for entry in unknown:
        yield _problem(graph, entry, context.before, causes, named)


def _named(graph: CatalogGraph, entities: Iterable[Entity]) -> Named:
    """Return what each of `entities` names already, by the relation to it."""
    return grouped(
        ((entity.kind, entity.id, mention.relation), (target.kind, target.id))
        for entity in entities
        for mention in mentions(entity)
        if (target := graph.target(mention.reference))
    )


def _hangs(graph: CatalogGraph, entry: UnresolvedReference) -> bool:
    """Say whether a step is named that is there, but for a mistake in its own line."""
    reference, pathway = entry.reference, entry.entity
    if reference.kind is not Kind.STEP or not isinstance(pathway, Pathway):
        return False
    return hangs_on(graph, pathway, short_reference(reference, "")) is not None


def _problem(
    graph: CatalogGraph, entry: UnresolvedReference, before: Catalog | None, causes: LostReferences, named: Named
) -> Problem:
    reference, kind = entry.reference, entry.reference.kind.value
    shown = short_reference(reference, entry.entity.owner)
    gone = next((one for each in reference.kinds if before and (one := _deleted(before, each, reference.id))), None)
    suggestions = _suggest(graph, entry, gone, named)
    where = " in this plan" if reference.kind is Kind.STEP else ""
    what = f'{kind_and_name(entry.entity)} names the {kind} "{shown}". There is no such {kind}{where}.'
    fix = _fix(graph, entry, shown, suggestions)
    if gone:
        what = f'{kind_and_name(entry.entity)} names the {kind} "{shown}" ({name_of(gone)}). This change deletes it.'
        keep = "If it is only ending, keep its file and add `status: ceased`. Otherwise delete the line."
        fix = f"{did_you_mean(suggestions)} {keep}".strip()
        newer = _renamed(graph, gone, before)
        if newer:
            what = (
                f'{kind_and_name(entry.entity)} names the {kind} "{shown}". This change renames it to "{newer.id}".'
            )
            fix = f"{keep_old_id(gone.id, newer)} Or write the new id here."
    return Problem(
        place=entry.entity.place(reference.pointer),
        title=f'No {kind} called "{shown}"',
        what=what,
        fix=fix,
        value=reference.id,
        suggestions=suggestions,
        # A step that had to be left out may be the one that is named.
        waits_for=("/plan",) if "/after" in reference.pointer else (),
        cause=causes.of(entry, suggestions, fix, gone),
    )


def _renamed(graph: CatalogGraph, gone: Entity, before: Catalog | None) -> Entity | None:
    """Return what `gone` is called now: the one thing of its kind and name that was not there `before`.

    The old id of an organization that is still there could not be kept by another one (L210).
    """
    alike = [
        one
        for one in graph.catalog.entities[gone.kind].values()
        if one.name == gone.name
        and (one.owner == gone.owner or gone.owner not in graph.catalog.organizations)
        and before
        and before.find(one.kind, one.id) is None
    ]
    return alike[0] if len(alike) == 1 else None


def _deleted(before: Catalog, kind: Kind, entity_id: str) -> Entity | None:
    return None if kind is Kind.STEP else before.find(kind, entity_id)


def _fix(graph: CatalogGraph, entry: UnresolvedReference, shown: str, suggestions: tuple[Suggestion, ...]) -> str:
    reference, file = entry.reference, entity_file(entry.entity.file)
    word = file and fix_for_word(
        file, split_pointer(reference.pointer), reference.kinds, shown, graph.catalog.settings
    )
    if word:
        return word
    in_plan = reference.kind is Kind.STEP
    start = f"Look for it among the {reference.kind.plural}." if not suggestions else did_you_mean(suggestions)
    other = "" if suggestions or in_plan else _of_another_kind(graph, entry)
    # Where nothing has a name like it, its file was perhaps forgotten, or deleted.
    way_out = "Correct the id, or" if suggestions or in_plan else "Correct the id, add its file, or"
    return f"{start} {other}{way_out} delete the line."


def _of_another_kind(graph: CatalogGraph, entry: UnresolvedReference) -> str:
    """Return the sentence that something else has such an id or name. It does not belong there, so no suggestion."""
    reference = entry.reference
    for kind in (kind for kind in graph.catalog.entities if kind not in reference.kinds):
        for option in graph.likely_ids.exactly(reference.id, (kind,), entry.entity.owner)[:1]:
            return f'The {kind} "{option.value}" is no {reference.kind}. '
    return ""


def _suggest(
    graph: CatalogGraph, entry: UnresolvedReference, gone: Entity | None, named: Named
) -> tuple[Suggestion, ...]:
    reference, entity = entry.reference, entry.entity
    if reference.kind is Kind.STEP:
        if not isinstance(entity, Pathway):
            return ()
        broken = {step.id for step in broken_steps(graph, entity)}
        likely = likely_steps(graph.catalog, entity, short_reference(reference, ""), reference.pointer)
        return tuple(one for one in likely if one.value not in broken)
    but = {(entity.kind, entity.id)}
    beside = set(named.get((entity.kind, entity.id, entry.relation), ()))
    if gone is None:
        close = graph.nearest(reference.id, reference.kinds, entity.owner, but)
        # If all that is close stands there already, none of it is meant, but what only lacks its organization.
        is_same = any(slug_of(one.value) == slug_of(reference.id) for one in close)
        is_other = is_same or graph.nearest(reference.id, reference.kinds, entity.owner, but | beside)
        return close if is_other else ()
    newer = graph.likely_ids.exactly(gone.id, (gone.kind,), entity.owner, but)
    newer += graph.likely_ids.exactly(f"{gone.owner}/{gone.name}", (gone.kind,), entity.owner, but)
    return tuple(dict.fromkeys(newer))[:3] or _similar(graph, gone, entity.owner, but | beside)


def _similar(graph: CatalogGraph, gone: Entity, writer: str, but: set[tuple[Kind, str]]) -> tuple[Suggestion, ...]:
    """Return what the organization of `gone` has instead: of its kind and subject, with a name like it."""
    names = {
        str(one.name): one
        for one in available(graph.catalog.entities[gone.kind].values())
        if one.owner == gone.owner
        and (one.kind, one.id) not in but
        and not (isinstance(one, Course) and isinstance(gone, Course) and one.subject != gone.subject)
    }
    close = (names[name] for name in close_matches(str(gone.name), tuple(names)))
    return tuple(Suggestion(short_id(one.id, one.kind, writer), name_of(one)) for one in close)


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
