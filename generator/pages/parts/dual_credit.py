"""College credit as rows of a table: which course, whose learners, which college course, how many credits."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.conditions import Reference
from generator.model.entities import Agreement, Course, CourseMatch, Entity, Pathway
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
    return tuple(_row(view, agreement, match) for match in agreement.courses)


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
    offered_in = {reference.id for reference in pathway.offered_in}
    found: dict[tuple[str, str, Reference | None], DualCreditRow] = {}
    for planned in view.graph.plans[pathway.id].steps.values():
        if not isinstance(planned.does, Course):
            continue
        for credit in view.graph.dual_credit(planned.does):
            sending = credit.agreement.sending
            if sending and sending.id in offered_in:
                key = (planned.does.id, credit.agreement.id, credit.match.college_course)
                found.setdefault(key, _row(view, credit.agreement, credit.match))
    return tuple(found.values())


def _row(view: View, agreement: Agreement, match: CourseMatch) -> DualCreditRow:
    def meant(reference: Reference | None) -> Entity | None:
        return view.graph.resolve(reference) if reference else None

    return DualCreditRow(
        meant(match.course), meant(agreement.sending), meant(match.college_course), match.credits, agreement
    )
