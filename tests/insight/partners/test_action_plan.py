"""Actions in the order of their days, by hand."""

from __future__ import annotations

from datetime import date

from generator.insight.partners.action_plan import action_plan, is_overdue
from tests.builders import catalog, partnership

ACTIONS = [
    "No day",
    {"text": "Late", "status": "planned", "due": "2027-02-01"},
    {"text": "Early", "status": "under-way", "due": "2026-02-01"},
    {"text": "Finished", "status": "done", "due": "2026-01-01"},
]


def test_what_is_due_first_comes_first_and_what_is_finished_last() -> None:
    (found,) = catalog(partnership("metal", actions=ACTIONS)).partnerships.values()
    plan = action_plan(found)
    assert [str(one.text) for one in plan] == ["Early", "Late", "No day", "Finished"]
    assert [is_overdue(one, date(2026, 2, 1)) for one in plan] == [False] * 4
    assert [is_overdue(one, date(2026, 2, 2)) for one in plan] == [True, False, False, False]
