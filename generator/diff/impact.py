"""What a change does, as one value: what it breaks and gains, for whom, and what the check finds in it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.checks.runner import Report
from generator.diff.changes import Difference
from generator.diff.effects import BrokenMention, Effect
from generator.diff.neighbors import Neighbors
from generator.diff.outcomes import LearnerImpact, Verdict
from generator.diff.published_addresses import Published
from generator.diff.wording import ImpactNaming
from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import Entity
from generator.model.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Impact:
    """What a change does.

    `base` and `head` are the graphs that were compared, `before` and `after` who mentions whom in them. `unjudged`
    are files that cannot be read as they stand now; what they held before was compared instead. `uncompared` are
    pathways that the change can touch, but of which too much would have to be asked. `outside` are changed files
    beside the catalog, such as the program's own; None when these were not compared. `report` is the check of the
    change against its base; `fixed` is what the base's check found and this one does not. `findings` are
    those of rules I981 to I984.
    `echoes` are the fingerprints of findings of the check that only say again that something removed is missing.
    """

    base: CatalogGraph
    head: CatalogGraph
    before: Neighbors
    after: Neighbors
    changes: tuple[Difference, ...]
    settings: tuple[str, ...]
    renames: tuple[tuple[Entity, Entity], ...]
    breaks: tuple[BrokenMention, ...]
    outcomes: tuple[LearnerImpact, ...]
    effects: tuple[Effect, ...]
    published: Published
    report: Report
    fixed: tuple[Finding, ...]
    unjudged: tuple[str, ...] = ()
    uncompared: tuple[str, ...] = ()
    echoes: frozenset[str] = frozenset()
    outside: tuple[str, ...] | None = ()
    findings: tuple[Finding, ...] = ()

    @property
    def folder(self) -> str:
        """Return what the catalog's folder is called."""
        return self.report.shown_folder.as_posix()

    @property
    def naming(self) -> ImpactNaming:
        """Return what finds names, now or before."""
        return ImpactNaming(self.base, self.head)

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
