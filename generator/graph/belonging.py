"""What an organization belongs to and what belongs to it: parts, wholes, bodies of which it is a member."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.graph.college_credit import grouped
from generator.graph.resolve import Resolver
from generator.model.catalog import Catalog
from generator.model.entities import Organization
from generator.model.status import in_force

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
    _parts: Mapping[str, tuple[str, ...]] | None = None

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
        def reached(begin: Iterable[str], following: Callable[[str], Iterable[str]]) -> frozenset[str]:
            found = set(begin)
            waiting = list(found)
            while waiting:
                for other in following(waiting.pop()):
                    known = self.catalog.organizations.get(other)
                    if other not in found and (known is None or in_force(known, preparing)):
                        found.add(other)
                        waiting.append(other)
            return frozenset(found)

        wholes = reached([own], self._wholes)
        above = reached([own], lambda one: (*self._wholes(one), *self._bodies(one)))
        family = wholes | reached([own], self._parts_of)
        return Belonging(family, reached(above - wholes, self._parts_of) - family, above)

    def _wholes(self, one: str) -> tuple[str, ...]:
        organization = self.catalog.organizations.get(one)
        part_of = organization.part_of if organization else None
        target = self.resolver.resolve(part_of) if part_of else None
        return (target.id,) if target else ()

    def _bodies(self, one: str) -> tuple[str, ...]:
        organization = self.catalog.organizations.get(one)
        named = organization.member_of if organization else ()
        return tuple(target.id for target in map(self.resolver.resolve, named) if target)

    def _parts_of(self, one: str) -> tuple[str, ...]:
        if self._parts is None:
            known = self.catalog.organizations
            self._parts = grouped((whole, part) for part in known for whole in self._wholes(part))
        return self._parts.get(one, ())
