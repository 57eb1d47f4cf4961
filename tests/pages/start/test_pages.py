"""What can I still become? The scripts of the page find in a browser what `ReachCalculator` finds."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.insight.reach import Destination
from generator.model.entities import Entry, Pathway
from generator.pages.drafts import Assets, Pages
from generator.pages.render.words import words_in
from generator.pages.site import make_site
from generator.pages.start.data import plan_data
from generator.pages.view import View
from generator.pages.website import Site
from generator.publish.plain_folder import write_pages
from tests.demonstration import DAY, demonstration, graph
from tests.insight.random_plans import SETTINGS, small_catalogs
from tests.insight.small import RING, RING_TIMES, Files, catalog
from tests.laws import NIGHT, examples

Question = tuple[str, str, tuple[str, ...]]
"""A level, an organization, and the ids of what is finished."""
Plans = dict[str, dict[str, Any]]
ASK = """([plans, questions]) => questions.map(([id, level, school, done]) => {
  const plan = plans[id];
  const found = Answer.of(plan, { at: school, level, done });
  const time = (steps) => {
    const step = Reach.soonest(found, steps);
    if (step === undefined || !Reach.open(found, step)) return [null, false];
    return [Situation.levels[Reach.levelOf(found, found.times[step])]?.[0] ?? "careers", found.permitted(step)];
  };
  const things = [...found.things].filter((one) => !one.startsWith("agreement:"));
  return [
    plan.exits.map((step) => time([step])),
    plan.careers.map(([, steps]) => time(steps)),
    Answer.next(found).steps.map(({ step }) => step),
    [...found.had], things,
  ];
})"""
TURNS = 4 if NIGHT else 1
"""Rounds of 25 questions about each pathway of the demonstration."""
AT_CINDER_MESA = "#at=cinder-mesa&level=grade-11"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the demonstration and its data, as somebody saved them on a disk."""
    return saved(demonstration(), tmp_path_factory.mktemp("saved"))


