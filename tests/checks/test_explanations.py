"""Which error of another rule says why a destination is out of reach: one of this exit, organization and entry."""

from __future__ import annotations

from datetime import date
from typing import Any

from generator.checks.explanations import Explanations
from generator.checks.rule import RuleContext
from generator.checks.rules.destination_out_of_reach import RULE
from tests.insight.small import catalog, entry, pathway

_ENTRIES: Any = [{"level": "grade-11"}, {"level": "grade-12"}]


def _explained(changes: dict[str, Any], at: str = "town", level: str = "grade-11") -> dict[str, bool]:
    """Return by exit that is out of reach whether it is explained."""
    files: dict[str, Any] = {
        "town/courses/first": {"subject": "cte"},
        "town/courses/other": {"subject": "cte", "offerings": [{"by": "town", "open_to": ["valley"]}]},
        "town/credentials/card": {"type": "certificate"},
        "town/pathways/only": pathway(
            {
                "grade-11": [{"course": "first"}, {"course": "other", "exit": True}],
                "grade-12": [{"credential": "card", "after": ["first"], "exit": True}],
            },
            entries=_ENTRIES,
        ),
    }
    graph = catalog({**files, **changes})
    (only,) = graph.catalog.pathways.values()
    context = RuleContext(date(2026, 11, 22))
    told = Explanations(graph, context, RULE.asks)
    reach = context.reacher(graph).reach(only, graph.catalog.organizations[at], entry(level))
    return {
        one.id: told.explains(reach, one, (reach.organization,), is_nobodys=False)
        for one in reach.exits
        if not one.reachable
    }


def test_a_course_not_offered_to_one_district_explains_what_needs_it_there_and_nothing_else() -> None:
    changes = {"town/courses/first": {"subject": "cte", "offerings": [{"by": "valley"}]}}
    assert _explained(changes) == {"card": True}
    both = {**changes, "town/courses/other": {"subject": "cte", "grades": [9]}}
    assert _explained(both, level="grade-12") == {"other": False, "card": True}


def test_what_is_said_of_one_district_explains_nothing_in_another() -> None:
    plan: Any = {
        "grade-11": [{"course": "first"}, {"course": "other", "exit": True}],
        "grade-12": [{"credential": "card", "after": ["first"], "exit": True}],
    }
    changes = {"town/pathways/only": pathway(plan, entries=_ENTRIES, offered_in=["town"])}
    assert _explained(changes, at="valley") == {"card": False}
    changes = {"town/pathways/only": pathway(plan, entries=_ENTRIES, offered_in=["town", "valley"])}
    assert _explained(changes, at="valley") == {"card": True}


def test_too_little_time_explains_what_is_lost_from_that_entry() -> None:
    changes = {
        "town/courses/other": {"subject": "cte", "prerequisites": "first", "grades": [12]},
    }
    assert _explained(changes, level="grade-11") == {}
    assert _explained(changes, level="grade-12") == {"other": True}
