"""Q909 action-overdue.

An action of a partnership that is planned or under way after the day on which it was due. On the day itself it is not
overdue. An action without a day is never overdue, and one that is done or dropped is not, either.
"""

from __future__ import annotations

from generator.checks.example_catalog import PARTNERSHIP, extended
from generator.checks.rule import CatalogGraph, GraphRule, Problem, Problems, RuleContext, Severity
from generator.checks.wording import name_of, one_line
from generator.insight.partners.action_plan import is_overdue
from generator.model.status import available

_ANSWER = "Write `status: done` or `dropped`, or the new day under `due`."


def check(graph: CatalogGraph, context: RuleContext) -> Problems:
    """Find what partnerships agreed to do by a day that has passed."""
    for partnership in available(graph.catalog.partnerships.values()):
        for index, action in enumerate(partnership.actions):
            if is_overdue(action, context.as_of):
                owner = graph.resolve(action.owner) if action.owner else None
                whom = name_of(owner) if owner else ""
                by = f"{whom} sees to it." if whom else "Nobody is named who sees to it."
                yield Problem(
                    place=partnership.place(f"/actions/{index}/due"),
                    title=f"“{one_line(str(action.text), most=60)}” was due on {action.due}",
                    what=f"{name_of(partnership)} agreed to do it by {action.due}. {by}",
                    fix=f"Ask {whom or 'who sees to it'}. {_ANSWER}",
                    value=f"{action.due} {action.text}",
                )


_ACTION = 'actions:\n  - {text: Host twenty job shadows, status: planned, due: "2026-06-30"}\n'

RULE = GraphRule(
    code="Q909",
    severity=Severity.NOTE,
    title="An action that is overdue",
    meaning="A partnership agreed to do something by a day that has passed, and it is not done.",
    why="Schools and employers wait for it, and nobody may have noticed.",
    fix=f"Ask who sees to it. {_ANSWER}",
    bad=extended(PARTNERSHIP, _ACTION),
    good=extended(PARTNERSHIP, _ACTION.replace("planned", "done")),
    check=check,
    depends_on_date=True,
)
