"""The employer ladder: who hosts what, from a first talk to a job, and what each could offer next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from generator.checks.stages import LADDER
from generator.insight.partners.employer_ladder import EmployerRungs, employer_ladder
from generator.model.entities import Experience
from generator.model.status import available
from generator.pages.partners.surveys import surveys_of_all
from generator.pages.partners.tables import Cell, Report, Table, about, about_or_gap, day, figure
from generator.pages.render import format as form
from generator.pages.view import View

PATH = "ladder/"
FIRST = {"about": "guest-speaker", "through": "job-shadow", "at": "internship"}
"""What an employer is asked for first at each stage, because it asks least of a workplace that has never done it."""


def reports(view: View) -> Iterator[tuple[str, Callable[[], Report]]]:
    """Yield the ladder of all employers."""
    yield PATH, partial(_report, view)


def _report(view: View) -> Report:
    words = view.words
    found = sorted(
        employer_ladder(view.graph, LADDER), key=lambda one: (view.say(one.employer.name), one.employer.id)
    )
    stages = tuple(words[f"stage_{stage}"] for stage in LADDER)
    ladder = Table(
        "ladder",
        words["ladder_heading"],
        words["ladder_heading_lead"],
        (
            words["ladder_employer"],
            *stages,
            *(words[f"ladder_{key}"] for key in ("next", "who_asked", "places", "confirmed")),
        ),
        tuple(_row(view, one) for one in found),
        words["ladder_none"],
    )
    hosted = {one.id: one for rungs in found for experiences in rungs.hosted.values() for one in experiences}
    columns = ("kind_experience", "ladder_stage", "ladder_hosts", "ladder_places", "ladder_hours", "ladder_pay")
    asked = Table(
        "asked",
        words["ladder_asked"],
        words["ladder_asked_lead"],
        (*(words[key] for key in columns), words["ladder_confirmed"]),
        tuple(_terms(view, hosted[one]) for one in sorted(hosted)),
        words["ladder_none"],
    )
    return Report(
        words["ladder_title"],
        words["ladder_lead"],
        (ladder, asked, _feedback(view, hosted)),
        (),
        (words["ladder_note_places"], words["ladder_note_next"], words["ladder_note_feedback"]),
    )


def _row(view: View, rungs: EmployerRungs) -> tuple[Cell, ...]:
    words = view.words
    following = Cell(words["ladder_top"])
    if rungs.next_stage:
        stage, first = rungs.next_stage, FIRST[rungs.next_stage]
        said = words["ladder_step"].format(stage=words[f"stage_{stage}"], activity=words.value("activity", first))
        following = Cell(said)
    return (
        about(view, rungs.employer),
        *(about_or_gap(view, rungs.hosted[stage], words["ladder_nothing"]) for stage in LADDER),
        following,
        _asked(view, rungs),
        figure(view, rungs.places),
        day(view, rungs.confirmed_on),
    )


def _asked(view: View, rungs: EmployerRungs) -> Cell:
    """Return who has asked for the next step, and when: "March 2, 2026: Career center, Aspen Ridge"."""
    words, said = view.words, []
    if not rungs.next_stage:
        return Cell("–")
    for request in rungs.asked:
        by = view.graph.resolve(request.by)
        who = filter(None, (view.say(request.office), view.say(by.name) if by else ""))
        said.append(f"{form.day(request.asked_on, words)}: {', '.join(who)}")
    return Cell("; ".join(said)) if said else Cell(words["ladder_not_asked"], gap=True)


def _feedback(view: View, hosted: Mapping[str, Experience]) -> Table:
    """Return what people said of what employers host, and of partnerships."""
    partnerships = available(view.catalog.partnerships.values())
    return surveys_of_all(view, (*(hosted[one] for one in sorted(hosted)), *partnerships))


def _terms(view: View, experience: Experience) -> tuple[Cell, ...]:
    words = view.words
    return (
        about(view, experience),
        Cell(words[f"stage_{experience.stage}"]),
        about(view, *view.graph.hosts_of(experience)),
        figure(view, experience.capacity),
        figure(view, experience.hours),
        Cell(form.pay(experience.wage, experience.paid, words)),
        day(view, experience.confirmed_on),
    )
