"""What an organization belongs to and what belongs to it: parts, wholes, bodies of which it is a member."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.graph.college_credit import grouped
from generator.graph.resolve import Resolver
from generator.model.catalog import Catalog
from generator.model.conditions import Reference
from generator.model.entities import Organization
from generator.model.status import in_force

Ties = Mapping[str, tuple[str, ...]]
_MOST_NAMES = 1_000_000
"""So many names are remembered: of a chain of thousands of parts, every one belongs to every other."""


@dataclass(frozen=True)
class Belonging:
    """The ids of organizations around one organization, at any depth, as far as they are in force.

    `family` are itself, its parts and what it is a part of; `bodies` are those of which one of the last is a member,
    and their parts. `above` are itself and everything it is a part or a member of: what is agreed with one of these
    is agreed for its learners, too.
    """

    family: frozenset[str]
    bodies: frozenset[str]
    above: frozenset[str]

    @cached_property
    def all(self) -> frozenset[str]:
        """Return the family and the bodies."""
        return self.family | self.bodies


@dataclass(slots=True)
class Organizations:
    """Answers what organizations of one catalog belong to, and remembers it."""

    catalog: Catalog
    resolver: Resolver
    _found: dict[tuple[str, bool], Belonging] = field(default_factory=dict)
    _names: int = 0
    _ties: dict[bool, tuple[Ties, Ties, Ties]] = field(default_factory=dict)

    def around(self, organization: Organization, preparing: bool) -> Belonging:
        """Return what `organization` belongs to; with `preparing`, what is still being prepared counts, too.

        An organization is always its own; no tie leads through one that is not in force.
        """
        key = (organization.id, preparing)
        if key not in self._found:
            found = self._look(organization.id, preparing)
            self._names += len(found.family) + len(found.bodies) + len(found.above)
            if self._names > _MOST_NAMES:
                self._found.clear()
                self._names = 0
            self._found[key] = found
        return self._found[key]

    def _look(self, own: str, preparing: bool) -> Belonging:
        if preparing not in self._ties:
            self._ties[preparing] = self._all_ties(preparing)
        wholes_of, parts_of, above_of = self._ties[preparing]
        wholes = _reached([own], wholes_of)
        above = _reached([own], above_of)
        family = wholes | _reached([own], parts_of)
        return Belonging(family, _reached(above - wholes, parts_of) - family, above)

    def _all_ties(self, preparing: bool) -> tuple[Ties, Ties, Ties]:
        """Return what each organization is a part of, its parts, and what it is a part or a member of.

        What is not in force is not among them; what could not be read may be.
        """
        known = self.catalog.organizations
        gone = {one.id for one in known.values() if not in_force(one, preparing)}
        wholes = {one.id: self._named([one.part_of] if one.part_of else []) for one in known.values()}
        above = {one.id: wholes[one.id] + self._named(one.member_of) for one in known.values()}
        parts = grouped((whole, part) for part, named in wholes.items() for whole in named if part not in gone)

        def without_gone(ties: Ties) -> Ties:
            return {one: tuple(other for other in named if other not in gone) for one, named in ties.items()}

        return without_gone(wholes), parts, without_gone(above)

    def _named(self, references: Iterable[Reference]) -> tuple[str, ...]:
        return tuple(target.id for target in map(self.resolver.resolve, references) if target)


def _reached(begin: Iterable[str], ties: Ties) -> frozenset[str]:
    """Return `begin` and everything to which `ties` lead from there, at any depth."""
    found = set(begin)
    waiting = list(found)
    while waiting:
        for other in ties.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return frozenset(found)
