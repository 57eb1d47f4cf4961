"""What a region lacks most: parts of good pathways, pathways to critical careers, and skills that nobody teaches.

Each lack is counted over what could have it, so that those of different kinds can be compared by their shares.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from generator.graph.catalog_graph import CatalogGraph
from generator.insight.components import Component, missing_components
from generator.insight.partners.action_plan import is_finished
from generator.insight.partners.labor_market import Concern, JobMarket
from generator.insight.partners.skill_map import AttainedSkill
from generator.insight.plans import complete_pathways
from generator.model.entities import Action, Entity, Partnership, Pathway
from generator.model.ids import Kind
from generator.model.status import available


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that is lacking: `missing` lack it, of so many. `kind` is what these are.

    `component` is the part of a good pathway that pathways lack; None for careers that no pathway leads to, and for
    skills that nobody teaches.
    """

    kind: Kind
    component: Component | None
    missing: tuple[Entity, ...]
    of: int

    @property
    def share(self) -> Fraction:
        """Return which share of all lacks it."""
        return Fraction(len(self.missing), self.of)


def lacking(graph: CatalogGraph, markets: Iterable[JobMarket], skills: Iterable[AttainedSkill]) -> tuple[Lack, ...]:
    """Return what is lacking anywhere, the largest share first."""
    pathways = tuple(complete_pathways(graph))
    without: dict[Component, list[Pathway]] = {component: [] for component in Component}
    for pathway in pathways:
        for component in missing_components(graph, pathway):
            without[component].append(pathway)
    wanted = [one for one in markets if one.critical_to or one.occupation.in_demand]
    unprepared = tuple(one.occupation for one in wanted if Concern.NOBODY_PREPARES in one.concerns)
    needed = [one for one in skills if one.jobs]
    untaught = tuple(one.competency for one in needed if one.is_gap)
    found = (
        *(Lack(Kind.PATHWAY, one, tuple(missing), len(pathways)) for one, missing in without.items()),
        Lack(Kind.OCCUPATION, None, unprepared, len(wanted)),
        Lack(Kind.COMPETENCY, None, untaught, len(needed)),
    )
    return tuple(sorted((one for one in found if one.missing), key=lambda one: -one.share))


def working_on(graph: CatalogGraph, lack: Lack) -> tuple[Partnership, ...]:
    """Return the partnerships with an action, not finished yet, that closes some of `lack`."""
    missing = {(one.kind, one.id) for one in lack.missing}

    def closes(action: Action) -> bool:
        named = {(one.kind, one.id) for one in map(graph.resolve, action.closes) if one}
        if lack.component is not None and action.component != lack.component.slug:
            return False
        return bool(named & missing) or (lack.component is not None and not named)

    return tuple(
        partnership
        for partnership in available(graph.catalog.partnerships.values())
        if any(closes(one) and not is_finished(one) for one in partnership.actions)
    )
