"""College credit as rows of a table: which course, whose learners, which college course, how many credits."""

from __future__ import annotations

from dataclasses import dataclass

from generator.graph.college_credit import DualCredit
from generator.insight.plans import college_credit_of
from generator.model.conditions import Reference
from generator.model.entities import Agreement, Course, Entity, Pathway
from generator.pages.view import View


@dataclass(frozen=True, slots=True)
class DualCreditRow:
    """One course under one agreement."""

    course: Entity | None
    sending: Entity | None
    college_course: Entity | None
    credits: float | None
    agreement: Agreement


def rows_of_agreement(view: View, agreement: Agreement) -> tuple[DualCreditRow, ...]:
    """Return every course that `agreement` covers."""
    return tuple(_row(view, pair) for pair in view.graph.pairs_under(agreement))


def rows_of_course(view: View, course: Course) -> tuple[DualCreditRow, ...]:
    """Return every agreement that covers `course`, on either side."""
    return tuple(
        row
        for agreement in view.graph.agreements_of(course)
        for row in rows_of_agreement(view, agreement)
        if course in (row.course, row.college_course)
    )


def rows_of_pathway(view: View, pathway: Pathway) -> tuple[DualCreditRow, ...]:
    """Return the college credit that courses of the plan carry for the organizations that offer `pathway`."""
    found: dict[tuple[str, str, Reference | None], DualCreditRow] = {}
    for _, course, pair in college_credit_of(view.graph, pathway):
        found.setdefault((course.id, pair.agreement.id, pair.match.college_course), _row(view, pair))
    return tuple(found.values())


def _row(view: View, pair: DualCredit) -> DualCreditRow:
    agreement = pair.agreement
    sending = view.graph.resolve(agreement.sending) if agreement.sending else None
    return DualCreditRow(pair.course, sending, pair.college_course, pair.match.credits, agreement)
