"""Two catalogs as they were read become one value that says what a change does, to whom, and where to fix it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from generator.catalog.load import Loaded
from generator.catalog.locate import locate
from generator.checks.baseline import compare, shared
from generator.checks.change_rules import CHANGE_RULES
from generator.checks.rules.waivers import unwaived
from generator.checks.runner import Report, check, tidy
from generator.diff.affected_pathways import touched
from generator.diff.changes import Difference, changed_settings, differences, likely_renames
from generator.diff.effects import Break, Effect, breaks, effects
from generator.diff.explain_findings import explained
from generator.diff.meaning import Names, names_now
from generator.diff.neighbors import Neighbors, neighbors
from generator.diff.outcomes import Outcome, Verdict, outcomes
from generator.diff.published_addresses import Published, published
from generator.diff.wording import Naming
from generator.graph.build import build_graph
from generator.graph.catalog_graph import CatalogGraph
from generator.model.catalog import Catalog
from generator.model.entities import Entity
from generator.model.findings import Finding, Severity
from generator.model.places import Place


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change does.

    `base` and `head` are the graphs that were compared, `before` and `after` who mentions whom in them. `unjudged`
    are files that cannot be read as they stand now; what they held before was compared instead. `outside` are changed
    files beside the catalog, such as the program's own. `report` is the check of the change against its base;
    `mended` is what the base's check found and this one does not. `findings` are those of rules I981 to I984.
    `echoes` are the fingerprints of findings of the check that only say again that something removed is missing.
    """

    base: CatalogGraph
    head: CatalogGraph
    names: Names
    before: Neighbors
    after: Neighbors
    changes: tuple[Difference, ...]
    settings: tuple[str, ...]
    renames: tuple[tuple[Entity, Entity], ...]
    breaks: tuple[Break, ...]
    outcomes: tuple[Outcome, ...]
    effects: tuple[Effect, ...]
    published: Published
    report: Report
    mended: tuple[Finding, ...]
    unjudged: tuple[str, ...]
    echoes: frozenset[str] = frozenset()
    outside: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def folder(self) -> str:
        """Return what the catalog's folder is called."""
        return self.report.shown_folder.as_posix()

    @property
    def naming(self) -> Naming:
        """Return what finds names, now or before."""
        return Naming(self.base, self.head)

    @property
    def verdict(self) -> Verdict:
        """Return the worst that the change does."""
        worst = {effect.verdict for effect in self.effects}
        if not worst and any(outcome.verdict is Verdict.IMPROVES for outcome in self.outcomes):
            return Verdict.IMPROVES
        return next((verdict for verdict in Verdict if verdict in worst), Verdict.NEUTRAL)

    @property
    def mistakes(self) -> tuple[Finding, ...]:
        """Return the errors of the check that came with the change."""
        return tuple(finding for finding in self.report.new if finding.severity is Severity.ERROR)

    @property
    def news(self) -> tuple[Finding, ...]:
        """Return what the check found that came with the change, apart from echoes of what is gone."""
        return tuple(finding for finding in self.report.new if finding.fingerprint not in self.echoes)

    @property
    def exit_status(self) -> int:
        """Return 1 when something has to be fixed: by rules I981 to I984, or by the check; 3 when a rule failed."""
        found = any(finding.severity is Severity.ERROR for finding in self.findings)
        return max(int(found), self.report.exit_status)

    def of(self, verdict: Verdict) -> tuple[Effect, ...]:
        """Return the effects of one verdict."""
        return tuple(effect for effect in self.effects if effect.verdict is verdict)


def impact(
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
    from generator.diff.change_findings import judge  # it needs an Impact to look at

    readable, unjudged = readable_part(base.catalog, head)
    graphs = build_graph(base.catalog), build_graph(readable)
    names: Names = names_now(readable)
    around = neighbors(graphs[0], names), neighbors(graphs[1], names)
    changes = differences(base.catalog, readable, names)
    renames = likely_renames(changes)
    # What was only renamed is still there for learners, whether or not the new file says its old name.
    called = {**names, **{(old.kind, old.id): new.id for old, new in renames}}
    settings = changed_settings(base.catalog.settings, readable.settings)
    reached = touched(changes, settings, ((graphs[0], around[0]), (graphs[1], around[1])), called)
    cases = outcomes(*graphs, called, reached)
    found = breaks(changes, graphs[1], around[1])
    reports = (
        check(base, as_of, only=only, ignore=ignore, graph=graphs[0]),
        check(head, as_of, only=only, ignore=ignore, graph=graphs[1] if readable is head.catalog else None),
    )
    report, echoes = explained(compare(*reversed(reports)), found, renames, folder)
    made = Impact(
        *graphs,
        names,
        *around,
        changes=changes,
        settings=settings,
        renames=renames,
        breaks=found,
        outcomes=cases,
        effects=effects(found, cases, graphs[1], Naming(*graphs)),
        published=published(base, head, changes, readable, around[1], report.changed),
        report=replace(report, called=folder),
        mended=_mended(*reports),
        unjudged=unjudged,
        echoes=echoes,
        outside=outside,
    )
    judged = (tidy(one) for one in judge(made) if (not only or one.code in only) and one.code not in ignore)
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


def _mended(base: Report, head: Report) -> tuple[Finding, ...]:
    still = shared(base, head)
    worth_telling = (finding for finding in base.findings if finding.severity is not Severity.NOTE)
    return tuple(finding for finding in worth_telling if finding.fingerprint not in still)


def _located(made: Impact, head: Loaded, base: Loaded) -> Impact:
    """Return `made` with a line for every place, of its findings and of its effects."""
    places = [place for effect in made.effects for place in effect.places]
    known = dict(zip(places, _positions(places, head, base), strict=True))
    effects_ = tuple(
        replace(effect, places=tuple(known[place] for place in effect.places)) for effect in made.effects
    )
    return replace(made, effects=effects_, findings=locate(made.findings, head.folder))


def _positions(places: list[Place], head: Loaded, base: Loaded) -> Iterator[Place]:
    """Yield `places` with their positions, looked up by way of findings, which is what `locate` knows."""
    there = set(head.files)
    for place in places:
        folder = head.folder if place.file in there else base.folder
        finding = Finding("", "", Severity.NOTE, "", "", "", "", place)
        yield locate((finding,), folder)[0].place
