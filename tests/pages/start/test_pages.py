"""Start where you are: the script of the page answers in a browser what `ReachCalculator` answers."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.links import vertex
from generator.insight.reach import ReachCalculator
from generator.model.entities import Entry, Pathway
from generator.pages.drafts import Pages
from generator.pages.render.templates import Templates
from generator.pages.render.words import words_in
from generator.pages.start import pages as start
from generator.pages.start.data import start_data
from generator.pages.view import View
from generator.publish.plain_folder import write_pages
from tests.demonstration import DAY, demonstration, graph
from tests.insight.random_plans import SETTINGS, small_catalogs
from tests.insight.small import RING, RING_TIMES, Files, catalog, pathway
from tests.laws import examples

Question = tuple[str, str, tuple[str, ...]]
"""A level, an organization, and what is ticked."""
ASK = """([levels, schools, ticks]) => {
  const form = document.getElementById("start-form");
  const said = (list) => Object.fromEntries(
    [...document.querySelectorAll(`#start-${list} > li`)].map((one) => [one.dataset.id, one.dataset.level]));
  return levels.map((level, at) => {
    form.elements.level.value = level;
    form.elements.school.value = schools[at];
    for (const box of form.querySelectorAll("input")) box.checked = ticks[at].includes(box.name);
    form.dispatchEvent(new Event("change"));
    const next = [...document.querySelectorAll("#start-next > li")].map((one) => one.dataset.id);
    return [said("exits"), said("careers"), next];
  });
}"""
TURNS = 20


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The start pages of the demonstration, as somebody saved them on a disk."""
    to = tmp_path_factory.mktemp("saved")
    site = demonstration()
    write_pages(replace(site, pages=Pages(one for one in site.pages.drafts if one.path.startswith("start/"))), to)
    return to


@cache
def view_of_demonstration() -> View:
    return View(graph(), words_in("en"), DAY)


def asked(page: Page, data: dict[str, Any], questions: Sequence[Question]) -> list[list[dict[str, str]]]:
    """Return what the page says to each of `questions`: by exit, and by career, the level by which it is reached."""
    return [[exits, careers] for exits, careers, _ in answers(page, data, questions)]


