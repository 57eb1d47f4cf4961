"""Small catalogs that are sound by construction, for laws about the checks.

A few districts and a body they are members of, a college, an employer and the state. Courses need only courses of
earlier grades, none of them twice over, and are offered to everybody. The college's course in grade 12 stands in an
agreement with each district. The nine components of a high-quality pathway are there, and every price is stated.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from generator.model.ids import Kind
from tests.builders import (
    HOME,
    Piece,
    agreement,
    competency,
    course,
    credential,
    experience,
    occupation,
    organization,
    pathway,
    support,
)

GRADES = (9, 10, 11, 12)
BODY = "high-valley-boces"
COLLEGE = "mesa-college"
PATHWAY = f"{BODY}/metal"
CARD = "colorado/card"
CERTIFICATE = f"{COLLEGE}/certificate"
DUAL = f"{COLLEGE}/dual"
LATER = f"{COLLEGE}/later-0"
PROJECT = f"{BODY}/project"
TOUR = f"{BODY}/tour"
BUS = f"{BODY}/bus"
ADVICE = f"{BODY}/advice"
WELDERS = "colorado/welders"
CONTACT = {"role": "Career center", "email": "careers@schools.example.org"}
REVIEWED = {"reviewed_on": "2026-08-15"}


@dataclass(frozen=True)
class Sound:
    """A sound catalog: its pieces by id, its districts, and its school courses with the grade of each."""

    pieces: Mapping[str, Piece]
    districts: tuple[str, ...]
    courses: Mapping[str, int]

    def changed(self, piece: str, **fields: Any) -> Sound:
        """Return the catalog in which `piece` has other fields; None takes a field away."""
        old = self.pieces[piece]
        kept = {name: value for name, value in {**old.fields, **fields}.items() if value is not None}
        return replace(self, pieces={**self.pieces, piece: replace(old, fields=kept)})

    def with_(self, piece: Piece) -> Sound:
        """Return the catalog with one more piece."""
        return replace(self, pieces={**self.pieces, piece.id: piece})

    def without(self, piece: str) -> Sound:
        """Return the catalog without the file of `piece`."""
        return replace(self, pieces={name: one for name, one in self.pieces.items() if name != piece})

    @property
    def plan(self) -> dict[str, list[dict[str, Any]]]:
        """Return a copy of the plan."""
        plan = self.pieces[PATHWAY].fields["plan"]
        return {level: [dict(step) for step in steps] for level, steps in plan.items()}

    def planned(self, plan: Mapping[str, Any]) -> Sound:
        """Return the catalog with another plan."""
        return self.changed(PATHWAY, plan=plan)

    def needs(self, course_id: str) -> list[str]:
        """Return what a course cannot do without."""
        found = self.pieces[course_id].fields.get("prerequisites")
        return found if isinstance(found, list) else []


@st.composite
def sound_catalogs(draw: st.DrawFn) -> Sound:
    """Return a sound catalog."""
    districts = (HOME, "district-1", "district-2")[: draw(st.integers(1, 3))]
    owners = st.sampled_from([BODY, *districts])
    courses: dict[str, int] = {}
    taught: list[Piece] = []
    before: dict[str, frozenset[str]] = {}  # what must be finished before each course, at any remove
    for grade in GRADES:
        below = [name for name, at in courses.items() if at < grade]
        for number in range(draw(st.integers(1, 3))):
            owner: str = draw(owners)
            parts = _parts(draw, below, before) if below and (number == 0 or draw(st.booleans())) else []
            fields = _course(draw, grade, number, owner, districts)
            needs = parts if number == 0 else draw(st.sampled_from(_conditions(draw, parts)))
            own = course(f"{owner}/shop-{grade}-{number}", **fields, **({"prerequisites": needs} if parts else {}))
            before[own.id] = frozenset(parts).union(*(before[part] for part in parts))
            taught.append(own)
            courses[own.id] = grade
    college = _college(draw, districts)
    pieces = [
        *(organization(name, member_of=[BODY], contact=CONTACT) for name in districts),
        organization(BODY, type="boces", contact=CONTACT),
        organization(COLLEGE, type="college"),
        organization("steel", type="employer"),
        organization("colorado", type="agency"),
        *taught,
        *college,
        *_around(draw),
        pathway(PATHWAY, _plan(draw, courses, college), **_pathway(draw, districts, courses)),
    ]
    return Sound({piece.id: piece for piece in pieces}, districts, courses)


def _parts(draw: st.DrawFn, below: list[str], before: Mapping[str, frozenset[str]]) -> list[str]:
    """Return some courses of earlier grades, none of which another of them may bring with it."""
    drawn = draw(st.lists(st.sampled_from(below), min_size=1, max_size=3, unique=True))
    return [part for part in drawn if not any(part in before[other] for other in drawn)]


def _conditions(draw: st.DrawFn, parts: list[str]) -> list[Any]:
    count = draw(st.integers(1, max(1, len(parts))))
    return [parts, {"any": parts}, {"at_least": count, "of": parts}]


def _course(draw: st.DrawFn, grade: int, number: int, owner: str, districts: tuple[str, ...]) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "credits": {"high_school": draw(st.sampled_from([0.5, 1]))},
        "subject": "cte" if number == 0 else draw(st.sampled_from(["cte", "math", "science"])),
        "teaches": ["colorado/weld-safely"],
        "offerings": _offerings(draw, owner, districts),
    }
    if draw(st.booleans()):
        fields["grades"] = sorted({grade, draw(st.sampled_from(GRADES))})
    return fields


def _offerings(draw: st.DrawFn, owner: str, districts: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return offerings that reach every district: each its own, or one host for all."""
    if draw(st.booleans()):
        return [{"by": name, "years": "every"} for name in districts]
    host = draw(st.sampled_from([owner, *districts]))
    guests = [name for name in districts if name != host]
    return [{"by": host, "years": "every", **({"open_to": guests} if guests else {})}]


