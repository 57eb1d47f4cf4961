"""What a partnership has agreed to do, in the order in which it is due."""

from __future__ import annotations

from datetime import date

from generator.model.entities import Action, Partnership

UNFINISHED = ("planned", "under-way")


def action_plan(partnership: Partnership) -> tuple[Action, ...]:
    """Return the actions of `partnership`: those with a day first, by day, then the others as they are written."""
    return tuple(sorted(partnership.actions, key=lambda one: one.due or date.max))


def is_overdue(action: Action, today: date) -> bool:
    """Say whether an action is not finished although its day has passed; on the day itself it is not overdue."""
    return action.due is not None and action.due < today and action.status in UNFINISHED
