"""Two catalogs as they were read become one value that says what a change does, to whom, and where to fix it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

from generator.catalog.load import Loaded
from generator.catalog.locate import locate, positions
from generator.checks.baseline import mark_known, shared_fingerprints
from generator.checks.causes import members
from generator.checks.change_rules import CHANGE_RULES
from generator.checks.rules.waivers import unwaived
from generator.checks.runner import Report, check, normalize_finding
from generator.diff.affected_pathways import affected_pathways
from generator.diff.change_findings import change_findings
from generator.diff.changes import changed_settings, differences, likely_renames
from generator.diff.effects import Effect, broken_mentions, effects
from generator.diff.explain_findings import explain_findings
from generator.diff.impact import Impact
from generator.diff.meaning import Names, current_ids
from generator.diff.neighbors import neighbors
from generator.diff.outcomes import outcomes, too_dear
from generator.diff.published_addresses import published_changes
from generator.diff.wording import ImpactNaming
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.model.catalog import Catalog
from generator.model.findings import Finding, Severity


def assess_impact(
    base: Loaded,
    head: Loaded,
    as_of: date,
    outside: tuple[str, ...] | None = (),
    *,
    only: Collection[str] = (),
    ignore: Collection[str] = (),
    folder: str = "catalog",
    before: Report | None = None,
) -> Impact:
    """Return what the change from `base` to `head` does, as of the day `as_of`; each is checked once.

    `only` and `ignore` hold codes of rules. `folder` is what the catalog's folder is called. Pass the check of `base`
    on that day as `before` if it is made already.
    """
    readable, unjudged = readable_part(base.catalog, head)
    graphs = build_graph(base.catalog), build_graph(readable)
    graph = graphs[1] if readable is head.catalog else None
    before = before or check(base, as_of, only=only, ignore=ignore, graph=graphs[0])
    after = check(head, as_of, only=only, ignore=ignore, graph=graph, before=base.catalog)
    made = replace(_compare(base, head, graphs, (before, after), folder), unjudged=unjudged, outside=outside)
    asked = {rule.code for rule in CHANGE_RULES if (not only or rule.code in only) and rule.code not in ignore}
    judged = (normalize_finding(one) for one in change_findings(made) if one.code in asked)
    findings = unwaived(judged, head.catalog.settings.waivers, CHANGE_RULES, as_of)
    return replace(made, effects=_located(made.effects, base, head), findings=locate(findings, head.texts))


def _compare(
    base: Loaded, head: Loaded, graphs: tuple[CatalogGraph, CatalogGraph], reports: tuple[Report, Report], folder: str
) -> Impact:
    """Return what differs between both `graphs`, and what it does, with what the checks of both sides found."""
    before, after = graphs[0].catalog, graphs[1].catalog
    names = current_ids(after)
    around = neighbors(graphs[0], names), neighbors(graphs[1], names)
    changes = differences(before, after, names)
    renames = likely_renames(changes)
    # What was only renamed is still there for learners, whether or not the new file says its old name.
    called: Names = {**names, **{(old.kind, old.id): new.id for old, new in renames}}
    settings = changed_settings(before.settings, after.settings)
    touched = affected_pathways(changes, settings, around, called)
    dear = touched & too_dear(graphs, called)
    cases = outcomes(*graphs, called, touched - dear)
    found = broken_mentions(changes, around[1])
    report, echoes = explain_findings(mark_known(*reversed(reports)), found, renames, folder)
    return Impact(
        *graphs,
        *around,
        changes=changes,
        settings=settings,
        renames=renames,
        breaks=found,
        outcomes=cases,
        uncompared=tuple(sorted(dear)),
        effects=effects(found, cases, graphs[1], ImpactNaming(*graphs)),
        published=published_changes(base, head, changes, around[1], report.changed),
        report=replace(report, called=folder),
        fixed=_fixed_findings(*reports),
        echoes=echoes,
    )


def readable_part(base: Catalog, head: Loaded) -> tuple[Catalog, tuple[str, ...]]:
    """Return the catalog of `head` with what its unreadable files held before, and the names of these files.

    A file with a mistake loses a field or everything; comparing what is left would only echo the mistake.
    """
    if not head.findings and not head.catalog.unread:
        return head.catalog, ()
    damaged = {finding.place.file for finding in head.findings if finding.severity is Severity.ERROR}
    entities = {(entity.kind, entity.id): entity for entity in head.catalog.all()}
    unread = set(head.catalog.unread)
    unjudged = sorted(damaged & {entity.file for entity in head.catalog.all()})
    for entity in base.all():
        key = (entity.kind, entity.id)
        if entity.file in damaged or key in unread:
            entities[key] = entity
            unread.discard(key)
            unjudged.append(entity.file)
    settings = base.settings if head.catalog.settings.file in damaged else head.catalog.settings
    return Catalog.of(settings, tuple(entities.values()), frozenset(unread)), tuple(sorted(set(unjudged)))


def _fixed_findings(base: Report, head: Report) -> tuple[Finding, ...]:
    """Return what was found before and is not found now, in these or other details."""
    still = shared_fingerprints(base, head)
    same = {(finding.code, finding.title) for finding in head.findings}
    worth_telling = (finding for finding in base.findings if finding.severity is not Severity.NOTE)
    gone = (one for one in worth_telling if still.isdisjoint(part.fingerprint for part in members((one,))))
    return tuple(finding for finding in gone if (finding.code, finding.title) not in same)


def _located(found: Iterable[Effect], base: Loaded, head: Loaded) -> tuple[Effect, ...]:
    """Return the effects with a line for every place, in the file as it is now, or as it last was."""
    texts = {**base.texts, **{file: head.texts.get(file, "") for file in head.files}}
    known = positions((place for effect in found for place in effect.places), texts)
    return tuple(replace(effect, places=tuple(known[place] for place in effect.places)) for effect in found)
