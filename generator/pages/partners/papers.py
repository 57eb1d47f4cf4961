"""Papers that the law asks for, from the same data: agreements with their dates, the notice of concurrent enrollment
for each district, and the table of a comprehensive local needs assessment (Perkins V, section 134(c)).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.insight.components import Component
from generator.insight.partners.labor_market import Concern, JobMarket, learners_of
from generator.insight.partners.notices import notice_day
from generator.model.entities import Agreement, Course, Organization, Pathway
from generator.model.status import available, is_open
from generator.pages.page import Crumb
from generator.pages.partners.labor import markets
from generator.pages.partners.tables import Cell, Link, Report, Table, about, day, figure, named, said, unknown
from generator.pages.parts.missing_parts import missing_parts
from generator.pages.render import format as form
from generator.pages.view import View

PATH = "papers/"
_OPENING = "concurrent-enrollment"
_SCHOOLS = ("school-district", "school")


def reports(view: View) -> Iterator[tuple[str, Callable[[], Report]]]:
    """Yield the papers of the region, and the notice of each district."""
    districts = [one for one in available(view.catalog.organizations.values()) if one.type in _SCHOOLS]
    below = tuple(named(view, one.name, f"partners/{PATH}{one.id}/") for one in districts)
    yield PATH, partial(_region, view, below)
    for one in districts:
        yield f"{PATH}{one.id}/", partial(_notice, view, one)


def _region(view: View, below: tuple[Link, ...]) -> Report:
    words = view.words
    agreements = tuple(_agreement(view, one) for one in available(view.catalog.agreements.values()))
    columns = ("agreement", "assets_type", "sending", "receiving", "kind_course_many", "papers_from", "papers_until")
    listed = Table(
        "agreements",
        words["papers_agreements"],
        words["papers_agreements_lead"],
        (*(words[key] for key in columns), words["papers_claim"]),
        agreements,
        words["papers_agreements_none"],
    )
    notes = (words["papers_note"], words["scorecard_note_csv"])
    return Report(words["papers_title"], words["papers_lead"], (_needs(view), listed), below, notes)


def _agreement(view: View, agreement: Agreement) -> tuple[Cell, ...]:
    pairs = view.graph.pairs_under(agreement)
    sides = [view.graph.resolve(side) if side else None for side in (agreement.sending, agreement.receiving)]
    return (
        about(view, agreement),
        Cell(view.words.value("agreement_type", agreement.type)),
        *(about(view, side) if side else unknown(view) for side in sides),
        about(view, *(pair.course for pair in pairs if pair.course)),
        day(view, agreement.starts_on),
        day(view, agreement.ends_on),
        said(view, agreement.claim_by),
    )


def _needs(view: View) -> Table:
    """Return what a needs assessment asks of each program: size, quality, labor market and learners."""
    words = view.words
    concerns = {one.occupation.id: one for one in markets(view)}
    pathways = sorted(filter(is_open, view.catalog.pathways.values()), key=lambda one: (view.say(one.name), one.id))
    columns = ("kind_pathway", "papers_offered", "papers_learners", "quality_count", "papers_pay", "papers_jobs")
    return Table(
        "needs",
        words["papers_needs"],
        words["papers_needs_lead"],
        tuple(words[key] for key in columns),
        tuple(_need(view, one, concerns) for one in pathways),
        words["scorecard_none"],
    )


def _need(view: View, pathway: Pathway, markets: dict[str, JobMarket]) -> tuple[Cell, ...]:
    words = view.words
    shown = len(Component) - len(missing_parts(view)[pathway.id])
    jobs = [markets[one.id] for one in view.graph.occupations_of(pathway) if one.id in markets]
    below = [one.occupation for one in jobs if Concern.PAYS_BELOW in one.concerns]
    return (
        about(view, pathway),
        about(view, *view.graph.organizations_of(pathway)),
        figure(view, learners_of(pathway, view.settings.limits.smallest_group)),
        Cell(words["quality_of_nine"].format(count=shown, all=len(Component)), gap=shown < len(Component)),
        about(view, *below),
        about(view, *(one.occupation for one in jobs if one.critical_to)),
    )


def _notice(view: View, district: Organization) -> Report:
    """Return which college courses learners of `district` can take in school, and what these cost whom."""
    words, above = view.words, view.graph.around(district, preparing=False).above
    rows = [
        (pair.college_course, pair.agreement)
        for agreement in available(view.catalog.agreements.values())
        if agreement.type == _OPENING
        for pair in view.graph.pairs_under(agreement)
        if pair.college_course and pair.opens and pair.sender_id in above
    ]
    columns = ("college_course", "papers_college", "college_credits", "papers_cost", "agreement", "papers_until")
    table = Table(
        "notice",
        words["papers_notice"],
        words["papers_notice_lead"],
        (*(words[key] for key in columns), words["papers_claim"]),
        tuple(_open_course(view, course, agreement) for course, agreement in rows),
        words["papers_notice_none"],
    )
    title = words["papers_of"].format(name=view.say(district.name))
    crumbs = (Crumb(words["papers_title"], f"partners/{PATH}"),)
    days = _notice_days(view, list(dict.fromkeys(agreement for _, agreement in rows)))
    notes = (words["papers_note_six_weeks"], words["papers_note"])
    return Report(title, words["papers_notice_lead"], (days, table), (), notes, crumbs)


def _notice_days(view: View, agreements: list[Agreement]) -> Table:
    """Return when enrollment opens under each agreement, and by when the notice has to be sent."""
    words, rows = view.words, []
    for agreement in agreements:
        receiving, send_by = (
            view.graph.resolve(agreement.receiving) if agreement.receiving else None,
            notice_day(agreement),
        )
        college = about(view, receiving) if receiving else unknown(view)
        late = send_by is not None and send_by < view.as_of
        sent = Cell(form.day(send_by, words), gap=late) if send_by else Cell(words["papers_no_day"], gap=True)
        rows.append((about(view, agreement), college, day(view, agreement.enrollment_opens), sent))
    columns = ("agreement", "papers_college", "papers_enrollment", "papers_send_by")
    heads = tuple(words[key] for key in columns)
    return Table(
        "days", words["papers_days"], words["papers_days_lead"], heads, tuple(rows), words["papers_notice_none"]
    )


def _open_course(view: View, course: Course, agreement: Agreement) -> tuple[Cell, ...]:
    words = view.words
    owner, cost, carried = view.owner(course), form.cost(course.cost, words), form.credit_parts(course.credits, words)
    return (
        about(view, course),
        about(view, owner) if owner else unknown(view),
        Cell(carried) if carried else unknown(view),
        Cell(cost) if cost else unknown(view),
        about(view, agreement),
        day(view, agreement.ends_on),
        said(view, agreement.claim_by),
    )
