"""Organizations on a map, and the list that says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from generator.diagram.pictures.place_map import MapPoint, place_map
from generator.model.entities import Course, Experience, Organization, Pathway
from generator.pages.view import View


@dataclass(frozen=True, slots=True)
class PlacesOnMap:
    """The map, the organizations at each of its numbers in their order, and those whose place nobody has stated."""

    picture: Markup
    groups: tuple[tuple[Organization, ...], ...]
    elsewhere: tuple[Organization, ...]


def places_on_map(view: View, organizations: Iterable[Organization]) -> PlacesOnMap | None:
    """Return the map of `organizations`, each once; None where fewer than two are at a known place."""
    once = tuple({one.id: one for one in organizations}.values())
    placed = [(one, one.location) for one in once if one.location]
    if len(placed) < 2:
        return None
    points = [MapPoint(at.latitude, at.longitude, one.county or "") for one, at in placed]
    drawn = place_map(points, lambda miles: view.words.count("count_mile", miles))
    return PlacesOnMap(
        Markup(drawn.svg),  # noqa: S704  # drawn with a writer, which escapes
        tuple(tuple(placed[number][0] for number in group) for group in drawn.groups),
        tuple(one for one in once if not one.location),
    )


def around_pathway(view: View, pathway: Pathway) -> tuple[Organization, ...]:
    """Return who offers `pathway`, who teaches a course of its plan, and who hosts its work."""
    graph = view.graph
    plan = graph.plans[pathway.id]
    teaching = (graph.resolve(one.by) for _, course in plan.doing(Course) for one in graph.offerings(course))
    hosts = (host for _, experience in plan.doing(Experience) for host in graph.hosts_of(experience))
    found = (*graph.organizations_of(pathway), *teaching, *hosts)
    return tuple({one.id: one for one in found if isinstance(one, Organization)}.values())


def around_organization(view: View, organization: Organization) -> tuple[Organization, ...]:
    """Return `organization`, what it belongs to and what belongs to it, and the hosts of the work it offers."""
    graph = view.graph
    bodies = view.resolve_all(organization.member_of, Organization)
    hosts = (host for one in graph.owned_by(organization, Experience) for host in graph.hosts_of(one))
    return (organization, *bodies, *graph.members(organization), *hosts)
