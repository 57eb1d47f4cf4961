"""Sharing among districts: what each can offer alone and what only together, and what one more course would open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.insight.partners.sharing import (
    MoreCourses,
    SharedAnswers,
    SharedPathway,
    more_courses,
    shared_pathways,
)
from generator.model.entities import Organization
from generator.model.status import is_unavailable
from generator.pages.memory import kept_for_all
from generator.pages.page import Crumb
from generator.pages.partners.tables import Cell, Link, Report, Table, about, linked, named
from generator.pages.view import View

PATH = "sharing/"


def reports(view: View) -> Iterator[tuple[str, Callable[[], Report]]]:
    """Yield what one more course would open, and what each organization with pathways can offer."""
    offering = [
        one for one in view.catalog.organizations.values() if not is_unavailable(one) and view.graph.offered_in(one)
    ]
    below = tuple(named(view, one.name, f"partners/{PATH}{one.id}/") for one in offering)
    yield PATH, partial(_region, view, below)
    for one in offering:
        yield f"{PATH}{one.id}/", partial(_of_organization, view, one)


def _region(view: View, below: tuple[Link, ...]) -> Report:
    words, found = view.words, more_courses(view.graph)
    table = Table(
        "more-courses",
        words["sharing_more"],
        words["sharing_more_lead"],
        (words["kind_organization"], words["kind_course"], words["sharing_opens"], words["kind_pathway_many"]),
        tuple(_opened(view, one) for one in found.answers),
        words["sharing_more_none"],
    )
    asked = words["sharing_note_asked"].format(
        looked=found.looked_at, pairs=found.pairs, asked=found.asked, questions=found.questions
    )
    notes = (asked, words["sharing_note_how"], words["sharing_note_learners"])
    return Report(words["sharing_title"], words["sharing_lead"], (table,), below, notes)


def _opened(view: View, answer: MoreCourses) -> tuple[Cell, ...]:
    credentials = [one for _, exits in answer.opens for one in exits]
    return (
        about(view, answer.organization),
        about(view, *answer.courses),
        Cell(f"{len(credentials)}:", linked(view, credentials)),
        about(view, *(pathway for pathway, _ in answer.opens)),
    )


def _of_organization(view: View, organization: Organization) -> Report:
    words = view.words
    found = shared_pathways(view.reaches.reacher, organization, _known(view))
    heads = ("kind_pathway", "sharing_alone", "sharing_together", "sharing_how", "sharing_partners")
    table = Table(
        "pathways",
        words["sharing_heading"],
        words["sharing_heading_lead"],
        tuple(words[key] for key in heads),
        tuple(_row(view, one) for one in found),
        words["scorecard_none"],
    )
    return Report(
        words["sharing_of"].format(name=view.say(organization.name)),
        words["sharing_lead"],
        (table,),
        (),
        (words["sharing_note_alone"],),
        (Crumb(words["sharing_title"], f"partners/{PATH}"),),
    )


@kept_for_all
def _known(_: View) -> SharedAnswers:
    return {}


def _row(view: View, shared: SharedPathway) -> tuple[Cell, ...]:
    words = view.words
    how = (
        "sharing_all_alone" if shared.alone == shared.exits else "sharing_partly" if shared.alone else "sharing_only"
    )
    if not shared.exits:
        how = "sharing_no_exits"
    return (
        about(view, shared.pathway),
        Cell(str(shared.alone), number=True),
        Cell(str(shared.exits), number=True),
        Cell(words[how], gap=how == "sharing_only"),
        about(view, *shared.partners),
    )
