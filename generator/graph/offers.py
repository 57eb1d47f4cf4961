"""The offerings of one course by whom they name, so that nobody goes through all of them to find those of a few."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from generator.graph.college_credit import grouped
from generator.model.conditions import Reference
from generator.model.entities import Offering


@dataclass(frozen=True, slots=True)
class Offer:
    """An offering, who gives it, and to whom it is opened by name, by their present ids."""

    offering: Offering
    by: str
    guests: frozenset[str]


@dataclass(frozen=True, slots=True)
class Offers:
    """The offers of one course in their order, and their places in it: by whom they name, and those open to all."""

    every: tuple[Offer, ...]
    naming: Mapping[str, tuple[int, ...]]
    open_to_all: tuple[int, ...]

    @classmethod
    def of(cls, offerings: Iterable[Offering], meant: Callable[[Reference], str], known: Collection[str]) -> Offers:
        """Return `offerings` by whom they name; `known` are the organizations there are."""
        every = tuple(Offer(one, meant(one.by), frozenset(map(meant, one.open_to))) for one in offerings)
        naming = grouped((name, at) for at, one in enumerate(every) for name in {one.by, *one.guests})
        open_to_all = (
            at
            for at, one in enumerate(every)
            if one.by not in known or (one.offering.delivery == "online" and not one.guests)
        )
        return cls(every, naming, tuple(open_to_all))

    def near(self, names: Collection[str]) -> tuple[Offer, ...]:
        """Return, in their order, the offers that name one of `names` or are open to all."""
        if len(self.every) == 1:
            return self.every
        fewer, more = sorted((self.naming, names), key=len)
        found = {at for name in fewer if name in more for at in self.naming[name]}
        return tuple(self.every[at] for at in sorted(found.union(self.open_to_all)))
