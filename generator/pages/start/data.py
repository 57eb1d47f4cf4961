"""What a "Start where you are" page knows of its pathway: the plan as small numbers, with names and addresses.

The numbers are those of `generator.insight.start`. With them comes what a page shows: the levels at which one may
be, the schools, and for each thing to tick which steps and which other things whoever has it has, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.graph.links import vertex
from generator.insight.numbered_plan import NumberedPlan, OutsideNeed, Thing, leaves
from generator.insight.start import PERMISSION, StartPlan, start_plan
from generator.model.entities import Course, Pathway, Step
from generator.model.ids import Kind, address_of
from generator.model.levels import ADULT, COLLEGE, GRADE, levels_of
from generator.model.status import is_active, is_developing
from generator.pages.memory import kept_about_one
from generator.pages.parts.reach_words import step_entity
from generator.pages.view import View, path_of

Data = dict[str, Any]
_FINISHED = (Kind.COURSE, Kind.CREDENTIAL, Kind.EXPERIENCE)


@kept_about_one
def start_data(view: View, pathway_id: str) -> Data:
    """Return what the page of a pathway needs to answer by itself, as values for JSON.

    The page and its data share this value: do not change it.
    """
    pathway, reacher = view.catalog.pathways[pathway_id], view.reaches.reacher
    plan = start_plan(reacher, pathway)
    numbered = reacher.compiled(pathway).numbered
    return {
        "pathway": pathway.id,
        "name": view.say(pathway.name),
        "levels": [view.level_name(level) for level in plan.levels],
        "starts": list(_starts(view, pathway, plan)),
        "schools": [{"id": one.id, "name": view.say(one.name)} for one in view.graph.organizations_of(pathway)],
        "steps": [_step(view, pathway, plan, index) for index in range(len(plan.steps))],
        "beside": plan.beside,
        "permission": PERMISSION,
        "whole": {school: list(steps) for school, steps in plan.whole.items()},
        "credit": {school: list(agreements) for school, agreements in plan.credit.items()},
        "ticks": list(_checkable_steps(view, pathway, numbered)),
        "careers": [
            {
                "id": career,
                "name": view.naming.name(Kind.OCCUPATION, career),
                "path": address_of(Kind.OCCUPATION, career),
                "steps": list(steps),
            }
            for career, steps in plan.occupations.items()
        ],
        "things": {
            vertex(leaf.kind, leaf.id): view.naming.name(leaf.kind, leaf.id) for leaf in _outside_plan(numbered)
        },
    }


def _starts(view: View, pathway: Pathway, plan: StartPlan) -> Iterator[Data]:
    """Yield the levels at which a reader may be. Where the plan has no adult levels, one represents all adults."""
    adult_plan = any(level.kind == ADULT for level in levels_of(pathway, view.settings))
    seen_adult = False
    for level in view.settings.levels:
        if level.kind in (GRADE, COLLEGE) or (level.kind == ADULT and (adult_plan or not seen_adult)):
            name = view.words["start_adult"] if level.kind == ADULT and not adult_plan else view.say(level.name)
            seen_adult = seen_adult or level.kind == ADULT
            yield {"id": level.id, "name": name, "begin": plan.begins[level.id]}


def _step(view: View, pathway: Pathway, plan: StartPlan, index: int) -> Data:
    step, numbered = plan.steps[index], view.reaches.reacher.compiled(pathway).numbered
    beside, written = numbered.steps[index].does if index >= plan.beside else None, numbered.steps[index].step
    entity = beside or step_entity(view, pathway.id, step.id)
    return {
        "id": step.id,
        "name": view.say(beside.name) if beside else view.naming.step(pathway.id, step.id),
        "kind": _kind(view, written),
        "path": path_of(entity) if entity else "",
        "planned": step.planned,
        "choice": written.is_choice,
        "exit": step.exit,
        "taught": [] if all(step.moments.values()) else _teachers(view, numbered, index),
        "moments": {school: list(moments) for school, moments in step.moments.items()},
        "needs": step.needs,
        "waits": step.waits,
        "tied": step.tied,
    }


def _teachers(view: View, numbered: NumberedPlan, index: int) -> list[str]:
    """Return the names of those who teach the course of a step, sorted: where one would have to go."""
    course = numbered.steps[index].does
    if not isinstance(course, Course):
        return []
    teachers = (view.graph.resolve(offering.by) for offering in view.graph.offerings(course))
    return sorted({view.say(one.name) for one in teachers if one and is_active(one)}) if is_active(course) else []


def _kind(view: View, step: Step) -> str:
    if step.does:
        return view.words[f"kind_{step.does.kind.value}"]
    return "" if step.is_choice else view.words["start_milestone"]


def _checkable_steps(view: View, pathway: Pathway, numbered: NumberedPlan) -> Iterator[Data]:
    """Yield what a reader may have finished: steps by level, then things that the plan asks for and leaves out."""
    for index, planned in enumerate(numbered.steps):
        if planned.does is not None:
            inside = index < numbered.beside
            level = view.level_name(planned.step.level) if inside else view.words["start_elsewhere"]
            have = numbered.ids[index] if inside else planned.does.id
            name = view.naming.step(pathway.id, have) if inside else view.say(planned.does.name)
            own = planned.does
            yield _checkbox(view, pathway, numbered, have, (own.kind, own.id)) | {"level": level, "name": name}
    for leaf in _outside_plan(numbered):
        if leaf.known and leaf.kind in _FINISHED:
            words = {"level": view.words["start_elsewhere"], "name": view.naming.name(leaf.kind, leaf.id)}
            yield _checkbox(view, pathway, numbered, leaf.id, (leaf.kind, leaf.id)) | words


def _checkbox(view: View, pathway: Pathway, numbered: NumberedPlan, have: str, own: Thing) -> Data:
    """Return what there is to tick, with the steps and asked things that whoever has it has.

    What it counts as under agreements is had by those whose school they serve.
    """
    kind, course = own
    credit = view.graph.college_credit if kind is Kind.COURSE else None
    others = credit.interchangeable(course, is_developing(pathway)) if credit else {}
    counted = [
        {
            "under": sorted({vertex(Kind.AGREEMENT, pair.agreement.id) for pair in pairs}),
            **_had(numbered, (kind, one)),
        }
        for one, pairs in others.items()
    ]
    return {"id": have, **_had(numbered, own), "counts": [one for one in counted if one["steps"] or one["things"]]}


def _had(numbered: NumberedPlan, thing: Thing) -> Data:
    steps = [index for index, one in enumerate(numbered.steps) if one.does and (one.does.kind, one.does.id) == thing]
    asked = {vertex(leaf.kind, leaf.id) for leaf in _outside_plan(numbered) if (leaf.kind, leaf.id) == thing}
    return {"steps": steps, "things": sorted(asked)}


def _outside_plan(numbered: NumberedPlan) -> tuple[OutsideNeed, ...]:
    """Return what the plan asks for and leaves out, each once; nobody has an agreement or a permission before."""
    found = (leaf for need in numbered.needs for leaf in leaves(need) if isinstance(leaf, OutsideNeed))
    return tuple({(leaf.kind, leaf.id): leaf for leaf in found if leaf.kind in _FINISHED or not leaf.known}.values())
