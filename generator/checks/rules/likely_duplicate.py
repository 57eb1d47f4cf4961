"""L209 likely-duplicate.

Names are compared without capitals, punctuation and small words; "II" and "2" are the same. Occupations and
organizations are shared by everyone, so they are compared across the catalog. Other things are compared within one
organization, because every district has its own Algebra I. Courses with different numbers (`code`) are not
duplicates: colleges offer many courses called Independent Study. Two courses of one organization with the same SCED
code are a likely duplicate unless one of them needs the other first.
"""

from __future__ import annotations

import re

from generator.checks.example_catalog import COLLEGE_COURSE, FIRST_COLLEGE_COURSE, changed, unchanged
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, Related, RuleContext, Severity
from generator.checks.wording import name_of
from generator.graph.cycles import must_precede
from generator.graph.links import vertex
from generator.model.entities import Course, Entity
from generator.model.ids import Kind
from generator.model.status import available

_SHARED = (Kind.OCCUPATION, Kind.ORGANIZATION)
_SMALL = frozenset({"a", "an", "and", "for", "in", "of", "the", "to"})
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5", "introduction": "intro"}
_WORD = re.compile(r"\w+|\+")


def check(graph: CatalogGraph, _: RuleContext) -> Problems:
    """Find things that were probably entered twice."""
    names: dict[tuple[Kind, str, str], Entity] = {}
    codes: dict[tuple[str, str], Course] = {}
    same_code: list[tuple[Course, Course]] = []
    for entity in available(graph.catalog.all()):
        owner = "" if entity.kind in _SHARED else entity.owner
        code = entity.code or "" if isinstance(entity, Course) else ""
        first = names.setdefault((entity.kind, owner, _key(f"{entity.name} {code}")), entity)
        if first is not entity:
            yield _problem(entity, first, "name", "nearly the same name as")
        elif isinstance(entity, Course) and entity.sced:
            other = codes.setdefault((entity.owner, entity.sced), entity)
            if other is not entity:
                same_code.append((entity, other))
    yield from _same_codes(graph, same_code)


def _same_codes(graph: CatalogGraph, found: list[tuple[Course, Course]]) -> Problems:
    both = [(vertex(Kind.COURSE, one.id), vertex(Kind.COURSE, other.id)) for one, other in found]
    in_order = must_precede(graph, frozenset([*both, *((other, one) for one, other in both)]))
    for (one, other), pair in zip(found, both, strict=True):
        if pair not in in_order and pair[::-1] not in in_order:
            yield _problem(one, other, "sced", "the same SCED code as")


def _key(name: str) -> str:
    words = (_ROMAN.get(word, word) for word in _WORD.findall(name.casefold()))
    return " ".join(word for word in words if word not in _SMALL)


_FIX_OF_TWO_OWNERS = (
    "Keep one. The organization of the other gives it `status: ceased` and `replaced_by` with the id of the one you "
    "keep. Or make the names differ."
)


def _problem(entity: Entity, other: Entity, field: str, how: str) -> Problem:
    return Problem(
        place=entity.place(f"/{field}"),
        title=f"{name_of(entity)} looks like a duplicate",
        what=f'The {entity.kind} "{entity.id}" has {how} "{other.id}" ({name_of(other)}).',
        value=f"{field} {other.id}",
        fix="" if entity.owner == other.owner or entity.kind is Kind.ORGANIZATION else _FIX_OF_TWO_OWNERS,
        related=(Related(other.place(f"/{field}"), "the other one"),),
    )


RULE = GraphRule(
    code="L209",
    severity=Severity.WARNING,
    title="Two things that look the same",
    meaning="Two things of one kind have nearly the same name, or two courses the same SCED code.",
    why="Students would see two entries and not know which one is right.",
    fix="Keep one, delete the other, and list its id under `formerly` in the one you keep. Or make the names differ.",
    bad=changed(FIRST_COLLEGE_COURSE, ("Shielded Metal Arc Welding", "The pipe welding")),
    good=unchanged(FIRST_COLLEGE_COURSE, COLLEGE_COURSE),
    check=check,
)
