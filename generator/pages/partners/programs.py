"""A program of study ready to print, as states ask for it, from the same data as the pathway's page.

Courses by grade and subject with what follows in college, work-based learning, credentials, college credit earned in
school, and occupations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from generator.graph.plan import PlannedStep
from generator.insight.partners.labor_market import annual_pay
from generator.insight.plans import entry_levels, levels_used, open_pathways, steps_at
from generator.model.entities import Course, Credential, Experience, Occupation, Pathway, Support
from generator.pages.page import Crumb
from generator.pages.partners.tables import Cell, Link, Report, Table, about, figure, named, said, unknown
from generator.pages.parts.dual_credit import rows_of_pathway
from generator.pages.render import format as form
from generator.pages.view import View, path_of

PATH = "programs/"
_ACADEMIC = ("english", "math", "science", "social-studies")
_AREAS = (*_ACADEMIC, "other", "cte", "work", "credential")
"""The columns of the plan: subjects with academic standards, other courses, career courses, work, credentials."""


def reports(view: View) -> Iterator[tuple[str, Callable[[], Report]]]:
    """Yield the list of programs, and the sheet of each pathway that is open."""
    pathways = sorted(open_pathways(view.graph), key=lambda one: (view.say(one.name), one.id))
    yield PATH, partial(_all, view, pathways)
    for one in pathways:
        yield f"{PATH}{one.id}/", partial(_sheet, view, one)


def _all(view: View, pathways: list[Pathway]) -> Report:
    words = view.words
    rows = tuple(
        (
            Cell(links=(named(view, one.name, f"partners/{PATH}{one.id}/"),)),
            _cluster(view, one),
            Cell(one.cip) if one.cip else unknown(view),
            about(view, *view.graph.organizations_of(one)),
            Cell(words["programs_yes"]) if one.program_of_study else unknown(view),
        )
        for one in pathways
    )
    columns = ("kind_pathway", "cluster", "cip", "papers_offered", "program_of_study")
    table = Table(
        "programs",
        words["programs_heading"],
        "",
        tuple(words[key] for key in columns),
        rows,
        words["scorecard_none"],
    )
    return Report(words["programs_title"], words["programs_lead"], (table,), (), (words["papers_note"],))


def _sheet(view: View, pathway: Pathway) -> Report:
    words = view.words
    tables = (
        _facts(view, pathway),
        _plan(view, pathway),
        _credit(view, pathway),
        _credentials(view, pathway),
        _work(view, pathway),
        _occupations(view, pathway),
    )
    title = words["programs_of"].format(name=view.say(pathway.name))
    above = (Crumb(words["programs_title"], f"partners/{PATH}"),)
    return Report(title, words["programs_lead"], tables, (), (words["programs_note"], words["papers_note"]), above)


def _table(view: View, anchor: str, columns: tuple[str, ...], rows: Iterator[tuple[Cell, ...]]) -> Table:
    words = view.words
    heads = tuple(words[key] for key in columns)
    # What the others say is in the exports of the catalog, too; a thousand sheets would be six thousand files.
    has_file = anchor == "plan"
    return Table(anchor, words[f"programs_{anchor}"], "", heads, tuple(rows), words["programs_none"], has_file)


def _facts(view: View, pathway: Pathway) -> Table:
    words, graph = view.words, view.graph
    exits = (one for planned, one in graph.plans[pathway.id].doing(Credential) if planned.step.exit)
    entries = ", ".join(view.say(level.name) for level in entry_levels(graph, pathway))
    partnership = graph.resolve(pathway.partnership) if pathway.partnership else None
    found = {
        "kind_pathway": about(view, pathway),
        "cluster": _cluster(view, pathway),
        "cip": Cell(pathway.cip or ""),
        "program_of_study": Cell(words["programs_yes"] if pathway.program_of_study else ""),
        "papers_offered": about(view, *graph.organizations_of(pathway)),
        "entry": Cell(entries),
        "exits": about(view, *exits),
        "kind_support_many": about(view, *view.resolve_all(pathway.supports, Support)),
        "kind_partnership": about(view, partnership) if partnership else Cell(),
    }
    rows = ((Cell(words[key]), cell if cell.plain else unknown(view)) for key, cell in found.items())
    return _table(view, "facts", ("programs_field", "programs_value"), rows)


def _cluster(view: View, pathway: Pathway) -> Cell:
    cluster = view.cluster(pathway)
    return said(view, cluster.name) if cluster else unknown(view)


def _plan(view: View, pathway: Pathway) -> Table:
    """Return the plan with a row for each level and a column for each area."""
    steps = view.graph.plans[pathway.id].steps
    found: dict[tuple[str, str], list[Link]] = {}
    for planned, level in steps_at(view.graph, pathway):
        area = _area(planned)
        if area and planned.does is not None:
            found.setdefault((level.id, area), []).append(_placed(view, planned, steps))
    rows = (
        (
            said(view, level.name),
            *(_whole(found.get((level.id, area), [])) for area in _AREAS),
        )
        for level in levels_used(view.graph, pathway)
    )
    return _table(view, "plan", ("level", *(f"programs_area_{area}" for area in _AREAS)), rows)


def _whole(found: list[Link]) -> Cell:
    """Return a cell of which the page shows every link, each once: a sheet leaves nothing to the file."""
    links = tuple(dict.fromkeys(found))
    return Cell(links=links, most=len(links))


def _area(planned: PlannedStep) -> str:
    match planned.does:
        case Course(subject=subject):
            return subject if subject in _ACADEMIC or subject == "cte" else "other"
        case Experience():
            return "work"
        case Credential():
            return "credential"
    return ""


def _placed(view: View, planned: PlannedStep, steps: Mapping[str, PlannedStep]) -> Link:
    """Return the name of what a step does; of an option, with how many of its choice are taken."""
    assert planned.does is not None  # asked before
    name = view.say(planned.does.name)
    choice = steps.get(planned.choice or "")
    if choice is not None and choice.step.choose:
        name = view.words["programs_choice"].format(name=name, count=choice.step.choose, all=len(choice.step.options))
    return Link(name, path_of(planned.does), view.foreign(planned.does.name))


def _credit(view: View, pathway: Pathway) -> Table:
    columns = ("school_course", "sending", "college_course", "college_credits", "agreement", "papers_until")
    rows = (
        (
            about(view, row.course) if row.course else unknown(view),
            about(view, row.sending) if row.sending else unknown(view),
            about(view, row.college_course) if row.college_course else unknown(view),
            figure(view, row.credits),
            about(view, row.agreement),
            Cell(form.day(row.agreement.ends_on, view.words)) if row.agreement.ends_on else unknown(view),
        )
        for row in rows_of_pathway(view, pathway)
    )
    return _table(view, "credit", columns, rows)


def _credentials(view: View, pathway: Pathway) -> Table:
    words = view.words

    def row(planned: PlannedStep, credential: Credential) -> tuple[Cell, ...]:
        by = view.graph.resolve(credential.awarded_by) if credential.awarded_by else None
        return (
            about(view, credential),
            Cell(words.value("credential_type", credential.type)),
            about(view, by) if by else unknown(view),
            said(view, planned.level.name) if planned.level else unknown(view),
            Cell(words["programs_yes"] if planned.step.exit else "–"),
        )

    found = view.graph.plans[pathway.id].doing(Credential)
    columns = ("kind_credential", "assets_type", "awarded_by", "level", "exit")
    return _table(view, "credentials", columns, (row(planned, one) for planned, one in found))


def _work(view: View, pathway: Pathway) -> Table:
    words = view.words
    rows = (
        (
            about(view, one),
            Cell(words[f"stage_{one.stage}"]),
            said(view, planned.level.name) if planned.level else unknown(view),
            about(view, *view.graph.hosts_of(one)),
            figure(view, one.hours),
        )
        for planned, one in view.graph.plans[pathway.id].doing(Experience)
    )
    return _table(view, "work", ("kind_experience", "ladder_stage", "level", "ladder_hosts", "ladder_hours"), rows)


def _occupations(view: View, pathway: Pathway) -> Table:
    def row(one: Occupation) -> tuple[Cell, ...]:
        pay = annual_pay(one)
        return (
            about(view, one),
            Cell(one.soc),
            unknown(view) if pay is None else Cell(form.dollars(pay, view.words), number=True),
            figure(view, one.outlook.openings_per_year if one.outlook else None),
        )

    columns = ("kind_occupation", "programs_soc", "labor_pay", "labor_openings")
    return _table(view, "occupations", columns, map(row, view.graph.occupations_of(pathway)))
