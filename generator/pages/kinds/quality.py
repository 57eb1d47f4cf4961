"""How complete each pathway is, for coordinators: nine components with their evidence, skills gaps, metrics."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.insight.components import Component, ComponentResult, Evidence, components
from generator.insight.metrics import Circular, measure_plan
from generator.insight.partners.skills import skills
from generator.model.entities import Course, Pathway
from generator.model.ids import Kind
from generator.pages.drafts import Draft
from generator.pages.page import HIDE_CONTENTS, Crumb, Page
from generator.pages.parts.missing_parts import missing_parts
from generator.pages.parts.who_can_finish import NamedItem
from generator.pages.render.templates import Templates
from generator.pages.view import View, path_of

SECTION = "quality"


@dataclass(frozen=True, slots=True)
class ComponentRow:
    """One component: what it is called, what shows it, and what would if nothing does."""

    name: str
    evidence: tuple[NamedItem, ...]
    wanted: str


@dataclass(frozen=True, slots=True)
class MeasuredCourse:
    """A course and the courses that depend on it."""

    course: Course
    blocking: int
    delay: int
    complexity: float


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the list of pathways with how many components each shows, and a page for each."""
    yield Draft(f"{SECTION}/", partial(_list, view, templates), SECTION, HIDE_CONTENTS)
    for pathway in view.catalog.pathways.values():
        make = partial(_page_of, view, templates, pathway)
        yield Draft(path_of_quality(pathway), make, SECTION, HIDE_CONTENTS, path_of(pathway))


def _list(view: View, templates: Templates) -> Page:
    pathways = sorted(view.catalog.pathways.values(), key=lambda one: (view.say(one.name), one.id))
    rows = [(one, path_of_quality(one), len(Component) - len(missing_parts(view)[one.id])) for one in pathways]
    return templates.page(
        "quality.html",
        f"{SECTION}/",
        view.words["quality_title"],
        {"rows": rows},
        description=view.words["quality_pages_lead"],
        hide=HIDE_CONTENTS,
    )


def _page_of(view: View, templates: Templates, pathway: Pathway) -> Page:
    gaps = skills(view.graph, pathway).gaps
    return templates.page(
        "quality_of.html",
        path_of_quality(pathway),
        view.words["quality_of"].format(name=view.say(pathway.name)),
        {
            "pathway": pathway,
            "components": tuple(_part(view, pathway, shown) for shown in components(view.graph, pathway)),
            "gaps": [found for gap in gaps if (found := view.catalog.find(Kind.COMPETENCY, gap.competency))],
            "measured": _measured(view, pathway),
        },
        Crumb(view.words["quality_title"], f"{SECTION}/"),
        description=view.words["quality_pages_lead"],
        hide=HIDE_CONTENTS,
    )


def path_of_quality(pathway: Pathway) -> str:
    """Return the address of the page that says how complete `pathway` is."""
    return f"{SECTION}/{pathway.id}/"


def _part(view: View, pathway: Pathway, shown: ComponentResult) -> ComponentRow:
    wanted = view.words[f"wanted_{shown.wanted.name.lower()}"] if shown.wanted else ""
    evidence = tuple(named_evidence(view, pathway, one) for one in shown.evidence)
    return ComponentRow(view.words[f"component_{shown.component.slug}"], evidence, wanted)


def named_evidence(view: View, pathway: Pathway, evidence: Evidence) -> NamedItem:
    """Return what shows a component of `pathway` by its name."""
    if evidence.kind is Kind.STEP:
        return NamedItem(view.naming.step(pathway.id, evidence.id.partition("#")[2]), None)
    entity = view.catalog.find(evidence.kind, evidence.id)
    return NamedItem(view.say(entity.name) if entity else evidence.id, entity)


def _measured(view: View, pathway: Pathway) -> tuple[MeasuredCourse, ...] | None:
    """Return the courses on which others wait, worst first; None when they need each other in a circle."""
    try:
        found = measure_plan(view.reaches.reacher.compiled(pathway).numbered)
    except Circular:
        return None
    rows = (
        MeasuredCourse(course, one.blocking, one.delay, one.complexity)
        for course_id, one in found.courses.items()
        if one.blocking and (course := view.catalog.courses.get(course_id))
    )
    return tuple(sorted(rows, key=lambda row: (-row.complexity, -row.blocking, row.course.id)))
