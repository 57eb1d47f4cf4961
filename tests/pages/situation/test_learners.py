"""Whose learners readers may be, and which pathways and parts of pages are for them."""

from __future__ import annotations

from generator.catalog.yaml.reader import Value
from generator.pages.render.words import words_in
from generator.pages.situation.learners import belonging, learners, speaks_to
from generator.pages.view import View
from tests.demonstration import DAY, graph
from tests.insight.small import Files, catalog, pathway

PLAN: dict[str, Value] = {"grade-9": [{"milestone": "Begin"}]}
REGION: Files = {
    "town": {"type": "school-district", "member_of": ["coop"]},
    "town-high": {"type": "school", "part_of": "town"},
    "coop": {"type": "boces"},
    "works": {"type": "employer", "part_of": "town"},
    "town/pathways/here": pathway(PLAN),
    "coop/pathways/all": {"offered_in": ["coop"], "plan": PLAN},
    "town/pathways/gone": pathway(PLAN, status="ceased"),
}


def view_of(files: Files) -> View:
    return View(catalog(files), words_in("en"), DAY)


def test_a_school_follows_what_its_district_and_its_bodies_offer() -> None:
    found = learners(view_of(REGION))
    offered = {school: [one.id for one in those] for school, those in found.pathways.items()}
    assert offered["town-high"] == offered["town"] == ["coop/all", "town/here"]
    assert offered["coop"] == ["coop/all"]
    assert [one.id for one in found.schools_of["town/here"]] == ["town", "town-high"]


def test_an_employer_has_no_learners_and_what_has_ceased_is_for_nobody() -> None:
    found = learners(view_of(REGION))
    assert "works" not in found.pathways
    assert "town/gone" not in found.schools_of


def test_a_pathway_that_does_not_say_for_whom_it_is_is_for_adults_too() -> None:
    files = {**REGION, "town/pathways/here": pathway(PLAN, audience=["high-school"])}
    assert [one.id for one in learners(view_of(files)).for_adults] == ["coop/all"]


def test_what_speaks_to_a_school_is_all_it_belongs_to() -> None:
    view = view_of(REGION)
    assert {"coop", "town", "town-high"} <= set(belonging(view, view.catalog.organizations["town-high"]))


def test_an_offering_speaks_to_whom_it_is_open() -> None:
    view = View(graph(), words_in("en"), DAY)

    def said(course: str) -> list[tuple[str, ...]]:
        found = view.catalog.courses[course]
        return [speaks_to(view, found, offering) for offering in view.graph.offerings(found)]

    assert said("three-forks-boces/welding-1") == [("sagehen-valley", "kestrel-pass"), ("bluestem-plains",)]
    assert said("sandreed-college/hpr-1038") == [()], "it is online"
    (opened,) = said("granite-gap-tech/wel-1010")
    assert opened[0] == "granite-gap-tech"
    assert "kestrel-pass" in opened, "an agreement opens it to them"
