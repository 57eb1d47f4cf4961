"""For counselors: what must be decided this year in each grade of a school, and by when. No learner is named."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.insight.partners.decisions import Decision, DecisionKind, decisions
from generator.model.entities import Organization
from generator.model.status import is_unavailable
from generator.pages.page import Crumb
from generator.pages.partners.tables import Cell, Report, Table, about, figure, linked, named
from generator.pages.render import format as form
from generator.pages.view import View

PATH = "counselors/"
_SCHOOLS = ("school-district", "school", "boces")


def reports(view: View) -> Iterator[tuple[str, Callable[[], Report]]]:
    """Yield the list of schools with pathways, and the year of each."""
    schools = [
        one
        for one in view.catalog.organizations.values()
        if one.type in _SCHOOLS and not is_unavailable(one) and view.graph.offered_in(one)
    ]
    yield PATH, partial(_all, view, schools)
    for one in schools:
        yield f"{PATH}{one.id}/", partial(_of_school, view, one)


def _all(view: View, schools: list[Organization]) -> Report:
    words = view.words
    rows = tuple(
        (
            Cell(links=(named(view, one.name, f"partners/{PATH}{one.id}/"),)),
            figure(view, len(view.graph.offered_in(one))),
        )
        for one in schools
    )
    columns = (words["kind_organization"], words["kind_pathway_many"])
    table = Table("schools", words["counselors_schools"], "", columns, rows, words["counselors_none"])
    return Report(words["counselors_title"], words["counselors_lead"], (table,), (), (words["counselors_note"],))


def _of_school(view: View, school: Organization) -> Report:
    words = view.words
    found = decisions(view.reaches.reacher.supply, school)
    levels = list(dict.fromkeys(one.level for one in found))
    columns = ("counselors_what", "counselors_options", "kind_pathway", "counselors_due")
    tables = tuple(
        Table(
            level.id,
            view.say(level.name),
            "",
            tuple(words[key] for key in columns),
            tuple(_row(view, one) for one in found if one.level == level),
            words["counselors_none"],
        )
        for level in levels
    )
    title = words["counselors_of"].format(name=view.say(school.name), year=view.settings.school_year)
    above = (Crumb(words["counselors_title"], f"partners/{PATH}"),)
    return Report(title, words["counselors_lead"], tables, (), (words["counselors_note"],), above)


def _row(view: View, decision: Decision) -> tuple[Cell, ...]:
    words = view.words
    said = view.say(decision.says)
    what = words[f"counselors_{decision.kind.name.lower()}"]
    due = form.due(decision.due, words)
    if decision.kind is DecisionKind.CLAIM:
        due = said
    elif said:
        what = f"{what}: {said}"
    return (
        Cell(what),
        Cell(links=linked(view, decision.about)),
        about(view, decision.pathway),
        Cell(due) if due else Cell(words["counselors_no_day"], gap=True),
    )
