"""What it means that somebody can finish, kind by kind: the right answer was thought first, then asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from generator.checks.apply_rules import apply_rules
from generator.checks.explanations import EXPLAINING
from generator.checks.rule import RuleContext
from generator.checks.rules import RULES
from generator.insight.reach import ReachCalculator
from generator.model.findings import Severity
from tests.insight.small import Files, catalog
from tests.property.any_catalogs import SETTINGS

Answers = Mapping[tuple[str, str], str | None]
"""By organization and entry the level at which the exit is reached, with what is taken beside the plan behind a +."""

_ASKED = {*EXPLAINING, "R602"} - {"R601"}
_OUT_OF_REACH = {"R602", "P407", "O501", "O504", "O505"}
_TOWN = ("town", "grade-10")


def _course(**fields: Any) -> dict[str, Any]:
    return {"subject": "cte", **fields}


def _agreement(kind: str, sides: str, course: str, college_course: str, **fields: Any) -> dict[str, Any]:
    sending, _, receiving = sides.partition(" ")
    pair = {"course": course, "college_course": college_course}
    return {"type": kind, "sending": sending, "receiving": receiving, "courses": [pair], **fields}


def _plan(plan: dict[str, Any], *entries: dict[str, Any], at: tuple[str, ...] = ("town",), **fields: Any) -> Files:
    named = {"offered_in": list(at), "entries": list(entries) or [{"level": "grade-10"}], "plan": plan}
    return {"town/pathways/only": {"cluster": "manufacturing", **named, **fields}}


def _one(course: str, level: str = "grade-11", **fields: Any) -> dict[str, Any]:
    return {level: [{"course": course, "id": "x", "exit": True, **fields}]}


def _half_years(*chain: str) -> Files:
    before = dict(zip(chain[1:], chain, strict=False))
    return {
        f"town/courses/{one}": _course(
            credits={"high_school": 0.5}, **({"prerequisites": before[one]} if one in before else {})
        )
        for one in chain
    }


def _three(elsewhere: int) -> Files:
    """Return three courses, the first ones taught in the valley only, of which two are wanted."""
    homes = ["valley" if number < elsewhere else "town" for number in range(3)]
    steps = [{"course": f"{home}/c{number}", "role": "elective"} for number, home in enumerate(homes)]
    last = {"milestone": "Show it", "id": "x", "exit": True, "after": [{"at_least": 2, "of": ["c0", "c1", "c2"]}]}
    courses = {f"{home}/courses/c{number}": _course() for number, home in enumerate(homes)}
    return {**courses, **_plan({"grade-11": steps, "grade-12": [last]})}


_PARTS: Files = {"campus": {"type": "school", "part_of": "town"}, "school": {"type": "school", "part_of": "campus"}}
_BODIES: Files = {
    "town": {"type": "school-district", "member_of": ["region"]},
    "region": {"type": "intermediary", "member_of": ["boces"]},
    "center": {"type": "school", "part_of": "boces"},
    "valley": {"type": "school-district", "member_of": ["boces"]},
}
_SEAT: Files = {"college/courses/c": _course(), **_plan(_one("college/c"))}
_RING: Files = {
    f"town/courses/{one}": _course(corequisites=[other]) for one, other in (("a", "b"), ("b", "c"), ("c", "a"))
}
_TOGETHER = {"grade-11": [*_one("a")["grade-11"], {"course": "b"}, {"course": "c"}]}
_NEEDS_WHAT_IT_OPENS: Files = {
    "college/courses/x": _course(),
    "town/courses/a": _course(prerequisites="college/x"),
    "town/courses/b": _course(prerequisites="a"),
    **_plan(_one("a", "grade-12")),
}
_ASSUMED: Files = {
    "college/courses/x": _course(),
    "town/courses/b": _course(),
    "town/courses/c": _course(prerequisites="b"),
    **_plan(
        {"grade-11": [{"course": "b"}], **_one("c", "grade-12")}, {"level": "grade-12", "assumes": ["college/x"]}
    ),
}
_LATE = ("town", "grade-12")

KINDS: dict[str, tuple[Files, Answers]] = {
    "a part of a part teaches": (
        {**_PARTS, "school/courses/c": _course(), **_plan(_one("school/c"))},
        {_TOWN: "grade-11"},
    ),
    "no tie leads through a whole that has ceased": (
        {
            **_PARTS,
            "campus": {"type": "school", "part_of": "town", "status": "ceased"},
            "school/courses/c": _course(),
            **_plan(_one("school/c")),
        },
        {_TOWN: None},
    ),
    "a part of the body of a body teaches": (
        {**_BODIES, "center/courses/c": _course(), **_plan(_one("center/c"))},
        {_TOWN: "grade-11"},
    ),
    "a fellow member teaches its own": (
        {**_BODIES, "valley/courses/c": _course(), **_plan(_one("valley/c"))},
        {_TOWN: None},
    ),
    "a fellow member opens to the body": (
        {
            **_BODIES,
            "valley/courses/c": _course(offerings=[{"by": "valley", "open_to": ["boces"]}]),
            **_plan(_one("valley/c")),
        },
        {_TOWN: "grade-11"},
    ),
    "an agreement of the body of a body": (
        {
            **_BODIES,
            **_SEAT,
            "boces/agreements/g": _agreement("concurrent-enrollment", "boces college", "college/c", "college/c"),
        },
        {_TOWN: "grade-11"},
    ),
    "an agreement of a part serves the part alone": (
        {
            **_PARTS,
            **_SEAT,
            **_plan(_one("college/c"), at=("town", "school")),
            "school/agreements/g": _agreement("concurrent-enrollment", "school college", "college/c", "college/c"),
        },
        {_TOWN: None, ("school", "grade-10"): "grade-11"},
    ),
    "an agreement with a college that does not own the course": (
        {
            **_SEAT,
            "other": {"type": "college"},
            "town/agreements/g": _agreement("concurrent-enrollment", "town other", "college/c", "college/c"),
        },
        {_TOWN: None},
    ),
    "an agreement that is being developed, for an active pathway": (
        {
            **_SEAT,
            "town/agreements/g": _agreement(
                "concurrent-enrollment", "town college", "college/c", "college/c", status="developing"
            ),
        },
        {_TOWN: None},
    ),
    "an agreement that is being developed, for a pathway that is, too": (
        {
            **_SEAT,
            **_plan(_one("college/c"), status="developing"),
            "town/agreements/g": _agreement(
                "concurrent-enrollment", "town college", "college/c", "college/c", status="developing"
            ),
        },
        {_TOWN: "grade-11"},
    ),
    "three half-year courses in the last grade": (
        {
            **_half_years("a", "b", "c"),
            **_plan({"grade-12": [{"course": "a"}, {"course": "b"}, *_one("c")["grade-11"]]}, {"level": "grade-12"}),
        },
        {_LATE: None},
    ),
    "two half-year courses in the last grade": (
        {
            **_half_years("a", "b"),
            **_plan({"grade-12": [{"course": "a"}, *_one("b")["grade-11"]]}, {"level": "grade-12"}),
        },
        {_LATE: "grade-12"},
    ),
    "a circle through a course that counts as another": (
        {
            **_NEEDS_WHAT_IT_OPENS,
            "town/agreements/g": _agreement("articulation", "town college", "b", "college/x"),
        },
        {_TOWN: None},
    ),
    "the way out of it where the seat itself is open": (
        {
            **_NEEDS_WHAT_IT_OPENS,
            "town/agreements/g": _agreement("concurrent-enrollment", "town college", "b", "college/x"),
        },
        {_TOWN: "grade-12 + college/x"},
    ),
    "a ring of corequisites": ({**_RING, **_plan(_TOGETHER)}, {_TOWN: "grade-11"}),
    "a ring of corequisites, one of which is suspended": (
        {**_RING, "town/courses/c": _course(corequisites=["a"], status="suspended"), **_plan(_TOGETHER)},
        {_TOWN: None},
    ),
    "a ring of corequisites, one of which the plan leaves out": (
        {**_RING, **_plan({"grade-11": _TOGETHER["grade-11"][:2]})},
        {_TOWN: "grade-11 + town/c"},
    ),
    "an entry assumes what the course counts as": (
        {**_ASSUMED, "town/agreements/g": _agreement("articulation", "town college", "b", "college/x")},
        {_LATE: "grade-12"},
    ),
    "it does not while the agreement is suspended": (
        {
            **_ASSUMED,
            "town/agreements/g": _agreement("articulation", "town college", "b", "college/x", status="suspended"),
        },
        {_LATE: None},
    ),
    "it does not under an agreement of others": (
        {**_ASSUMED, "valley/agreements/g": _agreement("articulation", "valley college", "town/b", "college/x")},
        {_LATE: None},
    ),
    "an experience of a course that has ceased": (
        {
            "town/courses/c": _course(status="ceased"),
            "town/experiences/e": {
                "stage": "through",
                "activity": "clinical",
                "hosts": ["hospital"],
                "course": "c",
            },
            **_plan({"grade-11": [{"experience": "e", "id": "x", "exit": True}]}),
        },
        {_TOWN: None},
    ),
    "two of three, one of which is elsewhere": (_three(1), {_TOWN: "grade-12"}),
    "two of three, two of which are elsewhere": (_three(2), {_TOWN: None}),
    "another district teaches adults": (
        {"valley/courses/c": _course(), **_plan(_one("valley/c", "adult-1"), {"level": "adult-1"})},
        {("town", "adult-1"): "adult-1"},
    ),
    "a district that has ceased teaches nobody": (
        {
            "valley": {"type": "school-district", "status": "ceased"},
            "valley/courses/c": _course(),
            **_plan(_one("valley/c", "adult-1"), {"level": "adult-1"}),
        },
        {("town", "adult-1"): None},
    ),
    "a transfer between colleges": (
        {
            "other": {"type": "college"},
            "other/courses/y": _course(),
            "college/courses/x": _course(),
            "college/courses/z": _course(prerequisites="x"),
            **_plan({"college-1": [{"course": "other/y"}], **_one("college/z", "college-2")}),
            "other/agreements/g": _agreement("transfer", "other college", "other/y", "college/x"),
        },
        {_TOWN: "college-2"},
    ),
    "what the plan leaves out, in time for the first entry only": (
        {
            "town/courses/algebra": _course(grades=[10]),
            "town/courses/c": _course(prerequisites="algebra"),
            **_plan(_one("c", "grade-12"), {"level": "grade-10"}, {"level": "grade-11"}),
        },
        {_TOWN: "grade-12 + town/algebra", ("town", "grade-11"): None},
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_who_can_finish_and_an_error_where_somebody_cannot(kind: str) -> None:
    files, right = KINDS[kind]
    graph = catalog(files, SETTINGS)
    answers = {
        (reach.organization, reach.entry.level): " + ".join((one.level, *(name for _, name in one.beside)))
        if one.level
        else None
        for reach in ReachCalculator(graph).all()
        for one in reach.exits
    }
    assert answers == right
    found, _ = apply_rules(graph, RuleContext(date(2026, 11, 22)), RULES, _ASKED)
    errors = {one.code for one in found if one.severity is Severity.ERROR}
    if None in right.values():
        assert errors
    else:
        assert not errors & _OUT_OF_REACH
