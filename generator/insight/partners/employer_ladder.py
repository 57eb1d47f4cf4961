"""What each employer offers from a first talk to a job, and the next rung it could take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import Experience, Organization, Request
from generator.model.status import available


@dataclass(frozen=True, slots=True)
class EmployerRungs:
    """One employer: what it hosts by stage, and the first stage above the highest of these; "" at the top.

    `places` are those a year, as far as experiences say: an experience with several hosts does not say how many are
    whose, so its places are counted only for a host that is alone. `confirmed_on` is the last day that any of them
    was confirmed. `asked` says who has asked for the next stage, the latest first.
    """

    employer: Organization
    hosted: Mapping[str, tuple[Experience, ...]]
    next_stage: str
    places: int | None
    confirmed_on: date | None
    asked: tuple[Request, ...]


def employer_ladder(graph: CatalogGraph, ladder: Sequence[str]) -> tuple[EmployerRungs, ...]:
    """Return every employer of the catalog with its rungs of `ladder`, the stages of work-based learning in order.

    Those that host nothing yet come with the first stage as their next.
    """
    employers = (one for one in available(graph.catalog.organizations.values()) if one.type == "employer")
    return tuple(_rungs(graph, employer, ladder) for employer in employers)


def _rungs(graph: CatalogGraph, employer: Organization, ladder: Sequence[str]) -> EmployerRungs:
    hosting = tuple(available(graph.hosted_by(employer)))
    hosted = {stage: tuple(one for one in hosting if one.stage == stage) for stage in ladder}
    highest = max((index for index, stage in enumerate(ladder) if hosted[stage]), default=-1)
    own = [one.capacity for one in hosting if one.capacity is not None and len(graph.hosts_of(one)) == 1]
    days = [one.confirmed_on for one in hosting if one.confirmed_on is not None]
    following = ladder[highest + 1] if highest + 1 < len(ladder) else ""
    requests = (one for one in employer.asked if one.stage == following)
    return EmployerRungs(
        employer,
        hosted,
        following,
        sum(own) if own else None,
        max(days, default=None),
        tuple(sorted(requests, key=lambda one: one.asked_on, reverse=True)),
    )
