"""What one likes doing: six questions that end in the finder, one for each kind of interest (Holland), and its
careers.

Nothing is kept: the answers stand in the address of the list that is found, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.model.entities import Occupation, Pathway
from generator.pages.drafts import Draft
from generator.pages.finder.facets import INTERESTS
from generator.pages.page import Page
from generator.pages.render.templates import Templates
from generator.pages.view import View

PATH = "interests/"

Group = tuple[str, tuple[tuple[Occupation, tuple[Pathway, ...]], ...]]
"""The letter of an interest, and its careers with the pathways that lead to each."""


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of the interests."""
    yield Draft(PATH, partial(_page, view, templates), "occupations")


def _page(view: View, templates: Templates) -> Page:
    words = view.words
    return templates.page(
        "interests.html",
        PATH,
        words["interests_title"],
        {"groups": tuple(_groups(view))},
        section="occupations",
        description=words["interests_lead"],
    )


def _groups(view: View) -> Iterator[Group]:
    leading: dict[str, list[Pathway]] = {}
    for pathway in view.catalog.pathways.values():
        for career in view.graph.occupations_of(pathway):
            leading.setdefault(career.id, []).append(pathway)
    for letter in INTERESTS:
        careers = [career for career in view.catalog.occupations.values() if letter in career.interests]
        # What people like most stands first in a career's interests, and such careers first in the list.
        careers.sort(key=lambda one: (one.interests.index(letter), view.say(one.name).casefold(), one.id))
        yield letter, tuple((career, tuple(leading.get(career.id, ()))) for career in careers)
