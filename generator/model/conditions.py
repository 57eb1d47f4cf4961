"""Conditions: "all of", "any of", "at least n of", nested at will, with courses, class standings and permissions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from generator.model.ids import Kind

PARTS: Mapping[str, str] = MappingProxyType({"all": "all", "any": "any", "at_least": "of"})
"""How a condition may begin, and the field in which its parts stand then."""
LEVEL, PERMISSION = "level", "permission"
"""Conditions without parts: a class standing, and a way that is open to whoever is let in."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another thing: the id it resolves to, the kinds it may have, and where it is written.

    A step of a plan is mentioned by `<pathway id>#<step id>`. In a condition, `minimum_grade` is the grade to finish
    a course with, which is the learner's to earn; with `concurrent`, taking it in the same term is early enough.
    """

    id: str
    kinds: tuple[Kind, ...]
    pointer: str
    minimum_grade: str | None = field(default=None, kw_only=True)
    concurrent: bool = field(default=False, kw_only=True)

    @property
    def kind(self) -> Kind:
        """Return the first kind this mention may have, the one that its field is about."""
        return self.kinds[0]


@dataclass(frozen=True, slots=True)
class Condition:
    """At least `count` of `parts` must hold; a part is a reference or a condition in turn.

    `word` keeps how it was written: `all`, `any` or `at_least`. Satisfaction is monotone: finishing one
    more thing never makes a condition false (ceterms:ComponentCondition, with `requiredNumber` as `count`).
    A condition written as `all` of nothing asks for nothing.

    A `level` or a `permission` has no parts and asks for nothing that could be finished; `says` is the id of the
    level from which on it holds, or who permits.
    """

    word: str
    count: int
    parts: tuple[Reference | Condition, ...]
    pointer: str
    says: str = ""

    @staticmethod
    def nothing() -> Condition:
        """Return the condition that asks for nothing: always the same one, for most things ask for nothing."""
        return _NOTHING

    @property
    def wants_all(self) -> bool:
        """Say whether every part has to hold."""
        return self.count == len(self.parts)

    @property
    def needs_permission(self) -> bool:
        """Say whether only those meet it who are let in: nothing else that it lists is enough."""
        free = sum(isinstance(part, Reference) or not part.needs_permission for part in self.parts)
        return self.word == PERMISSION or free < self.count

    def references(self) -> Iterator[Reference]:
        """Yield every reference, in the order in which they are written."""
        for part in self.parts:
            if isinstance(part, Reference):
                yield part
            else:
                yield from part.references()

    def required(self) -> Iterator[Reference]:
        """Yield the references that have no alternative."""
        for part in self.parts if self.wants_all else ():
            if isinstance(part, Reference):
                yield part
            else:
                yield from part.required()

    def conditions(self) -> Iterator[Condition]:
        """Yield this condition and every condition inside it, outermost first."""
        yield self
        for part in self.parts:
            if isinstance(part, Condition):
                yield from part.conditions()

    def is_met(self, is_met: Callable[[Reference], bool]) -> bool:
        """Say whether enough parts hold, when `is_met` says so of references."""
        met = sum(is_met(part) if isinstance(part, Reference) else part.is_met(is_met) for part in self.parts)
        return met >= self.count


_NOTHING = Condition("all", 0, (), "")
