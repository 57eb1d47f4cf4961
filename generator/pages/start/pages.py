"""What can I still become? One page over all pathways, its data, and the old addresses of pages about one pathway.

There is no server: a page fetches the plans that the learners of the chosen school can follow, and a small script
works out the answer. Without JavaScript the page lists the pathways of every school.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.graph.links import vertex
from generator.insight.numbered_plan import Thing
from generator.model.entities import Organization, Pathway
from generator.model.ids import Kind
from generator.pages.drafts import Batch, Draft
from generator.pages.page import HIDE_CONTENTS, Asset, Page
from generator.pages.render.environment import compact_json
from generator.pages.render.templates import Templates
from generator.pages.scripts import script
from generator.pages.situation.files import data_file, handed_over, with_table
from generator.pages.situation.learners import belonging, learners, levels
from generator.pages.start.data import plan_text
from generator.pages.view import View, path_of

SECTION = "start"
PATH = f"{SECTION}/"
MOST_LISTED = 400
"""How many lines the lists of schools may have before each school's own page has to do."""
_SUBJECTS = ("cte", "math", "science", "english", "world-language", "social-studies", "arts", "pe-health", "other")
_ANSWER = script("answer.js")


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page, and one that leads to it at each address where a pathway had a page of its own."""
    yield Draft(PATH, partial(_page, view, templates), SECTION, HIDE_CONTENTS)
    for pathway in view.catalog.pathways.values():
        make = partial(_moved, view, templates, pathway)
        yield Draft(path_of_start(pathway), make, SECTION, HIDE_CONTENTS, path_of(pathway))


def path_of_start(pathway: Pathway) -> str:
    """Return the address at which `pathway` once had such a page of its own."""
    return f"{PATH}{pathway.id}/"


def _moved(view: View, templates: Templates, pathway: Pathway) -> Page:
    title = view.words["start_title"]
    return templates.page(
        "start_moved.html",
        path_of_start(pathway),
        view.words["moved_title"].format(name=title),
        {"pathway": pathway},
        hide=HIDE_CONTENTS,
        listed=False,
        moved_to=PATH,
    )


@dataclass(frozen=True, slots=True)
class SchoolFold:
    """A school with its pathways, in order of name; none where its own page has to do."""

    school: Organization
    count: int
    pathways: tuple[Pathway, ...]


def _page(view: View, templates: Templates) -> Page:
    words, known = view.words, learners(view)
    few = sum(map(len, known.pathways.values())) <= MOST_LISTED
    folds = [
        SchoolFold(school, len(known.pathways[school.id]), known.pathways[school.id] if few else ())
        for school in known.schools
    ]
    groups = {subject: words.value("subject", subject) for subject in _SUBJECTS}
    groups |= {kind.value: words[f"kind_{kind.value}_many"] for kind in (Kind.CREDENTIAL, Kind.EXPERIENCE)}
    return templates.page(
        "start.html",
        PATH,
        words["start_title"],
        {
            "schools": known.schools,
            "levels": levels(view),
            "folds": folds,
            "for_adults": known.for_adults if few else (),
            "groups": compact_json(groups),
        },
        description=words["start_lead"],
        hide=HIDE_CONTENTS,
        scripts=(script("reach.js"), _ANSWER, script("start.js")),
    )


def assets(view: View) -> Iterator[Batch]:
    """Yield the plan of each pathway, those of each school together, those for adults, and the words of answers."""
    yield Batch(_ANSWER, partial(_answer, view))
    for pathway in view.catalog.pathways.values():
        yield Batch(data_file(f"pathway/{pathway.id}"), partial(_plan, view, pathway), about=path_of(pathway))
    for school in learners(view).schools:
        yield Batch(data_file(f"school/{school.id}"), partial(_school, view, school))
    yield Batch(data_file("adult"), partial(_adults, view))


def _answer(view: View) -> Iterator[Asset]:
    table = {"words": view.words.with_prefix("said_")}
    yield Asset(_ANSWER, with_table("AnswerTable", table, Path(__file__).with_name("answer.js")))


def _plan(view: View, pathway: Pathway) -> Iterator[Asset]:
    yield from handed_over(f"pathway/{pathway.id}", plan_text(view, pathway))


def _school(view: View, school: Organization) -> Iterator[Asset]:
    pathways = learners(view).pathways[school.id]
    wanted = {goal for one in pathways for goal in _goals(view, one)}
    adults = [
        [one.id, view.say(one.name), sorted(goals)]
        for one in learners(view).for_adults
        if one not in pathways and (goals := wanted & _goals(view, one))
    ]
    plans = ",".join(plan_text(view, one) for one in pathways)
    name, around = compact_json(view.say(school.name)), compact_json(belonging(view, school))
    text = f'{{"name":{name},"around":{around},"adults":{compact_json(adults)},"plans":[{plans}]}}'
    yield from handed_over(f"school/{school.id}", text)


def _goals(view: View, pathway: Pathway) -> set[str]:
    """Return where `pathway` leads to: what its exits are, and careers."""
    reacher = view.reaches.reacher
    ends, steps = reacher.ends(pathway), reacher.compiled(pathway).numbered.steps
    found: list[Thing] = [(does.kind, does.id) for step in ends.exits if (does := steps[step].does)]
    return {vertex(*thing) for thing in found} | {vertex(Kind.OCCUPATION, one) for one in ends.occupations}


def _adults(view: View) -> Iterator[Asset]:
    plans = ",".join(plan_text(view, one) for one in learners(view).for_adults)
    yield from handed_over("adult", f'{{"name":"","adults":[],"plans":[{plans}]}}')
