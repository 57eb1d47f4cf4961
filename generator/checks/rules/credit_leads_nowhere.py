"""O507 credit-leads-nowhere.

Credit under an agreement leads somewhere when it counts for graduation (the agreement or the course says so), when
the agreement names a credential under `applies_to`, or when a credential requires the college course or the college
course prepares for one. Transfer agreements and prior learning are left out: transfer is their purpose.
"""

from __future__ import annotations

from generator.checks.example_catalog import (
    AGREEMENT,
    COLLEGE_COURSE,
    FIRST_COLLEGE_COURSE,
    changed,
    combined,
    unchanged,
)
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of
from generator.model.entities import Agreement, Course, Credential
from generator.model.status import available

_DUAL_CREDIT = ("concurrent-enrollment", "articulation")


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find college credit that counts for nothing."""
    for agreement in available(graph.catalog.agreements.values()):
        if agreement.type not in _DUAL_CREDIT or agreement.applies_to:
            continue
        for pair in graph.pairs_under(agreement):
            reference, course = pair.match.course, pair.course
            if reference is None or course is None or pair.college_course is None:
                continue
            if not _leads_somewhere(graph, agreement, course, pair.college_course):
                yield Problem(
                    place=agreement.place(reference.pointer),
                    title=f"College credit for {name_of(course)} counts for nothing",
                    what=f"The agreement gives credit for {name_of(course)}. "
                    "It does not say that the credit counts toward graduation or a credential.",
                    value=course.id,
                )


def _leads_somewhere(graph: CatalogGraph, agreement: Agreement, course: Course, college_course: Course) -> bool:
    if agreement.counts_for_graduation or (agreement.counts_for_graduation is None and course.counts_for_graduation):
        return True
    return bool(college_course.prepares_for) or any(
        isinstance(thing, (Course, Credential)) for thing in graph.opens(college_course)
    )


RULE = GraphRule(
    code="O507",
    severity=Severity.ERROR,
    title="College credit that counts for nothing",
    meaning="The credit counts neither toward graduation nor toward a credential.",
    why="Students would work for credit that they cannot use.",
    fix="Write `counts_for_graduation: true`, or name the credential under `applies_to`.",
    bad=combined(
        changed(AGREEMENT, ("counts_for_graduation: true\napplies_to: [mesa-college/welding-certificate]\n", "")),
        changed(FIRST_COLLEGE_COURSE, ("prepares_for: [welding-certificate]\n", "")),
        changed(COLLEGE_COURSE, ("prerequisites: wel-1030\n", "")),
    ),
    good=unchanged(AGREEMENT),
    check=check,
)
