"""What a partnership has agreed to do, in the order in which it is due."""

from __future__ import annotations

from datetime import date

from generator.model.entities import Action, Partnership

_UNFINISHED = ("planned", "under-way")
_FINISHED = ("done", "dropped")


def action_plan(partnership: Partnership) -> tuple[Action, ...]:
    """Return the actions of `partnership` in the order of `urgency`, else as they are written."""
    return tuple(sorted(partnership.actions, key=urgency))


def urgency(action: Action) -> tuple[bool, date]:
    """Return what sorts actions: by the day they are due, then those without a day, then what is done or dropped."""
    return is_finished(action), action.due or date.max


def is_finished(action: Action) -> bool:
    """Say whether nobody has to do anything about it any more."""
    return action.status in _FINISHED


def is_overdue(action: Action, today: date) -> bool:
    """Say whether an action is not finished although its day has passed; on the day itself it is not overdue."""
    return action.due is not None and action.due < today and action.status in _UNFINISHED
