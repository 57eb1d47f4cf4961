"""Questions to the graph, in words."""

from __future__ import annotations

import networkx as nx
import pytest

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.provision import Provision, ProvisionKind, provisions
from generator.model.entities import Course, Entity
from tests.builders import (
    HOME,
    Piece,
    agreement,
    course,
    credential,
    experience,
    graph,
    occupation,
    organization,
    pathway,
    support,
)


def ids(entities: tuple[Entity, ...]) -> list[str]:
    """Return the last parts of the ids of `entities`."""
    return [entity.slug for entity in entities]


@pytest.fixture
def region() -> CatalogGraph:
    """Return a small region: two districts, a BOCES and a college around one pathway."""
    return graph(
        organization(HOME, member_of=["boces"]),
        organization("high-school", type="school", part_of=HOME),
        organization("boces", type="boces"),
        organization("mesa-college", type="college"),
        organization("shop", type="employer"),
        course("a", prepares_for=["cert"]),
        course("b", prerequisites={"any": ["a", "c"]}),
        course("c"),
        course("mesa-college/w-1"),
        credential("cert", qualifies_for=["welder"]),
        occupation("welder"),
        experience("visit", hosts=["shop"]),
        support("bus"),
        agreement("dual", {"b": "mesa-college/w-1"}),
        pathway("p", {"grade-9": [{"course": "a"}], "grade-10": [{"credential": "cert"}]}, supports=["bus"]),
        pathway(
            "q", {"grade-9": [{"choose": 1, "from": [{"course": "a"}, {"course": "c"}]}]}, occupations=["welder"]
        ),
    )


def test_what_a_course_opens_is_found_through_conditions(region: CatalogGraph) -> None:
    assert ids(region.opens(region.catalog.courses[f"{HOME}/a"])) == ["b"]
    assert region.opens(region.catalog.courses[f"{HOME}/b"]) == ()


def test_pathways_that_use_a_thing_are_found_in_plans_and_beside_them(region: CatalogGraph) -> None:
    catalog = region.catalog
    assert ids(region.pathways_using(catalog.courses[f"{HOME}/a"])) == ["p", "q"]
    assert ids(region.pathways_using(catalog.courses[f"{HOME}/c"])) == ["q"]
    assert ids(region.pathways_using(catalog.supports[f"{HOME}/bus"])) == ["p"]
    assert ids(region.pathways_using(catalog.occupations[f"{HOME}/welder"])) == ["q"]
    assert ids(region.pathways_using(catalog.organizations[HOME])) == ["p", "q"]


def test_steps_that_do_a_course_come_with_their_pathways(region: CatalogGraph) -> None:
    found = region.steps_doing(region.catalog.courses[f"{HOME}/a"])
    assert [(used.slug, step.id, step.level) for used, step in found] == [
        ("p", "a", "grade-9"),
        ("q", "a", "grade-9"),
    ]


def test_what_prepares_qualifies_hosts_and_belongs_is_found(region: CatalogGraph) -> None:
    catalog = region.catalog
    assert ids(region.preparing_for(catalog.credentials[f"{HOME}/cert"])) == ["a"]
    assert ids(region.credentials_for(catalog.occupations[f"{HOME}/welder"])) == ["cert"]
    assert ids(region.hosted_by(catalog.organizations["shop"])) == ["visit"]
    assert ids(region.offered_in(catalog.organizations[HOME])) == ["p", "q"]
    assert ids(region.members(catalog.organizations["boces"])) == [HOME]
    assert ids(region.members(catalog.organizations[HOME])) == ["high-school"]
    assert ids(region.owned_by(catalog.organizations[HOME], Course)) == ["a", "b", "c"]
    assert ids(region.agreements_of(catalog.courses[f"{HOME}/b"])) == ["dual"]
    assert ids(region.agreements_of(catalog.courses["mesa-college/w-1"])) == ["dual"]


