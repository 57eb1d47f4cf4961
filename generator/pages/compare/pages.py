"""Pathways side by side, lists of one's own, and the summary of each pathway that both read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.graph.plan import PlannedStep
from generator.model.entities import Pathway
from generator.pages.drafts import Batch, Draft
from generator.pages.page import HIDE_CONTENTS, Asset, Crumb, Page
from generator.pages.parts.pathway_facts import costs_in_words, times_in_words
from generator.pages.parts.summary import Summary, summary_of, wage_range
from generator.pages.render import format as form
from generator.pages.render.templates import Templates
from generator.pages.scripts import script
from generator.pages.situation.files import with_table
from generator.pages.view import View, path_of

PATH = "compare/"
LIST_PATH = "my-list/"
_STORE = script("list-store.js")


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page that compares and the page of the reader's own list. Both are filled on the reader's device."""
    for path, name, scripts in (
        (PATH, "compare", ("compare.js",)),
        (LIST_PATH, "list", ("list-store.js", "my-list.js")),
    ):
        yield Draft(path, partial(_page, view, templates, path, name, scripts), "find", HIDE_CONTENTS)


def _page(view: View, templates: Templates, path: str, name: str, scripts: tuple[str, ...]) -> Page:
    return templates.page(
        f"{name}.html",
        path,
        view.words[f"{name}_title"],
        {"table": view.words.json_for_script(f"{name}_js_")},
        Crumb(view.words["find_title"], "find/"),
        section="find",
        description=view.words[f"{name}_lead"],
        hide=HIDE_CONTENTS,
        scripts=tuple(script(file) for file in scripts),
        listed=False,
    )


def assets(view: View) -> Iterator[Batch]:
    """Yield the script of lists, and the summary of every pathway, as JSON next to its page."""
    yield Batch(_STORE, partial(_store, view))
    for pathway in view.catalog.pathways.values():
        path = f"{path_of(pathway)}summary.json"
        yield Batch(path, partial(_summaries, view, pathway, path), about=path_of(pathway))


def _store(view: View) -> Iterator[Asset]:
    yield Asset(_STORE, with_table("MyListTable", {"site": view.to_site}, Path(__file__).with_name("list-store.js")))


def _summaries(view: View, pathway: Pathway, path: str) -> Iterator[Asset]:
    summary = _summary(view, summary_of(view, pathway))
    yield Asset(path, json.dumps(summary, ensure_ascii=False, separators=(",", ":")).encode())


def _summary(view: View, summary: Summary) -> dict[str, object]:
    pathway = summary.pathway
    return {
        "id": pathway.id,
        "path": path_of(pathway),
        "name": view.say(pathway.name),
        "facts": list(_facts(view, summary)),
        "contact": _contact(view, summary),
        "steps": [_step(view, summary, step_id, step) for step_id, step in summary.steps],
    }


def _facts(view: View, summary: Summary) -> Iterator[tuple[str, list[str]]]:
    words, say, facts = view.words, view.say, summary.facts
    cluster = view.cluster(summary.pathway)
    levels = words["from_to"].format(first=facts.first_level, last=facts.last_level) if facts.first_level else ""
    carried = form.number(summary.dual_credits, words)
    credits_word = words["college_credits_one" if carried == "1" else "college_credits_many"]

    def row(key: str, *values: str | None) -> tuple[str, list[str]]:
        return words[key], [value for value in values if value]

    yield row("cluster", say(cluster.name) if cluster else "")
    yield row("where_offered", *(say(place.name) for place in summary.places))
    yield row("entry", *map(view.level_name, summary.starts))
    yield row("span", levels)
    yield row("plan_credits", form.credit_parts(facts.credits, words))
    yield row("dual_credit", f"{carried} {credits_word}" if summary.dual_credit else "")
    yield row("exits", *(f"{say(one.credential.name)}, {one.level}" for one in facts.exits))
    first = times_in_words(view, facts)
    yield row("facet_time", *(f"{say(exit_.credential.name)}: {times}" for exit_, times in first))
    yield row("cost", *costs_in_words(view, facts.costs))
    hours = words.count("count_hour", facts.hours) if facts.hours else ""
    yield row("wbl_hours", hours, words["paid"] if summary.paid else "")
    yield row("careers", *(say(career.name) for career, _ in summary.careers))
    yield row("compare_wages", wage_range(view, summary))
    educations = (career.entry_education for career, _ in summary.careers if career.entry_education)
    yield row("education", *dict.fromkeys(words.value("entry_education", one) for one in educations))


def _contact(view: View, summary: Summary) -> str:
    match view.contact(summary.pathway):
        case (person, _):
            return ", ".join(filter(None, (view.say(person.role), view.say(person.name), person.email, person.phone)))
    return ""


def _step(view: View, summary: Summary, step_id: str, planned: PlannedStep) -> dict[str, object]:
    step = planned.step
    # A support is part of a plan, too, though nothing waits for it.
    does = planned.does or (view.graph.resolve(step.does) if step.does else None)
    choice = view.graph.plans[summary.pathway.id].steps[planned.choice].step if planned.choice else None
    return {
        "key": checklist_key(summary.pathway.id, step_id, planned),
        "name": view.say(does.name) if does else view.say(step.milestone) or step_id,
        "kind": view.words[f"kind_{does.kind.value}"] if does else "",
        "level": view.level_name(step.level),
        "path": path_of(does) if does else "",
        **({"choice": planned.choice, "choose": choice.choose or len(choice.options)} if choice else {}),
        **({"elective": True} if step.role == "elective" else {}),
    }


def checklist_key(pathway_id: str, step_id: str, planned: PlannedStep) -> str:
    """Return by what a list knows that a step is done: the thing itself, so that it counts in every pathway."""
    return f"{planned.does.kind.value}:{planned.does.id}" if planned.does else f"step:{pathway_id}#{step_id}"