def _college(draw: st.DrawFn, districts: tuple[str, ...]) -> list[Piece]:
    later = draw(st.integers(1, 2))
    taught = [f"{COLLEGE}/later-{number}" for number in range(later)]
    counts = draw(st.booleans())
    return [
        course(DUAL, credits={"high_school": 1, "college": 3}, prepares_for=[CERTIFICATE]),
        *(course(name, credits={"college": 4}, prerequisites=[DUAL], prepares_for=[CERTIFICATE]) for name in taught),
        credential(
            CERTIFICATE,
            awarded_by=COLLEGE,
            requires=[DUAL, *taught],
            credits={"college": 3 + 4 * later},
            qualifies_for=[WELDERS],
            cost={"amount": draw(st.integers(0, 900)), "paid_by": "learner"},
        ),
        *(
            agreement(
                f"{name}/credit",
                {DUAL: DUAL},
                sending=name,
                ends_on="2029-06-30",
                **({"counts_for_graduation": True} if counts else {"applies_to": [CERTIFICATE]}),
            )
            for name in districts
        ),
    ]


def _around(draw: st.DrawFn) -> list[Piece]:
    confirmed = {"hosts": ["steel"], "confirmed_on": "2026-08-15"}
    wage = {"area": "United States", "low": 38130, "median": 51000, "unit": "year", "period": "2025-05"}
    return [
        credential(
            CARD,
            type="certification",
            minimum_age=draw(st.integers(14, 18)),
            qualifies_for=["welders"],
            cost={"amount": 0, "paid_by": "district"},
        ),
        occupation(
            WELDERS,
            needs=["weld-safely"],
            wages=[{**wage, "source": "BLS"}],
            outlook={"area": "Colorado", "openings_per_year": 1, "period": "2024-2034", "source": "State office"},
            entry_education=draw(st.sampled_from(["High school diploma or equivalent", "Some college, no degree"])),
        ),
        competency("colorado/weld-safely", validated_by=["steel"], validated_on="2026-05-20"),
        support(BUS, offered_by=BODY),
        support(ADVICE, type="advising", offered_by=BODY),
        experience(TOUR, activity="worksite-tour", **confirmed),
        experience(f"{BODY}/shadow", activity="job-shadow", **confirmed),
        experience(PROJECT, stage="through", activity="internship", hours=60, **confirmed),
    ]


def _plan(draw: st.DrawFn, courses: Mapping[str, int], college: list[Piece]) -> dict[str, list[Mapping[str, Any]]]:
    plan: dict[str, list[Mapping[str, Any]]] = {f"grade-{grade}": [] for grade in GRADES}
    for name, grade in courses.items():
        plan[f"grade-{grade}"].append({"course": name})
    tour = draw(st.sampled_from([9, 10]))
    plan[f"grade-{tour}"].append({"experience": TOUR})
    plan[f"grade-{tour + 1}"].append({"experience": f"{BODY}/shadow"})
    plan[f"grade-{draw(st.sampled_from([11, 12]))}"].append({"experience": PROJECT})
    plan["grade-12"] += [{"course": DUAL}, {"credential": CARD, "exit": True}]
    later = [piece.id for piece in college if piece.kind is Kind.COURSE and piece.id != DUAL]
    plan["college-1"] = [*({"course": name} for name in later), {"credential": CERTIFICATE, "exit": True}]
    return plan


def _pathway(draw: st.DrawFn, districts: tuple[str, ...], courses: Mapping[str, int]) -> dict[str, Any]:
    first = [name for name, grade in courses.items() if grade < 11]
    return {
        "offered_in": list(districts),
        "occupations": [WELDERS],
        "entries": [{"level": "grade-9"}, {"level": "grade-11", "assumes": first}],
        "supports": ["bus", "advice"],
        "program_of_study": draw(st.booleans()),
        "audience": ["high-school"],
        **REVIEWED,
    }
