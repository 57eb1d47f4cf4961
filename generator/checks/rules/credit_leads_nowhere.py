"""O507 credit-leads-nowhere.

Credit under an agreement leads somewhere when it counts for graduation (the agreement or the course says so), when
the agreement names a credential under `applies_to`, or when a credential requires the college course or the college
course prepares for one. Transfer agreements and prior learning are left out: transfer is their purpose.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.example_catalog import (
    AGREEMENT,
    COLLEGE_COURSE,
    FIRST_COLLEGE_COURSE,
    as_it_is,
    changed,
    together,
)
from generator.checks.mentions import GONE
from generator.checks.rule import Circumstances, GraphRule, Problem, Severity
from generator.checks.wording import name_of
from generator.graph.catalog_graph import CatalogGraph
from generator.model.entities import Agreement, Course, CourseMatch, Credential

_DUAL_CREDIT = ("concurrent-enrollment", "articulation")


def check(graph: CatalogGraph, _: Circumstances) -> Iterator[Problem]:
    """Find college credit that counts for nothing."""
    for agreement in graph.catalog.agreements.values():
        if agreement.type not in _DUAL_CREDIT or agreement.status in GONE or agreement.applies_to:
            continue
        for match in agreement.courses:
            if match.course and not _leads_somewhere(graph, agreement, match):
                course = graph.resolve(match.course)
                if course:
                    yield Problem(
                        place=agreement.place(match.course.pointer),
                        entity=agreement.id,
                        title=f"College credit for {name_of(course)} counts for nothing",
                        what=f"The agreement gives credit for {name_of(course)}. "
                        "It does not say that the credit counts toward graduation or a credential.",
                        value=course.id,
                    )


def _leads_somewhere(graph: CatalogGraph, agreement: Agreement, match: CourseMatch) -> bool:
    course = graph.resolve(match.course) if match.course else None
    college_course = graph.resolve(match.college_course) if match.college_course else None
    if not isinstance(course, Course) or not isinstance(college_course, Course):
        return True
    if agreement.counts_for_graduation or (agreement.counts_for_graduation is None and course.counts_for_graduation):
        return True
    return bool(college_course.prepares_for) or any(
        isinstance(thing, (Course, Credential)) for thing in graph.opens(college_course)
    )


RULE = GraphRule(
    code="O507",
    name="credit-leads-nowhere",
    severity=Severity.ERROR,
    title="College credit that counts for nothing",
    meaning="The credit counts neither toward graduation nor toward a credential.",
    why="Students would work for credit that they cannot use.",
    fix="Write `counts_for_graduation: true`, or name the credential under `applies_to`.",
    bad=together(
        changed(AGREEMENT, ("counts_for_graduation: true\napplies_to: [mesa-college/welding-certificate]\n", "")),
        changed(FIRST_COLLEGE_COURSE, ("prepares_for: [welding-certificate]\n", "")),
        changed(COLLEGE_COURSE, ("prerequisites: wel-1030\n", "")),
    ),
    good=as_it_is(AGREEMENT),
    check=check,
    manual=__doc__,
)