@pytest.fixture(scope="module")
def any_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same for a small catalog. Plans of others with the same levels can be asked there, too."""
    return saved(make_site(catalog(RING, SETTINGS), DAY), tmp_path_factory.mktemp("small"))


def saved(site: Site, to: Path) -> Path:
    pages = [one for one in site.pages.drafts if one.path.startswith("start/")]
    files = [one for one in site.assets.batches if one.prefix.startswith(("data/start/", "assets/pathways/"))]
    write_pages(replace(site, pages=Pages(pages), assets=Assets(files)), to)
    return to


def visit(page: Page, folder: Path, situation: str = "") -> None:
    """Open the page as it is saved in a folder, with a situation in its address."""
    page.goto("about:blank")
    page.goto(f"{(folder / 'start/index.html').as_uri()}{situation}")


@cache
def view_of_demonstration() -> View:
    return View(graph(), words_in("en"), DAY)


def open_once(page: Page, folder: Path) -> None:
    """Open the page for the first of many examples."""
    if page.url == "about:blank":
        visit(page, folder)


def asked(page: Page, plans: Plans, questions: Sequence[tuple[str, Question]]) -> list[list[Any]]:
    """Return what the scripts say: by exit and by career when it is reached and whether with permission; the rest."""
    wanted = [[about, level, school, list(done)] for about, (level, school, done) in questions]
    found: list[list[Any]] = page.evaluate(ASK, [plans, wanted])
    return found


def truth(view: View, pathway: Pathway, question: Question) -> list[list[list[object]]]:
    level, school, done = question
    answer = view.reaches.reacher.reach(pathway, view.catalog.organizations[school], Entry(level, ()), done)

    def said(one: Destination) -> list[object]:
        return [one.level, one.permitted]

    return [[said(one) for one in answer.exits], [said(one) for one in answer.occupations]]


def finishable(plan: dict[str, Any]) -> list[str]:
    """Return the ids of what a reader may have finished: courses, credentials, experiences."""
    kinds = ("course:", "credential:", "experience:")
    return sorted({at.partition(":")[2] for at in plan["things"] if at.startswith(kinds)})


def random_questions(view: View, plan: dict[str, Any], chance: random.Random) -> Iterator[Question]:
    """Yield questions with nothing finished, with a little, and with nearly everything."""
    levels = [one.id for one in view.settings.levels if one.kind != "career"]
    for share in (0, 0.1, 0.3, 0.6, 0.9):
        for _ in range(5 * TURNS):
            have = tuple(one for one in finishable(plan) if chance.random() < share)
            yield chance.choice(levels), chance.choice(plan["places"])[0], have


def test_a_saved_page_finds_what_reach_finds(page: Page, folder: Path) -> None:
    view = view_of_demonstration()
    visit(page, folder)
    plans = {one.id: plan_data(view, one) for one in view.catalog.pathways.values()}
    assert len(plans) == 19
    questions = [
        (name, question)
        for name, plan in plans.items()
        for question in random_questions(view, plan, random.Random(name))
    ]
    for (name, question), found in zip(questions, asked(page, plans, questions), strict=True):
        assert found[:2] == truth(view, view.catalog.pathways[name], question), (name, question)


@settings(max_examples=examples(40 if NIGHT else 60), suppress_health_check=list(HealthCheck))
@given(small_catalogs(), st.data())
def test_a_page_finds_for_any_plan_what_reach_finds(
    page: Page, any_small: Path, files: Files, draw: st.DataObject
) -> None:
    open_once(page, any_small)
    view, pathway, plan = small(files)
    have = draw.draw(st.sets(st.sampled_from(finishable(plan)))) if finishable(plan) else ()
    question = (draw.draw(st.sampled_from(list(levels_of(view)))), plan["places"][0][0], tuple(sorted(have)))
    ((*found, _, _, _),) = asked(page, {pathway.id: plan}, [(pathway.id, question)])
    assert found == truth(view, pathway, question)


def levels_of(view: View) -> list[str]:
    return [one.id for one in view.settings.levels if one.kind != "career"]


def small(files: Files) -> tuple[View, Pathway, dict[str, Any]]:
    """Return the view of a catalog with one pathway, that pathway, and what pages know of it."""
    view = View(catalog(files, SETTINGS), words_in("en"), DAY)
    (pathway,) = view.catalog.pathways.values()
    return view, pathway, plan_data(view, pathway)


@st.composite
def catalogs_with_careers(draw: st.DrawFn) -> Files:
    """Draw a small catalog for two districts whose pathway leads to a career, for which a credential may qualify."""
    files: dict[str, Any] = dict(draw(small_catalogs()))
    files["town/occupations/job"] = {"soc": "51-4121"}
    files["town/courses/outside"] = {"subject": "cte", "grades": draw(st.sampled_from([[], [11], [10, 11, 12]]))}
    for name in files:
        if "/credentials/" in name and draw(st.booleans()):
            files[name] = {**files[name], "qualifies_for": ["job"]}
    only = {"offered_in": ["town", "valley"], "occupations": ["job"], "audience": draw(AUDIENCES)}
    return {**files, "town/pathways/only": {**files["town/pathways/only"], **only}}


AUDIENCES = st.sampled_from([["high-school"], ["middle-school"]])


@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
@given(catalogs_with_careers(), st.data())
def test_a_page_answers_for_careers_and_proposes_what_can_be_taken(
    page: Page, any_small: Path, files: Files, draw: st.DataObject
) -> None:
    open_once(page, any_small)
    view, pathway, plan = small(files)
    have = draw.draw(st.sets(st.sampled_from(finishable(plan)))) if finishable(plan) else ()
    school = draw.draw(st.sampled_from(["town", "valley"]))
    question = (draw.draw(st.sampled_from(levels_of(view))), school, tuple(sorted(have)))
    ((exits, careers, following, had, things),) = asked(page, {pathway.id: plan}, [(pathway.id, question)])
    assert [exits, careers] == truth(view, pathway, question)
    has, having = {*had, *following}, set(things) | agreements_of(plan, school)
    for step in following:
        assert holds(plan, plan["steps"][step][3], has, having), step


def agreements_of(plan: dict[str, Any], school: str) -> set[str]:
    return {one for name, _, _, credit, _ in plan["places"] if name == school for one in credit}


def holds(plan: dict[str, Any], need: Any, has: set[int], things: set[str]) -> bool:
    """Say whether a need is met by the steps one has; a choice is met by its options."""
    if isinstance(need, str):
        return need in things
    if isinstance(need, int):
        chosen = plan["steps"][need]
        return need in has or (bool(chosen[2] & 8) and holds(plan, chosen[3], has, things))
    count, *parts = need
    if count == "from":
        return True
    return sum(holds(plan, part, has, things) for part in parts) >= (1 if count == "with" else count)


@pytest.mark.parametrize(("have", "levels"), RING_TIMES.items())
def test_of_courses_that_go_together_in_a_ring_those_already_finished_hold_no_other_back(
    page: Page, any_small: Path, have: tuple[str, ...], levels: tuple[str, ...]
) -> None:
    visit(page, any_small)
    view, pathway, plan = small(RING)
    question = ("grade-10", "town", tuple(f"town/{one}" for one in have))
    ((exits, *_),) = asked(page, {pathway.id: plan}, [(pathway.id, question)])
    assert exits == truth(view, pathway, question)[0]
    assert [level for level, _ in exits] == list(levels)
