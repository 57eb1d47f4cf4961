"""Start where you are: a page for each pathway that answers by itself, their list, and the same as data.

There is no server: each page carries its plan as JSON and a small script works out the answer, also from a folder on
disk. Without JavaScript the page shows the table of who can finish what.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from generator.model.entities import Pathway
from generator.model.levels import entries_of
from generator.pages.drafts import Batch, Draft
from generator.pages.memory import kept, kept_about_one
from generator.pages.page import HIDE_CONTENTS, Asset, Crumb, Page, href
from generator.pages.parts.who_can_finish import who_can_finish
from generator.pages.render.environment import script_data
from generator.pages.render.templates import Templates
from generator.pages.scripts import script
from generator.pages.start.data import Data, start_data
from generator.pages.view import View, path_of

SECTION = "start"
_INDEX = f"data/{SECTION}/index.json"


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the list of pathways, and the page of each."""
    yield Draft(f"{SECTION}/", partial(_list, view, templates), SECTION, HIDE_CONTENTS)
    for pathway in view.catalog.pathways.values():
        make = partial(_page, view, templates, pathway)
        yield Draft(path_of_start(pathway), make, SECTION, HIDE_CONTENTS, path_of(pathway))


def _list(view: View, templates: Templates) -> Page:
    words = view.words
    pathways = sorted(view.catalog.pathways.values(), key=lambda one: (view.say(one.name), one.id))
    rows = [(one, path_of_start(one), view.graph.organizations_of(one)) for one in pathways]
    return templates.page(
        "start.html",
        f"{SECTION}/",
        words["start_title"],
        {"rows": rows},
        description=words["start_lead"],
        hide=HIDE_CONTENTS,
        kind=words["start_title"],
        search_text=words["start_lead"],
        scripts=(script("start.js"),),
    )


def assets(view: View) -> Iterator[Batch]:
    """Yield the data of each pathway, and the list of them."""
    yield Batch(_INDEX, partial(_index, view))
    for pathway in view.catalog.pathways.values():
        yield Batch(_path_of_data(pathway), partial(_data, view, pathway), about=path_of(pathway))


def _index(view: View) -> Iterator[Asset]:
    rows = [
        {"pathway": pathway.id, "name": view.say(pathway.name), "data": _path_of_data(pathway)}
        for pathway in view.catalog.pathways.values()
    ]
    yield Asset(_INDEX, _json({"pathways": rows}).encode())


def _path_of_data(pathway: Pathway) -> str:
    return f"data/{SECTION}/{pathway.id}.json"


def _data(view: View, pathway: Pathway) -> Iterator[Asset]:
    yield Asset(_path_of_data(pathway), _plan(view, pathway.id).encode())


@kept_about_one
def _plan(view: View, pathway_id: str) -> str:
    """Return the plan of a pathway as JSON."""
    return _json(start_data(view, pathway_id))


@kept
def _words(view: View) -> str:
    """Return what the script says as JSON, the same on every page."""
    return _json(view.words.with_prefix("said_"))


def path_of_start(pathway: Pathway) -> str:
    """Return the address of the page on which learners start `pathway` where they are."""
    return f"{SECTION}/{pathway.id}/"


def _page(view: View, templates: Templates, pathway: Pathway) -> Page:
    words, path = view.words, path_of_start(pathway)
    data = start_data(view, pathway.id)
    plan = f'{_plan(view, pathway.id)[:-1]},"words":{_words(view)},"root":{_json(href(path, ""))}}}'
    page = templates.page(
        "start_of.html",
        path,
        words["start_of"].format(name=view.say(pathway.name)),
        {
            "pathway": pathway,
            "data": data,
            "plan": script_data(plan),
            "groups": _groups(data),
            "first": _first(view, pathway, data),
            "finishing": who_can_finish(view, pathway.id),
        },
        Crumb(words["start_title"], f"{SECTION}/"),
        description=words["start_of_lead"],
        hide=HIDE_CONTENTS,
        edit_path=pathway.file,
        listed=False,
        scripts=(script("start.js"),),
    )
    # Its only headings are those of the table, which gives way to the script's answer.
    return replace(page, contents=())


def _first(view: View, pathway: Pathway, data: Data) -> str:
    """Return the level that is chosen at first: that of the first entry."""
    entries = entries_of(pathway, view.settings)
    return entries[0].level if entries else str(data["starts"][0]["id"])


def _groups(data: Data) -> list[tuple[str, list[tuple[int, str]]]]:
    """Return what there is to tick by level, each with its number."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for number, tick in enumerate(data["ticks"]):
        groups.setdefault(tick["level"], []).append((number, tick["name"]))
    return list(groups.items())


def _json(values: object) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
