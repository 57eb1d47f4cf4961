"""What a reference means: at home, elsewhere, under an old name, or nothing."""

from __future__ import annotations

from generator.graph.links import Relation
from generator.model.conditions import Reference
from generator.model.ids import Kind
from tests.builders import (
    HOME,
    agreement,
    competency,
    course,
    credential,
    experience,
    graph,
    occupation,
    organization,
    pathway,
)


def reference(entity_id: str, *kinds: Kind) -> Reference:
    """Return a mention of `entity_id`."""
    return Reference(entity_id, kinds or (Kind.COURSE,), "/x")


def test_a_bare_id_means_something_of_the_same_organization() -> None:
    found = graph(course("welding-2", prerequisites="welding-1"), course("welding-1"), course("other/welding-1"))
    assert found.network.has_edge(f"course:{HOME}/welding-1", f"course:{HOME}/welding-2", Relation.NEEDED_FIRST)
    assert not found.network.has_edge("course:other/welding-1", f"course:{HOME}/welding-2")


def test_an_id_with_its_organization_means_something_elsewhere() -> None:
    found = graph(course("welding-2", prerequisites="mesa-college/wel-1"), course("mesa-college/wel-1"))
    assert found.network.has_edge("course:mesa-college/wel-1", f"course:{HOME}/welding-2", Relation.NEEDED_FIRST)


def test_an_organization_is_mentioned_by_its_bare_id() -> None:
    found = graph(
        course("a", offerings=[{"by": "boces", "open_to": ["cottonwood"]}]),
        *map(organization, ("boces", "cottonwood")),
    )
    assert found.network.has_edge("organization:boces", f"course:{HOME}/a", Relation.OFFERS)
    assert found.network.has_edge(f"course:{HOME}/a", "organization:cottonwood", Relation.OPEN_TO)


def test_an_old_name_still_means_what_was_renamed() -> None:
    found = graph(course("welding-2", prerequisites="intro"), course("welding-1", formerly=["intro"]))
    target = found.target(reference(f"{HOME}/intro"))
    assert target is not None
    assert (target.id, target.renamed) == (f"{HOME}/welding-1", True)
    assert found.network.has_edge(f"course:{HOME}/welding-1", f"course:{HOME}/welding-2", Relation.NEEDED_FIRST)
    assert found.unresolved == ()


def test_a_new_thing_under_an_old_name_wins_over_the_old_one() -> None:
    found = graph(course("intro"), course("welding-1", formerly=["intro"]))
    target = found.target(reference(f"{HOME}/intro"))
    assert target is not None
    assert (target.id, target.renamed) == (f"{HOME}/intro", False)


def test_an_old_name_works_in_agreements_too() -> None:
    found = graph(
        agreement("dual", {"intro": "mesa-college/wel-old"}),
        course("welding-1", formerly=["intro"]),
        course("mesa-college/wel-1", formerly=["wel-old"]),
    )
    assert found.stand_ins("mesa-college/wel-1") == (f"{HOME}/welding-1",)
    assert found.counts_as(f"{HOME}/welding-1") == ("mesa-college/wel-1",)
    assert found.network.has_edge(f"course:{HOME}/welding-1", "course:mesa-college/wel-1", Relation.COUNTS_AS)


def test_what_mentions_an_unread_file_is_not_reported() -> None:
    unread = frozenset({(Kind.COURSE, f"{HOME}/broken")})
    found = graph(course("a", prerequisites="broken", recommended=["broken"]), unread=unread)
    assert found.unresolved == ()
    assert found.network.nodes[f"course:{HOME}/broken"]["unread"] is True
    assert found.entity(f"course:{HOME}/broken") is None
    assert found.resolve(reference(f"{HOME}/broken")) is None


def test_a_mention_of_nothing_makes_no_link_and_is_listed() -> None:
    found = graph(course("a", teaches=["gone"], recommended=["lost"]))
    assert [(lost.reference.id, lost.relation, lost.elective) for lost in found.unresolved] == [
        (f"{HOME}/lost", Relation.RECOMMENDED, True),
        (f"{HOME}/gone", Relation.TEACHES, False),
    ]
    assert not [vertex for vertex in found.network if "gone" in vertex or "lost" in vertex]


