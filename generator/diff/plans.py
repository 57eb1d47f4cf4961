"""What is the same in two states of one plan: exits by their step, entries by level and what they assume."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.diff.meaning import Names, current_id, current_step_id, current_target
from generator.graph.catalog_graph import CatalogGraph
from generator.graph.naming import NameFinder
from generator.graph.plan import Plan
from generator.insight.reach import Destination, Reach
from generator.model.entities import Entry, Step
from generator.model.ids import Kind


@dataclass(frozen=True, slots=True, order=True)
class Goal:
    """An exit or an occupation: what it is, by its present id, and the exit's step.

    The kind of an exit that is a milestone or a choice is step, and `words` are what it is called. `level` is where
    the plan puts an exit whose thing stands in the plan as another exit, too, and empty otherwise.
    """

    is_occupation: bool
    kind: Kind
    id: str
    step: str = ""
    words: str = field(default="", compare=False)
    level: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True, order=True)
class Joining:
    """An entry: its level, and the present ids of what it assumes, sorted; `entry` is what was written."""

    level: str
    assumes: tuple[str, ...]
    entry: Entry = field(compare=False)


def joining_of(entry: Entry, names: Names) -> Joining:
    """Return what `entry` is told apart by, with today's names."""
    assumes = tuple(replace(one, id=current_target(one, names)) for one in entry.assumes)
    return Joining(entry.level, tuple(sorted({one.id for one in assumes})), Entry(entry.level, assumes))


def serves(entry: Joining, learner: Joining, graph: CatalogGraph) -> bool:
    """Say whether whoever could join at `learner` can join at `entry`: there, with what it assumes."""
    finished = {one for course in learner.assumes for one in (course, *graph.counts_as(course))}
    return entry.level == learner.level and finished.issuperset(entry.assumes)


def goals_of(
    graph: CatalogGraph, reach: Reach, names: Names, same: Mapping[str, str]
) -> Iterator[tuple[Goal, Destination]]:
    """Yield every exit and occupation of a reach as a goal; `same` gives steps that are called otherwise by now."""
    steps = {one.id: graph.plans[reach.pathway].steps[one.id].step for one in reach.exits}
    things = {step_id: _thing(graph, step, names) for step_id, step in steps.items()}
    often, naming = Counter(things.values()), NameFinder(graph)
    for exit_ in reach.exits:
        step, thing = steps[exit_.id], things[exit_.id]
        level = step.level if thing and often[thing] > 1 else ""
        kind, entity_id = thing or (Kind.STEP, "")
        words = "" if thing else naming.step(reach.pathway, exit_.id)
        yield Goal(False, kind, entity_id, same.get(exit_.id, exit_.id), words, level), exit_
    for occupation in reach.occupations:
        yield Goal(True, Kind.OCCUPATION, current_id(names, Kind.OCCUPATION, occupation.id)), occupation


def same_exits(
    before: tuple[CatalogGraph, Plan], after: tuple[CatalogGraph, Plan], names: Names
) -> Mapping[str, str]:
    """Return by the id of an exit's step before a change the id of the same exit's step after it.

    The same: the same step, as far as it does the same; else one that does the same; else, of milestones, one at the
    same level, for words are corrected. What is left over was taken away.
    """
    (old_graph, old_plan), (new_graph, new_plan) = before, after
    old = [one.step for one in old_plan.steps.values() if one.step.exit]
    new = [one.step for one in new_plan.steps.values() if one.step.exit]
    found: dict[str, str] = {}

    def pair(of_old: Callable[[Step], Hashable], of_new: Callable[[Step], Hashable]) -> None:
        left: dict[Hashable, list[Step]] = defaultdict(list)
        for step in new:
            if step.id not in found.values():
                left[of_new(step)].append(step)
        for step in old:
            if step.id not in found and (same := left[of_old(step)]):
                found[step.id] = same.pop(0).id

    pair(
        lambda step: (current_step_id(step, names), _thing(old_graph, step, names)),
        lambda step: (step.id, _thing(new_graph, step, {})),
    )
    pair(lambda step: _thing(old_graph, step, names) or step.id, lambda step: _thing(new_graph, step, {}) or step.id)
    pair(
        lambda step: (step.level, step.is_choice, _thing(old_graph, step, names)),
        lambda step: (step.level, step.is_choice, _thing(new_graph, step, {})),
    )
    return found


def _thing(graph: CatalogGraph, step: Step, names: Names) -> tuple[Kind, str] | None:
    """Return what `step` does, by its present id; None for a milestone."""
    if step.does is None:
        return None
    target = graph.target(step.does)
    kind, entity_id = (target.kind, target.id) if target else (step.does.kind, step.does.id)
    return kind, current_id(names, kind, entity_id)
