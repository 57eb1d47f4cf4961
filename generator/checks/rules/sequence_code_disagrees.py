"""S306 sequence-code-disagrees.

The last two digits of a full SCED code say "part n of m". Within one organization, of two courses with the same first
five digits and the same m, the earlier part must not need the later one. A part beyond m is reported as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from generator.checks.example_catalog import WELDING_2, WELDING_3, changed, combined, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import kind_and_name, name_of
from generator.graph.cycles import must_precede
from generator.graph.links import vertex
from generator.model.entities import Course
from generator.model.ids import Kind
from generator.model.status import available

_FULL_LENGTH = 12
_MOST_PARTS = 9


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find sequence codes that contradict the prerequisites."""
    series: dict[tuple[str, str, str], list[Course]] = {}
    for course in available(graph.catalog.courses.values()):
        if course.sced and len(course.sced) == _FULL_LENGTH:
            if _part(course) > int(course.sced[-1]):
                yield _problem(course, f"It says part {_part(course)} of {course.sced[-1]}.", ())
            series.setdefault((course.owner, course.sced[:5], course.sced[-1]), []).append(course)
    pairs = [pair for courses in series.values() for pair in _in_order(courses)]
    wanted = {(vertex(Kind.COURSE, later.id), vertex(Kind.COURSE, early.id)) for early, later in pairs}
    wrong = must_precede(graph, frozenset(wanted))
    for early, later in pairs:
        if (vertex(Kind.COURSE, later.id), vertex(Kind.COURSE, early.id)) in wrong:
            what = f"It says part {_part(early)}, but it needs part {_part(later)}, {name_of(later)}, first."
            yield _problem(early, what, (Related(later.place("/sced"), f"the code of {name_of(later)}"),))


def _in_order(courses: list[Course]) -> Iterator[tuple[Course, Course]]:
    for one, other in combinations(courses[: _MOST_PARTS * 2], 2):
        if _part(one) != _part(other):
            yield (one, other) if _part(one) < _part(other) else (other, one)


def _part(course: Course) -> int:
    return int((course.sced or "0")[-2])


def _problem(course: Course, what: str, related: tuple[Related, ...]) -> Problem:
    return Problem(
        place=course.place("/sced"),
        title=f"The SCED code of {name_of(course)} is out of order",
        what=f'{kind_and_name(course)} has the code "{course.sced}". {what}',
        value=course.sced or "",
        related=related,
    )


RULE = GraphRule(
    code="S306",
    severity=Severity.WARNING,
    title="A SCED sequence that contradicts the prerequisites",
    meaning='The end of a SCED code says "part n of m". The prerequisites put the parts in another order.',
    why="State reports and transcripts would show students in the wrong part of a series.",
    fix="Correct the last two digits of the code, or the prerequisites.",
    bad=combined(
        extended(WELDING_2, 'sced: "13207G1.0022"\n'),
        changed(WELDING_3, ('sced: "13207"', 'sced: "13207G1.0012"')),
    ),
    good=combined(
        extended(WELDING_2, 'sced: "13207G1.0012"\n'),
        changed(WELDING_3, ('sced: "13207"', 'sced: "13207G1.0022"')),
    ),
    shares_work="prerequisites",
    check=check,
)
