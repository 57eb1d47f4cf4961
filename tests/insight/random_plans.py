"""Random small plans for laws, and an oracle that tries every set of steps in every order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from itertools import combinations
from typing import Any

from hypothesis import strategies as st

from generator.graph.catalog_graph import CatalogGraph
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
            {"by": "town", "years": "every", "delivery": "in-person", "terms": ["fall"]},
            {"by": "town", "years": "every", "delivery": "in-person", "terms": ["winter", "spring"]},
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
        files[f"town/{kind}s/{name}"] = _fields(draw, name, kind, (*courses, "outside"))
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
    if draw(one_of(False, True)):
        files["town/courses/outside"] = _fields(draw, "outside", "course", ())
    return files


def _fields(draw: st.DrawFn, name: str, kind: str, courses: tuple[str, ...]) -> dict[str, Any]:
    others = tuple(other for other in courses if other != name)
    if kind == "course":
        fields: dict[str, Any] = {"subject": "cte", "offerings": draw(_OFFERINGS)}
        fields["grades"] = list(draw(one_of((), (10,), (10, 11), (11, 12), (10, 11, 12))))
        fields["credits"] = {"high_school": draw(one_of(0.5, 1))}
        if others and draw(one_of(False, False, True)):
            fields["prerequisites"] = draw(conditions(others))
        if others and draw(one_of(False, False, True)):
            fields["corequisites"] = draw(conditions(others, 1))
        return fields
    fields = {"minimum_age": draw(one_of(None, None, 17, 18, 19, 21))}
    if kind == "experience":
        fields["stage"] = draw(one_of("about", "at"))
        fields["grades"] = list(draw(one_of((), (11,))))
        if others and draw(one_of(False, True)):
            fields["course"] = draw(one_of(*others))
    return fields


OUTSIDE = "course:town/outside"
"""What a learner may take beside a plan."""
_TERMS = ("fall", "winter", "spring", "summer")
_TERM, _YEAR = "term", "year"
_NEVER, _SOON = frozenset[str](), frozenset(("at once",))


class Oracle:
    """Follows a learner through every sequence of steps. It knows nothing of numbered plans or fixpoints.

    A level has five moments, its beginning and the ends of its terms. At a moment a learner may finish any set of
    steps at once, and then others, as long as each has what it needs. What goes together may end later in the level.
    """

    def __init__(self, graph: CatalogGraph) -> None:
        (self.plan,) = graph.plans.values()
        self.graph = graph
        self.town = graph.catalog.organizations["town"]
        outside = graph.catalog.courses.get("town/outside")
        self.outside = frozenset((OUTSIDE,))
        self.beside = self.outside if outside else frozenset[str]()
        self.does = {name: one.does for name, one in self.plan.steps.items()} | {OUTSIDE: outside}
        self.together = {name: self._corequisites(name) for name in self.does}
        self.tied = frozenset(
            one
            for name, asked in self.together.items()
            if asked.parts
            for one in (
                name,
                *(OUTSIDE if other.id == "town/outside" else slug_of(other.id) for other in asked.references()),
            )
        )
        self.open_at = {
            name: {moment: lengths for moment in range(5 * len(LEVELS)) if (lengths := self._open(name, moment))}
            for name in (*self.plan.steps, *self.beside)
        }

    def had(self, entry: Entry, have: Collection[str]) -> frozenset[str]:
        """Return the steps that a learner has finished who joins at `entry` with the steps in `have`."""
        things = {one.id for one in entry.assumes}
        assumed = (n for n, one in self.plan.steps.items() if isinstance(one.does, Course) and one.does.id in things)
        outside = self.beside if "town/outside" in things else ()
        return frozenset({*assumed, *outside, *(set(have) & self.plan.steps.keys())})

    def earliest(
        self, entry: Entry, have: Collection[str] = (), only: Collection[str] | None = None
    ) -> dict[str, str]:
        """Return by step the earliest level at which any sequence finishes it; steps never finished are left out.

        What the plan leaves out is taken only where the plan is not enough. If `only` is given, the learner takes
        none but these steps.
        """
        if only is not None:
            return self._follow(entry, have, frozenset(only))
        alone = self._follow(entry, have, frozenset(self.plan.steps))
        more = self._follow(entry, have, frozenset((*self.plan.steps, *self.beside)))
        return {name: level for name, level in {**more, **alone}.items() if name in self.plan.steps}

    def _follow(self, entry: Entry, have: Collection[str], steps: frozenset[str]) -> dict[str, str]:
        things = frozenset(one.id for one in entry.assumes)
        begin, had = LEVELS.index(entry.level), self.had(entry, have)
        best = dict.fromkeys(had, entry.level)
        before = {(had, frozenset[tuple[str, int]](), had)}
        for moment in range(5 * begin, 5 * len(LEVELS)):
            after = set()
            for done, under_way, by_level in before:
                ended = frozenset(one for one in under_way if one[1] == moment)
                by_level = done if moment % 5 == 0 else by_level
                start = (done | {name for name, _ in ended}, under_way - ended)
                for now, later in self._moment(start, done, by_level, moment, steps, things):
                    after.add((now, later, now if moment % 5 == 0 else by_level))
            for now, _, _ in after:
                for name in now:
                    best.setdefault(name, LEVELS[moment // 5])
            before = after
        return best

    def _ends(self, name: str, moment: int) -> list[int]:
        """Return the moments left in its level at which `name` can end; later ones only for what goes together."""
        end = moment - moment % 5 + 5 if name in self.tied else moment + 1
        return [one for one in self.open_at[name] if moment <= one < end]

    def _moment(
        self,
        start: tuple[frozenset[str], frozenset[tuple[str, int]]],
        before: frozenset[str],
        by_level: frozenset[str],
        moment: int,
        steps: frozenset[str],
        things: frozenset[str],
    ) -> Iterator[tuple[frozenset[str], frozenset[tuple[str, int]]]]:
        """Yield everything that a learner may have finished after a moment, and what is under way then."""
        seen, waiting = {start}, [start]
        while waiting:
            done, under_way = waiting.pop()
            yield done, under_way
            busy = done | {name for name, _ in under_way}
            left = sorted((name, end) for name in steps - busy for end in self._ends(name, moment))
            for size in range(1, len({name for name, _ in left}) + 1):
                for taken in combinations(left, size):
                    names = {name for name, _ in taken}
                    if len(names) < size or not all(
                        self._can(name, end, before, by_level, done, busy | names, things) for name, end in taken
                    ):
                        continue
                    ends = frozenset(name for name, end in taken if end == moment)
                    state = (done | ends, under_way | {one for one in taken if one[1] > moment})
                    if state not in seen:
                        seen.add(state)
                        waiting.append(state)

    def _can(
        self,
        name: str,
        end: int,
        before: frozenset[str],
        by_level: frozenset[str],
        done: frozenset[str],
        here: frozenset[str],
        things: frozenset[str],
    ) -> bool:
        """Say whether `name` can be taken now to end at `end`, along with what is `here`.

        A course begins when what it needs is finished: one of a year with its level, the others with their term.
        """
        does = self.does[name]
        begun = (before if _TERM in self.open_at[name][end] else by_level) if isinstance(does, Course) else done
        known = (
            things
            | {f"{self.plan.pathway.id}#{one}" for one in begun}
            | {"town/outside"} & {"town/outside" for one in begun if one == OUTSIDE}
        )
        here |= self.outside if "town/outside" in things else frozenset[str]()
        taken = frozenset("town/outside" if one == OUTSIDE else f"town/{one}" for one in here)
        return holds(self.together[name], taken) and (name == OUTSIDE or holds(self.plan.steps[name].needs, known))

    def _open(self, name: str, moment: int) -> frozenset[str]:
        """Return in which lengths `name` can be finished at `moment`, whatever it needs; none if it cannot."""
        level, term = divmod(moment, 5)
        here, own = LEVELS[level], self.plan.steps[name].step.level if name != OUTSIDE else ""
        kinds = {one.step.level.partition("-")[0] for one in self.plan.steps.values()}
        if (own and level < LEVELS.index(own)) or here.partition("-")[0] not in kinds:
            return _NEVER
        match self.does[name]:
            case Course() as course:
                taught = bool(term) and self._grade(course.grades, own, here)
                return self._lengths(course, own, here, term) if taught else _NEVER
            case Experience() as experience:
                old = AGES[here] - 1 + bool(term) >= (experience.minimum_age or 0)
                ready = term or experience.stage == "about"
                return _SOON if old and ready and self._grade(experience.grades, own, here) else _NEVER
            case Credential() as credential:
                return _SOON if AGES[here] - 1 + bool(term) >= (credential.minimum_age or 0) else _NEVER
        return _SOON

    def _grade(self, grades: tuple[int, ...], own: str, here: str) -> bool:
        kind, _, number = here.partition("-")
        return not grades or kind != "grade" or here == own or int(number) in grades

    def _lengths(self, course: Course, own: str, here: str, term: int) -> frozenset[str]:
        """Return in which lengths somebody teaches `course` so that it ends with `term`."""
        provided = [way.offering for way in provisions(self.graph, course, self.town, preparing=False)]
        colleges = [one for one in self.graph.offerings(course) if one.by.id == "college"]
        ways = provided if here.startswith("grade") or here == own else []
        if not here.startswith("grade") and (own or provided):
            ways = [*ways, *colleges]
        half = course.credits is not None and (course.credits.high_school or 0) <= 0.5
        usual = ("fall", "spring") if half else ("spring",)
        ending = [one for one in ways if _TERMS[term - 1] in (one.terms or usual)]
        return frozenset(_TERM if half or one.terms else _YEAR for one in ending)

    def _corequisites(self, name: str) -> Condition:
        """Return what `name` is taken with, or after."""
        match self.does[name]:
            case Experience(course=Reference() as reference):
                return Condition("all", 1, (reference,), reference.pointer)
            case Course() as course:
                return course.corequisites
            case _:
                return Condition.nothing()


def holds(condition: Condition, finished: frozenset[str]) -> bool:
    """Say whether `condition` holds, by its definition: at least so many of its parts."""
    parts = [one.id in finished if isinstance(one, Reference) else holds(one, finished) for one in condition.parts]
    return sum(parts) >= condition.count
