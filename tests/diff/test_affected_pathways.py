"""Only pathways that rely on something changed are asked anew, and none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from generator.diff.affected_pathways import DESCRIPTIVE_FIELDS, affected_pathways
from generator.diff.changes import differences
from generator.diff.meaning import current_ids
from generator.diff.neighbors import neighbors
from generator.diff.outcomes import LearnerImpact, outcomes
from generator.graph.build import build_graph
from generator.model.catalog import Catalog
from generator.model.entities import Agreement, Entity
from tests.demonstration import loaded
from tests.laws import NIGHT


def demonstration() -> Catalog:
    return loaded().catalog


def without(entity: Entity) -> Catalog:
    catalog = demonstration()
    return Catalog.of(catalog.settings, tuple(one for one in catalog.all() if one is not entity))


def instead(entity: Entity, other: Entity) -> Catalog:
    catalog = demonstration()
    return Catalog.of(catalog.settings, tuple(other if one is entity else one for one in catalog.all()))


def changed_catalogs() -> Iterator[tuple[str, Catalog]]:
    """Yield the demonstration with one thing changed: some are gone, or are no longer what others lean on."""
    catalog, every = demonstration(), 59 if NIGHT else 131
    for number, entity in enumerate(catalog.all()):
        if number % every == 0 or (isinstance(entity, Agreement) and number % 2):
            yield f"without {entity.kind} {entity.id}", without(entity)
    for organization in catalog.organizations.values():
        if organization.member_of:
            yield f"{organization.id} a member of nothing", instead(organization, replace(organization, member_of=()))
    boces = catalog.organizations["three-forks-boces"]
    yield "an employer instead of a BOCES", instead(boces, replace(boces, type="employer"))
    college = catalog.organizations["sandreed-college"]
    yield "a school instead of a college", instead(college, replace(college, type="school"))


CHANGED = dict(changed_catalogs())


def asked(head: Catalog) -> tuple[frozenset[str], tuple[LearnerImpact, ...], tuple[LearnerImpact, ...]]:
    """Return which pathways are asked, what that finds, and what asking all of them finds."""
    base = demonstration()
    graphs = build_graph(base), build_graph(head)
    names = current_ids(head)
    around = neighbors(graphs[0], names), neighbors(graphs[1], names)
    changes = differences(base, head, names)
    assert changes
    found = affected_pathways(changes, (), around, names)
    return found, outcomes(*graphs, names, found), outcomes(*graphs, names, frozenset(base.pathways))


@pytest.mark.parametrize("change", sorted(CHANGED) if NIGHT else sorted(CHANGED)[::3])
def test_asking_the_pathways_touched_finds_what_asking_all_of_them_finds(change: str) -> None:
    _, quick, whole = asked(CHANGED[change])
    assert quick == whole


def test_a_course_that_one_pathway_uses_touches_few_pathways() -> None:
    course = demonstration().courses["sagehen-valley/accounting-1"]
    found, quick, _ = asked(without(course))
    assert quick
    assert 0 < len(found) < len(demonstration().pathways) / 2


def test_words_for_readers_touch_no_pathway() -> None:
    course = demonstration().courses["three-forks-boces/it-essentials"]
    found, _, _ = asked(instead(course, replace(course, description=None)))
    assert found == frozenset()


def test_levels_touch_every_pathway() -> None:
    graph = build_graph(demonstration())
    side = neighbors(graph, {})
    assert affected_pathways((), ("levels",), (side, side), {}) == frozenset(demonstration().pathways)


def test_what_is_only_said_is_a_field_of_something() -> None:
    known = {field.name for entity in demonstration().all() for field in fields(entity)}
    assert known >= DESCRIPTIVE_FIELDS
