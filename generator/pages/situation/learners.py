"""Whose learners readers may be: the schools they can choose, and which pathways are for the learners of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.entities import Course, Offering, Organization, Pathway
from generator.model.levels import ADULT, CAREER
from generator.model.status import has_ceased
from generator.pages.memory import kept
from generator.pages.view import View

SCHOOL_TYPES = ("school-district", "school")
"""What has learners of its own, even if no pathway names it: what it is a part or a member of may offer one."""
ADULT_AUDIENCES = frozenset({"adult", "english-learner"})


@dataclass(frozen=True, slots=True)
class Learners:
    """The organizations a reader can choose, in order of name, and by each one's id the pathways for its learners.

    `schools_of` are by pathway the organizations for whose learners it is; a pathway that has ceased is for nobody.
    `for_adults` are the pathways for adults, wherever they are offered.
    """

    schools: tuple[Organization, ...]
    pathways: Mapping[str, tuple[Pathway, ...]]
    schools_of: Mapping[str, tuple[Organization, ...]]
    for_adults: tuple[Pathway, ...]


@kept
def learners(view: View) -> Learners:
    """Return whose learners readers may be.

    A pathway is for the learners of an organization that offers it, of its parts and of its members.
    """
    graph = view.graph
    offering: dict[str, list[Pathway]] = defaultdict(list)
    open_pathways = [pathway for pathway in view.catalog.pathways.values() if not has_ceased(pathway)]
    for pathway in open_pathways:
        for organization in graph.organizations_of(pathway):
            offering[organization.id].append(pathway)
    found: dict[str, tuple[Pathway, ...]] = {}
    for organization in view.catalog.organizations.values():
        if organization.id in offering or organization.type in SCHOOL_TYPES:
            above = graph.around(organization, preparing=True).above
            here = {one.id: one for name in sorted(above) for one in offering.get(name, ())}
            if here:
                found[organization.id] = tuple(sorted(here.values(), key=lambda one: (view.say(one.name), one.id)))
    named = (view.catalog.organizations[name] for name in found)
    schools = tuple(sorted(named, key=lambda one: (view.say(one.name).casefold(), one.id)))
    schools_of: dict[str, list[Organization]] = defaultdict(list)
    for school in schools:
        for pathway in found[school.id]:
            schools_of[pathway.id].append(school)
    return Learners(
        schools,
        found,
        {name: tuple(those) for name, those in schools_of.items()},
        tuple(one for one in open_pathways if is_for_adults(one)),
    )


def is_for_adults(pathway: Pathway) -> bool:
    """Say whether adults may follow `pathway`: it says so, or does not say whom it is for."""
    return not pathway.audience or not ADULT_AUDIENCES.isdisjoint(pathway.audience)


def belonging(view: View, organization: Organization) -> tuple[str, ...]:
    """Return the ids of all organizations that speak to the learners of `organization`, itself among them, sorted."""
    around = view.graph.around(organization, preparing=True)
    return tuple(sorted({organization.id} | around.all | around.above))


def speaks_to(view: View, course: Course, offering: Offering) -> tuple[str, ...]:
    """Return the ids of the organizations whose learners `offering` of `course` is for; none if it is for everybody.

    These are who gives it, those to whom it is open, and those for whom an agreement opens a college's course.
    """
    graph = view.graph
    if offering.delivery == "online" and not offering.open_to:
        return ()
    opening = graph.college_credit.taken.get(course.id, ())
    sending = (graph.meant(one.sending) for one in opening if one.sending)
    return tuple(dict.fromkeys((graph.meant(offering.by), *map(graph.meant, offering.open_to), *sorted(sending))))


def levels(view: View) -> tuple[tuple[str, str, bool], ...]:
    """Return the levels at which readers may be: id, name, and whether it is one for adults."""
    return tuple(
        (level.id, view.say(level.name), level.kind == ADULT)
        for level in view.settings.levels
        if level.kind != CAREER
    )