def test_the_graph_cannot_be_changed(region: CatalogGraph) -> None:
    with pytest.raises(nx.NetworkXError, match="Frozen graph"):
        region.network.add_node("course:x/y")


def test_the_same_catalog_gives_the_same_graph_whatever_order_it_was_written_in() -> None:
    pieces = (course("a"), course("b", prerequisites={"any": ["a", "c"]}), course("c"), organization(HOME))
    one, other = graph(*pieces), graph(*reversed(pieces))
    assert list(one.network.nodes(data=True)) == list(other.network.nodes(data=True))
    assert list(one.network.edges(keys=True, data=True)) == list(other.network.edges(keys=True, data=True))


def ways(offered: Piece, *others: Piece, learner: str = HOME) -> list[tuple[ProvisionKind, str]]:
    """Return how learners of `learner` come to the course `offered`."""
    found = graph(offered, *others)
    provided = provisions(
        found, found.catalog.courses[offered.id], found.catalog.organizations[learner], preparing=False
    )
    assert all(isinstance(way, Provision) for way in provided)
    return [(way.way, way.agreement) for way in provided]


def test_a_course_without_offerings_is_taught_at_home_every_year() -> None:
    found = graph(course("a"))
    (offering,) = found.offerings(found.catalog.courses[f"{HOME}/a"])
    assert (offering.by.id, offering.years, offering.delivery) == (HOME, "every", "in-person")
    assert ways(course("a")) == [(ProvisionKind.OWN, "")]


def test_a_school_shares_what_its_district_provides() -> None:
    assert ways(course("a"), organization("school", part_of=HOME), learner="school") == [(ProvisionKind.OWN, "")]


def test_a_boces_teaches_for_its_members_and_for_nobody_else() -> None:
    offered = course("boces/a")
    member, stranger = organization(HOME, member_of=["boces"]), organization("cottonwood")
    assert ways(offered, member) == [(ProvisionKind.MEMBER, "")]
    assert ways(offered, member, stranger, learner="cottonwood") == []


def test_a_member_through_the_district_is_a_member_too() -> None:
    pieces = (organization(HOME, member_of=["boces"]), organization("school", part_of=HOME))
    assert ways(course("boces/a"), *pieces, learner="school") == [(ProvisionKind.MEMBER, "")]


def test_a_host_school_takes_the_guests_it_names() -> None:
    offered = course("cottonwood/a", offerings=[{"by": "cottonwood", "open_to": [HOME]}])
    assert ways(offered) == [(ProvisionKind.HOST, "")]
    assert ways(offered, organization("far-away"), learner="far-away") == []


def test_an_online_course_is_open_to_everybody_unless_it_names_its_guests() -> None:
    assert ways(course("other/a", offerings=[{"by": "other", "delivery": "online"}])) == [(ProvisionKind.ONLINE, "")]
    named = course("other/a", offerings=[{"by": "other", "delivery": "online", "open_to": ["cottonwood"]}])
    assert ways(named, organization("cottonwood")) == []


def test_a_college_course_needs_an_agreement_with_the_district() -> None:
    offered = course("mesa-college/w-1")
    dual = agreement("dual", {"b": "mesa-college/w-1"})
    assert ways(offered, course("b")) == []
    assert ways(offered, course("b"), dual) == [(ProvisionKind.COLLEGE, f"{HOME}/dual")]
    assert ways(offered, course("b"), dual, organization("cottonwood"), learner="cottonwood") == []


def test_organizations_under_old_names_still_provide() -> None:
    renamed = organization("boces", type="boces", formerly=["old-boces"])
    offered = course("boces/a", offerings=[{"by": "old-boces"}])
    assert ways(offered, renamed, organization(HOME, member_of=["old-boces"])) == [(ProvisionKind.MEMBER, "")]


def test_organizations_that_are_part_of_each_other_end_no_walk() -> None:
    pieces = (organization("x", part_of="y"), organization("y", part_of="x"))
    assert ways(course("a"), *pieces, learner="x") == []
