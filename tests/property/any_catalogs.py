"""Small catalogs, sound and broken in every way that bears on what learners can reach, from a number.

A school and a center that are parts of others, members of bodies, a college with a campus, an employer; statuses,
agreements of every type between anybody, half-year courses and terms, what is online or open to others, choices,
corequisites, circles, things that the plan leaves out or that do not exist, entries with assumptions, adults.
"""

from __future__ import annotations

import random
from typing import Any

from tests.insight.small import Files

LEVELS = ("grade-10", "grade-11", "grade-12", "college-1", "college-2", "adult-1", "careers")
SETTINGS: dict[str, Any] = {
    "levels": [
        {"id": level, "kind": "career" if level == "careers" else level.partition("-")[0]} for level in LEVELS
    ],
    "school_year": "2026-27",
}
_SCHOOLS = ("town", "vale", "hs", "boces", "center")
_ANYBODY = (*_SCHOOLS, "college", "campus", "hospital")
_STATUSES = ("active",) * 14 + ("developing", "suspended", "ceased")
_AGREEMENTS = ("concurrent-enrollment", "concurrent-enrollment", "articulation", "prior-learning", "transfer")


def any_catalog(number: int) -> Files:
    """Return the files of the catalog with that number: always the same ones."""
    return _Maker(random.Random(number)).files()


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        # Half of the catalogs have nothing that is not in force: there, other causes come to light.
        self.statuses = _STATUSES if chance.random() < 0.5 else ("active",)
        # What is likely in a wild catalog is seldom in the others: most of these are sound.
        self.wild = chance.random() < 0.4
        owners = ("town", "hs", "boces", "college") if self.wild else ("town", "town", "hs")
        self.courses = [f"{self.pick(*owners)}/c{one}" for one in range(5)]
        self.courses.append("college/c5")

    def pick(self, *values: Any) -> Any:
        return self.chance.choice(values)

    def some(self, likely: float, *values: Any) -> list[Any]:
        return [value for value in values if self.chance.random() < likely]

    def rarely(self, likely: float) -> bool:
        """Say yes as often as `likely`, in a catalog that is not wild a third as often."""
        return self.chance.random() < (likely if self.wild else likely / 3)

    def files(self) -> Files:
        found: dict[str, Any] = {
            "town": {"type": "school-district", "member_of": self.some(0.5, "boces")},
            "vale": {"type": "school-district", "member_of": self.some(0.5, "boces", "center")},
            "hs": {"type": "school", "part_of": "town"},
            "boces": {"type": "boces", "member_of": self.some(0.1, "hospital")},
            "center": {"type": "school", "part_of": "boces"},
            "college": {"type": "college"},
            "campus": {"type": "college", "part_of": "college"},
        }
        for organization in found.values():
            organization["status"] = self.pick(*self.statuses)
        for course in self.courses:
            found[course.replace("/", "/courses/")] = self.course(course)
        for one in ("k0", "k1"):
            found[f"town/credentials/{one}"] = self.credential()
        found["town/experiences/x"] = self.experience()
        for number in range(self.pick(0, 1, 1, 2)):
            found[f"town/agreements/g{number}"] = self.agreement()
        found["town/occupations/job"] = {"soc": "31-1131"}
        found["town/pathways/only"] = self.pathway()
        return found

    def condition(self, depth: int = 1) -> Any:
        kind = self.pick("one", "one", "all", "any", "at_least") if depth else "one"
        if kind == "one":
            return "nowhere" if self.rarely(0.03) else self.pick(*self.courses)
        parts = [self.condition(depth - 1) for _ in range(self.pick(1, 2, 2, 3))]
        return {"at_least": self.pick(1, 2), "of": parts} if kind == "at_least" else {kind: parts}

    def course(self, name: str) -> dict[str, Any]:
        fields: dict[str, Any] = {"subject": "cte", "status": self.pick(*self.statuses)}
        fields["grades"] = self.pick([10], [11], [11, 12]) if self.rarely(0.6) else self.pick([], [10, 11, 12])
        fields["credits"] = self.pick({"high_school": 0.5}, {"high_school": 1}, {"college": 3}, {})
        if self.chance.random() < 0.4:
            fields["prerequisites"] = self.condition()
        if self.rarely(0.2):
            fields["corequisites"] = self.condition()
        if self.chance.random() < 0.3:
            fields["prepares_for"] = ["town/k0"]
        if self.rarely(0.5):
            fields["offerings"] = [self.offering(name) for _ in range(self.pick(1, 1, 2))]
        return fields

    def offering(self, name: str) -> dict[str, Any]:
        fields: dict[str, Any] = {"by": self.pick(name.partition("/")[0], *_ANYBODY), "years": "every"}
        fields["delivery"] = self.pick("in-person", "in-person", "online")
        fields["open_to"] = self.some(0.1, *_SCHOOLS)
        fields["terms"] = self.pick([], [], ["fall"], ["spring"], ["fall", "spring"], ["winter"])
        fields["years"] = self.pick("every", "every", "every", "odd", "even")
        return fields

    def credential(self) -> dict[str, Any]:
        fields: dict[str, Any] = {"type": "certificate", "status": self.pick(*self.statuses)}
        fields["minimum_age"] = self.pick(18, 21) if self.rarely(0.4) else None
        if self.rarely(0.2):
            fields["awarded_by"] = self.pick(*_ANYBODY)
        if self.chance.random() < 0.3:
            fields["requires"] = self.condition()
        if self.chance.random() < 0.4:
            fields["qualifies_for"] = ["town/job"]
        return fields

    def experience(self) -> dict[str, Any]:
        fields: dict[str, Any] = {"stage": self.pick("about", "at"), "status": self.pick(*self.statuses)}
        fields["hosts"] = self.some(0.3, "hospital", "town", "boces")
        fields["grades"] = self.pick([], [11], [12])
        if self.chance.random() < 0.5:
            fields["course"] = self.pick(*self.courses)
        return fields

    def agreement(self) -> dict[str, Any]:
        courses = [self.pick(*self.courses) for _ in range(2)]
        college = [self.pick("college/c5", *self.courses) for _ in range(2)]
        return {
            "type": self.pick(*_AGREEMENTS),
            "sending": self.pick("town", "town", *_ANYBODY),
            "receiving": self.pick("college", "college", "college", *_ANYBODY),
            "status": self.pick(*self.statuses),
            "courses": [
                {"course": self.pick(one, other), "college_course": other}
                for one, other in zip(courses, college, strict=True)
            ],
        }

    def pathway(self) -> dict[str, Any]:
        last = self.pick(3, 4, 4, 5)
        levels = ("adult-1",) if self.chance.random() < 0.1 else LEVELS[:last]
        plan: dict[str, list[Any]] = {}
        planned = self.chance.sample(self.courses, self.pick(1, 2, 3, 4))
        steps: list[dict[str, Any]] = [{"course": course} for course in planned]
        steps += [{"credential": one} for one in self.some(0.7, "k0", "k1")] or [{"credential": "k0"}]
        steps += [{"experience": "x"} for _ in self.some(0.3, "x")]
        steps += [{"milestone": "Apply", "id": "apply"} for _ in self.some(0.3, "m")]
        for step in steps:
            if self.chance.random() < 0.3:
                step["exit"] = True
            if self.chance.random() < 0.15:
                step["role"] = "elective"
            if self.chance.random() < 0.15:
                step["term"] = self.pick("fall", "spring")
            if self.chance.random() < 0.25:
                step["after"] = self.pick(*planned).partition("/")[2]
            plan.setdefault(self.pick(*levels), []).append(step)
        if self.chance.random() < 0.2:
            plan["careers"] = [{"milestone": "First job", "id": "job", "exit": True}]
        level = next(iter(plan))
        if len(plan[level]) > 1 and self.chance.random() < 0.3:
            plan[level] = [{"choose": self.pick(1, 1, 2), "id": "pick", "from": plan[level], "exit": True}]
        return {
            "cluster": "manufacturing",
            "status": self.pick("active", "active", "active", "developing"),
            "audience": self.pick(["high-school"], ["high-school"], ["middle-school"]),
            "offered_in": (self.some(0.4, *_SCHOOLS, "college") if self.wild else [])
            or ["town", *self.some(0.3, "hs")],
            "occupations": self.some(0.7, "town/job"),
            "entries": [self.entry() for _ in range(self.pick(0, 1, 2))],
            "plan": {one: plan[one] for one in LEVELS if one in plan},
        }

    def entry(self) -> dict[str, Any]:
        return {"level": self.pick(*LEVELS[:6]), "assumes": self.some(0.15, *self.courses)}
