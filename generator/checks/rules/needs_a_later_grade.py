"""S307 needs-a-later-grade.

A course or experience that is open in grade 9 cannot need a course that is open only later. It is an error when that
course opens after the last grade of the one that needs it. When it opens after the first grade, it is a warning: the
page says that the course is open to students who cannot take it. Whether two courses of one grade can follow each
other, rule P401 says of each plan. A college course may also be had as a course that counts as it. Of alternatives,
enough must be open. What does not say in which grades it is open is open in all. Circles are left to S301.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.example_catalog import course
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import join_words, kind_and_name, name_of
from generator.graph.cycles import must_precede
from generator.graph.links import vertex
from generator.model.conditions import Condition, Reference
from generator.model.entities import Course, Experience
from generator.model.findings import Example
from generator.model.ids import Kind
from generator.model.status import available, is_unavailable

_Learning = Course | Experience


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find courses and experiences that are open before what they need."""
    every: tuple[_Learning, ...] = (*graph.catalog.courses.values(), *graph.catalog.experiences.values())
    for learning in every:
        if not learning.grades or is_unavailable(learning):
            continue
        for part in _needs(learning):
            if _is_open(graph, part, min(learning.grades)) or _is_in_a_circle(graph, learning, part):
                continue
            never = not _is_open(graph, part, max(learning.grades))
            yield _problem(graph, learning, part, Severity.ERROR if never else Severity.WARNING)


def _needs(learning: _Learning) -> Iterator[Reference | Condition]:
    if isinstance(learning, Experience) and learning.course:
        yield learning.course
    together = (learning.corequisites,) if isinstance(learning, Course) else ()
    for whole in (learning.prerequisites, *together):
        yield from whole.parts if whole.wants_all else (whole,)


def _is_open(graph: CatalogGraph, part: Reference | Condition, grade: int) -> bool:
    """Say whether enough of `part` is open by `grade`. What means no course counts as open."""
    if isinstance(part, Condition):
        return part.is_met(lambda one: _is_open(graph, one, grade))
    found = tuple(_ways(graph, part))
    return not found or any(not course.grades or min(course.grades) <= grade for course in found)


def _is_in_a_circle(graph: CatalogGraph, learning: _Learning, part: Reference | Condition) -> bool:
    mentioned = (part,) if isinstance(part, Reference) else tuple(part.references())
    own = vertex(learning.kind, learning.id)
    pairs = {(own, vertex(Kind.COURSE, needed.id)) for needed in graph.resolve_all(mentioned, Course)}
    return bool(must_precede(graph, frozenset(pairs)))


def _ways(graph: CatalogGraph, reference: Reference) -> Iterator[Course]:
    """Yield what `reference` means, and what counts as it."""
    target = graph.resolve(reference)
    if isinstance(target, Course):
        others = (graph.catalog.courses[one] for one in graph.stand_ins(target.id))
        yield from available((target, *others))


def _problem(graph: CatalogGraph, learning: _Learning, part: Reference | Condition, severity: Severity) -> Problem:
    mentioned = (part,) if isinstance(part, Reference) else tuple(part.references())
    needed = {one.id: one for one in graph.resolve_all(mentioned, Course) if one.grades}
    names = join_words(
        (f"{name_of(one)}, which is open from grade {min(one.grades)} on" for one in needed.values()), "or"
    )
    first, last = min(learning.grades), max(learning.grades)
    grades = f"grade {first}" if first == last else f"grades {first} to {last}"
    return Problem(
        place=learning.place(part.pointer),
        title=f"{name_of(learning)} is open before what it needs",
        what=f"{kind_and_name(learning)} is open in {grades}. It needs {names}.",
        severity=severity,
        value=" ".join(needed),
        related=(
            Related(learning.place("/grades"), "the grades where it is open"),
            *(Related(one.place("/grades"), f"the grades of {name_of(one)}") for one in needed.values()),
        ),
    )


def _forge(grades: str) -> Example:
    text = course("Forge work", f"grades: {grades}\nprerequisites: welding-3\n")
    return Example((("aspen-ridge/courses/forge.yaml", text),))


RULE = GraphRule(
    code="S307",
    severity=Severity.ERROR,
    title="A course that needs one of a later grade",
    meaning="A course is open in a grade before the first grade of a course that it needs.",
    why="Students in that grade would choose a course that they cannot take.",
    fix="Correct the grades of one of the two courses, or what the course needs.",
    bad=_forge("[9, 10]"),
    good=_forge("[12]"),
    shares_work="prerequisites",
    suppressed_by=("S302", "S303"),
    check=check,
)
