"""What a "Start where you are" page knows of its pathway: the plan as small numbers, with names and addresses.

The numbers are those of `generator.insight.start`. With them comes what a page shows: the levels at which one may
be, the schools, and for each thing to tick which steps and which other things whoever has it has, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.graph.links import vertex
from generator.insight.numbered_plan import NumberedPlan, OutsideNeed, leaves
from generator.insight.start import StartPlan, start_plan
from generator.model.entities import Pathway, Step
from generator.model.ids import Kind, address_of
from generator.model.levels import ADULT, COLLEGE, GRADE, levels_of
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
    step, entity = plan.steps[index], step_entity(view, pathway.id, plan.steps[index].id)
    written = view.graph.plans[pathway.id].steps[step.id].step
    return {
        "id": step.id,
        "name": view.naming.step(pathway.id, step.id),
        "kind": _kind(view, written),
        "path": path_of(entity) if entity else "",
        "planned": step.planned,
        "choice": written.is_choice,
        "exit": step.exit,
        "moments": {school: list(moments) for school, moments in step.moments.items()},
        "needs": step.needs,
        "waits": list(step.waits),
    }


def _kind(view: View, step: Step) -> str:
    if step.does:
        return view.words[f"kind_{step.does.kind.value}"]
    return "" if step.is_choice else view.words["start_milestone"]


def _checkable_steps(view: View, pathway: Pathway, numbered: NumberedPlan) -> Iterator[Data]:
    """Yield what a reader may have finished: steps by level, then things that the plan asks for and leaves out."""
    for index, planned in enumerate(numbered.steps):
        if planned.does is not None and planned.does.kind in _FINISHED:
            level = view.level_name(planned.step.level)
            yield _checkbox(
                view, numbered, numbered.ids[index], level, view.naming.step(pathway.id, numbered.ids[index])
            )
    for leaf in _outside_plan(numbered):
        if leaf.known and leaf.kind in _FINISHED:
            yield _checkbox(
                view, numbered, leaf.id, view.words["start_elsewhere"], view.naming.name(leaf.kind, leaf.id)
            )


def _checkbox(view: View, numbered: NumberedPlan, have: str, level: str, name: str) -> Data:
    """Return what there is to tick, with the steps and asked things that whoever has it has."""
    does = numbered.steps[numbered.number[have]].does if have in numbered.number else None
    kinds = [(does.kind, does.id)] if does else [(kind, have) for kind in _FINISHED if view.catalog.find(kind, have)]
    counted = [
        (Kind.COURSE, one) for kind, course in kinds if kind is Kind.COURSE for one in view.graph.counts_as(course)
    ]
    things = {*kinds, *counted}
    steps = {index for index, one in enumerate(numbered.steps) if one.does and (one.does.kind, one.does.id) in things}
    had = {vertex(leaf.kind, leaf.id) for leaf in _outside_plan(numbered) if (leaf.kind, leaf.id) in things}
    return {"id": have, "name": name, "level": level, "steps": sorted(steps), "things": sorted(had)}


def _outside_plan(numbered: NumberedPlan) -> tuple[OutsideNeed, ...]:
    """Return what the plan asks for and leaves out, each once."""
    found = (leaf for need in numbered.needs for leaf in leaves(need) if isinstance(leaf, OutsideNeed))
    return tuple({(leaf.kind, leaf.id): leaf for leaf in found}.values())