def answers(page: Page, data: dict[str, Any], questions: Sequence[Question]) -> list[tuple[Any, Any, list[str]]]:
    """Return the same, and the ids of the next steps."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    names = {tick["id"]: f"tick-{number}" for number, tick in enumerate(data["ticks"])}
    levels, schools = [one[0] for one in questions], [one[1] for one in questions]
    found = page.evaluate(ASK, [levels, schools, [[names[tick] for tick in ticks] for _, _, ticks in questions]])
    assert errors == []
    return [(exits, careers, following) for exits, careers, following in found]


def truth(view: View, pathway: Pathway, question: Question) -> list[dict[str, str]]:
    level, school, ticks = question
    organization = view.catalog.organizations[school]
    answer = view.reaches.reacher.reach(pathway, organization, Entry(level, ()), ticks)
    return [
        {one.id: view.level_name(one.level) if one.level else "" for one in found}
        for found in (answer.exits, answer.occupations)
    ]


def test_a_saved_page_finds_what_reach_finds(page: Page, folder: Path) -> None:
    view = view_of_demonstration()
    assert view.catalog.pathways
    for one in view.catalog.pathways.values():
        data = start_data(view, one.id)
        questions = random_questions(data, random.Random(one.id))
        page.goto((folder / f"start/{one.id}/index.html").as_uri())
        for question, found in zip(questions, asked(page, data, questions), strict=True):
            assert found == truth(view, one, question), (one.id, question)


def random_questions(data: dict[str, Any], chance: random.Random) -> list[Question]:
    """Return questions with nothing ticked, with a little, and with nearly everything."""
    ticks = [tick["id"] for tick in data["ticks"]]
    return [
        (
            chance.choice(data["starts"])["id"],
            chance.choice(data["schools"])["id"],
            tuple(tick for tick in ticks if chance.random() < share),
        )
        for share in (0, 0.1, 0.3, 0.6, 0.9)
        for _ in range(TURNS)
    ]


@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
@given(small_catalogs(), st.data())
def test_a_page_of_any_plan_finds_what_reach_finds(page: Page, files: Files, draw: st.DataObject) -> None:
    view, pathway, data = opened(page, files)
    levels = st.sampled_from([one["id"] for one in data["starts"]])
    have = st.sets(st.sampled_from([tick["id"] for tick in data["ticks"]])) if data["ticks"] else st.just(set())
    question = (draw.draw(levels), data["schools"][0]["id"], tuple(sorted(draw.draw(have))))
    assert asked(page, data, [question]) == [truth(view, pathway, question)]


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
    page: Page, files: Files, draw: st.DataObject
) -> None:
    view, pathway, data = opened(page, files)
    levels = st.sampled_from([one["id"] for one in data["starts"]])
    have = st.sets(st.sampled_from([tick["id"] for tick in data["ticks"]])) if data["ticks"] else st.just(set())
    school = draw.draw(st.sampled_from(["town", "valley"]))
    question = (draw.draw(levels), school, tuple(sorted(draw.draw(have))))
    ((exits, careers, following),) = answers(page, data, [question])
    assert [exits, careers] == truth(view, pathway, question)
    learner = view.reaches.reacher.learner_times(
        pathway, view.catalog.organizations[school], Entry(question[0], ()), question[2]
    )
    number = {step["id"]: index for index, step in enumerate(data["steps"])}
    has = {*learner.had, *(number[step] for step in following)}
    things = {vertex(*thing) for thing in learner.things} | set(data["credit"][school])
    for step in following:
        assert holds(data, data["steps"][number[step]]["needs"], has, things), step


def holds(data: dict[str, Any], need: Any, has: set[int], things: set[str]) -> bool:
    """Say whether a need is met by the steps one has; a choice is met by its options."""
    if isinstance(need, str):
        return need in things
    if isinstance(need, int):
        chosen = data["steps"][need]
        return need in has or (chosen["choice"] and holds(data, chosen["needs"], has, things))
    count, *parts = need
    return sum(holds(data, part, has, things) for part in parts) >= (1 if count == "with" else count)


def view_of(graph: CatalogGraph) -> View:
    return View(graph, words_in("en"), date(2026, 11, 1))


def opened(page: Page, files: Files) -> tuple[View, Pathway, dict[str, Any]]:
    """Open the start page of the only pathway in `files`."""
    view = view_of(catalog(files, SETTINGS))
    (pathway,) = view.catalog.pathways.values()
    (body,) = (one.made().body for one in start.pages(view, Templates(view)) if one.path != "start/")
    page.set_content(body)
    page.add_script_tag(path=Path(start.__file__).with_name("start.js"))
    return view, pathway, start_data(view, pathway.id)


@pytest.mark.parametrize(("have", "levels"), RING_TIMES.items())
def test_of_courses_that_go_together_in_a_ring_those_already_ticked_hold_no_other_back(
    page: Page, have: tuple[str, ...], levels: tuple[str, ...]
) -> None:
    view, pathway, data = opened(page, RING)
    names = {one["id"]: one["name"] for one in data["starts"]}
    question = ("grade-10", "town", have)
    ((exits, _),) = asked(page, data, [question])
    assert [exits[step] for step in ("theory", "lab", "practice")] == [names[level] for level in levels]
    assert [exits, {}] == truth(view, pathway, question)


def test_what_takes_a_permission_says_so_and_only_where_nothing_else_is_enough(page: Page) -> None:
    plan = {
        "grade-10": [{"course": "open"}, {"course": "asked"}, {"course": "either"}],
        "grade-11": [
            {"credential": f"c-{name}", "after": name, "exit": True} for name in ("asked", "either", "open")
        ],
        "grade-12": [{"credential": "c-late", "after": "open"}],
    }
    files: Files = {
        **{f"town/credentials/c-{name}": {"type": "badge"} for name in ("asked", "either", "open")},
        "town/courses/open": {"subject": "cte"},
        "town/courses/asked": {"subject": "cte", "prerequisites": {"permission": "instructor"}},
        "town/courses/either": {"subject": "cte", "corequisites": {"any": ["open", {"permission": "instructor"}]}},
        "town/occupations/job": {"soc": "51-4121"},
        "town/credentials/c-late": {"type": "badge", "qualifies_for": ["job"]},
        "town/credentials/c-asked": {"type": "badge", "qualifies_for": ["job"]},
        "town/pathways/only": pathway(plan, occupations=["job"]),  # type: ignore[arg-type]
    }
    view, only, data = opened(page, files)
    question = ("grade-10", "town", ())
    assert asked(page, data, [question]) == [truth(view, only, question)]
    said = page.locator("#start-exits li").all_inner_texts()
    assert [(one.split(":")[0], "permission" in one) for one in said] == [
        ("C asked", True),
        ("C either", False),
        ("C open", False),
    ]
    assert said[0].endswith(", with permission")
    expect(page.locator("#start-careers")).to_have_text("Job: by grade-12")


def test_the_answer_says_what_is_missing_and_what_comes_next(page: Page, folder: Path) -> None:
    page.goto((folder / "start/three-forks-boces/nursing/index.html").as_uri())
    expect(page.locator("#start-status")).to_have_text("You can still reach 4 of 4 credentials.")
    expect(page.locator("#start-when")).to_have_text("In Grade 9 you can do these:")
    expect(page.locator("#start-next")).to_contain_text("Introduction to Health Careers")
    page.get_by_label("Introduction to Health Careers").check()
    expect(page.locator("#start-next")).not_to_contain_text("Introduction to Health Careers")
    link = page.locator("#start-exits a").first
    assert str(link.get_attribute("href")).endswith("/index.html")


WATERSHED: Files = {
    "town/courses/environment": {"subject": "science", "grades": [9, 10, 11]},
    "town/courses/mapping": {"subject": "science", "grades": [10, 11]},
    "town/courses/watershed": {"subject": "cte", "grades": [11, 12], "prerequisites": ["environment", "mapping"]},
    "town/credentials/card": {"type": "certification"},
    "town/pathways/only": pathway(
        {
            "grade-9": [{"course": "environment"}],
            "grade-11": [{"course": "watershed"}],
            "grade-12": [{"credential": "card", "exit": True}],
        }
    ),
}
"""A course that needs one that the plan has earlier, and one that it leaves out."""


def test_the_prerequisites_of_what_is_proposed_are_proposed_with_the_reason(page: Page) -> None:
    _, _, data = opened(page, WATERSHED)
    answers(page, data, [("grade-11", "town", ())])
    expect(page.locator("#start-when")).to_have_text("In grade-11 you can do these:")
    assert page.locator("#start-next > li").all_inner_texts() == [
        "Environment: Course, because Watershed needs it",
        "Mapping: Course, because Watershed needs it",
    ]


def test_what_a_plan_leaves_out_is_said_where_it_is_needed(page: Page) -> None:
    _, _, data = opened(
        page, {**WATERSHED, "town/credentials/card": {"type": "certification", "requires": "watershed"}}
    )
    answers(page, data, [("grade-10", "town", ())])
    expect(page.locator("#start-exits")).to_have_text("Card: by grade-12, with Mapping, which this plan leaves out")
    answers(page, data, [("grade-10", "town", ("town/mapping",))])
    expect(page.locator("#start-exits")).to_have_text("Card: by grade-12")


def test_what_the_plan_has_from_here_on_needs_no_reason(page: Page) -> None:
    _, _, data = opened(page, WATERSHED)
    answers(page, data, [("grade-11", "town", ("environment", "town/mapping"))])
    assert page.locator("#start-next > li").all_inner_texts() == ["Watershed: Course"]


def test_a_pathway_that_only_explores_says_so_and_what_comes_next(page: Page) -> None:
    files: Files = {
        "town/courses/explore": {"subject": "cte", "grades": [10]},
        "town/occupations/job": {"soc": "51-4121"},
        "town/pathways/only": pathway({"grade-10": [{"course": "explore"}]}, occupations=["job"]),
    }
    _, _, data = opened(page, files)
    ((exits, careers, following),) = answers(page, data, [("grade-10", "town", ())])
    assert (exits, careers, following) == ({}, {"town/job": ""}, ["explore"])
    expect(page.locator("#start-careers")).to_have_text("Job: no credential of this pathway leads there")
    expect(page.locator("#start-status")).to_have_text(
        "This pathway is for exploring. It does not end with a credential."
    )


def test_what_is_out_of_reach_comes_with_ways_round(page: Page) -> None:
    files: Files = {
        "valley/courses/lab": {"subject": "cte", "grades": [10, 11]},
        "town/credentials/card": {"type": "certification"},
        "town/pathways/only": pathway(
            {
                "grade-10": [{"course": "valley/lab"}],
                "grade-11": [{"credential": "card", "after": ["lab"], "exit": True}],
            },
            offered_in=["town", "valley"],
        ),
    }
    _, _, data = opened(page, files)
    answers(page, data, [("grade-10", "town", ())])
    expect(page.locator("#start-exits")).to_have_text(
        "Card: not from here: Lab is not open to you here (Valley teaches it). With Valley: by grade-11."
    )


def test_without_javascript_the_table_is_there_and_the_form_is_not(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((folder / "start/three-forks-boces/nursing/index.html").as_uri())
    expect(tab.get_by_role("heading", name="Who can finish what, and where")).to_be_visible()
    expect(tab.locator("#start-form")).to_be_hidden()
    expect(tab.locator("#start-answer")).to_be_hidden()
    context.close()


def test_the_list_of_pathways_is_filtered_by_what_is_typed(page: Page, folder: Path) -> None:
    page.goto((folder / "start/index.html").as_uri())
    page.get_by_label("Find in this list").fill("nurs")
    expect(page.locator("[data-start-list] > li:visible")).to_have_count(1)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_start_page_fits_its_screen(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto((folder / "start/three-forks-boces/nursing/index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_reach_is_worked_out_once_for_a_pathway(monkeypatch: pytest.MonkeyPatch) -> None:
    view = view_of_demonstration()
    (pathway, *_) = view.catalog.pathways.values()
    first = view.reaches.of(pathway)
    monkeypatch.setattr(ReachCalculator, "reach", lambda *_: pytest.fail("asked twice"))
    assert view.reaches.of(pathway) is first
