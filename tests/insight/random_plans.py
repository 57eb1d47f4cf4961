"""Random small plans for laws, and an oracle that tries every set of steps in every order."""

from __future__ import annotations

from collections.abc import Iterator
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


@st.composite
def conditions(draw: st.DrawFn, names: list[str], depth: int = 2) -> Any:
    """Draw a condition over `names` as it is written in a file."""
    if depth == 0 or draw(st.integers(0, 2)) == 0:
        return draw(st.sampled_from(names))
    parts = draw(st.lists(conditions(names, depth - 1), min_size=1, max_size=3))
    word = draw(st.sampled_from(["all", "any", "at_least"]))
    if word == "at_least":
        return {"at_least": draw(st.integers(1, len(parts) + 1)), "of": parts}
    return {word: parts}


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
    count = draw(st.integers(1, 5))
    names = [f"s{index}" for index in range(count)]
    kinds: list[str] = [draw(st.sampled_from(["course", "course", "credential", "experience"])) for _ in names]
    courses = [name for name, kind in zip(names, kinds, strict=True) if kind == "course"]
    files: dict[str, Any] = {}
    plan: dict[str, list[Any]] = {}
    for name, kind in zip(names, kinds, strict=True):
        files[f"town/{kind}s/{name}"] = _fields(draw, name, kind, courses)
        step: dict[str, Any] = {kind: name}
        others = [other for other in names if other != name]
        follows = draw(st.booleans())
        if others and follows:
            step["after"] = draw(conditions(others))
        if draw(st.booleans()):
            step["exit"] = True
        plan.setdefault(draw(st.sampled_from(LEVELS)), []).append(step)
    level = next(iter(plan))
    if len(plan[level]) > 1 and draw(st.booleans()):
        options = plan[level]
        plan[level] = [{"choose": draw(st.integers(1, 2)), "id": "pick", "from": options, "exit": True}]
    files["town/pathways/only"] = pathway(plan)
    return files


def _fields(draw: st.DrawFn, name: str, kind: str, courses: list[str]) -> dict[str, Any]:
    others = [other for other in courses if other != name]
    fields: dict[str, Any] = {}
    if kind == "course":
        fields = {"subject": "cte", "offerings": draw(_OFFERINGS)}
        fields["grades"] = draw(st.sampled_from([[], [10], [10, 11], [11, 12], [10, 11, 12]]))
        if others and draw(st.integers(0, 2)) == 0:
            fields["prerequisites"] = draw(conditions([*others, "outside"]))
        if others and draw(st.integers(0, 3)) == 0:
            fields["corequisites"] = [draw(st.sampled_from(others))]
    else:
        fields["minimum_age"] = draw(st.sampled_from([None, None, 17, 18, 19, 21]))
    if kind == "experience":
        fields["stage"] = draw(st.sampled_from(["about", "at"]))
        fields["grades"] = draw(st.sampled_from([[], [11]]))
    return fields


class Oracle:
    """Follows a learner through every sequence of steps. It knows nothing of wirings or fixpoints.

    A level has two moments, its beginning (even) and its end (odd).
    """

    def __init__(self, graph: CatalogGraph, entry: Entry, have: frozenset[str]) -> None:
        (self.plan,) = graph.plans.values()
        self.graph = graph
        self.town = graph.catalog.organizations["town"]
        self.begin = LEVELS.index(entry.level)
        self.things = frozenset(one.id for one in entry.assumes)
        self.had = frozenset(
            name
            for name, one in self.plan.steps.items()
            if name in have or (isinstance(one.does, Course) and one.does.id in self.things)
        )

    def earliest(self) -> dict[str, str]:
        """Return by step the earliest level at which any sequence finishes it; steps never finished are left out."""
        now = 2 * self.begin
        best: dict[str, int] = dict.fromkeys(self.had, now)
        start = (now, tuple(sorted((name, now - 1) for name in self.had)))
        seen = {start}
        waiting = [start]
        while waiting:
            moment, finished = waiting.pop()
            for name, time in finished:
                best[name] = min(best.get(name, time), max(time, now))
            for state in self._next(moment, dict(finished)):
                if state not in seen:
                    seen.add(state)
                    waiting.append(state)
        return {name: LEVELS[time // 2] for name, time in best.items()}

    def _next(self, moment: int, finished: dict[str, int]) -> Iterator[tuple[int, tuple[tuple[str, int], ...]]]:
        if moment + 1 < 2 * len(LEVELS):
            yield moment + 1, tuple(sorted(finished.items()))
        left = [name for name in self.plan.steps if name not in finished]
        for size in (1, 2, 3):
            for taken in combinations(left, size):
                if all(self._can(name, moment, finished, taken) for name in taken):
                    yield moment, tuple(sorted({**finished, **dict.fromkeys(taken, moment)}.items()))

    def _can(self, name: str, moment: int, finished: dict[str, int], taken: tuple[str, ...]) -> bool:
        planned = self.plan.steps[name]
        return (
            self.open(planned, moment)
            and self._satisfied(planned, moment, finished)
            and all(other in finished or other in taken for other in _corequisites(self.plan, name))
        )

    def _satisfied(self, planned: PlannedStep, moment: int, finished: dict[str, int]) -> bool:
        course = isinstance(planned.does, Course)
        done = {f"{self.plan.pathway.id}#{name}" for name, time in finished.items()}
        if course:
            for name, time in finished.items():
                if self.plan.steps[name].step.level != planned.step.level and time >= moment:
                    done.discard(f"{self.plan.pathway.id}#{name}")
        return holds(planned.needs, frozenset(done) | self.things)

    def open(self, planned: PlannedStep, moment: int) -> bool:
        """Say whether `planned` can be finished at `moment`, whatever it needs."""
        level, at_end = divmod(moment, 2)
        here = LEVELS[level]
        kinds = {LEVELS[i].partition("-")[0] for i in range(4) if any(s.step.level == LEVELS[i] for s in self.steps)}
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

    @property
    def steps(self) -> tuple[PlannedStep, ...]:
        """Return the steps of the plan."""
        return tuple(self.plan.steps.values())

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


def _corequisites(plan: Plan, name: str) -> set[str]:
    does = plan.steps[name].does
    return {slug_of(one.id) for one in does.corequisites} & set(plan.steps) if isinstance(does, Course) else set()
