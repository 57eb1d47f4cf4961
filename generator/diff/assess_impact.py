"""Two catalogs as they were read become one value that says what a change does, to whom, and where to mend it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date

from generator.catalog.load import Loaded
from generator.catalog.locate import locate
from generator.checks.baseline import mark_known, shared_fingerprints
from generator.checks.change_rules import CHANGE_RULES
from generator.checks.rules.waivers import unwaived
from generator.checks.runner import Report, check, normalize_finding
from generator.diff.affected_pathways import affected_pathways
from generator.diff.change_findings import change_findings
from generator.diff.changes import changed_settings, differences, likely_renames
from generator.diff.effects import broken_mentions, effects
from generator.diff.explain_findings import explain_findings
from generator.diff.impact import Impact
from generator.diff.meaning import Names, current_ids
from generator.diff.neighbors import neighbors
from generator.diff.outcomes import outcomes
from generator.diff.published_addresses import published_changes
from generator.diff.wording import ImpactNaming
from generator.graph.build import build_graph
from generator.model.catalog import Catalog
from generator.model.findings import Finding, Severity
from generator.model.places import Place


def assess_impact(
    base: Loaded,
    head: Loaded,
    as_of: date,
    outside: tuple[str, ...] = (),
    *,
    only: Collection[str] = (),
    ignore: Collection[str] = (),
    folder: str = "catalog",
) -> Impact:
    """Return what the change from `base` to `head` does, as of the day `as_of`; each is checked once.

    `only` and `ignore` hold codes of rules. `folder` is what the catalog's folder is called.
    """
    readable, unjudged = readable_part(base.catalog, head)
    graphs = build_graph(base.catalog), build_graph(readable)
    names: Names = current_ids(readable)
    around = neighbors(graphs[0], names), neighbors(graphs[1], names)
    changes = differences(base.catalog, readable, names)
    renames = likely_renames(changes)
    # What was only renamed is still there for learners, whether or not the new file says its old name.
    called = {**names, **{(old.kind, old.id): new.id for old, new in renames}}
    settings = changed_settings(base.catalog.settings, readable.settings)
    reached = affected_pathways(changes, settings, ((graphs[0], around[0]), (graphs[1], around[1])), called)
    cases = outcomes(*graphs, called, reached)
    found = broken_mentions(changes, graphs[1], around[1])
    reports = (
        check(base, as_of, only=only, ignore=ignore, graph=graphs[0]),
        check(head, as_of, only=only, ignore=ignore, graph=graphs[1] if readable is head.catalog else None),
    )
    report, echoes = explain_findings(mark_known(*reversed(reports)), found, renames, folder)
    made = Impact(
        *graphs,
        names,
        *around,
        changes=changes,
        settings=settings,
        renames=renames,
        breaks=found,
        outcomes=cases,
        effects=effects(found, cases, graphs[1], ImpactNaming(*graphs)),
        published=published_changes(base, head, changes, readable, around[1], report.changed),
        report=replace(report, called=folder),
        mended=_fixed_findings(*reports),
        unjudged=unjudged,
        echoes=echoes,
        outside=outside,
    )
    judged = (
        normalize_finding(one)
        for one in change_findings(made)
        if (not only or one.code in only) and one.code not in ignore
    )
    findings = unwaived(judged, head.catalog.settings.waivers, CHANGE_RULES, as_of)
    return _located(replace(made, findings=findings), head, base)


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
    still = shared_fingerprints(base, head)
    worth_telling = (finding for finding in base.findings if finding.severity is not Severity.NOTE)
    return tuple(finding for finding in worth_telling if finding.fingerprint not in still)


def _located(made: Impact, head: Loaded, base: Loaded) -> Impact:
    """Return `made` with a line for every place, of its findings and of its effects."""
    places = [place for effect in made.effects for place in effect.places]
    known = dict(zip(places, _positions(places, head, base), strict=True))
    effects_ = tuple(
        replace(effect, places=tuple(known[place] for place in effect.places)) for effect in made.effects
    )
    return replace(made, effects=effects_, findings=locate(made.findings, head.texts))


def _positions(places: list[Place], head: Loaded, base: Loaded) -> Iterator[Place]:
    """Yield `places` with their positions, looked up by way of findings, which is what `locate` knows."""
    there = set(head.files)
    for place in places:
        texts = head.texts if place.file in there else base.texts
        finding = Finding("", "", Severity.NOTE, "", "", "", "", place)
        yield locate((finding,), texts)[0].place
