"""Random small plans for laws, and an oracle that tries every set of steps in every order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from generator.graph.catalog_graph import CatalogGraph
from generator.graph.plan import Plan, PlannedStep
from generator.graph.provision import provisions
from generator.model.conditions import Condition, Reference
from generator.model.entities import Course, Credential, Entry, Experience
from generator.model.ids import slug_of
from tests.insight.small import Files, pathway

LEVELS = ("grade-10", "grade-11", "grade-12", "college-1")
AGES = {"grade-10": 16, "grade-11": 17, "grade-12": 18, "college-1": 19}
SETTINGS: dict[str, Any] = {
    "levels": [{"id": level, "kind": level.partition("-")[0]} for level in LEVELS],
    "school_year": "2026-27",
}


@cache
def conditions(names: tuple[str, ...], depth: int = 2) -> st.SearchStrategy[Any]:
    """Return conditions over `names` as they are written in a file."""
    name = st.sampled_from(names)
    if depth == 0:
        return name
    parts = st.lists(conditions(names, depth - 1), min_size=1, max_size=3)
    return st.one_of(name, *(st.builds(_written, st.just(word), st.integers(1, 4), parts) for word in _WORDS))


_WORDS = ("all", "any", "at_least")


def _written(word: str, count: int, parts: list[Any]) -> Any:
    """Return a condition as it is written; one of at least n may ask for one part more than it has."""
    return {word: min(count, len(parts) + 1), "of": parts} if word == "at_least" else {word: parts}


@cache
def one_of(*values: Any) -> st.SearchStrategy[Any]:
    """Return a strategy for one of `values`; making it anew for each draw takes longer than drawing."""
    return st.sampled_from(values)


_OFFERINGS: st.SearchStrategy[list[Any]] = st.lists(
    st.sampled_from(
        [
            {"by": "town", "years": "every", "delivery": "in-person"},
            {"by": "town", "years": "odd", "delivery": "in-person"},
            {"by": "town", "years": "even", "delivery": "in-person"},
            {"by": "valley", "years": "every", "delivery": "in-person"},
            {"by": "valley", "years": "odd", "delivery": "in-person", "open_to": ["town"]},
            {"by": "boces", "years": "every", "delivery": "in-person"},
            {"by": "college", "years": "even", "delivery": "in-person"},
            {"by": "college", "years": "every", "delivery": "online"},
        ]
    ),
    max_size=2,
)


@st.composite
def small_catalogs(draw: st.DrawFn) -> Files:
    """Draw a catalog with one pathway of at most five steps, with nested conditions."""
    count = draw(one_of(1, 2, 3, 4, 5))
    names = [f"s{index}" for index in range(count)]
    kinds: list[str] = [draw(one_of("course", "course", "credential", "experience")) for _ in names]
    courses = [name for name, kind in zip(names, kinds, strict=True) if kind == "course"]
    files: dict[str, Any] = {}
    plan: dict[str, list[Any]] = {}
    for name, kind in zip(names, kinds, strict=True):
        files[f"town/{kind}s/{name}"] = _fields(draw, name, kind, courses)
        step: dict[str, Any] = {kind: name}
        others = tuple(other for other in names if other != name)
        if others and draw(one_of(False, True)):
            step["after"] = draw(conditions(others))
        if draw(one_of(False, True)):
            step["exit"] = True
        plan.setdefault(draw(one_of(*LEVELS)), []).append(step)
    level = next(iter(plan))
    if len(plan[level]) > 1 and draw(one_of(False, True)):
        options = plan[level]
        plan[level] = [{"choose": draw(one_of(1, 2)), "id": "pick", "from": options, "exit": True}]
    files["town/pathways/only"] = pathway(plan)
    return files


def _fields(draw: st.DrawFn, name: str, kind: str, courses: list[str]) -> dict[str, Any]:
    others = tuple(other for other in courses if other != name)
    if kind == "course":
        fields: dict[str, Any] = {"subject": "cte", "offerings": draw(_OFFERINGS)}
        fields["grades"] = list(draw(one_of((), (10,), (10, 11), (11, 12), (10, 11, 12))))
        if others and draw(one_of(False, False, True)):
            fields["prerequisites"] = draw(conditions((*others, "outside")))
        if others and draw(one_of(False, False, True)):
            fields["corequisites"] = [draw(one_of(*others))]
        return fields
    fields = {"minimum_age": draw(one_of(None, None, 17, 18, 19, 21))}
    if kind == "experience":
        fields["stage"] = draw(one_of("about", "at"))
        fields["grades"] = list(draw(one_of((), (11,))))
        if others and draw(one_of(False, True)):
            fields["course"] = draw(one_of(*others))
    return fields


class Oracle:
    """Follows a learner through every sequence of steps. It knows nothing of numbered_plans or fixpoints.

    A level has two moments, its beginning (even) and its end (odd). At a moment a learner may finish any set of steps
    at once, and then others, as long as each has what it needs.
    """

    def __init__(self, graph: CatalogGraph) -> None:
        (self.plan,) = graph.plans.values()
        self.graph = graph
        self.town = graph.catalog.organizations["town"]
        self.together = {name: _corequisites(self.plan, name) for name in self.plan.steps}
        self.other_kind = {
            name: frozenset(other for other, two in self.plan.steps.items() if two.step.level != one.step.level)
            for name, one in self.plan.steps.items()
        }
        self.open_at = [
            frozenset(name for name, one in self.plan.steps.items() if self._open(one, moment))
            for moment in range(2 * len(LEVELS))
        ]

    def had(self, entry: Entry, have: Collection[str]) -> frozenset[str]:
        """Return the steps that a learner has finished who joins at `entry` with the steps in `have`."""
        things = {one.id for one in entry.assumes}
        assumed = (n for n, one in self.plan.steps.items() if isinstance(one.does, Course) and one.does.id in things)
        return frozenset({*assumed, *(set(have) & self.plan.steps.keys())})

    def earliest(
        self, entry: Entry, have: Collection[str] = (), only: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return by step the earliest level at which any sequence finishes it; steps never finished are left out.

        If `only` is given, the learner takes none but these steps.
        """
        things = frozenset(one.id for one in entry.assumes)
        begin = LEVELS.index(entry.level)
        best = dict.fromkeys(self.had(entry, have), entry.level)
        before = {self.had(entry, have)}
        for moment in range(2 * begin, 2 * len(LEVELS)):
            here = self.open_at[moment] if only is None else self.open_at[moment] & frozenset(only)
            after = {state for done in before for state in self._moment(done, here, things)}
            for name in frozenset().union(*after):
                best.setdefault(name, LEVELS[moment // 2])
            before = after
        return best

    def _moment(
        self, before: frozenset[str], here: frozenset[str], things: frozenset[str]
    ) -> Iterator[frozenset[str]]:
        """Yield everything that a learner may have finished after a moment who had finished `before`."""
        seen, waiting = {before}, [before]
        while waiting:
            done = waiting.pop()
            yield done
            left = sorted(here - done)
            for size in range(1, len(left) + 1):
                for taken in combinations(left, size):
                    state = done | set(taken)
                    if state not in seen and all(self._can(name, before, done, state, things) for name in taken):
                        seen.add(state)
                        waiting.append(state)

    def _can(
        self,
        name: str,
        before: frozenset[str],
        done: frozenset[str],
        state: frozenset[str],
        things: frozenset[str],
    ) -> bool:
        """Say whether `name` can be finished now: after what is `done`, of it some `before`, along with `state`."""
        planned = self.plan.steps[name]
        # A course begins when what the plan puts at another level is finished.
        finished = done - (self.other_kind[name] - before) if isinstance(planned.does, Course) else done
        known = things | {f"{self.plan.pathway.id}#{one}" for one in finished}
        return self.together[name] <= state and holds(planned.needs, known)

    def _open(self, planned: PlannedStep, moment: int) -> bool:
        """Say whether `planned` can be finished at `moment`, whatever it needs."""
        level, at_end = divmod(moment, 2)
        here = LEVELS[level]
        kinds = {one.step.level.partition("-")[0] for one in self.plan.steps.values()}
        if level < LEVELS.index(planned.step.level) or here.partition("-")[0] not in kinds:
            return False
        match planned.does:
            case Course() as course:
                in_time = at_end and self._grade(course.grades, planned, here)
                return bool(in_time) and self._taught(course, planned, here)
            case Experience() as experience:
                old = AGES[here] - 1 + at_end >= (experience.minimum_age or 0)
                ready = at_end or experience.stage == "about"
                return old and bool(ready) and self._grade(experience.grades, planned, here)
            case Credential() as credential:
                return AGES[here] - 1 + at_end >= (credential.minimum_age or 0)
        return True

    def _grade(self, grades: tuple[int, ...], planned: PlannedStep, here: str) -> bool:
        kind, _, number = here.partition("-")
        return not grades or kind != "grade" or here == planned.step.level or int(number) in grades

    def _taught(self, course: Course, planned: PlannedStep, here: str) -> bool:
        ways = provisions(self.graph, course, self.town)
        if here.startswith("grade"):
            return bool(ways)
        by_college = any(offering.by.id == "college" for offering in self.graph.offerings(course))
        return by_college or (here == planned.step.level and bool(ways))


def holds(condition: Condition, finished: frozenset[str]) -> bool:
    """Say whether `condition` holds, by its definition: at least so many of its parts."""
    parts = [one.id in finished if isinstance(one, Reference) else holds(one, finished) for one in condition.parts]
    return sum(parts) >= condition.count


def _corequisites(plan: Plan, name: str) -> frozenset[str]:
    """Return the steps that `name` is taken with; an experience only with its course at the same level."""
    steps, does = plan.steps, plan.steps[name].does
    if isinstance(does, Experience) and does.course:
        other = slug_of(does.course.id)
        return frozenset({other} if other in steps and steps[other].step.level == steps[name].step.level else ())
    if isinstance(does, Course):
        return frozenset({slug_of(one.id) for one in does.corequisites} & set(steps))
    return frozenset()
