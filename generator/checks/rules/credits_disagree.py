"""O508 credits-disagree.

The credits in an agreement are compared with those of the college course, and with the college credits of the
high-school course where it states any.
"""

from __future__ import annotations

from generator.checks.example_catalog import AGREEMENT, changed
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import name_of, number
from generator.model.status import available


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find agreements whose credits are not those of their courses."""
    for agreement in available(graph.catalog.agreements.values()):
        for both in graph.pairs_under(agreement):
            match = both.match
            for reference, course in ((match.college_course, both.college_course), (match.course, both.course)):
                if reference is None or match.credits is None or course is None:
                    continue
                stated = course.credits.college if course.credits else None
                if stated is not None and stated != match.credits:
                    pair = reference.pointer.rpartition("/")[0]
                    yield Problem(
                        place=agreement.place(f"{pair}/credits"),
                        title=f"The credits for {name_of(course)} disagree",
                        what=f"The agreement says {number(match.credits)} credits. "
                        f"The course {name_of(course)} says {number(stated)}.",
                        value=f"{course.id} {number(match.credits)}",
                        related=(Related(course.place("/credits/college"), "the credits of the course"),),
                    )
                    break


RULE = GraphRule(
    code="O508",
    severity=Severity.WARNING,
    title="Credits that disagree",
    meaning="The agreement and the course state different numbers of college credits.",
    why="Students would not know how many credits they will have.",
    fix="Ask the college which number is right, and correct the other.",
    bad=changed(AGREEMENT, ("credits: 4", "credits: 5")),
    check=check,
)