def test_a_thing_of_another_kind_is_known_by_its_kind() -> None:
    found = graph(course("a", prepares_for=["welding"]), occupation("welding"))
    wanted = reference(f"{HOME}/welding", Kind.CREDENTIAL)
    assert found.target(wanted) is None
    assert found.resolver.other_kind(wanted) is Kind.OCCUPATION


def test_a_close_name_of_the_same_kind_is_suggested_first() -> None:
    found = graph(course("anatomy-1"), course("anatomy-2"), credential("anatomy"), course("mesa-college/anatomy-1"))
    near = found.nearest(f"{HOME}/anatomi-1", (Kind.COURSE,), HOME)
    assert [close.value for close in near] == ["anatomy-1", "anatomy-2"]
    near = found.nearest("mesa-college/anatomy-2", (Kind.COURSE,), HOME)
    assert [close.value for close in near] == ["anatomy-2"]
    assert found.nearest(f"{HOME}/zzzz", (Kind.COURSE,), HOME) == ()


def test_what_has_the_name_that_an_id_spells_out_is_suggested_before_a_close_id() -> None:
    named = {"welding-arts": "Metal", "metal-2": "Welding Arts II", "welding-arts-i": "Welding Arts I"}
    found = graph(*(course(slug, name=name) for slug, name in named.items()))
    near = found.nearest(f"{HOME}/welding-arts-ii", (Kind.COURSE,), HOME)
    assert [close.value for close in near] == ["metal-2", "welding-arts-i", "welding-arts"]


def test_links_run_from_what_comes_first() -> None:
    found = graph(
        course("a", teaches=["skill"], prepares_for=["cert"], corequisites=["b"], recommended=["c"]),
        course("b"),
        course("c"),
        competency("skill"),
        credential("cert", awarded_by=HOME, qualifies_for=["welder"], stacks_onto=["degree"]),
        credential("degree"),
        occupation("welder", needs=["skill"], advances_to=["boss"]),
        occupation("boss"),
        experience("visit", hosts=["shop"], course="a"),
        organization("shop", type="employer", member_of=[HOME]),
        pathway("weld", {"grade-9": [{"course": "a"}]}, occupations=["welder"]),
    )
    links = {(source, target, str(key)) for source, target, key in found.network.edges(keys=True)}
    expected = {
        (f"course:{HOME}/a", f"competency:{HOME}/skill", "teaches"),
        (f"course:{HOME}/a", f"credential:{HOME}/cert", "prepares for"),
        (f"course:{HOME}/b", f"course:{HOME}/a", "taken together"),
        (f"course:{HOME}/c", f"course:{HOME}/a", "recommended before"),
        (f"organization:{HOME}", f"credential:{HOME}/cert", "awards"),
        (f"credential:{HOME}/cert", f"occupation:{HOME}/welder", "qualifies for"),
        (f"credential:{HOME}/cert", f"credential:{HOME}/degree", "stacks onto"),
        (f"competency:{HOME}/skill", f"occupation:{HOME}/welder", "used by"),
        (f"occupation:{HOME}/welder", f"occupation:{HOME}/boss", "advances to"),
        ("organization:shop", f"experience:{HOME}/visit", "hosts"),
        (f"experience:{HOME}/visit", f"course:{HOME}/a", "belongs to"),
        ("organization:shop", f"organization:{HOME}", "member of"),
        (f"pathway:{HOME}/weld", f"organization:{HOME}", "offered in"),
        (f"pathway:{HOME}/weld", f"occupation:{HOME}/welder", "leads to"),
        (f"pathway:{HOME}/weld", f"step:{HOME}/weld#a", "includes"),
        (f"step:{HOME}/weld#a", f"course:{HOME}/a", "does"),
    }
    assert links == expected


def test_a_thing_that_could_not_be_read_is_suggested_too() -> None:
    found = graph(course("welding-2"), unread=frozenset({(Kind.COURSE, f"{HOME}/forging-1")}))
    assert [close.value for close in found.nearest(f"{HOME}/forgin-1", (Kind.COURSE,), HOME)] == ["forging-1"]
