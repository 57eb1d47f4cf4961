"""The page of a course."""

from __future__ import annotations

from collections.abc import Iterator

from generator.graph.links import Relation
from generator.model.entities import Competency, Course, Credential, Experience
from generator.pages.drafts import Draft
from generator.pages.page import Page
from generator.pages.parts.dual_credit import rows_of_course
from generator.pages.parts.entity_page import drafts_of, entity_page
from generator.pages.render.templates import Templates
from generator.pages.view import View


def pages(view: View, templates: Templates) -> Iterator[Draft]:
    """Yield the page of every course."""
    return drafts_of(view.catalog.courses.values(), _page, view, templates)


def _page(view: View, templates: Templates, course: Course) -> Page:
    graph = view.graph
    prepares_for = view.resolve_all(course.prepares_for, Credential)
    return entity_page(
        view,
        templates,
        course,
        search=tuple(filter(None, (course.code, course.sced))),
        filters=_filters(view, course),
        dual_credit=rows_of_course(view, course),
        corequisites=view.resolve_all(course.corequisites, Course),
        recommended=view.resolve_all(course.recommended, Course),
        opens=tuple(other for other in graph.opens(course) if other not in prepares_for),
        prepares_for=prepares_for,
        counts_as=graph.linked_to(course, Relation.COUNTS_AS, Course),
        competencies=view.resolve_all(course.teaches, Competency),
        experiences=graph.linked_from(course, Relation.BELONGS_TO, Experience),
    )


def _filters(view: View, course: Course) -> tuple[tuple[str, str], ...]:
    online = any(offering.delivery == "online" for offering in view.graph.offerings(course))
    return (
        *((("subject", view.words.value("subject", course.subject)),) if course.subject else ()),
        *((("delivery", view.words["delivery_online"]),) if online else ()),
    )
