"""The pages of entities: what each kind shows besides what all show. Organizations and pathways stand apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.graph.links import Relation
from generator.model.entities import (
    Agreement,
    Competency,
    Course,
    Credential,
    Entity,
    Experience,
    Occupation,
    Organization,
    Partnership,
    Support,
)
from generator.model.levels import starting_year
from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.pages.partners.actions import actions_of
from generator.pages.partners.surveys import surveys_of
from generator.pages.parts.dual_credit import rows_of_agreement, rows_of_course
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.parts.pathway_facts import with_wages
from generator.pages.render import format as form
from generator.pages.render.templates import Templates
from generator.pages.situation.learners import speaks_to
from generator.pages.view import View

MOST_CAREERS = 8
"""A course of more careers than these (English, algebra) says little about any of them."""


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of every entity of these kinds, from the template that is called after its kind."""
    catalog = view.catalog
    yield from drafts_of(catalog.agreements.values(), _agreement, view, templates)
    yield from drafts_of(catalog.competencies.values(), _competency, view, templates)
    yield from drafts_of(catalog.courses.values(), _course, view, templates)
    yield from drafts_of(catalog.credentials.values(), _credential, view, templates)
    yield from drafts_of(catalog.experiences.values(), _experience, view, templates)
    yield from drafts_of(catalog.occupations.values(), _occupation, view, templates)
    yield from drafts_of(catalog.partnerships.values(), _partnership, view, templates)
    yield from drafts_of(catalog.supports.values(), _support, view, templates)


def _agreement(view: View, templates: Templates, agreement: Agreement) -> Page:
    sides = [view.graph.resolve(side) if side else None for side in (agreement.sending, agreement.receiving)]
    rows = rows_of_agreement(view, agreement)
    return entity_page(
        view,
        templates,
        agreement,
        sending=sides[0],
        receiving=sides[1],
        applies_to=view.resolve_all(agreement.applies_to, Credential),
        rows=rows,
        via=tuple(row.course for row in rows if row.course),
    )


def _competency(view: View, templates: Templates, competency: Competency) -> Page:
    graph = view.graph
    taught_in = graph.linked_from(competency, Relation.TEACHES, Entity)
    return entity_page(
        view,
        templates,
        competency,
        validated_by=view.resolve_all(competency.validated_by, Organization),
        via=taught_in,
        taught_in=taught_in,
        assessed_by=graph.linked_from(competency, Relation.ASSESSES, Credential),
        occupations=graph.linked_to(competency, Relation.USED_BY, Occupation),
    )


def _course(view: View, templates: Templates, course: Course) -> Page:
    graph = view.graph
    prepares_for = view.resolve_all(course.prepares_for, Credential)
    return entity_page(
        view,
        templates,
        course,
        speaks_to=partial(speaks_to, view, course),
        when=_when(view, course),
        careers=with_wages(_careers(view, course)),
        dual_credit=rows_of_course(view, course),
        recommended=view.resolve_all(course.recommended, Course),
        opens=tuple(other for other in graph.opens(course) if other not in prepares_for),
        prepares_for=prepares_for,
        counts_as=graph.linked_to(course, Relation.COUNTS_AS, Course),
        competencies=view.resolve_all(course.teaches, Competency),
        experiences=graph.linked_from(course, Relation.BELONGS_TO, Experience),
    )


def _when(view: View, course: Course) -> str:
    """Return whether `course` is taught this school year, in which terms, and if not, when again."""
    words, year = view.words, starting_year(view.settings)
    if not year:
        return ""
    taught = [one for one in view.graph.offerings(course) if one.years in ("every", ("even", "odd")[year % 2])]
    if not taught:
        return words["when_next"].format(year=f"{year + 1}–{(year + 2) % 100:02}")
    some = all(one.terms for one in taught)
    terms = dict.fromkeys(term for one in taught for term in one.terms) if some else ()
    said = words["reach_or"].join(words[f"term_{term}"] for term in terms)
    return words["when_now"].format(year=form.month(view.settings.school_year, words)) + (f": {said}" if said else "")


def _careers(view: View, course: Course) -> tuple[Occupation, ...]:
    """Return the careers to which the pathways with `course` lead, each once, if they are few enough to mean much."""
    pathways = view.graph.pathways_using(course)
    found = {career.id: career for one in pathways for career in view.graph.occupations_of(one)}
    return tuple(found.values()) if len(found) <= MOST_CAREERS else ()


def _credential(view: View, templates: Templates, credential: Credential) -> Page:
    graph = view.graph
    return entity_page(
        view,
        templates,
        credential,
        prepared_by=graph.preparing_for(credential),
        occupations=with_wages(view.resolve_all(credential.qualifies_for, Occupation)),
        stacks_onto=view.resolve_all(credential.stacks_onto, Credential),
        stacked_by=graph.linked_from(credential, Relation.STACKS_ONTO, Credential),
        opens=graph.opens(credential),
        competencies=view.resolve_all(credential.assesses, Competency),
    )


def _experience(view: View, templates: Templates, experience: Experience) -> Page:
    hosts = view.graph.hosts_of(experience)
    prepares_for = view.resolve_all(experience.prepares_for, Credential)
    return entity_page(
        view,
        templates,
        experience,
        hosts=hosts,
        course=view.graph.resolve(experience.course) if experience.course else None,
        prepares_for=prepares_for,
        opens=tuple(other for other in view.graph.opens(experience) if other not in prepares_for),
        competencies=view.resolve_all(experience.teaches, Competency),
        surveys=surveys_of(view, experience),
    )


def _occupation(view: View, templates: Templates, occupation: Occupation) -> Page:
    graph = view.graph
    further = view.resolve_all(occupation.advances_to, Occupation)
    before = graph.linked_from(occupation, Relation.ADVANCES_TO, Occupation)
    return entity_page(
        view,
        templates,
        occupation,
        wage_rows=tuple((occupation, wage) for wage in occupation.wages),
        credentials=graph.credentials_for(occupation),
        advances_to=further,
        reached_from=before,
        ladder=with_wages((*reversed(further), occupation, *before)),
        competencies=view.resolve_all(occupation.needs, Competency),
    )


def _partnership(view: View, templates: Templates, partnership: Partnership) -> Page:
    return entity_page(
        view,
        templates,
        partnership,
        actions=actions_of(view, partnership),
        surveys=surveys_of(view, partnership),
        members=view.resolve_all(partnership.members, Organization),
        occupations=view.resolve_all(partnership.critical_occupations, Occupation),
    )


def _support(view: View, templates: Templates, support: Support) -> Page:
    return entity_page(
        view,
        templates,
        support,
    )
