"""What can I still become? The scripts of the page find in a browser what `ReachCalculator` finds."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Locator, Page, expect

from generator.catalog.yaml.reader import Value
from generator.graph.catalog_graph import CatalogGraph
from generator.insight.reach import Destination
from generator.model.entities import Entry, Pathway
from generator.pages.drafts import Assets, Pages
from generator.pages.render.words import words_in
from generator.pages.site import make_site
from generator.pages.situation.learners import learners
from generator.pages.start.data import plan_data
from generator.pages.view import View
from generator.pages.website import Site
from generator.publish.plain_folder import write_pages
from tests.bench.becoming import made_up
from tests.demonstration import DAY, demonstration, graph
from tests.insight.random_plans import SETTINGS, small_catalogs
from tests.insight.small import RING, RING_TIMES, Files, catalog, pathway
from tests.laws import NIGHT, examples

Question = tuple[str, str, tuple[str, ...]]
"""A level, an organization, and the ids of what is finished."""
Plans = dict[str, dict[str, Any]]
ASK = """([plans, questions]) => questions.map(([id, level, school, done]) => {
  const plan = plans[id];
  const found = Answer.of(plan, { at: school, level, done });
  const time = (steps) => {
    const step = Reach.best(found, steps);
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
    return view_of(graph())


def view_of(graph: CatalogGraph) -> View:
    return View(graph, words_in("en"), DAY)


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
    view = view_of(catalog(files, SETTINGS))
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


def answer_to(page: Page, folder: Path, files: Files, situation: str) -> Locator:
    """Save the page of a small catalog, open it with a situation, and return the card of its pathway."""
    visit(page, saved(make_site(catalog(files), DAY), folder), situation)
    card = page.locator(".become-card")
    expect(card).to_be_visible()
    return card


def opened(card: Locator) -> Locator:
    """Return the lines about credentials and careers of a card, folded open."""
    if not card.locator("details").get_attribute("open"):
        card.locator("summary").click()
    return card.locator(".become-goals > li")


def test_the_prerequisites_of_what_is_proposed_are_proposed_with_the_reason(page: Page, tmp_path: Path) -> None:
    card = answer_to(page, tmp_path, WATERSHED, "#at=town&level=grade-11")
    expect(card.locator(".become-when")).to_have_text("In Grade 11 you can do these:")
    assert card.locator(".become-next > li").all_inner_texts() == [
        "Environment (because Watershed needs it)",
        "Mapping (because Watershed needs it)",
    ]


def test_what_is_lost_to_those_who_wait_is_said_first(page: Page, tmp_path: Path) -> None:
    last_year: list[Value] = [{"course": "watershed"}, {"credential": "card", "exit": True, "after": ["watershed"]}]
    files: Files = {
        **WATERSHED,
        "town/courses/watershed": {
            "subject": "cte",
            "grades": [12],
            "prerequisites": ["environment", "mapping"],
        },
        "town/pathways/only": pathway({"grade-9": [{"course": "environment"}], "grade-12": last_year}),
    }
    card = answer_to(page, tmp_path, files, "#at=town&level=grade-11&done=town/mapping")
    expect(card.locator(".become-next")).to_have_text(
        "Environment (because Watershed needs it) Now or not at all: without it you lose Card."
    )
    expect(page.locator(".become-now > li")).to_have_text("Environment: keeps Only open to you")
    visit(page, tmp_path, "#at=town&level=grade-10&done=town/mapping")
    expect(card.locator(".become-next")).to_have_text("Environment (because Watershed needs it)")
    expect(page.locator(".become-now")).to_have_count(0)


def test_what_a_plan_leaves_out_is_said_where_it_is_needed(page: Page, tmp_path: Path) -> None:
    files: Files = {**WATERSHED, "town/credentials/card": {"type": "certification", "requires": "watershed"}}
    card = answer_to(page, tmp_path, files, "#at=town&level=grade-10")
    expect(opened(card)).to_have_text("Card: by Grade 12, with Mapping, which this plan leaves out")
    visit(page, tmp_path, "#at=town&level=grade-10&done=town/mapping")
    expect(opened(card)).to_have_text("Card: by Grade 12")


def test_what_takes_a_permission_says_so(page: Page, tmp_path: Path) -> None:
    files: Files = {
        "town/courses/lab": {"subject": "cte", "prerequisites": {"permission": "instructor"}},
        "town/pathways/only": pathway({"grade-10": [{"course": "lab", "exit": True}]}),
    }
    card = answer_to(page, tmp_path, files, "#at=town&level=grade-10")
    expect(card.locator(".become-reached")).to_have_text("Lab: by Grade 10, with permission.")


def test_a_pathway_that_only_explores_says_so_and_what_comes_next(page: Page, tmp_path: Path) -> None:
    files: Files = {
        "town/courses/explore": {"subject": "cte", "grades": [10]},
        "town/occupations/job": {"soc": "51-4121"},
        "town/pathways/only": pathway({"grade-10": [{"course": "explore"}]}, occupations=["job"]),
    }
    card = answer_to(page, tmp_path, files, "#at=town&level=grade-10")
    expect(page.locator("#start-answer > h2")).to_have_text("To explore")
    expect(card.locator(".become-sum")).to_have_text(
        "This pathway is for exploring. It does not end with a credential."
    )
    expect(card.locator(".become-next")).to_have_text("Explore")
    expect(opened(card)).to_have_text("Job: not from here: no credential of this pathway leads there.")


def test_what_is_out_of_reach_comes_with_ways_round(page: Page, tmp_path: Path) -> None:
    lab: Files = {
        "valley/courses/lab": {"subject": "cte", "grades": [10, 11]},
        "town/credentials/card": {"type": "certification"},
        "town/pathways/only": pathway(
            {
                "grade-10": [{"course": "valley/lab"}],
                "grade-11": [{"credential": "card", "after": ["lab"], "exit": True}],
            },
            offered_in=["town", "valley"],
        ),
        "town/pathways/grown": {
            "offered_in": ["valley"],
            "audience": ["adult"],
            "plan": {"adult-1": [{"credential": "card", "exit": True}]},
        },
    }
    card = answer_to(page, tmp_path, lab, "#at=town&level=grade-10")
    expect(opened(card)).to_have_text(
        "Card: not from here: Lab is not open to you here (Valley teaches it)."
        " With Valley: by Grade 11. For adults: Grown."
    )


def test_what_nobody_offers_a_way_round_says_so(page: Page, tmp_path: Path) -> None:
    files: Files = {
        "town/courses/lab": {"subject": "cte", "grades": [10]},
        "town/pathways/only": pathway({"grade-10": [{"course": "lab", "exit": True}]}),
    }
    card = answer_to(page, tmp_path, files, "#at=town&level=grade-11")
    expect(opened(card)).to_have_text(
        "Lab: not from here: Lab cannot be taken after Grade 10."
        " This catalog knows no way round. Ask your school or a college."
    )


def test_pathways_are_ranked_and_the_question_is_named_first(page: Page, folder: Path) -> None:
    visit(page, folder, f"{AT_CINDER_MESA}&done=three-forks-boces/it-essentials")
    expect(page.locator("#start-status")).to_have_text(
        "Cinder Mesa School District, Grade 11: a credential can be reached in 4 of 5 pathways."
    )
    assert page.locator("#start-answer > dl dd").all_inner_texts() == [
        "Cinder Mesa School District",
        "Grade 11",
        "IT Essentials",
    ]
    headings = page.locator("#start-answer > h2").all_inner_texts()
    assert headings[-3:] == ["You can reach all of it", "You can reach a part of it", "Out of reach from here"]
    expect(page.locator(".become-card h3").first).to_have_text("Computer support and networks")
    assert page.locator(".become-card").count() == 5
    assert str(page.locator(".become-card a").first.get_attribute("href")).endswith(
        "pathways/three-forks-boces/it-support-and-networks/index.html"
    )


def test_a_part_of_a_district_follows_what_its_district_offers(folder: Path, page: Page) -> None:
    visit(page, folder, "#at=sagehen-early-college&level=grade-9")
    expect(page.locator("#start-status")).to_contain_text("Sagehen Early College High School, Grade 9")
    view = view_of_demonstration()
    assert page.locator(".become-card").count() == len(learners(view).pathways["sagehen-valley"])


def test_an_adult_without_a_school_is_told_where(page: Page, folder: Path) -> None:
    visit(page, folder)
    page.get_by_label("Your school", exact=True).select_option("I am an adult, at no school")
    expect(page.locator(".become-card .source").first).to_have_text("At Granite Gap Technical College")
    assert page.evaluate("location.hash") == "#level=adult-1"


def test_what_is_chosen_before_the_scripts_are_there_is_answered(page: Page, folder: Path) -> None:
    page.add_init_script(
        """addEventListener("readystatechange", () => {
            const form = document.getElementById("start-form");
            if (form) Object.assign(form.elements.school, { value: "cinder-mesa" });
            if (form) Object.assign(form.elements.level, { value: "grade-8" });
        }, true)"""
    )
    visit(page, folder)
    expect(page.locator("#start-status")).to_contain_text("Cinder Mesa School District, Grade 8")


def test_choosing_and_checking_change_the_answer_and_the_address(page: Page, folder: Path) -> None:
    visit(page, folder)
    expect(page.locator("#start-status")).to_have_text("Choose your school and your grade.")
    page.get_by_label("Your school", exact=True).select_option("Kestrel Pass School District")
    page.get_by_label("Where you are now").select_option("Grade 9")
    expect(page.locator("#start-status")).to_contain_text("Kestrel Pass School District, Grade 9")
    page.get_by_text("Check what you have finished").click()
    page.get_by_label("Find a course").fill("introduction HEÁLTH")
    expect(page.locator("#start-found")).to_have_text("1 found")
    page.get_by_label("Introduction to Health Careers").check()
    nursing = page.locator("[data-pathway='three-forks-boces/nursing']")
    expect(nursing.locator(".become-next")).not_to_contain_text("Introduction to Health Careers")
    assert page.evaluate("location.hash") == "#at=kestrel-pass&level=grade-9&done=three-forks-boces/health-careers"
    page.reload()
    expect(page.locator("#start-answer dd").last).to_have_text("Introduction to Health Careers")


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("#at=nowhere&level=grade-9", "There is no school “nowhere” in this catalog. Choose yours."),
        ("#at=cinder-mesa&level=grade-99", "The address names what this catalog does not know: “grade-99”."),
        ("#at=<b>x</b>&level=grade-9", "The address names what this catalog does not know: “<b>x</b>”."),
        (
            f"{AT_CINDER_MESA}&done=no/such,no/other",
            "No pathway of this school asks for these, so they do not count here: no/such and no/other.",
        ),
        (f"{AT_CINDER_MESA}&done=what", "The address names what this catalog does not know: “what”."),
        (
            f"{AT_CINDER_MESA}&done={'x' * 99_000}",
            f"The address names what this catalog does not know: “{AT_CINDER_MESA[1:]}&done=",
        ),
    ],
)
def test_what_an_address_names_and_nobody_knows_is_said(page: Page, folder: Path, address: str, said: str) -> None:
    visit(page, folder, address)
    expect(page.locator("#start-odd")).to_contain_text(said)
    assert page.locator("#start-odd b").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_on_paper_there_is_only_what_is_open(page: Page, folder: Path) -> None:
    visit(page, folder, AT_CINDER_MESA)
    expect(page.locator(".become-card").first).to_be_visible()
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator("#situation")).to_have_text(
        "Cinder Mesa School District · Grade 11 Change Clear Address to share"
    )
    expect(page.locator("#situation button")).to_be_hidden()
    expect(page.locator("#start-form")).to_be_hidden()
    expect(page.locator("#start-schools")).to_be_hidden()
    expect(page.locator(".become-card details").first).to_be_hidden()
    expect(page.locator(".become-card details[open]")).to_contain_text("not from here")


def test_without_javascript_all_schools_are_there_and_the_form_is_not(browser: Browser, folder: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((folder / "start/index.html").as_uri())
    expect(tab.locator("#start-form")).to_be_hidden()
    tab.get_by_text("Cinder Mesa School District 5 pathways").click()
    expect(tab.get_by_role("link", name="Mine land and watershed restoration")).to_be_visible()
    context.close()


def test_an_old_address_leads_to_the_page(folder: Path) -> None:
    old = (folder / "start/three-forks-boces/nursing/index.html").read_text(encoding="utf-8")
    assert '<meta http-equiv="refresh" content="0; url=../../../start/">' in old


@pytest.mark.parametrize("width", [320, 1280])
def test_an_answer_fits_its_screen(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    visit(page, folder, "#at=kestrel-pass&level=grade-12")
    expect(page.locator(".become-card")).to_have_count(11)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_what_a_school_of_many_pathways_fetches_is_small() -> None:
    text = json.dumps(list(made_up(60)), separators=(",", ":")).encode()
    assert len(gzip.compress(text, 6)) < 60_000, "two hundred pathways would be 150 kB"
